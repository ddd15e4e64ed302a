#include "core/tables/tablefile.h"
#include "core/tables/xlsxtable.h"
#include "core/tables/zipparts.h"
#include "tests/core/tables/xlsxparts.h"

#include <QTemporaryDir>
#include <QTest>

using namespace banyan;
using banyan::test::XlsxParts;

namespace {

std::string sheetOf(const std::string& rows) {
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

} // namespace

// Workbooks as spreadsheets write them, and what is only called one.
class TestXlsxTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsCells_data();
    void readsCells();
    void readsRowsByTheirNumbers();
    void eachRowHasWhatIsMerged();
    void errorsOfFormulasAreKnown();
    void daysMayBeCountedFrom1904();
    void goesWithoutStringsAndStyles();
    void refusesWhatIsBroken_data();
    void refusesWhatIsBroken();
    void refusesWhatIsTooLarge_data();
    void refusesWhatIsTooLarge();
    void anyCutIsRefused();
    void aFileIsReadByItsBytes();
};

void TestXlsxTable::readsCells_data() {
    QTest::addColumn<QByteArray>("cell");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const char* cell, const char* text) {
        QTest::newRow(name) << QByteArray(cell) << QByteArray(text);
    };
    row("shared", "<c r=\"A1\" t=\"s\"><v>0</v></c>", "门牌");
    row("in pieces", "<c r=\"A1\" t=\"s\"><v>1</v></c>", "姓名 ");
    row("inline", "<c r=\"A1\" t=\"inlineStr\"><is><t>3栋&amp;501</t></is></c>", "3栋&501");
    row("formula", "<c r=\"A1\" t=\"str\"><f>B1&amp;C1</f><v>陈小明</v></c>", "陈小明");
    row("whole", "<c r=\"A1\"><v>501</v></c>", "501");
    row("phone", "<c r=\"A1\"><v>1.3900130017E10</v></c>", "13900130017");
    row("too long a number", "<c r=\"A1\"><v>4.45299199001E17</v></c>", "4.45299199001E17");
    row("broken number", "<c r=\"A1\"><v>1.5</v></c>", "1.5");
    row("yes", "<c r=\"A1\" t=\"b\"><v>1</v></c>", "1");
    row("built-in date", "<c r=\"A1\" s=\"1\"><v>33239</v></c>", "1991-01-01");
    row("date with time", "<c r=\"A1\" s=\"1\"><v>33239.75</v></c>", "1991-01-01");
    row("own date", "<c r=\"A1\" s=\"2\"><v>61</v></c>", "1900-03-01");
    row("before the day that never was", "<c r=\"A1\" s=\"2\"><v>59</v></c>", "1900-02-28");
    row("only looks like a date", "<c r=\"A1\" s=\"3\"><v>33239</v></c>", "33239");
    row("no such style", "<c r=\"A1\" s=\"99\"><v>7</v></c>", "7");
    row("beyond all years", "<c r=\"A1\" s=\"1\"><v>3000000</v></c>", "3000000");
    row("no number", "<c r=\"A1\"><v>nan</v></c>", "nan");
}

void TestXlsxTable::readsCells() {
    QFETCH(QByteArray, cell);
    QFETCH(QByteArray, text);
    const XlsxParts parts(sheetOf("<row r=\"1\">" + cell.toStdString() + "</row>"));
    const auto rows = parseXlsx(parts.bytes());
    QVERIFY2(rows, rows ? "" : rows.error().context.c_str());
    QCOMPARE(rows->size(), std::size_t{1});
    QCOMPARE(rows->front().cells.size(), std::size_t{1});
    QCOMPARE(QByteArray::fromStdString(rows->front().cells.front()), text);
}

void TestXlsxTable::readsRowsByTheirNumbers() {
    const XlsxParts parts(
        sheetOf("<row r=\"2\"><c r=\"B2\"><v>1</v></c><c><v>2</v></c><c r=\"ZZ2\" s=\"1\"/></row>"
                "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c></row><row/>"
                "<row><c><v>5</v></c></row>"));
    const auto rows = parseXlsx(parts.bytes());
    QVERIFY2(rows, rows ? "" : rows.error().context.c_str());
    QCOMPARE(rows->size(), std::size_t{2}); // those without a text are left out
    QCOMPARE((*rows)[0].line, 2);
    QCOMPARE((*rows)[0].cells, std::vector<std::string>({"", "1", "2"}));
    QCOMPARE((*rows)[1].line, 5);
    QCOMPARE((*rows)[1].cells, std::vector<std::string>({"5"}));
}

void TestXlsxTable::eachRowHasWhatIsMerged() {
    // A door over three people, whose third row has no more cells; a title over two columns.
    const XlsxParts parts(
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>7</v></c><c r=\"B1\"/></row>"
        "<row r=\"2\"><c r=\"A2\"><v>501</v></c><c r=\"B2\"><v>1</v></c></row>"
        "<row r=\"3\"><c r=\"B3\"><v>2</v></c></row>"
        "<row r=\"4\"><c r=\"A4\"/></row>"
        "<row r=\"5\"><c r=\"A5\"><v>502</v></c><c r=\"B5\"><v>3</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A2:A4\"/>"
        "<mergeCell ref=\"nonsense\"/></mergeCells></worksheet>");
    const auto rows = parseXlsx(parts.bytes());
    QVERIFY2(rows, rows ? "" : rows.error().context.c_str());
    std::vector<std::vector<std::string>> cells;
    for (const auto& row : *rows)
        cells.push_back(row.cells);
    const std::vector<std::vector<std::string>> expected{
        {"7"}, {"501", "1"}, {"501", "2"}, {"502", "3"}};
    QCOMPARE(cells, expected);
}

void TestXlsxTable::errorsOfFormulasAreKnown() {
    const XlsxParts parts(sheetOf(
        "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\" t=\"e\"><f>1/0</f>"
        "<v>#DIV/0!</v></c></row><row r=\"2\"><c r=\"A2\" t=\"str\"><v>#N/A</v></c></row>"));
    const auto rows = parseXlsx(parts.bytes());
    QVERIFY2(rows, rows ? "" : rows.error().context.c_str());
    QCOMPARE((*rows)[0].cells, std::vector<std::string>({"1", "", "#DIV/0!"}));
    QCOMPARE((*rows)[0].errors, std::vector<std::size_t>({2}));
    QVERIFY((*rows)[1].errors.empty()); // a text that somebody wrote
}

void TestXlsxTable::daysMayBeCountedFrom1904() {
    XlsxParts parts(sheetOf("<row><c s=\"1\"><v>1</v></c></row>"));
    parts.add("xl/workbook.xml", "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets>"
                                 "<sheet r:id=\"rId3\"/></sheets></workbook>");
    const auto rows = parseXlsx(parts.bytes());
    QVERIFY(rows);
    QCOMPARE(rows->front().cells.front(), std::string("1904-01-02"));
}

void TestXlsxTable::goesWithoutStringsAndStyles() {
    XlsxParts parts(sheetOf("<row><c s=\"1\"><v>1</v></c></row>"));
    parts.add("xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id=\"rId3\" "
                                            "Target=\"worksheets/sheet1.xml\"/></Relationships>");
    parts.drop("xl/sharedStrings.xml");
    parts.drop("xl/styles.xml");
    const auto rows = parseXlsx(parts.bytes());
    QVERIFY(rows);
    QCOMPARE(rows->front().cells.front(), std::string("1"));
}

void TestXlsxTable::refusesWhatIsBroken_data() {
    QTest::addColumn<QByteArray>("part"); // which is replaced; none: the archive by the text
    QTest::addColumn<QByteArray>("text"); // nothing: the part is missing
    const QByteArray sheet = "xl/worksheets/sheet1.xml";
    QTest::newRow("no archive") << QByteArray() << QByteArray("PK\x03\x04 and nothing else");
    QTest::newRow("no workbook") << QByteArray("xl/workbook.xml") << QByteArray();
    QTest::newRow("no sheets") << QByteArray("xl/workbook.xml") << QByteArray("<workbook/>");
    QTest::newRow("no sheet") << sheet << QByteArray();
    QTest::newRow("strings named, not there") << QByteArray("xl/sharedStrings.xml") << QByteArray();
    QTest::newRow("cut") << sheet << QByteArray("<worksheet><sheetData><row><c><v>1</v>");
    QTest::newRow("no XML") << sheet << QByteArray("a,b,c");
    QTest::newRow("a string that is not there")
        << sheet << QByteArray("<s><row><c t=\"s\"><v>3</v></c></row></s>");
    QTest::newRow("a string before the first")
        << sheet << QByteArray("<s><row><c t=\"s\"><v>-1</v></c></row></s>");
    QTest::newRow("rows backwards")
        << sheet << QByteArray("<s><row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c/></row></s>");
    QTest::newRow("a row beyond the last")
        << sheet << QByteArray("<s><row r=\"2000000\"><c><v>1</v></c></row></s>");
    QTest::newRow("merged twice")
        << sheet
        << QByteArray("<s><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><mergeCell ref=\"A1:A3\"/>"
                      "<mergeCell ref=\"A2:B4\"/></s>");
    QTest::newRow("entities")
        << sheet
        << QByteArray("<!DOCTYPE s [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
                      "<s><row><c t=\"str\"><v>&b;</v></c></row></s>");
}

void TestXlsxTable::refusesWhatIsBroken() {
    QFETCH(QByteArray, part);
    QFETCH(QByteArray, text);
    XlsxParts parts(sheetOf("<row><c t=\"s\"><v>0</v></c></row>"));
    QVERIFY(parseXlsx(parts.bytes())); // as it is
    if (text.isEmpty())
        parts.drop(part.toStdString());
    else
        parts.add(part.toStdString(), text.toStdString());
    const auto rows = parseXlsx(part.isEmpty() ? text.toStdString() : parts.bytes());
    QVERIFY(!rows);
    QCOMPARE(rows.error().code, ErrorCode::Garbled);
    QVERIFY(!rows.error().context.empty());
}

void TestXlsxTable::refusesWhatIsTooLarge_data() {
    QTest::addColumn<QByteArray>("rows");
    QTest::newRow("a column too far") << QByteArray("<row><c r=\"BM1\"><v>1</v></c></row>");
    QTest::newRow("a long cell") << "<row><c t=\"str\"><v>" + QByteArray(4'001, 'a')
                                        + "</v></c></row>";
    QTest::newRow("a long text") << "<row><c t=\"inlineStr\"><is><t>" + QByteArray(4'001, 'a')
                                        + "</t></is></c></row>";
    QTest::newRow("too many rows") << QByteArray("<row><c><v>1</v></c></row>").repeated(100'001);
    // 64 MiB of nothing are 64 KiB in the archive.
    QTest::newRow("a bomb") << QByteArray(qsizetype(zipPartBytesMax), ' ');
}

void TestXlsxTable::refusesWhatIsTooLarge() {
    QFETCH(QByteArray, rows);
    const auto read = parseXlsx(XlsxParts(sheetOf(rows.toStdString())).bytes());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::TooLarge);
}

void TestXlsxTable::anyCutIsRefused() {
    const std::string whole = XlsxParts(sheetOf("<row><c t=\"s\"><v>0</v></c></row>")).bytes();
    for (std::size_t size = 4; size < whole.size(); size += 7)
        QVERIFY2(!parseXlsx(std::string_view(whole).substr(0, size)), std::to_string(size).c_str());
}

void TestXlsxTable::aFileIsReadByItsBytes() {
    const QTemporaryDir folder;
    const auto write = [&](const char* name, const std::string& bytes) {
        const std::string path = folder.filePath(QString::fromLatin1(name)).toStdString();
        QFile file(QString::fromStdString(path));
        if (!file.open(QIODevice::WriteOnly)
            || file.write(bytes.data(), qint64(bytes.size())) != qint64(bytes.size()))
            qFatal("the folder cannot be written");
        return path;
    };
    const auto book =
        readTableFile(write("a.csv", XlsxParts(sheetOf("<row><c><v>1</v></c></row>")).bytes()));
    QVERIFY(book); // whatever it is called
    QCOMPARE(book->rows.front().cells.front(), std::string("1"));
    const auto text = readTableFile(write("b.xlsx", "1\n"));
    QVERIFY(text);
    QCOMPARE(text->rows.front().cells.front(), std::string("1"));
    QVERIFY(text->digest != book->digest);
    QCOMPARE(readTableFile(write("c.xlsx", "1\n"))->digest, text->digest);
    const auto old = readTableFile(write("old.xls", "\xd0\xcf\x11\xe0 and so on"));
    QVERIFY(!old);
    QCOMPARE(old.error().code, ErrorCode::Garbled);
    const auto none = readTableFile((folder.path() + QStringLiteral("/none.csv")).toStdString());
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestXlsxTable)
#include "tst_xlsxtable.moc"
