#pragma once

#include <QJsonObject>
#include <QString>
#include <algorithm>
#include <chrono>
#include <cstdint>
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

// What the kernel says of another process's memory, in megabytes of 2^20 bytes.
struct ProcessMemory {
    double residentMb = 0;
    double peakMb = 0;      // the most it has been resident
    double anonymousMb = 0; // without the pages of files, which the kernel may take back
};
ProcessMemory memoryOf(qint64 process);
// Processor time that all its threads have used since it began.
double cpuMsOf(qint64 process);

struct BenchOptions {
    bool isLong = false; // also the sizes that take minutes
    // Keeps the office with the demo district here for further runs, since making it takes longer
    // than measuring.
    QString districtFolder;
};

// Each prints one JSON object; figures end in their unit.
QJsonObject benchSync(const BenchOptions& options);
QJsonObject benchLocal(const BenchOptions& options);
QJsonObject benchSearch(const BenchOptions& options);
QJsonObject benchIdle(const BenchOptions& options);
QJsonObject benchStart(const BenchOptions& options);
QJsonObject benchGrowth(const BenchOptions& options);
QJsonObject benchOffice(const BenchOptions& options);
QJsonObject benchRegisters(const BenchOptions& options);
QJsonObject benchDistrict(const BenchOptions& options);

} // namespace banyan::bench
