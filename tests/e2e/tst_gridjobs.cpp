#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// Grids redrawn by the program that does it, which is killed on the way.
class TestGridJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void killedMergeIsResumed();
    void servingOfficeGoesOnByItself();
    void phonesHoldWhatTheyWereGiven();

private:
    // Begins it and kills the program as soon as it has said which job it is.
    void beginAndKill(const Words& words) {
        Words all{"--data", office.data().toStdString()};
        all.insert(all.end(), words.begin(), words.end());
        QProcess process;
        begin(process, "banyan-office", all);
        QVERIFY(process.waitForReadyRead(programLimitMs));
        process.kill();
        process.waitForFinished();
    }
    QJsonValue lastJob() { return office.json({"jobs"}).toArray().last(); }

    Office office{"community"};
    std::optional<Phone> first, third;
};

void TestGridJobs::initTestCase() {
    office.serve();
    first = office.phone("wang", "grid_worker", {"445202001001001"});
    third = office.phone("li", "grid_worker", {"445202001001003"});
}

void TestGridJobs::killedMergeIsResumed() {
    office.stop();
    beginAndKill({"grid", "merge", "445202001001001", "--to", "445202001001002"});
    QVERIFY(!at(lastJob(), "finished").toBool());
    QVERIFY(number(lastJob(), "done") < number(lastJob(), "total"));
    requireClean(office);
    office.done({"jobs", "resume"});
    QVERIFY(at(lastJob(), "finished").toBool());
    QCOMPARE(number(lastJob(), "done"), number(lastJob(), "total"));
    requireClean(office);
}

void TestGridJobs::servingOfficeGoesOnByItself() {
    beginAndKill({"grid", "merge", "445202001001003", "--to", "445202001001004"});
    QVERIFY(!at(lastJob(), "finished").toBool());
    office.serve();
    QTRY_VERIFY_WITH_TIMEOUT(at(lastJob(), "finished").toBool(), programLimitMs);
    requireClean(office);
    QCOMPARE(office.admin({"grid", "merge", "445202001001001", "--to", "445202001001003"}).code, 1);
    QCOMPARE(office.admin({"grid", "split", "445202001001004", "--to", "445202001001009"}).code, 1);
}

// The workers of the ended grids work in their successors, and hold them whole.
void TestGridJobs::phonesHoldWhatTheyWereGiven() {
    for (const auto& [phone, ended, code] :
         {std::tuple(&*first, "445202001001001", "445202001001002"),
          std::tuple(&*third, "445202001001003", "445202001001004")}) {
        phone->sync();
        requireClean(*phone);
        const auto feeds = at(phone->json({"status"}), "feeds").toArray();
        std::multiset<std::string> codes = column(feeds, "code");
        QCOMPARE(codes.count(code), 1u);
        QCOMPARE(codes.count(ended), 0u);
        for (const QJsonValue& feed : feeds)
            if (text(feed, "code") == code)
                QCOMPARE(number(feed, "records"),
                         std::stoll(cell(office.database(),
                                         "SELECT f.count FROM feed f JOIN grid g ON g.id = f.scope "
                                         "WHERE g.code = '"
                                             + std::string(code) + "'")));
    }
    office.done({"user", "scope", "wang", "--scope", "445202001001004"});
    first->sync();
    QCOMPARE(text(first->json({"notices"}), "0.reason"), "reassigned");
    requireClean(*first);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestGridJobs)
#include "tst_gridjobs.moc"
