#pragma once

#include "core/random.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace banyan::demo {

// One step of splitmix64 over two words: the same everywhere, so that a part of
// the district can be made without making what comes before it.
constexpr std::uint64_t mixed(std::uint64_t left, std::uint64_t right) {
    std::uint64_t word = left + 0x9e3779b97f4a7c15U * (right + 1);
    word = (word ^ (word >> 30)) * 0xbf58476d1ce4e5b9U;
    word = (word ^ (word >> 27)) * 0x94d049bb133111ebU;
    return word ^ (word >> 31);
}

// A date that is not known or does not apply, among days since 1970-01-01; before every other.
constexpr std::int64_t noDay = std::numeric_limits<std::int64_t>::min();

// Choices from a seeded stream. Two choices never stand in one argument list: compilers differ in
// which they would draw first, and the district must not.
class Dice {
public:
    explicit Dice(std::uint64_t seed)
        : m_random(seed) {}

    int between(int low, int high) { // both included
        return low + static_cast<int>(m_random.below(static_cast<std::uint64_t>(high - low) + 1));
    }
    bool chance(int permille) { return between(0, 999) < permille; }
    template <typename T, std::size_t Count>
    const T& pick(const T (&choices)[Count]) {
        return choices[m_random.below(Count)];
    }
    // An index, as likely as its weight.
    std::size_t weighted(std::span<const int> weights) {
        int total = 0;
        for (const int weight : weights)
            total += weight;
        int left = between(0, total - 1);
        std::size_t index = 0;
        while (left >= weights[index])
            left -= weights[index++];
        return index;
    }
    template <std::size_t Count>
    std::size_t weighted(const int (&weights)[Count]) {
        return weighted(std::span<const int>(weights));
    }

private:
    SeededRandom m_random;
};

// The n-th Chinese character of a text that holds nothing else (three bytes
// each in UTF-8).
constexpr std::string_view characterAt(std::string_view text, std::size_t index) {
    return text.substr(index * 3, 3);
}

} // namespace banyan::demo
