#include "core/tables/csvtable.h"
#include "core/usecases/householdimport.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

const std::string head = "门牌,姓名,性别,证件号码,与户主关系,电话\n";

} // namespace

// Tables as spreadsheets save them, and households out of them.
class TestHouseholdImport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void registersHouseholds();
    void previewWritesNothing();
    void namesEveryBadRow();
    void goesOnWhereItWasCut();
    void unknownColumnsAreRefused();
    void blanksAroundACellAreNothing();
    void theRightDoorOfTwoAlike();
    void aSecondHeadIsNamed();
    void aCellWithAnErrorIsNamed();
    void aDoorTakenMeanwhileIsNotDoubled();
    void whatWasDoneBeforeAFaultOfTheStoreIsTold();

private:
    std::unique_ptr<HouseholdImport> look(const std::string& csv);
    int apply(HouseholdImport& import, int households);
    std::int64_t count(EntityId entity) {
        return static_cast<std::int64_t>(
            m_grid->store->table(entity).select("record_state = 0").size());
    }

    std::unique_ptr<SmallGrid> m_grid;
};

void TestHouseholdImport::init() {
    m_grid = std::make_unique<SmallGrid>("community");
    Transaction transaction(m_grid->store->database());
    for (const auto& feed : m_grid->store->feeds().all())
        m_grid->store->feeds().touch(feed.id).state = FeedState::Following;
    m_grid->store->feeds().save();
    transaction.commit();
}

std::unique_ptr<HouseholdImport> TestHouseholdImport::look(const std::string& csv) {
    auto rows = parseCsv(csv);
    auto import =
        std::make_unique<HouseholdImport>(rows ? *std::move(rows) : std::vector<TableRow>());
    Result<bool> more = true;
    while (more && *more)
        more = import->look(*m_grid->store, 2); // a part at a time
    if (!more)
        QTest::qFail(more.error().context.c_str(), __FILE__, __LINE__);
    return import;
}

int TestHouseholdImport::apply(HouseholdImport& import, int households) {
    const auto progress = import.apply(*m_grid->store, households);
    if (progress.stop)
        QTest::qFail(progress.stop->context.c_str(), __FILE__, __LINE__);
    return progress.registered;
}

void TestHouseholdImport::registersHouseholds() {
    const auto households = count(EntityId::Household);
    auto import = look(head
                       + "9-1-101,许秀英,女,445299195211150028,02,13900130017\n"
                         "9-1-101,林小明,1,,20,\n"
                         "9-1-102,黄一鸣,男,,户主,0663-8650001 13900130018\n");
    const auto& preview = import->preview();
    QCOMPARE(preview.rows, 3);
    QCOMPARE(preview.households, 2);
    QCOMPARE(preview.people, 3);
    QVERIFY2(preview.faults.empty(),
             preview.faults.empty() ? "" : sentenceOf(preview.faults.front()).c_str());
    QCOMPARE(apply(*import, 1), 1); // a part at a time, so that others can save between
    QCOMPARE(count(EntityId::Household), households + 1);
    QCOMPARE(apply(*import, 50), 1);
    QCOMPARE(apply(*import, 50), 0);
    QCOMPARE(count(EntityId::Household), households + 2);
    const auto lin = m_grid->store->table(EntityId::Resident).select("name = '许秀英'");
    QCOMPARE(lin.size(), std::size_t{1});
    QCOMPARE(lin[0].text("sex"), std::string_view("2"));
    const auto home = m_grid->store->table(EntityId::Household).find(lin[0].reference("household"));
    QCOMPARE(home->reference("head"), lin[0].id);
    QCOMPARE(Outbox(*m_grid->store).counts().unsent, std::int64_t{2}); // an action a household
}

void TestHouseholdImport::previewWritesNothing() {
    const auto before = count(EntityId::Resident);
    look(head + "9-1-101,林秀英,女,,02,\n");
    QCOMPARE(count(EntityId::Resident), before);
    QCOMPARE(Outbox(*m_grid->store).counts().unsent, std::int64_t{0});
}

void TestHouseholdImport::namesEveryBadRow() {
    auto import = look(head
                       + "9-1-101,林秀英,女,445299195211150029,02,\n" // check digit
                         "9-1-102,黄一鸣,不明,,02,\n"                 // no such sex
                         ",陈子,1,,02,\n"                             // no door
                         "9-1-103,郑伟,1,,02,12345\n"                 // no phone
                         "9-1-104,吴一,1,445299199001010017,02,\n"
                         "9-1-105,吴二,1,445299199001010017,02,\n" // the same
                         "9-1-106,吴三,1,,02,,,,x\n");             // too wide
    const auto& faults = import->preview().faults;
    std::set<int> lines;
    for (const auto& fault : faults)
        lines.insert(fault.line);
    QCOMPARE(lines, (std::set<int>{2, 3, 4, 5, 7, 8}));
    QCOMPARE(faults[0].kind, ImportFaultKind::WrongValue);
    QCOMPARE(faults[0].column, std::string("证件号码"));
    QCOMPARE(faults[1], (ImportFault{3, ImportFaultKind::UnknownWord, "性别", "不明"}));
    QCOMPARE(faults[2], (ImportFault{4, ImportFaultKind::Missing, "门牌", {}}));
    QCOMPARE(faults[4], (ImportFault{7, ImportFaultKind::NumberTwice, "证件号码", "6"}));
    QCOMPARE(faults[5].kind, ImportFaultKind::TooWide);
    for (const auto& fault : faults)
        QVERIFY(!sentenceOf(fault).empty());
    const auto before = count(EntityId::Household);
    const auto progress = import->apply(*m_grid->store, 100);
    QVERIFY(progress.stop && progress.stop->code == ErrorCode::Invalid);
    QCOMPARE(progress.line, 2);
    QVERIFY(progress.stop->context.find("line 2") != std::string::npos);
    QCOMPARE(count(EntityId::Household), before);
}

void TestHouseholdImport::goesOnWhereItWasCut() {
    const std::string csv = head + "9-1-101,林秀英,女,,02,\n9-1-102,黄一鸣,男,,02,\n";
    apply(*look(head + "9-1-101,林秀英,女,,02,\n"), 100); // as far as it came
    auto again = look(csv);
    QCOMPARE(again->preview().alreadyHere, 1);
    QCOMPARE(again->preview().households, 1);
    QVERIFY(again->preview().faults.empty());
    QCOMPARE(apply(*again, 100), 1);
    QCOMPARE(look(csv)->preview().households, 0);
    // Somebody else at a door where people live is for a person to look at.
    QCOMPARE(look(head + "9-1-101,陈别人,女,,02,\n")->preview().faults.size(), std::size_t{1});
}

void TestHouseholdImport::unknownColumnsAreRefused() {
    const auto faults = [&](const char* csv) {
        auto import = look(csv);
        return import->apply(*m_grid->store, 1).stop ? import->preview().faults
                                                     : std::vector<ImportFault>();
    };
    using enum ImportFaultKind;
    using Faults = std::vector<ImportFault>;
    QCOMPARE(faults("门牌,姓名,宗教\n"), Faults({{1, UnknownColumn, "宗教", {}}}));
    QCOMPARE(faults("姓名,性别\n"), Faults({{1, ColumnMissing, "门牌", {}}}));
    QCOMPARE(faults("门牌,姓名,姓名\n"), Faults({{1, ColumnTwice, "姓名", {}}}));
    QCOMPARE(faults(""), Faults({{1, Empty, {}, {}}}));
    QCOMPARE(faults(" 门牌 ,姓名,\n"), Faults({{1, UnknownColumn, {}, {}}}));
}

void TestHouseholdImport::blanksAroundACellAreNothing() {
    auto import = look(" 门牌 ,\u3000姓名,性别\n 9-1-101 ,\u3000许秀英 , 女 \n9-1-101,许秀英,女\n");
    const auto& faults = import->preview().faults;
    QCOMPARE(faults.size(), std::size_t{1}); // the same door and the same name
    QCOMPARE(faults[0], (ImportFault{3, ImportFaultKind::PersonTwice, "姓名", "许秀英"}));
    QCOMPARE(apply(*look("门牌,姓名\n 9-1-102\t,\u3000黄一鸣\n"), 1), 1);
    QCOMPARE(m_grid->store->table(EntityId::Dwelling).select("door = '9-1-102'").size(),
             std::size_t{1});
    QCOMPARE(m_grid->store->table(EntityId::Resident).select("name = '黄一鸣'").size(),
             std::size_t{1});
}

// 3栋 has a 501, where people live; 10栋 gets one that stands empty.
void TestHouseholdImport::theRightDoorOfTwoAlike() {
    const auto last = m_grid->store->table(EntityId::Building).select("name = '10栋'");
    const Uuid other = m_grid->make(EntityId::Dwelling, {{"grid", m_grid->grid},
                                                         {"estate", m_grid->estate},
                                                         {"building", last.front().id},
                                                         {"unit", std::string("2")},
                                                         {"door", std::string("501")}});
    const std::string columns = "小区,楼栋,单元,门牌,姓名\n";
    auto import = look(columns + "榕树小区,10栋,2,501,黄一鸣\n");
    QVERIFY(import->preview().faults.empty());
    QCOMPARE(apply(*import, 1), 1);
    const auto people = m_grid->store->table(EntityId::Resident).select("name = '黄一鸣'");
    QCOMPARE(m_grid->record(EntityId::Household, people.front().reference("household"))
                 .reference("dwelling"),
             other);
    using enum ImportFaultKind;
    const auto taken = look(columns + "榕树小区,3栋,2,501,黄一鸣\n")->preview().faults;
    QCOMPARE(taken, std::vector<ImportFault>({{2, DoorTaken, "门牌", {}}}));
    const auto which = look(columns + ",,,501,黄一鸣\n")->preview().faults;
    QCOMPARE(which, std::vector<ImportFault>({{2, PlaceTwice, "门牌", "501"}}));
}

void TestHouseholdImport::aSecondHeadIsNamed() {
    const auto faults = look(head
                             + "9-1-101,许秀英,女,,02,\n9-1-102,郑伟,男,,户主,\n"
                               "9-1-101,林小明,男,,户主,\n")
                            ->preview()
                            .faults;
    QCOMPARE(faults, std::vector<ImportFault>({{4, ImportFaultKind::HeadTwice, "与户主关系", {}}}));
}

void TestHouseholdImport::aCellWithAnErrorIsNamed() {
    TableRow columns{1, {"门牌", "姓名", "电话"}, {}};
    TableRow broken{2, {"9-1-101", "许秀英", "#N/A"}, {2}};
    HouseholdImport import({columns, broken, {3, {"9-1-102", "黄一鸣"}, {}}});
    QVERIFY(import.look(*m_grid->store, 10));
    QCOMPARE(import.preview().faults,
             std::vector<ImportFault>({{2, ImportFaultKind::CellError, "电话", "#N/A"}}));
    QCOMPARE(import.preview().households, 1);
}

// Others save between two parts: nobody is registered at a door that has become theirs.
void TestHouseholdImport::aDoorTakenMeanwhileIsNotDoubled() {
    const std::string csv = head + "9-1-101,林秀英,女,,02,\n9-1-102,黄一鸣,男,,02,\n"
                            + "9-1-103,吴一,男,445299199001010017,02,\n";
    auto import = look(csv);
    apply(*look(head + "9-1-102,郑伟,男,,02,\n"), 1);
    const auto before = count(EntityId::Household);
    const auto progress = import->apply(*m_grid->store, 20);
    QCOMPARE(progress.registered, 1); // the door before it
    QVERIFY(progress.stop && progress.stop->code == ErrorCode::Conflict);
    QCOMPARE(progress.line, 3);
    QCOMPARE(count(EntityId::Household), before + 1);
    auto third = look(head + "9-1-103,吴一,男,445299199001010017,02,\n");
    apply(*look(head + "9-1-104,吴一,男,445299199001010017,02,\n"), 1);
    QVERIFY(third->apply(*m_grid->store, 20).stop); // the same person, elsewhere
    QCOMPARE(look(csv)->preview().faults.size(), std::size_t{2});
}

void TestHouseholdImport::whatWasDoneBeforeAFaultOfTheStoreIsTold() {
    std::string csv = head;
    for (int door = 1; door <= 9; ++door)
        csv += "9-1-10" + std::to_string(door) + ",林" + std::to_string(door) + ",女,,02,\n";
    auto import = look(csv);
    m_grid->store->database().execute("CREATE TEMP TRIGGER full BEFORE INSERT ON resident WHEN "
                                      "NEW.name = '林6' BEGIN SELECT RAISE(FAIL, 'full'); END");
    const auto progress = import->apply(*m_grid->store, 20);
    QCOMPARE(progress.registered, 5);
    QVERIFY(progress.stop && progress.stop->code == ErrorCode::Storage);
    QCOMPARE(progress.line, 7);
    m_grid->store->database().execute("DROP TRIGGER full");
    auto again = look(csv);
    QCOMPARE(again->preview().alreadyHere, 5);
    QCOMPARE(apply(*again, 20), 4);
}

QTEST_GUILESS_MAIN(TestHouseholdImport)
#include "tst_householdimport.moc"
