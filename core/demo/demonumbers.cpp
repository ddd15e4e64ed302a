#include "core/demo/demopeople.h"

#include <array>
#include <cstdio>

namespace banyan::demo {

std::string NumberMaker::idNumber(std::int64_t& birthDays, bool isMan) {
    while (!m_usedDays.emplace(birthDays, isMan).second)
        ++birthDays;
    const CivilDate birth = civilFromDays(birthDays);
    // 500 serials a day and sex: the grid's own, turned by the day so that it
    // does not show.
    const auto turn = static_cast<int>(mixed(static_cast<std::uint64_t>(birthDays), 11) % 499);
    const int serial = 2 * ((m_ordinal + turn) % 499) + (isMan ? 1 : 2);
    char digits[40];
    std::snprintf(digits, sizeof digits, "445299%04d%02d%02d%03d", birth.year, birth.month,
                  birth.day, serial);
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (digits[i] - '0') * weights[i];
    return std::string(digits) + "10X98765432"[sum % 11];
}

std::string inventedMobile(std::uint64_t index, Dice& dice) {
    constexpr const char* unassigned[] = {"154", "160", "161", "163", "164", "168", "169"};
    // Multiplying by a number prime to ten turns all eight-digit numbers into
    // each other.
    const auto rest = static_cast<unsigned>((index * 61'803'399 + 27'182'818) % 100'000'000);
    char digits[24];
    std::snprintf(digits, sizeof digits, "%s%08u", dice.pick(unassigned), rest);
    return digits;
}

std::string NumberMaker::mobile() {
    constexpr std::uint64_t perGridMax = 8192;
    const auto ordinal = static_cast<std::uint64_t>(m_ordinal);
    return inventedMobile(ordinal * perGridMax + m_mobiles++, m_dice);
}

std::string NumberMaker::landline() {
    char digits[40];
    std::snprintf(digits, sizeof digits, "06630%03d%03d", m_ordinal, m_landlines++);
    return digits;
}

} // namespace banyan::demo
