#include "core/store/schema.h"
#include "tests/bench/crowd.h"
#include "tests/bench/measure.h"
#include "tests/bench/servedoffice.h"
#include "tests/sync/support/officestore.h"

#include <QTemporaryDir>

#include <sys/resource.h>

namespace banyan::bench {

namespace {

constexpr int gridCount = 191;       // as the model district has them
constexpr int householdsOfGrid = 40; // of the short form
constexpr double warmUpSeconds = 2;
constexpr double measuredSeconds = 8;
constexpr std::size_t phonesMax = 2'000;

QString q(const char* text) { return QString::fromUtf8(text); }
Value text(const std::string& value) { return Value{value}; }

// The district's grids with a few doors each and a worker: made in a second. What phones do here
// touches nothing else; the long form has the whole demo district.
void fillGrids(Store& store, Chronicle& chronicle, Accounts& accounts) {
    const std::int64_t now = store.clock().wallMs();
    const Uuid community = store.ids().next();
    chronicle.create(EntityId::OrgUnit, community,
                     {{1, text("445202001001")}, {2, text("进东社区")}, {3, text("community")}},
                     publicFeed, now);
    for (int i = 0; i < gridCount; ++i) {
        const std::string code = std::to_string(445'202'001'001'001 + i);
        const Uuid grid = store.ids().next();
        chronicle.create(EntityId::Grid, grid, {{1, text(code)}, {2, text("网格")}, {3, community}},
                         publicFeed, now);
        const std::int64_t feed = *store.feeds().find(grid);
        for (int door = 0; door < householdsOfGrid; ++door) {
            const Uuid dwelling = store.ids().next();
            chronicle.create(EntityId::Dwelling, dwelling,
                             {{1, grid}, {6, text("1-1-" + std::to_string(101 + door))}}, feed,
                             now);
            chronicle.create(EntityId::Household, store.ids().next(), {{1, dwelling}}, feed, now);
        }
        if (auto added = accounts.addUser("w" + code, "grid_worker", {code}); !added)
            qFatal("%s", added.error().context.c_str());
    }
}

// Phones of the grids' workers, who take turns, each with its feeds pulled whole.
std::vector<CrowdPhone> phones(Store& store, Accounts& accounts, std::size_t count) {
    const auto workers = store.table(EntityId::User).select("role = 'grid_worker' ORDER BY row");
    std::vector<CrowdPhone> made;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& worker = workers[i % workers.size()];
        const NewDevice device = accounts.newDevice(worker.id);
        CrowdPhone phone;
        phone.device = device.id;
        phone.token = device.token;
        phone.user = worker.id;
        phone.shownAtMs = store.clock().wallMs(); // rights are judged by what it had been told then
        for (const std::int64_t id : accounts.feedsOf(worker.id)) {
            const Feed& feed = store.feeds().get(id);
            Cursor cursor;
            cursor.scope = feed.scope;
            cursor.seq = feed.lastSeq;
            cursor.chain = viewOf(feed.chain).substr(0, 8);
            phone.cursors.push_back(std::move(cursor));
            phone.sums[feed.scope] = {feed.scope, feed.lastSeq, feed.count, feed.digest.bytes()};
            for (const auto& household :
                 store.table(EntityId::Household).select("scope = ? LIMIT 40", {Value{id}}))
                phone.households.push_back(household.id);
        }
        made.push_back(std::move(phone));
    }
    return made;
}

std::int64_t visitCount(ServedOffice& office) {
    std::int64_t count = 0;
    office.change([&](Store& store, Chronicle&, Accounts&) {
        auto counting = store.database().prepare("SELECT count(*) FROM visit");
        counting.step();
        count = counting.integer(0);
    });
    return count;
}

// As many open files as the process may have: every phone has a line.
void raiseOpenFilesLimit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

// Visits a second into the same table with the same indexes, each with a commit of its own, which
// is what an office that answered one after the other could do at most.
double plainVisitsPerSecond(const QString& path) {
    constexpr int visits = 500;
    auto opened = Database::open(path.toStdString(), OpenMode::Writer);
    if (!opened)
        qFatal("%s", opened.error().context.c_str());
    SystemClock clock;
    SystemRandom random;
    UuidSource ids(clock, random);
    auto& database = **opened;
    const auto& spec = specOf(EntityId::Visit);
    database.execute(createTableSql(spec));
    database.execute(createIndexSql(spec));
    const Uuid household = ids.next();
    auto insert = database.prepare(
        "INSERT INTO visit(id, scope, revision, created_at, created_by, household, purpose, "
        "outcome, observed_at) VALUES(?, 2, 1, 0, 1, ?, 'routine', 'met', ?)");
    Stopwatch watch;
    for (int i = 0; i < visits; ++i) {
        const Uuid id = ids.next();
        Transaction transaction(database);
        insert.with(id, household, clock.wallMs()).run();
        transaction.commit();
    }
    return visits / watch.ms() * 1000;
}

void measure(ServedOffice& office, std::size_t count, QJsonObject& out) {
    std::vector<CrowdPhone> members;
    office.change([&](Store& store, Chronicle&, Accounts& accounts) {
        members = phones(store, accounts, count);
    });
    const std::int64_t visitsBefore = visitCount(office);
    office.serve();
    std::int64_t pushes = 0;
    {
        Crowd crowd(office.address().port, std::move(members));
        pushes += crowd.run(warmUpSeconds).pushes;
        const double cpuBefore = cpuMsOf(office.process());
        const CrowdFigures figures = crowd.run(measuredSeconds);
        const double cpu = cpuMsOf(office.process()) - cpuBefore;
        pushes += figures.pushes;
        const ProcessMemory memory = memoryOf(office.process());
        const auto syncs = static_cast<double>(figures.latenciesMs.size());
        const QString at = q("_") + QString::number(count);
        out[q("syncs_per_s") + at] = rounded(syncs / figures.seconds);
        out[q("pushes_per_s") + at] = rounded(double(figures.pushes) / figures.seconds);
        out[q("rows_per_sync") + at] = rounded(double(figures.rows) / syncs);
        out[q("p50_ms") + at] = rounded(percentile(figures.latenciesMs, 0.5));
        out[q("p99_ms") + at] = rounded(percentile(figures.latenciesMs, 0.99));
        out[q("max_ms") + at] = rounded(percentile(figures.latenciesMs, 1.0));
        out[q("office_cpu_ms_per_sync") + at] = rounded(cpu / syncs);
        out[q("resident_mb") + at] = rounded(memory.peakMb);
        out[q("anonymous_mb") + at] = rounded(memory.anonymousMb);
    }
    office.stop();
    out[q("lost_") + QString::number(count)] =
        static_cast<qint64>(visitsBefore + pushes - visitCount(office));
}

} // namespace

QJsonObject benchOffice(const BenchOptions& options) {
    raiseOpenFilesLimit();
    QTemporaryDir folder;
    ServedOffice office(folder.filePath(q("office")));
    // Into PostgreSQL the whole district would take longer to bring than to measure.
    if (options.isLong && !test::isOnPostgres()) {
        office.takeDistrict(options);
    } else {
        office.makeEmpty();
        office.change(fillGrids);
    }
    QJsonObject out;
    out[q("plain_visits_per_s")] = rounded(plainVisitsPerSecond(folder.filePath(q("plain.db"))));
    measure(office, 200, out);
    if (options.isLong)
        measure(office, phonesMax, out);
    return out;
}

} // namespace banyan::bench
