#include "sync/office/pager.h"

#include "core/cbor.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::size_t pageRecordsMax = 4'000;
// Of the first page of a feed: while the office reads it, the device has nothing to write.
constexpr std::size_t firstPageRecordsMax = 1'000;

constexpr std::int64_t positionForm = 2; // entities are named by their numbers

// Where a first pull stands: which entity of the registry, and the last row sent of it.
struct Position {
    std::size_t entity = 0;
    std::int64_t row = 0;
};

std::string written(const Position& position) {
    CborWriter writer;
    const auto entities = registry();
    writer.array(3);
    writer.integer(positionForm);
    writer.integer(position.entity < entities.size()
                       ? static_cast<std::int64_t>(entities[position.entity].id)
                       : 0);
    writer.integer(position.row);
    writer.endArray();
    return writer.take();
}

std::optional<Position> readPosition(const std::string& bytes) {
    CborReader reader(bytes);
    if (reader.array(3) != 3 || reader.integer(0, UINT16_MAX) != positionForm)
        return std::nullopt; // of an office that told places by another order: it begins anew
    Position position;
    const auto id = reader.integer(0, UINT16_MAX);
    const auto entities = registry();
    while (position.entity < entities.size()
           && static_cast<std::int64_t>(entities[position.entity].id) != id)
        ++position.entity;
    position.row = reader.integer(0, INT64_MAX);
    reader.endArray();
    return reader.finished() && position.entity < entities.size() ? std::optional(position)
                                                                  : std::nullopt;
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

// Records that a feed delivers, in row order: those that live in it, or that it lists.
void Pager::scan(std::int64_t feed, EntityId entity, std::int64_t after, std::size_t limit,
                 const std::function<bool(Record&)>& visit) {
    auto& table = m_store.table(entity);
    const auto pack = m_listings.pack(feed);
    if (!pack) {
        table.scan(feed, after, visit);
        return;
    }
    auto listed = table.select(
        "row > ? AND id IN (SELECT record FROM listing WHERE feed = ? AND left_at = 0 AND entity = "
        "?) ORDER BY row LIMIT ?",
        {Value{after}, Value{feed}, Value{static_cast<std::int64_t>(entity)},
         Value{static_cast<std::int64_t>(limit)}});
    for (auto& record : listed) {
        record = packView(std::move(record), pack->role);
        if (!visit(record))
            return;
    }
}

// The last rows of the fields it is delivered with.
std::vector<DeliveredRow> Pager::lastRows(const Record& record, const std::optional<Pack>& pack) {
    std::vector<DeliveredRow> rows;
    if (record.head.revision <= 1 && record.entity != EntityId::ConflictCase)
        return rows;
    const auto& spec = specOf(record.entity);
    for (auto& row : m_store.history().lastRows(record.id)) {
        const auto* field = spec.field(row.change.field);
        if (!pack || !field || field->isReadBy(pack->role))
            rows.push_back(delivered(std::move(row)));
    }
    return rows;
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
    const std::size_t limit =
        std::min(recordsLeft, page.isRestart ? firstPageRecordsMax : pageRecordsMax);
    page.records.reserve(std::min(limit, static_cast<std::size_t>(feed.count)));
    while (position->entity < registry().size() && page.records.size() < limit) {
        scan(feedId, registry()[position->entity].id, position->row, limit - page.records.size(),
             [&](Record& record) {
                 if (page.records.size() >= limit)
                     return false;
                 position->row = record.head.row;
                 page.records.push_back(delivered(std::move(record)));
                 return true;
             });
        if (page.records.size() < limit)
            *position = {position->entity + 1, 0};
    }
    const auto pack = m_listings.pack(feedId);
    for (const auto& item : page.records)
        for (auto& row : lastRows(item.record, pack))
            page.history.push_back(std::move(row));
    recordsLeft -= std::min(recordsLeft, page.records.size());
    if (position->entity < registry().size())
        page.position = written(*position);
    return page;
}

// The record as it is now. One that has gone from the feed again comes as nothing, at revision 0:
// its departure follows, and what has been written since is not for this feed.
DeliveredRow Pager::arrival(std::int64_t feed, const FeedEntry& entry) {
    const auto pack = m_listings.pack(feed);
    Record record = *m_store.table(entry.entity).find(entry.record);
    const bool isHere =
        pack ? m_listings.isListedIn(entry.record, {feed}) : record.head.scope == feed;
    DeliveredRow out;
    out.kind = entry.kind;
    out.entity = entry.entity;
    out.record = entry.record;
    if (isHere) {
        record = pack ? packView(std::move(record), pack->role) : std::move(record);
        out.arrivedHistory = lastRows(record, pack);
    } else {
        record.head.revision = 0;
        record.pinyin.clear();
        std::fill(record.values.begin(), record.values.end(), Value{});
    }
    out.arrived = std::make_shared<DeliveredRecord>(delivered(std::move(record)));
    return out;
}

DeliveredRow Pager::entry(std::int64_t feed, FeedEntryRow item, std::int64_t devicePeer,
                          std::int64_t ownFrom) {
    DeliveredRow out;
    const FeedEntry& entry = item.entry;
    if (entry.kind == EntryKind::Row) {
        out = delivered(std::move(item.row));
        out.isOwn = out.row.device == devicePeer && out.row.number >= ownFrom
                    && !(out.row.flags & historyflag::erased);
        return out;
    }
    if (entry.kind == EntryKind::Arrival)
        return arrival(feed, entry);
    out.kind = entry.kind;
    out.entity = entry.entity;
    out.record = entry.record;
    return out;
}

// Where each question is a round trip, the rows of a page are asked for together.
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
    const std::size_t most = limit + changesPerActionMax;
    page.rows.reserve(std::min(most, static_cast<std::size_t>(feed.lastSeq - cursor.seq)));
    m_store.history().delivered(feedId, cursor.seq, most, [&](FeedEntryRow&& item) {
        const std::int64_t seq = item.entry.seq;
        DeliveredRow row = entry(feedId, std::move(item), devicePeer, ownFrom);
        if (page.rows.size() >= limit) {
            const auto& last = page.rows.back();
            const bool isSameAction =
                row.kind != EntryKind::Row || last.kind != EntryKind::Row
                || (row.device == last.device && row.row.recordedAtMs == last.row.recordedAtMs);
            if (!isSameAction)
                return false;
        }
        page.toSeq = seq;
        page.rows.push_back(std::move(row));
        return true;
    });
    page.chainAfter = m_store.feeds().chainAt(feedId, page.toSeq).value_or(std::string());
    page.hasMore = page.toSeq < feed.lastSeq;
    rowsLeft -= std::min(rowsLeft, page.rows.size());
    return page;
}

} // namespace banyan
