// Words of registers: the registry's own labels, in the reader's language.
#include "qml/viewmodels/words.h"

#include "core/report/indicator.h"
#include "core/usecases/registers.h"

#include <QLocale>

namespace banyan::ui {

namespace {

QString labelOf(const char* zh, const char* en) {
    return QString::fromUtf8(QLocale().language() == QLocale::Chinese ? zh : en);
}

} // namespace

QString Words::entity(const QString& name) {
    const auto* spec = entitySpec(name.toStdString());
    return spec ? labelOf(spec->zh, spec->en) : name;
}

QString Words::registryField(const QString& entity, const QString& field) {
    const auto* spec = entitySpec(entity.toStdString());
    const auto* known = spec ? spec->field(field.toStdString()) : nullptr;
    return known ? labelOf(known->zh, known->en) : field;
}

QString Words::part(const QString& key) {
    for (const auto& part : registerParts())
        if (key == QLatin1String(part.key))
            return labelOf(part.zh, part.en);
    return key;
}

QString Words::reportPart(const QString& part) {
    for (const auto& known : reportParts())
        if (part == QLatin1String(known.part))
            return labelOf(known.zh, known.en);
    return part;
}

QString Words::figure(const QString& key) {
    const auto* indicator = indicatorNamed(key.toStdString());
    return indicator ? labelOf(indicator->zh, indicator->en) : key;
}

QString Words::choice(const QString& list, const QString& code, bool isYesNo) {
    if (isYesNo)
        return code == QLatin1String("1") ? tr("是") : tr("否");
    const auto* codes = codeListNamed(list.toStdString());
    const auto* known = codes ? codes->find(code.toStdString()) : nullptr;
    return known ? labelOf(known->zh, known->en) : code;
}

QString Words::notHere() { return tr("不在这台手机上"); }

} // namespace banyan::ui
