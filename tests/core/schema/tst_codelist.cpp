#include "core/schema/codelist.h"

#include <QTest>
#include <set>

using namespace banyan;

class TestCodeList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyListIsWellFormed();
    void listsAreFoundByName();
    void holds_data();
    void holds();
    void lacks_data();
    void lacks();
    void countsFollowTheStandards();
};

void TestCodeList::everyListIsWellFormed() {
    std::set<std::string_view> names;
    for (const CodeList* list : codeLists()) {
        QVERIFY2(names.insert(list->name).second, list->name);
        QVERIFY2(!list->codes.empty(), list->name);
        std::set<std::string_view> seen;
        std::set<std::string_view> labels;
        for (const Code& code : list->codes) {
            QVERIFY2(seen.insert(code.code).second, code.code.data());
            QVERIFY2(labels.insert(code.zh).second, code.zh);
            QVERIFY2(!std::string_view(code.zh).empty(), list->name);
            QVERIFY2(!std::string_view(code.en).empty(), list->name);
            QCOMPARE(list->find(code.code), &code);
        }
        QVERIFY(list->find("no such code") == nullptr);
    }
    QCOMPARE(names.size(), std::size_t{55});
}

void TestCodeList::listsAreFoundByName() {
    QCOMPARE(codeListNamed("visit_outcome"), &codes::visitOutcome);
    QCOMPARE(codeListNamed("high_risk"), &codes::highRisk);
    QVERIFY(codeListNamed("visit outcome") == nullptr);
    QVERIFY(codeListNamed("") == nullptr);
}

void TestCodeList::holds_data() {
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("zh");
    const auto row = [](const char* list, const char* code, const char* zh) {
        QTest::addRow("%s %s", list, code)
            << QString::fromUtf8(list) << QString::fromUtf8(code) << QString::fromUtf8(zh);
    };
    row("sex", "2", "女");
    row("marital_status", "23", "复婚");
    row("nationality", "01", "汉族");
    row("nationality", "22", "畲族");
    row("nationality", "56", "基诺族");
    row("nationality", "98", "外国血统中国籍人士");
    row("relation", "28", "女婿");
    row("relation", "38", "儿媳");
    row("relation", "43", "外孙子");
    row("relation", "99", "非亲属");
    row("political_status", "09", "中国致公党党员");
    row("political_status", "13", "群众");
    row("education", "60", "普通高级中学教育");
    row("care_category", "lost_only_child", "计生特殊家庭");
    row("occupancy", "group_rented", "群租");
    row("visit_outcome", "no_answer", "没人");
    row("role", "grid_worker", "网格员");
}

void TestCodeList::holds() {
    QFETCH(QString, list);
    QFETCH(QString, code);
    QFETCH(QString, zh);
    const CodeList* found = codeListNamed(list.toStdString());
    QVERIFY(found);
    const Code* entry = found->find(code.toStdString());
    QVERIFY(entry);
    QCOMPARE(QString::fromUtf8(entry->zh), zh);
}

void TestCodeList::lacks_data() {
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("code");
    QTest::newRow("collective head, dropped in 2008")
        << QStringLiteral("relation") << QStringLiteral("03");
    QTest::newRow("nanny, dropped in 2008") << QStringLiteral("relation") << QStringLiteral("98");
    QTest::newRow("no nationality 57") << QStringLiteral("nationality") << QStringLiteral("57");
    QTest::newRow("no education 50") << QStringLiteral("education") << QStringLiteral("50");
    QTest::newRow("case matters") << QStringLiteral("visit_outcome") << QStringLiteral("Met");
}

void TestCodeList::lacks() {
    QFETCH(QString, list);
    QFETCH(QString, code);
    const CodeList* found = codeListNamed(list.toStdString());
    QVERIFY(found);
    QVERIFY(found->find(code.toStdString()) == nullptr);
}

void TestCodeList::countsFollowTheStandards() {
    QCOMPARE(codes::sex.codes.size(), std::size_t{4});
    QCOMPARE(codes::maritalStatus.codes.size(), std::size_t{8});
    QCOMPARE(codes::nationality.codes.size(), std::size_t{58});
    QCOMPARE(codes::politicalStatus.codes.size(), std::size_t{13});
    QCOMPARE(codes::education.codes.size(), std::size_t{8});
    // 01 02, then 10-12, 20-97 without gaps, and 99.
    QCOMPARE(codes::relation.codes.size(), std::size_t{84});
    QCOMPARE(codes::careCategory.codes.size(), std::size_t{18});
    QCOMPARE(codes::role.codes.size(), std::size_t{11});
}

QTEST_GUILESS_MAIN(TestCodeList)
#include "tst_codelist.moc"
