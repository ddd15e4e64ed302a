#include "core/report/periodreport.h"
#include "core/usecases/registers.h"
#include "sync/office/demoimport.h"
#include "tests/bench/measure.h"
#include "tests/bench/replicas.h"

#include "core/demo/demodistrict.h"

namespace banyan::bench {

namespace {

QString q(const char* text) { return QString::fromUtf8(text); }

// The slowest of what was timed, and what it was.
struct Slowest {
    double ms = 0;
    std::string what;

    template <typename Work>
    void time(const std::string& name, Work work) {
        Stopwatch watch;
        work();
        if (watch.ms() > ms) {
            ms = watch.ms();
            what = name;
        }
    }
    void tell(QJsonObject& out, const char* name) const {
        out[q(name) + q("_ms")] = rounded(ms);
        out[q(name)] = QString::fromStdString(what);
    }
};

} // namespace

// A desk that holds the whole district: every page of its registers and every filter on them.
QJsonObject benchRegisters(const BenchOptions&) {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    auto opened = Store::open(
        {(folder.path() + q("/store.db")).toStdString(), {}, OpenMode::Writer}, clock, random);
    Store& store = **opened;
    auto imported = importDemo(store, store.ids().next(),
                               demo::DemoDistrict(demo::Size::District, 1, clock.wallMs()));
    if (!imported)
        qFatal("demo: %s", imported.error().context.c_str());
    Registers registers(store);
    std::int64_t total = 0;
    Slowest page, filter;
    page.time("all registers", [&] { (void)registers.kinds(); });
    for (const auto& part : registerParts())
        for (const EntityId entity : part.entities) {
            const std::string name = specOf(entity).name;
            const auto ask = [&](const char* text, bool isOpenOnly, std::int64_t skip) {
                (void)registers.lines({entity, text, isOpenOnly, {}}, 60, skip, total);
            };
            page.time(name, [&] { ask("", false, 0); });
            page.time(name + ", later", [&] { ask("", false, 600); });
            filter.time(name + ", open", [&] { ask("", true, 0); });
            filter.time(name + ", searched", [&] { ask("漏水", false, 0); });
        }
    const auto today = localDateOf(clock.wallMs());
    page.time("the period report", [&] {
        auto report = PeriodReport::of(store, {}, {addDays(today, -730), today});
        (void)report->figures();
    });
    QJsonObject out;
    page.tell(out, "slowest_page");
    filter.tell(out, "slowest_filter");
    return out;
}

} // namespace banyan::bench
