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

private:
    ImportPreview read(HouseholdImport& import, const std::string& csv);
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

ImportPreview TestHouseholdImport::read(HouseholdImport& import, const std::string& csv) {
    const auto rows = parseCsv(csv);
    const auto preview = import.read(rows ? *rows : std::vector<TableRow>());
    if (!preview)
        QTest::qFail(preview.error().context.c_str(), __FILE__, __LINE__);
    return preview ? *preview : ImportPreview{};
}

void TestHouseholdImport::registersHouseholds() {
    const auto households = count(EntityId::Household);
    HouseholdImport import(*m_grid->store);
    const auto preview = read(import, head
                                          + "9-1-101,许秀英,女,445299195211150028,02,13900130017\n"
                                            "9-1-101,林小明,1,,20,\n"
                                            "9-1-102,黄一鸣,男,,户主,0663-8650001 13900130018\n");
    QCOMPARE(preview.rows, 3);
    QCOMPARE(preview.households, 2);
    QCOMPARE(preview.people, 3);
    QVERIFY2(preview.faults.empty(),
             preview.faults.empty() ? "" : sentenceOf(preview.faults.front()).c_str());
    const auto first = import.apply(1); // a part at a time, so that others can save between
    QVERIFY2(first, first ? "" : first.error().context.c_str());
    QCOMPARE(*first, 1);
    QCOMPARE(count(EntityId::Household), households + 1);
    QCOMPARE(*import.apply(50), 1);
    QCOMPARE(*import.apply(50), 0);
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
    HouseholdImport import(*m_grid->store);
    read(import, head + "9-1-101,林秀英,女,,02,\n");
    QCOMPARE(count(EntityId::Resident), before);
    QCOMPARE(Outbox(*m_grid->store).counts().unsent, std::int64_t{0});
}

void TestHouseholdImport::namesEveryBadRow() {
    HouseholdImport import(*m_grid->store);
    const auto preview =
        read(import, head
                         + "9-1-101,林秀英,女,445299195211150029,02,\n" // check digit
                           "9-1-102,黄一鸣,不明,,02,\n"                 // no such sex
                           ",陈子,1,,02,\n"                             // no door
                           "9-1-103,郑伟,1,,02,12345\n"                 // no phone
                           "9-1-104,吴一,1,445299199001010017,02,\n"
                           "9-1-105,吴二,1,445299199001010017,02,\n" // the same
                           "9-1-106,吴三,1,,02,,,,x\n");             // too wide
    std::set<int> lines;
    for (const auto& fault : preview.faults)
        lines.insert(fault.line);
    QCOMPARE(lines, (std::set<int>{2, 3, 4, 5, 7, 8}));
    const auto& faults = preview.faults;
    QCOMPARE(faults[0].kind, ImportFaultKind::WrongValue);
    QCOMPARE(faults[0].column, std::string("证件号码"));
    QCOMPARE(faults[1], (ImportFault{3, ImportFaultKind::UnknownWord, "性别", "不明"}));
    QCOMPARE(faults[2], (ImportFault{4, ImportFaultKind::Missing, "门牌", {}}));
    QCOMPARE(faults[4], (ImportFault{7, ImportFaultKind::NumberTwice, "证件号码", "6"}));
    QCOMPARE(faults[5].kind, ImportFaultKind::TooWide);
    for (const auto& fault : faults)
        QVERIFY(!sentenceOf(fault).empty());
    const auto before = count(EntityId::Household);
    const auto done = import.apply(100);
    QVERIFY(!done);
    QVERIFY(done.error().context.find("line 2") != std::string::npos);
    QCOMPARE(count(EntityId::Household), before);
}

void TestHouseholdImport::goesOnWhereItWasCut() {
    const std::string csv = head + "9-1-101,林秀英,女,,02,\n9-1-102,黄一鸣,男,,02,\n";
    {
        HouseholdImport first(*m_grid->store);
        read(first, head + "9-1-101,林秀英,女,,02,\n"); // as far as it came
        QVERIFY(first.apply(100));
    }
    HouseholdImport again(*m_grid->store);
    const auto preview = read(again, csv);
    QCOMPARE(preview.alreadyHere, 1);
    QCOMPARE(preview.households, 1);
    QVERIFY(preview.faults.empty());
    QCOMPARE(*again.apply(100), 1);
    HouseholdImport third(*m_grid->store);
    QCOMPARE(read(third, csv).households, 0);
    // Somebody else at a door where people live is for a person to look at.
    HouseholdImport other(*m_grid->store);
    QCOMPARE(read(other, head + "9-1-101,陈别人,女,,02,\n").faults.size(), std::size_t{1});
}

void TestHouseholdImport::unknownColumnsAreRefused() {
    const auto faults = [&](const char* csv) {
        HouseholdImport import(*m_grid->store);
        const auto preview = read(import, csv);
        if (import.apply(1))
            return std::vector<ImportFault>();
        return preview.faults;
    };
    using enum ImportFaultKind;
    using Faults = std::vector<ImportFault>;
    QCOMPARE(faults("门牌,姓名,宗教\n"), Faults({{1, UnknownColumn, "宗教", {}}}));
    QCOMPARE(faults("姓名,性别\n"), Faults({{1, ColumnMissing, "门牌", {}}}));
    QCOMPARE(faults("门牌,姓名,姓名\n"), Faults({{1, ColumnTwice, "姓名", {}}}));
    QCOMPARE(faults(""), Faults({{1, Empty, {}, {}}}));
    QCOMPARE(faults(" 门牌 ,姓名,\n"), Faults({{1, UnknownColumn, {}, {}}}));
}

QTEST_GUILESS_MAIN(TestHouseholdImport)
#include "tst_householdimport.moc"
