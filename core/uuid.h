#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace banyan {

class Clock;
class Random;

// A UUID (RFC 9562), 16 bytes in network order; as text lower-case with hyphens.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid&) const = default;
    bool isNull() const { return *this == Uuid{}; }
    std::string text() const;
    std::string_view view() const {
        return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    }

    static std::optional<Uuid> fromText(std::string_view text);
    static std::optional<Uuid> fromBytes(std::string_view raw);
    // Deterministic: version 8, the first bytes of BLAKE2b over the parts' concatenation.
    static Uuid derived(std::string_view material);
};

// Version 7: 48 bits of milliseconds, then random. Ids made by one source in one millisecond
// still ascend, so that a bulk load appends to its index.
class UuidSource {
public:
    UuidSource(const Clock& clock, Random& random)
        : m_clock(clock)
        , m_random(random) {}
    Uuid next();

private:
    const Clock& m_clock;
    Random& m_random;
    std::int64_t m_lastMs = 0;
    std::uint16_t m_counter = 0; // 12 bits, rand_a
};

} // namespace banyan

template <>
struct std::hash<banyan::Uuid> {
    std::size_t operator()(const banyan::Uuid& id) const noexcept {
        std::size_t word;
        std::memcpy(&word, id.bytes.data() + 8, sizeof word);
        return word;
    }
};
