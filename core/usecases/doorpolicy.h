#pragma once

#include "core/store/store.h"

namespace banyan {

// What local policy asks of people who knock: how soon is too soon, when not to, and how long a
// shut door is left alone. Data that the office may set (meta keys "policy_...", e.g.
// policy_no_answer_pause_days); the defaults stand in a store that has been told nothing.
struct DoorPolicy {
    int tooSoonDays = 3;           // a second routine visit within these is too many
    int visitsPerWeekMax = 3;      // by whoever
    int noAnswerPauseDays = 2;     // the next try after nobody opened
    int refusedPauseDays = 30;     // after someone did not wish it
    int nightFromMinute = 21 * 60; // of the local day; nobody is disturbed from here
    int nightUntilMinute = 8 * 60; // to here

    static DoorPolicy of(Store& store);
    // By the household's own hours ("12:30-14:30") or the night.
    bool isQuiet(std::string_view ownHours, std::int64_t atMs) const;
};

// Whether a minute of the local day lies in "21:00-08:00" (or several, separated by commas). Text
// that is not of this form says nothing.
bool isWithinHours(std::string_view hours, int minuteOfDay);

} // namespace banyan
