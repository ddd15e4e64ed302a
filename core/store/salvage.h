#pragma once

#include "core/store/change.h"
#include "core/store/damagedtables.h"

#include <map>
#include <string>
#include <vector>

namespace banyan {

class Store;

// One action as it lies in a damaged database.
struct SalvagedAction {
    std::int64_t first = 0;
    bool hasHead = false; // its own row could be read
    RawRow head;          // the columns of `action`
    std::vector<RawRow> changes;
};

// A change of which only an index still tells.
struct SalvagedTrace {
    std::int64_t number = 0;
    Uuid record;
    std::int64_t field = 0;
};

// What a person did and a damaged phone database still holds: read without SQLite, each action
// checked to be all there. Reads only.
struct Salvage {
    std::map<std::string, RawValue> meta;
    std::vector<SalvagedAction> whole;  // in the order of their numbers
    std::vector<SalvagedAction> broken; // what could be read of the others
    std::vector<SalvagedTrace> traces;  // of changes in neither
    std::int64_t unreadable = 0;        // actions of which only the existence is known, at least
    bool isCountCertain = false;        // there can be no others
    std::vector<RawRow> kept, audit, contents, uploads;

    static Salvage read(const std::string& databasePath);
    std::string text(const char* key) const; // of meta; empty when it is not there
    std::int64_t number(const char* key) const;
    std::int64_t lastNumber() const; // the highest that is known to have been given
    std::int64_t forks() const;      // how often this store had become another device
};

// Puts the work into an empty store, inside the caller's transaction: under its old numbers, what
// waits for the office as unsent, shown as far as the records are there. What is `kept` goes in as
// it is.
void restoreWork(Store& store, const Salvage& salvage);

// The columns that are read by their place, for the test that holds the schema to them.
constexpr const char* salvagedActionColumns =
    "first count kind author recorded_at monotonic boot told shown_at hold_until state reason "
    "detail";
constexpr const char* salvagedPendingColumns =
    "number action entity record field op value base case_shown observed_at salt state";

} // namespace banyan
