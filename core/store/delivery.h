#pragma once

#include "core/store/arbiter.h"
#include "core/store/digest.h"
#include "core/store/history.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace banyan {

// A record as the office holds it, on its way to a replica.
struct DeliveredRecord {
    Record record; // head.scope and head.row mean nothing here
    Uuid createdBy;
    bool hasUnknown = false;    // there were values of fields that this program does not know
    std::optional<Digest> term; // recordTerm(record), worked out before the store's thread has it
};

// A row of history on its way to a replica. For the receiver's own pending work only the verdict
// travels (isOwn): it has the content itself.
struct DeliveredRow {
    EntryKind kind = EntryKind::Row;
    bool isOwn = false;
    HistoryRow row; // row.device and row.author mean nothing here
    Uuid device;
    Uuid author;

    // Arrival: the record with the last row of each of its fields. Departure: entity and record.
    EntityId entity = EntityId::None;
    Uuid record;
    std::shared_ptr<DeliveredRecord> arrived;
    std::vector<DeliveredRow> arrivedHistory;
};

// A page of a feed: either records of a first pull in key order with their last rows, or entries
// after the cursor.
struct FeedPage {
    Uuid scope;
    FeedKind kind = FeedKind::Public;
    // First pull.
    bool isFirstPull = false;
    bool isRestart = false; // the receiver drops what it holds of this feed and begins here
    std::int64_t startSeq = 0;
    Hash startChain{};      // at startSeq: where following will begin
    std::string position;   // empty when this was the last page
    std::int64_t total = 0; // records to expect in all
    std::vector<DeliveredRecord> records;
    std::vector<DeliveredRow> history;
    // Following.
    std::vector<DeliveredRow> rows;
    std::int64_t fromSeq = 0;
    std::int64_t toSeq = 0;
    std::string chainAfter; // 8 bytes
    bool hasMore = false;
};

struct DeliveredOutcome {
    std::int64_t first = 0;
    std::int64_t last = 0; // equal to the action's last number; a run of accepted ones in one
    SetAside setAside = SetAside::No;
    std::string detail;
    std::vector<ChangeOutcome> changes; // empty when all were plainly applied
};

} // namespace banyan
