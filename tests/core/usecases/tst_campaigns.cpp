#include "core/merge/setvalue.h"
#include "core/usecases/campaigns.h"
#include "core/usecases/registers.h"
#include "core/usecases/visits.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>
#include <algorithm>
#include <ranges>

using namespace banyan;
using namespace banyan::test;

// A knock campaign from the choice of its doors to its last round.
class TestCampaigns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void doorsFollowTheRule();
    void doorsAreSharedOutOnce();
    void visitsSettleDoors();
    void doorsStayInTheCampaignsUnit();
    void aShutDoorWaitsForTheNextRound();
    void theNextRoundMayBeAnothers();
    void cancellingTakesTheDoorsAlong();
    void whoKnocksSeesWhatIsLeft();
    void peopleAreThoseOfTheUnitAndTeams();
    void workersGetDoorsOfTheirOwnGrid();
    void sharesAreAsEvenAsCanBe();
    void refusesInWords();

private:
    Uuid campaign(const char* state = "running") { return campaignOf(m_unit, state); }
    Uuid campaignOf(const Uuid& unit, const char* state = "running") {
        return m_grid->make(EntityId::Campaign, {{"unit", unit},
                                                 {"title", std::string("疫苗接种敲门")},
                                                 {"since", std::string("2026-05-01")},
                                                 {"until", std::string("2099-01-01")},
                                                 {"state", std::string(state)}});
    }
    // A campaign whose doors are all given to whoever uses this device.
    Uuid givenOut() {
        const Uuid id = campaign();
        Campaigns campaigns(*m_grid->store);
        const auto sent = campaigns.send(id, *campaigns.doors({}), {m_grid->me});
        return sent ? id : Uuid{};
    }
    void knock(const Uuid& household, const char* outcome) {
        VisitDraft draft;
        draft.household = household;
        draft.outcome = outcome;
        draft.purpose = "campaign";
        const auto done = Visits(*m_grid->store).recordVisit(draft);
        QVERIFY2(done, done ? "" : done.error().context.c_str());
        m_grid->clock.advance(3'600'000);
    }
    Uuid person(const char* name, const char* role, const Uuid& scope) {
        return m_grid->make(EntityId::User, {{"name", std::string(name)},
                                             {"role", std::string(role)},
                                             {"scopes", setText({scope.text()})},
                                             {"active", std::int64_t{1}},
                                             {"account", std::string(name)}});
    }

    std::unique_ptr<SmallGrid> m_grid;
    Uuid m_unit;
};

void TestCampaigns::init() {
    m_grid = std::make_unique<SmallGrid>("community");
    m_unit = m_grid->make(EntityId::OrgUnit, {{"code", std::string("445202001009")},
                                              {"name", std::string("进贤社区")},
                                              {"level", std::string("community")}});
}

void TestCampaigns::doorsFollowTheRule() {
    Campaigns campaigns(*m_grid->store);
    const auto doors = campaigns.doors({});
    QVERIFY(doors && doors->size() >= 2);
    m_grid->make(EntityId::CareTag,
                 {{"household", doors->at(1)}, {"category", std::string("lost_only_child")}});
    CampaignRule alone;
    alone.careCategory = "lost_only_child";
    const auto some = campaigns.doors(alone);
    QVERIFY(some);
    QVERIFY(std::ranges::find(*some, doors->at(1)) != some->end());
    QVERIFY(some->size() < doors->size());
    m_grid->change(EntityId::Household, doors->at(1), "visit_state", std::string("refuses"));
    const auto left = campaigns.doors(alone);
    QVERIFY(std::ranges::find(*left, doors->at(1)) == left->end()); // asked not to be visited
    CampaignRule wrong;
    wrong.careCategory = "no_such_thing";
    QCOMPARE(campaigns.doors(wrong).error().code, ErrorCode::Invalid);
}

void TestCampaigns::doorsAreSharedOutOnce() {
    Campaigns campaigns(*m_grid->store);
    const Uuid id = campaign();
    const auto doors = *campaigns.doors({});
    const Uuid other = m_grid->make(EntityId::User, {{"name", std::string("黄一鸣")},
                                                     {"role", std::string("volunteer")},
                                                     {"active", std::int64_t{1}},
                                                     {"account", std::string("vol")}});
    const auto sent = campaigns.send(id, doors, {m_grid->me, other});
    QVERIFY2(sent, sent ? "" : sent.error().context.c_str());
    QCOMPARE(*sent, int(doors.size()));
    QCOMPARE(*campaigns.send(id, doors, {m_grid->me, other}), 0); // once, however often
    QCOMPARE(campaigns.progress(id)->doors, int(doors.size()));
    std::map<Uuid, std::size_t> shares;
    for (const auto& task :
         m_grid->store->table(EntityId::Task).select("campaign = ?", {Value{id}}))
        ++shares[task.reference("assignee")];
    QCOMPARE(shares.size(), std::size_t{2});
    QVERIFY(shares[other] <= shares[m_grid->me]); // halves, the first may have one more
    QVERIFY(shares[m_grid->me] - shares[other] <= 1);
}

void TestCampaigns::visitsSettleDoors() {
    Campaigns campaigns(*m_grid->store);
    const Uuid id = givenOut();
    const auto doors = *campaigns.doors({});
    knock(doors[0], "no_answer");
    QCOMPARE(campaigns.progress(id)->noAnswer, 1);
    QCOMPARE(campaigns.progress(id)->done, 0);
    knock(doors[0], "no_answer");
    const auto task = m_grid->store->table(EntityId::Task)
                          .select("campaign = ? AND household = ?", {Value{id}, Value{doors[0]}});
    QCOMPARE(task.at(0).integer("rounds"), std::int64_t{2});
    knock(doors[0], "met");
    knock(doors[1], "refused"); // respected: nobody knocks again
    QCOMPARE(campaigns.progress(id)->done, 2);
    QCOMPARE(campaigns.progress(id)->open(), int(doors.size()) - 2);
}

void TestCampaigns::doorsStayInTheCampaignsUnit() {
    Campaigns campaigns(*m_grid->store);
    const Uuid elsewhere = campaign(); // its unit has no grid
    QCOMPARE(campaigns.doorsFor(elsewhere, {})->size(), std::size_t{0});
    QCOMPARE(campaigns.preview(elsewhere, {})->fit, 0);
    const Uuid here = campaignOf(m_grid->community);
    const auto doors = campaigns.doorsFor(here, {});
    QCOMPARE(doors->size(), campaigns.doors({})->size());
    QCOMPARE(campaigns.preview(here, {})->missing, int(doors->size()));
    QCOMPARE(*campaigns.send(here, {doors->front()}, {m_grid->me}), 1);
    QCOMPARE(campaigns.preview(here, {})->missing, int(doors->size()) - 1);
    QCOMPARE(campaigns.preview(here, {})->fit, int(doors->size()));
    const auto places = campaigns.places(here);
    QCOMPARE(places->size(), std::size_t{2});
    QCOMPARE(std::ranges::count(*places, m_grid->grid, &CampaignPlace::grid), 1); // the estate
    CampaignRule unknown;
    QCOMPARE(campaigns.preview(m_grid->grid, unknown).error().code, ErrorCode::NotFound);
}

void TestCampaigns::aShutDoorWaitsForTheNextRound() {
    Campaigns campaigns(*m_grid->store);
    const Uuid id = givenOut();
    const auto doors = *campaigns.doors({});
    QCOMPARE(campaigns.nextRound(id, {}).error().code, ErrorCode::Invalid); // none waits
    knock(doors[0], "no_answer");
    auto progress = *campaigns.progress(id);
    QCOMPARE(progress.waiting, 1);
    QCOMPARE(progress.toKnock, int(doors.size()) - 1);
    QCOMPARE(progress.round, 1);
    QCOMPARE(*campaigns.nextRound(id, {}), 1);
    progress = *campaigns.progress(id);
    QCOMPARE(progress.waiting, 0);
    QCOMPARE(progress.toKnock, int(doors.size()));
    QCOMPARE(progress.round, 2);
    QCOMPARE(m_grid->record(EntityId::Campaign, id).integer("rounds"), std::int64_t{2});
    // Whoever asked meanwhile not to be visited is left alone.
    knock(doors[0], "no_answer");
    m_grid->change(EntityId::Household, doors[0], "visit_state", std::string("refuses"));
    QCOMPARE(campaigns.nextRound(id, {}).error().code, ErrorCode::Invalid);
    QCOMPARE(campaigns.progress(id)->toKnock, int(doors.size()) - 1);
}

void TestCampaigns::theNextRoundMayBeAnothers() {
    Campaigns campaigns(*m_grid->store);
    const Uuid id = givenOut();
    const auto doors = *campaigns.doors({});
    knock(doors[0], "no_answer");
    m_grid->change(EntityId::Campaign, id, "until", std::string("2099-06-01"));
    QCOMPARE(*campaigns.nextRound(id, {m_grid->other}), 1);
    const auto tasks =
        m_grid->store->table(EntityId::Task)
            .select("campaign = ? AND assignee = ?", {Value{id}, Value{m_grid->other}});
    QCOMPARE(tasks.size(), std::size_t{1});
    QCOMPARE(tasks.front().reference("household"), doors[0]);
    QCOMPARE(tasks.front().text("due"), "2099-06-01");
    QCOMPARE(campaigns.doorsOf(id, true)->size(), doors.size() - 1);
    QCOMPARE(campaigns.doorsOf(id, false)->size(), doors.size());
}

void TestCampaigns::cancellingTakesTheDoorsAlong() {
    Campaigns campaigns(*m_grid->store);
    const Uuid id = givenOut();
    const auto doors = *campaigns.doors({});
    knock(doors[0], "met");
    const auto taken = Registers(*m_grid->store).take(EntityId::Campaign, id, "cancelled", "");
    QVERIFY2(taken, taken ? "" : taken.error().context.c_str());
    QCOMPARE(m_grid->text(EntityId::Campaign, id, "state"), std::string("cancelled"));
    QCOMPARE(campaigns.progress(id)->done, 1); // what was done stays done
    QCOMPARE(campaigns.progress(id)->cancelled, int(doors.size()) - 1);
    QCOMPARE(campaigns.cancel(id).error().code, ErrorCode::Invalid);
    m_grid->store->setMeta("role", std::string_view("grid_worker"));
    const Uuid second = campaign();
    QCOMPARE(campaigns.cancel(second).error().code, ErrorCode::NotAllowed);
    QCOMPARE(campaigns.send(second, doors, {m_grid->me}).error().code, ErrorCode::NotAllowed);
}

void TestCampaigns::whoKnocksSeesWhatIsLeft() {
    Campaigns campaigns(*m_grid->store);
    QVERIFY(campaigns.shares()->empty());
    const Uuid id = givenOut();
    const auto doors = *campaigns.doors({});
    auto shares = *campaigns.shares();
    QCOMPARE(shares.size(), std::size_t{1});
    QCOMPARE(shares.front().campaign, id);
    QCOMPARE(shares.front().title, std::string("疫苗接种敲门"));
    QCOMPARE(shares.front().doors, int(doors.size()));
    QCOMPARE(shares.front().round, 1);
    const auto walk = *campaigns.doorsOf(id, true); // up the stair
    QVERIFY(std::ranges::is_sorted(walk, [](const CampaignDoor& a, const CampaignDoor& b) {
        return isBeforeOnStair(a.place, b.place);
    }));
    for (const auto& door : doors)
        knock(door, "no_answer");
    QVERIFY(campaigns.shares()->empty()); // all wait
    QVERIFY(campaigns.nextRound(id, {}));
    QCOMPARE(campaigns.shares()->front().round, 2);
    m_grid->change(EntityId::Campaign, id, "state", std::string("ended"));
    QVERIFY(campaigns.shares()->empty());
}

void TestCampaigns::peopleAreThoseOfTheUnitAndTeams() {
    const Uuid school = m_grid->make(EntityId::OrgUnit, {{"code", std::string("445202900001")},
                                                         {"name", std::string("榕城中学")},
                                                         {"level", std::string("unit")}});
    m_grid->make(EntityId::Team, {{"name", std::string("榕中志愿队")},
                                  {"kind", std::string("volunteer")},
                                  {"unit", school}});
    const Uuid volunteer = person("黄一鸣", "volunteer", school);
    const Uuid worker = person("林晓红", "grid_worker", m_grid->grid);
    person("陈社区", "community", m_grid->community); // gives doors out
    person("外人", "volunteer", m_unit);              // knocks elsewhere
    const auto people = *Campaigns(*m_grid->store).people(campaignOf(m_grid->community));
    std::map<Uuid, std::string> groups;
    for (const auto& each : people)
        groups[each.user] = each.group;
    QCOMPARE(groups, (std::map<Uuid, std::string>{{volunteer, "榕中志愿队"}, {worker, "第1网格"}}));
}

// A worker does not hold the doors of another grid: his task there would be lost from sight.
void TestCampaigns::workersGetDoorsOfTheirOwnGrid() {
    const Uuid elsewhere = m_grid->make(EntityId::Grid, {{"code", std::string("445202001003002")},
                                                         {"name", std::string("第2网格")},
                                                         {"community", m_grid->community}});
    const Uuid stranger = person("外格", "grid_worker", elsewhere);
    const Uuid own = person("本格", "grid_worker", m_grid->community); // above the grid
    const Uuid helper = person("志愿", "volunteer", elsewhere);        // holds a list, no grid
    Campaigns campaigns(*m_grid->store);
    const auto doors = *campaigns.doors({});
    const Uuid id = campaign();
    QCOMPARE(campaigns.send(id, doors, {stranger}).error().code, ErrorCode::Conflict);
    QCOMPARE(campaigns.progress(id)->doors, 0);
    QCOMPARE(*campaigns.send(id, doors, {stranger, own, helper}), int(doors.size()));
    std::map<Uuid, int> shares;
    for (const auto& task :
         m_grid->store->table(EntityId::Task).select("campaign = ?", {Value{id}}))
        ++shares[task.reference("assignee")];
    QCOMPARE(shares.count(stranger), std::size_t{0});
    QVERIFY(shares[own] > 0 && shares[helper] > 0);
}

// Ten doors over four people: three, two, three, two; never three, three, three, one.
void TestCampaigns::sharesAreAsEvenAsCanBe() {
    for (int door = 0; door < 8; ++door) {
        const Uuid dwelling =
            m_grid->make(EntityId::Dwelling,
                         {{"grid", m_grid->grid}, {"door", "9-1-10" + std::to_string(door)}});
        m_grid->make(EntityId::Household, {{"dwelling", dwelling}});
    }
    Campaigns campaigns(*m_grid->store);
    const auto doors = *campaigns.doors({});
    QCOMPARE(doors.size(), std::size_t{10});
    for (std::size_t count = 1; count <= 12; ++count) {
        std::vector<Uuid> people;
        for (std::size_t i = 0; i < count; ++i)
            people.push_back(person("志愿", "volunteer", m_grid->grid));
        const Uuid id = campaign();
        QVERIFY(campaigns.send(id, doors, people));
        std::map<Uuid, int> shares;
        for (const auto& each : people)
            shares[each] = 0;
        for (const auto& task :
             m_grid->store->table(EntityId::Task).select("campaign = ?", {Value{id}}))
            ++shares[task.reference("assignee")];
        QCOMPARE(shares.size(), count);
        const auto [least, most] = std::ranges::minmax(shares | std::views::values);
        QVERIFY2(most - least <= 1, std::to_string(count).c_str());
    }
}

void TestCampaigns::refusesInWords() {
    Campaigns campaigns(*m_grid->store);
    const auto doors = *campaigns.doors({});
    QCOMPARE(campaigns.send(m_unit, doors, {m_grid->me}).error().code, ErrorCode::NotFound);
    QCOMPARE(campaigns.send(campaign("cancelled"), doors, {m_grid->me}).error().code,
             ErrorCode::Invalid);
    QCOMPARE(campaigns.send(campaign(), doors, {}).error().code, ErrorCode::Invalid);
    const Uuid past = campaign();
    m_grid->change(EntityId::Campaign, past, "until", std::string("2020-01-01"));
    const auto late = campaigns.send(past, doors, {m_grid->me});
    QCOMPARE(late.error().code, ErrorCode::Invalid);
    QVERIFY(late.error().context.find("last day") != std::string::npos);
    const auto none = campaigns.send(campaign(), {}, {m_grid->me});
    QCOMPARE(none.error().code, ErrorCode::Invalid);
    QVERIFY(none.error().context.find("no door fits") != std::string::npos);
    QCOMPARE(m_grid->store->table(EntityId::Task).select("campaign IS NOT NULL").size(),
             std::size_t{0});
}

QTEST_GUILESS_MAIN(TestCampaigns)
#include "tst_campaigns.moc"
