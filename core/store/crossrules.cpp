#include "core/store/crossrules.h"

#include <algorithm>
#include <tuple>

namespace banyan {

namespace {

constexpr std::int64_t visitTwiceMs = 30 * 60'000;

} // namespace

void CrossRules::residentChanged(const Uuid& residentId, const Change& change, std::int64_t atMs) {
    const auto& spec = specOf(EntityId::Resident);
    const std::string_view name = spec.field(change.field)->name;
    const bool isGone = (name == "life_status" && textOf(change.value) == "dead")
                        || (name == "moved_out_on" && !isNull(change.value));
    if (!isGone)
        return;
    const auto households =
        m_store.table(EntityId::Household).select("head = ?", {Value{residentId}});
    for (const auto& household : households) {
        if (m_cases.openAbout(household.id, "head"))
            continue;
        CaseBook::Opening opening;
        opening.kind = "cross_field";
        opening.entity = EntityId::Household;
        opening.record = household.id;
        opening.field = "head";
        opening.before = residentId.text();
        opening.candidates = {{entryKey(viewOf(change.salt)), residentId.text(), {}, atMs}};
        opening.firstAction = viewOf(change.salt);
        opening.scope = household.head.scope;
        opening.atMs = atMs;
        m_cases.open(opening);
    }
}

void CrossRules::residencyCreated(const Record& residency, std::int64_t atMs) {
    if (!residency.text("until").empty())
        return;
    const Uuid person = residency.reference("resident");
    const auto others =
        m_store.table(EntityId::Residency)
            .select("resident = ? AND until IS NULL AND record_state = 0 AND id <> ? AND "
                    "dwelling <> ?",
                    {Value{person}, Value{residency.id}, residency.value("dwelling")});
    if (others.empty() || m_cases.openAbout(person, {}))
        return;
    CaseBook::Opening opening;
    opening.kind = "double_presence";
    opening.entity = EntityId::Resident;
    opening.record = person;
    for (const auto& other : others)
        opening.candidates.push_back({other.id.text(), other.id.text(),
                                      m_store.peers().get(other.createdBy), other.createdAtMs});
    opening.candidates.push_back(
        {residency.id.text(), residency.id.text(), m_store.peers().get(residency.createdBy), atMs});
    opening.firstAction = residency.id.view();
    opening.scope = m_store.table(EntityId::Resident).head(person).value_or(residency.head).scope;
    opening.atMs = atMs;
    m_cases.open(opening);
}

void CrossRules::visitCreated(const Record& visit, const Uuid& author, std::int64_t atMs) {
    const Uuid household = visit.reference("household");
    if (household.isNull())
        return;
    const std::int64_t observedAt = visit.integer("observed_at");
    const auto near =
        m_store.table(EntityId::Visit)
            .select("household = ? AND id <> ? AND observed_at BETWEEN ? AND ? AND "
                    "void_reason IS NULL AND record_state = 0",
                    {Value{household}, Value{visit.id}, Value{observedAt - visitTwiceMs},
                     Value{observedAt + visitTwiceMs}});
    for (const auto& other : near) {
        const Uuid otherAuthor = m_store.peers().get(other.createdBy);
        if (otherAuthor == author || m_cases.openAbout(visit.id, {}))
            continue;
        CaseBook::Opening opening;
        opening.kind = "visit_twice";
        opening.entity = EntityId::Visit;
        opening.record = visit.id;
        opening.candidates = {{other.id.text(), other.id.text(), otherAuthor, other.createdAtMs},
                              {visit.id.text(), visit.id.text(), author, atMs}};
        opening.firstAction = visit.id.view();
        opening.scope = visit.head.scope;
        opening.atMs = atMs;
        m_cases.open(opening);
    }
}

const char* CrossRules::indexSql() {
    return "CREATE INDEX IF NOT EXISTS resident_birth_date ON resident(birth_date, name) WHERE "
           "birth_date IS NOT NULL; "
           "CREATE INDEX IF NOT EXISTS dwelling_door ON dwelling(door, scope);";
}

void CrossRules::personWritten(const Uuid& id, std::int64_t atMs) {
    auto& table = m_store.table(EntityId::Resident);
    const auto person = table.find(id);
    if (!person || person->head.state != RecordState::Live)
        return;
    std::vector<Record> others;
    if (const Value number = person->value("id_number"); !isNull(number))
        others =
            table.select("id_number = ? AND id <> ? AND record_state = 0", {number, Value{id}});
    if (others.empty() && !isNull(person->value("birth_date"))) {
        others = table.select("birth_date = ? AND name = ? AND id <> ? AND record_state = 0",
                              {person->value("birth_date"), person->value("name"), Value{id}});
        std::erase_if(others, [&](const Record& other) {
            return !isNull(person->value("id_number")) && !isNull(other.value("id_number"));
        });
    }
    askWhetherOne(*person, others, atMs);
}

void CrossRules::doorWritten(const Uuid& id, std::int64_t atMs) {
    auto& table = m_store.table(EntityId::Dwelling);
    const auto door = table.find(id);
    if (!door || door->head.state != RecordState::Live)
        return;
    const auto others =
        table.select("door = ? AND scope = ? AND id <> ? AND record_state = 0 AND unit IS NOT "
                     "DISTINCT FROM ? AND building IS NOT DISTINCT FROM ? "
                     "AND estate IS NOT DISTINCT FROM ?",
                     {door->value("door"), Value{door->head.scope}, Value{id}, door->value("unit"),
                      door->value("building"), door->value("estate")});
    askWhetherOne(*door, others, atMs);
}

void CrossRules::identityChanged(const Change& change, const FieldSpec& field, std::int64_t atMs) {
    const std::string_view name = field.name;
    if (change.entity == EntityId::Resident
        && (name == "id_number" || name == "birth_date" || name == "name"))
        personWritten(change.record, atMs);
    if (change.entity == EntityId::Dwelling
        && (name == "door" || name == "unit" || name == "building" || name == "estate"))
        doorWritten(change.record, atMs);
}

// Once for each pair: who has been told apart is not asked about again.
void CrossRules::askWhetherOne(const Record& record, const std::vector<Record>& others,
                               std::int64_t atMs) {
    for (const auto& other : others) {
        const auto& [older, newer] =
            other.id < record.id ? std::tie(other, record) : std::tie(record, other);
        CaseBook::Opening opening;
        opening.kind = "duplicate";
        opening.entity = record.entity;
        opening.record = newer.id;
        for (const Record* each : {&older, &newer})
            opening.candidates.push_back({each->id.text(), each->id.text(),
                                          m_store.peers().get(each->createdBy), each->createdAtMs});
        opening.firstAction = older.id.view();
        opening.scope = newer.head.scope;
        opening.atMs = atMs;
        m_cases.openOnce(opening);
    }
}

} // namespace banyan
