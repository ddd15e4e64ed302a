#include "core/report/reportcharts.h"
#include "core/usecases/cardgaps.h"
#include "core/usecases/eventcalendar.h"
#include "core/usecases/householdlist.h"
#include "core/usecases/pairingbalance.h"
#include "core/usecases/papers.h"
#include "core/usecases/policies.h"
#include "core/usecases/service.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using test::SmallGrid;

namespace {

Value t(const char* text) { return std::string(text); }

} // namespace

// Pairings, policies, the calendar, contact cards not handed out, and what papers say.
class TestDirectories : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_grid = std::make_unique<SmallGrid>(); }
    void pairingsAreCountedWhereTheyAreKnown();
    void aCommunityWithoutAUnitIsAGap();
    void distancesAreRecordedOrBetweenBases();
    void policiesHoldAndAreSuperseded();
    void policiesAreSearchedInTheirText();
    void theCalendarIsDayByDay();
    void householdsWithoutACard();
    void anEndedCardIsNoCard();
    void cardsAreInTheOrderOfPlaces();
    void minutesHoldTheirItems();
    void chartsAreInTheOrderOfCodes();

private:
    Uuid unit(const char* code, const char* name, const char* level, const Uuid& parent = {}) {
        return m_grid->make(EntityId::OrgUnit,
                            {{"code", t(code)},
                             {"name", t(name)},
                             {"level", t(level)},
                             {"parent", parent.isNull() ? Value{} : Value{parent}}});
    }
    std::string day(int later) {
        return addDays(localDateOf(m_grid->clock.wallMs()), later).text();
    }
    Uuid policy(const char* title, const std::string& from, Value to = {}, Value replaces = {}) {
        return m_grid->make(EntityId::PolicyDocument, {{"title", t(title)},
                                                       {"kind", t("main")},
                                                       {"text", t("网格内能办的当场办。")},
                                                       {"valid_from", from},
                                                       {"valid_to", to},
                                                       {"replaces", replaces}});
    }

    std::unique_ptr<SmallGrid> m_grid;
};

void TestDirectories::pairingsAreCountedWhereTheyAreKnown() {
    const Uuid school = unit("445202921", "榕城中学", "unit");
    const Uuid water = unit("445202922", "供水公司", "unit");
    for (const Uuid& paired : {school, water})
        m_grid->make(EntityId::Pairing,
                     {{"unit", paired}, {"community", m_grid->community}, {"since", day(-9)}});
    const auto follow = [&](FeedState state) {
        auto& feeds = m_grid->store->feeds();
        feeds.touch(*feeds.find(m_grid->community)).state = state;
    };
    follow(FeedState::Left);
    auto balance = pairingBalance(*m_grid->store);
    QVERIFY(balance);
    QCOMPARE(balance->size(), std::size_t{1});
    QVERIFY(!balance->front().members); // this phone does not follow the community
    QCOMPARE(balance->front().households.value_or(-1), 2); // but its only grid
    QVERIFY(!balance->front().membersPer100Households());

    follow(FeedState::Following);
    for (const Uuid& of : {school, school, water})
        m_grid->make(EntityId::MemberRegistration, {{"community", m_grid->community},
                                                    {"unit", of},
                                                    {"name", t("陈志强")},
                                                    {"registered_on", day(-8)}});
    m_grid->make(EntityId::MemberRegistration, {{"community", m_grid->community},
                                                {"unit", school},
                                                {"name", t("林志强")},
                                                {"registered_on", day(-8)},
                                                {"until", day(-1)}});
    m_grid->make(EntityId::MemberRegistration, {{"community", m_grid->community},
                                                {"unit", school},
                                                {"name", t("周志强")},
                                                {"registered_on", day(1)}}); // not yet
    balance = pairingBalance(*m_grid->store);
    QCOMPARE(balance->front().members.value_or(-1), 3);
    QCOMPARE(balance->front().units[0].members.value_or(-1), 2);
    QCOMPARE(balance->front().units[1].members.value_or(-1), 1);
    QCOMPARE(balance->front().membersPer100Households().value_or(-1), 150.0);

    const Uuid second = m_grid->make(
        EntityId::Grid,
        {{"code", t("445202001003002")}, {"name", t("第2网格")}, {"community", m_grid->community}});
    QVERIFY(pairingBalance(*m_grid->store)->front().households);
    auto& feeds = m_grid->store->feeds();
    feeds.touch(*feeds.find(second)).state = FeedState::Left;
    QVERIFY(!pairingBalance(*m_grid->store)->front().households); // one grid is not here
}

void TestDirectories::aCommunityWithoutAUnitIsAGap() {
    const Uuid school = unit("445202921", "榕城中学", "unit");
    const Uuid pairing =
        m_grid->make(EntityId::Pairing, {{"unit", school}, {"community", m_grid->community}});
    QCOMPARE(pairingBalance(*m_grid->store)->front().units.size(), std::size_t{1});
    m_grid->change(EntityId::Pairing, pairing, "since", day(1)); // not yet
    QVERIFY(pairingBalance(*m_grid->store)->front().units.empty());
    m_grid->change(EntityId::Pairing, pairing, "since", m_grid->today());
    QCOMPARE(pairingBalance(*m_grid->store)->front().units.size(), std::size_t{1});
    m_grid->change(EntityId::OrgUnit, m_grid->community, "valid_from", day(1));
    QVERIFY(pairingBalance(*m_grid->store)->empty());
    m_grid->change(EntityId::OrgUnit, m_grid->community, "valid_from", day(-1));
    m_grid->change(EntityId::Pairing, pairing, "until", day(-1));
    const auto balance = pairingBalance(*m_grid->store);
    QCOMPARE(balance->size(), std::size_t{1}); // it is still told
    QVERIFY(balance->front().units.empty());
}

void TestDirectories::distancesAreRecordedOrBetweenBases() {
    const Uuid school = unit("445202921", "榕城中学", "unit");
    const Uuid pairing =
        m_grid->make(EntityId::Pairing, {{"unit", school}, {"community", m_grid->community}});
    QVERIFY(!pairingBalance(*m_grid->store)->front().units[0].kilometres);
    for (const auto& [at, latitude] : {std::pair{school, 23.50}, {m_grid->community, 23.51}})
        m_grid->make(EntityId::ServiceBase, {{"name", t("中心")},
                                             {"kind", t("community_centre")},
                                             {"unit", at},
                                             {"latitude", latitude},
                                             {"longitude", 116.3}});
    auto paired = pairingBalance(*m_grid->store)->front().units[0];
    QVERIFY(paired.isComputed && std::abs(*paired.kilometres - 1.11195) < 0.0005);
    m_grid->change(EntityId::Pairing, pairing, "distance", Value{2.5});
    paired = pairingBalance(*m_grid->store)->front().units[0];
    QVERIFY(!paired.isComputed);
    QCOMPARE(*paired.kilometres, 2.5);
}

void TestDirectories::policiesHoldAndAreSuperseded() {
    const Uuid old = policy("方案", day(-400));
    const Uuid current = policy("方案（修订）", day(-10), {}, Value{old});
    policy("旧办法", day(-400), day(-1));
    policy("新办法", day(5));
    const auto all = policies(*m_grid->store, {});
    QCOMPARE(all.size(), std::size_t{4});
    const auto stateOf = [&](const char* title) {
        return std::ranges::find_if(
                   all, [&](const auto& view) { return view.document.text("title") == title; })
            ->state;
    };
    QCOMPARE(stateOf("方案（修订）"), PolicyState::Current);
    QCOMPARE(stateOf("方案"), PolicyState::Superseded);
    QCOMPARE(stateOf("旧办法"), PolicyState::Expired);
    QCOMPARE(stateOf("新办法"), PolicyState::Coming);
    QCOMPARE(all[2].document.text("title").empty(), false);
    QVERIFY(all[2].state == PolicyState::Superseded || all[2].state == PolicyState::Expired);
    const auto page = policyPage(*m_grid->store, old);
    QVERIFY(page);
    QCOMPARE(page->policy.successor, current);
    QCOMPARE(page->successorTitle, std::string("方案（修订）"));
    QCOMPARE(policyPage(*m_grid->store, current)->replacesTitle, std::string("方案"));
    QVERIFY(!policyPage(*m_grid->store, m_grid->grid));
    // The old one holds until the day its successor does.
    m_grid->change(EntityId::PolicyDocument, current, "valid_from", day(1));
    QCOMPARE(policyPage(*m_grid->store, old)->policy.state, PolicyState::Current);
}

void TestDirectories::policiesAreSearchedInTheirText() {
    policy("方案", day(-400));
    QCOMPARE(policies(*m_grid->store, "能办的当场办").size(), std::size_t{1});
    QCOMPARE(policies(*m_grid->store, "办")[0].hits, 2);
    policy("PPP 办法", day(-400));
    QCOMPARE(policies(*m_grid->store, "ppp")[0].hits, 1); // as the page itself finds it
    QCOMPARE(policies(*m_grid->store, " Ppp ").size(), std::size_t{1});
    QVERIFY(policies(*m_grid->store, "没有这样的话").empty());
}

void TestDirectories::theCalendarIsDayByDay() {
    m_grid->make(EntityId::Activity, {{"unit", m_grid->community},
                                      {"title", t("巷道清洁日")},
                                      {"kind", t("civic")},
                                      {"held_on", day(3)}});
    m_grid->make(EntityId::JointMeeting, {{"unit", m_grid->community},
                                          {"title", t("第1次联席会议")},
                                          {"held_on", day(1)},
                                          {"place", t("二楼")},
                                          {"cancelled", std::int64_t{1}}});
    m_grid->make(EntityId::JointMeeting,
                 {{"unit", m_grid->community}, {"title", t("很久以前")}, {"held_on", day(-40)}});
    const Uuid topic = m_grid->make(EntityId::Topic, {{"grid", m_grid->grid},
                                                      {"title", t("电梯加装")},
                                                      {"source", t("resident")},
                                                      {"state", t("accepted")}});
    m_grid->make(EntityId::TopicSession, {{"topic", topic}, {"held_on", day(1)}});
    const auto today = localDateOf(m_grid->clock.wallMs());
    const auto events = calendarEvents(*m_grid->store, today, addDays(today, 3));
    QCOMPARE(events.size(), std::size_t{3});
    QCOMPARE(events[0].title, std::string("第1次联席会议"));
    QVERIFY(events[0].isCancelled);
    QCOMPARE(events[0].place, std::string("二楼"));
    QCOMPARE(events[1].title, std::string("电梯加装"));
    QCOMPARE(events[1].unit, std::string("第1网格"));
    QCOMPARE(events[2].day, day(3));
    QCOMPARE(calendarEvents(*m_grid->store, today, addDays(today, 2)).size(), std::size_t{2});
}

void TestDirectories::householdsWithoutACard() {
    auto gaps = cardGaps(*m_grid->store);
    QVERIFY(gaps);
    QCOMPARE(gaps->size(), std::size_t{1});
    QCOMPARE(gaps->front().households, 2);
    QCOMPARE(gaps->front().without, 2);
    QVERIFY(Service(*m_grid->store).deliverCard(m_grid->card, m_grid->household));
    QCOMPARE(cardGaps(*m_grid->store)->front().without, 1);
    HouseholdFilter filter;
    filter.isWithoutCard = true;
    const auto window = householdList(*m_grid->store, filter);
    QVERIFY(window);
    QCOMPARE(window->total, std::size_t{1});
    QCOMPARE(window->rows[0].facts.household, m_grid->neighbour);
}

void TestDirectories::anEndedCardIsNoCard() {
    QVERIFY(Service(*m_grid->store).deliverCard(m_grid->card, m_grid->household));
    m_grid->change(EntityId::ContactCard, m_grid->card, "valid_to", m_grid->today());
    QCOMPARE(cardGaps(*m_grid->store)->front().without, 1); // its last day
    QCOMPARE(cardPapers(*m_grid->store, {}).size(), std::size_t{1});
    m_grid->change(EntityId::ContactCard, m_grid->card, "valid_to", day(-1));
    QCOMPARE(cardGaps(*m_grid->store)->front().without, 2);
    QVERIFY(cardPapers(*m_grid->store, {}).empty());
}

void TestDirectories::cardsAreInTheOrderOfPlaces() {
    m_grid->make(EntityId::ContactCard, {{"holder_name", t("赵敏")},
                                         {"post", t("网格员")},
                                         {"phone", t("13900000021")},
                                         {"grid", m_grid->grid}});
    m_grid->make(EntityId::ContactCard, {{"holder_name", t("周强")},
                                         {"post", t("社区书记")},
                                         {"phone", t("13900000022")},
                                         {"community", m_grid->community}});
    const auto cards = cardPapers(*m_grid->store, {});
    QCOMPARE(cards.size(), std::size_t{3});
    QCOMPARE(cards[0].name, std::string("王芳")); // of no place
    QCOMPARE(cards[1].name, std::string("周强"));
    QCOMPARE(cards[2].place, std::string("进贤社区第1网格"));
    m_grid->change(EntityId::Grid, m_grid->grid, "name", t("进贤社区一网格"));
    QCOMPARE(cardPapers(*m_grid->store, {})[2].place, std::string("进贤社区一网格"));
    QCOMPARE(cardPapers(*m_grid->store, m_grid->grid).size(), std::size_t{1});
    QCOMPARE(cardPapers(*m_grid->store, m_grid->community).size(), std::size_t{2});
}

void TestDirectories::minutesHoldTheirItems() {
    const Uuid meeting = m_grid->make(
        EntityId::JointMeeting,
        {{"unit", m_grid->community}, {"title", t("第1次联席会议")}, {"held_on", day(-3)}});
    const Uuid water = unit("445202901", "供水公司", "department");
    m_grid->make(EntityId::AgendaItem, {{"meeting", meeting},
                                        {"title", t("水管漏水")},
                                        {"owner", water},
                                        {"due", day(9)},
                                        {"state", t("done")},
                                        {"result", t("已修好")}});
    const auto paper = minutesPaper(*m_grid->store, meeting);
    QVERIFY(paper);
    QCOMPARE(paper->unit, std::string("进贤社区"));
    QCOMPARE(paper->items.size(), std::size_t{1});
    QCOMPARE(paper->items[0].owner, std::string("供水公司"));
    QCOMPARE(paper->items[0].due, day(9));
    QCOMPARE(paper->items[0].result, std::string("已修好"));
    QCOMPARE(minutesPaper(*m_grid->store, water).error().code, ErrorCode::NotFound);
}

void TestDirectories::chartsAreInTheOrderOfCodes() {
    const Uuid district = unit("445202", "榕城区", "district");
    const Uuid second = unit("445202002", "新兴街道", "subdistrict", district);
    const Uuid first = unit("445202001", "榕华街道", "subdistrict", district);
    m_grid->change(EntityId::OrgUnit, m_grid->community, "parent", Value{second});
    for (int i = 0; i < 3; ++i)
        m_grid->make(
            EntityId::MemberRegistration,
            {{"community", m_grid->community}, {"name", t("陈志强")}, {"registered_on", day(-8)}});
    Q_UNUSED(first);
    const auto today = localDateOf(m_grid->clock.wallMs());
    const auto charts = reportCharts(*m_grid->store, "445202", {addDays(today, -30), today});
    QVERIFY(charts);
    QCOMPARE(charts->size(), std::size_t{1}); // what is nothing everywhere is left out
    const auto& bars = charts->front().bars;
    QCOMPARE(bars.size(), std::size_t{2});
    QCOMPARE(bars[0].unit, std::string("榕华街道"));
    QCOMPARE(bars[0].value, 0.0);
    QCOMPARE(bars[1].value, 3.0);
    QVERIFY(!reportCharts(*m_grid->store, "445202", {today, addDays(today, -30)}));
}

QTEST_GUILESS_MAIN(TestDirectories)
#include "tst_directories.moc"
