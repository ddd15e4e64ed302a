#include "tests/e2e/support/faultingproxy.h"
#include "tests/e2e/support/replicas.h"
#include "tests/e2e/support/surroundings.h"

#include <QStandardPaths>

using namespace banyan::e2e;

// A phone behind a cable that is pulled: packets are lost, nobody is told. The phone lives in a
// network namespace of its own, the office at the other end of a veth pair.
class TestSlowNetworkCut : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void shortCutIsWaitedOut();
    void firstPullGoesOn();
    void cleanupTestCase();

private:
    static constexpr const char* officeHost = "10.77.0.1";
    static constexpr int phoneDeadlineMs = 60'000;

    static bool ip(const char* words) {
        QProcess process;
        process.start(QStringLiteral("ip"), QString::fromLatin1(words).split(QLatin1Char(' ')));
        return finish(process).code == 0;
    }
    void pullCable() { QVERIFY(ip("link set office_end down")); }
    void plugCable() { QVERIFY(ip("link set office_end up")); }
    Phone enrolled(const std::string& user, const std::string& role);

    std::unique_ptr<Office> office;
    std::unique_ptr<FaultingProxy> line; // tells how far a conversation has come
    std::optional<Phone> wang, li;
};

void TestSlowNetworkCut::initTestCase() {
    if (QStandardPaths::findExecutable(QStringLiteral("ip")).isEmpty())
        QSKIP("ip (iproute2) is not installed, so that no network can be made.");
    if (const auto fault = enterOwnSurroundings(true); !fault.empty())
        QSKIP(("No network can be made: " + fault).c_str());
    // Names of namespaces are files, which only this test should see.
    QVERIFY(QDir().mkpath(QStringLiteral("/run/netns")));
    QVERIFY(::mount("tmpfs", "/run/netns", "tmpfs", 0, "size=1m") == 0);
    if (!ip("netns add phone"))
        QSKIP("This machine does not let network namespaces be made.");
    QVERIFY(ip("link set lo up"));
    QVERIFY(ip("link add office_end type veth peer name phone_end netns phone"));
    QVERIFY(ip("address add 10.77.0.1/24 dev office_end"));
    QVERIFY(ip("-n phone address add 10.77.0.2/24 dev phone_end"));
    QVERIFY(ip("-n phone link set phone_end up"));
    QVERIFY(ip("link set office_end up"));
    office = std::make_unique<Office>("grid", officeHost, QString());
    office->serve();
    line = std::make_unique<FaultingProxy>(office->port(),
                                           QHostAddress(QString::fromLatin1(officeHost)));
    li = enrolled("li", "grid_leader");
    li->sync();
}

Phone TestSlowNetworkCut::enrolled(const std::string& user, const std::string& role) {
    office->addUser(user, role, {demoGrid});
    const Phone phone(office->path(q(user)), {"ip", "netns", "exec", "phone"});
    phone.done({"enrol", office->done({"enrol", user, "--public", line->address()})});
    return phone;
}

// Pulled and plugged in again while the phone waits: the same synchronisation goes on.
void TestSlowNetworkCut::shortCutIsWaitedOut() {
    const auto household = text(li->json({"list", "household", "--limit", "1"}), "0.id");
    li->done({"set", "household", household, "best_time=傍晚"});
    QEventLoop until;
    line->set({LineFault::Kind::None, LineFault::Way::Up, 1'500}, [&] {
        pullCable();
        until.quit();
    });
    QProcess syncing;
    li->start(syncing, {"sync", "--json"});
    QTimer::singleShot(programLimitMs, &until, [&] { until.exit(1); });
    QCOMPARE(until.exec(), 0);
    QVERIFY(!waitForEnd(syncing, 1'500));
    plugCable();
    const auto synced = finish(syncing);
    QVERIFY2(synced.code == 0, synced.said().c_str());
    QCOMPARE(number(synced.json(), "unsent"), 0);
    QCOMPARE(atOffice(*office, "household", household, "best_time"), "傍晚");
}

// Pulled in the middle of a first pull for longer than the phone waits: what has come is kept, can
// be read, and the next synchronisation fetches only the rest.
void TestSlowNetworkCut::firstPullGoesOn() {
    const auto feeds = li->json({"status"});
    const auto whole = number(feeds, "feeds.0.records") + number(feeds, "feeds.1.records");
    wang = enrolled("wang", "grid_worker");
    line->set({LineFault::Kind::None, LineFault::Way::Down, 200'000}, [this] { pullCable(); });
    QProcess pulling;
    wang->start(pulling, {"sync", "--json"});
    const auto cut = finish(pulling, 2 * phoneDeadlineMs);
    QCOMPARE(cut.code, 3);
    QVERIFY2(cut.out.empty() && cut.err.find("did not answer within") != std::string::npos,
             cut.said().c_str());
    const auto status = wang->json({"status"});
    QCOMPARE(at(status, "feeds.1.complete").toBool(), false);
    const auto here = qint64(recordsOf(databaseOf(*wang)).size());
    QVERIFY2(here > 0 && here < whole, QByteArray::number(here));
    QVERIFY(!wang->json({"list", "household"}).toArray().isEmpty());
    requireClean(*wang);

    plugCable();
    line->reset();
    const auto report = wang->sync();
    const auto fetched = number(report, "records");
    QVERIFY2(fetched > 0 && fetched + here <= whole + 100,
             qPrintable(QString::fromLatin1("%1 were here, %2 fetched of %3")
                            .arg(here)
                            .arg(fetched)
                            .arg(whole)));
    QVERIFY(line->answerBytes() > 0);
}

void TestSlowNetworkCut::cleanupTestCase() {
    if (!wang)
        return;
    li->sync();
    requireEqual(*office, {&*wang, &*li});
    QCOMPARE(office->stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowNetworkCut)
#include "tst_slow_networkcut.moc"
