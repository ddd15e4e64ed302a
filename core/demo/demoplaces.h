#pragma once

#include "core/demo/dice.h"

#include <string>
#include <string_view>
#include <vector>

namespace banyan::demo {

struct EstatePlan {
    std::string name;
    std::string company; // empty: nobody manages it
    bool isLane = false; // an old lane of single houses, without buildings and units
    bool hasBranch = false;
};

struct BuildingPlan {
    int estate = 0; // index
    int number = 0;
    int units = 0;
    int floors = 0;
    bool isLocated = false;
    double latitude = 0; // WGS-84
    double longitude = 0;
};

struct DwellingPlan {
    int estate = 0;
    int building = -1; // -1 in a lane
    int unit = 0;
    int floor = 0;
    std::string door; // "3-2-501", in a lane "12号"
    std::string_view use;
    std::string_view occupancy; // "vacant" and "business" have no household
    int stair = 0;              // doors that are reached together
    int inStair = 0;            // walking order within

    bool isLivedIn() const { return occupancy != "vacant" && occupancy != "business"; }
};

// The built side of a grid: estates of walk-up buildings and towers, and old
// lanes.
struct Places {
    std::vector<EstatePlan> estates;
    std::vector<BuildingPlan> buildings;
    std::vector<DwellingPlan> dwellings;
    int stairs = 0;
};

// Builds until `households` dwellings are lived in.
Places makePlaces(Dice& dice, int gridOrdinal, int households);

} // namespace banyan::demo
