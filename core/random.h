#pragma once

#include <cstddef>
#include <cstdint>

namespace banyan {

// A source of random bytes. Injected, so that a simulation replays exactly.
class Random {
public:
    virtual ~Random() = default;
    virtual void fill(void* bytes, std::size_t count) = 0;
    std::uint64_t next64() {
        std::uint64_t value = 0;
        fill(&value, sizeof value);
        return value;
    }
};

// libsodium's generator; safe for secrets.
class SystemRandom final : public Random {
public:
    void fill(void* bytes, std::size_t count) override;
};

// xoshiro256** (Blackman, Vigna 2018) seeded by splitmix64: for tests, simulation and the demo
// district. Not for secrets.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(void* bytes, std::size_t count) override;
    std::uint64_t step();
    std::uint64_t below(std::uint64_t bound) { return bound == 0 ? 0 : step() % bound; }

private:
    std::uint64_t m_state[4];
};

} // namespace banyan
