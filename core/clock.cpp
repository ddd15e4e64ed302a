#include "core/clock.h"

#include <chrono>
#include <ctime>
#include <fstream>

namespace banyan {

std::int64_t SystemClock::wallMs() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

std::int64_t SystemClock::monotonicMs() const {
    timespec now{};
#ifdef CLOCK_BOOTTIME
    clock_gettime(CLOCK_BOOTTIME, &now);
#else
    clock_gettime(CLOCK_MONOTONIC, &now);
#endif
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

std::string SystemClock::bootId() const {
    std::string id;
    std::ifstream("/proc/sys/kernel/random/boot_id") >> id;
    // Without one, no two moments share a boot and ages fall back to the wall clock.
    return id.empty() ? std::to_string(wallMs()) : id;
}

} // namespace banyan
