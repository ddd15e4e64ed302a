#include "core/schema/civildate.h"
#include "core/usecases/households.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestHouseholds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registersAFamilyAtOnce();
    void registersADoorWithIt();
    void refusals_data();
    void refusals();
    void contacts();
    void contactRefusals_data();
    void contactRefusals();
    void moveOut();
    void moveIn();
    void moveOfTheHeadOpensACase();
    void dates_data();
    void dates();
};

namespace {

QByteArray sentenceOf(const Result<Recorded>& result) {
    return result ? QByteArray() : QByteArray::fromStdString(result.error().context);
}

PersonDraft person(const char* name, const char* relation) {
    PersonDraft draft;
    draft.name = name;
    draft.relation = relation;
    return draft;
}

HouseholdDraft familyIn(const Uuid& dwelling) {
    HouseholdDraft draft;
    draft.dwelling = dwelling;
    draft.phones = {"0663 8123456"};
    draft.doorNote = "按左边的门铃";
    draft.people = {person("吴刚", "02"), person("周敏", "12")};
    draft.people[0].idNumber = "445299199001010017";
    draft.people[0].birthDate = "1990-01-01";
    draft.people[0].phones = {"13900000018", "13900000019"};
    draft.people[1].since = "2024-05-01";
    draft.people[1].residencyKind = "floating";
    draft.people[1].hasNoPhone = true;
    return draft;
}

} // namespace

void TestHouseholds::registersAFamilyAtOnce() {
    SmallGrid grid;
    const auto result = Households(*grid.store).registerHousehold(familyIn(grid.empty));
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(grid.unsent().size(), 1u);
    QCOMPARE(grid.unsent()[0].action.changes.size(), 5u);
    const auto household = grid.record(EntityId::Household, result->record);
    const auto head = grid.record(EntityId::Resident, household.reference("head"));
    QCOMPARE(head.text("name"), std::string_view("吴刚"));
    QCOMPARE(head.text("id_type"), std::string_view("resident_id"));
    QCOMPARE(setElements(head.text("phones")).size(), 2u);
    SmallGrid office;
    const auto outcomes = office.decide(grid, Role::GridWorker);
    QVERIFY2(outcomes.at(0).setAside == SetAside::No, outcomes.at(0).detail.c_str());
    QVERIFY(office.record(EntityId::Household, result->record).reference("head") == head.id);
    QCOMPARE(office.all(EntityId::Residency).size(), 6u);
    QVERIFY(office.all(EntityId::ConflictCase).empty());
}

void TestHouseholds::registersADoorWithIt() {
    SmallGrid grid;
    HouseholdDraft draft;
    draft.newDwelling.grid = grid.grid;
    draft.newDwelling.estate = grid.estate;
    draft.newDwelling.building = grid.building;
    draft.newDwelling.floor = 6;
    draft.newDwelling.door = "602";
    const auto result = Households(*grid.store).registerHousehold(draft);
    QVERIFY2(result, sentenceOf(result));
    const auto household = grid.record(EntityId::Household, result->record);
    const auto door = grid.record(EntityId::Dwelling, household.reference("dwelling"));
    QCOMPARE(door.integer("floor"), 6);
    SmallGrid office;
    QVERIFY(office.decide(grid, Role::GridWorker).at(0).setAside == SetAside::No);
}

void TestHouseholds::refusals_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("no door") << 0 << QByteArray("which grid this dwelling");
    QTest::newRow("two heads") << 1 << QByteArray("one head");
    QTest::newRow("name") << 2 << QByteArray("name:");
    QTest::newRow("birth and ID number") << 3 << QByteArray("the ID number says 1990-01-01");
    QTest::newRow("phone and none") << 4 << QByteArray("keep one of both");
    QTest::newRow("dwelling") << 5 << QByteArray("no such dwelling");
}

void TestHouseholds::refusals() {
    QFETCH(int, which);
    QFETCH(QByteArray, sentence);
    SmallGrid grid;
    HouseholdDraft draft = familyIn(grid.empty);
    switch (which) {
    case 0:
        draft.dwelling = {};
        break;
    case 1:
        draft.people[0].isHead = draft.people[1].isHead = true;
        break;
    case 2:
        draft.people[1].name = "13900000018";
        break;
    case 3:
        draft.people[0].birthDate = "1991-01-01";
        break;
    case 4:
        draft.people[0].hasNoPhone = true;
        break;
    default:
        draft.dwelling = grid.head;
        break;
    }
    const auto result = Households(*grid.store).registerHousehold(draft);
    QVERIFY(!result);
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
    QCOMPARE(grid.all(EntityId::Household).size(), 2u);
}

void TestHouseholds::contacts() {
    SmallGrid grid;
    Households households(*grid.store);
    ContactsDraft draft;
    draft.addedPhones = {"139 0000 0018"};
    draft.removedPhones = {"13900000017"};
    QVERIFY(households.editContacts(EntityId::Household, grid.household, draft));
    QCOMPARE(grid.text(EntityId::Household, grid.household, "phones"),
             std::string(R"(["13900000018"])"));
    ContactsDraft none;
    none.hasNoPhone = true;
    QVERIFY(households.editContacts(EntityId::Resident, grid.oldWoman, none));
    QCOMPARE(grid.record(EntityId::Resident, grid.oldWoman).integer("no_phone"), 1);
    draft.removedPhones.clear();
    QVERIFY(households.editContacts(EntityId::Resident, grid.oldWoman, draft));
    QCOMPARE(grid.record(EntityId::Resident, grid.oldWoman).integer("no_phone"), 0);
}

void TestHouseholds::contactRefusals_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("phone of a building") << 0 << QByteArray("only households and residents");
    QTest::newRow("household without phone") << 1 << QByteArray("said of a person");
    QTest::newRow("both") << 2 << QByteArray("keep one of both");
    QTest::newRow("remove what is not there") << 3 << QByteArray("no such entry");
    QTest::newRow("not a phone") << 4 << QByteArray("phones:");
    QTest::newRow("nothing") << 5 << QByteArray("nothing to change");
}

void TestHouseholds::contactRefusals() {
    QFETCH(int, which);
    QFETCH(QByteArray, sentence);
    SmallGrid grid;
    ContactsDraft draft;
    EntityId entity = EntityId::Resident;
    Uuid id = grid.head;
    switch (which) {
    case 0:
        entity = EntityId::Building;
        id = grid.building;
        break;
    case 1:
        entity = EntityId::Household;
        id = grid.household;
        draft.hasNoPhone = true;
        break;
    case 2:
        draft.hasNoPhone = true;
        draft.addedPhones = {"13900000018"};
        break;
    case 3:
        draft.removedPhones = {"13900000018"};
        break;
    case 4:
        draft.addedPhones = {"911"};
        break;
    default:
        break;
    }
    const auto result = Households(*grid.store).editContacts(entity, id, draft);
    QVERIFY(!result);
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
}

void TestHouseholds::moveOut() {
    SmallGrid grid;
    const auto result =
        Households(*grid.store).moveResidentOut(grid.wife, "2026-05-20", "回娘家照顾老人");
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(grid.text(EntityId::Resident, grid.wife, "moved_out_on"), std::string("2026-05-20"));
    for (const auto& stay : grid.all(EntityId::Residency))
        QCOMPARE(stay.text("until") == "2026-05-20", stay.reference("resident") == grid.wife);
    const auto notes = entriesOf(grid.text(EntityId::Household, grid.household, "door_note"));
    QCOMPARE(notes.at(0).text, std::string("林秀英搬离：回娘家照顾老人"));
    QCOMPARE(grid.unsent().size(), 1u);
}

void TestHouseholds::moveIn() {
    SmallGrid grid;
    Households households(*grid.store);
    QVERIFY(households.moveResidentOut(grid.wife, "2026-05-20", {}));
    MoveInDraft draft;
    draft.resident = grid.wife;
    draft.household = grid.neighbour;
    draft.date = "2026-05-21";
    draft.relation = "97";
    const auto result = households.moveResidentIn(draft);
    QVERIFY2(result, sentenceOf(result));
    const auto wife = grid.record(EntityId::Resident, grid.wife);
    QVERIFY(wife.reference("household") == grid.neighbour);
    QVERIFY(isNull(wife.value("moved_out_on")));
    int open = 0;
    for (const auto& stay : grid.all(EntityId::Residency))
        if (stay.reference("resident") == grid.wife && isNull(stay.value("until"))) {
            ++open;
            QVERIFY(stay.reference("dwelling") == grid.upstairs);
            QCOMPARE(stay.text("since"), std::string_view("2026-05-21"));
        }
    QCOMPARE(open, 1);
    SmallGrid office;
    for (const auto& outcome : office.decide(grid, Role::GridWorker))
        QVERIFY2(outcome.setAside == SetAside::No, outcome.detail.c_str());
    QVERIFY(office.all(EntityId::ConflictCase).empty()); // nobody lives in two places
    // Once more to where she is: there is nothing left to say.
    QVERIFY(!households.moveResidentIn(draft));
}

void TestHouseholds::moveOfTheHeadOpensACase() {
    SmallGrid phone;
    SmallGrid office;
    QVERIFY(Households(*phone.store).moveResidentOut(phone.head, {}, {}));
    QVERIFY(office.decide(phone, Role::GridWorker).at(0).setAside == SetAside::No);
    const auto cases = office.all(EntityId::ConflictCase);
    QCOMPARE(cases.size(), 1u);
    QCOMPARE(cases[0].text("kind"), std::string_view("cross_field"));
}

void TestHouseholds::dates_data() {
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("today by default") << QByteArray() << QByteArray();
    QTest::newRow("past") << QByteArray("2026-05-01") << QByteArray();
    QTest::newRow("future") << QByteArray("2027-05-01") << QByteArray("has not come yet");
    QTest::newRow("no date") << QByteArray("last week") << QByteArray("year-month-day");
}

void TestHouseholds::dates() {
    QFETCH(QByteArray, date);
    QFETCH(QByteArray, sentence);
    SmallGrid grid;
    const auto result = Households(*grid.store).moveResidentOut(grid.wife, date.toStdString(), {});
    QCOMPARE(bool(result), sentence.isEmpty());
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
}

QTEST_GUILESS_MAIN(TestHouseholds)
#include "tst_households.moc"
