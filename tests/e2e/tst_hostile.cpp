#include "sync/protocol/codec.h"
#include "tests/e2e/support/line.h"
#include "tests/e2e/support/replicas.h"

#include <QRandomGenerator>

using namespace banyan::e2e;

// Bytes and phones that are not what they should be. The office checks everything, the phone
// nothing that matters.
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void changeOutOfScope();
    void changeBeyondTheRole();
    void bodyOverTheLimit();
    void garbage_data();
    void garbage();
    void damagedRequests();
    void unknownToken();
    void cleanupTestCase();

private:
    std::string tokenOf(const Phone& of) {
        return cell((of.home() + QStringLiteral("/phone.db")).toStdString(),
                    "SELECT value FROM meta WHERE key = 'token'");
    }
    std::string households(const std::string& code) {
        return cell(office.database(),
                    "SELECT h.id FROM household h JOIN feed f ON f.id = h.scope JOIN grid g "
                    "ON g.id = f.scope WHERE g.code = '"
                        + code + "' LIMIT 1");
    }
    void requireNothingApplied(Where at = Where::current()) {
        require(metric(office, "actions_applied_total") == 0
                    && request(office.port(), "GET /healthz").endsWith("ok\n"),
                "something was applied, or the office is ill", at);
    }
    QByteArray message();

    Office office{"community"};
    std::optional<Phone> phone;
    const std::string ours = "445202001001001", theirs = "445202001001002";
};

void TestHostile::initTestCase() {
    office.serve();
    phone = office.phone("wang", "grid_worker", {ours});
}

// The pack of a leader of both grids with the token of a worker of one: as if somebody had put
// records into his phone's database.
void TestHostile::changeOutOfScope() {
    const auto mine = households(ours), foreign = households(theirs);
    QVERIFY(!mine.empty() && !foreign.empty());
    const Phone both = office.phone("li", "grid_leader", {ours, theirs});
    const Phone forged(office.path(QStringLiteral("forged")));
    QVERIFY(copyFolder(both.home(), forged.home()));
    const Phone worker(office.path(QStringLiteral("worker")));
    worker.done({"enrol", office.done({"enrol", "wang"})});
    const auto file = (forged.home() + QStringLiteral("/phone.db")).toStdString();
    for (const char* key : {"token", "device", "user", "role"})
        tamper(file, std::string("UPDATE meta SET value = '")
                         + cell((worker.home() + QStringLiteral("/phone.db")).toStdString(),
                                std::string("SELECT value FROM meta WHERE key = '") + key + "'")
                         + "' WHERE key = '" + key + "'");

    forged.done({"set", "household", foreign, "best_time=改别人的户"});
    forged.done({"set", "household", mine, "best_time=改自己的户"});
    const auto report = forged.sync();
    QCOMPARE(number(report, "set_aside"), 1); // and the rest goes on
    QCOMPARE(number(report, "unsent"), 0);
    QVERIFY(atOffice(office, "household", foreign, "best_time") != "改别人的户");
    QCOMPARE(atOffice(office, "household", mine, "best_time"), "改自己的户");
    // It is visible where it was written and at the office, with the reason.
    const auto attention = forged.json({"attention"});
    QCOMPARE(text(attention, "set_aside.0.reason"), "out_of_scope");
    QCOMPARE(text(attention, "set_aside.0.changes.0.fields.best_time"), "改别人的户");
    QVERIFY(!text(attention, "set_aside.0.detail").empty());
    QCOMPARE(text(office.json({"set-aside"}), "0.reason"), "out_of_scope");
    // After the synchronisation nothing of the other grid is left.
    QCOMPARE(forged.run({"show", "household", foreign}).code, 1);
    // He lets it go, with a reason.
    const auto first = std::to_string(number(attention, "set_aside.0.number"));
    QCOMPARE(forged.run({"withdraw", first}).code, 1);
    forged.done({"withdraw", first, "--reason", "不是我的网格"});
    QCOMPARE(at(forged.json({"attention"}), "set_aside").toArray().size(), 0);
    QCOMPARE(office.stop(), 0);
    office.serve(); // counts from nothing again
}

void TestHostile::changeBeyondTheRole() {
    const Words card{"create", "contact_card", "holder_name=林海", "phone=13900130099"};
    const auto refused = phone->run(card);
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("role") != std::string::npos, refused.said().c_str());
    const Phone liar = office.phone("wang");
    tamper((liar.home() + QStringLiteral("/phone.db")).toStdString(),
           "UPDATE meta SET value = 'community' WHERE key = 'role'");
    liar.done(card);
    QCOMPARE(number(liar.sync(), "set_aside"), 1);
    phone->sync();
    QVERIFY(!column(phone->json({"list", "contact_card"}), "fields.holder_name").count("林海"));
    requireNothingApplied();
}

void TestHostile::bodyOverTheLimit() {
    const auto token = tokenOf(*phone);
    const QByteArray announced =
        postRaw(office.port(), "POST /v1/sync HTTP/1.1\r\nHost: a\r\nContent-Length: 9000000\r\n"
                               "Authorization: Bearer "
                                   + QByteArray::fromStdString(token) + "\r\n\r\n");
    QCOMPARE(statusOf(announced), 413);
    QVERIFY2(announced.contains("too large"), announced.constData());
    QCOMPARE(statusOf(postRaw(office.port(), "POST /v1/sync HTTP/1.1\r\nHost: a\r\nX: "
                                                 + QByteArray(100'000, 'x') + "\r\n\r\n")),
             431);
    requireNothingApplied();
}

void TestHostile::garbage_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("overTls");
    QTest::addColumn<int>("status");
    QRandomGenerator random(7);
    QByteArray noise(4096, '\0');
    random.generate(noise.begin(), noise.end());
    QTest::newRow("noise") << noise << false << 0;
    QTest::newRow("plain HTTP") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << false << 0;
    QTest::newRow("noise in TLS") << noise + "\r\n\r\n" << true << 400;
    QTest::newRow("no such address")
        << QByteArray("GET /admin HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") << true << 404;
}

void TestHostile::garbage() {
    QFETCH(QByteArray, bytes);
    QFETCH(bool, overTls);
    QFETCH(int, status);
    QCOMPARE(statusOf(postRaw(office.port(), bytes, overTls)), status);
    requireNothingApplied();
}

// A real request with one change to a record of the phone's own grid.
QByteArray TestHostile::message() {
    banyan::SyncRequest sent;
    sent.app = "banyan/test";
    sent.device = *banyan::Uuid::fromText(text(phone->json({"status"}), "device"));
    sent.lastNumber = 1;
    banyan::Action action;
    action.first = 1;
    action.kind = "set";
    action.author = *banyan::Uuid::fromText(text(phone->json({"status"}), "user"));
    banyan::Change change;
    change.entity = banyan::EntityId::Household;
    change.record = *banyan::Uuid::fromText(households(theirs)); // would be set aside
    change.field = banyan::specOf(change.entity).field("best_time")->number;
    change.value = std::string("上午");
    change.base = 1;
    action.changes.push_back(change);
    sent.actions.push_back(action);
    return QByteArray::fromStdString(banyan::encode(sent));
}

void TestHostile::damagedRequests() {
    const auto token = tokenOf(*phone);
    const QByteArray whole = message();
    for (const auto* path : {"POST /v1/sync", "POST /v1/enrol"}) {
        QCOMPARE(statusOf(request(office.port(), path, "", token)), 400);
        QCOMPARE(statusOf(request(office.port(), path, "garbage", token)), 400);
    }
    for (qsizetype bytes = 1; bytes < whole.size(); bytes += whole.size() / 12)
        QCOMPARE(statusOf(request(office.port(), "POST /v1/sync", whole.left(bytes), token)), 400);
    QRandomGenerator random(11);
    for (int i = 0; i < 60; ++i) {
        QByteArray damaged = whole;
        damaged[random.bounded(int(whole.size()))] ^= char(1 << random.bounded(8));
        const int status = statusOf(request(office.port(), "POST /v1/sync", damaged, token));
        QVERIFY2(status == 200 || (status >= 400 && status < 500), QByteArray::number(status));
    }
    requireNothingApplied();
}

void TestHostile::unknownToken() {
    const auto none = request(office.port(), "POST /v1/sync", message());
    QCOMPARE(statusOf(none), 401);
    const auto refused =
        banyan::decodeRefused(none.mid(none.indexOf("\r\n\r\n") + 4).toStdString());
    QVERIFY(refused && refused->sentence.find("does not know this device") != std::string::npos);
    QCOMPARE(statusOf(request(office.port(), "POST /v1/sync", message(), "AAAA")), 401);
    requireNothingApplied();
}

void TestHostile::cleanupTestCase() {
    requireNothingApplied();
    // After all this the phone works on as if nothing had been.
    const auto household = households(ours);
    const Phone fresh = office.phone("wang");
    fresh.done({"set", "household", household, "best_time=傍晚"});
    QCOMPARE(number(fresh.sync(), "set_aside"), 0);
    QCOMPARE(atOffice(office, "household", household, "best_time"), "傍晚");
    requireClean(fresh);
    requireClean(office);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
