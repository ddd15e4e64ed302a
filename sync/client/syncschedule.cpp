#include "sync/client/syncschedule.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::int64_t holdSlackMs = 200; // so that the hold is over for certain

// Refusals that trying again soon does not lift; a person has to do something.
bool isRefusal(ErrorCode code) {
    return code == ErrorCode::Revoked || code == ErrorCode::Unauthorized
           || code == ErrorCode::Untrusted || code == ErrorCode::TooOld;
}

} // namespace

std::int64_t SyncSchedule::below(std::int64_t bound) {
    return static_cast<std::int64_t>(m_random.next64() % static_cast<std::uint64_t>(bound));
}

void SyncSchedule::started() {
    m_isRunning = true;
    m_nextMs.reset();
    m_workMs.reset();
}

void SyncSchedule::succeeded(bool hasUnsent) {
    m_isRunning = false;
    m_isRefused = false;
    m_failures = 0;
    m_nextMs = m_clock.monotonicMs() + delayMaxMs / 2 + below(delayMaxMs / 2);
    if (hasUnsent && !m_workMs)
        workRecorded(baseMs);
}

void SyncSchedule::failed(ErrorCode code) {
    m_isRunning = false;
    m_isRefused = isRefusal(code);
    const int doublings = m_isRefused ? 30 : std::min(m_failures, 30);
    const std::int64_t spanMs = std::min(delayMaxMs, baseMs << doublings);
    const std::int64_t leastMs = m_isRefused ? delayMaxMs / 2 : 0;
    m_nextMs = m_clock.monotonicMs() + std::max(leastMs, 1 + below(spanMs));
    ++m_failures;
}

void SyncSchedule::hurry() {
    m_isRefused = false;
    m_failures = 0;
    m_nextMs = m_clock.monotonicMs();
}

void SyncSchedule::workRecorded(std::int64_t holdMs) {
    const std::int64_t nowMs = m_clock.monotonicMs();
    if (!m_workMs)
        m_workLatestMs = nowMs + std::max(holdMs, workDelayMaxMs);
    m_workMs = std::min(nowMs + holdMs + holdSlackMs, m_workLatestMs);
}

std::optional<std::int64_t> SyncSchedule::delayMs() const {
    if (m_isRunning)
        return std::nullopt;
    std::optional<std::int64_t> dueMs = m_nextMs;
    if (m_workMs && !m_isRefused)
        dueMs = dueMs ? std::min(*dueMs, *m_workMs) : *m_workMs;
    if (!dueMs)
        return std::nullopt;
    return std::max<std::int64_t>(0, *dueMs - m_clock.monotonicMs());
}

} // namespace banyan
