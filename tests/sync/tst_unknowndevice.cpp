#include "core/store/verify.h"
#include "sync/client/enrolment.h"
#include "sync/client/newdevice.h"
#include "sync/office/deposits.h"
#include "tests/sync/support/bundleworld.h"

#include <QtTest>

using namespace banyan;
using namespace banyan::test;

// A phone that was enrolled after the backup its office was restored from.
class TestUnknownDevice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void enrolledAnewNothingIsLostOrDoubled();
    void workIsTakenInKeeping();
    void keepingIsBounded();
    void officeThatWasNotRestoredKeepsNothing();
    void knownDeviceIsNotEnrolledAnew();
    void anotherPersonsCodeIsRefused();
    void lateBundleOfTheFormerDeviceIsTold();
};

namespace {

struct Lost {
    BundleWorld world;
    std::unique_ptr<Phone> early = world.carrier("zhao");
    std::unique_ptr<Phone> late;
    std::string bundle;

    // The late phone's work: one before anything was lost, one the office had acknowledged, one
    // unsent. `isNoted`: the office knows that it was restored.
    bool play(bool isNoted = true) {
        world.officeKeys();
        if (!early->sync())
            return false;
        const auto backup = world.backup();
        late = world.carrier("zhao");
        if (!late->sync() || !world.note(*late, "一") || !late->sync())
            return false;
        if (!world.note(*late, "二"))
            return false;
        bundle = world.exported(*late);
        if (!late->sync() || !late->outbox().list().empty() || !world.note(*late, "三"))
            return false;
        world.restore(backup, {early.get(), late.get()});
        if (isNoted)
            world.officeStore->setMeta(restoredAtKey, world.clock.wallMs());
        return true;
    }
    Status enrol(Phone& phone, const std::string& account = "zhao") {
        Exchange exchange(*world.officeStore, world.officeId, "office");
        EnrolmentUri uri;
        {
            Transaction transaction(world.officeStore->database());
            if (!exchange.accounts().userNamed(account))
                (void)*exchange.accounts().addUser(account, "grid_worker", {"445202001003001"});
            uri.code = *exchange.accounts().enrolmentCode(account);
            world.officeStore->feeds().save();
            transaction.commit();
        }
        DirectRunner runner(*phone.store);
        Enrolment enrolment(runner, *phone.transport);
        Status enrolled = Error{};
        enrolment.start(uri, {}, [&](Status status) { enrolled = std::move(status); });
        phone.transport->pump();
        return enrolled;
    }
    std::int64_t kept(int state) {
        auto rows = world.officeStore->database().prepare(
            "SELECT count(*) FROM set_aside WHERE reason = 'unknown_device' AND state = ?");
        rows.bind(1, state);
        return rows.step() ? rows.integer(0) : -1;
    }
};

} // namespace

void TestUnknownDevice::enrolledAnewNothingIsLostOrDoubled() {
    Lost lost;
    QVERIFY(lost.play());
    const auto refused = lost.late->sync();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
    QCOMPARE(lost.late->outbox().counts().unsent, 1);
    QCOMPARE(lost.world.timesApplied("一"), 0u);
    QVERIFY(lost.enrol(*lost.late));
    QCOMPARE(lost.late->outbox().counts().unsent, 3);
    QVERIFY(lost.late->sync());
    for (const char* what : {"一", "二", "三"})
        QCOMPARE(lost.world.timesApplied(what), 1u);
    QCOMPARE(lost.late->outbox().list().size(), 0u);
    QVERIFY(lost.early->sync());
    QVERIFY(lost.world.isSettled(*lost.late));
    QVERIFY(lost.world.isSettled(*lost.early));
    QCOMPARE(lost.late->sync()->actionsSent, 0);
}

void TestUnknownDevice::workIsTakenInKeeping() {
    Lost lost;
    QVERIFY(lost.play());
    auto refused = lost.late->sync();
    QVERIFY(!refused);
    QVERIFY2(refused.error().context.find("1 pieces of this device's work") != std::string::npos,
             refused.error().context.c_str());
    QCOMPARE(lost.kept(0), 1);
    QVERIFY(!lost.late->sync()); // again changes nothing
    QCOMPARE(lost.kept(0), 1);
    QCOMPARE(lost.world.timesApplied("三"), 0u);
    QVERIFY(lost.enrol(*lost.late));
    QCOMPARE(lost.kept(0), 0);
    QCOMPARE(lost.kept(1), 1);
    QVERIFY(lost.late->sync());
    QCOMPARE(lost.world.timesApplied("三"), 1u);
}

void TestUnknownDevice::keepingIsBounded() {
    Lost lost;
    QVERIFY(lost.play());
    Deposits deposits(*lost.world.officeStore);
    SyncRequest request;
    request.actions = lost.late->outbox().sendable(10, 10);
    for (int i = 0; i < Deposits::requestsPerHourMax; ++i) {
        request.device = lost.world.ids->next();
        Transaction transaction(lost.world.officeStore->database());
        QVERIFY(deposits.keep(request, "198.51.100.7").context.find("in its keeping, not")
                != std::string::npos);
        transaction.commit();
    }
    request.device = lost.world.ids->next();
    QVERIFY(deposits.keep(request, "198.51.100.7").context.find("no more") != std::string::npos);
    QCOMPARE(lost.kept(0), std::int64_t{Deposits::requestsPerHourMax});
    QVERIFY(deposits.keep(request, "198.51.100.8").context.find("no more") == std::string::npos);
    lost.world.clock.advance(3'700'000);
    QVERIFY(deposits.keep(request, "198.51.100.7").context.find("no more") == std::string::npos);
    // Of all devices together.
    lost.world.officeStore->database().execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) INSERT "
        "INTO set_aside SELECT randomblob(16), i, 0, 'unknown_device', '', x'00', 0 FROM n");
    request.device = lost.world.ids->next();
    QVERIFY(deposits.keep(request, "198.51.100.9").context.find("no more") != std::string::npos);
}

void TestUnknownDevice::officeThatWasNotRestoredKeepsNothing() {
    Lost lost;
    QVERIFY(lost.play(false));
    QVERIFY(!lost.late->sync());
    QCOMPARE(lost.kept(0), 0);
    QVERIFY(lost.enrol(*lost.late));
    QVERIFY(lost.late->sync());
    QCOMPARE(lost.world.timesApplied("三"), 1u);
}

void TestUnknownDevice::knownDeviceIsNotEnrolledAnew() {
    Lost lost;
    QVERIFY(lost.play());
    const auto status = lost.enrol(*lost.early);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Conflict);
    QVERIFY(!lost.late->sync());
    QVERIFY(lost.enrol(*lost.late));
    QVERIFY(!lost.enrol(*lost.late)); // once
}

void TestUnknownDevice::anotherPersonsCodeIsRefused() {
    Lost lost;
    QVERIFY(lost.play());
    QVERIFY(!lost.late->sync());
    const std::string device = lost.late->store->meta("device");
    const auto status = lost.enrol(*lost.late, "li");
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::Conflict);
    QCOMPARE(lost.late->store->meta("device"), device);
    QCOMPARE(lost.late->outbox().counts().unsent, 1);
    QVERIFY(lost.enrol(*lost.late));
}

// A bundle sealed under the former id comes after the phone has sent the same under the new one.
void TestUnknownDevice::lateBundleOfTheFormerDeviceIsTold() {
    BundleWorld world;
    auto phone = world.carrier("zhao");
    QVERIFY(phone->sync());
    QVERIFY(world.note(*phone, "一"));
    const auto bundle = world.exported(*phone);
    phone->store->setMeta(mustForkKey, std::int64_t{1});
    QVERIFY(phone->sync());
    QCOMPARE(world.timesApplied("一"), 1u);
    QVERIFY(world.import(bundle));
    QCOMPARE(world.timesApplied("一"), 1u);
    QVERIFY(phone->sync());
    QVERIFY(world.isSettled(*phone));
}

QTEST_GUILESS_MAIN(TestUnknownDevice)
#include "tst_unknowndevice.moc"
