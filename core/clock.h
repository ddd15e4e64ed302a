#pragma once

#include <cstdint>
#include <string>

namespace banyan {

// Time as a device knows it. Injected everywhere, so that tests and the simulation own it.
// Wall time may jump and be wrong; monotonic time only means something within one boot.
class Clock {
public:
    virtual ~Clock() = default;
    virtual std::int64_t wallMs() const = 0;      // milliseconds since 1970-01-01 UTC
    virtual std::int64_t monotonicMs() const = 0; // milliseconds since this boot, suspend included
    virtual std::string bootId() const = 0;       // differs after every start of the machine
};

class SystemClock final : public Clock {
public:
    std::int64_t wallMs() const override;
    std::int64_t monotonicMs() const override;
    std::string bootId() const override;
};

// For tests: stands still until told otherwise.
class FixedClock final : public Clock {
public:
    explicit FixedClock(std::int64_t wallMs = 1'780'000'000'000)
        : m_wallMs(wallMs) {}
    std::int64_t wallMs() const override { return m_wallMs; }
    std::int64_t monotonicMs() const override { return m_monotonicMs; }
    std::string bootId() const override { return m_bootId; }

    void advance(std::int64_t ms) {
        m_wallMs += ms;
        m_monotonicMs += ms;
    }
    void jumpWall(std::int64_t ms) { m_wallMs += ms; }
    void reboot() {
        m_monotonicMs = 1000;
        m_bootId += "'";
    }

private:
    std::int64_t m_wallMs;
    std::int64_t m_monotonicMs = 100'000;
    std::string m_bootId = "boot";
};

} // namespace banyan
