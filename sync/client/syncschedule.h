#pragma once

#include "core/clock.h"
#include "core/random.h"
#include "core/result.h"

#include <optional>

namespace banyan {

// When to try the office next. After a failure exponential backoff with full jitter ("Exponential
// Backoff and Jitter", AWS Architecture Blog 2015), so that phones that lost the office together do
// not come back together; after a success a calm rhythm; at once when something changed for the
// better. Work waits until nobody can undo it any more. Pure: knows the time, has no timer.
class SyncSchedule {
public:
    static constexpr std::int64_t baseMs = 5'000;
    static constexpr std::int64_t delayMaxMs = 600'000;
    static constexpr std::int64_t workDelayMaxMs = 30'000; // however fast the work comes

    SyncSchedule(const Clock& clock, Random& random)
        : m_clock(clock)
        , m_random(random) {}

    // Rows always go. Attachments do not on a network that is paid by volume, unless asked for.
    static bool mayCarryAttachments(bool isMetered, bool isAskedFor) {
        return !isMetered || isAskedFor;
    }

    // A synchronisation has begun: nothing is due until it ends. What is recorded meanwhile is.
    void started();
    // `unsent`: something is left that was withheld for undo.
    void succeeded(bool hasUnsent);
    void failed(ErrorCode code);
    // The network is back, the app was opened, or a person asks.
    void hurry();
    void workRecorded(std::int64_t holdMs);

    // Milliseconds from now until the next try; 0 when it is due; nothing while one runs or before
    // anything was planned.
    std::optional<std::int64_t> delayMs() const;
    int failures() const { return m_failures; }

private:
    std::int64_t below(std::int64_t bound);

    const Clock& m_clock;
    Random& m_random;
    int m_failures = 0;
    bool m_isRunning = false;
    bool m_isRefused = false;             // by the office; new work does not change its mind
    std::optional<std::int64_t> m_nextMs; // monotonic
    std::optional<std::int64_t> m_workMs;
    std::int64_t m_workLatestMs = 0; // the first work's limit
};

} // namespace banyan
