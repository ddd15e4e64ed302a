#include "sync/client/answerwriter.h"
#include "sync/client/requestbuilder.h"
#include "sync/office/gridjobs.h"
#include "tests/sync/support/helpers.h"

#include "core/merge/setvalue.h"

using namespace banyan;
using namespace banyan::test;

namespace {

std::string text(const char* utf8) { return utf8; }

constexpr const char* gridCode = "445202001003001";
constexpr const char* otherCode = "445202001003002";

} // namespace

// Workers reassigned, households that move, grids that are redrawn: what phones hold afterwards is
// what the office gives them, and nothing that was written is lost on the way.
class TestScopeChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void householdMovesInOneAction();
    void phoneWithBothGridsShowsTheMoveWhole();
    void cutMoveIsStillShown();
    void editOfWhatHasMovedIsHonoured();
    void visitFollowsAMovedHousehold();
    void lateEditIsNotHonouredForEver();
    void whatWasNeverInScopeStaysOut();
    void workerReassigned();
    void gridIsSplit();
    void gridsAreMerged();
    void jobGoesOnAfterACut();
    void newDoorOfAnEndedGridGoesToItsSuccessor();
    void splitIsRefusedInWords();
    void noticesAreReadAndDismissed();

private:
    // All actions of the job that is under way, as the serving office does them.
    static int runJobs(HelperWorld& world, int actionsMax = 1'000);
    static Result<std::int64_t> begin(HelperWorld& world,
                                      const std::function<Result<std::int64_t>(GridJobs&)>& how);
    static std::int64_t officeCount(HelperWorld& world, const Uuid& scope) {
        return world.officeStore->feeds().get(*world.officeStore->feeds().find(scope)).count;
    }
    static std::int64_t phoneCount(Phone& phone, const Uuid& scope) {
        const auto feed = phone.store->feeds().find(scope);
        return feed ? phone.store->feeds().get(*feed).count : 0;
    }
};

Result<std::int64_t>
TestScopeChanges::begin(HelperWorld& world,
                        const std::function<Result<std::int64_t>(GridJobs&)>& how) {
    Transaction transaction(world.officeStore->database());
    Chronicle chronicle(*world.officeStore, world.officeId);
    GridJobs jobs(*world.officeStore, chronicle);
    auto job = how(jobs);
    world.officeStore->feeds().save();
    transaction.commit();
    return job;
}

int TestScopeChanges::runJobs(HelperWorld& world, int actionsMax) {
    for (int action = 0; action < actionsMax; ++action) {
        Transaction transaction(world.officeStore->database());
        Chronicle chronicle(*world.officeStore, world.officeId);
        const bool more = GridJobs(*world.officeStore, chronicle).step();
        world.officeStore->feeds().save();
        transaction.commit();
        if (!more)
            return action;
    }
    return actionsMax;
}

void TestScopeChanges::householdMovesInOneAction() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    auto b = world.phone("li", "grid_worker", otherCode);
    world.sync(*a);
    world.sync(*b);
    world.set(EntityId::Household, world.household, "head", world.resident);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    world.sync(*a);
    world.sync(*b);
    QVERIFY(!world.holds(*a, EntityId::Household, world.household));
    QVERIFY(!world.holds(*a, EntityId::Resident, world.resident));
    QVERIFY(world.holds(*b, EntityId::Household, world.household));
    QCOMPARE(textOf(b->value(EntityId::Resident, world.resident, "name")), "陈小明");
    const auto left = notices(*a->store);
    QCOMPARE(left->size(), 1u);
    QCOMPARE(left->front().reason, NoticeReason::Moved);
    QCOMPARE(left->front().scopeName, "第1网格");
    QCOMPARE(left->front().households, 1);
    QVERIFY2(left->front().labels.front().ends_with("陈小明"), left->front().labels[0].c_str());
    for (const Uuid& scope : {world.grid, world.otherGrid})
        QCOMPARE(phoneCount(scope == world.grid ? *a : *b, scope), officeCount(world, scope));
    world.requireEqual(*a, Role::Volunteer);
    world.requireEqual(*b, Role::Volunteer);
}

void TestScopeChanges::phoneWithBothGridsShowsTheMoveWhole() {
    HelperWorld world;
    auto both = world.phone("desk2", "community", "445202001003");
    world.sync(*both);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    world.sync(*both);
    QVERIFY(world.holds(*both, EntityId::Household, world.household));
    QVERIFY(world.holds(*both, EntityId::Resident, world.resident));
    QCOMPARE(notices(*both->store)->size(), 0u);
    // And back again, twice within one pull.
    world.set(EntityId::Household, world.household, "dwelling", world.dwelling);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.set(EntityId::Household, world.household, "dwelling", world.nextDwelling);
    world.sync(*world.desk);
    auto report = both->sync();
    QVERIFY(report);
    QCOMPARE(report->feedsHealed, 0);
    QVERIFY(world.holds(*both, EntityId::Resident, world.resident));
    world.requireEqual(*both, Role::Volunteer);
    world.requireEqual(*world.desk, Role::Volunteer);
}

// Between two answers of one sync nothing that only moves is out of sight.
void TestScopeChanges::cutMoveIsStillShown() {
    HelperWorld world;
    auto both = world.phone("desk2", "community", "445202001003");
    world.sync(*both);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    // The office's answer, with the page of the grid it has moved to lost.
    Exchange exchange(*world.officeStore, world.officeId, "office");
    Outbox outbox(*both->store);
    const SyncRequest asked = buildRequest(*both->store, outbox, nullptr, 0);
    const auto device = exchange.accounts().deviceByToken(both->store->meta("token"));
    auto answer = exchange.sync(asked, *device);
    QVERIFY(answer);
    std::erase_if(answer->pages,
                  [&](const FeedPage& page) { return page.scope == world.otherGrid; });
    answer->sums.clear();
    answer->hasMore = true;
    SyncReport report;
    SentRequest sent;
    sent.told = asked.told;
    AnswerWriter(*both->store, report).write(*answer, sent);
    QVERIFY(world.holds(*both, EntityId::Household, world.household));
    world.sync(*both);
    QVERIFY(world.holds(*both, EntityId::Household, world.household));
    QCOMPARE(notices(*both->store)->size(), 0u);
    world.requireEqual(*both, Role::Volunteer);
}

void TestScopeChanges::editOfWhatHasMovedIsHonoured() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    auto b = world.phone("li", "grid_worker", otherCode);
    world.sync(*a);
    world.sync(*b);
    world.clock.advance(60'000);
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("晚上")));
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    world.clock.advance(60'000);
    world.sync(*a);
    QCOMPARE(world.setAsideReason(*a), "");
    QCOMPARE(a->outbox().list().size(), 0u);
    world.sync(*b);
    QCOMPARE(textOf(b->value(EntityId::Household, world.household, "best_time")), "晚上");
    QVERIFY(!world.holds(*a, EntityId::Household, world.household));
    world.requireEqual(*a, Role::Volunteer);
    world.requireEqual(*b, Role::Volunteer);
}

void TestScopeChanges::visitFollowsAMovedHousehold() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    auto b = world.phone("li", "grid_worker", otherCode);
    world.sync(*a);
    world.sync(*b);
    world.clock.advance(60'000);
    const Uuid visit = world.visit(*a, world.household, "奶奶听不清");
    QVERIFY(a->set(EntityId::Visit, visit, "annotations", text("下次带药"), Op::Add));
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    world.clock.advance(60'000);
    world.sync(*a);
    QCOMPARE(world.setAsideReason(*a), "");
    world.sync(*b);
    QCOMPARE(textOf(b->value(EntityId::Visit, visit, "note")), "奶奶听不清");
    QVERIFY(!world.holds(*a, EntityId::Visit, visit));
    QCOMPARE(a->outbox().list().size(), 0u);
    world.requireEqual(*b, Role::Volunteer);
}

void TestScopeChanges::lateEditIsNotHonouredForEver() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    world.sync(*a);
    world.clock.advance(60'000);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("晚上")));
    world.clock.advance(31 * dayMs);
    world.sync(*a);
    QCOMPARE(world.setAsideReason(*a), "out_of_scope");
}

void TestScopeChanges::whatWasNeverInScopeStaysOut() {
    HelperWorld world;
    auto b = world.phone("li", "grid_worker", otherCode);
    world.sync(*b);
    world.clock.advance(60'000);
    const Uuid visit = world.visit(*b, world.household);
    world.sync(*b);
    QCOMPARE(world.setAsideReason(*b), "out_of_scope");
    QVERIFY(!world.officeStore->table(EntityId::Visit).find(visit));
}

void TestScopeChanges::workerReassigned() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    auto admin = world.phone("admin", "admin", "445202001003");
    world.sync(*a);
    world.sync(*admin);
    world.clock.advance(60'000);
    const Uuid visit = world.visit(*a, world.household, "最后一次");
    QVERIFY(
        admin->set(EntityId::User, a->user, "scopes", Value{setText({world.otherGrid.text()})}));
    world.sync(*admin);
    world.clock.advance(60'000);
    world.sync(*a);
    QCOMPARE(world.setAsideReason(*a), "");
    QCOMPARE(textOf(world.officeValue(EntityId::Visit, visit, "note")), "最后一次");
    QVERIFY(!world.holds(*a, EntityId::Household, world.household));
    QVERIFY(!world.holds(*a, EntityId::Visit, visit));
    QVERIFY(world.holds(*a, EntityId::Household, world.farHousehold));
    const auto left = notices(*a->store);
    QCOMPARE(left->size(), 1u);
    QCOMPARE(left->front().reason, NoticeReason::Reassigned);
    QCOMPARE(left->front().households, 2);
    QCOMPARE(left->front().doors, 2);
    QCOMPARE(left->front().labels, (std::vector<std::string>{"3-2-501", "3-2-502"}));
    world.requireEqual(*a, Role::Volunteer);
}

void TestScopeChanges::gridIsSplit() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    const Uuid building =
        world.make(EntityId::Building, {{"name", text("3栋")}, {"grid", world.grid}});
    world.set(EntityId::Dwelling, world.dwelling, "building", building);
    world.sync(*world.desk);
    world.sync(*a);
    world.clock.advance(60'000);
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("20")));
    const auto job = begin(world, [&](GridJobs& jobs) {
        return jobs.split({gridCode, "445202001003003", "第3网格", {building}});
    });
    QVERIFY2(job, job ? "" : job.error().context.c_str());
    runJobs(world);
    const auto made = world.officeStore->table(EntityId::Grid)
                          .select("code = ?", {Value{text("445202001003003")}});
    QCOMPARE(made.size(), 1u);
    QVERIFY(!isNull(made.front().value("valid_from")));
    auto c = world.phone("zhao", "grid_worker", "445202001003003");
    world.clock.advance(60'000);
    world.sync(*a);
    world.sync(*c);
    world.sync(*world.desk);
    QCOMPARE(world.setAsideReason(*a), "");
    QCOMPARE(textOf(c->value(EntityId::Resident, world.resident, "education")), "20");
    QVERIFY(!world.holds(*a, EntityId::Building, building));
    QVERIFY(!world.holds(*a, EntityId::Household, world.household));
    QVERIFY(world.holds(*a, EntityId::Household, world.nextHousehold));
    const auto left = notices(*a->store);
    QCOMPARE(left->size(), 1u);
    QCOMPARE(left->front().reason, NoticeReason::Redrawn);
    QCOMPARE(phoneCount(*a, world.grid), officeCount(world, world.grid));
    QCOMPARE(phoneCount(*c, made.front().id), officeCount(world, made.front().id));
    for (auto* phone : {a.get(), c.get(), world.desk.get()})
        world.requireEqual(*phone, Role::Volunteer);
}

void TestScopeChanges::gridsAreMerged() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    auto b = world.phone("li", "grid_worker", otherCode);
    world.sync(*a);
    world.sync(*b);
    world.clock.advance(60'000);
    const Uuid visit = world.visit(*a, world.household);
    const auto job = begin(world, [](GridJobs& jobs) { return jobs.merge(gridCode, otherCode); });
    QVERIFY2(job, job ? "" : job.error().context.c_str());
    runJobs(world);
    world.clock.advance(60'000);
    world.sync(*a);
    world.sync(*b);
    world.sync(*world.desk);
    QCOMPARE(world.setAsideReason(*a), "");
    QCOMPARE(officeCount(world, world.grid), 0);
    const auto ended = world.officeStore->table(EntityId::Grid).find(world.grid);
    QCOMPARE(ended->reference("successor"), world.otherGrid);
    QVERIFY(!isNull(ended->value("valid_to")));
    // The old grid's worker works in the new one; each sees all of it.
    for (auto* phone : {a.get(), b.get(), world.desk.get()}) {
        QVERIFY(world.holds(*phone, EntityId::Visit, visit));
        QVERIFY(world.holds(*phone, EntityId::Household, world.farHousehold));
        QCOMPARE(phoneCount(*phone, world.otherGrid), officeCount(world, world.otherGrid));
        QCOMPARE(notices(*phone->store)->size(), 0u);
        world.requireEqual(*phone, Role::Volunteer);
    }
}

// The process that began it is gone after one action; phones write meanwhile; another goes on.
void TestScopeChanges::jobGoesOnAfterACut() {
    HelperWorld world;
    for (int i = 0; i < 120; ++i)
        world.door(world.grid, ("9-" + std::to_string(i)).c_str());
    auto a = world.phone("wang", "grid_worker", gridCode);
    world.sync(*world.desk);
    world.sync(*a);
    QVERIFY(begin(world, [](GridJobs& jobs) { return jobs.merge(gridCode, otherCode); }));
    QCOMPARE(runJobs(world, 1), 1);
    QVERIFY(officeCount(world, world.grid) > 0);
    QVERIFY(GridJobs::isAnyUnderWay(*world.officeStore));
    world.sync(*a); // holds both meanwhile
    QVERIFY(world.holds(*a, EntityId::Household, world.household));
    const Uuid late = world.ids->next();
    QVERIFY(a->create(EntityId::Dwelling, late, {{"grid", world.grid}, {"door", text("10-1")}}));
    world.sync(*a);
    world.restartOffice();
    a->transport = std::make_unique<LoopTransport>(*world.service);
    world.desk->transport = std::make_unique<LoopTransport>(*world.service);
    runJobs(world);
    QVERIFY(!GridJobs::isAnyUnderWay(*world.officeStore));
    QCOMPARE(officeCount(world, world.grid), 0);
    QCOMPARE(referenceOf(world.officeValue(EntityId::Dwelling, late, "grid")), world.otherGrid);
    world.sync(*a);
    QCOMPARE(phoneCount(*a, world.otherGrid), officeCount(world, world.otherGrid));
    world.requireEqual(*a, Role::Volunteer);
    Chronicle chronicle(*world.officeStore, world.officeId);
    const auto jobs = GridJobs(*world.officeStore, chronicle).all();
    QCOMPARE(jobs.size(), 1u);
    QVERIFY(jobs.front().isFinished);
    QCOMPARE(jobs.front().done, jobs.front().total);
}

void TestScopeChanges::newDoorOfAnEndedGridGoesToItsSuccessor() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    world.sync(*a);
    world.clock.advance(60'000);
    const Uuid late = world.ids->next();
    QVERIFY(a->create(EntityId::Dwelling, late, {{"grid", world.grid}, {"door", text("10-1")}}));
    QVERIFY(begin(world, [](GridJobs& jobs) { return jobs.merge(gridCode, otherCode); }));
    runJobs(world);
    world.clock.advance(60'000);
    world.sync(*a);
    QCOMPARE(world.setAsideReason(*a), "");
    QCOMPARE(referenceOf(a->value(EntityId::Dwelling, late, "grid")), world.otherGrid);
    QCOMPARE(officeCount(world, world.grid), 0);
    world.requireEqual(*a, Role::Volunteer);
}

void TestScopeChanges::splitIsRefusedInWords() {
    HelperWorld world;
    const auto refusal = [&](const GridJobs::Part& part) {
        const auto job = begin(world, [&](GridJobs& jobs) { return jobs.split(part); });
        return job ? std::string("begun") : std::string(errorName(job.error().code));
    };
    QCOMPARE(refusal({"445202001003009", otherCode, "", {world.dwelling}}), "not_found");
    QCOMPARE(refusal({gridCode, otherCode, "", {}}), "invalid");
    QCOMPARE(refusal({gridCode, otherCode, "又一个", {world.dwelling}}), "conflict");
    QCOMPARE(refusal({gridCode, "445202001003009", "", {world.dwelling}}), "not_found");
    QCOMPARE(refusal({gridCode, otherCode, "", {world.farDwelling}}), "invalid");
    QVERIFY(!GridJobs::isAnyUnderWay(*world.officeStore));
}

void TestScopeChanges::noticesAreReadAndDismissed() {
    HelperWorld world;
    auto a = world.phone("wang", "grid_worker", gridCode);
    world.sync(*a);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    world.sync(*world.desk);
    world.sync(*a);
    const auto left = notices(*a->store);
    QCOMPARE(left->size(), 1u);
    QVERIFY(!dismissNotice(*a->store, left->front().id + 1));
    QVERIFY(dismissNotice(*a->store, left->front().id));
    QCOMPARE(notices(*a->store)->size(), 0u);
}

QTEST_GUILESS_MAIN(TestScopeChanges)
#include "tst_scopechanges.moc"
