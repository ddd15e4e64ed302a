#include "tests/core/tables/xlsxparts.h"
#include "tests/e2e/support/replicas.h"

#include <QFile>

using namespace banyan::e2e;
using banyan::test::XlsxParts;

// Households out of a workbook, over real programs: looked at, corrected, registered, sent.
class TestTableImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aWorkbookIsLookedAtThenRegistered();
    void whatIsNoTableIsRefused();

private:
    static std::string rowOf(const std::vector<std::string>& cells) {
        std::string row = "<row>";
        for (const auto& cell : cells)
            row += "<c t=\"inlineStr\"><is><t>" + cell + "</t></is></c>";
        return row + "</row>";
    }
    std::string file(const char* name, const std::string& bytes) {
        QFile file(folder.filePath(q(name)));
        require(file.open(QIODevice::WriteOnly)
                    && file.write(bytes.data(), qint64(bytes.size())) == qint64(bytes.size()),
                "the table cannot be written");
        return file.fileName().toStdString();
    }
    std::string book(const char* name, const char* birthDate) {
        const std::string grid = demoGrid;
        return file(
            name,
            XlsxParts("<worksheet><sheetData>" + rowOf({"网格编码", "门牌", "姓名", "出生日期"})
                      + rowOf({grid, "99-1-101", "林测试", "1990-01-31"})
                      + rowOf({grid, "99-1-102", "陈测试", birthDate}) + "</sheetData></worksheet>")
                .bytes());
    }

    QTemporaryDir folder;
};

void TestTableImport::aWorkbookIsLookedAtThenRegistered() {
    Office office;
    office.serve();
    const Phone desk = office.phone("desk", "community", {"445202001001"});
    const auto before = column(desk.json({"list", "household"}), "id").size();

    const std::string wrong = book("wrong.xlsx", "1990-13-31");
    const auto refused = desk.run({"import", wrong, "--confirm"});
    QCOMPARE(refused.code, 1);
    QVERIFY(refused.out.find("line 3: ") != std::string::npos); // which row, and why
    QCOMPARE(desk.unsent(), 0);

    const std::string right = book("right.xlsx", "1991-12-31");
    QCOMPARE(number(desk.json({"import", right}), "households"), 2);
    QCOMPARE(desk.unsent(), 0); // only looked at
    QCOMPARE(number(desk.json({"import", right, "--confirm"}), "registered"), 2);
    QCOMPARE(desk.unsent(), 2); // an action a household
    QCOMPARE(number(desk.json({"import", right, "--confirm"}), "registered"), 0); // once

    const auto sent = desk.sync();
    QCOMPARE(number(sent, "sent"), 2);
    QCOMPARE(number(sent, "set_aside"), 0);
    QCOMPARE(column(desk.json({"list", "household"}), "id").size(), before + 2);
    requireClean(desk);
    requireClean(office);
}

void TestTableImport::whatIsNoTableIsRefused() {
    const Phone phone(folder.filePath(q("phone")));
    for (const auto& [name, bytes] :
         {std::pair("cut.xlsx", std::string("PK\x03\x04 and nothing else")),
          std::pair("old.xls", std::string("\xd0\xcf\x11\xe0")),
          std::pair("gbk.csv", std::string("\xd0\xd5\xc3\xfb\n"))}) {
        const auto refused = phone.run({"import", file(name, bytes)});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.find("save it") != std::string::npos
                     || refused.err.find("Save as") != std::string::npos,
                 refused.err.c_str()); // it says what to do
    }
    QCOMPARE(phone.run({"import", folder.filePath(q("none.csv")).toStdString()}).code, 1);
}

QTEST_GUILESS_MAIN(TestTableImport)
#include "tst_tableimport.moc"
