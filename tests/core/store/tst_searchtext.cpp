#include "core/store/searchtext.h"

#include "core/random.h"
#include "core/store/pinyin.h"

#include <QTest>
#include <sqlite3.h>

using namespace banyan;

// Against a real FTS5 table of the form the store uses: what is typed finds whom it should.
class TestSearchText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void finds_data();
    void finds();
    void nothingTypedIsNoFilter_data();
    void nothingTypedIsNoFilter();
    void noInputIsASyntaxError();
    void indexHoldsNoWholeIdNumber();

private:
    QByteArray search(const std::string& expression, QString* error = nullptr);
    void insert(int row, const std::string& text);

    sqlite3* m_database = nullptr;
    std::string m_firstText;
};

namespace {

struct Person {
    const char* name;
    const char* phone;
    const char* estate;
    const char* door;
    const char* idNumber;
};

// Rows 1.. in this order.
constexpr Person people[] = {
    {"陈小明", "13912340017", "榕江花园", "3-2-501", "445299199001010017"},
    {"陈晓敏", "13912345678", "榕江花园", "3-2-502", "11010519491231002X"},
    {"曾国强", "06638123456", "进贤门大厦", "13-2-501", "445299195211150028"},
    {"吕丽", "15900001234", "金叶小区", "A3-501", "445299201506010039"},
    {"林小", "13800138000", "明珠苑", "2-501", ""},
};

} // namespace

void TestSearchText::initTestCase() {
    QCOMPARE(sqlite3_open(":memory:", &m_database), SQLITE_OK);
    const char* table =
        "CREATE VIRTUAL TABLE search USING fts5(text, tokenize='unicode61', prefix='1 2 3')";
    QCOMPARE(sqlite3_exec(m_database, table, nullptr, nullptr, nullptr), SQLITE_OK);
    Pinyin pinyin;
    int row = 0;
    for (const Person& person : people) {
        SearchDocument document;
        document.addText(person.name);
        document.addText(person.estate);
        document.addPinyin(pinyin.text(person.name));
        document.addPhone(person.phone);
        document.addDoor(person.door);
        document.addIdNumber(person.idNumber);
        insert(++row, document.text());
        if (row == 1)
            m_firstText = document.text();
    }
}

void TestSearchText::cleanupTestCase() { sqlite3_close(m_database); }

void TestSearchText::insert(int row, const std::string& text) {
    sqlite3_stmt* statement = nullptr;
    QCOMPARE(sqlite3_prepare_v2(m_database, "INSERT INTO search(rowid, text) VALUES (?, ?)", -1,
                                &statement, nullptr),
             SQLITE_OK);
    sqlite3_bind_int(statement, 1, row);
    sqlite3_bind_text(statement, 2, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
    QCOMPARE(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_finalize(statement);
}

// The rows found, as digits: "12".
QByteArray TestSearchText::search(const std::string& expression, QString* error) {
    QByteArray rows;
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(m_database, "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid",
                       -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, expression.data(), static_cast<int>(expression.size()),
                      SQLITE_TRANSIENT);
    int step = 0;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        rows += QByteArray::number(sqlite3_column_int(statement, 0));
    if (step != SQLITE_DONE && error)
        *error = QString::fromUtf8(sqlite3_errmsg(m_database));
    sqlite3_finalize(statement);
    return rows;
}

void TestSearchText::finds_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("rows");
    const auto row = [](const char* typed, const char* rows) {
        QTest::newRow(typed) << QByteArray(typed) << QByteArray(rows);
    };
    row("陈小明", "1");
    row("陈", "12");
    row("小明", "1"); // not 林小 of 明珠苑: a phrase ends with its part
    row("明", "15");
    row("陈 榕江", "12");
    row("榕江 小明", "1");
    row("cxm", "12");
    row("CXM", "12");
    row("xm", "12");
    row("c", "12");
    row("chenx", "12");
    row("chenxiaoming", "1");
    row("chenxiaomin", "12");
    row("chen xiao", "12");
    row("chen'xiao", "12");
    row("xiao chen", "12");
    row("chen ming", "1");
    row("chenxm", "12");
    row("xiaom", "12");
    row("ming", "1");
    row("zeng", "3");
    row("ceng", "");
    row("zgq", "3");
    row("lv", "4");
    row("lu", "4");
    row("lvli", "4");
    row("陈xm", "12");
    row("0017", "1");
    row("5678", "2");
    row("002x", "2");
    row("002X", "2");
    row("0028", "3");
    row("13912340017", "1");
    row("139 1234 0017", "1");
    row("139-1234", "12");
    row("13912", "12");
    row("０ ０ １ ７", "1");
    row("0663-8123456", "3");
    row("0663 8123456", "3");
    row("8123456", "3");
    row("3456", "3");
    row("3-2-501", "1"); // not 13-2-501
    row("3 2 501", "1");
    row("3-2-5", "12");
    row("３－２－５０１", "1");
    row("3栋2单元501", "1");
    row("3幢2单元501室", "1");
    row("2-501", "135");
    row("501", "1345");
    row("A3-501", "4");
    row("a3", "4");
    row("榕江花园3-2-501", "1");
    row("陈 3-2-501", "1");
    row("陈小明 0018", "");
    row("1990", ""); // a birth date within an ID number is no way in
    row("445299", "");
    row("王", "");
}

void TestSearchText::finds() {
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, rows);
    QString error;
    const std::string expression = searchQuery(typed.toStdString());
    QCOMPARE(search(expression, &error), rows);
    QCOMPARE(error, QString());
}

void TestSearchText::nothingTypedIsNoFilter_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("spaces") << QByteArray(" \t\n　");
    QTest::newRow("signs") << QByteArray("\"'()*:^-+{}，。！");
    QTest::newRow("part separator") << QByteArray("\xEE\x80\x80");
    QTest::newRow("broken UTF-8") << QByteArray("\xFF\xE9\x97");
    QTest::newRow("NUL") << QByteArray("\0", 1);
}

void TestSearchText::nothingTypedIsNoFilter() {
    QFETCH(QByteArray, typed);
    QCOMPARE(QByteArray::fromStdString(searchQuery(typed.toStdString())), QByteArray());
}

void TestSearchText::noInputIsASyntaxError() {
    const std::vector<std::string> scraps{
        "AND",  "OR",  "NOT",  "NEAR", "\"", "'",        "(",  ")",     "*",     ":",      "text",
        "^",    "-",   "+",    "{",    "}",  ",",        " ",  "陈",    "小",    "501",    "3栋",
        "单元", "cxm", "\xFF", "𬎆", "é",  "\xEE\x80", "　", "Ⅱ",     "①",     "١٢",     "हि",
        "ß",    "İ",   "\\",   ";",    "--", "%",        "_",  "NEAR(", "text:", "\"陈\"*"};
    SeededRandom random(7);
    for (int round = 0; round < 20'000; ++round) {
        std::string typed;
        for (auto count = random.below(9); count > 0; --count)
            typed += scraps[random.below(scraps.size())];
        const std::string expression = searchQuery(typed);
        if (expression.empty())
            continue;
        QString error;
        search(expression, &error);
        QVERIFY2(error.isEmpty(), (typed + " → " + expression + ": " + error.toStdString()).data());
    }
    QString error;
    search(searchQuery(std::string(100'000, 'a')), &error);
    search(searchQuery([] {
               std::string many;
               for (int i = 0; i < 1000; ++i)
                   many += "陈 a ";
               return many;
           }()),
           &error);
    QCOMPARE(error, QString());
}

void TestSearchText::indexHoldsNoWholeIdNumber() {
    QVERIFY(m_firstText.find("0017") != std::string::npos);
    QVERIFY(m_firstText.find("19900101") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestSearchText)
#include "tst_searchtext.moc"
