#include "core/usecases/cases.h"
#include "core/usecases/merges.h"
#include "tests/sync/support/twice.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// Records that two phones made of one person or door: found, asked about, merged, given back.
class TestDuplicates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void samePersonOpensOneCase();
    void sameIdNumberOpensACase();
    void sameDoorOpensACase();
    void differentNumbersAreDifferentPeople();
    void toldApartIsNotAskedAgain();
    void mergedByTheCase();
    void lateEditsLandOnTheSurvivor();
    void lateEditOfANameIsAsked();
    void lateVisitOfAnAbsorbedHousehold();
    void undoGivesBothBack();
    void bothWaysAtOnceIsOneMerge();
    void chainsHaveOneRootAndUndoInOrder();
    void workersMayNotMerge();
    void erasureFollowsTheMerge();
};

void TestDuplicates::samePersonOpensOneCase() {
    Twice twice;
    const auto about = twice.onlyCase();
    QVERIFY(about);
    QCOMPARE(about->text("kind"), std::string_view("duplicate"));
    QCOMPARE(about->reference("subject_record"), twice.newer);
    const auto candidates = entriesOf(about->text("candidates"));
    QCOMPARE(candidates.size(), std::size_t{2});
    QCOMPARE(candidates.front().text, twice.older.text());
    QVERIFY(twice.isSound());
}

void TestDuplicates::sameIdNumberOpensACase() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    for (const char* name : {"林秀英", "林秀瑛"})
        QVERIFY(a->create(EntityId::Resident, world.ids->next(),
                          {{"household", world.household},
                           {"name", text(name)},
                           {"id_number", text("445299195103080026")}}));
    QVERIFY(a->sync());
    QCOMPARE(world.officeStore->table(EntityId::ConflictCase).select("kind = 'duplicate'").size(),
             std::size_t{1});
}

void TestDuplicates::sameDoorOpensACase() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->create(EntityId::Dwelling, world.ids->next(),
                      {{"grid", world.grid}, {"door", text("3-2-501")}}));
    QVERIFY(a->create(EntityId::Dwelling, world.ids->next(),
                      {{"grid", world.grid}, {"door", text("3-2-502")}}));
    QVERIFY(a->sync());
    const auto cases = world.officeStore->table(EntityId::ConflictCase).select("true");
    QCOMPARE(cases.size(), std::size_t{1});
    QCOMPARE(cases.front().text("subject_entity"), std::string_view("dwelling"));
}

void TestDuplicates::differentNumbersAreDifferentPeople() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    for (const char* number : {"445299195103080026", "445299195103080042"})
        QVERIFY(a->create(EntityId::Resident, world.ids->next(),
                          {{"household", world.household},
                           {"name", text("林秀英")},
                           {"birth_date", text("1951-03-08")},
                           {"id_number", text(number)}}));
    QVERIFY(a->sync());
    QCOMPARE(world.officeStore->table(EntityId::ConflictCase).select("true").size(),
             std::size_t{0});
}

void TestDuplicates::toldApartIsNotAskedAgain() {
    Twice twice;
    CaseDecision decision;
    decision.text = "different";
    QVERIFY(Cases(*twice.leader->store).settleCase(twice.onlyCase()->id, decision));
    QVERIFY(twice.settle());
    QCOMPARE(twice.onlyCase()->text("state"), std::string_view("decided"));
    QVERIFY(twice.leader->set(EntityId::Resident, twice.older, "name", text("林秀")));
    QVERIFY(twice.leader->set(EntityId::Resident, twice.older, "name", text("林秀英")));
    QVERIFY(twice.settle());
    QVERIFY(twice.onlyCase());
    QCOMPARE(twice.onlyCase()->text("state"), std::string_view("decided"));
}

void TestDuplicates::mergedByTheCase() {
    Twice twice;
    QVERIFY(twice.leader->set(EntityId::Resident, twice.newer, "education", text("20")));
    QVERIFY(
        twice.leader->set(EntityId::Resident, twice.newer, "phones", text("13800000001"), Op::Add));
    QVERIFY(
        twice.leader->set(EntityId::Household, twice.world.household, "head", Value{twice.newer}));
    CaseDecision decision;
    decision.text = "same";
    QVERIFY(Cases(*twice.leader->store).settleCase(twice.onlyCase()->id, decision));
    // Shown at once, before the office has heard of it.
    QCOMPARE(twice.leader->store->table(EntityId::Resident).head(twice.newer)->state,
             RecordState::Merged);
    QVERIFY(twice.settle());
    QCOMPARE(twice.stateAtOffice(twice.newer), RecordState::Merged);
    QCOMPARE(twice.stateAtOffice(twice.older), RecordState::Live);
    QCOMPARE(twice.onlyCase()->text("state"), std::string_view("decided"));
    QCOMPARE(twice.worker->value(EntityId::Resident, twice.older, "education"), text("20"));
    QCOMPARE(twice.worker->value(EntityId::Resident, twice.older, "phones"),
             text("[\"13800000001\"]"));
    QCOMPARE(twice.worker->value(EntityId::Household, twice.world.household, "head"),
             Value{twice.older});
    QVERIFY(twice.isSound());
}

void TestDuplicates::lateEditsLandOnTheSurvivor() {
    Twice twice;
    // The worker has not heard of the merge and writes to the record that was absorbed.
    QVERIFY(twice.worker->set(EntityId::Resident, twice.newer, "education", text("20")));
    QVERIFY(twice.worker->create(EntityId::CareTag, twice.world.ids->next(),
                                 {{"household", twice.world.household},
                                  {"resident", twice.newer},
                                  {"category", text("living_alone")}}));
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.settle());
    QCOMPARE(twice.leader->value(EntityId::Resident, twice.older, "education"), text("20"));
    const auto tags = twice.leader->store->table(EntityId::CareTag).select("true");
    QCOMPARE(tags.size(), std::size_t{1});
    QCOMPARE(tags.front().reference("resident"), twice.older);
    QVERIFY(twice.isSound());
}

// The survivor's name is not simply written over: people settle names.
void TestDuplicates::lateEditOfANameIsAsked() {
    Twice twice;
    QVERIFY(twice.leader->set(EntityId::Resident, twice.older, "name", text("林秀莹")));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.worker->set(EntityId::Resident, twice.newer, "name", text("林秀瑛")));
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.settle());
    QCOMPARE(twice.world.officeValue(EntityId::Resident, twice.older, "name"), text("林秀莹"));
    QCOMPARE(twice.world.officeValue(EntityId::Resident, twice.newer, "name"), text("林秀瑛"));
    const auto asked = twice.world.officeStore->table(EntityId::ConflictCase)
                           .select("kind = 'review' AND subject_record = ?", {Value{twice.older}});
    QCOMPARE(asked.size(), std::size_t{1});
    QVERIFY(twice.isSound());
}

void TestDuplicates::lateVisitOfAnAbsorbedHousehold() {
    Twice twice;
    World& world = twice.world;
    const Uuid second = world.ids->next();
    QVERIFY(twice.leader->create(EntityId::Household, second, {{"dwelling", world.dwelling}}));
    QVERIFY(twice.settle());
    const Uuid visit = world.ids->next();
    QVERIFY(twice.worker->create(EntityId::Visit, visit,
                                 {{"household", second},
                                  {"purpose", text("routine")},
                                  {"outcome", text("met")},
                                  {"observed_at", Value{world.clock.wallMs()}}}));
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Household, second, world.household));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.settle());
    QCOMPARE(twice.worker->outbox().counts().setAside, 0);
    QCOMPARE(twice.leader->value(EntityId::Visit, visit, "household"), Value{world.household});
    QVERIFY(twice.isSound());
    QVERIFY(Merges(*twice.leader->store).unmerge(EntityId::Household, second));
    QVERIFY(twice.settle());
    QCOMPARE(twice.worker->value(EntityId::Visit, visit, "household"), Value{second});
    QVERIFY(twice.isSound());
}

void TestDuplicates::undoGivesBothBack() {
    Twice twice;
    World& world = twice.world;
    QVERIFY(twice.leader->set(EntityId::Resident, twice.newer, "education", text("20")));
    QVERIFY(
        twice.leader->set(EntityId::Resident, twice.newer, "phones", text("13800000001"), Op::Add));
    QVERIFY(
        twice.leader->set(EntityId::Resident, twice.older, "phones", text("13800000002"), Op::Add));
    QVERIFY(twice.leader->set(EntityId::Household, world.household, "head", Value{twice.newer}));
    QVERIFY(twice.leader->sync());
    const auto before = [&](const Uuid& id) {
        return world.officeStore->table(EntityId::Resident).find(id)->values;
    };
    const auto olderBefore = before(twice.older);
    world.clock.advance(60'000); // what came before the merge is not later than it
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(twice.leader->sync());
    world.clock.advance(60'000);
    // A late edit to each, then the undo.
    QVERIFY(twice.worker->set(EntityId::Resident, twice.newer, "marital_status", text("20")));
    QVERIFY(twice.settle());
    QVERIFY(twice.worker->set(EntityId::Resident, twice.older, "employment", text("retired")));
    QVERIFY(twice.settle());
    QCOMPARE(world.officeValue(EntityId::Resident, twice.older, "marital_status"), text("20"));
    Merges merges(*twice.leader->store);
    const auto later = merges.laterEdits(EntityId::Resident, twice.newer);
    QVERIFY(later);
    QCOMPARE(later->size(), std::size_t{1});
    QCOMPARE(later->front().field, std::string("employment"));
    QVERIFY(merges.unmerge(EntityId::Resident, twice.newer));
    QVERIFY(twice.settle());

    QCOMPARE(twice.stateAtOffice(twice.newer), RecordState::Live);
    auto expected = olderBefore;
    expected[static_cast<std::size_t>(specOf(EntityId::Resident).indexOf("employment"))] =
        text("retired");
    QVERIFY(before(twice.older) == expected);
    QCOMPARE(twice.worker->value(EntityId::Resident, twice.newer, "education"), text("20"));
    QCOMPARE(twice.worker->value(EntityId::Resident, twice.newer, "marital_status"), text("20"));
    QCOMPARE(twice.worker->value(EntityId::Household, world.household, "head"), Value{twice.newer});
    QVERIFY(twice.isSound());
}

void TestDuplicates::bothWaysAtOnceIsOneMerge() {
    Twice twice;
    auto other = twice.world.phone("zheng", "community", "445202001003");
    QVERIFY(other->sync());
    QVERIFY(Merges(*twice.leader->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(Merges(*other->store).merge(EntityId::Resident, twice.older, twice.newer));
    QVERIFY(twice.leader->sync() && other->sync() && twice.settle() && other->sync());
    QCOMPARE(twice.stateAtOffice(twice.newer), RecordState::Merged);
    QCOMPARE(twice.stateAtOffice(twice.older), RecordState::Live);
    QVERIFY(twice.isSound());
    QVERIFY(twice.world.agrees(*other));
}

void TestDuplicates::chainsHaveOneRootAndUndoInOrder() {
    Twice twice;
    const Uuid third = twice.registered(*twice.leader);
    QVERIFY(twice.settle());
    Merges merges(*twice.leader->store);
    QVERIFY(twice.worker->set(EntityId::Resident, third, "education", text("20")));
    QVERIFY(merges.merge(EntityId::Resident, third, twice.newer));
    QVERIFY(merges.merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(twice.leader->sync());
    QVERIFY(twice.settle());
    QCOMPARE(twice.world.officeValue(EntityId::Resident, twice.older, "education"), text("20"));
    // The inner one can be undone only after the outer one.
    QVERIFY(merges.unmerge(EntityId::Resident, third));
    QVERIFY(twice.settle());
    QCOMPARE(twice.leader->outbox().counts().setAside, 1);
    QCOMPARE(twice.stateAtOffice(third), RecordState::Merged);
    QVERIFY(twice.leader->outbox().withdraw(
        twice.leader->outbox().list(ActionState::SetAside).front().action.first, "顺序不对"));
    QVERIFY(merges.unmerge(EntityId::Resident, twice.newer));
    QVERIFY(twice.settle());
    QVERIFY(merges.unmerge(EntityId::Resident, third));
    QVERIFY(twice.settle());
    for (const auto& id : {twice.older, twice.newer, third})
        QCOMPARE(twice.stateAtOffice(id), RecordState::Live);
    QVERIFY(twice.isSound());
}

void TestDuplicates::workersMayNotMerge() {
    Twice twice;
    const auto refused =
        Merges(*twice.worker->store).merge(EntityId::Resident, twice.newer, twice.older);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
    // An altered app is refused by the office.
    Change change;
    change.entity = EntityId::Resident;
    change.record = twice.newer;
    change.op = Op::Merge;
    change.value = twice.older;
    QVERIFY(twice.worker->outbox().record("merge", twice.worker->user, {change}));
    QVERIFY(twice.settle());
    QCOMPARE(twice.worker->outbox().counts().setAside, 1);
    QCOMPARE(twice.stateAtOffice(twice.newer), RecordState::Live);
    QVERIFY(twice.isSound());
}

void TestDuplicates::erasureFollowsTheMerge() {
    Twice twice;
    auto desk = twice.world.phone("zheng", "community", "445202001003");
    QVERIFY(desk->sync());
    QVERIFY(Merges(*desk->store).merge(EntityId::Resident, twice.newer, twice.older));
    QVERIFY(desk->sync());
    Change change;
    change.entity = EntityId::Resident;
    change.record = twice.older;
    change.op = Op::Erase;
    change.value = text("本人要求");
    QVERIFY(desk->outbox().record("erase", desk->user, {change}));
    QVERIFY(desk->sync() && twice.settle());
    for (const auto& id : {twice.older, twice.newer}) {
        QCOMPARE(twice.stateAtOffice(id), RecordState::Erased);
        QCOMPARE(twice.world.officeValue(EntityId::Resident, id, "name"), Value{});
    }
    QVERIFY(twice.isSound());
}

QTEST_GUILESS_MAIN(TestDuplicates)
#include "tst_duplicates.moc"
