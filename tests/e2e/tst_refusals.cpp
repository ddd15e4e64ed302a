#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

// What is refused is refused in words, with the right exit code, and costs nobody his work.
class TestRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void enrolmentCode_data();
    void enrolmentCode();
    void codeForADifferentOffice();
    void secondEnrolmentOfOneHome();
    void officeAway();
    void certificatesReplaced();
    void revokedDevice_data();
    void revokedDevice();
    void cleanupTestCase();

private:
    void requireRefused(const Finished& finished, int code, const std::string& words,
                        Where at = Where::current());
    qint64 devices() { return office.json({"device", "list"}).toArray().size(); }

    Office office;
    std::optional<Phone> phone, other;
    std::string household;
};

void TestRefusals::requireRefused(const Finished& finished, int code, const std::string& words,
                                  Where at) {
    const bool isSentence = contains(finished.err, "banyan-cli: ")
                            && std::count(finished.err.begin(), finished.err.end(), '\n') == 1;
    require(finished.code == code && finished.out.empty() && isSentence
                && contains(finished.err, words),
            finished.said(), at);
}

void TestRefusals::initTestCase() {
    office.serve();
    phone = office.phone("wang");
    other = office.phone("li", "grid_leader");
    household = text(phone->json({"list", "household", "--limit", "1"}), "0.id");
}

void TestRefusals::enrolmentCode_data() {
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* fault, const char* words) {
        QTest::newRow(fault) << QString::fromLatin1(fault) << QString::fromLatin1(words);
    };
    row("unknown", "not known");
    row("used", "has been used");
    row("expired", "has expired");
    row("pin", "is not the office");
    row("not a code", "not a Banyan enrolment code");
    row("cut", "code");
}

void TestRefusals::enrolmentCode() {
    QFETCH(QString, fault);
    QFETCH(QString, words);
    auto uri = office.done({"enrol", "wang"});
    if (fault == QLatin1String("unknown")) {
        uri = uri.substr(0, uri.rfind('=') + 1) + "ABCDEFGHJKMN";
    } else if (fault == QLatin1String("used")) {
        Phone(office.path(QStringLiteral("first"))).done({"enrol", uri});
    } else if (fault == QLatin1String("expired")) {
        tamper(office.database(), "UPDATE enrolment SET expires_at = 1000 WHERE used_at = 0");
    } else if (fault == QLatin1String("pin")) {
        auto& letter = uri[uri.find("pin=") + 6];
        letter = letter == 'A' ? 'B' : 'A';
    } else if (fault == QLatin1String("cut")) {
        uri = uri.substr(0, uri.find("&code"));
    } else {
        uri = "https://example.org/";
    }
    const auto before = devices();
    const Phone fresh(office.path(QStringLiteral("fresh ") + fault));
    requireRefused(fresh.run({"enrol", uri}), 1, words.toStdString());
    QCOMPARE(at(fresh.json({"status"}), "enrolled").toBool(true), false);
    QCOMPARE(devices(), before);
    // With a good code the same home can be enrolled.
    fresh.done({"enrol", office.done({"enrol", "wang"})});
    QCOMPARE(devices(), before + 1);
}

void TestRefusals::codeForADifferentOffice() {
    Office second("");
    second.serve();
    auto theirs = second.admin({"user", "add", "he", "--role", "admin", "--scope"});
    QCOMPARE(second.admin({"user", "add", "he", "--role", "admin"}).code, 0);
    const auto uri = office.done({"enrol", "wang"});
    const auto wrongPort = uri.substr(0, uri.find("office=") + 7) + "127.0.0.1:"
                           + std::to_string(second.port()) + uri.substr(uri.find("&pin"));
    requireRefused(Phone(office.path(QStringLiteral("astray"))).run({"enrol", wrongPort}), 1,
                   "is not the office");
    // The code has not been shown to the wrong office: it is still good.
    QCOMPARE(Phone(office.path(QStringLiteral("astray"))).run({"enrol", uri}).code, 0);
    QCOMPARE(theirs.code, 2);
}

void TestRefusals::secondEnrolmentOfOneHome() {
    requireRefused(phone->run({"enrol", office.done({"enrol", "li"})}), 1, "already enrolled");
    QCOMPARE(text(phone->json({"status"}), "user_name"), "wang");
}

void TestRefusals::officeAway() {
    const auto uri = office.done({"enrol", "wang"});
    phone->done({"add", "household", household, "door_note", "办公室不在"});
    QCOMPARE(office.stop(), 0);
    requireRefused(phone->run({"sync", "--json"}), 3, "No office is running");
    requireRefused(Phone(office.path(QStringLiteral("early"))).run({"enrol", uri}), 3,
                   "No office is running");
    QCOMPARE(phone->unsent(), 1);
    const auto said = phone->run({"status"});
    QVERIFY2(contains(said.out, "1 unsent"), said.said().c_str());
    office.serve();
    QCOMPARE(number(phone->sync(), "unsent"), 0);
}

void TestRefusals::certificatesReplaced() {
    phone->done({"add", "household", household, "door_note", "证书换过"});
    const auto before = atOffice(office, "household", household, "door_note");
    QCOMPARE(office.stop(), 0);
    const QString tls = office.data() + QStringLiteral("/tls");
    QVERIFY(QDir().rename(tls, office.path(QStringLiteral("kept"))));
    office.serve(); // makes itself a new CA: to the phone it is somebody else
    requireRefused(phone->run({"sync"}), 1, "is not the office");
    QCOMPARE(phone->unsent(), 1);
    QCOMPARE(atOffice(office, "household", household, "door_note"), before);
    QCOMPARE(office.stop(), 0);
    QVERIFY(QDir(tls).removeRecursively());
    QVERIFY(QDir().rename(office.path(QStringLiteral("kept")), tls));
    // A new certificate under the same CA needs no new enrolment.
    QVERIFY(QFile::remove(tls + QStringLiteral("/office.pem")));
    office.serve();
    QCOMPARE(number(phone->sync(), "unsent"), 0);
}

void TestRefusals::revokedDevice_data() {
    QTest::addColumn<bool>("isStolen");
    QTest::newRow("revoked") << false;
    QTest::newRow("stolen") << true;
}

void TestRefusals::revokedDevice() {
    QFETCH(bool, isStolen);
    const Phone lost = office.phone("zhou");
    const auto device = text(lost.json({"status"}), "device");
    const std::string note = isStolen ? "被偷之后" : "停用之后";
    lost.done({"add", "household", household, "door_note", note});
    const auto before = atOffice(office, "household", household, "door_note");
    office.done(isStolen ? Words{"device", "revoke", device, "--stolen"}
                         : Words{"device", "revoke", device});
    if (isStolen) { // told to wipe itself, after what it sent has been kept at the office
        requireRefused(lost.run({"sync"}), 1, "stolen");
    } else {
        for (int i = 0; i < 2; ++i)
            requireRefused(lost.run({"sync"}), 1, "revoked");
        QCOMPARE(lost.unsent(), 1);
    }
    QCOMPARE(atOffice(office, "household", household, "door_note"), before);
    // Its unsent work lies at the office once, for a person to look at.
    int quarantined = 0;
    for (const QJsonValue& each : office.json({"set-aside"}).toArray())
        quarantined += text(each, "device") == device && text(each, "reason") == "revoked";
    QCOMPARE(quarantined, 1);
    for (const QJsonValue& each : office.json({"device", "list"}).toArray())
        if (text(each, "id") == device)
            QCOMPARE(text(each, "state"), isStolen ? "stolen" : "revoked");
}

void TestRefusals::cleanupTestCase() {
    phone->sync();
    other->sync();
    phone->sync();
    requireEqual(office, {&*phone, &*other});
    QCOMPARE(column(at(other->show("household", household), "fields.door_note"), "text"),
             (std::multiset<std::string>{"办公室不在", "证书换过"}));
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestRefusals)
#include "tst_refusals.moc"
