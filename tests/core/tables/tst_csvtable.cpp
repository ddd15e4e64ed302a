#include "core/tables/csvtable.h"

#include <QTest>

using namespace banyan;

// Tables as spreadsheets save them.
class TestCsvTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tables_data();
    void tables();
    void badTables_data();
    void badTables();
};

void TestCsvTable::tables_data() {
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

void TestCsvTable::tables() {
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

void TestCsvTable::badTables_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<int>("code");
    const int garbled = int(ErrorCode::Garbled);
    const int large = int(ErrorCode::TooLarge);
    QTest::newRow("GBK") << QByteArray("\xd0\xd5\xc3\xfb,a\n") << QByteArray("UTF-8") << garbled;
    QTest::newRow("a workbook") << QByteArray("PK\x03\x04\x14\x00\x06\x00", 8)
                                << QByteArray("CSV UTF-8") << garbled;
    QTest::newRow("a quote") << QByteArray("a\n\"b\nc\n") << QByteArray("line 2")
                             << int(ErrorCode::Invalid);
    QTest::newRow("wide") << QByteArray(200, ',') << QByteArray("columns") << large;
    QTest::newRow("a huge cell") << QByteArray(9'000, 'a') << QByteArray("4,000") << large;
}

void TestCsvTable::badTables() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, word);
    QFETCH(int, code);
    const auto rows = parseCsv(bytes.toStdString());
    QVERIFY(!rows);
    QCOMPARE(int(rows.error().code), code);
    QVERIFY2(QByteArray::fromStdString(rows.error().context).contains(word),
             rows.error().context.c_str());
}

QTEST_GUILESS_MAIN(TestCsvTable)
#include "tst_csvtable.moc"
