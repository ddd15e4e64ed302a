#include "tests/e2e/support/line.h"
#include "tests/e2e/support/replicas.h"
#include "tests/e2e/support/surroundings.h"

using namespace banyan::e2e;

// A disk that is full (ENOSPC), the phone's and then the office's: what cannot be written is
// refused in words, what was written stays, nothing is acknowledged that is not on disk, and with
// some room everything goes on.
class TestSlowFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void savesOnAFullPhone_data();
    void savesOnAFullPhone();
    void pullsOntoAFullPhone();
    void bundleOnAFullPhone();
    void sendsToAFullOffice_data();
    void sendsToAFullOffice();
    void backupOnAFullDisk();
    void cleanupTestCase();

private:
    std::multiset<std::string> notes(const Phone& phone) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
    static void requireFull(const Finished& refused, int code, Where at = Where::current()) {
        require(refused.code == code && refused.out.empty()
                    && refused.err.find("disk is full") != std::string::npos
                    && refused.err.find("free some space") != std::string::npos,
                refused.said(), at);
    }

    QTemporaryDir folder;
    std::optional<SmallDisk> phoneDisk, officeDisk;
    std::unique_ptr<Office> office;
    std::optional<Phone> wang, li;
    std::string household;
    std::multiset<std::string> typed;
};

void TestSlowFullDisk::initTestCase() {
    if (const auto fault = enterOwnSurroundings(); !fault.empty())
        QSKIP(("No small disk can be made: " + fault).c_str());
    phoneDisk.emplace(folder.filePath(QStringLiteral("phone")), 96);
    officeDisk.emplace(folder.filePath(QStringLiteral("office")), 128);
    office = std::make_unique<Office>("grid", "127.0.0.1",
                                      folder.filePath(QStringLiteral("office/data")));
    office->serve();
    li = office->phone("li", "grid_leader");
    office->addUser("wang", "grid_worker", {demoGrid});
    wang.emplace(folder.filePath(QStringLiteral("phone/home")));
    wang->done({"enrol", office->done({"enrol", "wang"})});
    wang->sync();
    household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
    wang->done({"add", "household", household, "door_note", "先记下的"});
    typed.insert("先记下的");
}

void TestSlowFullDisk::savesOnAFullPhone_data() {
    QTest::addColumn<int>("bytesFree");
    QTest::newRow("not a byte") << 0;
    QTest::newRow("one page") << 4 * 1024;
    QTest::newRow("the index of a log") << 36 * 1024;
    QTest::newRow("some of a log") << 44 * 1024;
}

void TestSlowFullDisk::savesOnAFullPhone() {
    QFETCH(int, bytesFree);
    const auto what = std::to_string(bytesFree);
    phoneDisk->fill(bytesFree);
    requireFull(wang->run({"add", "household", household, "door_note", "满了 " + what}), 1);
    requireFull(wang->run({"create", "visit", "household=" + household, "outcome=met"}), 1);
    requireFull(wang->run({"sync"}), 1);
    phoneDisk->empty();
    requireClean(*wang);
    QCOMPARE(notes(*wang), typed); // neither less nor more
    wang->done({"add", "household", household, "door_note", "又能记了 " + what});
    typed.insert("又能记了 " + what);
    QCOMPARE(notes(*wang), typed);
}

// Work is sent, the answer finds no room: it is not said to be done, and is done again later.
void TestSlowFullDisk::pullsOntoAFullPhone() {
    wang->sync();
    for (int i = 0; i < 40; ++i) {
        const auto note = std::string(600, char('a' + i % 26)) + std::to_string(i);
        li->done({"create", "visit", "household=" + household, "outcome=met", "note=" + note});
    }
    li->sync();
    wang->done({"add", "household", household, "door_note", "发得出收不下"});
    typed.insert("发得出收不下");
    phoneDisk->fill(60 * 1024);
    requireFull(wang->run({"sync"}), 1);
    phoneDisk->empty();
    QCOMPARE(wang->unsent(), 1);
    requireClean(*wang);
    const auto report = wang->sync();
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(at(report, "forked").toBool(), false);
    QCOMPARE(notes(*wang), typed);
    li->sync();
    requireEqual(*office, {&*wang, &*li});
}

void TestSlowFullDisk::bundleOnAFullPhone() {
    wang->done({"add", "household", household, "door_note", "装进文件的"});
    typed.insert("装进文件的");
    const QString file = folder.filePath(QStringLiteral("phone/work.banyan"));
    phoneDisk->fill(64 * 1024);
    const auto before =
        QDir(folder.filePath(QStringLiteral("phone"))).entryList(QDir::AllEntries | QDir::Hidden);
    const auto refused = wang->run({"bundle", "export", file.toStdString()});
    if (refused.code != 0) {
        requireFull(refused, 1);
        QCOMPARE(QDir(folder.filePath(QStringLiteral("phone")))
                     .entryList(QDir::AllEntries | QDir::Hidden),
                 before);
    }
    phoneDisk->empty();
    QCOMPARE(number(wang->sync(), "unsent"), 0);
}

void TestSlowFullDisk::sendsToAFullOffice_data() { savesOnAFullPhone_data(); }

void TestSlowFullDisk::sendsToAFullOffice() {
    QFETCH(int, bytesFree);
    const auto note = "中心满了 " + std::to_string(bytesFree);
    wang->done({"add", "household", household, "door_note", note});
    typed.insert(note);
    // A log of its own beginning: what an older one has taken of the disk has room for more.
    QCOMPARE(office->stop(), 0);
    office->serve();
    officeDisk->fill(bytesFree);
    Finished refused;
    int sent = 0;
    do {
        refused = wang->run({"sync"});
        if (refused.code == 0) {
            QCOMPARE(wang->unsent(), 0);
            const auto more = note + " " + std::to_string(++sent);
            wang->done({"add", "household", household, "door_note", more});
            typed.insert(more);
        }
    } while (refused.code == 0 && sent < 500);
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.out.empty() && refused.err.find("could not store") != std::string::npos
                 && refused.err.find("try again later") != std::string::npos,
             refused.said().c_str());
    QCOMPARE(wang->unsent(), 1);
    QCOMPARE(statusOf(request(office->port(), "GET /healthz")), 503);
    // What is acknowledged has been stored: a crash now loses nothing.
    office->kill();
    officeDisk->empty();
    office->serve();
    requireClean(*office);
    QCOMPARE(number(wang->sync(), "unsent"), 0);
    QCOMPARE(statusOf(request(office->port(), "GET /healthz")), 200);
    li->sync();
    QCOMPARE(notes(*li), typed);
}

void TestSlowFullDisk::backupOnAFullDisk() {
    const QString file = folder.filePath(QStringLiteral("office/backup.db"));
    officeDisk->fill(1024 * 1024);
    const auto refused = office->admin({"backup", file.toStdString()});
    requireFull(refused, 1);
    QVERIFY(!QFile::exists(file));
    officeDisk->empty();
    office->done({"backup", file.toStdString()});
    QVERIFY(QFile::exists(file));
}

void TestSlowFullDisk::cleanupTestCase() {
    if (!wang)
        return;
    wang->sync();
    li->sync();
    requireEqual(*office, {&*wang, &*li});
    QCOMPARE(office->stop(), 0);
}

QTEST_GUILESS_MAIN(TestSlowFullDisk)
#include "tst_slow_fulldisk.moc"
