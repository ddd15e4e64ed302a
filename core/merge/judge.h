#pragma once

#include "core/merge/setvalue.h"
#include "core/store/change.h"

#include <cstdint>
#include <string>

namespace banyan {

// What the office knows of a field when a change to it arrives.
struct FieldView {
    Value current;
    Value seen;                // the value at the revision the author had been shown
    std::int64_t version = 0;  // revision of the field's last applied row
    bool lastIsOwn = false;    // that row came from the author's own device
    bool lastIsImport = false; // it came from an authoritative import
    std::int64_t lastAtMs = 0; // when it was written, as the office dates it
    std::int64_t lastObservedAtMs = 0;
    std::string lastTie; // device and number of that row; decides between equal times
    bool hasOpenCase = false;
    bool caseWasShown = false;
    bool wasDecidedMeanwhile = false; // by another, while the author had the open case before him
    // Of the element a set change addresses.
    std::int64_t elementVersion = 0;
    bool elementIsOwn = false;
};

// The change itself, as far as its verdict depends on it.
struct Incoming {
    Op op = Op::Set;
    Value value;
    std::int64_t base = 0;
    std::int64_t atMs = 0; // as the office dates it
    std::int64_t observedAtMs = 0;
    std::string tie;
    bool isAuthority = false; // the author's role owns fields under the authority rule
    bool mayDecide = false;   // the author's role settles cases here
    std::string entryKey;     // of a new entry
    Uuid author;
    std::int64_t recordedAtMs = 0;
};

enum class OpensCase : std::uint8_t { No, Review, Authority };

struct Judgement {
    Verdict verdict = Verdict::Applied;
    Value value; // the field's value afterwards, when Applied
    OpensCase opens = OpensCase::No;
    bool decidesCase = false; // Applied or Same as the decision of the open case
};

// The merge table of core/merge/README.md for Set, Add and Remove on one field. Pure.
Judgement judge(const FieldSpec& field, const FieldView& view, const Incoming& change);

// The value a device shows for a field when `change` stands on top of `value`. Pure; used for
// pending work and, for what the office applied, on every replica.
Value replayed(const FieldSpec& field, const Value& value, Op op, const Value& operand,
               const Entry& newEntry);

// Whether a field of the workflow rule may become `to`: by its table of steps; one without a table
// is written once. Anything else is noted.
bool stepAllowed(const FieldSpec& field, std::string_view from, std::string_view to);

} // namespace banyan
