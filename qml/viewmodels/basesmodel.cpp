#include "qml/viewmodels/basesmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

const QString kindList = QStringLiteral("base_kind");

QString sectionOf(const BaseRow& row) {
    if (row.kilometres >= 0)
        return QCoreApplication::translate("BasesModel", "由近到远");
    if (row.nearness == QLatin1String("own_community"))
        return QCoreApplication::translate("BasesModel", "本社区");
    if (row.nearness == QLatin1String("own_subdistrict"))
        return QCoreApplication::translate("BasesModel", "本街道");
    return QCoreApplication::translate("BasesModel", "其他");
}

QString lineOf(const BaseRow& row) {
    QStringList parts{Words::choice(kindList, row.kind)};
    if (!row.hours.isEmpty())
        parts << row.hours;
    return Words::joined(parts);
}

bool holds(const BaseRow& row, const QString& text) {
    for (const QString& part : {row.name, row.unit, row.address, row.facilities, row.government,
                                row.partyMass, row.safety, row.deliberation, row.cultureCare})
        if (part.contains(text, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace

BasesModel::BasesModel(QObject* parent)
    : ViewModel(parent)
    , m_kinds(ChoiceModel::Kind::Any, this)
    , m_rows(
          {{"baseId", [](const BaseRow& row) { return row.id; }},
           {"name", [](const BaseRow& row) { return row.name; }},
           {"line", lineOf},
           {"distanceText", [](const BaseRow& row) { return Words::distance(row.kilometres); }},
           {"section", sectionOf}},
          [](const BaseRow& row) { return row.id; }, this) {
    connect(&m_kinds, &ChoiceModel::chosenChanged, this, &BasesModel::show);
}

void BasesModel::load() {
    if (m_kinds.count() == 0) {
        std::vector<Choice> kinds;
        for (const QString& code : Words::codesOf(kindList))
            kinds.push_back({code, Words::choice(kindList, code), {}, {}, false});
        m_kinds.setChoices(std::move(kinds));
    }
    const OriginRef from = m_from;
    backend()->bases(from, this, [this, from](Result<BaseDirectory> directory) {
        if (from != m_from || !good(directory))
            return;
        m_directory = *std::move(directory);
        setReady();
        show();
    });
}

void BasesModel::show() {
    const auto kinds = m_kinds.allChosen();
    std::vector<BaseRow> rows;
    for (const BaseRow& row : m_directory.bases) {
        const bool isKind = kinds.empty() || std::ranges::find(kinds, row.kind) != kinds.end();
        if (isKind && (m_text.isEmpty() || holds(row, m_text)))
            rows.push_back(row);
    }
    m_rows.setRows(std::move(rows));
    Q_EMIT shown();
}

void BasesModel::measureFrom(const QString& entity, const QString& id) {
    m_from = {entity, id};
    load();
}

void BasesModel::setText(const QString& text) {
    if (text.trimmed() == m_text)
        return;
    m_text = text.trimmed();
    show();
}

QString BasesModel::originText() const {
    return m_directory.origin.title.isEmpty() ? tr("选一个地方") : m_directory.origin.title;
}

QString BasesModel::originNote() const {
    if (!ready())
        return {};
    if (!m_directory.origin.placed)
        return tr("这里没有记下坐标，先列本社区、本街道的。");
    return m_directory.origin.exact ? tr("直线距离，按登记的坐标算，不用定位。")
                                    : tr("直线距离，按周围门牌的坐标估的，不用定位。");
}

bool BasesModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
