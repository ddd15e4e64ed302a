#pragma once

#include "core/result.h"
#include "core/schema/registry.h"
#include "core/value.h"

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace banyan {

// Wire numbers.
enum class Op : std::uint8_t {
    Create = 1, // values holds the fields
    Set = 2,
    Add = 3,    // an element of a set, an entry of a list
    Remove = 4, // an element of a set, an entry by its key
    Delete = 5,
    Erase = 6, // values of the record go, everywhere and in history; value is the ground
    Merge = 7, // value: the record it turned out to be the same as; none: it is one of its own
};

// What the office decided about one change. Wire numbers.
enum class Verdict : std::uint8_t {
    Pending = 0,    // not decided yet; only on the device that made it
    Applied = 1,    // it is, or was for a time, the current value
    Same = 2,       // already so
    Superseded = 3, // a later one stands by the field's rule; this one is in history
    Held = 4,       // waits in a case for a person
    Noted = 5,      // the field is written once; kept as a note
    NoEffect = 6,   // what it removed had changed meanwhile, or had been erased
};

enum class RecordState : std::uint8_t {
    Live = 0,
    Deleted = 1,
    Merged = 2,
    Erased = 3,
    Refused = 4, // on a device: created by work that was set aside or withdrawn
};

using Salt = std::array<std::uint8_t, 16>;
using FieldValues = std::vector<std::pair<std::uint16_t, Value>>; // ascending field numbers

struct Change {
    EntityId entity = EntityId::None;
    Uuid record;
    Op op = Op::Set;
    std::uint16_t field = 0; // 0 for Create, Delete, Erase
    Value value;
    FieldValues values;            // Create only
    std::int64_t base = 0;         // revision of the record its author had been shown; 0 for Create
    std::int64_t caseShown = 0;    // revision of the open case its author had been shown, or 0
    std::int64_t observedAtMs = 0; // 0: when recorded
    Salt salt{};
};

// Everything one "save" changes. Its changes have the numbers first, first + 1, ...
struct Action {
    std::int64_t first = 0;
    std::string kind; // the use case, e.g. "record_visit"
    Uuid author;
    std::int64_t recordedAtMs = 0; // device's wall clock
    std::int64_t monotonicMs = 0;
    std::string boot;
    std::int64_t told = 0;      // highest own number whose outcome the author had been told
    std::int64_t shownAtMs = 0; // office time of the last answer the device had
    std::vector<Change> changes;

    std::int64_t last() const { return first + static_cast<std::int64_t>(changes.size()) - 1; }
};

constexpr std::size_t changesPerActionMax = 500;

// What a change of a whole record makes of it.
RecordState stateAfter(const Change& change);

const char* verdictName(Verdict verdict);
const char* opName(Op op);
const char* stateName(RecordState state);

// The stored and hashed form of a Create's values: CBOR, an array of number, value, number, value.
std::string encodeValues(const FieldValues& values);
Result<FieldValues> decodeValues(std::string_view bytes);

// The text form of a value: what the command line reads and prints, what a case shows.
std::string valueText(const FieldSpec& field, const Value& value);

// 32 bytes. The commitment covers everything that must not be changed afterwards, salted, so that
// the value can be erased and the chain of hashes still verifies.
using Hash = std::array<std::uint8_t, 32>;
Hash commitmentOf(const Change& change, const Uuid& device, std::int64_t number,
                  const Uuid& author);
// 16 bytes over a whole action as its device recorded it: tells a repeat from a fork.
std::array<std::uint8_t, 16> digestOf(const Action& action);
Hash hashOf(std::string_view material);

inline std::string_view viewOf(const Hash& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}
inline std::string_view viewOf(const Salt& salt) {
    return {reinterpret_cast<const char*>(salt.data()), salt.size()};
}

} // namespace banyan
