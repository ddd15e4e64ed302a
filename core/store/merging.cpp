#include "core/store/merging.h"

#include "core/merge/setvalue.h"

#include <algorithm>

namespace banyan {

namespace {

bool isSet(const FieldSpec& field) {
    return field.type == FieldType::TextSet || field.type == FieldType::ReferenceSet;
}

} // namespace

bool Merging::isMergeable(EntityId entity) {
    return entity == EntityId::Resident || entity == EntityId::Household
           || entity == EntityId::Dwelling;
}

std::optional<std::pair<std::int64_t, Uuid>> Merging::lastMerge(const Uuid& record) {
    auto& statement =
        m_store.database()
            .cached("SELECT id, value FROM history WHERE record = ? AND field = 0 AND op = ? AND "
                    "verdict = 1 ORDER BY revision DESC LIMIT 1")
            .with(record, static_cast<std::int64_t>(Op::Merge));
    Running running(statement);
    if (!running->step() || statement.isNull(1))
        return std::nullopt;
    return std::pair(statement.integer(0), statement.id(1));
}

Uuid Merging::lastMergeInto(const Uuid& record) {
    const auto merge = lastMerge(record);
    return merge ? merge->second : Uuid{};
}

Uuid Merging::rootOf(EntityId entity, const Uuid& record) {
    Uuid root = record;
    for (;;) {
        const auto head = m_store.table(entity).head(root);
        if (!head || head->state != RecordState::Merged)
            return root;
        const auto merge = lastMerge(root);
        if (!merge)
            return root;
        root = merge->second;
    }
}

std::vector<Record> Merging::oneWith(EntityId entity, const Uuid& record) {
    auto& table = m_store.table(entity);
    const Uuid root = rootOf(entity, record);
    std::vector<Record> all{*table.find(root)};
    const Value isMerged{static_cast<std::int64_t>(RecordState::Merged)};
    for (auto& other : table.select("record_state = ?", {isMerged}))
        if (rootOf(entity, other.id) == root)
            all.push_back(std::move(other));
    return all;
}

void Merging::redirect(EntityId entity, const Uuid& record, const FieldSpec& field, Op op,
                       const Value& value, std::int64_t atMs) {
    m_chronicle.apply(entity, record, field.name, op, value, atMs, historyflag::redirected);
    if (!field.givesScope)
        return;
    const auto moved = m_store.table(entity).find(record);
    if (const auto scope = m_store.scopeByReferences(specOf(entity), moved->values))
        m_chronicle.rescope(entity, record, *scope);
}

// What the survivor does not hold yet; where it holds something else, that stands.
void Merging::tell(const FieldSpec& field, EntityId entity, const Uuid& survivor, const Value& held,
                   const Value& told, std::int64_t atMs) {
    if (isSet(field)) {
        for (const auto& element : setElements(textOf(told)))
            if (!setContains(textOf(held), element))
                redirect(entity, survivor, field, Op::Add, Value{element}, atMs);
    } else if (field.type == FieldType::Entries) {
        std::string all(textOf(held));
        for (const auto& entry : entriesOf(textOf(told)))
            if (!entriesContain(all, entry.key))
                all = entriesWith(all, entry);
        if (all != textOf(held))
            redirect(entity, survivor, field, Op::Set, Value{all}, atMs);
    } else if (isNull(held) && !isNull(told)) {
        redirect(entity, survivor, field, Op::Set, told, atMs);
    }
}

void Merging::absorb(EntityId entity, const Uuid& absorbed, const Uuid& survivor,
                     std::int64_t atMs) {
    auto& table = m_store.table(entity);
    const auto from = *table.find(absorbed);
    const auto to = *table.find(survivor);
    for (std::size_t i = 0; i < from.values.size(); ++i)
        if (const auto& field = table.spec().fields[i]; !field.givesScope)
            tell(field, entity, survivor, to.values[i], from.values[i], atMs);
    turnReferences(entity, absorbed, survivor, atMs);
}

void Merging::turnReferences(EntityId entity, const Uuid& from, const Uuid& to, std::int64_t atMs) {
    for (const auto& spec : registry())
        for (const auto& field : spec.fields) {
            if (field.type != FieldType::Reference || field.target != entity)
                continue;
            const auto referring = m_store.table(spec.id).select(
                std::string("\"") + field.name + "\" = ?", {Value{from}});
            // Of what was erased only the place is left, and nothing is written to it any more.
            for (const auto& record : referring)
                if (record.id != to && record.head.state != RecordState::Erased)
                    redirect(spec.id, record.id, field, Op::Set, Value{to}, atMs);
        }
}

void Merging::giveBack(EntityId entity, const Uuid& absorbed, const Uuid& survivor,
                       std::int64_t atMs) {
    const auto merge = lastMerge(absorbed);
    if (!merge)
        return;
    takeBackReferences(merge->first, absorbed, survivor, atMs);
    takeBackValues(entity, merge->first, absorbed, survivor, atMs);
}

void Merging::takeBackReferences(std::int64_t since, const Uuid& absorbed, const Uuid& survivor,
                                 std::int64_t atMs) {
    struct Turned {
        EntityId entity;
        Uuid record;
        std::uint16_t field;
    };
    std::vector<Turned> turned;
    {
        auto& rows = m_store.database()
                         .cached("SELECT DISTINCT entity, record, field FROM history WHERE id > ? "
                                 "AND (flags & ?) <> 0 AND old = ?")
                         .with(since, historyflag::redirected, absorbed);
        Running running(rows);
        while (running->step())
            turned.push_back({static_cast<EntityId>(rows.integer(0)), rows.id(1),
                              static_cast<std::uint16_t>(rows.integer(2))});
    }
    for (const auto& item : turned) {
        const auto* field = specOf(item.entity).field(item.field);
        const auto record = m_store.table(item.entity).find(item.record);
        if (record && record->head.state != RecordState::Erased
            && referenceOf(record->value(field->name)) == survivor)
            redirect(item.entity, item.record, *field, Op::Set, Value{absorbed}, atMs);
    }
}

// What the absorbed record had told the survivor and nobody has written over since.
void Merging::takeBackValues(EntityId entity, std::int64_t since, const Uuid& absorbed,
                             const Uuid& survivor, std::int64_t atMs) {
    const auto from = *m_store.table(entity).find(absorbed);
    auto rows = m_store.history().of(survivor);
    std::vector<std::uint16_t> later; // fields that have been written since the row at hand
    for (auto row = rows.rbegin(); row != rows.rend() && row->id > since; ++row) {
        const auto* field = specOf(entity).field(row->change.field);
        if (!field || field->givesScope || row->verdict != Verdict::Applied)
            continue;
        const auto now = m_store.table(entity).find(survivor)->value(field->name);
        const bool isOurs = row->flags & historyflag::redirected && !isNull(row->change.value)
                            && hasSaid(from, *field, row->change.value);
        const bool isWhole = row->change.op == Op::Set;
        if (field->type == FieldType::Entries)
            takeBackEntries(entity, survivor, *field, *row, from.value(field->name), atMs);
        else if (isOurs && row->change.op == Op::Add
                 && setContains(textOf(now), textOf(row->change.value)))
            redirect(entity, survivor, *field, Op::Remove, row->change.value, atMs);
        else if (isOurs && isWhole && std::count(later.begin(), later.end(), field->number) == 0)
            redirect(entity, survivor, *field, Op::Set, row->old, atMs);
        else if (isWhole)
            later.push_back(field->number);
    }
}

// Only the entries that this row had brought: others may have come or gone since.
void Merging::takeBackEntries(EntityId entity, const Uuid& survivor, const FieldSpec& field,
                              const HistoryRow& told, const Value& absorbed, std::int64_t atMs) {
    if (!(told.flags & historyflag::redirected) || told.change.op != Op::Set)
        return;
    const Value now = m_store.table(entity).find(survivor)->value(field.name);
    std::string rest(textOf(now));
    for (const auto& entry : entriesOf(textOf(told.change.value)))
        if (!entriesContain(textOf(told.old), entry.key)
            && entriesContain(textOf(absorbed), entry.key))
            rest = entriesWithout(rest, entry.key);
    if (rest != textOf(now))
        redirect(entity, survivor, field, Op::Set, rest.empty() ? Value{} : Value{rest}, atMs);
}

bool Merging::hasSaid(const Record& record, const FieldSpec& field, const Value& value) {
    const Value& now = record.value(field.name);
    if (now == value || (isSet(field) && setContains(textOf(now), textOf(value))))
        return true;
    const auto rows = m_store.history().of(record.id, field.number);
    return std::any_of(rows.begin(), rows.end(), [&](const HistoryRow& row) {
        return row.change.value == value || row.old == value;
    });
}

void Merging::lateEdit(const Change& change, const FieldSpec& field, const Value& before,
                       const Value& after, const Uuid& author, std::int64_t atMs) {
    const Uuid survivor = rootOf(change.entity, change.record);
    const auto record = m_store.table(change.entity).find(survivor);
    if (survivor == change.record || !record || record->head.state != RecordState::Live)
        return;
    const Value held = record->value(field.name);
    const bool isSettledByPeople =
        field.rule == MergeRule::Review || field.rule == MergeRule::Authority;
    if (isSet(field) || field.type == FieldType::Entries) {
        lateElement(change, field, survivor, held, after, atMs);
    } else if (held == after) {
        return;
    } else if (field.rule == MergeRule::Immutable) {
        tell(field, change.entity, survivor, held, after, atMs);
    } else if (field.givesScope || (isSettledByPeople && !isNull(held) && held != before)) {
        ask(change, field, survivor, held, after, author, atMs);
    } else if (held == before || !isOlder(change, field, survivor, atMs)) {
        redirect(change.entity, survivor, field, Op::Set, after, atMs);
    }
}

// One element or entry comes or goes; what else was taken from the survivor stays away.
void Merging::lateElement(const Change& change, const FieldSpec& field, const Uuid& survivor,
                          const Value& held, const Value& after, std::int64_t atMs) {
    const std::string_view named = textOf(change.value);
    if (isSet(field)) {
        if (setContains(textOf(held), named) == (change.op == Op::Remove))
            redirect(change.entity, survivor, field, change.op, change.value, atMs);
    } else if (change.op == Op::Remove) {
        if (entriesContain(textOf(held), named))
            redirect(change.entity, survivor, field, Op::Remove, change.value, atMs);
    } else {
        for (const auto& entry : entriesOf(textOf(after)))
            if (entry.key == entryKey(viewOf(change.salt)))
                tell(field, change.entity, survivor, held, Value{entriesText({entry})}, atMs);
    }
}

// The survivor's value is of a later time, by the clock that the field goes by.
bool Merging::isOlder(const Change& change, const FieldSpec& field, const Uuid& survivor,
                      std::int64_t atMs) {
    const auto last = m_store.history().version(survivor, field.number);
    if (!last)
        return false;
    if (field.rule != MergeRule::LatestObserved)
        return last->atMs > atMs;
    const auto observedAt = [](std::int64_t observed, std::int64_t written) {
        return observed != 0 ? observed : written;
    };
    return observedAt(last->observedAtMs, last->atMs) > observedAt(change.observedAtMs, atMs);
}

void Merging::ask(const Change& change, const FieldSpec& field, const Uuid& survivor,
                  const Value& standing, const Value& told, const Uuid& author, std::int64_t atMs) {
    const Entry theirs{entryKey(viewOf(change.salt)), valueText(field, told), author, atMs};
    if (const auto open = m_cases.openAbout(survivor, field.name)) {
        m_cases.join(*open, theirs, atMs);
        return;
    }
    CaseBook::Opening opening;
    opening.kind = field.rule == MergeRule::Authority ? "authority" : "review";
    opening.entity = change.entity;
    opening.record = survivor;
    opening.field = field.name;
    opening.before = valueText(field, standing);
    opening.candidates = {{"current", valueText(field, standing), {}, 0}, theirs};
    opening.firstAction = viewOf(change.salt);
    opening.scope = m_store.table(change.entity).head(survivor)->scope;
    opening.atMs = atMs;
    m_cases.open(opening);
}

void Merging::lateReference(EntityId entity, const Uuid& id, std::int64_t atMs) {
    const auto& spec = specOf(entity);
    const auto record = m_store.table(entity).find(id);
    for (std::size_t i = 0; record && i < spec.fields.size(); ++i) {
        const auto& field = spec.fields[i];
        if (field.type != FieldType::Reference || !isMergeable(field.target)
            || isNull(record->values[i]))
            continue;
        const Uuid named = referenceOf(record->values[i]);
        const Uuid root = rootOf(field.target, named);
        if (root != named && root != id)
            redirect(entity, id, field, Op::Set, Value{root}, atMs);
    }
}

} // namespace banyan
