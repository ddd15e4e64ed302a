#include "core/store/holdings.h"

#include <algorithm>

namespace banyan {

namespace {

std::size_t valuesIn(const Record& record) {
    return static_cast<std::size_t>(
        std::count_if(record.values.begin(), record.values.end(),
                      [](const Value& value) { return !isNull(value); }));
}

} // namespace

void Holdings::setEnd(std::int64_t feed, std::int64_t endsMs) {
    m_store.database()
        .cached("INSERT OR REPLACE INTO pack(feed, ends) VALUES(?, ?)")
        .with(feed, endsMs)
        .run();
}

void Holdings::uncount(const Uuid& record, std::int64_t pack) {
    auto& known = m_store.database()
                      .cached("DELETE FROM listing WHERE record = ? AND feed = ? RETURNING term")
                      .with(record, pack);
    Running running(known);
    if (!running->step())
        return;
    Feed& sums = m_store.feeds().touch(pack);
    sums.digest.remove(Digest::fromBytes(known.blob(0)));
    --sums.count;
}

bool Holdings::listed(const DeliveredRecord& item, std::int64_t pack) {
    const Record& delivered = item.record;
    uncount(delivered.id, pack);
    const Digest term = item.term ? *item.term : recordTerm(delivered);
    const std::string bytes = term.bytes();
    auto& insert = m_store.database().cached(
        "INSERT INTO listing(record, feed, entity, since, term) VALUES(?, ?, ?, 0, ?)");
    insert.bind(1, delivered.id);
    insert.bind(2, pack);
    insert.bind(3, static_cast<std::int64_t>(delivered.entity));
    insert.bindBlob(4, bytes);
    insert.run();
    Feed& sums = m_store.feeds().touch(pack);
    sums.digest.add(term);
    ++sums.count;
    const auto shown = m_store.table(delivered.entity).find(delivered.id);
    if (!shown || shown->head.revision == 0 || shown->head.scope == 0 || shown->head.scope == pack)
        return true;
    if (!isPack(shown->head.scope))
        return false;
    if (delivered.head.revision != shown->head.revision)
        return delivered.head.revision > shown->head.revision;
    return valuesIn(delivered) >= valuesIn(*shown);
}

void Holdings::unlisted(const Uuid& record, std::int64_t pack) { uncount(record, pack); }

std::optional<std::int64_t> Holdings::packListing(const Uuid& record) {
    auto& statement =
        m_store.database().cached("SELECT feed FROM listing WHERE record = ? LIMIT 1").with(record);
    Running running(statement);
    return running->step() ? std::optional(statement.integer(0)) : std::nullopt;
}

// Its own values of what it shows are not here: another feed's stood in their place.
void Holdings::pullAnew(std::int64_t pack) {
    Feed& feed = m_store.feeds().touch(pack);
    if (feed.state == FeedState::Left)
        return;
    feed.state = FeedState::Fetching;
    feed.position.clear();
}

void Holdings::departed(const Record& confirmed, std::int64_t feed) {
    if (const auto pack = packListing(confirmed.id)) {
        m_ledger.move(confirmed, *pack);
        pullAnew(*pack);
        return;
    }
    m_ledger.move(confirmed, 0);
    m_store.database()
        .cached("INSERT OR REPLACE INTO leaving(record, entity, feed) VALUES(?, ?, ?)")
        .with(confirmed.id, static_cast<std::int64_t>(confirmed.entity), feed)
        .run();
}

void Holdings::stays(const Uuid& record) {
    m_store.database().cached("DELETE FROM leaving WHERE record = ?").with(record).run();
}

void Holdings::handOver(std::int64_t feed, bool isForgotten) {
    std::vector<LeavingRecord> others;
    {
        auto& statement = m_store.database()
                              .cached("SELECT feed, entity, record FROM listing WHERE feed <> ?")
                              .with(feed);
        Running running(statement);
        while (running->step())
            others.push_back({statement.integer(0), static_cast<EntityId>(statement.integer(1)),
                              statement.id(2)});
    }
    for (const auto& other : others) {
        auto& table = m_store.table(other.entity);
        const auto head = table.head(other.record);
        if (!head || head->scope != feed || head->revision == 0)
            continue;
        table.setScope(head->row, other.feed);
        if (isForgotten || !isPack(feed))
            pullAnew(other.feed);
    }
}

void Holdings::release(std::int64_t feed) {
    for (const auto& spec : registry()) {
        const std::string name = spec.name;
        m_store.database()
            .cached("INSERT OR REPLACE INTO leaving(record, entity, feed) SELECT id, ?, ? FROM \""
                    + name + "\" WHERE scope = ? AND revision > 0")
            .with(static_cast<std::int64_t>(spec.id), feed, feed)
            .run();
        m_store.database()
            .cached("UPDATE \"" + name + "\" SET scope = 0 WHERE scope = ? AND revision > 0")
            .with(feed)
            .run();
    }
}

std::vector<LeavingRecord> Holdings::leaving() {
    std::vector<LeavingRecord> items;
    auto& statement =
        m_store.database().cached("SELECT feed, entity, record FROM leaving ORDER BY feed");
    Running running(statement);
    while (running->step())
        items.push_back(
            {statement.integer(0), static_cast<EntityId>(statement.integer(1)), statement.id(2)});
    return items;
}

void Holdings::sweep() {
    const auto& feeds = m_store.feeds().all();
    const bool isFetching = std::any_of(feeds.begin(), feeds.end(), [](const Feed& feed) {
        return feed.state == FeedState::Fetching;
    });
    if (!isFetching)
        sweepNow();
}

void Holdings::sweepNow() {
    const auto items = leaving();
    if (items.empty())
        return;
    DepartureNotes(m_store).write(items);
    for (const auto& item : items)
        remove(item);
    m_store.database().cached("DELETE FROM leaving").run();
}

void Holdings::remove(const LeavingRecord& item) {
    auto& table = m_store.table(item.entity);
    const auto head = table.head(item.record);
    if (!head || head->scope != 0 || head->revision == 0)
        return;
    table.remove(head->row);
    m_ledger.markStale(item.entity, head->row);
    m_store.history().removeAll(item.record);
}

} // namespace banyan
