#include "core/store/ledger.h"

namespace banyan {

namespace {

bool concernsSearch(const FieldSpec& field) {
    return field.isSearched || field.givesScope || field.format == Format::IdNumber;
}

} // namespace

Feed* Ledger::sumsOf(std::int64_t scope) {
    if (scope == 0 || m_store.feeds().get(scope).kind == FeedKind::Pack)
        return nullptr;
    return &m_store.feeds().touch(scope);
}

void Ledger::count(const Record& confirmed, const std::optional<Digest>& term) {
    if (Feed* feed = sumsOf(confirmed.head.scope)) {
        feed->digest.add(term ? *term : recordTerm(confirmed));
        ++feed->count;
    }
}

void Ledger::uncount(const Record& confirmed) {
    if (Feed* feed = sumsOf(confirmed.head.scope)) {
        feed->digest.remove(recordTerm(confirmed));
        --feed->count;
    }
}

void Ledger::markStale(EntityId entity, std::int64_t row) {
    if (!m_store.hasSearch())
        return;
    m_store.database()
        .cached("INSERT OR IGNORE INTO search_stale(entity, row) VALUES(?, ?)")
        .with(static_cast<std::int64_t>(entity), row)
        .run();
}

std::int64_t Ledger::insert(const Record& record) {
    const std::int64_t row = m_store.table(record.entity).insert(record);
    count(record);
    return row;
}

bool Ledger::insertUnlessHeld(const Record& record, const std::optional<Digest>& term) {
    if (!m_store.table(record.entity).insertUnlessHeld(record))
        return false;
    count(record, term);
    return true;
}

void Ledger::confirmBeneath(EntityId entity, const Uuid& id, const RecordHead& head,
                            std::uint16_t field, const Value& before, const Value& after,
                            std::int64_t revision) {
    Feed* feed = sumsOf(head.scope);
    if (!feed)
        return;
    feed->digest.remove(headTerm(entity, id, head.revision, head.state));
    feed->digest.add(headTerm(entity, id, revision, head.state));
    feed->digest.remove(fieldTerm(entity, id, field, before));
    feed->digest.add(fieldTerm(entity, id, field, after));
}

void Ledger::setField(EntityId entity, const Uuid& id, const RecordHead& head, int field,
                      const Value& before, const Value& after, std::int64_t revision) {
    auto& table = m_store.table(entity);
    const auto& spec = table.spec().fields[static_cast<std::size_t>(field)];
    confirmBeneath(entity, id, head, spec.number, before, after, revision);
    table.setField(head.row, field, after, revision);
    if (concernsSearch(spec)) {
        table.setPinyin(head.row, {});
        markStale(entity, head.row);
    }
}

void Ledger::setState(EntityId entity, const Uuid& id, const RecordHead& head, RecordState state,
                      std::int64_t revision) {
    if (Feed* feed = sumsOf(head.scope)) {
        feed->digest.remove(headTerm(entity, id, head.revision, head.state));
        feed->digest.add(headTerm(entity, id, revision, state));
    }
    m_store.table(entity).setState(head.row, state, revision);
    markStale(entity, head.row);
}

void Ledger::move(const Record& confirmed, std::int64_t scope) {
    const Digest term = recordTerm(confirmed);
    if (Feed* from = sumsOf(confirmed.head.scope)) {
        from->digest.remove(term);
        --from->count;
    }
    if (Feed* to = sumsOf(scope)) {
        to->digest.add(term);
        ++to->count;
    }
    m_store.table(confirmed.entity).setScope(confirmed.head.row, scope);
}

void Ledger::erase(const Record& confirmed, std::int64_t revision) {
    Record empty = confirmed;
    empty.head.revision = revision;
    empty.head.state = RecordState::Erased;
    empty.pinyin.clear();
    for (std::size_t i = 0; i < empty.values.size(); ++i)
        if (!specOf(confirmed.entity).fields[i].givesScope)
            empty.values[i] = {};
    if (Feed* feed = sumsOf(confirmed.head.scope)) {
        feed->digest.remove(recordTerm(confirmed));
        feed->digest.add(recordTerm(empty));
    }
    m_store.table(confirmed.entity).replace(confirmed.head.row, empty);
    markStale(confirmed.entity, confirmed.head.row);
}

void Ledger::drop(const Record& confirmed) {
    uncount(confirmed);
    m_store.table(confirmed.entity).remove(confirmed.head.row);
}

} // namespace banyan
