#include "core/report/periodreport.h"
#include "core/usecases/registers.h"
#include "tests/sync/support/helpers.h"
#include "tests/sync/support/pictures.h"

using namespace banyan;
using namespace banyan::test;

// One leaking pipe through the whole district: seen at a door of 进贤社区, reported, beyond the
// community, whistled for, answered and handled by the department, rated; a topic of the hall and
// an item of the joint meeting; and counted in the report.
class TestLeak : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void wholeStory();
    void departmentSeesItsWhistlesOnly();
    void limitsSayWhenItIsDue();
    void badInputIsRefusedInWords();
    void stepsOfTwoAreReplayedInOrder();
    void completionOutlivesCancellation();

private:
    Uuid unit(const char* code, const char* name, const char* level, const Uuid& parent);
    Uuid save(Phone& phone, EntityId entity,
              const std::vector<std::pair<std::string, std::string>>& values);
    void take(Phone& phone, EntityId entity, const Uuid& id, const char* state,
              const char* answer = "");
    std::string stateAt(Phone& phone, EntityId entity, const Uuid& id);
    void syncAll();
    double figure(Phone& phone, const char* key);
    Uuid report(Phone& phone);

    std::unique_ptr<World> m_world;
    Uuid m_street, m_department, m_otherDepartment;
    std::unique_ptr<Phone> m_worker, m_desk, m_streetDesk, m_plumbers, m_police;
};

Uuid TestLeak::unit(const char* code, const char* name, const char* level, const Uuid& parent) {
    auto& store = *m_world->officeStore;
    Chronicle chronicle(store, m_world->officeId);
    const auto& spec = specOf(EntityId::OrgUnit);
    const Uuid id = m_world->ids->next();
    FieldValues values{{spec.field("code")->number, std::string(code)},
                       {spec.field("name")->number, std::string(name)},
                       {spec.field("level")->number, std::string(level)}};
    if (!parent.isNull())
        values.emplace_back(spec.field("parent")->number, parent);
    chronicle.create(EntityId::OrgUnit, id, values, publicFeed, m_world->clock.wallMs());
    return id;
}

void TestLeak::init() {
    for (auto* phone : {&m_worker, &m_desk, &m_streetDesk, &m_plumbers, &m_police})
        phone->reset();
    m_world = std::make_unique<World>();
    {
        Transaction transaction(m_world->officeStore->database());
        m_street = unit("445202001", "榕华街道", "subdistrict", {});
        m_department = unit("445202901", "区住建局", "department", {});
        m_otherDepartment = unit("445202902", "区公安分局", "department", {});
        Chronicle chronicle(*m_world->officeStore, m_world->officeId);
        chronicle.apply(EntityId::OrgUnit, m_world->community, "parent", Op::Set, Value{m_street},
                        m_world->clock.wallMs());
        m_world->officeStore->feeds().save();
        transaction.commit();
    }
    m_worker = m_world->phone("worker", "grid_worker", "445202001003001");
    m_desk = m_world->phone("desk", "community", "445202001003");
    m_streetDesk = m_world->phone("street", "subdistrict", "445202001");
    m_plumbers = m_world->phone("plumbers", "department", "445202901");
    m_police = m_world->phone("police", "department", "445202902");
    syncAll();
}

void TestLeak::syncAll() {
    for (auto* phone : {&m_worker, &m_desk, &m_streetDesk, &m_plumbers, &m_police}) {
        const auto report = (*phone)->sync();
        QVERIFY2(report, report ? "" : report.error().context.c_str());
        QCOMPARE(report->applied.setAside, 0);
    }
}

Uuid TestLeak::save(Phone& phone, EntityId entity,
                    const std::vector<std::pair<std::string, std::string>>& values) {
    const auto saved = Registers(*phone.store).save(entity, {}, values);
    if (!saved)
        QTest::qFail(saved.error().context.c_str(), __FILE__, __LINE__);
    return saved ? saved->record : Uuid{};
}

void TestLeak::take(Phone& phone, EntityId entity, const Uuid& id, const char* state,
                    const char* answer) {
    const auto taken = Registers(*phone.store).take(entity, id, state, "", answer);
    QVERIFY2(taken, taken ? "" : taken.error().context.c_str());
}

std::string TestLeak::stateAt(Phone& phone, EntityId entity, const Uuid& id) {
    const auto record = phone.store->table(entity).find(id);
    return record ? std::string(record->text("state")) : "not here";
}

double TestLeak::figure(Phone& phone, const char* key) {
    const auto today = localDateOf(m_world->clock.wallMs());
    auto report = PeriodReport::of(*phone.store, "445202001", {addDays(today, -30), today});
    return report ? report->figure(*indicatorNamed(key)).value : -1;
}

Uuid TestLeak::report(Phone& phone) {
    return save(phone, EntityId::Problem,
                {{"household", m_world->household.text()},
                 {"title", "楼道水管漏水"},
                 {"category", "facilities.water"},
                 {"urgency", "now"}});
}

void TestLeak::wholeStory() {
    // The worker's phone is offline at the door; so is every step of the desks.
    const Uuid problem = report(*m_worker);
    syncAll();
    syncAll();
    QCOMPARE(stateAt(*m_desk, EntityId::Problem, problem), "reported");
    take(*m_desk, EntityId::Problem, problem, "filed");
    take(*m_desk, EntityId::Problem, problem, "escalated"); // the community cannot
    syncAll();
    QCOMPARE(stateAt(*m_streetDesk, EntityId::Problem, problem), "escalated");
    const Uuid whistle = save(*m_streetDesk, EntityId::Whistle,
                              {{"caller", m_street.text()},
                               {"called", m_department.text()},
                               {"problem", problem.text()},
                               {"kind", "unsolved"},
                               {"title", "进贤社区楼道水管漏水"}});
    take(*m_streetDesk, EntityId::Problem, problem, "handling");
    syncAll();
    QCOMPARE(stateAt(*m_plumbers, EntityId::Whistle, whistle), "called");
    take(*m_plumbers, EntityId::Whistle, whistle, "answered");
    QVERIFY(
        Registers(*m_plumbers->store).save(EntityId::Whistle, whistle, {{"answer", "下午到场"}}));
    take(*m_plumbers, EntityId::Whistle, whistle, "handled");
    syncAll();
    syncAll();
    QCOMPARE(stateAt(*m_streetDesk, EntityId::Whistle, whistle), "handled");
    QCOMPARE(textOf(m_streetDesk->value(EntityId::Whistle, whistle, "answer")), "下午到场");
    take(*m_streetDesk, EntityId::Whistle, whistle, "rated", "satisfied");
    take(*m_desk, EntityId::Problem, problem, "checked");
    take(*m_desk, EntityId::Problem, problem, "closed");
    const Uuid topic = save(*m_desk, EntityId::Topic,
                            {{"unit", m_world->community.text()},
                             {"title", "老楼水管更换怎么分摊"},
                             {"source", "visit"},
                             {"problem", problem.text()}});
    take(*m_desk, EntityId::Topic, topic, "accepted");
    const auto today = localDateOf(m_world->clock.wallMs()).text();
    const Uuid meeting =
        save(*m_streetDesk, EntityId::JointMeeting,
             {{"unit", m_street.text()}, {"title", "六月联席会议"}, {"held_on", today}});
    const Uuid item = save(*m_streetDesk, EntityId::AgendaItem,
                           {{"meeting", meeting.text()},
                            {"title", "老楼水管更换"},
                            {"problem", problem.text()},
                            {"owner", m_department.text()}});
    take(*m_streetDesk, EntityId::AgendaItem, item, "done");
    QVERIFY(Registers(*m_streetDesk->store).save(EntityId::AgendaItem, item, {{"done_on", today}}));
    syncAll();
    syncAll();
    QCOMPARE(stateAt(*m_worker, EntityId::Problem, problem), "closed"); // its author learns
    QCOMPARE(stateAt(*m_plumbers, EntityId::Whistle, whistle), "rated");
    QCOMPARE(stateAt(*m_streetDesk, EntityId::Topic, topic), "accepted");
    QCOMPARE(stateAt(*m_worker, EntityId::JointMeeting, meeting), "not here");
    for (const auto& [key, value] :
         {std::pair{"problems_raised", 1}, std::pair{"problems_closed", 1},
          std::pair{"whistles", 1}, std::pair{"whistles_handled", 1},
          std::pair{"joint_meetings", 1}, std::pair{"problems_solved", 1}})
        QCOMPARE(figure(*m_streetDesk, key), double(value));
    HelperWorld::requireClean(*m_world->officeStore, ReplicaKind::Office);
    for (auto* phone : {&m_worker, &m_desk, &m_streetDesk, &m_plumbers})
        HelperWorld::requireClean(*(*phone)->store, ReplicaKind::Device);
}

void TestLeak::departmentSeesItsWhistlesOnly() {
    const Uuid problem = report(*m_worker);
    const Uuid photo = attach(*m_worker, EntityId::Problem, problem, pictureBytes(1'000, 1));
    syncAll();
    syncAll();
    QVERIFY(HelperWorld::holds(*m_streetDesk, EntityId::Attachment, photo));
    const Uuid whistle = save(*m_streetDesk, EntityId::Whistle,
                              {{"caller", m_street.text()},
                               {"called", m_department.text()},
                               {"problem", problem.text()},
                               {"kind", "emergency"},
                               {"title", "水管爆裂"}});
    syncAll();
    QCOMPARE(stateAt(*m_plumbers, EntityId::Whistle, whistle), "called");
    QCOMPARE(stateAt(*m_police, EntityId::Whistle, whistle), "not here");
    QCOMPARE(stateAt(*m_plumbers, EntityId::Problem, problem), "not here"); // nor any household
    QVERIFY(!HelperWorld::holds(*m_plumbers, EntityId::Attachment, photo));
    QVERIFY(m_plumbers->store->table(EntityId::Household).select("1").empty());
    // What it may not: rate itself. Told at once, and nothing is recorded.
    const auto rated =
        Registers(*m_plumbers->store).take(EntityId::Whistle, whistle, "withdrawn", "");
    QVERIFY(!rated);
    QCOMPARE(rated.error().code, ErrorCode::NotAllowed);
    take(*m_streetDesk, EntityId::Whistle, whistle, "withdrawn");
    syncAll();
    syncAll();
    QCOMPARE(stateAt(*m_plumbers, EntityId::Whistle, whistle), "not here");
}

void TestLeak::limitsSayWhenItIsDue() {
    const auto limit = [&](const char* field, const char* value, std::int64_t hours) {
        const auto& spec = specOf(EntityId::ProblemLimit);
        FieldValues values{{spec.field(field)->number, std::string(value)},
                           {spec.field("hours")->number, hours}};
        Transaction transaction(m_world->officeStore->database());
        Chronicle chronicle(*m_world->officeStore, m_world->officeId);
        chronicle.create(EntityId::ProblemLimit, m_world->ids->next(), values, publicFeed,
                         m_world->clock.wallMs());
        m_world->officeStore->feeds().save();
        transaction.commit();
    };
    limit("category", "facilities", 72);
    limit("level", "major", 12);
    const Uuid problem = report(*m_worker);
    const auto began = integerOf(m_worker->value(EntityId::Problem, problem, "reported_at"));
    const auto dueAfter = [&] {
        syncAll();
        syncAll();
        return (integerOf(m_desk->value(EntityId::Problem, problem, "due")) - began) / 3'600'000;
    };
    QCOMPARE(dueAfter(), 72);
    QVERIFY(m_desk->set(EntityId::Problem, problem, "level", Value{std::string("major")}));
    QCOMPARE(dueAfter(), 12);
    // What a person set stays, whatever the limits say.
    QVERIFY(m_desk->set(EntityId::Problem, problem, "due", Value{began + 5 * 3'600'000}));
    QCOMPARE(dueAfter(), 5);
    QVERIFY(m_desk->set(EntityId::Problem, problem, "level", Value{std::string("ordinary")}));
    QCOMPARE(dueAfter(), 5);
    for (
        const auto& line : [&] {
            std::int64_t total = 0;
            m_world->clock.advance(6 * 3'600'000);
            return Registers(*m_desk->store).lines({EntityId::Problem, {}, true, {}}, 10, 0, total);
        }())
        QVERIFY(line.isLate);
}

void TestLeak::badInputIsRefusedInWords() {
    const Uuid committee =
        save(*m_streetDesk, EntityId::Committee,
             {{"unit", m_street.text()}, {"kind", "subdistrict"}, {"name", "榕华街道大工委"}});
    const std::vector<std::pair<std::string, std::string>> member{
        {"committee", committee.text()}, {"name", "林秀英"}, {"since", "2026-01-01"}};
    save(*m_streetDesk, EntityId::CommitteeMember, member);
    const auto before = m_streetDesk->outbox().counts().unsent;
    const auto refused = [&](EntityId entity,
                             std::vector<std::pair<std::string, std::string>> values,
                             const char* word) {
        const auto saved = Registers(*m_streetDesk->store).save(entity, {}, values);
        QVERIFY(!saved);
        QVERIFY2(saved.error().context.find(word) != std::string::npos,
                 saved.error().context.c_str());
        QCOMPARE(m_streetDesk->outbox().counts().unsent, before);
    };
    refused(EntityId::CommitteeMember, member, "already");
    auto reversed = member;
    reversed[1].second = "黄一鸣";
    reversed.emplace_back("until", "2025-01-01");
    refused(EntityId::CommitteeMember, reversed, "before since");
    refused(EntityId::Whistle,
            {{"caller", m_street.text()},
             {"called", m_department.text()},
             {"kind", "very loud"},
             {"title", "漏水"}},
            "not known");
    refused(EntityId::Agreement,
            {{"unit", m_street.text()}, {"title", "共建"}, {"since", "2026-01-01"}}, "empty");
    refused(EntityId::JointMeeting,
            {{"unit", m_street.text()}, {"title", "会议"}, {"held_on", "2026-02-30"}}, "held_on");
}

// The worker settles it offline while the desk files it: the first stands, the other is noted and
// stays in its history.
void TestLeak::stepsOfTwoAreReplayedInOrder() {
    const Uuid problem = report(*m_worker);
    syncAll();
    syncAll();
    take(*m_worker, EntityId::Problem, problem, "self_handled");
    take(*m_desk, EntityId::Problem, problem, "filed");
    QVERIFY(m_worker->sync());
    QVERIFY(m_desk->sync());
    syncAll();
    for (auto* phone : {&m_worker, &m_desk})
        QCOMPARE(stateAt(**phone, EntityId::Problem, problem), "self_handled");
    const auto rows = m_world->officeStore->history().of(
        problem, specOf(EntityId::Problem).field("state")->number);
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[1].verdict, Verdict::Noted);
    QCOMPARE(textOf(rows[1].change.value), "filed");
}

void TestLeak::completionOutlivesCancellation() {
    const Uuid task =
        save(*m_desk, EntityId::Task,
             {{"household", m_world->household.text()}, {"kind", "visit"}, {"title", "敲门"}});
    syncAll();
    syncAll();
    take(*m_desk, EntityId::Task, task, "cancelled");
    take(*m_worker, EntityId::Task, task, "done");
    QVERIFY(m_desk->sync());
    QVERIFY(m_worker->sync());
    syncAll();
    for (auto* phone : {&m_worker, &m_desk})
        QCOMPARE(stateAt(**phone, EntityId::Task, task), "done");
}

QTEST_GUILESS_MAIN(TestLeak)
#include "tst_leak.moc"
