#include "core/demo/demodistrict.h"
#include "core/usecases/visits.h"
#include "sync/office/demoimport.h"
#include "tests/bench/measure.h"

#include <QTemporaryDir>

namespace banyan::bench {

namespace {

QString q(const char* text) { return QString::fromUtf8(text); }

} // namespace

QJsonObject benchLocal(const BenchOptions&) {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    auto opened = Store::open(
        {(folder.path() + q("/store.db")).toStdString(), {}, OpenMode::Writer}, clock, random);
    Store& store = **opened;
    auto imported = importDemo(store, store.ids().next(),
                               demo::DemoDistrict(demo::Size::Grid, 1, clock.wallMs()));
    if (!imported)
        qFatal("demo: %s", imported.error().context.c_str());
    const auto users = store.table(EntityId::User).select("role = 'grid_worker'");
    store.setMeta("user", users.front().id.text());
    store.setMeta("role", "grid_worker");
    const auto households = store.table(EntityId::Household).select("record_state = 0");
    std::vector<double> samples;
    for (int i = 0; i < 1'000; ++i) {
        VisitDraft draft;
        draft.household = households[static_cast<std::size_t>(i) % households.size()].id;
        draft.outcome = "met";
        draft.note = "药快吃完了，帮约社区医生";
        Stopwatch watch;
        auto recorded = Visits(store).recordVisit(draft);
        samples.push_back(watch.ms());
        if (!recorded)
            qFatal("visit: %s", recorded.error().context.c_str());
    }
    QJsonObject out;
    out[q("visits")] = 1'000;
    out[q("save_visit_p50_ms")] = rounded(percentile(samples, 0.5));
    out[q("save_visit_p99_ms")] = rounded(percentile(samples, 0.99));
    out[q("save_visit_max_ms")] = rounded(percentile(samples, 1.0));
    return out;
}

} // namespace banyan::bench
