#include "qml/viewmodels/basemodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

std::vector<RowModel<NamedValue>::Role> roles() {
    return {{"label", [](const NamedValue& row) { return row.label; }},
            {"value", [](const NamedValue& row) { return row.value; }}};
}

QString keyOf(const NamedValue& row) { return row.label; }

// In the registry's own words; what is not written is left out.
void add(std::vector<NamedValue>& rows, const char* field, const QString& value) {
    if (!value.isEmpty())
        rows.push_back(
            {Words::registryField(QStringLiteral("service_base"), QLatin1String(field)), value});
}

} // namespace

BaseModel::BaseModel(QObject* parent)
    : ViewModel(parent)
    , m_facts(roles(), keyOf, this)
    , m_services(roles(), keyOf, this) {}

void BaseModel::load() {
    backend()->bases({}, this, [this](Result<BaseDirectory> directory) {
        if (directory) {
            const auto base = std::ranges::find(directory->bases, m_baseId, &BaseRow::id);
            if (base == directory->bases.end())
                directory = Error{ErrorCode::NotFound, "there is no such base here"};
            else
                m_base = *base;
        }
        if (!good(directory))
            return;
        setReady();
        show();
    });
}

void BaseModel::show() {
    std::vector<NamedValue> facts;
    add(facts, "hours", m_base.hours);
    add(facts, "address", m_base.address);
    add(facts, "facilities", m_base.facilities);
    add(facts, "contact", m_base.contact);
    add(facts, "phone", m_base.phone);
    if (m_base.uses >= 0)
        facts.push_back({tr("近 30 天来过"), tr("%n 人次", nullptr, m_base.uses)});
    m_facts.setRows(std::move(facts));
    std::vector<NamedValue> services;
    add(services, "government", m_base.government);
    add(services, "party_mass", m_base.partyMass);
    add(services, "safety", m_base.safety);
    add(services, "deliberation", m_base.deliberation);
    add(services, "culture_care", m_base.cultureCare);
    m_services.setRows(std::move(services));
    Q_EMIT shown();
}

QString BaseModel::line() const {
    QStringList parts;
    if (!m_base.kind.isEmpty())
        parts << Words::choice(QStringLiteral("base_kind"), m_base.kind);
    if (!m_base.unit.isEmpty())
        parts << m_base.unit;
    return Words::joined(parts);
}

bool BaseModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
