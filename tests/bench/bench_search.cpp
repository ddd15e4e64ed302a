#include "tests/bench/measure.h"
#include "tests/bench/replicas.h"

#include "core/demo/demodistrict.h"
#include "core/merge/setvalue.h"
#include "sync/office/demoimport.h"

namespace banyan::bench {

namespace {

QString q(const char* text) { return QString::fromUtf8(text); }

QJsonObject measure(demo::Size size) {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    auto opened = Store::open(
        {(folder.path() + q("/store.db")).toStdString(), {}, OpenMode::Writer}, clock, random);
    Store& store = **opened;
    auto imported =
        importDemo(store, store.ids().next(), demo::DemoDistrict(size, 1, clock.wallMs()));
    if (!imported)
        qFatal("demo: %s", imported.error().context.c_str());
    SearchIndex search(store);
    Stopwatch index;
    while (search.step(5'000)) {
    }
    QJsonObject out;
    out[q("residents")] = static_cast<qint64>(imported->residents);
    out[q("index_ms")] = rounded(index.ms());
    // As it is typed: one letter, one character, beginnings, whole names, doors, last digits.
    const std::vector<std::string> typed{"c",    "ch",   "chen", "chenx", "cxm", "l",       "lin",
                                         "陈",   "小明", "陈小", "林秀",  "501", "3-2-501", "1-1",
                                         "0017", "22",   "王",   "wang",  "zz",  "陈小明"};
    std::vector<double> samples;
    for (int round = 0; round < 10; ++round)
        for (const auto& text : typed) {
            Stopwatch watch;
            const auto hits = search.find(text, EntityId::Resident, 50);
            for (const auto& hit : hits)
                (void)store.table(hit.entity).find(hit.record);
            samples.push_back(watch.ms());
        }
    out[q("p50_ms")] = rounded(percentile(samples, 0.5));
    out[q("p95_ms")] = rounded(percentile(samples, 0.95));
    out[q("max_ms")] = rounded(percentile(samples, 1.0));
    return out;
}

} // namespace

QJsonObject benchSearch(const BenchOptions&) {
    return {{q("community"), measure(demo::Size::Community)},
            {q("district"), measure(demo::Size::District)}};
}

} // namespace banyan::bench
