#include "sync/office/pager.h"

#include "core/cbor.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::size_t pageRecordsMax = 4'000;

// Where a first pull stands: which entity of the registry, and the last row sent of it.
struct Position {
    std::size_t entity = 0;
    std::int64_t row = 0;
};

std::string written(const Position& position) {
    CborWriter writer;
    writer.array(2);
    writer.integer(static_cast<std::int64_t>(position.entity));
    writer.integer(position.row);
    writer.endArray();
    return writer.take();
}

std::optional<Position> readPosition(const std::string& bytes) {
    CborReader reader(bytes);
    if (reader.array(2) != 2)
        return std::nullopt;
    Position position;
    position.entity =
        static_cast<std::size_t>(reader.integer(0, static_cast<std::int64_t>(registry().size())));
    position.row = reader.integer(0, INT64_MAX);
    reader.endArray();
    return reader.finished() ? std::optional(position) : std::nullopt;
}

} // namespace

FeedSum Pager::sum(std::int64_t feed) const {
    const Feed& state = m_store.feeds().get(feed);
    return {state.scope, state.lastSeq, state.count, state.digest.bytes()};
}

FeedPage Pager::page(std::int64_t feed, const Cursor* cursor, const Uuid& device,
                     std::int64_t ownFrom, std::size_t& rowsLeft, std::size_t& recordsLeft) {
    const bool isKnown = cursor && !cursor->chain.empty()
                         && m_store.feeds().chainAt(feed, cursor->seq) == cursor->chain;
    if (!isKnown)
        return firstPull(feed, nullptr, recordsLeft);
    if (cursor->isFetching)
        return firstPull(feed, cursor, recordsLeft);
    return follow(feed, *cursor, device, ownFrom, rowsLeft);
}

DeliveredRecord Pager::delivered(Record record) {
    DeliveredRecord out;
    out.createdBy = m_store.peers().get(record.createdBy);
    out.record = std::move(record);
    return out;
}

DeliveredRow Pager::delivered(HistoryRow row) {
    DeliveredRow out;
    out.device = m_store.peers().get(row.device);
    out.author = m_store.peers().get(row.author);
    out.row = std::move(row);
    return out;
}

FeedPage Pager::firstPull(std::int64_t feedId, const Cursor* cursor, std::size_t& recordsLeft) {
    const Feed& feed = m_store.feeds().get(feedId);
    FeedPage page;
    page.scope = feed.scope;
    page.kind = feed.kind;
    page.isFirstPull = true;
    page.total = feed.count;
    std::optional<Position> position;
    if (cursor)
        position = readPosition(cursor->position);
    if (!position) {
        page.isRestart = true;
        page.startSeq = feed.lastSeq;
        page.startChain = feed.chain;
        position.emplace();
    }
    const std::size_t limit = std::min(recordsLeft, pageRecordsMax);
    while (position->entity < registry().size() && page.records.size() < limit) {
        auto& table = m_store.table(registry()[position->entity].id);
        table.scan(feedId, position->row, [&](const Record& record) {
            if (page.records.size() >= limit)
                return false;
            position->row = record.head.row;
            page.records.push_back(delivered(record));
            return true;
        });
        if (page.records.size() < limit)
            *position = {position->entity + 1, 0};
    }
    for (const auto& item : page.records)
        if (item.record.head.revision > 1 || item.record.entity == EntityId::ConflictCase)
            for (auto& row : m_store.history().lastRows(item.record.id))
                page.history.push_back(delivered(std::move(row)));
    recordsLeft -= std::min(recordsLeft, page.records.size());
    if (position->entity < registry().size())
        page.position = written(*position);
    return page;
}

DeliveredRow Pager::entry(const FeedEntry& entry, std::int64_t devicePeer, std::int64_t ownFrom) {
    DeliveredRow out;
    if (entry.kind == EntryKind::Row) {
        const auto read = m_readAhead.find(entry.history);
        out = delivered(read == m_readAhead.end() ? *m_store.history().find(entry.history)
                                                  : std::move(read->second));
        out.isOwn = out.row.device == devicePeer && out.row.number >= ownFrom
                    && !(out.row.flags & historyflag::erased);
        return out;
    }
    out.kind = entry.kind;
    out.entity = entry.entity;
    out.record = entry.record;
    if (entry.kind == EntryKind::Departure)
        return out;
    out.arrived = std::make_shared<DeliveredRecord>(
        delivered(*m_store.table(entry.entity).find(entry.record)));
    for (auto& row : m_store.history().lastRows(entry.record))
        out.arrivedHistory.push_back(delivered(std::move(row)));
    return out;
}

// Where each question is a round trip, the rows of a page are asked for together.
void Pager::readAhead(std::int64_t feed, std::int64_t after,
                      const std::vector<FeedEntry>& entries) {
    m_readAhead.clear();
    if (!m_store.database().isShared() || entries.empty())
        return;
    for (auto& row : m_store.history().ofFeed(feed, after, entries.back().seq))
        m_readAhead.emplace(row.id, std::move(row));
}

FeedPage Pager::follow(std::int64_t feedId, const Cursor& cursor, const Uuid& device,
                       std::int64_t ownFrom, std::size_t& rowsLeft) {
    const Feed& feed = m_store.feeds().get(feedId);
    FeedPage page;
    page.scope = feed.scope;
    page.kind = feed.kind;
    page.fromSeq = page.toSeq = cursor.seq;
    page.chainAfter = cursor.chain;
    if (cursor.seq == feed.lastSeq)
        return page;
    const std::int64_t devicePeer = m_store.peers().find(device);
    const std::size_t limit = std::max<std::size_t>(rowsLeft, 1);
    // A page ends between actions: it may run over the limit by the rest of one.
    const auto entries = m_store.feeds().entries(feedId, cursor.seq, limit + changesPerActionMax);
    readAhead(feedId, cursor.seq, entries);
    for (const auto& item : entries) {
        DeliveredRow row = entry(item, devicePeer, ownFrom);
        if (page.rows.size() >= limit) {
            const auto& last = page.rows.back();
            const bool isSameAction =
                row.kind != EntryKind::Row || last.kind != EntryKind::Row
                || (row.device == last.device && row.row.recordedAtMs == last.row.recordedAtMs);
            if (!isSameAction)
                break;
        }
        page.toSeq = item.seq;
        page.rows.push_back(std::move(row));
    }
    page.chainAfter = m_store.feeds().chainAt(feedId, page.toSeq).value_or(std::string());
    page.hasMore = page.toSeq < feed.lastSeq;
    rowsLeft -= std::min(rowsLeft, page.rows.size());
    return page;
}

} // namespace banyan
