#include "tests/e2e/support/programs.h"

using namespace banyan::e2e;

// What people type to find one person, on the phone that wrote him down and on another.
class TestFindSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsThePerson_data();
    void findsThePerson();
    void findsNobodyElseByWholeName();
    void followsARename();

private:
    Office office;
    std::optional<Phone> writer, reader;
    std::string who;
};

void TestFindSearch::initTestCase() {
    office.serve();
    writer = office.phone("li", "grid_leader");
    reader = office.phone("wang", "grid_worker");
    const auto grid = text(writer->json({"list", "grid"}), "0.id");
    const auto building = writer->done({"create", "building", "name=3栋", "grid=" + grid});
    const auto dwelling = writer->done(
        {"create", "dwelling", "grid=" + grid, "building=" + building, "unit=2", "door=3-2-501"});
    const auto household = writer->done({"create", "household", "dwelling=" + dwelling});
    who = writer->done(
        {"create", "resident", "household=" + household, "name=陈小明", "phones=13900138642"});
    writer->sync();
    reader->sync();
}

void TestFindSearch::findsThePerson_data() {
    QTest::addColumn<QString>("typed");
    for (const char* typed : {"cxm", "chenx", "陈", "小明", "8642", "3-2-501", "陈小明",
                              "chenxiaoming", "13900138642", "CXM", "3栋2单元501室"})
        QTest::newRow(typed) << QString::fromUtf8(typed);
}

void TestFindSearch::findsThePerson() {
    QFETCH(QString, typed);
    for (const auto* phone : {&*writer, &*reader}) {
        const auto found = phone->json({"list", "resident", "--search", typed.toStdString()});
        QVERIFY2(column(found, "id").count(who) == 1, written(found).c_str());
    }
}

void TestFindSearch::findsNobodyElseByWholeName() {
    const auto found = reader->json({"list", "resident", "--search", "陈小明"});
    for (const auto& name : column(found, "fields.name"))
        QCOMPARE(name, "陈小明");
    const auto door = reader->json({"list", "resident", "--search", "3-2-501"});
    QVERIFY(column(door, "id").count(who) == 1 && door.toArray().size() < 20);
    QCOMPARE(reader->json({"list", "resident", "--search", "没有这个人"}).toArray().size(), 0);
}

void TestFindSearch::followsARename() {
    writer->done({"set", "resident", who, "name=欧阳娜"});
    writer->sync();
    reader->sync();
    for (const auto* phone : {&*writer, &*reader}) {
        QCOMPARE(column(phone->json({"list", "resident", "--search", "oyn"}), "id").count(who), 1u);
        QCOMPARE(column(phone->json({"list", "resident", "--search", "cxm"}), "id").count(who), 0u);
    }
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestFindSearch)
#include "tst_findsearch.moc"
