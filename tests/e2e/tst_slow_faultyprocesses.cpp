#include "tests/e2e/support/faultingproxy.h"
#include "tests/e2e/support/replicas.h"
#include "tests/e2e/support/rounds.h"
#include "tests/e2e/support/signals.h"

#include <QRandomGenerator>

using namespace banyan;
using namespace banyan::e2e;

// Everything at once: lines that fail, and kill -9 of phones and office at any instant of saving,
// sending and committing. At the end every change that a phone has ever held stands in the office's
// history, once. BANYAN_SEED repeats a run's choices, BANYAN_ROUNDS lengthens it.
class TestSlowFaultyProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rounds();
    void everythingArrivedOnce();

private:
    // A phone on a line of its own, and what it has been seen to hold: salts by number.
    struct Worker {
        std::optional<Phone> phone;
        std::unique_ptr<FaultingProxy> line;
        LineFault fault;
        std::map<qint64, std::string> saved;
        std::unique_ptr<QProcess> syncing;
    };
    void enrol(Worker& worker, const std::string& user, const std::string& role);
    void round(int number);
    Words something(int number);
    void save(Worker& worker, int number, bool isKilled);
    int takeDown(Worker& worker);
    void killSomebody();
    void finishAll(int number);

    static constexpr int usualBytes = 4'000; // of a synchronisation, in either direction

    Office office;
    std::array<Worker, 2> workers;
    std::string household;
    QRandomGenerator random;
    int roundsAll = 0;
    int killedSaving = 0, killedSyncing = 0, killedOffice = 0, struck = 0, cutShort = 0;
};

void TestSlowFaultyProcesses::initTestCase() {
    roundsAll = roundsWanted(random, 30);
    office.serve();
    enrol(workers[0], "wang", "grid_worker");
    enrol(workers[1], "li", "grid_leader");
    household = text(workers[0].phone->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestSlowFaultyProcesses::enrol(Worker& worker, const std::string& user,
                                    const std::string& role) {
    worker.line = std::make_unique<FaultingProxy>(office.port());
    office.addUser(user, role, {demoGrid});
    worker.phone.emplace(office.path(q(user)));
    worker.phone->done({"enrol", office.done({"enrol", user, "--public", worker.line->address()})});
    worker.phone->sync();
}

// A record, an entry of a list, or two values that stand and fall together.
Words TestSlowFaultyProcesses::something(int number) {
    const auto what = std::to_string(number) + "-" + std::to_string(random.generate());
    switch (random.bounded(3)) {
    case 0:
        return {"create", "visit", "household=" + household, "outcome=met", "note=" + what};
    case 1:
        return {"add", "household", household, "door_note", what};
    default:
        return {"set", "household", household, "best_time=" + what, "quiet_hours=" + what};
    }
}

// What has come into the queue since the last time: whole actions only. Their number.
int TestSlowFaultyProcesses::takeDown(Worker& worker) {
    const qint64 last = worker.saved.empty() ? 0 : worker.saved.rbegin()->first;
    auto database = Database::open(databaseOf(*worker.phone), OpenMode::Reader);
    require(bool(database), "the phone's database does not open");
    auto torn =
        (*database)->prepare("SELECT count(*) FROM action WHERE state = 0 AND "
                             "count <> (SELECT count(*) FROM pending WHERE action = action.first)");
    require(torn.step() && torn.integer(0) == 0, "half an action is in the queue");
    auto fresh = (*database)->prepare(
        "SELECT number, hex(salt), number = action FROM pending WHERE number > ? ORDER BY number");
    fresh.bind(1, std::int64_t(last));
    int actions = 0;
    for (qint64 number = last + 1; fresh.step(); ++number) {
        require(fresh.integer(0) == number, "the numbers have a gap");
        worker.saved[number] = std::string(fresh.text(1));
        actions += int(fresh.integer(2));
    }
    return actions;
}

void TestSlowFaultyProcesses::save(Worker& worker, int number, bool isKilled) {
    QProcess saving;
    worker.phone->start(saving, something(number));
    if (isKilled && random.bounded(2) == 0) {
        killAtWrite(saving, saving, q(databaseOf(*worker.phone)), 1 + random.bounded(3));
    } else if (isKilled) {
        waitForEnd(saving, random.bounded(80));
        saving.kill();
    }
    const auto saved = finish(saving);
    QVERIFY2(saved.code == 0 || (isKilled && saved.code == -1), saved.said().c_str());
    killedSaving += saved.code != 0;
    worker.phone->unsent(); // whatever the crash left is put in order by the program itself
    const int came = takeDown(worker);
    QVERIFY2(came == 1 || (came == 0 && saved.code == -1), "what was said to be saved is not");
}

// A phone or the office, at some instant or in the middle of a commit; or nobody.
void TestSlowFaultyProcesses::killSomebody() {
    QProcess& first = workers[0].syncing ? *workers[0].syncing : *workers[1].syncing;
    QProcess& second = workers[1].syncing ? *workers[1].syncing : *workers[0].syncing;
    const int whom = random.bounded(5);
    if (whom == 4) {
        waitForEnd(first, 500);
        return;
    }
    const bool isOffice = whom < 2;
    QProcess& victim = isOffice ? office.process() : second;
    const Worker& of = &second == workers[1].syncing.get() ? workers[1] : workers[0];
    if (whom % 2 == 0) {
        waitForEnd(first, random.bounded(400));
        victim.kill();
    } else {
        // A line that stalls would let the phones wait without ever committing.
        for (Worker& worker : workers)
            worker.line->reset();
        killAtWrite(victim, second, isOffice ? q(office.database()) : q(databaseOf(*of.phone)),
                    1 + random.bounded(4));
    }
    waitForEnd(victim);
    (isOffice ? killedOffice : killedSyncing) += 1;
}

void TestSlowFaultyProcesses::finishAll(int number) {
    if (office.process().state() == QProcess::NotRunning)
        office.serve();
    for (Worker& worker : workers) {
        worker.line->reset();
        if (!worker.syncing)
            continue;
        const auto synced = finish(*worker.syncing);
        worker.syncing.reset();
        cutShort += synced.code == 3;
        // Never refused, whatever happened: done, not reached, or killed.
        QVERIFY2(
            synced.code == 0 || synced.code == 3 || synced.code == -1,
            ("round " + std::to_string(number) + ", " + worker.fault.text() + ": " + synced.said())
                .c_str());
    }
}

void TestSlowFaultyProcesses::round(int number) {
    for (Worker& worker : workers) {
        for (int i = random.bounded(3); i > 0 && !QTest::currentTestFailed(); --i)
            save(worker, number, random.bounded(3) == 0);
        worker.fault = LineFault::any(random, usualBytes);
        worker.line->set(worker.fault, [this] { ++struck; });
    }
    const int both = random.bounded(3); // one of them, or both
    for (int i = 0; i < 2; ++i) {
        if (both != 2 && both != i)
            continue;
        workers[std::size_t(i)].syncing = std::make_unique<QProcess>();
        workers[std::size_t(i)].phone->start(*workers[std::size_t(i)].syncing, {"sync"});
    }
    killSomebody();
    finishAll(number);
}

void TestSlowFaultyProcesses::rounds() {
    for (int number = 1; number <= roundsAll && !QTest::currentTestFailed(); ++number) {
        round(number);
        if (number % 10 != 0 || QTest::currentTestFailed())
            continue;
        for (Worker* worker : {&workers[0], &workers[1], &workers[0]})
            QCOMPARE(at(worker->phone->sync(), "forked").toBool(), false);
        requireEqual(office, {&*workers[0].phone, &*workers[1].phone});
    }
    qInfo("killed while saving %d, while synchronising %d, the office %d; %d faults of the line, "
          "%d synchronisations cut short",
          killedSaving, killedSyncing, killedOffice, struck, cutShort);
    QVERIFY(killedSaving > 0 && killedSyncing > 0 && killedOffice > 0);
    QVERIFY(struck > 0 && cutShort > 0);
}

void TestSlowFaultyProcesses::everythingArrivedOnce() {
    for (Worker* worker : {&workers[0], &workers[1], &workers[0]})
        QCOMPARE(number(worker->phone->sync(), "unsent"), 0);
    requireEqual(office, {&*workers[0].phone, &*workers[1].phone});
    auto database = Database::open(office.database(), OpenMode::Reader);
    QVERIFY(bool(database));
    for (const Worker& worker : workers) {
        const auto device = text(worker.phone->json({"status"}), "device");
        auto rows = (*database)->prepare(
            "SELECT number, hex(salt) FROM history JOIN peer ON peer.id = history.device "
            "WHERE peer.uuid = "
            + hexOf(device) + " ORDER BY number");
        std::vector<std::pair<qint64, std::string>> arrived;
        while (rows.step())
            arrived.emplace_back(rows.integer(0), rows.text(1));
        const std::vector<std::pair<qint64, std::string>> saved(worker.saved.begin(),
                                                                worker.saved.end());
        QVERIFY(!saved.empty());
        QCOMPARE(arrived.size(), saved.size());
        QVERIFY2(arrived == saved, "the office's history is not what the phone has saved");
    }
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowFaultyProcesses)
#include "tst_slow_faultyprocesses.moc"
