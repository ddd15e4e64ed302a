#pragma once

#include <QJsonObject>
#include <algorithm>
#include <chrono>
#include <vector>

namespace banyan::bench {

class Stopwatch {
public:
    double ms() const {
        using namespace std::chrono;
        return duration<double, std::milli>(steady_clock::now() - m_start).count();
    }

private:
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

inline double percentile(std::vector<double> samples, double part) {
    if (samples.empty())
        return 0;
    std::sort(samples.begin(), samples.end());
    const auto at = static_cast<std::size_t>(part * static_cast<double>(samples.size() - 1));
    return samples[at];
}

inline double rounded(double value) {
    return static_cast<double>(static_cast<long long>(value * 100 + 0.5)) / 100;
}

// Each prints one JSON object; figures end in their unit.
QJsonObject benchSync();
QJsonObject benchLocal();
QJsonObject benchSearch();
QJsonObject benchIdle();
QJsonObject benchStart();

} // namespace banyan::bench
