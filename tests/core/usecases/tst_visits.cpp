#include "core/usecases/doorpolicy.h"
#include "core/usecases/visits.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestVisits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneActionWithEverything();
    void threeTapsAreEnough();
    void refusals_data();
    void refusals();
    void doorFindsItsHousehold();
    void comeBackMakesAnAppointment();
    void appointmentIsSettledByTheVisit();
    void everyoneMovedOut();
    void voidedByItsAuthorOnce();
    void warnings_data();
    void warnings();
    void quietHours_data();
    void quietHours();

private:
    static VisitDraft draftFor(SmallGrid& grid, const char* outcome) {
        VisitDraft draft;
        draft.household = grid.household;
        draft.outcome = outcome;
        return draft;
    }
};

namespace {

QByteArray sentenceOf(const Result<Recorded>& result) {
    return result ? QByteArray() : QByteArray::fromStdString(result.error().context);
}

} // namespace

void TestVisits::oneActionWithEverything() {
    SmallGrid grid;
    VisitDraft draft = draftFor(grid, "met");
    draft.observedAtMs = grid.clock.wallMs() - 60'000;
    draft.met = {grid.head, grid.child};
    draft.note = "奶奶去了医院";
    draft.occupancy = "rented";
    draft.bestTime = "晚上七点后";
    draft.doorNote = "门铃坏了，敲门";
    draft.phones = {"13900000018"};
    draft.visitState = "quiet_hours";
    draft.quietHours = "12:30-14:30";
    draft.card = grid.card;
    draft.doneTasks = {grid.make(EntityId::Task, {{"household", grid.household},
                                                  {"kind", std::string("errand")},
                                                  {"title", std::string("送药")},
                                                  {"state", std::string("open")}})};
    const auto result = Visits(*grid.store, 10'000).recordVisit(draft);
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(grid.unsent().size(), 1u);
    const Action action = grid.unsent()[0].action;
    QCOMPARE(action.kind, std::string("record_visit"));
    QCOMPARE(action.changes.size(), 9u);
    QCOMPARE(grid.text(EntityId::Dwelling, grid.dwelling, "occupancy"), std::string("rented"));
    for (const auto& change : action.changes)
        if (change.entity == EntityId::Dwelling)
            QCOMPARE(change.observedAtMs, draft.observedAtMs);
    QCOMPARE(grid.text(EntityId::Household, grid.household, "best_time"),
             std::string("晚上七点后"));
    QCOMPARE(grid.all(EntityId::CardDelivery).size(), 1u);
    QCOMPARE(grid.text(EntityId::Task, draft.doneTasks[0], "state"), std::string("done"));
    QVERIFY(Outbox(*grid.store).undo(result->action)); // and all of it is undone together
    QVERIFY(grid.all(EntityId::Visit).empty() && grid.all(EntityId::CardDelivery).empty());
    QCOMPARE(grid.text(EntityId::Dwelling, grid.dwelling, "occupancy"), std::string());
}

void TestVisits::threeTapsAreEnough() {
    for (const auto& code : codes::visitOutcome.codes) {
        SmallGrid grid;
        const auto result =
            Visits(*grid.store).recordVisit(draftFor(grid, std::string(code.code).c_str()));
        QVERIFY2(result, sentenceOf(result));
        const auto visit = grid.record(EntityId::Visit, result->record);
        QCOMPARE(visit.integer("observed_at"), grid.clock.wallMs());
        QCOMPARE(visit.text("purpose"), std::string_view("routine"));
        SmallGrid office;
        const auto outcomes = office.decide(grid, Role::GridWorker);
        QVERIFY2(outcomes.at(0).setAside == SetAside::No, outcomes.at(0).detail.c_str());
    }
}

void TestVisits::refusals_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("no place") << 0 << QByteArray("which household or door");
    QTest::newRow("no outcome") << 1 << QByteArray("say how it went");
    QTest::newRow("outcome") << 2 << QByteArray("outcome: this code is not known");
    QTest::newRow("future") << 3 << QByteArray("later than now");
    QTest::newRow("phone") << 4 << QByteArray("phones:");
    QTest::newRow("next before") << 5 << QByteArray("before the visit");
    QTest::newRow("who") << 6 << QByteArray("no such resident");
    QTest::newRow("nobody lives here") << 7 << QByteArray("register it first");
    QTest::newRow("moved out, but met") << 8 << QByteArray("moved_away");
}

void TestVisits::refusals() {
    QFETCH(int, which);
    QFETCH(QByteArray, sentence);
    SmallGrid grid;
    VisitDraft draft = draftFor(grid, "met");
    switch (which) {
    case 0:
        draft.household = {};
        break;
    case 1:
        draft.outcome.clear();
        break;
    case 2:
        draft.outcome = "away";
        break;
    case 3:
        draft.observedAtMs = grid.clock.wallMs() + msPerDay;
        break;
    case 4:
        draft.phones = {"12"};
        break;
    case 5:
        draft.nextAtMs = 1;
        break;
    case 6:
        draft.met = {grid.estate};
        break;
    case 7:
        draft.household = {};
        draft.dwelling = grid.empty;
        draft.doorNote = "有狗";
        break;
    default:
        draft.everyoneMovedOut = true;
        break;
    }
    const auto result = Visits(*grid.store).recordVisit(draft);
    QVERIFY(!result);
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
    QVERIFY(grid.unsent().empty() && grid.all(EntityId::Visit).empty());
}

void TestVisits::doorFindsItsHousehold() {
    SmallGrid grid;
    VisitDraft draft;
    draft.outcome = "no_answer";
    draft.dwelling = grid.upstairs;
    auto result = Visits(*grid.store).recordVisit(draft);
    QVERIFY2(result, sentenceOf(result));
    QVERIFY(grid.record(EntityId::Visit, result->record).reference("household") == grid.neighbour);
    draft.dwelling = grid.empty;
    draft.occupancy = "vacant";
    result = Visits(*grid.store).recordVisit(draft);
    QVERIFY2(result, sentenceOf(result));
    QVERIFY(isNull(grid.record(EntityId::Visit, result->record).value("household")));
    QCOMPARE(grid.text(EntityId::Dwelling, grid.empty, "occupancy"), std::string("vacant"));
}

void TestVisits::comeBackMakesAnAppointment() {
    SmallGrid grid;
    VisitDraft draft = draftFor(grid, "come_back");
    draft.nextAtMs = grid.clock.wallMs() + 3 * msPerDay;
    const auto result = Visits(*grid.store).recordVisit(draft);
    QVERIFY2(result, sentenceOf(result));
    const auto task = grid.record(EntityId::Task, appointmentOf(result->record));
    QCOMPARE(task.text("kind"), std::string_view("follow_up"));
    QCOMPARE(std::string(task.text("due")), localDateOf(draft.nextAtMs).text());
    QVERIFY(task.reference("assignee") == grid.me);
    const auto next = grid.text(EntityId::Visit, result->record, "next_time");
    QCOMPARE(next, localDateOf(draft.nextAtMs).text() + " 04:26");
    // In words only: what was said is kept, and somebody looks again soon.
    draft.nextAtMs = 0;
    draft.nextTime = "周三晚上";
    grid.clock.advance(1000);
    const auto later = Visits(*grid.store).recordVisit(draft);
    QVERIFY2(later, sentenceOf(later));
    QCOMPARE(grid.text(EntityId::Task, appointmentOf(later->record), "title"),
             std::string("改约：周三晚上"));
    QVERIFY(grid.text(EntityId::Task, appointmentOf(later->record), "due") > grid.today());
    QCOMPARE(grid.text(EntityId::Task, appointmentOf(result->record), "state"),
             std::string("done")); // one appointment at a time
}

void TestVisits::appointmentIsSettledByTheVisit() {
    SmallGrid grid;
    Visits visits(*grid.store);
    const auto first = visits.recordVisit(draftFor(grid, "come_back"));
    QVERIFY(first);
    const Uuid task = appointmentOf(first->record);
    grid.clock.advance(msPerDay);
    QVERIFY(visits.recordVisit(draftFor(grid, "no_answer")));
    QCOMPARE(grid.text(EntityId::Task, task, "state"), std::string("open"));
    QVERIFY(visits.recordVisit(draftFor(grid, "met")));
    QCOMPARE(grid.text(EntityId::Task, task, "state"), std::string("done"));
}

void TestVisits::everyoneMovedOut() {
    SmallGrid grid;
    VisitDraft draft = draftFor(grid, "moved_away");
    draft.everyoneMovedOut = true;
    const auto result = Visits(*grid.store).recordVisit(draft);
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(grid.text(EntityId::Dwelling, grid.dwelling, "occupancy"), std::string("vacant"));
    for (const auto& person : {grid.head, grid.wife, grid.child})
        QCOMPARE(grid.text(EntityId::Resident, person, "moved_out_on"), grid.today());
    int ended = 0;
    for (const auto& stay : grid.all(EntityId::Residency))
        ended += stay.text("until") == grid.today();
    QCOMPARE(ended, 3);
    QCOMPARE(grid.text(EntityId::Resident, grid.oldWoman, "moved_out_on"), std::string());
}

void TestVisits::voidedByItsAuthorOnce() {
    SmallGrid grid;
    Visits visits(*grid.store);
    const auto mine = visits.recordVisit(draftFor(grid, "come_back"));
    QVERIFY(sentenceOf(visits.voidVisit(mine->record, " ")).contains("say why"));
    QVERIFY(visits.voidVisit(mine->record, "走错了门"));
    QCOMPARE(grid.text(EntityId::Task, appointmentOf(mine->record), "state"),
             std::string("cancelled"));
    QVERIFY(sentenceOf(visits.voidVisit(mine->record, "走错了门")).contains("voided already"));
    const Uuid theirs = grid.visit(grid.household, "met", 2);
    const auto result = visits.voidVisit(theirs, "走错了门");
    QCOMPARE(int(result.error().code), int(ErrorCode::NotAllowed));
}

void TestVisits::warnings_data() {
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<int>("daysAgo");
    QTest::addColumn<int>("times");
    QTest::addColumn<bool>("isTooSoon");
    QTest::addColumn<int>("lastWeek");
    QTest::newRow("long ago") << QByteArray("met") << 40 << 1 << false << 0;
    QTest::newRow("yesterday") << QByteArray("met") << 1 << 1 << true << 1;
    QTest::newRow("yesterday nobody opened") << QByteArray("no_answer") << 1 << 1 << false << 1;
    QTest::newRow("three times this week") << QByteArray("no_answer") << 2 << 3 << true << 3;
}

void TestVisits::warnings() {
    QFETCH(QByteArray, outcome);
    QFETCH(int, daysAgo);
    QFETCH(int, times);
    QFETCH(bool, isTooSoon);
    QFETCH(int, lastWeek);
    SmallGrid grid;
    for (int i = 0; i < times; ++i)
        grid.visit(grid.household, outcome.constData(), daysAgo);
    grid.change(EntityId::Household, grid.household, "visit_state", std::string("refuses"));
    grid.change(EntityId::Household, grid.household, "quiet_hours", std::string("12:30-14:30"));
    const std::int64_t noon = localMidnightMs(localDateOf(grid.clock.wallMs())) + 13 * 3'600'000;
    auto warning = Visits(*grid.store).warningBefore(grid.household, noon);
    QVERIFY(warning);
    QCOMPARE(warning->isTooSoon, isTooSoon);
    QCOMPARE(warning->visitsLastWeek, lastWeek);
    QVERIFY(warning->isQuietNow && warning->isRefusing);
    warning = Visits(*grid.store).warningBefore(grid.household, noon + 2 * 3'600'000);
    QVERIFY(!warning->isQuietNow);
    warning = Visits(*grid.store).warningBefore(grid.household, noon + 10 * 3'600'000);
    QVERIFY(warning->isQuietNow); // the night
    QVERIFY(!Visits(*grid.store).warningBefore(grid.estate, noon));
}

void TestVisits::quietHours_data() {
    QTest::addColumn<QByteArray>("hours");
    QTest::addColumn<int>("minute");
    QTest::addColumn<bool>("isQuiet");
    QTest::newRow("none") << QByteArray() << 780 << false;
    QTest::newRow("first minute") << QByteArray("13:00-15:00") << 780 << true;
    QTest::newRow("last minute is free") << QByteArray("13:00-15:00") << 900 << false;
    QTest::newRow("over midnight, late") << QByteArray("21:00-08:00") << 1300 << true;
    QTest::newRow("over midnight, early") << QByteArray("21:00-08:00") << 60 << true;
    QTest::newRow("over midnight, noon") << QByteArray("21:00-08:00") << 720 << false;
    QTest::newRow("two") << QByteArray("06:00-07:00, 12:00-13:00") << 730 << true;
    QTest::newRow("words") << QByteArray("午休") << 780 << false;
    QTest::newRow("half") << QByteArray("13:00-") << 780 << false;
}

void TestVisits::quietHours() {
    QFETCH(QByteArray, hours);
    QFETCH(int, minute);
    QFETCH(bool, isQuiet);
    QCOMPARE(isWithinHours(hours.toStdString(), minute), isQuiet);
}

QTEST_GUILESS_MAIN(TestVisits)
#include "tst_visits.moc"
