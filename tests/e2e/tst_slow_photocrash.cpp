#include "tests/e2e/support/photos.h"
#include "tests/e2e/support/rounds.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace banyan::e2e;

// kill -9 of a phone or of the office at random instants while photos travel: each arrives whole,
// from where it was, and its row never waits for it. BANYAN_SEED repeats a run, BANYAN_ROUNDS
// lengthens it.
class TestSlowPhotoCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedWhileUploading();
    void killedWhileAttaching();
    void killedWhileFetching();
    void everythingIsWhole();

private:
    // Until nothing is left; how often it took.
    int syncUntilArrived();

    Office office;
    std::optional<Phone> wang, li;
    std::string visit;
    std::vector<std::string> ids;
    QRandomGenerator random;
    int rounds = 0;
    qint64 usualMs = 0;
};

void TestSlowPhotoCrash::initTestCase() {
    rounds = roundsWanted(random, 12);
    office.serve();
    wang = office.phone("wang");
    li = office.phone("li", "grid_leader");
    const auto household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
    visit = wang->done({"visit", household, "--outcome", "met"});
    wang->sync();
    ids.push_back(wang->done({"attach", visit, makePhoto(office, "measure")}));
    QElapsedTimer timer;
    timer.start();
    wang->sync();
    usualMs = timer.elapsed();
}

int TestSlowPhotoCrash::syncUntilArrived() {
    for (int tries = 1; tries < 10; ++tries) {
        const auto report = wang->sync();
        if (number(report, "attachments.left") == 0 && number(report, "unsent") == 0)
            return tries;
    }
    return 0;
}

void TestSlowPhotoCrash::killedWhileUploading() {
    for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round) {
        const auto name = "round" + std::to_string(round);
        ids.push_back(wang->done({"attach", visit, makePhoto(office, name)}));
        QProcess uploading;
        begin(uploading, "banyan-cli", wang->with({"sync"}));
        waitForEnd(uploading, int(random.bounded(quint32(usualMs + usualMs / 4 + 1))));
        if (random.bounded(2) == 0) {
            office.kill();
            finish(uploading);
            office.serve();
        } else {
            uploading.kill();
            finish(uploading);
        }
        QVERIFY(syncUntilArrived() > 0);
        const auto view = attachment(*wang, ids.back());
        QCOMPARE(text(view, "state"), "arrived");
        QCOMPARE(number(view, "arrived"), number(view, "bytes"));
        QCOMPARE(number(view, "attempts"), 0); // never damaged
        QVERIFY(bytesOf(text(view, "path")) == bytesOf(atOfficeDisk(office, text(view, "sha256"))));
    }
}

// Attached whole or not at all; what is half is nobody's business and goes.
void TestSlowPhotoCrash::killedWhileAttaching() {
    const auto photo = makePhoto(office, "killed");
    QElapsedTimer timer;
    timer.start();
    ids.push_back(wang->done({"attach", visit, makePhoto(office, "usual")}));
    const auto attachMs = quint32(timer.elapsed());
    for (int round = 0; round < rounds; ++round) {
        QProcess attaching;
        begin(attaching, "banyan-cli", wang->with({"attach", visit, photo}));
        waitForEnd(attaching, int(random.bounded(attachMs + 1)));
        attaching.kill();
        finish(attaching);
        requireClean(*wang);
    }
    const auto again = wang->run({"attach", visit, photo});
    QVERIFY2(again.code == 0 || again.err.find("already") != std::string::npos,
             again.said().c_str());
    QVERIFY(syncUntilArrived() > 0);
    QCOMPARE(number(wang->json({"status"}), "attachments_failed"), 0);
}

void TestSlowPhotoCrash::killedWhileFetching() {
    li->sync();
    for (int round = 0; round < rounds; ++round) {
        const auto& id = ids[std::size_t(round) % ids.size()];
        QProcess fetching;
        begin(fetching, "banyan-cli", li->with({"attachments", "fetch", id}));
        waitForEnd(fetching, int(random.bounded(quint32(usualMs + 1))));
        fetching.kill();
        finish(fetching);
        const auto path = li->done({"attachments", "fetch", id});
        QVERIFY(bytesOf(path) == bytesOf(text(attachment(*wang, id), "path")));
    }
}

void TestSlowPhotoCrash::everythingIsWhole() {
    wang->sync();
    li->sync();
    requireEqual(office, {&*wang, &*li});
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowPhotoCrash)
#include "tst_slow_photocrash.moc"
