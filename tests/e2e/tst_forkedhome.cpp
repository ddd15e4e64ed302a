#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// A phone's folder copied, restored from a backup or put back in its place: two stores that give
// the same numbers. The office tells them apart and both keep what was written on them.
class TestForkedHome : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void copyThatWritesIsFound();
    void restoredBackupIsFound();
    void workSharedByBothIsAppliedOnce();
    void cleanupTestCase();

private:
    Phone copyOf(const Phone& phone, const QString& name) {
        require(copyFolder(phone.home(), office.path(name)), "the folder cannot be copied");
        return Phone(office.path(name));
    }
    void note(const Phone& phone, const std::string& what) {
        phone.done({"add", "household", household, "door_note", what});
        typed.insert(what);
    }
    std::multiset<std::string> notes(const Phone& phone) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
    std::string deviceOf(const Phone& phone) { return text(phone.json({"status"}), "device"); }

    Office office;
    std::optional<Phone> witness;
    std::string household;
    std::multiset<std::string> typed;
    std::vector<Phone> all;
};

void TestForkedHome::initTestCase() {
    office.serve();
    witness = office.phone("li", "grid_leader");
    household = text(witness->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestForkedHome::copyThatWritesIsFound() {
    const Phone phone = office.phone("wang");
    note(phone, "复制之前");
    phone.sync();
    const Phone copy = copyOf(phone, QStringLiteral("copy"));
    QCOMPARE(deviceOf(copy), deviceOf(phone));
    note(phone, "原机所写");
    note(copy, "副本所写");
    QCOMPARE(at(phone.sync(), "forked").toBool(), false);
    const auto report = copy.sync();
    QCOMPARE(at(report, "forked").toBool(), true);
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(number(report, "set_aside"), 0);
    QVERIFY(deviceOf(copy) != deviceOf(phone));
    phone.sync();
    QCOMPARE(notes(phone), typed);
    QCOMPARE(notes(copy), typed);
    // From now on they are two devices like any others.
    note(phone, "原机又写");
    note(copy, "副本又写");
    QCOMPARE(at(copy.sync(), "forked").toBool(), false);
    QCOMPARE(at(phone.sync(), "forked").toBool(), false);
    copy.sync();
    QCOMPARE(notes(copy), typed);
    all.push_back(phone);
    all.push_back(copy);
}

void TestForkedHome::restoredBackupIsFound() {
    const Phone phone = office.phone("wang");
    note(phone, "备份之前");
    phone.sync();
    const Phone backup = copyOf(phone, QStringLiteral("backup"));
    for (const auto* what : {"备份之后一", "备份之后二", "备份之后三"})
        note(phone, what);
    phone.sync();
    // The phone breaks; its folder comes back as it was, and its owner writes on. He has given
    // fewer numbers than the office has seen.
    QVERIFY(copyFolder(backup.home(), phone.home()));
    note(phone, "恢复之后");
    const auto report = phone.sync();
    QCOMPARE(at(report, "forked").toBool(), true);
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(notes(phone), typed);
    all.push_back(phone);
}

void TestForkedHome::workSharedByBothIsAppliedOnce() {
    const Phone phone = office.phone("wang");
    note(phone, "两边都有");
    const Phone copy = copyOf(phone, QStringLiteral("twin"));
    note(phone, "只在原机");
    note(copy, "只在副本");
    phone.sync();
    QCOMPARE(number(copy.sync(), "unsent"), 0);
    phone.sync();
    QCOMPARE(notes(phone), typed);
    QCOMPARE(notes(copy), typed);
    all.push_back(phone);
    all.push_back(copy);
}

void TestForkedHome::cleanupTestCase() {
    std::vector<const Phone*> phones{&*witness};
    for (const auto& phone : all)
        phones.push_back(&phone);
    for (const auto* phone : phones)
        phone->sync();
    requireEqual(office, phones);
    QCOMPARE(notes(*witness), typed);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestForkedHome)
#include "tst_forkedhome.moc"
