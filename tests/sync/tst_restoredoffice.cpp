#include "core/store/verifyreport.h"
#include "tests/sync/support/bundleworld.h"

#include <QtTest>

using namespace banyan;
using namespace banyan::test;

// An office restored from a backup that gets old work by another way before its phones come.
class TestRestoredOffice : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAnOldBundleMadeOfItComesBack();
    void whatWasWithdrawnStaysSo();
    void whatIsStillAcceptedIsAskedOnce();
    void restoredTwiceIsToldInOrder();
    void homeMovedAfterTheBackupIsBack_data();
    void homeMovedAfterTheBackupIsBack();
};

namespace {

// The worker's edit of a resident whom the leader registered after the backup is accepted, and
// its bundle, sealed before, reaches the restored office first.
struct EditOfALostRecord {
    BundleWorld world;
    std::unique_ptr<Phone> leader = world.carrier("wu", "445202001003001", "grid_leader");
    std::unique_ptr<Phone> worker = world.carrier("wang");
    Uuid resident = world.ids->next();
    std::int64_t edit = 0;

    bool play() {
        world.officeKeys();
        if (!leader->sync() || !worker->sync())
            return false;
        const auto backup = world.backup();
        const bool isRegistered =
            bool(leader->create(EntityId::Resident, resident,
                                {{"household", world.household}, {"name", Value{text("林秀英")}}}));
        if (!isRegistered || !leader->sync() || !worker->sync())
            return false;
        if (!worker->set(EntityId::Resident, resident, "name", text("林秀瑛")))
            return false;
        edit = worker->outbox().lastNumber();
        const auto bundle = world.exported(*worker);
        if (!worker->sync() || !worker->outbox().list().empty())
            return false;
        world.restore(backup, {leader.get(), worker.get()});
        const auto imported = world.import(bundle);
        return imported && imported->status && imported->setAside == 1;
    }
};

} // namespace

void TestRestoredOffice::whatAnOldBundleMadeOfItComesBack() {
    EditOfALostRecord lost;
    QVERIFY(lost.play());
    QVERIFY(lost.leader->sync());
    QVERIFY(lost.worker->sync());
    auto aside = lost.worker->outbox().list(ActionState::SetAside);
    QCOMPARE(aside.size(), 1u);
    QCOMPARE(aside.front().action.first, lost.edit);
    QVERIFY(!aside.front().reason.empty());
    QCOMPARE(textOf(aside.front().action.changes.front().value), "林秀瑛");
    QVERIFY(lost.worker->outbox().resend(lost.edit));
    QVERIFY(lost.worker->sync());
    QVERIFY(lost.leader->sync());
    QCOMPARE(lost.world.officeStore->table(EntityId::Resident).find(lost.resident)->text("name"),
             "林秀瑛");
    QVERIFY(lost.world.agrees(*lost.leader));
    QVERIFY(lost.world.agrees(*lost.worker));
    QVERIFY(Verifier(*lost.worker->store, ReplicaKind::Device).run()->isClean());
}

void TestRestoredOffice::whatWasWithdrawnStaysSo() {
    EditOfALostRecord lost;
    QVERIFY(lost.play());
    QVERIFY(lost.leader->sync());
    QVERIFY(lost.worker->sync());
    QVERIFY(lost.worker->outbox().withdraw(lost.edit, "写错了"));
    // The feed is begun anew once more, for whatever reason.
    const auto again = lost.world.backup();
    QVERIFY(lost.leader->set(EntityId::Resident, lost.resident, "name", text("林秀")));
    QVERIFY(lost.leader->sync());
    QVERIFY(lost.worker->sync());
    lost.world.restore(again, {lost.leader.get(), lost.worker.get()});
    QVERIFY(lost.worker->sync());
    QCOMPARE(lost.worker->outbox().list(ActionState::SetAside).size(), 0u);
    QCOMPARE(lost.worker->outbox().list(ActionState::Withdrawn).size(), 1u);
}

void TestRestoredOffice::whatIsStillAcceptedIsAskedOnce() {
    BundleWorld world;
    auto worker = world.carrier("wang");
    auto other = world.carrier("zhao");
    QVERIFY(worker->sync());
    QVERIFY(other->sync());
    QVERIFY(world.note(*worker, "一"));
    QVERIFY(worker->sync());
    const auto backup = world.backup();
    QVERIFY(world.note(*other, "二"));
    QVERIFY(other->sync());
    QVERIFY(worker->sync());
    world.restore(backup, {worker.get(), other.get()});
    const auto asked = worker->sync();
    QVERIFY(asked);
    QCOMPARE(asked->actionsSent, 1); // as it was, for its outcome
    QVERIFY(asked->confirmedAtMs > 0);
    QCOMPARE(world.timesApplied("一"), 1u);
    QCOMPARE(worker->sync()->actionsSent, 0);
    QVERIFY(other->sync());
    QVERIFY(world.isSettled(*worker));
    QVERIFY(world.isSettled(*other));
    QCOMPARE(world.timesApplied("二"), 1u);
}

// What the first one had told is doubted and asked about anew when the second takes its place,
// which lacks some of it. That goes before newer work.
void TestRestoredOffice::restoredTwiceIsToldInOrder() {
    BundleWorld world;
    auto worker = world.carrier("wang");
    auto other = world.carrier("zhao");
    QVERIFY(other->sync());
    QVERIFY(worker->sync());
    QVERIFY(world.note(*worker, "一"));
    QVERIFY(worker->sync());
    const auto backup = world.backup();
    QVERIFY(world.note(*other, "零"));
    QVERIFY(other->sync());
    QVERIFY(worker->sync());
    world.restore(backup, {worker.get(), other.get()});
    const auto again = world.backup();
    QVERIFY(world.note(*worker, "二"));
    int requests = 0;
    worker->transport->tamper = [&](OfficeRequest&) {
        worker->transport->loseAnswer = ++requests == 2 ? 1 : 0;
    };
    QVERIFY(!worker->sync()); // the office has begun the feed anew, and is asked about all of it
    world.restore(again, {worker.get(), other.get()});
    QVERIFY(world.note(*worker, "三"));
    const auto report = worker->sync();
    QVERIFY2(report, report ? "" : said(report.error()).c_str());
    QVERIFY(!report->wasForked);
    for (const char* each : {"一", "二", "三"})
        QCOMPARE(world.timesApplied(each), 1u);
    QVERIFY(other->sync());
    QVERIFY(world.isSettled(*worker));
}

void TestRestoredOffice::homeMovedAfterTheBackupIsBack_data() {
    QTest::addColumn<int>("cutAfter");
    for (int requests = 1; requests <= 6; ++requests)
        QTest::addRow("the line goes after %d", requests) << requests;
}

// Its new grid gives it no more and its old one has yet to: only an edit that is offered again
// keeps the resident on the device. Wherever the line goes meanwhile, the sums are those of what
// is held.
void TestRestoredOffice::homeMovedAfterTheBackupIsBack() {
    QFETCH(const int, cutAfter);
    BundleWorld world;
    auto mover = world.phone("zhao", "community", "445202001003");
    auto desk = world.phone("lin", "community", "445202001003");
    QVERIFY(mover->sync());
    QVERIFY(desk->sync());
    const auto backup = world.backup();
    QVERIFY(mover->set(EntityId::Dwelling, world.dwelling, "grid", Value{world.otherGrid}));
    QVERIFY(mover->sync());
    QVERIFY(desk->sync());
    QVERIFY(desk->set(EntityId::Resident, world.resident, "name", text("陈晓明")));
    QVERIFY(desk->sync());
    world.restore(backup, {mover.get(), desk.get()});
    int requests = 0;
    desk->transport->tamper = [&](OfficeRequest&) {
        desk->transport->loseRequest = ++requests > cutAfter ? 1 : 0;
    };
    const bool isCut = !desk->sync();
    QVERIFY(isCut || cutAfter > 3);
    const auto between = Verifier(*desk->store, ReplicaKind::Device).run();
    QVERIFY(between);
    QVERIFY2(between->isClean(), verifyText(*between).c_str());
    desk->transport->tamper = {};
    desk->transport->loseRequest = 0;
    QVERIFY(desk->sync());
    QVERIFY(mover->sync());
    QVERIFY(desk->sync());
    QVERIFY(world.isSettled(*desk));
    QCOMPARE(world.officeStore->table(EntityId::Resident).find(world.resident)->text("name"),
             "陈晓明");
}

QTEST_GUILESS_MAIN(TestRestoredOffice)
#include "tst_restoredoffice.moc"
