#pragma once

#include "core/store/listings.h"
#include "sync/protocol/messages.h"

namespace banyan {

// Cuts feeds into pages: entries after a cursor, or records in row order for a first pull; of a
// pack only what its role may see. Reads only; on the store's thread.
class Pager {
public:
    Pager(Store& store, Listings& listings)
        : m_store(store)
        , m_listings(listings) {}

    // The next page for a cursor; the cursor may be unknown here or of another history, then the
    // page begins the feed anew. `rowsLeft` and `recordsLeft` are what the answer still may carry.
    FeedPage page(std::int64_t feed, const Cursor* cursor, const Uuid& device, std::int64_t ownFrom,
                  std::size_t& rowsLeft, std::size_t& recordsLeft);
    FeedSum sum(std::int64_t feed) const;

private:
    FeedPage firstPull(std::int64_t feed, const Cursor* cursor, std::size_t& recordsLeft);
    FeedPage follow(std::int64_t feed, const Cursor& cursor, const Uuid& device,
                    std::int64_t ownFrom, std::size_t& rowsLeft);
    void scan(std::int64_t feed, EntityId entity, std::int64_t after, std::size_t limit,
              const std::function<bool(Record&)>& visit);
    DeliveredRecord delivered(Record record);
    DeliveredRow delivered(HistoryRow row);
    DeliveredRow entry(std::int64_t feed, FeedEntryRow item, std::int64_t devicePeer,
                       std::int64_t ownFrom);
    DeliveredRow arrival(std::int64_t feed, const FeedEntry& entry);
    std::vector<DeliveredRow> lastRows(const Record& record, const std::optional<Pack>& pack);

    Store& m_store;
    Listings& m_listings;
};

} // namespace banyan
