#include "tests/bench/device.h"
#include "tests/bench/measure.h"
#include "tests/bench/servedoffice.h"

#include <QTemporaryDir>

namespace banyan::bench {

namespace {

constexpr int syncCount = 1'000;
constexpr const char* worker = "w445202001001001";

QString q(const char* text) { return QString::fromUtf8(text); }

} // namespace

// A worker's phone with the demo grid that has nothing to send, at an office that has nothing new.
QJsonObject benchIdle(const BenchOptions&) {
    QTemporaryDir folder;
    ServedOffice office(folder.filePath(q("office")));
    office.makeDemo("grid");
    std::string code;
    office.change([&](Store&, Chronicle&, Accounts& accounts) {
        auto made = accounts.enrolmentCode(worker);
        if (!made)
            qFatal("%s", made.error().context.c_str());
        code = *made;
    });
    office.serve();
    Device phone(folder.filePath(q("phone")).toStdString(), office.address(), code);
    phone.sync();
    std::vector<double> samples;
    SyncReport last;
    const double cpuBefore = cpuMsOf(office.process());
    for (int i = 0; i < syncCount; ++i) {
        Stopwatch watch;
        last = phone.sync();
        samples.push_back(watch.ms());
    }
    const double cpu = cpuMsOf(office.process()) - cpuBefore;
    QJsonObject out;
    out[q("syncs")] = syncCount;
    out[q("round_trips")] = last.roundTrips;
    out[q("bytes_up")] = static_cast<qint64>(last.bytesUp);
    out[q("bytes_down")] = static_cast<qint64>(last.bytesDown);
    out[q("office_cpu_ms_per_sync")] = rounded(cpu / syncCount);
    out[q("p50_ms")] = rounded(percentile(samples, 0.5));
    out[q("p99_ms")] = rounded(percentile(samples, 0.99));
    return out;
}

} // namespace banyan::bench
