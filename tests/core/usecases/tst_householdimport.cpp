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
    void tables_data();
    void tables();
    void badTables_data();
    void badTables();
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
    const auto preview = import.read(csv);
    if (!preview)
        QTest::qFail(preview.error().context.c_str(), __FILE__, __LINE__);
    return preview ? *preview : ImportPreview{};
}

void TestHouseholdImport::tables_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("cells"); // rows with |, cells with /
    QTest::newRow("plain") << QByteArray("a,b\n1,2\n") << QByteArray("a/b|1/2");
    QTest::newRow("no end of line") << QByteArray("a,b\n1,2") << QByteArray("a/b|1/2");
    QTest::newRow("CR LF") << QByteArray("a,b\r\n1,2\r\n") << QByteArray("a/b|1/2");
    QTest::newRow("mark") << QByteArray("\xef\xbb\xbf"
                                        "a,b\n")
                          << QByteArray("a/b");
    QTest::newRow("quoted") << QByteArray("\"a,b\",\"c\"\"d\"\n") << QByteArray("a,b/c\"d");
    QTest::newRow("lines in a cell") << QByteArray("\"a\nb\",c\n") << QByteArray("a\nb/c");
    QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n") << QByteArray("a/b|1/2");
    QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << QByteArray("a/b|1/2");
    QTest::newRow("empty rows") << QByteArray("a,b\n\n,\n1,2\n") << QByteArray("a/b|1/2");
    QTest::newRow("nothing") << QByteArray() << QByteArray();
}

void TestHouseholdImport::tables() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, cells);
    const auto rows = parseCsv(bytes.toStdString());
    QVERIFY(rows);
    QByteArray joined;
    for (const auto& row : *rows) {
        joined += joined.isEmpty() ? "" : "|";
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            joined += (i ? "/" : "") + QByteArray::fromStdString(row.cells[i]);
    }
    QCOMPARE(joined, cells);
}

void TestHouseholdImport::badTables_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("word");
    QTest::newRow("GBK") << QByteArray("\xd0\xd5\xc3\xfb,a\n") << QByteArray("UTF-8");
    QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\x00\x06\x00", 8)
                                << QByteArray("CSV UTF-8");
    QTest::newRow("a quote") << QByteArray("a\n\"b\nc\n") << QByteArray("line 2");
    QTest::newRow("wide") << QByteArray(200, ',') << QByteArray("columns");
    QTest::newRow("a huge cell") << QByteArray(9'000, 'a') << QByteArray("4,000");
}

void TestHouseholdImport::badTables() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, word);
    const auto rows = parseCsv(bytes.toStdString());
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, ErrorCode::Invalid);
    QVERIFY2(QByteArray::fromStdString(rows.error().context).contains(word),
             rows.error().context.c_str());
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
             preview.faults.empty() ? "" : preview.faults.front().sentence.c_str());
    const auto done = import.apply();
    QVERIFY2(done, done ? "" : done.error().context.c_str());
    QCOMPARE(*done, 2);
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
    const auto before = count(EntityId::Household);
    const auto done = import.apply();
    QVERIFY(!done);
    QVERIFY(done.error().context.find("line 2") != std::string::npos);
    QCOMPARE(count(EntityId::Household), before);
}

void TestHouseholdImport::goesOnWhereItWasCut() {
    const std::string csv = head + "9-1-101,林秀英,女,,02,\n9-1-102,黄一鸣,男,,02,\n";
    {
        HouseholdImport first(*m_grid->store);
        read(first, head + "9-1-101,林秀英,女,,02,\n"); // as far as it came
        QVERIFY(first.apply());
    }
    HouseholdImport again(*m_grid->store);
    const auto preview = read(again, csv);
    QCOMPARE(preview.alreadyHere, 1);
    QCOMPARE(preview.households, 1);
    QVERIFY(preview.faults.empty());
    QCOMPARE(*again.apply(), 1);
    HouseholdImport third(*m_grid->store);
    QCOMPARE(read(third, csv).households, 0);
    // Somebody else at a door where people live is for a person to look at.
    HouseholdImport other(*m_grid->store);
    QCOMPARE(read(other, head + "9-1-101,陈别人,女,,02,\n").faults.size(), std::size_t{1});
}

void TestHouseholdImport::unknownColumnsAreRefused() {
    HouseholdImport import(*m_grid->store);
    const auto unknown = import.read("门牌,姓名,宗教\n");
    QVERIFY(!unknown);
    QVERIFY(unknown.error().context.find("宗教") != std::string::npos);
    QVERIFY(!import.read("姓名,性别\n"));
    QVERIFY(!import.read("门牌,姓名,姓名\n"));
    QVERIFY(!import.read(""));
}

QTEST_GUILESS_MAIN(TestHouseholdImport)
#include "tst_householdimport.moc"
