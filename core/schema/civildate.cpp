#include "core/schema/civildate.h"

#include <algorithm>
#include <cstdio>

namespace banyan {

namespace {

// Reads ISO 8601 from the left; a failed read leaves `failed` set.
class IsoReader {
public:
    explicit IsoReader(std::string_view text)
        : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    bool failed() const { return m_failed; }
    char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    bool skip(char expected) {
        if (peek() != expected)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void expect(char expected) { m_failed |= !skip(expected); }
    int digits(int count, int max) {
        int number = 0;
        for (; count > 0; --count) {
            if (peek() < '0' || peek() > '9') {
                m_failed = true;
                return 0;
            }
            number = number * 10 + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
        }
        m_failed |= number > max;
        return number;
    }
    // Digits after a decimal sign, as milliseconds; what is finer is cut off.
    int fractionMs() {
        int ms = 0;
        int seen = 0;
        for (; peek() >= '0' && peek() <= '9'; ++seen, m_rest.remove_prefix(1))
            ms = seen < 3 ? ms * 10 + (m_rest.front() - '0') : ms;
        m_failed |= seen == 0;
        for (; seen < 3; ++seen)
            ms *= 10;
        return ms;
    }
    CivilDate date() {
        CivilDate result;
        result.year = digits(4, 9999);
        expect('-');
        result.month = digits(2, 12);
        expect('-');
        result.day = digits(2, 31);
        m_failed |= !result.isReal();
        return result;
    }
    std::int64_t timeMs() {
        std::int64_t ms = digits(2, 23) * 3'600'000LL;
        expect(':');
        ms += digits(2, 59) * 60'000LL;
        if (!skip(':'))
            return ms;
        ms += digits(2, 59) * 1000LL;
        if (skip('.') || skip(','))
            ms += fractionMs();
        return ms;
    }
    std::int64_t zoneMs() {
        if (atEnd())
            return shanghaiOffsetMs;
        if (skip('Z') || skip('z'))
            return 0;
        const int sign = skip('-') ? -1 : 1;
        if (sign > 0)
            expect('+');
        std::int64_t ms = digits(2, 14) * 3'600'000LL;
        if (!atEnd()) {
            skip(':');
            ms += digits(2, 59) * 60'000LL;
        }
        return sign * ms;
    }

private:
    std::string_view m_rest;
    bool m_failed = false;
};

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

} // namespace

int daysInMonth(int year, int month) {
    constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : lengths[month - 1];
}

bool CivilDate::isReal() const {
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1
           && day <= daysInMonth(year, month);
}

std::string CivilDate::text() const {
    char buffer[48];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year, month, day);
    return buffer;
}

std::int64_t daysFromCivil(CivilDate date) {
    const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
    const std::int64_t era = floorDivide(year, 400);
    const std::int64_t yearOfEra = year - era * 400;
    const int monthFromMarch = date.month > 2 ? date.month - 3 : date.month + 9;
    const std::int64_t dayOfYear = (153 * monthFromMarch + 2) / 5 + date.day - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + dayOfEra - 719'468;
}

CivilDate civilFromDays(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = floorDivide(days, 146'097);
    const std::int64_t dayOfEra = days - era * 146'097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const int monthFromMarch = static_cast<int>((5 * dayOfYear + 2) / 153);
    CivilDate date;
    date.day = static_cast<int>(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1);
    date.month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    date.year = static_cast<int>(yearOfEra + era * 400 + (date.month <= 2 ? 1 : 0));
    return date;
}

CivilDate addDays(CivilDate date, std::int64_t days) {
    return civilFromDays(daysFromCivil(date) + days);
}

CivilDate addMonths(CivilDate date, int months) {
    const std::int64_t month = date.year * 12LL + date.month - 1 + months;
    date.year = static_cast<int>(floorDivide(month, 12));
    date.month = static_cast<int>(month - date.year * 12LL) + 1;
    date.day = std::min(date.day, daysInMonth(date.year, date.month));
    return date;
}

int weekday(CivilDate date) {
    const std::int64_t days = daysFromCivil(date) + 3; // 1970-01-01 was a Thursday
    return static_cast<int>(days - floorDivide(days, 7) * 7) + 1;
}

std::optional<CivilDate> parseDate(std::string_view text) {
    IsoReader reader(text);
    const CivilDate date = reader.date();
    if (reader.failed() || !reader.atEnd())
        return std::nullopt;
    return date;
}

int ageOn(CivilDate birth, CivilDate today) {
    const bool before =
        today.month < birth.month || (today.month == birth.month && today.day < birth.day);
    return today.year - birth.year - (before ? 1 : 0);
}

CivilDate localDateOf(std::int64_t ms) {
    return civilFromDays(floorDivide(ms + shanghaiOffsetMs, msPerDay));
}

std::int64_t localMidnightMs(CivilDate date) {
    return daysFromCivil(date) * msPerDay - shanghaiOffsetMs;
}

int minuteOfLocalDay(std::int64_t ms) {
    const std::int64_t local = ms + shanghaiOffsetMs;
    return static_cast<int>((local - floorDivide(local, msPerDay) * msPerDay) / 60'000);
}

std::string isoLocalText(std::int64_t ms) {
    const CivilDate date = localDateOf(ms);
    const auto inDay = static_cast<int>(ms - localMidnightMs(date));
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d", inDay / 3'600'000, inDay / 60'000 % 60,
                  inDay / 1000 % 60);
    std::string text = date.text() + buffer;
    if (inDay % 1000 != 0) {
        std::snprintf(buffer, sizeof buffer, ".%03d", inDay % 1000);
        text += buffer;
    }
    return text + "+08:00";
}

std::optional<std::int64_t> parseIso(std::string_view text) {
    IsoReader reader(text);
    std::int64_t ms = daysFromCivil(reader.date()) * msPerDay;
    if (reader.failed())
        return std::nullopt;
    if (reader.atEnd())
        return ms - shanghaiOffsetMs;
    if (!reader.skip('T') && !reader.skip('t'))
        reader.expect(' ');
    ms += reader.timeMs();
    ms -= reader.zoneMs();
    if (reader.failed() || !reader.atEnd())
        return std::nullopt;
    return ms;
}

} // namespace banyan
