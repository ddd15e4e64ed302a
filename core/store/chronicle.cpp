#include "core/store/chronicle.h"

#include "core/merge/judge.h"

namespace banyan {

Record recordFrom(EntityId entity, const Uuid& id, const FieldValues& values) {
    const auto& spec = specOf(entity);
    Record record;
    record.entity = entity;
    record.id = id;
    record.values.resize(spec.fields.size());
    for (const auto& [number, value] : values)
        if (const int index = spec.indexOf(number); index >= 0)
            record.values[static_cast<std::size_t>(index)] = value;
    return record;
}

Chronicle::Chronicle(Store& store, const Uuid& officeDevice)
    : m_store(store)
    , m_ledger(store)
    , m_listings(store)
    , m_officeDevice(officeDevice) {}

void Chronicle::endAction(bool isRefused) {
    m_isInAction = false;
    if (isRefused)
        m_listings.drop();
    else
        m_listings.settle();
}

void Chronicle::settle() {
    if (!m_isInAction)
        m_listings.settle();
}

std::int64_t Chronicle::write(const Change& change, const Authorship& by, Verdict verdict,
                              std::int64_t revision, std::int64_t scope, Value old) {
    HistoryRow row;
    row.change = change;
    row.verdict = verdict;
    row.revision = revision;
    row.device = by.device;
    row.author = by.author;
    row.number = by.number;
    row.recordedAtMs = by.recordedAtMs;
    row.decidedAtMs = by.atMs;
    row.flags = by.flags;
    row.old = std::move(old);
    const std::int64_t id = m_store.history().insert(row);
    if (scope != 0) {
        const Hash commitment = commitmentOf(change, m_store.peers().get(by.device), by.number,
                                             m_store.peers().get(by.author));
        FeedEntry entry;
        entry.history = id;
        m_store.feeds().append(scope, entry, rowProof(viewOf(commitment), verdict, revision));
    }
    if (verdict == Verdict::Applied)
        m_listings.noteWritten(change, by.flags);
    return id;
}

Authorship Chronicle::own(std::int64_t atMs) {
    if (m_officePeer == 0)
        m_officePeer = m_store.peers().obtain(m_officeDevice);
    return {m_officePeer, m_officePeer, m_store.history().nextNumber(), atMs, atMs, 0};
}

void Chronicle::create(EntityId entity, const Uuid& id, const FieldValues& values,
                       std::int64_t scope, std::int64_t atMs, const CreateOptions& options) {
    Change change;
    change.entity = entity;
    change.record = id;
    change.op = Op::Create;
    change.values = values;
    change.salt = m_store.newSalt();
    Authorship by = own(atMs);
    if (!options.author.isNull())
        by.author = m_store.peers().obtain(options.author);
    if (options.isImport) {
        by.flags |= historyflag::imported;
        m_store.setMeta("has_imports", std::int64_t{1});
    }
    Record record = recordFrom(entity, id, values);
    record.head.scope = scope;
    record.head.revision = 1;
    record.createdAtMs = atMs;
    record.createdBy = by.author;
    m_ledger.insert(record);
    write(change, by, Verdict::Applied, 1, scope, {});
    if (entity == EntityId::Grid)
        m_store.feeds().obtain(id, FeedKind::Grid);
    if (entity == EntityId::OrgUnit)
        m_store.feeds().obtain(id, FeedKind::OrgUnit);
    settle();
}

void Chronicle::apply(EntityId entity, const Uuid& id, std::string_view fieldName, Op op,
                      const Value& operand, std::int64_t atMs, std::int64_t flags) {
    auto& table = m_store.table(entity);
    const int index = table.spec().indexOf(fieldName);
    const auto& field = table.spec().fields[static_cast<std::size_t>(index)];
    Value before;
    const auto head = table.headAndValue(id, index, before);
    if (!head)
        return;
    Change change;
    change.entity = entity;
    change.record = id;
    change.op = op;
    change.field = field.number;
    change.value = operand;
    change.base = head->revision;
    change.salt = m_store.newSalt();
    Authorship by = own(atMs);
    by.flags = flags;
    const Entry entry{entryKey(banyan::viewOf(change.salt)), std::string(textOf(operand)),
                      m_store.peers().get(by.author), atMs};
    const Value after = replayed(field, before, op, operand, entry);
    m_ledger.setField(entity, id, *head, index, before, after, head->revision + 1);
    write(change, by, Verdict::Applied, head->revision + 1, head->scope, before);
    settle();
}

void Chronicle::noteErased(const Record& record, std::string_view ground, std::int64_t atMs) {
    Change change;
    change.entity = record.entity;
    change.record = record.id;
    change.op = Op::Erase;
    change.value = std::string(ground);
    change.base = record.head.revision;
    change.salt = m_store.newSalt();
    write(change, own(atMs), Verdict::Applied, record.head.revision + 1, record.head.scope, {});
}

void Chronicle::moveToSuccessor(const Record& record, std::int64_t atMs) {
    const auto& fields = specOf(record.entity).fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (!fields[i].givesScope || fields[i].target != EntityId::Grid || isNull(record.values[i]))
            continue;
        constexpr int chainMax = 32; // grids that ended one after the other
        Uuid grid = referenceOf(record.values[i]);
        for (int step = 0; step < chainMax; ++step) {
            const auto ended = m_store.table(EntityId::Grid).find(grid);
            if (!ended || isNull(ended->value("successor")))
                break;
            grid = ended->reference("successor");
        }
        const auto scope = m_store.feeds().find(grid);
        if (grid == referenceOf(record.values[i]) || !scope)
            continue;
        apply(record.entity, record.id, fields[i].name, Op::Set, Value{grid}, atMs);
        rescope(record.entity, record.id, *scope);
    }
}

void Chronicle::rescope(EntityId entity, const Uuid& id, std::int64_t scope) {
    auto& table = m_store.table(entity);
    const auto record = table.find(id);
    if (!record || record->head.scope == scope)
        return;
    const auto entryOf = [&](EntryKind kind) {
        FeedEntry entry;
        entry.kind = kind;
        entry.entity = entity;
        entry.record = id;
        return entry;
    };
    m_ledger.move(*record, scope);
    m_listings.noteLeft(entity, id, record->head.scope);
    if (record->head.scope != 0)
        m_store.feeds().append(record->head.scope, entryOf(EntryKind::Departure),
                               arrivalProof(*record, EntryKind::Departure));
    if (scope != 0)
        m_store.feeds().append(scope, entryOf(EntryKind::Arrival),
                               arrivalProof(*record, EntryKind::Arrival));
    for (const auto& spec : registry()) {
        for (const auto& field : spec.fields) {
            const bool isCase =
                spec.id == EntityId::ConflictCase && field.number == 3; // subject_record
            if (!isCase && !(field.givesScope && field.target == entity))
                continue;
            const auto dependents = m_store.table(spec.id).select(
                std::string("\"") + field.name + "\" = ?", {Value{id}});
            for (const auto& dependent : dependents)
                if (isCase
                    || m_store.scopeByReferences(spec, dependent.values).value_or(0) == scope)
                    rescope(spec.id, dependent.id, scope);
        }
    }
}

} // namespace banyan
