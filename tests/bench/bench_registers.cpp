#include "core/report/periodreport.h"
#include "core/usecases/inboxes.h"
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
            const auto ask = [&](const RegisterQuery& query, std::int64_t skip = 0) {
                (void)registers.lines(query, 60, skip, total);
            };
            page.time(name, [&] { ask({.entity = entity}); });
            page.time(name + ", later", [&] { ask({.entity = entity}, 600); });
            filter.time(name + ", open", [&] { ask({.entity = entity, .isOpenOnly = true}); });
            filter.time(name + ", searched", [&] { ask({.entity = entity, .text = "漏水"}); });
            filter.time(name + ", by name",
                        [&] { ask({.entity = entity, .sort = RegisterSort::Title}); });
            filter.time(name + ", by due",
                        [&] { ask({.entity = entity, .sort = RegisterSort::Due}); });
            RegisterTools tools;
            filter.time(name + ", chips", [&] { tools = toolsOf(store, {.entity = entity}); });
            for (const auto& unit : tools.units)
                filter.time(name + ", " + unit.name, [&] {
                    ask({.entity = entity,
                         .unit = *Uuid::fromText(unit.code),
                         .sort = RegisterSort::Title});
                });
            for (const auto& state : tools.states)
                filter.time(name + ", " + state.code,
                            [&] { ask({.entity = entity, .state = state.code}); });
        }
    store.setMeta("role", std::string_view("district"));
    page.time("what waits", [&] { (void)inboxCounts(store); });
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
