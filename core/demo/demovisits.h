#pragma once

#include "core/demo/demogrid.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banyan::demo {

// One visit before it is a record: small, since a district keeps some hundred
// thousand at once to bring them into the order of time.
struct VisitPlan {
    std::int64_t recordedMs = 0;
    std::int32_t household = 0; // of its grid
    std::int32_t met = -1;      // resident of its grid
    std::uint16_t grid = 0;     // ordinal
    std::uint16_t number = 0;   // within the grid
    std::uint8_t purpose = 0;   // of purposeCodes
    std::uint8_t outcome = 0;   // of outcomeCodes
    std::uint8_t noteKind = 0;  // of notes in demonotes.h
    std::uint8_t note = 0;
    std::uint8_t secondNote = 0;
    std::uint8_t companions = 0;
    std::uint8_t nextTime = 0;
    bool byLeader = false;
};

struct DeliveryPlan {
    std::int64_t deliveredMs = 0;
    std::int32_t household = 0;
    std::uint16_t grid = 0;
    bool byLeader = false;
};

struct ConsentPlan {
    std::int64_t givenMs = 0;
    std::int32_t household = 0;
    std::int32_t resident = 0;
    std::uint16_t grid = 0;
    std::uint8_t purpose = 0; // of consentPurposeCodes
    std::uint8_t basis = 0;   // of consentBasisCodes
    std::int64_t withdrawnMs = 0;
    std::string givenBy;
};

struct TaskPlan {
    std::int64_t createdMs = 0;
    std::int32_t household = -1; // -1: the whole grid's
    std::uint16_t grid = 0;
    std::uint16_t number = 0;
    std::uint8_t title = 0;
    std::int64_t dueDays = 0;
    std::string_view state;
    std::uint8_t rounds = 0;
};

inline constexpr std::string_view purposeCodes[] = {
    "routine", "focused", "new_arrival", "follow_up", "policy", "safety", "card_delivery"};
inline constexpr std::string_view outcomeCodes[] = {"met",        "by_phone",       "by_another",
                                                    "no_answer",  "refused",        "come_back",
                                                    "moved_away", "no_such_address"};
inline constexpr std::string_view consentPurposeCodes[] = {"visit_record", "contact_share",
                                                           "care_service", "photo"};
inline constexpr std::string_view consentBasisCodes[] = {"spoken", "written", "guardian"};

// The defaults of the visit rules, in days.
constexpr int routineIntervalDays = 182;
constexpr int careIntervalDays = 30;
constexpr int highRiskIntervalDays = 7;
constexpr int historyDays = 730;

// What was done in a grid over the two years before `nowMs`.
struct GridWork {
    std::vector<VisitPlan> visits;
    std::vector<DeliveryPlan> deliveries;
    std::vector<ConsentPlan> consents;
    std::vector<TaskPlan> tasks;
};

GridWork makeWork(std::uint64_t seed, const GridPlan& grid, std::int64_t nowMs);

// Part of makeWork; in demotasks.cpp.
void addTasks(GridWork& work, const GridPlan& grid, std::uint64_t seed, std::int64_t nowMs);

} // namespace banyan::demo
