#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

namespace {

constexpr const char* subdistrict = "445202001";

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

} // namespace

// A subdistrict's desk invites a worker's phone, sees it, and takes it out of service: over the
// line, beside everything else.
class TestPeopleAndDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void invitedPhoneWorksUntilRevoked();
    void stolenPhoneDestroysWhatItHolds();
    void refusedInWords_data();
    void refusedInWords();
    void officeAway();
    void cleanupTestCase();

private:
    QJsonValue personNamed(const std::string& account);
    Phone invited(const std::string& account);
    int quarantined(const std::string& device);

    Office office;
    std::optional<Phone> desk;
    std::string household, ownDevice;
};

void TestPeopleAndDevices::initTestCase() {
    office.serve();
    desk = office.phone("street", "subdistrict", {subdistrict});
    ownDevice = text(desk->json({"status"}), "device");
    for (const char* account : {"wang", "li"})
        office.addUser(account, "grid_worker", {demoGrid});
    desk->sync();
    household = text(desk->json({"list", "household", "--limit", "1"}), "0.id");
}

QJsonValue TestPeopleAndDevices::personNamed(const std::string& account) {
    for (const QJsonValue& person : desk->json({"people", "list"}).toArray())
        if (text(person, "account") == account)
            return person;
    return {};
}

// A phone enrolled with what the desk was given.
Phone TestPeopleAndDevices::invited(const std::string& account) {
    const auto uri = text(desk->json({"people", "invite", account}), "uri");
    Phone phone(office.path(q(account) + QStringLiteral(" invited")));
    phone.done({"enrol", uri});
    phone.sync();
    return phone;
}

int TestPeopleAndDevices::quarantined(const std::string& device) {
    int count = 0;
    for (const QJsonValue& each : office.json({"set-aside"}).toArray())
        count += text(each, "device") == device && text(each, "reason") == "revoked";
    return count;
}

void TestPeopleAndDevices::invitedPhoneWorksUntilRevoked() {
    const auto first = desk->json({"people", "invite", "wang"});
    const auto again =
        desk->json({"people", "invite", "wang", "--request", text(first, "request")});
    QCOMPARE(text(again, "uri"), text(first, "uri"));
    QCOMPARE(text(again, "expires_at"), text(first, "expires_at"));
    const Phone phone(office.path(QStringLiteral("phone")));
    phone.done({"enrol", text(first, "uri")});
    phone.sync();
    phone.done({"add", "household", household, "door_note", "门铃在左边"});
    phone.sync();
    QVERIFY(contains(atOffice(office, "household", household, "door_note"), "门铃在左边"));

    const auto device = text(phone.json({"status"}), "device");
    const auto person = personNamed("wang");
    QCOMPARE(text(person, "role"), "grid_worker");
    QCOMPARE(text(person, "scopes.0.code"), demoGrid);
    QCOMPARE(at(person, "devices").toArray().size(), 1);
    QCOMPARE(text(person, "devices.0.id"), device);
    QCOMPARE(text(person, "devices.0.state"), "active");
    QVERIFY(contains(text(person, "devices.0.app"), "banyan/"));
    QVERIFY(!text(person, "devices.0.heard_at").empty());

    phone.done({"add", "household", household, "door_note", "停用之后"});
    const auto before = atOffice(office, "household", household, "door_note");
    const auto revoked = desk->json({"people", "revoke", device});
    QCOMPARE(text(revoked, "state"), "revoked");
    desk->json({"people", "revoke", device}); // again
    const auto refused = phone.run({"sync"});
    QVERIFY2(refused.code == 1 && contains(refused.err, "revoked"), refused.said().c_str());
    QCOMPARE(phone.unsent(), 1);
    QCOMPARE(atOffice(office, "household", household, "door_note"), before);
    QCOMPARE(quarantined(device), 1);
    QCOMPARE(text(personNamed("wang"), "devices.0.state"), "revoked");
    QCOMPARE(cell(office.database(), "SELECT count(*) FROM audit WHERE what LIKE 'device revoked%' "
                                     "AND who LIKE '%on device "
                                         + ownDevice + "'"),
             "1");
}

void TestPeopleAndDevices::stolenPhoneDestroysWhatItHolds() {
    const Phone phone = invited("li");
    const auto device = text(phone.json({"status"}), "device");
    phone.done({"add", "household", household, "door_note", "被偷之后"});
    QCOMPARE(text(desk->json({"people", "revoke", device, "--stolen"}), "state"), "stolen");
    const auto refused = phone.run({"sync"});
    QVERIFY2(refused.code == 1 && contains(refused.err, "stolen"), refused.said().c_str());
    QCOMPARE(quarantined(device), 1);
    QCOMPARE(at(phone.json({"status"}), "enrolled").toBool(true), false);
    QVERIFY(phone.json({"list", "household"}).toArray().isEmpty());
    // Who had it gets another one, by a new invitation.
    invited("li");
    QCOMPARE(at(personNamed("li"), "devices").toArray().size(), 2);
}

void TestPeopleAndDevices::refusedInWords_data() {
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, const char* who, const char* line, int code,
                        const char* words) {
        QTest::newRow(name) << QString::fromLatin1(who) << QString::fromLatin1(line) << code
                            << QString::fromLatin1(words);
    };
    row("own device", "desk", "people revoke OWN", 1, "the device you are using");
    row("no device", "desk", "people revoke 01928db0-6280-7702-be80-f44fca6e7da3", 1, "no such");
    row("no id", "desk", "people revoke everything", 1, "named by its id");
    row("no account", "desk", "people invite nobody", 1, "no account nobody");
    row("the office's own", "desk", "people invite boss", 1, "no such account");
    row("no form", "desk", "people remove li", 2, "the form is");
    row("nothing to list", "desk", "people list all", 2, "the form is");
    row("a worker lists", "worker", "people list", 1, "subdistrict and district");
    row("a worker invites", "worker", "people invite li", 1, "subdistrict and district");
    row("a worker revokes", "worker", "people revoke OWN", 1, "subdistrict and district");
    row("nobody yet", "nobody", "people list", 1, "not enrolled");
}

void TestPeopleAndDevices::refusedInWords() {
    QFETCH(QString, who);
    QFETCH(QString, line);
    QFETCH(int, code);
    QFETCH(QString, words);
    office.addUser("boss", "district", {"445202"});
    desk->sync();
    const Phone asking = who == QLatin1String("desk")     ? *desk
                         : who == QLatin1String("worker") ? office.phone("zhou")
                                                          : Phone(office.path(who));
    Words asked;
    for (const QString& word : line.split(QLatin1Char(' ')))
        asked.push_back(word == QLatin1String("OWN") ? ownDevice : word.toStdString());
    const auto audited = cell(office.database(), "SELECT count(*) FROM audit");
    const auto refused = asking.run(asked);
    QVERIFY2(refused.code == code && refused.out.empty()
                 && contains(refused.err, words.toStdString()),
             refused.said().c_str());
    QCOMPARE(cell(office.database(), "SELECT count(*) FROM audit"), audited); // nothing was done
    desk->sync();
}

void TestPeopleAndDevices::officeAway() {
    office.kill();
    for (const Words& words : {Words{"people", "list"}, Words{"people", "revoke", ownDevice}})
        QCOMPARE(desk->run(words).code, 3);
    const auto lost = desk->run({"people", "invite", "wang"});
    QCOMPARE(lost.code, 3);
    const auto id = lost.err.find("--request ");
    QVERIFY2(id != std::string::npos, lost.err.c_str());
    office.serve();
    const auto request = lost.err.substr(id + 10, 36);
    QVERIFY(!text(desk->json({"people", "invite", "wang", "--request", request}), "uri").empty());
}

void TestPeopleAndDevices::cleanupTestCase() {
    const auto uri = text(desk->json({"people", "invite", "wang"}), "uri");
    const auto code = uri.substr(uri.rfind('=') + 1);
    QCOMPARE(code.size(), 12u);
    QCOMPARE(office.stop(), 0);
    const auto logged = office.process().readAllStandardError().toStdString();
    QVERIFY2(!contains(logged, code) && !contains(logged, "wang"), logged.c_str());
    requireEqual(office, {&*desk});
}

QTEST_GUILESS_MAIN(TestPeopleAndDevices)
#include "tst_peopleanddevices.moc"
