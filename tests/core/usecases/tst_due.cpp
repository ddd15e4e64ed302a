#include "core/usecases/due.h"
#include "core/usecases/visits.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestDue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void naturalOrder_data();
    void naturalOrder();
    void intervals_data();
    void intervals();
    void pauses_data();
    void pauses();
    void leftAlone_data();
    void leftAlone();
    void voidedVisitsDoNotCount();
    void tagsThatDoNotHold_data();
    void tagsThatDoNotHold();
    void rulesOfTheOffice();
    void newArrivalIsDueNextDay();
    void appointmentStandsBeforeTheRule();
    void shutDoorIsLeftUntilTomorrow();
    void tasksBringForward();
    void planIsInStairOrder();
    void planOfOneGrid();

private:
    static DueState stateOf(SmallGrid& grid, const Uuid& household) {
        const CivilDate today = localDateOf(grid.clock.wallMs());
        const auto book = DoorBook::read(*grid.store, {{}, household});
        return dueStateOf(*book.find(household), VisitRules::of(*grid.store, today),
                          DoorPolicy::of(*grid.store), today);
    }
    static CivilDate day(SmallGrid& grid, int fromToday) {
        return addDays(localDateOf(grid.clock.wallMs()), fromToday);
    }
    static std::string text(CivilDate date) { return date.text(); }
    static Uuid tag(SmallGrid& grid, const char* category) {
        return grid.make(EntityId::CareTag, {{"household", grid.neighbour},
                                             {"resident", grid.oldWoman},
                                             {"category", std::string(category)}});
    }
};

void TestDue::naturalOrder_data() {
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<int>("order");
    QTest::newRow("by size") << QByteArray("3栋") << QByteArray("10栋") << -1;
    QTest::newRow("doors") << QByteArray("1001") << QByteArray("501") << 1;
    QTest::newRow("leading zeros") << QByteArray("007") << QByteArray("7") << 0;
    QTest::newRow("nothing first") << QByteArray() << QByteArray("1") << -1;
    QTest::newRow("shorter first") << QByteArray("3") << QByteArray("3A") << -1;
    QTest::newRow("after numbers") << QByteArray("3-2-10") << QByteArray("3-2-9") << 1;
    QTest::newRow("alike") << QByteArray("榕树小区") << QByteArray("榕树小区") << 0;
    QTest::newRow("very long numbers")
        << QByteArray("99999999999999999999998") << QByteArray("99999999999999999999999") << -1;
}

void TestDue::naturalOrder() {
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(int, order);
    const auto sign = [](int value) { return (value > 0) - (value < 0); };
    QCOMPARE(sign(compareNaturally(a.toStdString(), b.toStdString())), order);
    QCOMPARE(sign(compareNaturally(b.toStdString(), a.toStdString())), -order);
}

void TestDue::intervals_data() {
    QTest::addColumn<QByteArray>("category");
    QTest::addColumn<bool>("isHighRisk");
    QTest::addColumn<int>("reachedDaysAgo");
    QTest::addColumn<int>("dueInDays");
    QTest::addColumn<int>("overdueDays");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray none;
    QTest::newRow("twice a year") << none << false << 10 << 172 << 0 << QByteArray("routine");
    QTest::newRow("on the day") << none << false << 182 << 0 << 0 << QByteArray("routine");
    QTest::newRow("within grace") << none << false << 200 << -18 << 0 << QByteArray("routine");
    QTest::newRow("past grace") << none << false << 222 << -40 << 10 << QByteArray("routine");
    QTest::newRow("monthly by a tag")
        << QByteArray("living_alone") << false << 10 << 20 << 0 << QByteArray("care");
    QTest::newRow("the tag is overdue")
        << QByteArray("living_alone") << false << 40 << -10 << 3 << QByteArray("care");
    QTest::newRow("the shortest counts")
        << QByteArray("living_alone") << true << 6 << 1 << 0 << QByteArray("high_risk");
}

void TestDue::intervals() {
    QFETCH(QByteArray, category);
    QFETCH(bool, isHighRisk);
    QFETCH(int, reachedDaysAgo);
    QFETCH(int, dueInDays);
    QFETCH(int, overdueDays);
    QFETCH(QByteArray, reason);
    SmallGrid grid;
    if (!category.isEmpty())
        tag(grid, category.constData());
    if (isHighRisk)
        grid.change(EntityId::Household, grid.neighbour, "risk", std::string("high"));
    for (const char* outcome : {"met", "by_phone", "by_another"}) {
        grid.visit(grid.neighbour, outcome, reachedDaysAgo);
        const auto state = stateOf(grid, grid.neighbour);
        QCOMPARE(text(*state.on), text(day(grid, dueInDays)));
        QCOMPARE(state.overdueDays, overdueDays);
        QCOMPARE(QByteArray(dueReasonName(state.reason)), reason);
        QCOMPARE(state.isReached, dueInDays > 0);
        if (reason == "care")
            QCOMPARE(state.category, category.toStdString());
    }
}

void TestDue::pauses_data() {
    QTest::addColumn<QByteArray>("outcome");
    QTest::addColumn<int>("triedDaysAgo");
    QTest::addColumn<int>("dueInDays");
    QTest::addColumn<bool>("isPaused");
    QTest::newRow("nobody opened today") << QByteArray("no_answer") << 0 << 2 << true;
    QTest::newRow("nobody opened yesterday") << QByteArray("no_answer") << 1 << 1 << true;
    QTest::newRow("the pause is over") << QByteArray("no_answer") << 5 << -18 << false;
    QTest::newRow("refused last week") << QByteArray("refused") << 7 << 23 << true;
    QTest::newRow("an old refusal") << QByteArray("refused") << 60 << -18 << false;
}

void TestDue::pauses() {
    QFETCH(QByteArray, outcome);
    QFETCH(int, triedDaysAgo);
    QFETCH(int, dueInDays);
    QFETCH(bool, isPaused);
    SmallGrid grid;
    grid.visit(grid.neighbour, "met", 200); // due 18 days ago
    grid.visit(grid.neighbour, outcome.constData(), triedDaysAgo);
    const auto state = stateOf(grid, grid.neighbour);
    QCOMPARE(text(*state.on), text(day(grid, dueInDays)));
    QCOMPARE(state.pausedFor, isPaused ? outcome.toStdString() : std::string());
    QVERIFY(!state.isReached); // an attempt is shown, and does not count
    // The pause is data.
    grid.store->setMeta("policy_no_answer_pause_days", std::int64_t{0});
    grid.store->setMeta("policy_refused_pause_days", std::int64_t{0});
    QVERIFY(*stateOf(grid, grid.neighbour).on <= day(grid, 0));
}

void TestDue::leftAlone_data() {
    QTest::addColumn<int>("which");
    QTest::newRow("asked not to be visited") << 0;
    QTest::newRow("moved away") << 1;
    QTest::newRow("no such address") << 2;
    QTest::newRow("empty") << 3;
}

void TestDue::leftAlone() {
    QFETCH(int, which);
    SmallGrid grid;
    grid.visit(grid.neighbour, "met", 400);
    QVERIFY(stateOf(grid, grid.neighbour).on);
    if (which == 0)
        grid.change(EntityId::Household, grid.neighbour, "visit_state", std::string("refuses"));
    if (which == 1 || which == 2)
        grid.visit(grid.neighbour, which == 1 ? "moved_away" : "no_such_address", 3);
    if (which == 3) {
        grid.change(EntityId::Resident, grid.oldWoman, "moved_out_on", grid.today());
        grid.change(EntityId::Dwelling, grid.upstairs, "occupancy", std::string("vacant"));
    }
    const auto state = stateOf(grid, grid.neighbour);
    QVERIFY(!state.on && state.reason == DueReason::None);
    // What was promised is kept all the same.
    grid.make(EntityId::Task, {{"household", grid.neighbour},
                               {"kind", std::string("errand")},
                               {"title", std::string("送药")},
                               {"due", grid.today()},
                               {"state", std::string("open")}});
    QVERIFY(stateOf(grid, grid.neighbour).reason == DueReason::Task);
}

void TestDue::voidedVisitsDoNotCount() {
    SmallGrid grid;
    grid.visit(grid.neighbour, "met", 200);
    const Uuid wrongDoor = grid.visit(grid.neighbour, "met", 1);
    QVERIFY(stateOf(grid, grid.neighbour).isReached);
    grid.change(EntityId::Visit, wrongDoor, "void_reason", std::string("走错了门"));
    QVERIFY(!stateOf(grid, grid.neighbour).isReached);
}

void TestDue::tagsThatDoNotHold_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<int>("days"); // from today
    QTest::addColumn<bool>("holds");
    QTest::newRow("expired") << QByteArray("expires") << -1 << false;
    QTest::newRow("last day") << QByteArray("expires") << 0 << true;
    QTest::newRow("begins tomorrow") << QByteArray("since") << 1 << false;
    QTest::newRow("removed") << QByteArray("removed_reason") << 0 << false;
    QTest::newRow("person has gone") << QByteArray("moved_out_on") << 0 << false;
}

void TestDue::tagsThatDoNotHold() {
    QFETCH(QByteArray, field);
    QFETCH(int, days);
    QFETCH(bool, holds);
    SmallGrid grid;
    const Uuid id = tag(grid, "living_alone");
    const bool isPerson = field == "moved_out_on";
    grid.change(isPerson ? EntityId::Resident : EntityId::CareTag, isPerson ? grid.oldWoman : id,
                field.constData(), text(day(grid, days)));
    const auto book = DoorBook::read(*grid.store, {{}, grid.neighbour});
    QCOMPARE(book.find(grid.neighbour)->tags.size(), holds ? 1u : 0u);
}

void TestDue::rulesOfTheOffice() {
    SmallGrid grid;
    grid.visit(grid.neighbour, "met", 10);
    tag(grid, "living_alone");
    tag(grid, "veteran");
    const auto rule = [&](const char* category, std::int64_t days, const char* until) {
        return grid.make(EntityId::VisitRule,
                         {{"category", *category ? Value{std::string(category)} : Value{}},
                          {"interval_days", days},
                          {"valid_to", *until ? Value{std::string(until)} : Value{}}});
    };
    rule("", 90, "");
    QCOMPARE(text(*stateOf(grid, grid.neighbour).on), text(day(grid, 80))); // tags have no rule now
    rule("living_alone", 14, "");
    rule("living_alone", 2, "2020-01-01"); // no longer valid
    QCOMPARE(text(*stateOf(grid, grid.neighbour).on), text(day(grid, 4)));
}

void TestDue::newArrivalIsDueNextDay() {
    SmallGrid grid;
    const auto state = stateOf(grid, grid.household);
    QVERIFY(state.reason == DueReason::NewArrival);
    QCOMPARE(text(*state.on), text(day(grid, 1)));
    QVERIFY(!state.isReached);
    grid.visit(grid.household, "no_answer", 0); // tried, and not reached yet
    QVERIFY(stateOf(grid, grid.household).reason == DueReason::NewArrival);
    QCOMPARE(text(*stateOf(grid, grid.household).on), text(day(grid, 2)));
}

void TestDue::appointmentStandsBeforeTheRule() {
    SmallGrid grid;
    grid.visit(grid.neighbour, "met", 400);
    VisitDraft draft;
    draft.household = grid.neighbour;
    draft.outcome = "come_back";
    draft.nextAtMs = grid.clock.wallMs() + 5 * msPerDay;
    QVERIFY(Visits(*grid.store).recordVisit(draft));
    const auto state = stateOf(grid, grid.neighbour);
    QVERIFY(state.reason == DueReason::ComeBack);
    QCOMPARE(text(*state.on), text(day(grid, 5)));
    grid.clock.advance(5 * msPerDay);
    const auto plan = duePlan(*grid.store);
    const auto door = std::find_if(plan->ahead.begin(), plan->ahead.end(),
                                   [&](const auto& d) { return d.household == grid.neighbour; });
    QVERIFY(door != plan->ahead.end());
    QVERIFY(!door->appointment.empty());
    QCOMPARE(door->tasks.size(), 1u);
}

void TestDue::shutDoorIsLeftUntilTomorrow() {
    SmallGrid grid;
    VisitDraft draft;
    draft.household = grid.neighbour;
    draft.outcome = "come_back";
    draft.nextAtMs = grid.clock.wallMs() + 3'600'000; // later today
    QVERIFY(Visits(*grid.store).recordVisit(draft));
    const auto isAhead = [&] {
        const auto plan = duePlan(*grid.store);
        return std::any_of(plan->ahead.begin(), plan->ahead.end(),
                           [&](const auto& door) { return door.household == grid.neighbour; });
    };
    QVERIFY(isAhead());
    QCOMPARE(duePlan(*grid.store)->done.size(), 1u);
    grid.clock.advance(3'600'000);
    draft.outcome = "no_answer";
    draft.nextAtMs = 0;
    QVERIFY(Visits(*grid.store).recordVisit(draft));
    QVERIFY(!isAhead());
    grid.clock.advance(msPerDay);
    QVERIFY(isAhead()); // the appointment is still open
}

void TestDue::tasksBringForward() {
    SmallGrid grid;
    grid.visit(grid.neighbour, "met", 10);
    const auto task = [&](int days, const Uuid& household) {
        return grid.make(EntityId::Task,
                         {{"household", household.isNull() ? Value{} : Value{household}},
                          {"grid", grid.grid},
                          {"kind", std::string("errand")},
                          {"title", std::string("送药")},
                          {"due", text(day(grid, days))},
                          {"state", std::string("open")}});
    };
    const Uuid id = task(-2, grid.neighbour);
    auto state = stateOf(grid, grid.neighbour);
    QVERIFY(state.reason == DueReason::Task);
    QCOMPARE(state.overdueDays, 2);
    grid.change(EntityId::Task, id, "state", std::string("done"));
    state = stateOf(grid, grid.neighbour);
    QVERIFY(state.reason == DueReason::Routine);
    task(1, {});
    QCOMPARE(duePlan(*grid.store)->tasks.size(), 1u);
}

void TestDue::planIsInStairOrder() {
    SmallGrid grid;
    const Uuid last = grid.make(EntityId::Household, {{"dwelling", grid.empty}});
    grid.change(EntityId::Household, grid.household, "door_note", std::string("一"), Op::Add);
    for (const char* note : {"二", "三", "四"})
        grid.change(EntityId::Household, grid.household, "door_note", std::string(note), Op::Add);
    grid.clock.advance(3 * msPerDay);
    auto plan = duePlan(*grid.store);
    QVERIFY(plan);
    QCOMPARE(plan->ahead.size(), 3u);
    QVERIFY(plan->ahead[0].household == grid.household); // 3栋 501
    QVERIFY(plan->ahead[1].household == grid.neighbour); // 3栋 1002
    QVERIFY(plan->ahead[2].household == last);           // 10栋 101
    const auto& door = plan->ahead[0];
    QCOMPARE(door.headName, std::string("陈小明"));
    QCOMPARE(door.peopleCount, 3);
    QCOMPARE(door.place.building, std::string("3栋"));
    QCOMPARE(door.phones, std::vector<std::string>{"13900000017"});
    QCOMPARE(door.doorNotes.size(), 3u);
    QCOMPARE(door.doorNotes.back().text, std::string("四"));
    // Done doors go to the other list, the latest first.
    grid.visit(grid.neighbour, "met", 0, "记得带表");
    grid.clock.advance(60'000);
    grid.visit(grid.household, "no_answer", 0);
    plan = duePlan(*grid.store);
    QCOMPARE(plan->ahead.size(), 1u);
    QCOMPARE(plan->done.size(), 2u);
    QVERIFY(plan->done[0].household == grid.household);
    QCOMPARE(plan->done[1].lastVisit.note, std::string("记得带表"));
    QVERIFY(plan->done[1].due.isReached && !plan->done[0].due.isReached);
}

void TestDue::planOfOneGrid() {
    SmallGrid grid;
    grid.clock.advance(3 * msPerDay);
    QCOMPARE(duePlan(*grid.store, {grid.grid, 0})->ahead.size(), 2u);
    QVERIFY(duePlan(*grid.store, {grid.community, 0})->ahead.empty());
    grid.visit(grid.household, "met", 1);
    QCOMPARE(duePlan(*grid.store, {grid.grid, 0})->ahead.size(), 1u);
    QCOMPARE(duePlan(*grid.store, {grid.grid, 200})->ahead.size(), 2u);
}

QTEST_GUILESS_MAIN(TestDue)
#include "tst_due.moc"
