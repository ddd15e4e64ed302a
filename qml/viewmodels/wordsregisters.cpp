// Words of registers: the registry's own labels, in the reader's language.
#include "qml/viewmodels/words.h"

#include "core/report/indicator.h"
#include "core/usecases/inboxes.h"
#include "core/usecases/registers.h"

#include <QHash>
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

QString Words::inbox(const QString& key) {
    if (const auto* known = inboxNamed(key.toStdString()))
        return labelOf(known->zh, known->en);
    static const QHash<QString, const char*> others = {
        {QStringLiteral("cases"), QT_TR_NOOP("两人写得不一样的")},
        {QStringLiteral("duplicates"), QT_TR_NOOP("可能是同一个的")},
        {QStringLiteral("set_aside"), QT_TR_NOOP("中心没有收下的")},
    };
    const auto found = others.find(key);
    return found == others.end() ? key : tr(*found);
}

bool Words::isLateInbox(const QString& key) {
    const auto* known = inboxNamed(key.toStdString());
    return known && known->states.empty();
}

QString Words::notDone(const QString& stateList, const EachResult::Left& left) {
    const auto why = [&] {
        switch (left.why) {
        case ErrorCode::Conflict:
            return left.state.isEmpty()
                       ? problem(left.why)
                       : tr("现在是「%1」，不能这样办").arg(code(stateList, left.state));
        case ErrorCode::NotAllowed:
            return tr("不归你办");
        case ErrorCode::NotFound:
            return tr("这台手机上没有了");
        case ErrorCode::Unchanged:
            return tr("原来就是这样");
        default:
            return problem(left.why);
        }
    };
    //: a record that was left as it is, and why
    return tr("没办成：%1（%2）").arg(left.title.isEmpty() ? notHere() : left.title, why());
}

QString Words::notHere() { return tr("不在这台手机上"); }

} // namespace banyan::ui
