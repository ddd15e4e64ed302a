#include "core/store/schema.h"
#include "sync/client/enrolmenturi.h"
#include "tests/bench/measure.h"
#include "tests/bench/servedoffice.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QThread>

namespace banyan::bench {

namespace {

constexpr int pollMs = 20;
constexpr int programMsMax = 60'000;
constexpr int peopleOnPage = 50;

QString q(const char* text) { return QString::fromUtf8(text); }

void runCli(const QStringList& words) {
    QProcess process;
    startBeside(process, "banyan-cli", words);
    if (!process.waitForFinished(programMsMax) || process.exitCode() != 0)
        qFatal("banyan-cli: %s", process.readAllStandardError().constData());
}

// Looks into a desk's database while another process fills it, as the app's pages do.
class Onlooker {
public:
    explicit Onlooker(const std::string& path) {
        auto opened = Database::open(path, OpenMode::Reader);
        if (!opened)
            qFatal("%s", opened.error().context.c_str());
        m_database = *std::move(opened);
    }
    // The public reference and a whole grid are there.
    bool isUsable() {
        return number("SELECT count(DISTINCT kind) FROM feed WHERE kind IN (0, 1) AND state = 0 "
                      "AND count > 0")
               == 2;
    }
    std::int64_t records() { return number("SELECT sum(count) FROM feed"); }
    // A page of the first people with their households.
    void readPage() {
        auto& statement = m_database->cached(
            "SELECT resident.name, household.risk FROM resident JOIN household ON household.id = "
            "resident.household ORDER BY resident.row LIMIT ?");
        statement.bind(1, peopleOnPage);
        statement.run();
    }

private:
    std::int64_t number(const char* sql) {
        auto& statement = m_database->cached(sql);
        statement.step();
        const std::int64_t value = statement.integer(0);
        statement.reset();
        return value;
    }

    std::unique_ptr<Database> m_database;
};

QString enrolmentUri(const OfficeAddress& office, const std::string& code) {
    return QString::fromStdString(enrolmentUriText({office.host, office.port, office.pin, code}));
}

// The same rows from the office's tables into new ones with the same indexes, in one transaction,
// and nothing else.
double plainSeconds(const QString& folder) {
    auto opened = Database::open((folder + q("/plain.db")).toStdString(), OpenMode::Writer);
    if (!opened)
        qFatal("%s", opened.error().context.c_str());
    auto& database = **opened;
    database.execute("ATTACH '" + (folder + q("/office/office.db")).toStdString() + "' AS office");
    Stopwatch watch;
    Transaction transaction(database);
    for (const auto& spec : registry()) {
        const std::string name = spec.name;
        database.execute(createTableSql(spec));
        database.execute(createIndexSql(spec));
        database.execute("INSERT INTO main.\"" + name + "\" SELECT * FROM office.\"" + name
                         + "\" ORDER BY scope, row");
    }
    transaction.commit();
    return watch.ms() / 1000;
}

// What was seen of the desk's process while it pulled.
struct Seen {
    double pullMs = 0;
    double usableMs = 0;
    double cpuMs = 0;
    double peakMb = 0;
    double anonymousMb = 0;
    double logMb = 0;
    std::vector<double> readsMs; // of a page, once there is one
};

Seen pull(const QString& home, Onlooker& onlooker) {
    Seen seen;
    QProcess desk;
    Stopwatch watch;
    startBeside(desk, "banyan-cli", {q("--home"), home, q("sync")});
    while (!desk.waitForFinished(pollMs) && desk.state() != QProcess::NotRunning) {
        const ProcessMemory memory = memoryOf(desk.processId());
        seen.peakMb = std::max(seen.peakMb, memory.peakMb);
        seen.anonymousMb = std::max(seen.anonymousMb, memory.anonymousMb);
        seen.cpuMs = cpuMsOf(desk.processId());
        const double log = static_cast<double>(QFileInfo(home + q("/phone.db-wal")).size());
        seen.logMb = std::max(seen.logMb, log / (1 << 20));
        if (seen.usableMs == 0 && onlooker.isUsable())
            seen.usableMs = watch.ms();
        if (seen.usableMs == 0)
            continue;
        Stopwatch reading;
        onlooker.readPage();
        seen.readsMs.push_back(reading.ms());
    }
    seen.pullMs = watch.ms();
    if (desk.exitCode() != 0)
        qFatal("the desk: %s", desk.readAllStandardError().constData());
    return seen;
}

} // namespace

// The first pull of the whole district by its desk: an office and a desk, each a process of its
// own, and this one that looks on.
QJsonObject benchDistrict(const BenchOptions& options) {
    QTemporaryDir folder;
    ServedOffice office(folder.filePath(q("office")));
    office.takeDistrict(options);
    std::string code;
    std::int64_t expected = 0;
    office.change([&](Store& store, Chronicle&, Accounts& accounts) {
        const auto desks = store.table(EntityId::User).select("role = 'district' LIMIT 1");
        code = *accounts.enrolmentCode(desks.at(0).text("account"));
        for (const auto& feed : store.feeds().all())
            expected += feed.count;
    });
    const double plain = plainSeconds(folder.path());
    office.serve();
    const QString home = folder.filePath(q("desk"));
    runCli({q("--home"), home, q("enrol"), enrolmentUri(office.address(), code)});
    Onlooker onlooker((home + q("/phone.db")).toStdString());
    const Seen seen = pull(home, onlooker);
    QJsonObject out;
    out[q("records")] = static_cast<qint64>(onlooker.records());
    out[q("missing")] = static_cast<qint64>(expected - onlooker.records());
    out[q("pull_s")] = rounded(seen.pullMs / 1000);
    out[q("plain_s")] = rounded(plain);
    out[q("pull_to_plain")] = rounded(seen.pullMs / 1000 / plain);
    out[q("usable_s")] = rounded(seen.usableMs / 1000);
    out[q("usable_of_pull")] = seen.usableMs / seen.pullMs;
    out[q("read_page_p50_ms")] = rounded(percentile(seen.readsMs, 0.5));
    out[q("read_page_p99_ms")] = rounded(percentile(seen.readsMs, 0.99));
    out[q("desk_cpu_s")] = rounded(seen.cpuMs / 1000);
    out[q("desk_resident_mb")] = rounded(seen.peakMb);
    out[q("desk_anonymous_mb")] = rounded(seen.anonymousMb);
    out[q("desk_log_mb")] = rounded(seen.logMb);
    out[q("office_resident_mb")] = rounded(memoryOf(office.process()).peakMb);
    out[q("office_cpu_s")] = rounded(cpuMsOf(office.process()) / 1000);
    return out;
}

} // namespace banyan::bench
