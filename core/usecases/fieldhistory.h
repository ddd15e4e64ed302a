#pragma once

#include "core/store/change.h"
#include "core/store/store.h"

namespace banyan {

// One thing that was once written in a field: who, when, from what to what, and what became of it.
struct FieldStep {
    std::string field;
    Op op = Op::Set;
    Verdict verdict = Verdict::Applied; // Pending: this device's own, not decided yet
    std::string from;                   // text forms
    std::string to;
    Uuid author;
    std::string authorName;        // "" for the office
    std::int64_t recordedAtMs = 0; // by the author's device
    std::int64_t decidedAtMs = 0;  // as the office dates it; 0 while pending
    bool isOwnDevice = false;
    bool isMerged = false;   // the record had moved on from what its author had been shown
    bool isDecision = false; // settled a case
    bool isImported = false;
    bool isRevived = false;  // brought a deleted record back
    bool isErased = false;   // its values were erased
    bool isSetAside = false; // Pending: refused by the office, waits for a person
    std::int64_t action = 0; // Pending: the action in the outbox
};

// The history of one field, or of all (empty name), oldest first: from the creation to what is
// still pending here. Reads only, any connection. NotFound: the field or the record.
Result<std::vector<FieldStep>> fieldHistory(Store& store, EntityId entity, const Uuid& record,
                                            std::string_view field = {});

} // namespace banyan
