#pragma once

#include "core/store/delivery.h"
#include "core/store/holdings.h"
#include "core/store/ledger.h"
#include "core/store/outbox.h"

#include <set>
#include <unordered_set>

namespace banyan {

// What one answer did, for the report to people.
struct ApplyReport {
    std::int64_t records = 0;
    std::int64_t rows = 0;
    std::int64_t accepted = 0;
    std::int64_t merged = 0;
    std::int64_t inReview = 0;
    std::int64_t setAside = 0;
    bool hasDiverged = false; // some feed must be pulled anew
};

// A device's side of an answer: outcomes, first-pull pages and rows of history become confirmed
// values, with pending work replayed on top. Inside one transaction of the store's thread; the
// cursor moves with the rows.
class Applier {
public:
    Applier(Store& store, Outbox& outbox)
        : m_store(store)
        , m_outbox(outbox)
        , m_ledger(store)
        , m_holdings(store) {}

    void outcome(const DeliveredOutcome& outcome, ApplyReport& report);
    void page(FeedPage page, ApplyReport& report);
    // After the last outcome and page of an answer: what is settled leaves the queue. `isComplete`:
    // the office has nothing more to tell.
    void finish(bool isComplete);
    // Drops what is held of a feed: it has left this device, or is to be pulled anew. Pending work
    // stays.
    void dropFeed(std::int64_t feed, bool isForgotten);

private:
    // Who wrote a row, and whether that was this device.
    struct Origin {
        Uuid author;
        bool isOwn = false;
    };

    void firstPull(FeedPage& page, std::int64_t feed, ApplyReport& report);
    void follow(const FeedPage& page, std::int64_t feed, ApplyReport& report);
    bool rows(const FeedPage& page, std::int64_t feed);
    void acknowledge();
    void sweepDetached();
    void leaveOwn();
    bool row(const DeliveredRow& delivered, std::int64_t feed);
    Hash chainAfter(const FeedPage& page, std::int64_t feed);
    std::string proofOf(const DeliveredRow& delivered);
    void emptyOwn(const Uuid& record);
    void arrived(const DeliveredRow& delivered, std::int64_t feed);
    void departed(const DeliveredRow& delivered, std::int64_t feed);
    bool created(const Origin& origin, HistoryRow& row, std::int64_t feed);
    bool changed(const Origin& origin, HistoryRow& row);
    void stateChanged(HistoryRow& row, const RecordHead& head);
    RecordHead confirmedHead(const Uuid& record, RecordHead head);
    RecordHead setState(const Change& change, RecordHead confirmed, RecordState state,
                        std::int64_t revision);
    void showState(const Change& change, const RecordHead& confirmed);
    void valueChanged(const Origin& origin, HistoryRow& row, const RecordHead& head, int index,
                      const Value& shownNow);
    void erased(const Change& change, std::int64_t revision);
    void forget(const Uuid& record);
    // True when something of this device's own may lie on top of it.
    bool upsert(DeliveredRecord delivered, std::int64_t feed);
    void keepHistory(const DeliveredRow& delivered);
    void forgetOtherPast(const Uuid& record, const std::vector<DeliveredRow>& last);
    Record confirmedRecord(Record shown);
    void keepOnce(const HistoryRow& row);
    void unknownChanged(HistoryRow& row);
    bool isUnderstood(const DeliveredRecord& delivered);
    void markNotUnderstood();

    Store& m_store;
    Outbox& m_outbox;
    Ledger m_ledger;
    Holdings m_holdings;
    OwnChanges m_own;                   // of the page
    std::unordered_set<Uuid> m_pending; // beside m_own, what waits is about these
    std::vector<std::pair<std::int64_t, std::int64_t>> m_decided; // first and last of outcomes
};

} // namespace banyan
