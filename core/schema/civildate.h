#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banyan {

// A day of the proleptic Gregorian calendar, and the conversions between days, milliseconds since
// 1970-01-01 UTC and ISO 8601 text. Local time is Asia/Shanghai, taken as UTC+8 throughout: China
// keeps one zone and, since 1991, no daylight saving. Pure functions; day arithmetic after
// Hinnant, "chrono-Compatible Low-Level Date Algorithms".
struct CivilDate {
    int year = 1970;
    int month = 1; // 1..12
    int day = 1;   // 1..31

    auto operator<=>(const CivilDate&) const = default;
    bool isReal() const;      // exists in the calendar, year 1..9999
    std::string text() const; // "YYYY-MM-DD"
};

constexpr std::int64_t msPerDay = 86'400'000;
constexpr std::int64_t shanghaiOffsetMs = 8 * 3'600'000;

int daysInMonth(int year, int month);
std::int64_t daysFromCivil(CivilDate date); // days since 1970-01-01
CivilDate civilFromDays(std::int64_t days);
CivilDate addDays(CivilDate date, std::int64_t days);
// Same day of a later (or earlier) month; the last day where that month is shorter.
CivilDate addMonths(CivilDate date, int months);
int weekday(CivilDate date); // 1 Monday .. 7 Sunday, as ISO 8601

// Exactly "YYYY-MM-DD" and a real day; null otherwise.
std::optional<CivilDate> parseDate(std::string_view text);

// Completed years of life. Who is born on 29 February completes a year on 1 March of other years.
int ageOn(CivilDate birth, CivilDate today);

CivilDate localDateOf(std::int64_t ms);
std::int64_t localMidnightMs(CivilDate date);
int minuteOfLocalDay(std::int64_t ms); // 0..1439

// "2026-05-28T12:26:40+08:00"; milliseconds appear only when they are not zero.
std::string isoLocalText(std::int64_t ms);

// ISO 8601 date, or date and time to the minute, second or fraction, with "Z", "+08:00", "+0800",
// "+08" or no zone; without a zone it is local time. Null for anything else.
std::optional<std::int64_t> parseIso(std::string_view text);

} // namespace banyan
