#pragma once

#include "core/store/delivery.h"
#include "core/store/departurenotes.h"
#include "core/store/ledger.h"

#include <optional>
#include <vector>

namespace banyan {

// What a device holds through more than one feed, and what leaves it. A record is shown once: as
// its home scope gives it where that is held, else as a pack does. When the last feed that gives it
// has gone, it is kept aside until the sync is complete, since another page may bring it; then it
// goes, and a notice says so. Inside the transaction of the store's thread.
class Holdings {
public:
    explicit Holdings(Store& store)
        : m_store(store)
        , m_ledger(store) {}

    bool isPack(std::int64_t feed) const {
        return feed != 0 && m_store.feeds().get(feed).kind == FeedKind::Pack;
    }
    // A pack has delivered this: it counts in the pack's sums. False when what is shown of the
    // record already says more.
    bool listed(const DeliveredRecord& item, std::int64_t pack);
    // A feed gives the record no more; `confirmed` is what is held of it.
    void departed(const Record& confirmed, std::int64_t feed);
    void unlisted(const Uuid& record, std::int64_t pack);
    // A feed brings a record that was on its way out.
    void stays(const Uuid& record);

    // Before what lives in a feed is dropped: what packs list as well goes over to them.
    // Not when one pack begins anew, since another's values are as good; else the pack is pulled
    // anew.
    void handOver(std::int64_t feed, bool isForgotten);
    // All that lives in a feed is on its way out.
    void release(std::int64_t feed);
    // Every page has come: what is still on its way out goes, with a notice for people.
    void sweep();
    void sweepNow(); // without waiting for feeds that are being fetched

    // When a pack leaves this device by itself, as the office last said.
    void setEnd(std::int64_t feed, std::int64_t endsMs);

private:
    std::vector<LeavingRecord> leaving();
    std::optional<std::int64_t> packListing(const Uuid& record);
    void pullAnew(std::int64_t pack);
    void uncount(const Uuid& record, std::int64_t pack);
    void remove(const LeavingRecord& item);

    Store& m_store;
    Ledger m_ledger;
};

} // namespace banyan
