#include "core/usecases/merges.h"
#include "tests/sync/support/twice.h"

#include <QTest>
#include <algorithm>

using namespace banyan;
using namespace banyan::test;

// What comes after a merge, by those who had not heard of it and by those who take it back.
class TestMergedLater : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void erasureByTheAbsorbedId();
    void lateEditNeedsRightsAtTheSurvivor();
    void lateMoveIsAsked();
    void laterWordOfTheSurvivorStands();
    void undoKeepsNotesOfOthers();
};

void TestMergedLater::erasureByTheAbsorbedId() {
    Twice twice;
    const Uuid third = twice.registered(*twice.leader);
    QVERIFY(twice.settle());
    auto desk = twice.world.phone("zheng", "community", "445202001003");
    QVERIFY(desk->sync());
    Merges merges(*desk->store);
    QVERIFY(merges.merge(EntityId::Resident, third, twice.newer));
    QVERIFY(merges.merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(desk->sync());
    Change change;
    change.entity = EntityId::Resident;
    change.record = twice.newer; // in the middle of the chain
    change.op = Op::Erase;
    change.value = text("本人要求");
    QVERIFY(desk->outbox().record("erase", desk->user, {change}));
    const auto report = desk->sync();
    QVERIFY(report);
    QCOMPARE(report->feedsHealed, 0); // each row has a number of its own
    QVERIFY(!report->applied.hasDiverged);
    QVERIFY(twice.settle());
    for (const auto& id : {twice.older, twice.newer, third}) {
        QCOMPARE(twice.stateAtOffice(id), RecordState::Erased);
        QCOMPARE(twice.world.officeValue(EntityId::Resident, id, "name"), Value{});
    }
    QVERIFY(twice.isSound());
}

// Merged across two grids: who works in one does not write in the other by the old record.
void TestMergedLater::lateEditNeedsRightsAtTheSurvivor() {
    Twice twice;
    World& world = twice.world;
    auto desk = world.phone("zheng", "community", "445202001003");
    QVERIFY(desk->sync());
    const Uuid dwelling = world.ids->next(), household = world.ids->next(),
               person = world.ids->next();
    QVERIFY(desk->create(EntityId::Dwelling, dwelling,
                         {{"grid", world.otherGrid}, {"door", text("9-1-101")}}));
    QVERIFY(desk->create(EntityId::Household, household, {{"dwelling", dwelling}}));
    QVERIFY(desk->create(EntityId::Resident, person,
                         {{"household", household}, {"name", text("林秀英")}}));
    QVERIFY(desk->sync());
    QVERIFY(Merges(*desk->store).merge(EntityId::Resident, twice.newer, person));
    QVERIFY(desk->sync());
    QVERIFY(twice.worker->set(EntityId::Resident, twice.newer, "education", text("20")));
    QVERIFY(twice.worker->sync());
    QCOMPARE(twice.worker->outbox().counts().setAside, 1);
    QCOMPARE(twice.worker->outbox().list(ActionState::SetAside).front().reason,
             std::string("out_of_scope"));
    QCOMPARE(world.officeValue(EntityId::Resident, person, "education"), Value{});
    QVERIFY(!twice.worker->store->table(EntityId::Resident).head(person));
}

void TestMergedLater::lateMoveIsAsked() {
    Twice twice;
    World& world = twice.world;
    const Uuid second = world.ids->next();
    QVERIFY(twice.leader->create(EntityId::Household, second, {{"dwelling", world.dwelling}}));
    QVERIFY(twice.settle());
    QVERIFY(twice.worker->set(EntityId::Resident, twice.newer, "household", Value{second}));
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.settle());
    QCOMPARE(world.officeValue(EntityId::Resident, twice.older, "household"),
             Value{world.household});
    QCOMPARE(world.officeStore->table(EntityId::ConflictCase)
                 .select("subject_record = ? AND subject_field = 'household' AND state = 'open'",
                         {Value{twice.older}})
                 .size(),
             std::size_t{1});
    QVERIFY(twice.isSound());
}

void TestMergedLater::laterWordOfTheSurvivorStands() {
    Twice twice;
    World& world = twice.world;
    QVERIFY(
        twice.leader->set(EntityId::Resident, twice.newer, "phones", text("13800000001"), Op::Add));
    QVERIFY(twice.settle());
    // Offline, before the survivor is written to.
    QVERIFY(twice.worker->set(EntityId::Resident, twice.newer, "employment", text("employed")));
    QVERIFY(
        twice.worker->set(EntityId::Resident, twice.newer, "phones", text("13800000003"), Op::Add));
    world.clock.advance(3'600'000);
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.leader->set(EntityId::Resident, twice.older, "employment", text("retired")));
    QVERIFY(twice.leader->set(EntityId::Resident, twice.older, "phones", text("13800000001"),
                              Op::Remove));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.settle());
    QCOMPARE(world.officeValue(EntityId::Resident, twice.older, "employment"), text("retired"));
    QCOMPARE(world.officeValue(EntityId::Resident, twice.older, "phones"),
             text("[\"13800000003\"]"));
    QVERIFY(twice.isSound());
}

void TestMergedLater::undoKeepsNotesOfOthers() {
    Twice twice;
    World& world = twice.world;
    const Uuid second = world.ids->next();
    QVERIFY(twice.leader->create(EntityId::Household, second, {{"dwelling", world.dwelling}}));
    QVERIFY(twice.settle());
    const auto notes = [&](const Uuid& household) {
        std::vector<std::string> texts;
        for (const auto& entry :
             entriesOf(textOf(world.officeValue(EntityId::Household, household, "door_note"))))
            texts.push_back(entry.text);
        std::sort(texts.begin(), texts.end());
        return texts;
    };
    const auto add = [&](Phone& phone, const Uuid& household, const char* note) {
        return bool(phone.set(EntityId::Household, household, "door_note", text(note), Op::Add));
    };
    QVERIFY(add(*twice.leader, second, "a") && add(*twice.leader, world.household, "b"));
    QVERIFY(twice.settle());
    Merges merges(*twice.leader->store);
    QVERIFY(merges.merge(EntityId::Household, second, world.household));
    QVERIFY(twice.settle());
    QVERIFY(add(*twice.worker, world.household, "c"));
    QVERIFY(twice.settle());
    QCOMPARE(notes(world.household), (std::vector<std::string>{"a", "b", "c"}));
    QVERIFY(merges.unmerge(EntityId::Household, second));
    QVERIFY(twice.settle());
    QCOMPARE(notes(world.household), (std::vector<std::string>{"b", "c"}));
    QCOMPARE(notes(second), (std::vector<std::string>{"a"}));
    QVERIFY(twice.isSound());
}

QTEST_GUILESS_MAIN(TestMergedLater)
#include "tst_mergedlater.moc"
