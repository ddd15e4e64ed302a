#include "core/usecases/editor.h"
#include "tests/e2e/support/faultingproxy.h"
#include "tests/e2e/support/replicas.h"
#include "tests/e2e/support/signals.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace banyan;
using namespace banyan::e2e;

// A machine that stands still in the middle of a conversation (SIGSTOP): the other end waits for
// its deadline and no longer, says so, and nothing is lost. Waits for the real deadlines: 60 s of a
// phone, 30 s of the office.
class TestSlowStoppedProcesses : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void officeStopped();
    void phoneStoppedMidUpload();
    void cleanup() { resumeProgram(office.process()); } // also after a failure
    void cleanupTestCase();

private:
    std::multiset<std::string> notes(const Phone& phone) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
    void writeMuch();

    static constexpr int phoneDeadlineMs = 60'000;
    static constexpr int officeDeadlineMs = 30'000;
    static constexpr int manyNotes = 300; // of 4,000 characters: more than sockets hold

    Office office;
    std::unique_ptr<FaultingProxy> line;
    std::optional<Phone> wang, li;
    std::string household;
    std::multiset<std::string> typed;
};

void TestSlowStoppedProcesses::initTestCase() {
    office.serve();
    line = std::make_unique<FaultingProxy>(office.port());
    li = office.phone("li", "grid_leader");
    office.addUser("wang", "grid_worker", {demoGrid});
    wang.emplace(office.path(QStringLiteral("wang")));
    wang->done({"enrol", office.done({"enrol", "wang", "--public", line->address()})});
    wang->sync();
    household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestSlowStoppedProcesses::officeStopped() {
    wang->done({"add", "household", household, "door_note", "门铃坏了"});
    line->set({LineFault::Kind::None, LineFault::Way::Up, 1'000},
              [this] { pauseProgram(office.process()); });
    QProcess syncing;
    QElapsedTimer timer;
    timer.start();
    wang->start(syncing, {"sync", "--json"});
    QVERIFY(!waitForEnd(syncing, 1'000));
    // Recording goes on beside it, and what is recorded is counted.
    wang->done({"add", "household", household, "door_note", "走后门"});
    QCOMPARE(wang->unsent(), 2);
    const auto late = finish(syncing, 2 * phoneDeadlineMs);
    QCOMPARE(late.code, 3);
    QVERIFY2(late.out.empty(), late.said().c_str());
    QVERIFY2(late.err.find("did not answer within 60 s") != std::string::npos, late.said().c_str());
    QVERIFY2(timer.elapsed() > phoneDeadlineMs * 9 / 10
                 && timer.elapsed() < phoneDeadlineMs * 3 / 2,
             QByteArray::number(timer.elapsed()));
    QCOMPARE(wang->unsent(), 2);

    resumeProgram(office.process());
    line->reset();
    const auto report = wang->sync();
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(at(report, "forked").toBool(), false);
    li->sync();
    typed = {"门铃坏了", "走后门"};
    QCOMPARE(notes(*wang), typed);
    QCOMPARE(notes(*li), typed);
}

// A day of long visit notes, written by the same code as the program's.
void TestSlowStoppedProcesses::writeMuch() {
    SystemClock clock;
    SystemRandom chance;
    QRandomGenerator random(3);
    auto store = Store::open({databaseOf(*wang), {}, OpenMode::Writer}, clock, chance);
    QVERIFY(bool(store));
    Editor editor(**store);
    for (int i = 0; i < manyNotes; ++i) {
        std::string note;
        while (note.size() < 4'000)
            note += char('a' + random.bounded(26));
        const auto recorded =
            editor.create("visit", {{"household", household}, {"outcome", "met"}, {"note", note}});
        QVERIFY2(bool(recorded), recorded ? "" : recorded.error().context.c_str());
    }
}

void TestSlowStoppedProcesses::phoneStoppedMidUpload() {
    writeMuch();
    QProcess syncing;
    QEventLoop closing;
    QElapsedTimer stopped;
    line->set({LineFault::Kind::None, LineFault::Way::Up, 50'000}, [&] {
        pauseProgram(syncing);
        stopped.start();
        line->whenOfficeCloses([&] { closing.quit(); });
    });
    wang->start(syncing, {"sync"});
    QTimer::singleShot(2 * officeDeadlineMs, &closing, [&] { closing.exit(1); });
    // Meanwhile the office serves others.
    QTimer::singleShot(officeDeadlineMs / 3, &closing, [&] {
        li->done({"set", "household", household, "best_time=傍晚"});
        QCOMPARE(number(li->sync(), "unsent"), 0);
    });
    QCOMPARE(closing.exec(), 0);
    QVERIFY2(stopped.elapsed() > officeDeadlineMs * 2 / 3, QByteArray::number(stopped.elapsed()));
    line->whenOfficeCloses({});
    QCOMPARE(li->field("household", household, "best_time"), "傍晚");

    // Awake again it finds its line cut, and may try once more by itself.
    resumeProgram(syncing);
    const auto woken = finish(syncing);
    QVERIFY2(woken.code == 0 || (woken.code == 3 && woken.err.find("cut") != std::string::npos),
             woken.said().c_str());
    QCOMPARE(wang->unsent(), woken.code == 0 ? 0 : manyNotes);
    QCOMPARE(number(wang->sync(), "unsent"), 0);
    li->sync();
    const Words ours{"list", "visit", "--where", "household=" + household, "--limit", "100000"};
    QCOMPARE(wang->json(ours).toArray().size(), li->json(ours).toArray().size());
    QVERIFY(wang->json(ours).toArray().size() >= manyNotes);
}

void TestSlowStoppedProcesses::cleanupTestCase() {
    wang->sync();
    li->sync();
    requireEqual(office, {&*wang, &*li});
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowStoppedProcesses)
#include "tst_slow_stoppedprocesses.moc"
