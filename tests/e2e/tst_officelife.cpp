#include "tests/e2e/support/line.h"
#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// What the office's keeper does while it serves, and with its backup when something went wrong.
class TestOfficeLife : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void commandsWhileServing();
    void secondServeIsRefused();
    void usage_data();
    void usage();
    void stopsGracefullyUnderLoad();
    void backupWhileServingAndRestore();
    void damagedBackupIsRefused();

private:
    std::multiset<std::string> notes(const Phone& phone) {
        return column(at(phone.show("household", household), "fields.door_note"), "text");
    }
    void note(const Phone& phone, const std::string& what) {
        phone.done({"add", "household", household, "door_note", what});
        typed.insert(what);
    }

    Office office;
    std::optional<Phone> wang, li;
    std::string household;
    std::multiset<std::string> typed;
};

void TestOfficeLife::initTestCase() {
    office.serve();
    wang = office.phone("wang");
    li = office.phone("li", "grid_leader");
    household = text(wang->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestOfficeLife::commandsWhileServing() {
    const Phone fresh = office.phone("zhao", "community", {"445202001001"});
    const auto users = office.json({"user", "list"});
    QCOMPARE(column(users, "account").count("zhao"), 1u);
    // The phones are told of the new colleague.
    wang->sync();
    QCOMPARE(column(wang->json({"list", "user"}), "fields.name").count("zhao"), 1u);
    note(*wang, "服务中");
    wang->sync();
    requireClean(office);
    QCOMPARE(office.json({"device", "list"}).toArray().size(), 3);
    QCOMPARE(office.admin({"user", "add", "wang", "--role", "grid_worker"}).code, 1);
    QCOMPARE(office.admin({"user", "add", "xu", "--role", "nothing"}).code, 1);
    QCOMPARE(office.admin({"user", "add", "xu", "--role", "grid_worker", "--scope", "1"}).code, 1);
    QCOMPARE(office.admin({"enrol", "nobody"}).code, 1);
    QCOMPARE(office.admin({"device", "revoke", "x"}).code, 1);
    QVERIFY(metric(office, "sync_requests_total") > 0);
    QVERIFY(request(office.port(), "GET /healthz").endsWith("ok\n"));
    // The enrolment address alone on stdout, for scripts.
    const auto printed = office.admin({"enrol", "wang"});
    QVERIFY(printed.out.starts_with("banyan://enrol?"));
    QCOMPARE(std::count(printed.out.begin(), printed.out.end(), '\n'), 1);
}

void TestOfficeLife::secondServeIsRefused() {
    const auto second = office.admin({"serve", "--listen", "127.0.0.1:0"});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.find("already being served") != std::string::npos, second.said().c_str());
    QCOMPARE(office.admin({"init"}).code, 1);
    QCOMPARE(number(wang->sync(), "unsent"), 0);
}

void TestOfficeLife::usage_data() {
    QTest::addColumn<int>("code");
    QTest::newRow("") << 2;
    QTest::newRow("nothing") << 2;
    QTest::newRow("user add") << 2;
    QTest::newRow("user add xu") << 2;
    QTest::newRow("device revoke") << 2;
    QTest::newRow("backup") << 2;
    QTest::newRow("verify --nothing") << 2;
    QTest::newRow("serve --listen nowhere") << 1;
    QTest::newRow("restore no-such-file") << 1;
    QTest::newRow("--help") << 0;
}

void TestOfficeLife::usage() {
    QFETCH(int, code);
    Words words;
    for (const QString& word :
         QString::fromUtf8(QTest::currentDataTag()).split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(word.toStdString());
    const auto finished = office.admin(words);
    QVERIFY2(finished.code == code, finished.said().c_str());
    QCOMPARE(finished.err.empty(), code == 0);
}

// SIGTERM while phones are in the middle of it: they are answered or told, and lose nothing.
void TestOfficeLife::stopsGracefullyUnderLoad() {
    for (int round = 0; round < 4; ++round) {
        note(*wang, "停机前" + std::to_string(round));
        QProcess syncing;
        begin(syncing, "banyan-cli", wang->with({"sync"}));
        waitForEnd(syncing, 20 + 15 * round);
        QCOMPARE(office.stop(), 0);
        const auto ended = finish(syncing);
        QVERIFY2(ended.code == 0 || ended.code == 3, ended.said().c_str());
        office.serve();
    }
    QCOMPARE(number(wang->sync(), "unsent"), 0);
    QCOMPARE(notes(*wang), typed);
    requireClean(office);
}

void TestOfficeLife::backupWhileServingAndRestore() {
    note(*wang, "备份之前");
    wang->sync();
    li->sync();
    const auto file = office.path(QStringLiteral("office.backup")).toStdString();
    note(*li, "备份之时");
    QProcess syncing;
    begin(syncing, "banyan-cli", li->with({"sync"}));
    office.done({"backup", file});
    QCOMPARE(finish(syncing).code, 0);
    QCOMPARE(office.admin({"backup", file}).code, 1); // never over another
    note(*wang, "备份之后");
    wang->sync();
    note(*li, "未曾发出");

    const auto refused = office.admin({"restore", file});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("serving") != std::string::npos, refused.said().c_str());
    QCOMPARE(office.stop(), 0);
    office.done({"restore", file});
    requireClean(office);
    office.serve();
    for (const auto* phone : {&*wang, &*li, &*wang})
        QCOMPARE(number(phone->sync(), "unsent"), 0);
    QCOMPARE(notes(*wang), notes(*li));
    QCOMPARE(notes(*li).count("未曾发出"), 1u);
    QCOMPARE(notes(*li).count("备份之前"), 1u);
    // What had been confirmed after the backup should come back from the phones that wrote it.
    QCOMPARE(notes(*wang).count("备份之后"), 1u);
    requireEqual(office, {&*wang, &*li});
}

void TestOfficeLife::damagedBackupIsRefused() {
    const auto file = office.path(QStringLiteral("damaged"));
    QFile written_(file);
    QVERIFY(written_.open(QFile::WriteOnly));
    written_.write("this is not a database");
    written_.close();
    QCOMPARE(office.stop(), 0);
    const auto refused = office.admin({"restore", file.toStdString()});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("nothing was changed") != std::string::npos, refused.said().c_str());
    requireClean(office);
}

QTEST_GUILESS_MAIN(TestOfficeLife)
#include "tst_officelife.moc"
