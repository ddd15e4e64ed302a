#include "core/store/casebook.h"

namespace banyan {

namespace {

FieldValues caseValues(const CaseBook::Opening& opening) {
    const auto& spec = specOf(EntityId::ConflictCase);
    FieldValues values;
    const auto put = [&](const char* name, Value value) {
        if (!isNull(value))
            values.emplace_back(spec.field(name)->number, std::move(value));
    };
    const auto text = [](const std::string& value) {
        return value.empty() ? Value{} : Value{value};
    };
    put("kind", std::string(opening.kind));
    put("subject_entity", std::string(specOf(opening.entity).name));
    put("subject_record", opening.record);
    put("subject_field", text(opening.field));
    put("before", text(opening.before));
    put("candidates", text(entriesText(opening.candidates)));
    put("state", std::string("open"));
    return values;
}

Value fieldOrNothing(std::string_view field) {
    return field.empty() ? Value{} : Value{std::string(field)};
}

} // namespace

void CaseBook::load() {
    m_openCounts.emplace();
    auto& statement = m_store.database().cached(
        "SELECT subject_record, count(*) FROM conflict_case WHERE state = 'open' GROUP BY 1");
    Running running(statement);
    while (running->step())
        (*m_openCounts)[statement.id(0)] = static_cast<int>(statement.integer(1));
}

std::optional<Record> CaseBook::openAbout(const Uuid& record, std::string_view field) {
    if (!m_openCounts)
        load();
    if (!m_openCounts->contains(record))
        return std::nullopt;
    auto found = m_store.table(EntityId::ConflictCase)
                     .select("subject_record = ? AND subject_field IS NOT DISTINCT FROM ? AND "
                             "state = 'open' LIMIT 1",
                             {Value{record}, fieldOrNothing(field)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<Record> CaseBook::decidedAbout(const Uuid& record, std::string_view field) {
    auto found =
        m_store.table(EntityId::ConflictCase)
            .select(
                "subject_record = ? AND subject_field IS NOT DISTINCT FROM ? AND state = 'decided' "
                "ORDER BY decided_at DESC LIMIT 1",
                {Value{record}, fieldOrNothing(field)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Uuid CaseBook::idOf(const Opening& opening) {
    return Uuid::derived(std::string(opening.record.view()) + opening.field + '\0' + opening.kind
                         + '\0' + opening.firstAction);
}

void CaseBook::openOnce(const Opening& opening) {
    if (!m_store.table(EntityId::ConflictCase).head(idOf(opening)))
        open(opening);
}

Uuid CaseBook::open(const Opening& opening) {
    const Uuid id = idOf(opening);
    m_chronicle.create(EntityId::ConflictCase, id, caseValues(opening), opening.scope,
                       opening.atMs);
    if (!m_openCounts)
        load();
    else
        ++(*m_openCounts)[opening.record];
    return id;
}

void CaseBook::join(const Record& subject, const Entry& candidate, std::int64_t atMs) {
    // The candidate's own author and time are kept: the entry is written whole.
    auto& table = m_store.table(EntityId::ConflictCase);
    const auto current = table.find(subject.id);
    for (const auto& entry : entriesOf(current->text("candidates")))
        if (entry.key == candidate.key)
            return;
    m_chronicle.apply(EntityId::ConflictCase, subject.id, "candidates", Op::Set,
                      Value{entriesWith(current->text("candidates"), candidate)}, atMs);
}

void CaseBook::reopen(const Record& decided, const Entry& candidate, std::int64_t atMs) {
    join(decided, candidate, atMs);
    m_chronicle.apply(EntityId::ConflictCase, decided.id, "state", Op::Set,
                      Value{std::string("open")}, atMs);
    if (!m_openCounts)
        load();
    else
        ++(*m_openCounts)[decided.reference("subject_record")];
}

void CaseBook::close(const Record& open, const std::string& decision, const Uuid& by,
                     std::int64_t atMs) {
    const auto set = [&](const char* field, const Value& value) {
        m_chronicle.apply(EntityId::ConflictCase, open.id, field, Op::Set, value, atMs);
    };
    set("decision", fieldOrNothing(decision));
    set("decided_by", by);
    set("decided_at", atMs);
    set("state", std::string("decided"));
    if (!m_openCounts)
        return;
    const auto count = m_openCounts->find(open.reference("subject_record"));
    if (count != m_openCounts->end() && --count->second <= 0)
        m_openCounts->erase(count);
}

} // namespace banyan
