#include "core/schema/registry.h"
#include "sync/office/admin.h"
#include "tests/e2e/support/replicas.h"
#include "tests/e2e/support/rounds.h"
#include "tests/sync/support/officestore.h"

#include <QRandomGenerator>

using namespace banyan;
using namespace banyan::e2e;

namespace {

Words onPostgres(int district) {
    return {"--postgres", test::testPostgresUrl(), "--district", std::to_string(district)};
}

// Every record of the phone stands at the office, field by field, under the same revision.
void requireSame(const Phone& phone, Store& office, Where at = Where::current()) {
    SystemClock clock;
    SystemRandom random;
    auto store = Store::open({databaseOf(phone), {}, OpenMode::Reader, {}}, clock, random);
    require(bool(store), "cannot open the phone's database", at);
    std::size_t count = 0;
    for (const auto& spec : registry())
        for (const auto& record : (*store)->table(spec.id).select("record_state < 4", {})) {
            const auto theirs = office.table(spec.id).find(record.id);
            const bool isSame = theirs && theirs->values == record.values
                                && theirs->head.revision == record.head.revision
                                && theirs->head.state == record.head.state;
            require(isSame, std::string(spec.name) + " " + record.id.text() + " differs", at);
            ++count;
        }
    require(count > 100, "the phone holds hardly anything", at);
    require(phone.unsent(at) == 0, "something is unsent", at);
    requireClean(phone, at);
}

} // namespace

// banyan-office on PostgreSQL as its keeper runs it: two processes on one database, kill -9, moving
// there from a file, backups around PostgreSQL's own tools. BANYAN_SEED, BANYAN_ROUNDS.
class TestSlowPostgresProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedBesideEachOther();
    void movesFromAFile();
    void backupIsTold();
    void refusesInWords();

private:
    std::unique_ptr<Store> officeStore(int district) {
        auto store = Store::open({"nowhere/office.db",
                                  {},
                                  OpenMode::Writer,
                                  postgresSource(test::testSettings(district))},
                                 clock, systemRandom);
        require(bool(store), "cannot open the office's database");
        return *std::move(store);
    }
    std::string householdOf(const Phone& phone) {
        return text(phone.json({"list", "household", "--limit", "1"}), "0.id");
    }

    SystemClock clock;
    SystemRandom systemRandom;
};

void TestSlowPostgresProcesses::initTestCase() {
    QVERIFY2(test::isOnPostgres(), "BANYAN_TEST_POSTGRES names no database; ctest starts one");
}

// Two phones of one grid, each with a process of its own; one process is killed in the middle of
// a synchronisation and started again.
void TestSlowPostgresProcesses::killedBesideEachOther() {
    QRandomGenerator random;
    const int rounds = roundsWanted(random, 12);
    const int district = test::newDistrict();
    Office here("grid", "127.0.0.1", {}, Where::current(), onPostgres(district));
    here.serve();
    Office there(Office::Beside{here});
    there.serve();
    const Phone wang = here.phone("wang");
    const Phone li = there.phone("li", "grid_leader");
    const auto household = householdOf(wang);
    std::multiset<std::string> typed;
    for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round) {
        for (const Phone* phone : {&wang, &li}) {
            const auto what = (phone == &wang ? "王 " : "李 ") + std::to_string(round);
            phone->done({"add", "household", household, "door_note", what});
            phone->done({"create", "visit", "household=" + household, "outcome=met"});
            typed.insert(what);
        }
        QProcess mine, theirs;
        wang.start(mine, {"sync"});
        li.start(theirs, {"sync"});
        waitForEnd(mine, int(random.bounded(400)));
        Office& killed = round % 2 == 0 ? here : there;
        killed.kill();
        finish(mine);
        finish(theirs);
        killed.serve();
        for (const Phone* phone : {&wang, &li, &wang}) {
            const auto report = phone->sync();
            QCOMPARE(number(report, "unsent"), 0);
            QCOMPARE(at(report, "forked").toBool(), false);
        }
        for (const Phone* phone : {&wang, &li})
            QCOMPARE(column(at(phone->show("household", household), "fields.door_note"), "text"),
                     typed);
    }
    auto store = officeStore(district);
    requireSame(wang, *store);
    requireSame(li, *store);
    requireClean(here);
    QCOMPARE(here.stop(), 0);
    QCOMPARE(there.stop(), 0);
}

void TestSlowPostgresProcesses::movesFromAFile() {
    Office office;
    office.serve();
    const Phone wang = office.phone("wang");
    const auto household = householdOf(wang);
    wang.done({"add", "household", household, "door_note", "搬家之前"});
    wang.sync();
    wang.done({"add", "household", household, "door_note", "还没发"});
    const int district = test::newDistrict();
    Words migrate = onPostgres(district);
    migrate.insert(migrate.end(), {"migrate", "--from-sqlite"});
    const auto refused = office.admin(migrate);
    QCOMPARE(refused.code, 1); // while it serves
    QVERIFY2(refused.err.find("is serving") != std::string::npos, refused.said().c_str());
    QCOMPARE(office.stop(), 0);
    const auto devices = office.json({"device", "list"});
    const auto moved = office.admin(migrate);
    QVERIFY2(moved.code == 0, moved.said().c_str());
    QVERIFY(!QFile::exists(q(office.database())));
    QCOMPARE(office.json({"device", "list"}), devices);
    QCOMPARE(office.admin(migrate).code, 1); // once
    office.serve();
    const auto report = wang.sync();
    QCOMPARE(number(report, "unsent"), 0);
    auto store = officeStore(district);
    requireSame(wang, *store);
    requireClean(office);
    // New work goes on above what came.
    const Phone li = office.phone("li", "grid_leader");
    requireSame(li, *store);
    QCOMPARE(column(at(li.show("household", household), "fields.door_note"), "text").size(),
             column(at(wang.show("household", household), "fields.door_note"), "text").size());
}

void TestSlowPostgresProcesses::backupIsTold() {
    const int district = test::newDistrict();
    Office office("grid", "127.0.0.1", {}, Where::current(), onPostgres(district));
    office.serve();
    const Phone wang = office.phone("wang");
    const auto household = householdOf(wang);
    wang.done({"add", "household", household, "door_note", "备份之前"});
    wang.sync();
    const auto mark = office.path(QStringLiteral("mark.json")).toStdString();
    office.done({"backup", "begin", mark});
    wang.done({"add", "household", household, "door_note", "备份之后"});
    wang.sync();
    office.done({"backup", "done", mark});
    auto store = officeStore(district);
    auto numbers = store->database().prepare("SELECT backed_up, last_number FROM device");
    QVERIFY(numbers.step());
    QVERIFY(numbers.integer(0) > 0);
    QVERIFY(numbers.integer(0) < numbers.integer(1));
}

void TestSlowPostgresProcesses::refusesInWords() {
    const int district = test::newDistrict();
    Office office("", "127.0.0.1", {}, Where::current(), onPostgres(district));
    const auto says = [&](const Words& words, const char* what) {
        const auto finished = office.admin(words);
        QVERIFY2(finished.code == 1 && finished.err.find(what) != std::string::npos,
                 finished.said().c_str());
    };
    says({"backup", "file"}, "backup begin");
    says({"restore", "file"}, "PostgreSQL's own tools");
    says({"backup", "done", "no-such-file"}, "backup begin");
    Words again = onPostgres(district);
    again.emplace_back("init");
    says(again, "already an office");
    says({"--postgres", "postgresql:///banyan?host=/nowhere", "user", "list"}, "cannot connect");
    QCOMPARE(office.admin({"migrate"}).code, 2);
}

QTEST_GUILESS_MAIN(TestSlowPostgresProcesses)
#include "tst_slow_postgresprocesses.moc"
