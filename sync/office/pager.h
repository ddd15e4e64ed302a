#pragma once

#include "core/store/store.h"
#include "sync/protocol/messages.h"

namespace banyan {

// Cuts feeds into pages: entries after a cursor, or records in row order for a first pull. Reads
// only; on the store's thread.
class Pager {
public:
    explicit Pager(Store& store)
        : m_store(store) {}

    // The next page for a cursor; the cursor may be unknown here or of another history, then the
    // page begins the feed anew. `rowsLeft` and `recordsLeft` are what the answer still may carry.
    FeedPage page(std::int64_t feed, const Cursor* cursor, const Uuid& device, std::int64_t ownFrom,
                  std::size_t& rowsLeft, std::size_t& recordsLeft);
    FeedSum sum(std::int64_t feed) const;

private:
    FeedPage firstPull(std::int64_t feed, const Cursor* cursor, std::size_t& recordsLeft);
    FeedPage follow(std::int64_t feed, const Cursor& cursor, const Uuid& device,
                    std::int64_t ownFrom, std::size_t& rowsLeft);
    DeliveredRecord delivered(Record record);
    DeliveredRow delivered(HistoryRow row);
    DeliveredRow entry(const FeedEntry& entry, std::int64_t devicePeer, std::int64_t ownFrom);
    void readAhead(std::int64_t feed, std::int64_t after, const std::vector<FeedEntry>& entries);

    Store& m_store;
    std::unordered_map<std::int64_t, HistoryRow> m_readAhead; // of the page being made, by id
};

} // namespace banyan
