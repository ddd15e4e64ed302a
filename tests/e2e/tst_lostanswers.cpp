#include "tests/e2e/support/faultingproxy.h"
#include "tests/e2e/support/line.h"
#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

// A line that breaks at any byte of a request or of its answer. What was typed arrives once.
class TestLostAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void answerLost_data();
    void answerLost();
    void requestCut_data();
    void requestCut();
    void everythingArrivedOnce();

private:
    std::string writeNote();
    qint64 lastNumberAtOffice();

    Office office;
    std::unique_ptr<FaultingProxy> line;
    std::optional<Phone> phone, other;
    std::string household;
    std::string device;
    std::multiset<std::string> typed;
    qint64 answerBytes = 0, requestBytes = 0;
};

void TestLostAnswers::initTestCase() {
    office.serve();
    line = std::make_unique<FaultingProxy>(office.port());
    office.addUser("wang", "grid_worker", {demoGrid});
    phone.emplace(office.path(QStringLiteral("wang")));
    phone->done({"enrol", office.done({"enrol", "wang", "--public", line->address()})});
    phone->sync();
    other = office.phone("li", "grid_leader");
    household = text(phone->json({"list", "household", "--limit", "1"}), "0.id");
    device = text(phone->json({"status"}), "device");
    // How long a usual synchronisation is, to know where it may be cut. The first one is longer.
    for (int i = 0; i < 2; ++i) {
        writeNote();
        line->reset();
        phone->sync();
    }
    answerBytes = line->answerBytes();
    requestBytes = line->requestBytes();
    QVERIFY(answerBytes > 500 && requestBytes > 500);
}

void TestLostAnswers::init() { line->reset(); }

std::string TestLostAnswers::writeNote() {
    const std::string note = "第" + std::to_string(typed.size() + 1) + "条";
    phone->done({"add", "household", household, "door_note", note});
    typed.insert(note);
    return note;
}

qint64 TestLostAnswers::lastNumberAtOffice() {
    for (const QJsonValue& each : office.json({"device", "list"}).toArray())
        if (text(each, "id") == device)
            return number(each, "last_number");
    return -1;
}

void TestLostAnswers::answerLost_data() {
    QTest::addColumn<int>("fromEnd");
    for (const int bytes : {40, 60, 120, 200, 300, 500, 1500, 3000})
        QTest::addRow("%d bytes missing", bytes) << bytes;
}

void TestLostAnswers::answerLost() {
    QFETCH(int, fromEnd);
    const auto before = lastNumberAtOffice();
    const auto repeated = metric(office, "actions_repeated_total");
    writeNote();
    line->breakAfterAnswerBytes(std::max<qint64>(0, answerBytes - fromEnd));
    const auto cut = phone->run({"sync", "--json"});
    QCOMPARE(cut.code, 3);
    QVERIFY2(cut.out.empty() && cut.err.find("cut") != std::string::npos, cut.said().c_str());
    QCOMPARE(phone->unsent(), 1); // it cannot know, and does not claim
    const bool hasArrived = lastNumberAtOffice() > before;
    if (fromEnd <= 120)
        QVERIFY(hasArrived); // it was the answer that was lost

    line->reset();
    const auto report = phone->sync();
    QCOMPARE(number(report, "unsent"), 0);
    QCOMPARE(at(report, "forked").toBool(), false);
    QCOMPARE(lastNumberAtOffice(), before + 1);
    QCOMPARE(metric(office, "actions_repeated_total"), repeated + (hasArrived ? 1 : 0));
    QCOMPARE(column(at(phone->show("household", household), "fields.door_note"), "text"), typed);
}

void TestLostAnswers::requestCut_data() {
    QTest::addColumn<int>("fromEnd");
    for (const int bytes : {1, 40, 200, 500, 900})
        QTest::addRow("%d bytes missing", bytes) << bytes;
}

void TestLostAnswers::requestCut() {
    QFETCH(int, fromEnd);
    const auto before = lastNumberAtOffice();
    writeNote();
    line->breakAfterRequestBytes(std::max<qint64>(0, requestBytes - fromEnd));
    const auto cut = phone->run({"sync", "--json"});
    if (cut.code == 0) // a few bytes shorter than the usual one
        return;
    QCOMPARE(cut.code, 3);
    QCOMPARE(phone->unsent(), 1);
    line->reset();
    phone->sync();
    QCOMPARE(lastNumberAtOffice(), before + 1);
}

void TestLostAnswers::everythingArrivedOnce() {
    phone->sync();
    other->sync();
    for (const auto* each : {&*phone, &*other})
        QCOMPARE(column(at(each->show("household", household), "fields.door_note"), "text"), typed);
    requireEqual(office, {&*phone, &*other});
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestLostAnswers)
#include "tst_lostanswers.moc"
