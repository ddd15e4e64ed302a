#include "tests/e2e/support/replicas.h"
#include "tests/e2e/support/rounds.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace banyan::e2e;

// kill -9 of a phone or of the office at random instants of a synchronisation, then synchronise
// again: the same end as if nothing had been. BANYAN_SEED repeats a run, BANYAN_ROUNDS lengthens
// it.
class TestSlowCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedWhileSynchronising();
    void killedWhileSaving();
    void killedDuringFirstPull();
    void cleanupTestCase();

private:
    struct Typed {
        std::multiset<std::string> notes, visits;
    };
    void type(const Phone& phone, int round);
    std::multiset<std::string> notes(const Phone& phone) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
    std::multiset<std::string> visits(const Phone& phone) {
        return column(phone.json({"list", "visit", "--where", "companions=崩溃测试"}),
                      "fields.note");
    }
    void killSomebody(const std::vector<QProcess*>& syncing);
    int delayMs() { return int(random.bounded(quint32(usualMs + usualMs / 4 + 1))); }

    Office office;
    std::optional<Phone> wang, li;
    std::string household;
    Typed typed;
    QRandomGenerator random;
    int rounds = 0;
    qint64 usualMs = 0; // of one synchronisation, start to end
};

void TestSlowCrash::initTestCase() {
    rounds = roundsWanted(random, 30);
    office.serve();
    wang = office.phone("wang");
    li = office.phone("li", "grid_leader");
    household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
    type(*wang, -1);
    QElapsedTimer timer;
    timer.start();
    wang->sync();
    usualMs = timer.elapsed();
}

// One of each way to be lost or doubled: a created record, an entry of a list, a value.
void TestSlowCrash::type(const Phone& phone, int round) {
    const auto what = "第 " + std::to_string(round) + (&phone == &*wang ? " 王" : " 李");
    phone.done({"add", "household", household, "door_note", what});
    phone.done({"create", "visit", "household=" + household, "outcome=met", "companions=崩溃测试",
                "note=" + what});
    phone.done({"set", "household", household, "best_time=" + what});
    typed.notes.insert(what);
    typed.visits.insert(what);
}

void TestSlowCrash::killSomebody(const std::vector<QProcess*>& syncing) {
    waitForEnd(*syncing.front(), delayMs());
    if (random.bounded(2) == 0) {
        office.kill();
        for (QProcess* each : syncing)
            finish(*each);
        office.serve();
        return;
    }
    syncing.front()->kill();
    for (QProcess* each : syncing)
        finish(*each);
}

void TestSlowCrash::killedWhileSynchronising() {
    for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round) {
        type(*wang, round);
        if (round % 2 == 0)
            type(*li, round);
        QProcess mine, theirs;
        begin(mine, "banyan-cli", wang->with({"sync"}));
        std::vector<QProcess*> syncing{&mine};
        if (round % 3 == 0) {
            begin(theirs, "banyan-cli", li->with({"sync"}));
            syncing.push_back(&theirs);
        }
        killSomebody(syncing);
        for (const auto* phone : {&*wang, &*li, &*wang}) {
            const auto report = phone->sync();
            QCOMPARE(number(report, "unsent"), 0);
            QCOMPARE(at(report, "forked").toBool(), false);
        }
        for (const auto* phone : {&*wang, &*li}) {
            QCOMPARE(notes(*phone), typed.notes);
            QCOMPARE(visits(*phone), typed.visits);
        }
        if (round % 5 == 4)
            requireEqual(office, {&*wang, &*li});
    }
}

// A save that was killed has happened or has not; never half of it, never twice.
void TestSlowCrash::killedWhileSaving() {
    for (int round = 0; round < rounds / 2; ++round) {
        const auto what = "存 " + std::to_string(round);
        QProcess saving;
        begin(saving, "banyan-cli", wang->with({"add", "household", household, "door_note", what}));
        waitForEnd(saving, int(random.bounded(60)));
        saving.kill();
        const bool hasFinished = finish(saving).code == 0;
        const auto count = notes(*wang).count(what);
        QVERIFY(count == 1 || (count == 0 && !hasFinished));
        if (count == 1)
            typed.notes.insert(what);
    }
    QCOMPARE(number(wang->sync(), "unsent"), 0);
    li->sync();
    QCOMPARE(notes(*li), typed.notes);
}

void TestSlowCrash::killedDuringFirstPull() {
    office.addUser("zhao", "grid_worker", {demoGrid});
    const Phone fresh(office.path(QStringLiteral("zhao")));
    fresh.done({"enrol", office.done({"enrol", "zhao"})});
    for (int round = 0; round < rounds / 3; ++round) {
        QProcess pulling;
        begin(pulling, "banyan-cli", fresh.with({"sync"}));
        waitForEnd(pulling, int(random.bounded(700)));
        pulling.kill();
        finish(pulling);
        requireClean(fresh); // at every moment what is there is sound
    }
    fresh.sync();
    wang->sync();
    li->sync();
    requireEqual(office, {&*wang, &*li, &fresh});
}

void TestSlowCrash::cleanupTestCase() {
    wang->sync();
    li->sync();
    requireEqual(office, {&*wang, &*li});
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowCrash)
#include "tst_slow_crash.moc"
