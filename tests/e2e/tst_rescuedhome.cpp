#include "tests/e2e/support/replicas.h"

#include <sys/file.h>

using namespace banyan::e2e;

// A phone's database that is damaged, as the person meets it: the next command saves what can be
// read and says so, the next sync sends it, and the office has it once.
class TestRescuedHome : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void headerGone();
    void notADatabase();
    void cutShort();
    void middleZeroed();
    void anotherProgramHasItOpen();
    void cleanupTestCase();

private:
    static QString databaseOf(const Phone& phone) {
        return phone.home() + QStringLiteral("/phone.db");
    }
    static QByteArray bytesOf(const QString& path) {
        QFile file(path);
        require(file.open(QIODevice::ReadOnly), "cannot read " + path.toStdString());
        return file.readAll();
    }
    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
                "cannot write " + path.toStdString());
    }
    void note(const Phone& phone, const std::string& what) {
        phone.done({"add", "household", household, "door_note", what});
        typed.insert(what);
    }
    std::multiset<std::string> notes(const Phone& phone) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
    static QStringList kept(const Phone& phone) {
        return QDir(phone.home()).entryList({QStringLiteral("damaged-*")}, QDir::Dirs);
    }
    // The damaged file lies untouched in the folder that was named.
    void requireKept(const Phone& phone, const std::string& said, const QByteArray& damaged,
                     Where where = Where::current()) {
        const QStringList folders = kept(phone);
        require(folders.size() == 1, "the damaged file is not kept", where);
        require(said.find(folders.front().toStdString()) != std::string::npos, said, where);
        require(
            bytesOf(phone.home() + QLatin1Char('/') + folders.front() + QStringLiteral("/phone.db"))
                == damaged,
            "the damaged file was changed", where);
    }

    Office office;
    std::optional<Phone> witness;
    std::string household;
    std::multiset<std::string> typed;
    std::vector<Phone> all;
};

void TestRescuedHome::initTestCase() {
    office.serve();
    witness = office.phone("li", "grid_leader");
    household = text(witness->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestRescuedHome::headerGone() {
    const Phone phone = office.phone("wang");
    note(phone, "已经传到");
    phone.sync();
    note(phone, "头坏之前一");
    note(phone, "头坏之前二");
    const std::string device = text(phone.json({"status"}), "device");
    QByteArray bytes = bytesOf(databaseOf(phone));
    bytes.replace(0, 4096, QByteArray(4096, '\0'));
    write(databaseOf(phone), bytes);

    const auto status = phone.run({"status", "--json"});
    QCOMPARE(status.code, 0);
    QVERIFY2(status.err.find("was damaged") != std::string::npos, status.said().c_str());
    QVERIFY2(status.err.find("2 unsent") != std::string::npos, status.said().c_str());
    requireKept(phone, status.err, bytes);
    QCOMPARE(number(status.json(), "unsent"), 2);
    QCOMPARE(number(status.json(), "rescued.unsent"), 2);
    QCOMPARE(at(status.json(), "rescued.identity").toBool(), true);
    const auto report = phone.sync();
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(number(report, "set_aside"), 0);
    QVERIFY(text(phone.json({"status"}), "device") != device);
    QCOMPARE(notes(phone), typed);
    all.push_back(phone);
}

void TestRescuedHome::notADatabase() {
    const Phone phone = office.phone("wang");
    note(phone, "什么都不剩");
    phone.sync();
    const QByteArray bytes("this was a database once\n");
    write(databaseOf(phone), bytes);
    const auto status = phone.run({"status"});
    QCOMPARE(status.code, 0);
    QVERIFY2(status.err.find("cannot be told") != std::string::npos, status.said().c_str());
    QVERIFY2(status.err.find("enrol it anew") != std::string::npos, status.said().c_str());
    requireKept(phone, status.err, bytes);
    phone.done({"enrol", office.done({"enrol", "wang"})});
    phone.sync();
    QCOMPARE(notes(phone), typed);
    all.push_back(phone);
}

// The queue lies before the cut, whose phone it is as well.
void TestRescuedHome::cutShort() {
    const Phone phone = office.phone("wang");
    note(phone, "截短之前");
    QByteArray bytes = bytesOf(databaseOf(phone));
    bytes.truncate(bytes.size() / 2 + 1'234);
    write(databaseOf(phone), bytes);
    const auto status = phone.run({"status"});
    QCOMPARE(status.code, 0);
    requireKept(phone, status.err, bytes);
    QCOMPARE(number(phone.sync(), "unsent"), 0);
    QCOMPARE(notes(phone), typed);
    all.push_back(phone);
}

// SQLite opens it and falls over the hole later; the command after that saves what there is.
void TestRescuedHome::middleZeroed() {
    const Phone phone = office.phone("wang");
    note(phone, "中间坏之前");
    QByteArray bytes = bytesOf(databaseOf(phone));
    // All but the pages that hold the queue and whose phone it is.
    for (qsizetype at = bytes.size() / 2 / 4096 * 4096; at + 4096 <= bytes.size(); at += 4096)
        bytes.replace(at, 4096, QByteArray(4096, '\0'));
    write(databaseOf(phone), bytes);
    const auto found = phone.run({"list", "resident"});
    if (found.code != 0) {
        QVERIFY2(found.err.find("damaged") != std::string::npos, found.said().c_str());
        QVERIFY2(found.err.find("say the command again") != std::string::npos,
                 found.said().c_str());
    }
    const auto status = phone.run({"status"});
    QCOMPARE(status.code, 0);
    requireKept(phone, found.err + status.err, bytes);
    QCOMPARE(number(phone.sync(), "unsent"), 0);
    QCOMPARE(notes(phone), typed);
    all.push_back(phone);
}

void TestRescuedHome::anotherProgramHasItOpen() {
    const Phone phone = office.phone("wang");
    note(phone, "两个程序");
    QByteArray bytes = bytesOf(databaseOf(phone));
    bytes.replace(0, 100, QByteArray(100, '\0'));
    write(databaseOf(phone), bytes);
    QFile lock(phone.home() + QStringLiteral("/phone.lock"));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QVERIFY(::flock(lock.handle(), LOCK_SH) == 0);
    const auto busy = phone.run({"status"});
    QCOMPARE(busy.code, 3);
    QVERIFY2(busy.err.find("close") != std::string::npos, busy.said().c_str());
    QVERIFY(kept(phone).isEmpty());
    lock.close();
    QCOMPARE(phone.run({"status"}).code, 0);
    QCOMPARE(number(phone.sync(), "unsent"), 0);
    all.push_back(phone);
}

void TestRescuedHome::cleanupTestCase() {
    std::vector<const Phone*> phones{&*witness};
    for (const auto& phone : all)
        phones.push_back(&phone);
    for (const auto* phone : phones)
        phone->sync();
    requireEqual(office, phones);
    QCOMPARE(notes(*witness), typed);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestRescuedHome)
#include "tst_rescuedhome.moc"
