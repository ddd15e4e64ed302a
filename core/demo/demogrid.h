#pragma once

#include "core/demo/demopeople.h"
#include "core/demo/demoplaces.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace banyan::demo {

struct TagPlan {
    int household = 0; // index
    int resident = -1; // index over the grid; -1: the whole household
    std::string_view category;
    std::string_view evidence;
    std::string_view source;
    std::int64_t sinceDays = noDay;
    std::int64_t expiresDays = noDay; // noDay: does not
};

struct HouseholdPlan {
    int dwelling = 0; // index
    Family family;
    int firstResident = 0;            // index over the grid; its people follow one another
    std::int64_t arrivedDays = noDay; // noDay: was here before the register began
    std::vector<std::string> phones;
    std::string_view bestTime;
    std::string_view doorNote;
    std::string_view visitState;
    std::string_view quietHours;
    bool isHighRisk = false;
    bool isTagged = false;

    const Person& head() const { return family.people[family.head]; }
};

struct CentrePlan {
    int household = 0;
    int resident = 0;        // a party member
    std::vector<int> served; // households
};

struct StewardPlan {
    int building = 0;
    int resident = 0;
};

// Everything in one grid that stands still: places, people, tags and the
// neighbours who help.
struct GridPlan {
    int ordinal = 0;
    Places places;
    std::vector<HouseholdPlan> households;
    std::vector<TagPlan> tags;
    std::vector<CentrePlan> centres;
    std::vector<StewardPlan> stewards;
    int residentCount = 0;

    const Person& resident(const HouseholdPlan& household, int index) const {
        return household.family.people[static_cast<std::size_t>(index - household.firstResident)];
    }
};

// Depends on the seed, the grid's ordinal and the day only.
GridPlan makeGrid(std::uint64_t seed, int ordinal, CivilDate today);

// The care tags that a family's ages and lot bring with them; in demotags.cpp.
void addTags(GridPlan& grid, int household, Dice& dice, const FamilyMaker& ages,
             std::int64_t today);

} // namespace banyan::demo
