#pragma once

#include "core/usecases/due.h"

namespace banyan {

// What a list of households is asked for; all conditions hold together.
struct HouseholdFilter {
    Uuid grid;        // null: every grid of this store
    std::string text; // name, pinyin, door or phone, as typed
    bool isDue = false;
    bool isNotReached = false; // nobody was reached within the interval of its rule
    bool hasCare = false;
    std::string careCategory; // one of them
    bool isVacant = false;
    bool isRefusing = false;
    bool isNewArrival = false; // registered lately, not reached yet
    bool isUnsent = false;     // something of it has not been confirmed by the office
    bool hasOpenCase = false;
    bool isWithoutCard = false; // no contact card that is valid today was handed to it
    std::size_t offset = 0;
    std::size_t limit = 50;
};

struct HouseholdRow {
    DoorFacts facts;
    DueState due;
    std::string outcomeToday; // "" while not visited today
    std::string matched;      // what the search found when it is not the head: a resident's name
};

struct HouseholdWindow {
    std::size_t total = 0;
    std::vector<HouseholdRow> rows; // in stair order
};

// A window of the list. Reads only, any connection.
Result<HouseholdWindow> householdList(Store& store, const HouseholdFilter& filter);

} // namespace banyan
