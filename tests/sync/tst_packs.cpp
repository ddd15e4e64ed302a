#include "tests/sync/support/helpers.h"

#include "core/merge/setvalue.h"

using namespace banyan;
using namespace banyan::test;

namespace {

std::string text(const char* utf8) { return utf8; }

} // namespace

// What helpers hold and may do: their lists, and nothing beside them.
class TestPacks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void centreHoldsItsHouseholdsOnly();
    void fieldsThatAreNotForHelpersStayAway();
    void changesOfListedRecordsCome();
    void whatJoinsAListedHouseholdComes();
    void linksComeAndGo();
    void stewardHoldsItsBuilding();
    void helperWritesOnItsListOnly();
    void ownVisitComesBack();
    void cutSyncLosesNothing();
    void workAfterTheLinkEndedIsHonoured();
    void volunteerHoldsDoorsOnly();
    void packEndsOffline();
    void officeStopsAtTheEnd();
    void extendedTaskStays();
    void inactivePersonHoldsNothing();
    void recordInTwoFeedsIsShownOnce();
    void fullerOfTwoListsIsShown();
    void packRemainsWhenTheGridGoes();
    void gridRemainsWhenThePackGoes();
    void erasedRecordLeavesPacks();
};

void TestPacks::centreHoldsItsHouseholdsOnly() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    const Uuid centre = world.centre(*helper);
    world.link(centre, world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    QVERIFY(world.holds(*helper, EntityId::Household, world.household));
    QVERIFY(world.holds(*helper, EntityId::Dwelling, world.dwelling));
    QVERIFY(world.holds(*helper, EntityId::Resident, world.resident));
    QVERIFY(!world.holds(*helper, EntityId::Household, world.nextHousehold));
    QVERIFY(!world.holds(*helper, EntityId::Dwelling, world.farDwelling));
    QCOMPARE(world.held(*helper), 5); // centre, link, household, dwelling, resident
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::fieldsThatAreNotForHelpersStayAway() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    const auto resident = helper->store->table(EntityId::Resident).find(world.resident);
    QVERIFY(resident);
    QCOMPARE(resident->text("name"), "陈小明");
    QVERIFY(setContains(resident->text("phones"), "13900130017"));
    for (const char* field : {"id_number", "political_status", "education"})
        QVERIFY2(isNull(resident->value(field)), field);
    // Not even in history, or anywhere in the file.
    for (const char* name : {"", "-wal"}) {
        QFile file(QString::fromStdString(helper->path + name));
        if (file.open(QFile::ReadOnly))
            QVERIFY(!file.readAll().contains("445299199001010017"));
    }
}

void TestPacks::changesOfListedRecordsCome() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    auto worker = world.phone("wang", "grid_worker", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    world.sync(*worker);
    QVERIFY(worker->set(EntityId::Household, world.household, "best_time", text("晚上")));
    QVERIFY(worker->set(EntityId::Household, world.household, "risk", text("high")));
    world.sync(*worker);
    world.sync(*helper);
    QCOMPARE(textOf(helper->value(EntityId::Household, world.household, "best_time")), "晚上");
    QVERIFY(isNull(helper->value(EntityId::Household, world.household, "risk")));
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::whatJoinsAListedHouseholdComes() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    auto worker = world.phone("wang", "grid_worker", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    world.sync(*worker);
    const Uuid born = world.ids->next();
    QVERIFY(worker->create(EntityId::Resident, born,
                           {{"household", world.household}, {"name", text("陈小宝")}}));
    const Uuid tag = world.ids->next();
    QVERIFY(worker->create(EntityId::CareTag, tag,
                           {{"household", world.household},
                            {"category", text("living_alone")},
                            {"evidence", text("民政名单")}}));
    const Uuid visit = world.visit(*worker, world.household);
    world.sync(*worker);
    world.sync(*helper);
    QVERIFY(world.holds(*helper, EntityId::Resident, born));
    QVERIFY(world.holds(*helper, EntityId::CareTag, tag));
    QVERIFY(isNull(helper->value(EntityId::CareTag, tag, "evidence")));
    QVERIFY(!world.holds(*helper, EntityId::Visit, visit)); // another's
    // Who moves to a household that is not on the list leaves it.
    QVERIFY(worker->set(EntityId::Resident, born, "household", world.nextHousehold));
    world.sync(*worker);
    world.sync(*helper);
    QVERIFY(!world.holds(*helper, EntityId::Resident, born));
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::linksComeAndGo() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    const Uuid centre = world.centre(*helper);
    const Uuid link = world.link(centre, world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    world.link(centre, world.farHousehold); // of another grid: the list is its scope
    const CivilDate yesterday = addDays(localDateOf(world.clock.wallMs()), -1);
    world.set(EntityId::ContactLink, link, "until", yesterday.text());
    world.sync(*world.desk);
    world.sync(*helper);
    QVERIFY(world.holds(*helper, EntityId::Household, world.farHousehold));
    QVERIFY(!world.holds(*helper, EntityId::Household, world.household));
    QVERIFY(!world.holds(*helper, EntityId::Resident, world.resident));
    const auto left = notices(*helper->store);
    QCOMPARE(left->size(), 1u);
    QCOMPARE(left->front().reason, NoticeReason::Reassigned);
    QCOMPARE(left->front().households, 1);
    QCOMPARE(left->front().labels, std::vector<std::string>{"3-2-501"});
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::stewardHoldsItsBuilding() {
    HelperWorld world;
    auto steward = world.phone("lou", "steward", "445202001003001");
    const Uuid building =
        world.make(EntityId::Building, {{"name", text("3栋")}, {"grid", world.grid}});
    world.set(EntityId::Dwelling, world.dwelling, "building", building);
    world.make(EntityId::Steward, {{"building", building}, {"user", steward->user}});
    world.sync(*world.desk);
    world.sync(*steward);
    QVERIFY(world.holds(*steward, EntityId::Building, building));
    QVERIFY(world.holds(*steward, EntityId::Resident, world.resident));
    QVERIFY(!world.holds(*steward, EntityId::Dwelling, world.nextDwelling));
    world.requireEqual(*steward, Role::Steward);
}

void TestPacks::helperWritesOnItsListOnly() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    QVERIFY(helper->set(EntityId::Household, world.household, "best_time", text("周末")));
    world.sync(*helper);
    QCOMPARE(textOf(world.officeValue(EntityId::Household, world.household, "best_time")), "周末");
    QCOMPARE(helper->outbox().list().size(), 0u);
    // Its role does not go so far.
    QVERIFY(helper->set(EntityId::Resident, world.resident, "name", text("陈大明")));
    world.sync(*helper);
    QCOMPARE(world.setAsideReason(*helper), "not_allowed");
    QVERIFY(helper->outbox().withdraw(helper->outbox().list().front().action.first, "x"));
    // A household beside the list, whose id it has heard of.
    const Uuid elsewhere = world.visit(*helper, world.nextHousehold);
    world.sync(*helper);
    QCOMPARE(world.setAsideReason(*helper), "out_of_scope");
    QVERIFY(!world.officeStore->table(EntityId::Visit).find(elsewhere));
}

void TestPacks::ownVisitComesBack() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    const Uuid visit = world.visit(*helper, world.household, "门铃在左边");
    QVERIFY(
        helper->set(EntityId::Household, world.household, "door_note", text("左边门铃"), Op::Add));
    world.sync(*helper);
    QCOMPARE(helper->outbox().list().size(), 0u);
    QCOMPARE(textOf(helper->value(EntityId::Visit, visit, "note")), "门铃在左边");
    const auto notes =
        entriesOf(textOf(helper->value(EntityId::Household, world.household, "door_note")));
    QCOMPARE(notes.size(), 1u);
    QCOMPARE(helper->store->table(EntityId::Visit).head(visit)->revision, 1);
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::cutSyncLosesNothing() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    const Uuid visit = world.visit(*helper, world.household);
    helper->transport->loseAnswer = 1;
    QVERIFY(!helper->sync());
    QVERIFY(world.holds(*helper, EntityId::Visit, visit));
    world.sync(*helper);
    QVERIFY(world.holds(*helper, EntityId::Visit, visit));
    QCOMPARE(helper->outbox().list().size(), 0u);
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::workAfterTheLinkEndedIsHonoured() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    auto other = world.phone("hu", "centre_household", "445202001003001");
    const Uuid link = world.link(world.centre(*helper), world.household);
    const Uuid otherLink = world.link(world.centre(*other), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    world.sync(*other);
    world.clock.advance(60'000);
    Change gone;
    gone.entity = EntityId::ContactLink;
    gone.op = Op::Delete;
    for (const Uuid& id : {link, otherLink}) {
        gone.record = id;
        QVERIFY(world.desk->outbox().record("end", world.desk->user, {gone}));
    }
    world.sync(*world.desk);
    const Uuid visit = world.visit(*helper, world.household, "当时还在名单上");
    QVERIFY(helper->set(EntityId::Visit, visit, "void_reason", text("门牌记错")));
    world.clock.advance(20 * dayMs);
    world.sync(*helper);
    QCOMPARE(world.setAsideReason(*helper), "");
    QCOMPARE(textOf(world.officeValue(EntityId::Visit, visit, "void_reason")), "门牌记错");
    QVERIFY(!world.holds(*helper, EntityId::Household, world.household));
    // What comes later than thirty days after is set aside, in the open.
    world.visit(*other, world.household);
    world.clock.advance(12 * dayMs);
    world.sync(*other);
    QCOMPARE(world.setAsideReason(*other), "out_of_scope");
}

void TestPacks::volunteerHoldsDoorsOnly() {
    HelperWorld world;
    auto volunteer = world.phone("zhi", "volunteer", "445202001003001");
    const Uuid task = world.doorTask(*volunteer, world.household, 3);
    world.sync(*world.desk);
    world.sync(*volunteer);
    QVERIFY(world.holds(*volunteer, EntityId::Task, task));
    QVERIFY(world.holds(*volunteer, EntityId::Dwelling, world.dwelling));
    QVERIFY(!world.holds(*volunteer, EntityId::Resident, world.resident));
    QCOMPARE(world.held(*volunteer), 3); // task, household, door
    world.visit(*volunteer, world.household);
    QVERIFY(volunteer->set(EntityId::Task, task, "state", text("done")));
    world.sync(*volunteer);
    QCOMPARE(volunteer->outbox().list().size(), 0u);
    QCOMPARE(textOf(world.officeValue(EntityId::Task, task, "state")), "done");
    world.requireEqual(*volunteer, Role::Volunteer);
}

void TestPacks::packEndsOffline() {
    HelperWorld world;
    auto volunteer = world.phone("zhi", "volunteer", "445202001003001");
    world.doorTask(*volunteer, world.household, 1);
    world.sync(*world.desk);
    world.sync(*volunteer);
    const Uuid visit = world.visit(*volunteer, world.household, "没人");
    QVERIFY(!*dropEndedPacks(*volunteer->store));
    world.clock.advance(2 * dayMs);
    const auto dropped = dropEndedPacks(*volunteer->store);
    QVERIFY(dropped && *dropped);
    QVERIFY(!world.holds(*volunteer, EntityId::Household, world.household));
    QVERIFY(!world.holds(*volunteer, EntityId::Dwelling, world.dwelling));
    const auto left = notices(*volunteer->store);
    QCOMPARE(left->size(), 1u);
    QCOMPARE(left->front().reason, NoticeReason::Expired);
    QCOMPARE(left->front().households, 1);
    // What was written for it is still here, goes, and counts.
    QCOMPARE(volunteer->outbox().counts().unsent, 1);
    world.sync(*volunteer);
    QCOMPARE(textOf(world.officeValue(EntityId::Visit, visit, "note")), "没人");
    QCOMPARE(volunteer->outbox().list().size(), 0u);
    QCOMPARE(world.held(*volunteer), 0);
    world.requireEqual(*volunteer, Role::Volunteer);
}

void TestPacks::officeStopsAtTheEnd() {
    HelperWorld world;
    auto volunteer = world.phone("zhi", "volunteer", "445202001003001");
    auto worker = world.phone("wang", "grid_worker", "445202001003001");
    world.doorTask(*volunteer, world.household, 1);
    world.sync(*world.desk);
    world.sync(*volunteer);
    world.sync(*worker);
    world.clock.advance(2 * dayMs);
    QVERIFY(worker->set(EntityId::Household, world.household, "best_time", text("晚上")));
    world.sync(*worker);
    world.sync(*volunteer);
    QCOMPARE(world.held(*volunteer), 0);
    const auto left = notices(*volunteer->store);
    QCOMPARE(left->size(), 1u);
    QCOMPARE(left->front().reason, NoticeReason::Expired);
    world.requireEqual(*volunteer, Role::Volunteer);
}

void TestPacks::extendedTaskStays() {
    HelperWorld world;
    auto volunteer = world.phone("zhi", "volunteer", "445202001003001");
    const Uuid task = world.doorTask(*volunteer, world.household, 1);
    world.sync(*world.desk);
    world.sync(*volunteer);
    const CivilDate later = addDays(localDateOf(world.clock.wallMs()), 9);
    world.set(EntityId::Task, task, "due", later.text());
    world.sync(*world.desk);
    world.sync(*volunteer);
    QCOMPARE(world.held(*volunteer), 3);
    world.clock.advance(3 * dayMs);
    QVERIFY(dropEndedPacks(*volunteer->store)); // the list it was on first
    QVERIFY(world.holds(*volunteer, EntityId::Household, world.household));
    QCOMPARE(notices(*volunteer->store)->size(), 0u);
    world.sync(*volunteer);
    world.requireEqual(*volunteer, Role::Volunteer);
}

void TestPacks::inactivePersonHoldsNothing() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    auto admin = world.phone("admin", "admin", "445202001003");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    world.sync(*admin);
    QVERIFY(admin->set(EntityId::User, helper->user, "active", std::int64_t{0}));
    world.sync(*admin);
    world.sync(*helper);
    QCOMPARE(world.held(*helper), 0);
    HelperWorld::requireClean(*world.officeStore, ReplicaKind::Office);
}

// A grid worker who is a centre household as well, for a household of the grid and one of another.
void TestPacks::recordInTwoFeedsIsShownOnce() {
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", "445202001003001");
    world.sync(*worker);
    const Uuid centre = world.centre(*worker);
    world.link(centre, world.household);
    world.link(centre, world.farHousehold);
    world.sync(*world.desk);
    world.sync(*worker);
    QVERIFY(world.holds(*worker, EntityId::Household, world.farHousehold));
    QCOMPARE(textOf(worker->value(EntityId::Resident, world.resident, "id_number")),
             "445299199001010017"); // as the grid shows it
    world.requireEqual(*worker, Role::CentreHousehold);
    // Own work on what both deliver comes back once.
    QVERIFY(
        worker->set(EntityId::Household, world.household, "door_note", text("按两下"), Op::Add));
    world.visit(*worker, world.household);
    QVERIFY(worker->set(EntityId::Household, world.farHousehold, "best_time", text("早上")));
    world.sync(*worker);
    QCOMPARE(worker->outbox().list().size(), 0u);
    const auto notes =
        entriesOf(textOf(worker->value(EntityId::Household, world.household, "door_note")));
    QCOMPARE(notes.size(), 1u);
    world.requireEqual(*worker, Role::CentreHousehold);
}

// A centre household that knocks for a campaign as well, at a door of its own.
void TestPacks::fullerOfTwoListsIsShown() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    world.doorTask(*helper, world.household, 2);
    world.sync(*world.desk);
    world.sync(*helper);
    QVERIFY(!world.holds(*helper, EntityId::Resident, world.resident));
    world.link(world.centre(*helper), world.household);
    world.set(EntityId::Household, world.household, "head", world.resident);
    world.sync(*world.desk);
    world.sync(*helper);
    QCOMPARE(referenceOf(helper->value(EntityId::Household, world.household, "head")),
             world.resident); // which the campaign does not show
    world.requireEqual(*helper, Role::CentreHousehold);
    // The campaign is over; the list it has for good remains.
    world.clock.advance(4 * dayMs);
    QVERIFY(*dropEndedPacks(*helper->store));
    QVERIFY(world.holds(*helper, EntityId::Household, world.household));
    QCOMPARE(notices(*helper->store)->size(), 0u);
    world.sync(*helper);
    QCOMPARE(referenceOf(helper->value(EntityId::Household, world.household, "head")),
             world.resident);
    world.requireEqual(*helper, Role::CentreHousehold);
}

void TestPacks::packRemainsWhenTheGridGoes() {
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", "445202001003001");
    auto admin = world.phone("admin", "admin", "445202001003");
    const Uuid centre = world.centre(*worker);
    world.link(centre, world.household);
    world.sync(*world.desk);
    world.sync(*worker);
    world.sync(*admin);
    QVERIFY(admin->set(EntityId::User, worker->user, "scopes",
                       Value{setText({world.otherGrid.text()})}));
    world.sync(*admin);
    world.sync(*worker);
    QVERIFY(world.holds(*worker, EntityId::Household, world.household));
    QVERIFY(isNull(worker->value(EntityId::Resident, world.resident, "id_number")));
    QVERIFY(!world.holds(*worker, EntityId::Household, world.nextHousehold));
    QVERIFY(world.holds(*worker, EntityId::Household, world.farHousehold));
    world.requireEqual(*worker, Role::CentreHousehold);
}

void TestPacks::gridRemainsWhenThePackGoes() {
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", "445202001003001");
    const Uuid link = world.link(world.centre(*worker), world.household);
    world.sync(*world.desk);
    world.sync(*worker);
    Change gone;
    gone.entity = EntityId::ContactLink;
    gone.record = link;
    gone.op = Op::Delete;
    QVERIFY(world.desk->outbox().record("end", world.desk->user, {gone}));
    world.sync(*world.desk);
    world.sync(*worker);
    QVERIFY(world.holds(*worker, EntityId::Household, world.household));
    QCOMPARE(textOf(worker->value(EntityId::Resident, world.resident, "id_number")),
             "445299199001010017");
    QCOMPARE(notices(*worker->store)->size(), 0u);
    world.requireEqual(*worker, Role::CentreHousehold);
}

void TestPacks::erasedRecordLeavesPacks() {
    HelperWorld world;
    auto helper = world.phone("he", "centre_household", "445202001003001");
    world.link(world.centre(*helper), world.household);
    world.sync(*world.desk);
    world.sync(*helper);
    Change erase;
    erase.entity = EntityId::Resident;
    erase.record = world.resident;
    erase.op = Op::Erase;
    erase.value = text("本人要求");
    QVERIFY(world.desk->outbox().record("erase", world.desk->user, {erase}));
    world.sync(*world.desk);
    world.sync(*helper);
    QVERIFY(!world.holds(*helper, EntityId::Resident, world.resident));
    world.requireEqual(*helper, Role::CentreHousehold);
}

QTEST_GUILESS_MAIN(TestPacks)
#include "tst_packs.moc"
