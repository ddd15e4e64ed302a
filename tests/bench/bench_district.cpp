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
    office.serve();
    const QString home = folder.filePath(q("desk"));
    runCli({q("--home"), home, q("enrol"), enrolmentUri(office.address(), code)});
    const std::string path = (home + q("/phone.db")).toStdString();
    Onlooker onlooker(path);
    QProcess desk;
    Stopwatch watch;
    startBeside(desk, "banyan-cli", {q("--home"), home, q("sync")});
    double usableMs = 0;
    double deskPeak = 0;
    double deskAnonymous = 0;
    double logMb = 0;
    std::vector<double> reads;
    while (!desk.waitForFinished(pollMs)) {
        if (desk.state() == QProcess::NotRunning)
            break;
        const ProcessMemory memory = memoryOf(desk.processId());
        deskPeak = std::max(deskPeak, memory.peakMb);
        deskAnonymous = std::max(deskAnonymous, memory.anonymousMb);
        logMb = std::max(logMb, double(QFileInfo(home + q("/phone.db-wal")).size()) / (1 << 20));
        if (usableMs == 0 && onlooker.isUsable())
            usableMs = watch.ms();
        if (usableMs == 0)
            continue;
        Stopwatch reading;
        onlooker.readPage();
        reads.push_back(reading.ms());
    }
    const double pullMs = watch.ms();
    if (desk.exitCode() != 0)
        qFatal("the desk: %s", desk.readAllStandardError().constData());
    QJsonObject out;
    out[q("records")] = static_cast<qint64>(onlooker.records());
    out[q("missing")] = static_cast<qint64>(expected - onlooker.records());
    out[q("pull_s")] = rounded(pullMs / 1000);
    out[q("usable_s")] = rounded(usableMs / 1000);
    out[q("read_page_p50_ms")] = rounded(percentile(reads, 0.5));
    out[q("read_page_p99_ms")] = rounded(percentile(reads, 0.99));
    out[q("desk_resident_mb")] = rounded(deskPeak);
    out[q("desk_anonymous_mb")] = rounded(deskAnonymous);
    out[q("desk_log_mb")] = rounded(logMb);
    out[q("desk_database_mb")] =
        rounded(double(QFileInfo(home + q("/phone.db")).size()) / (1 << 20));
    out[q("office_resident_mb")] = rounded(memoryOf(office.process()).peakMb);
    out[q("office_cpu_s")] = rounded(cpuMsOf(office.process()) / 1000);
    return out;
}

} // namespace banyan::bench
