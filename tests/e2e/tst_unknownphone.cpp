#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// An office restored from a backup that is older than a phone's enrolment.
class TestUnknownPhone : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void enrolledAnewItBringsEverything();
    void stolenPhoneWipesItself();

private:
    std::multiset<std::string> notes(const Phone& phone, const std::string& household) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
};

void TestUnknownPhone::enrolledAnewItBringsEverything() {
    Office office;
    office.serve();
    const Phone witness = office.phone("li", "grid_leader");
    office.addUser("wang", "grid_worker", {demoGrid});
    const std::string backup = office.path(QStringLiteral("backup.db")).toStdString();
    office.done({"backup", backup});
    const Phone phone = office.phone("wang");
    const std::string household = text(phone.json({"list", "household", "--limit", "1"}), "0.id");
    phone.done({"add", "household", household, "door_note", "中心收到过"});
    phone.sync();
    phone.done({"add", "household", household, "door_note", "还没有传"});
    QCOMPARE(office.stop(), 0);
    office.done({"restore", backup});
    office.serve();

    const auto refused = phone.run({"sync"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("restored from a backup") != std::string::npos,
             refused.said().c_str());
    QVERIFY2(refused.err.find("enrol it anew") != std::string::npos, refused.said().c_str());
    QCOMPARE(phone.unsent(), 1);
    const auto kept = office.json({"set-aside"});
    QCOMPARE(kept.toArray().size(), 1);
    QCOMPARE(text(kept, "0.reason"), std::string("unknown_device"));
    QCOMPARE(text(kept, "0.author"), std::string("wang"));
    QCOMPARE(notes(witness, household).size(), std::size_t{0});

    phone.done({"enrol", office.done({"enrol", "wang"})});
    QCOMPARE(phone.unsent(), 2);
    const auto report = phone.sync();
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(number(report, "set_aside"), 0);
    const std::multiset<std::string> typed{"中心收到过", "还没有传"};
    QCOMPARE(notes(phone, household), typed);
    witness.sync();
    QCOMPARE(notes(witness, household), typed);
    QCOMPARE(office.json({"set-aside"}).toArray().size(), 0);
    QCOMPARE(phone.run({"enrol", office.done({"enrol", "wang"})}).code, 1); // it is known now
    requireEqual(office, {&witness, &phone});
    QCOMPARE(office.stop(), 0);
}

void TestUnknownPhone::stolenPhoneWipesItself() {
    Office office;
    office.serve();
    const Phone phone = office.phone("wang");
    const std::string household = text(phone.json({"list", "household", "--limit", "1"}), "0.id");
    phone.done({"add", "household", household, "door_note", "不该给人看见"});
    office.done({"device", "revoke", text(phone.json({"status"}), "device"), "--stolen"});
    const auto refused = phone.run({"sync"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("stolen") != std::string::npos, refused.said().c_str());
    QCOMPARE(at(phone.json({"status"}), "enrolled").toBool(), false);
    QCOMPARE(phone.json({"list", "household"}).toArray().size(), 0);
    QDirIterator files(phone.home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("不该给人看见"), qPrintable(file.fileName()));
    }
    QCOMPARE(text(office.json({"set-aside"}), "0.reason"), std::string("revoked"));
    requireClean(office);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestUnknownPhone)
#include "tst_unknownphone.moc"
