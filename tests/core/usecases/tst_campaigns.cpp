#include "core/usecases/campaigns.h"
#include "core/usecases/visits.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

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
    void refusesInWords();

private:
    Uuid campaign(const char* state = "running") {
        return m_grid->make(EntityId::Campaign, {{"unit", m_unit},
                                                 {"title", std::string("疫苗接种敲门")},
                                                 {"since", std::string("2026-05-01")},
                                                 {"until", std::string("2099-01-01")},
                                                 {"state", std::string(state)}});
    }
    int all() {
        const auto doors = Campaigns(*m_grid->store).doors({});
        return doors ? static_cast<int>(doors->size()) : -1;
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
    const Uuid id = campaign();
    const auto doors = *campaigns.doors({});
    QVERIFY(campaigns.send(id, doors, {m_grid->me}));
    const auto visit = [&](const Uuid& household, const char* outcome) {
        VisitDraft draft;
        draft.household = household;
        draft.outcome = outcome;
        draft.purpose = "campaign";
        const auto done = Visits(*m_grid->store).recordVisit(draft);
        QVERIFY2(done, done ? "" : done.error().context.c_str());
        m_grid->clock.advance(3'600'000);
    };
    visit(doors[0], "no_answer");
    QCOMPARE(campaigns.progress(id)->noAnswer, 1);
    QCOMPARE(campaigns.progress(id)->done, 0);
    visit(doors[0], "no_answer");
    const auto task = m_grid->store->table(EntityId::Task)
                          .select("campaign = ? AND household = ?", {Value{id}, Value{doors[0]}});
    QCOMPARE(task.at(0).integer("rounds"), std::int64_t{2});
    visit(doors[0], "met");
    visit(doors[1], "refused"); // respected: nobody knocks again
    QCOMPARE(campaigns.progress(id)->done, 2);
    QCOMPARE(campaigns.progress(id)->open(), int(doors.size()) - 2);
}

void TestCampaigns::refusesInWords() {
    Campaigns campaigns(*m_grid->store);
    const auto doors = *campaigns.doors({});
    QCOMPARE(campaigns.send(m_unit, doors, {m_grid->me}).error().code, ErrorCode::NotFound);
    QCOMPARE(campaigns.send(campaign("cancelled"), doors, {m_grid->me}).error().code,
             ErrorCode::Invalid);
    QCOMPARE(campaigns.send(campaign(), doors, {}).error().code, ErrorCode::Invalid);
    const auto none = campaigns.send(campaign(), {}, {m_grid->me});
    QCOMPARE(none.error().code, ErrorCode::Invalid);
    QVERIFY(none.error().context.find("no door fits") != std::string::npos);
    QCOMPARE(m_grid->store->table(EntityId::Task).select("campaign IS NOT NULL").size(),
             std::size_t{0});
}

QTEST_GUILESS_MAIN(TestCampaigns)
#include "tst_campaigns.moc"
