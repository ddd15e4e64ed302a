#include "core/store/attachments.h"
#include "core/store/verify.h"
#include "core/store/wipe.h"
#include "tests/sync/support/damage.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// A device reported stolen destroys what it holds the next time it asks; one that was only revoked
// keeps its work.
class TestWipe : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stolenDeviceHoldsNothing();
    void revokedDeviceKeepsItsWork();

private:
    static Status revoke(World& world, const Uuid& device, bool isStolen) {
        Exchange exchange(*world.officeStore, world.officeId, "office");
        Transaction transaction(world.officeStore->database());
        auto status = exchange.accounts().revoke(device, isStolen);
        transaction.commit();
        return status;
    }
    static std::int64_t number(Store& store, const char* sql) {
        auto statement = store.database().prepare(sql);
        return statement.step() ? statement.integer(0) : -1;
    }
};

void TestWipe::stolenDeviceHoldsNothing() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    const std::string content(3'000, 'p');
    QVERIFY(Attachments(*phone->store).keep(sha256Of(content), content, true));
    const QDir home = QFileInfo(QString::fromStdString(phone->path)).dir();
    QVERIFY(home.mkdir(QStringLiteral("damaged-001-2026-05-28")));
    QVERIFY(writeFile(home.filePath(QStringLiteral("damaged-001-2026-05-28/phone.db")), "old"));
    QVERIFY(phone->set(EntityId::Resident, world.resident, "name", Value{std::string("林秘密")}));
    QVERIFY(
        phone->set(EntityId::Household, world.household, "best_time", Value{std::string("晚上")}));
    const auto device = *Uuid::fromText(phone->store->meta("device"));
    QVERIFY(revoke(world, device, true));

    const auto report = phone->sync();
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Revoked);
    QVERIFY(report.error().context.find("stolen") != std::string::npos);
    QVERIFY(phone->store->meta("token").empty());
    for (const char* table : {"resident", "household", "history", "pending", "action", "kept",
                              "meta", "content", "search", "search_document", "peer"})
        QCOMPARE(number(*phone->store, (std::string("SELECT count(*) FROM ") + table).c_str()), 0);
    QVERIFY(!home.exists(QStringLiteral("attachments")));
    QVERIFY(!home.exists(QStringLiteral("damaged-001-2026-05-28")));
    for (const char* suffix : {"", "-wal"})
        for (const char* secret : {"林秘密", "陈小明"})
            QVERIFY(!readFile(QString::fromStdString(phone->path + suffix)).contains(secret));
    // What came is kept for a person, and how far the device had got is known.
    QCOMPARE(number(*world.officeStore,
                    "SELECT count(*) FROM set_aside WHERE reason = 'revoked' AND state = 0"),
             2);
    QCOMPARE(number(*world.officeStore,
                    "SELECT count(*) FROM audit WHERE what LIKE '%wipe itself%last number 2'"),
             1);
    QVERIFY(number(*world.officeStore, "SELECT wiped_at FROM device WHERE state = 2") > 0);
    QVERIFY(!phone->sync()); // it belongs to nobody
    QVERIFY(Verifier(*phone->store, ReplicaKind::Device).run()->isClean());
}

void TestWipe::revokedDeviceKeepsItsWork() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    QVERIFY(
        phone->set(EntityId::Household, world.household, "best_time", Value{std::string("晚上")}));
    QVERIFY(revoke(world, *Uuid::fromText(phone->store->meta("device")), false));
    const auto report = phone->sync();
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Revoked);
    QCOMPARE(phone->outbox().counts().unsent, 1);
    QVERIFY(!phone->store->meta("token").empty());
    QCOMPARE(number(*world.officeStore, "SELECT wiped_at FROM device WHERE state = 1"), 0);
}

QTEST_GUILESS_MAIN(TestWipe)
#include "tst_wipe.moc"
