#include "core/schema/workflow.h"
#include "core/usecases/editor.h"
#include "core/usecases/reminders.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// What the day brings besides its doors.
class TestReminders : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_grid = std::make_unique<SmallGrid>("grid_leader"); }

    void everyDateOfTheRegistryIsKnown();
    void nothingComesBeforeItsDay();
    void aFollowUpComesOnItsDayAndGoesWhenDone();
    void aLimitIsLateByTheHour();
    void whatIsNobodysStepStaysAway();
    void whatIsSomebodyElsesStaysAway();
    void onesOwnComesFirst();
    void anAnswerIsShownUntilOpened();
    void aSecondAnswerIsNewAgain();
    void oldAnswersAreNotNews();

private:
    std::string day(int fromToday) {
        return addDays(localDateOf(m_grid->clock.wallMs()), fromToday).text();
    }
    Uuid mediation(const char* state, int followUpIn, Value mediator = {}) {
        return m_grid->make(EntityId::Mediation, {{"grid", m_grid->grid},
                                                  {"kind", std::string("neighbour")},
                                                  {"brief", std::string("漏水")},
                                                  {"mediator", std::move(mediator)},
                                                  {"state", std::string(state)},
                                                  {"follow_up_on", day(followUpIn)}});
    }
    std::vector<Reminder> dated() { return reminders(*m_grid->store)->dated; }
    std::vector<Reminder> answers() { return reminders(*m_grid->store)->answers; }

    // A problem that this device's user raised and the office has.
    Uuid raised(SmallGrid& office) {
        const auto made = Editor(*m_grid->store)
                              .create("problem", {{"grid", m_grid->grid.text()},
                                                  {"title", "巷口路灯不亮"},
                                                  {"category", "facilities"}});
        Q_ASSERT(made);
        (void)office.decide(*m_grid, Role::GridLeader);
        return made->record;
    }

    std::unique_ptr<SmallGrid> m_grid;
};

// A field that says when something is due is not forgotten when the registry grows.
void TestReminders::everyDateOfTheRegistryIsKnown() {
    for (const auto& spec : registry())
        for (const char* name : {"due", "follow_up_on"}) {
            const bool isOpen = spec.field("state") && spec.field("state")->workflow;
            if (!spec.field(name) || !isOpen)
                continue;
            const auto known = std::ranges::count_if(datedFields(), [&](const DatedField& field) {
                return field.entity == spec.id && std::string_view(field.field) == name;
            });
            QVERIFY2(known == 1, (std::string(spec.name) + "." + name).c_str());
        }
    for (const auto& field : datedFields())
        for (const auto state : field.met)
            QVERIFY(specOf(field.entity).field("state")->codes->find(state));
}

void TestReminders::nothingComesBeforeItsDay() {
    QVERIFY(dated().empty());
    mediation("agreed", 1);
    QVERIFY(dated().empty());
    m_grid->clock.advance(msPerDay);
    QCOMPARE(dated().size(), std::size_t{1});
}

void TestReminders::aFollowUpComesOnItsDayAndGoesWhenDone() {
    const Uuid id = mediation("agreed", 0);
    auto found = dated();
    QCOMPARE(found.size(), std::size_t{1});
    QVERIFY(found.front().kind == ReminderKind::FollowUp);
    QCOMPARE(found.front().record, id);
    QCOMPARE(found.front().title, std::string("漏水"));
    QVERIFY(!found.front().isLate);
    m_grid->clock.advance(3 * msPerDay);
    QVERIFY(dated().front().isLate);
    m_grid->change(EntityId::Mediation, id, "state", std::string("followed_up"));
    QVERIFY(dated().empty());
    // A topic goes on after its follow-up, which is done all the same.
    const Uuid topic = m_grid->make(EntityId::Topic, {{"grid", m_grid->grid},
                                                      {"title", std::string("停车")},
                                                      {"source", std::string("visit")},
                                                      {"state", std::string("resolved")},
                                                      {"follow_up_on", day(0)}});
    QCOMPARE(dated().size(), std::size_t{1});
    m_grid->change(EntityId::Topic, topic, "state", std::string("followed_up"));
    QVERIFY(dated().empty());
}

void TestReminders::aLimitIsLateByTheHour() {
    const std::int64_t soon = m_grid->clock.wallMs() + 60'000;
    m_grid->make(EntityId::Problem, {{"grid", m_grid->grid},
                                     {"title", std::string("堆物")},
                                     {"category", std::string("fire")},
                                     {"reported_at", m_grid->clock.wallMs()},
                                     {"state", std::string("handling")},
                                     {"due", soon}});
    QCOMPARE(dated().size(), std::size_t{1});
    QCOMPARE(dated().front().atMs, soon);
    QVERIFY(!dated().front().isLate);
    m_grid->clock.advance(120'000);
    QVERIFY(dated().front().isLate);
}

void TestReminders::whatIsNobodysStepStaysAway() {
    m_grid->store->setMeta("role", std::string_view("grid_worker"));
    m_grid->make(EntityId::Mediation, {{"grid", m_grid->grid},
                                       {"kind", std::string("neighbour")},
                                       {"brief", std::string("漏水")},
                                       {"state", std::string("mediating")},
                                       {"due", day(-1)}});
    QCOMPARE(dated().size(), std::size_t{1}); // a worker may withdraw it
    const Uuid whistle =
        m_grid->make(EntityId::Whistle, {{"caller", m_grid->community},
                                         {"called", m_grid->community},
                                         {"kind", std::string("joint_enforcement")},
                                         {"title", std::string("占道")},
                                         {"called_at", m_grid->clock.wallMs() - msPerDay},
                                         {"due", m_grid->clock.wallMs() - 3'600'000},
                                         {"state", std::string("called")}});
    QCOMPARE(dated().size(), std::size_t{1}); // desks and units answer whistles
    m_grid->store->setMeta("role", std::string_view("community"));
    QCOMPARE(dated().size(), std::size_t{2});
    const Uuid bureau = m_grid->make(EntityId::OrgUnit, {{"code", std::string("445202900001")},
                                                         {"name", std::string("住建局")},
                                                         {"level", std::string("department")}});
    m_grid->change(EntityId::User, m_grid->me, "scopes", Value{bureau.text()}, Op::Add);
    QCOMPARE(dated().size(), std::size_t{1}); // another unit's to answer, another's to withdraw
    m_grid->change(EntityId::User, m_grid->me, "scopes", Value{m_grid->community.text()}, Op::Add);
    QCOMPARE(dated().size(), std::size_t{2});
    m_grid->change(EntityId::Whistle, whistle, "state", std::string("answered"));
    QCOMPARE(dated().size(), std::size_t{1}); // in time or not, it was answered
}

void TestReminders::whatIsSomebodyElsesStaysAway() {
    mediation("agreed", -1, Value{m_grid->other});
    QVERIFY(dated().empty());
    const Uuid task = m_grid->make(EntityId::Task, {{"grid", m_grid->grid},
                                                    {"kind", std::string("other")},
                                                    {"title", std::string("贴通知")},
                                                    {"assignee", m_grid->me},
                                                    {"due", day(0)},
                                                    {"state", std::string("open")}});
    QCOMPARE(dated().size(), std::size_t{1});
    QCOMPARE(dated().front().record, task);
    m_grid->make(EntityId::Task, {{"household", m_grid->household}, // stands among the doors
                                  {"kind", std::string("visit")},
                                  {"title", std::string("送药")},
                                  {"due", day(0)},
                                  {"state", std::string("open")}});
    QCOMPARE(dated().size(), std::size_t{1});
}

void TestReminders::onesOwnComesFirst() {
    mediation("agreed", -9);
    const Uuid mine = mediation("agreed", -2, Value{m_grid->me});
    mediation("agreed", -5);
    const auto found = dated();
    QCOMPARE(found.size(), std::size_t{3});
    QCOMPARE(found[0].record, mine);
    QVERIFY(found[0].isOwn && !found[1].isOwn);
    QCOMPARE(found[1].day, day(-9)); // then what has waited longest
}

void TestReminders::anAnswerIsShownUntilOpened() {
    SmallGrid office("community");
    const Uuid id = raised(office);
    QVERIFY(answers().empty());
    m_grid->change(EntityId::Problem, id, "state", std::string("verified"));
    const auto news = answers();
    QCOMPARE(news.size(), std::size_t{1});
    QCOMPARE(news.front().record, id);
    QCOMPARE(news.front().state, std::string("verified"));
    QCOMPARE(m_grid->unsent().size(), std::size_t{1});
    QCOMPARE(*noteOpened(*m_grid->store, EntityId::Problem, id), true);
    QVERIFY(answers().empty());
    QCOMPARE(*noteOpened(*m_grid->store, EntityId::Problem, id), false);
    QCOMPARE(m_grid->unsent().size(), std::size_t{1}); // nothing of it is sent
}

void TestReminders::aSecondAnswerIsNewAgain() {
    SmallGrid office("community");
    const Uuid id = raised(office);
    m_grid->change(EntityId::Problem, id, "state", std::string("verified"));
    QVERIFY(*noteOpened(*m_grid->store, EntityId::Problem, id));
    m_grid->clock.advance(60'000);
    m_grid->change(EntityId::Problem, id, "state", std::string("closed"));
    QCOMPARE(answers().size(), std::size_t{1});
    QCOMPARE(answers().front().state, std::string("closed"));
    // What another raised is no answer to the reader.
    const Uuid others = m_grid->make(EntityId::Problem, {{"grid", m_grid->grid},
                                                         {"title", std::string("噪音")},
                                                         {"category", std::string("environment")},
                                                         {"reported_at", m_grid->clock.wallMs()},
                                                         {"state", std::string("reported")}});
    m_grid->change(EntityId::Problem, others, "state", std::string("closed"));
    QCOMPARE(answers().size(), std::size_t{1});
}

void TestReminders::oldAnswersAreNotNews() {
    SmallGrid office("community");
    const Uuid id = raised(office);
    m_grid->change(EntityId::Problem, id, "state", std::string("closed"));
    QCOMPARE(answers().size(), std::size_t{1});
    m_grid->clock.advance(answersKeptMs + msPerDay);
    QVERIFY(answers().empty());
}

QTEST_GUILESS_MAIN(TestReminders)
#include "tst_reminders.moc"
