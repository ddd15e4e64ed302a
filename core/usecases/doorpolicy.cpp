#include "core/usecases/doorpolicy.h"

#include "core/usecases/actiondraft.h"

#include <charconv>
#include <optional>

namespace banyan {

namespace {

std::optional<int> minuteOf(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    int hour = -1;
    int minute = -1;
    const auto number = [](std::string_view digits, int& to) {
        const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), to);
        return fault == std::errc() && end == digits.data() + digits.size();
    };
    if (!number(text.substr(0, colon), hour) || !number(text.substr(colon + 1), minute))
        return std::nullopt;
    if (hour < 0 || hour > 24 || minute < 0 || minute > 59)
        return std::nullopt;
    return hour * 60 + minute;
}

bool isBetween(int from, int until, int minute) {
    return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}

} // namespace

DoorPolicy DoorPolicy::of(Store& store) {
    DoorPolicy policy;
    const auto read = [&](const char* key, int& value) {
        value = static_cast<int>(store.metaNumber(key, value));
    };
    read("policy_too_soon_days", policy.tooSoonDays);
    read("policy_visits_per_week_max", policy.visitsPerWeekMax);
    read("policy_no_answer_pause_days", policy.noAnswerPauseDays);
    read("policy_refused_pause_days", policy.refusedPauseDays);
    read("policy_night_from_minute", policy.nightFromMinute);
    read("policy_night_until_minute", policy.nightUntilMinute);
    return policy;
}

bool DoorPolicy::isQuiet(std::string_view ownHours, std::int64_t atMs) const {
    const int minute = minuteOfLocalDay(atMs);
    return isWithinHours(ownHours, minute) || isBetween(nightFromMinute, nightUntilMinute, minute);
}

bool isWithinHours(std::string_view hours, int minuteOfDay) {
    for (const auto& part : listed(hours)) {
        const auto dash = part.find('-');
        if (dash == std::string::npos)
            continue;
        const auto from = minuteOf(std::string_view(part).substr(0, dash));
        const auto until = minuteOf(std::string_view(part).substr(dash + 1));
        if (from && until && isBetween(*from, *until, minuteOfDay))
            return true;
    }
    return false;
}

} // namespace banyan
