#pragma once

#include "core/store/applier.h"
#include "sync/protocol/messages.h"

#include <string>
#include <vector>

namespace banyan {

struct SyncReport {
    ApplyReport applied;
    std::int64_t actionsSent = 0;
    std::int64_t actionsOfferedAgain = 0; // to an office restored from an older backup
    int roundTrips = 0;
    std::int64_t bytesUp = 0; // bodies, as on the wire above TLS
    std::int64_t bytesDown = 0;
    bool wasForked = false;
    int feedsHealed = 0;
    std::int64_t clockOffsetMs = 0; // office minus device
    std::int64_t confirmedAtMs = 0; // office time; 0 unless everything is confirmed
};

struct SyncProgress {
    std::int64_t recordsReceived = 0;
    std::int64_t recordsExpected = 0; // the same as received when no first pull is under way
    std::int64_t actionsLeft = 0;
};

// A request on its way; the numbers are 0 when it holds no actions.
struct SentRequest {
    std::int64_t wallMs = 0;
    std::int64_t told = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::string body;
    bool isDoubted = false; // the actions are of DoubtedWork
};

// Writes one answer of the office into the device's store: outcomes, feeds, pages and cursors in
// one transaction. The same for answers over a line and for replies to bundles, which may be old,
// come in any order and repeatedly. On the store's thread; throws StorageError, with nothing
// written.
class AnswerWriter {
public:
    struct Written {
        int healed = 0;
        std::int64_t pagesPassedOver = 0;
        SyncProgress progress;
    };
    AnswerWriter(Store& store, SyncReport& report)
        : m_store(store)
        , m_outbox(store)
        , m_applier(store, m_outbox)
        , m_report(report) {}

    Written write(SyncAnswer answer, const SentRequest& sent);
    // `asked`: what the bundle said, without its actions. Of the pages only those are taken that
    // continue exactly where this device stands now.
    Written writeReply(SyncAnswer answer, const SyncRequest& asked);

private:
    template <typename Work>
    Written inTransaction(Work work);
    void remember(const SyncAnswer& answer, const SentRequest& sent, std::int64_t told);
    void offerAgainBeyond(std::int64_t seen);
    void settleDoubted(const SyncAnswer& answer, const SentRequest& sent);
    void replyOutcomes(const SyncAnswer& answer, const SyncRequest& asked);
    std::int64_t pages(SyncAnswer& answer, const SyncRequest* asked);
    void followFeeds(const SyncAnswer& answer);
    int healDiverged(const SyncAnswer& answer);
    void confirm(const SyncAnswer& answer);

    Store& m_store;
    Outbox m_outbox;
    Applier m_applier;
    SyncReport& m_report;
};

} // namespace banyan
