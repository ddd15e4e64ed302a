#include "core/merge/setvalue.h"
#include "core/store/keptwork.h"
#include "core/store/verify.h"
#include "tests/sync/support/world.h"

#include <QFile>
#include <QTest>
#include <sqlite3.h>

using namespace banyan;
using namespace banyan::test;

namespace {

std::string text(const char* utf8) { return utf8; }

// Rows that statements have stepped over in scans of whole tables; only SQLite counts them.
int scanSteps(Store& store) {
    int steps = 0;
    if (!store.database().raw())
        return steps;
    for (auto* statement = sqlite3_next_stmt(store.database().raw(), nullptr); statement;
         statement = sqlite3_next_stmt(store.database().raw(), statement))
        steps += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
    return steps;
}

} // namespace

// Two devices and an office in one process, over the production session, codec and service.
class TestSyncSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void firstPullHoldsOnlyItsGridAndTheReference();
    void differentFieldsMerge();
    void sameFieldFollowsItsRule();
    void twoNamesOpenOneCase();
    void decisionReachesEveryone();
    void lostAnswerAppliesNothingTwice();
    void copiedHomeIsForkedAndLosesNothing();
    void oldCopyWithOtherWorkUnderTheSameNumberLosesNothing();
    void refusedWorkIsSetAsideInTheOpen();
    void setsAndEntries();
    void deleteAgainstEdit();
    void revokedDeviceKeepsItsWork();
    void nothingToDoIsOneRoundTrip();
    void aLongQueueBeginsSmall();
    void divergenceIsFoundAndHealed();
    void wrongClockDecidesNothing();
    void firstPullBringsTheLastRowOfEachField();
    void restoredOfficeIsHealedByItsPhones();
    void keptWorkIsForgottenOnceBackedUp();
    void officeThatDoesNotGetOnIsLeft();
};

void TestSyncSession::firstPullHoldsOnlyItsGridAndTheReference() {
    World world;
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    auto other = world.phone("li", "grid_worker", "445202001003002");
    auto report = phone->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "name")), "陈小明");
    QVERIFY(other->sync());
    QVERIFY(!other->store->table(EntityId::Resident).find(world.resident));
    QVERIFY(other->store->table(EntityId::Grid).find(world.grid));
    QVERIFY(world.agrees(*phone));
}

void TestSyncSession::differentFieldsMerge() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("60")));
    QVERIFY(b->set(EntityId::Resident, world.resident, "marital_status", text("20")));
    QVERIFY(a->sync());
    auto report = b->sync();
    QVERIFY(report);
    QCOMPARE(report->applied.merged, 1);
    QVERIFY(a->sync());
    for (auto* phone : {a.get(), b.get()}) {
        QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "education")), "60");
        QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "marital_status")), "20");
        QVERIFY(world.agrees(*phone));
        QCOMPARE(phone->outbox().counts().unsent, 0);
        QCOMPARE(phone->outbox().list().size(), 0u);
    }
}

void TestSyncSession::sameFieldFollowsItsRule() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("早上")));
    world.clock.advance(60'000);
    QVERIFY(b->set(EntityId::Household, world.household, "best_time", text("晚上")));
    world.clock.advance(60'000);
    QVERIFY(b->sync()); // the later one arrives first
    QVERIFY(a->sync());
    QVERIFY(b->sync());
    QCOMPARE(textOf(a->value(EntityId::Household, world.household, "best_time")), "晚上");
    QVERIFY(world.agrees(*a) && world.agrees(*b));
    const auto rows = b->store->history().of(world.household);
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const HistoryRow& row) {
        return row.verdict == Verdict::Superseded && textOf(row.change.value) == "早上";
    }));
}

void TestSyncSession::twoNamesOpenOneCase() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_leader", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(a->set(EntityId::Resident, world.resident, "name", text("陈晓明")));
    QVERIFY(b->set(EntityId::Resident, world.resident, "name", text("陈小铭")));
    QVERIFY(a->sync());
    auto report = b->sync();
    QVERIFY(report);
    QCOMPARE(report->applied.inReview, 1);
    QVERIFY(a->sync());
    for (auto* phone : {a.get(), b.get()}) {
        QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "name")), "陈晓明");
        const auto cases = phone->store->table(EntityId::ConflictCase).select("true");
        QCOMPARE(cases.size(), 1u);
        const auto candidates = entriesOf(cases[0].text("candidates"));
        QCOMPARE(candidates.size(), 2u);
        QCOMPARE(candidates[0].text, "陈晓明");
        QCOMPARE(candidates[1].text, "陈小铭");
        QVERIFY(candidates[0].by == a->user && candidates[1].by == b->user);
        QCOMPARE(cases[0].text("before"), "陈小明");
        QVERIFY(world.agrees(*phone));
    }
}

void TestSyncSession::decisionReachesEveryone() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_leader", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(a->set(EntityId::Resident, world.resident, "name", text("陈晓明")));
    QVERIFY(b->set(EntityId::Resident, world.resident, "name", text("陈小铭")));
    QVERIFY(a->sync() && b->sync());
    // The leader has the case before him: his edit is the decision.
    QVERIFY(b->set(EntityId::Resident, world.resident, "name", text("陈小铭")));
    QVERIFY(b->sync() && a->sync());
    for (auto* phone : {a.get(), b.get()}) {
        QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "name")), "陈小铭");
        const auto cases = phone->store->table(EntityId::ConflictCase).select("true");
        QCOMPARE(cases[0].text("state"), "decided");
        QCOMPARE(cases[0].text("decision"), "陈小铭");
        QVERIFY(world.agrees(*phone));
    }
}

void TestSyncSession::lostAnswerAppliesNothingTwice() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Household, world.household, "phones", text("13900000017"), Op::Add));
    QVERIFY(a->set(EntityId::Household, world.household, "door_note", text("按左边的铃"), Op::Add));
    a->transport->loseAnswer = 1;
    QVERIFY(!a->sync());
    QCOMPARE(a->outbox().counts().unsent, 2);
    const auto rowsBefore = world.officeStore->history().of(world.household).size();
    QVERIFY(a->sync());
    QCOMPARE(world.officeStore->history().of(world.household).size(), rowsBefore);
    QCOMPARE(a->outbox().list().size(), 0u);
    QVERIFY(world.agrees(*a));
}

void TestSyncSession::copiedHomeIsForkedAndLosesNothing() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("早上")));
    // The copy holds the same unsent work.
    a->store.reset();
    auto copy = std::make_unique<Phone>();
    copy->path = a->path + ".copy";
    QVERIFY(QFile::copy(QString::fromStdString(a->path), QString::fromStdString(copy->path)));
    world.open(*a);
    world.open(*copy);
    copy->user = a->user;
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("60")));
    QVERIFY(copy->set(EntityId::Resident, world.resident, "marital_status", text("20")));
    QVERIFY(a->sync());
    auto report = copy->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(report->wasForked);
    QVERIFY(a->sync());
    QVERIFY(copy->store->meta("device") != a->store->meta("device"));
    for (auto* phone : {a.get(), copy.get()}) {
        QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "education")), "60");
        QCOMPARE(textOf(phone->value(EntityId::Resident, world.resident, "marital_status")), "20");
        QCOMPARE(textOf(phone->value(EntityId::Household, world.household, "best_time")), "早上");
        QCOMPARE(phone->outbox().list().size(), 0u);
        QVERIFY(world.agrees(*phone));
    }
}

// What a home that was put back to an older copy writes has a number that the office has seen on
// other work. While it can be undone it is not sent, but the office's row of that number comes,
// without content.
void TestSyncSession::oldCopyWithOtherWorkUnderTheSameNumberLosesNothing() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    const QString home = QString::fromStdString(a->path);
    a->store.reset();
    QVERIFY(QFile::copy(home, home + QStringLiteral(".old")));
    world.open(*a);
    const auto sent = a->set(EntityId::Household, world.household, "best_time", text("早上"));
    QVERIFY(sent);
    QVERIFY(a->sync());
    a->store.reset();
    QVERIFY(QFile::remove(home) && QFile::rename(home + QStringLiteral(".old"), home));
    world.open(*a);
    Change other;
    other.entity = EntityId::Resident;
    other.record = world.resident;
    other.field = specOf(EntityId::Resident).field("education")->number;
    other.value = text("60");
    constexpr std::int64_t holdMs = 10'000;
    const auto held = a->outbox().record("edit", a->user, {other}, holdMs);
    QVERIFY(held);
    QCOMPARE(*held, *sent);
    QVERIFY(a->sync());
    QCOMPARE(a->outbox().list(ActionState::Unsent).size(), 1u);
    QCOMPARE(textOf(a->value(EntityId::Resident, world.resident, "education")), "60");
    world.clock.advance(2 * holdMs);
    const auto report = a->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(report->wasForked);
    QCOMPARE(textOf(a->value(EntityId::Household, world.household, "best_time")), "早上");
    QCOMPARE(textOf(a->value(EntityId::Resident, world.resident, "education")), "60");
    QCOMPARE(textOf(world.officeValue(EntityId::Resident, world.resident, "education")), "60");
    QCOMPARE(a->outbox().list().size(), 0u);
    QVERIFY(world.agrees(*a));
}

void TestSyncSession::refusedWorkIsSetAsideInTheOpen() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("77")));
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("60")));
    QVERIFY(a->set(EntityId::Resident, world.resident, "marital_status", text("20")));
    auto report = a->sync();
    QVERIFY(report);
    // The second builds on the first; the third has nothing to do with them.
    QCOMPARE(report->applied.setAside, 2);
    QCOMPARE(textOf(a->value(EntityId::Resident, world.resident, "marital_status")), "20");
    QVERIFY(isNull(a->value(EntityId::Resident, world.resident, "education")));
    const auto aside = a->outbox().list(ActionState::SetAside);
    QCOMPARE(aside.size(), 2u);
    QCOMPARE(aside[0].reason, "invalid");
    QCOMPARE(aside[1].reason, "builds_on");
    QVERIFY(!aside[0].detail.empty());
    QVERIFY(a->outbox().withdraw(aside[0].action.first, "typed wrongly"));
    QVERIFY(a->outbox().resend(aside[1].action.first));
    QVERIFY(a->sync());
    QCOMPARE(textOf(world.officeValue(EntityId::Resident, world.resident, "education")), "60");
    QVERIFY(world.agrees(*a));
}

void TestSyncSession::setsAndEntries() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(a->set(EntityId::Household, world.household, "phones", text("13900000017"), Op::Add));
    QVERIFY(a->sync() && b->sync());
    // One takes the number out, the other, not having seen that, adds another.
    QVERIFY(
        a->set(EntityId::Household, world.household, "phones", text("13900000017"), Op::Remove));
    QVERIFY(b->set(EntityId::Household, world.household, "phones", text("13600002231"), Op::Add));
    QVERIFY(a->set(EntityId::Household, world.household, "door_note", text("阿婆耳背"), Op::Add));
    QVERIFY(b->set(EntityId::Household, world.household, "door_note", text("有狗"), Op::Add));
    QVERIFY(b->sync() && a->sync() && b->sync());
    const auto phones =
        setElements(textOf(a->value(EntityId::Household, world.household, "phones")));
    QCOMPARE(phones, std::vector<std::string>{"13600002231"});
    QCOMPARE(entriesOf(textOf(a->value(EntityId::Household, world.household, "door_note"))).size(),
             2u);
    QVERIFY(world.agrees(*a) && world.agrees(*b));
}

void TestSyncSession::deleteAgainstEdit() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    Change change;
    change.entity = EntityId::Resident;
    change.record = world.resident;
    change.op = Op::Delete;
    QVERIFY(a->outbox().record("delete", a->user, {change}));
    QVERIFY(b->set(EntityId::Resident, world.resident, "education", text("60")));
    QVERIFY(a->sync() && b->sync() && a->sync());
    for (auto* phone : {a.get(), b.get()}) {
        QVERIFY(phone->store->table(EntityId::Resident).find(world.resident)->head.state
                == RecordState::Live);
        QVERIFY(world.agrees(*phone));
    }
}

void TestSyncSession::revokedDeviceKeepsItsWork() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("早上")));
    Exchange exchange(*world.officeStore, world.officeId, "office");
    {
        Transaction transaction(world.officeStore->database());
        QVERIFY(exchange.accounts().revoke(*Uuid::fromText(a->store->meta("device")), false));
        transaction.commit();
    }
    auto report = a->sync();
    QVERIFY(!report);
    QVERIFY(report.error().code == ErrorCode::Revoked);
    QCOMPARE(a->outbox().counts().unsent, 1);
    QVERIFY(isNull(world.officeValue(EntityId::Household, world.household, "best_time")));
    auto aside = world.officeStore->database().prepare("SELECT count(*) FROM set_aside");
    aside.step();
    QCOMPARE(aside.integer(0), 1);
}

void TestSyncSession::nothingToDoIsOneRoundTrip() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->sync()); // statements are prepared
    const int before = scanSteps(*a->store) + scanSteps(*world.officeStore);
    auto report = a->sync();
    QVERIFY(report);
    QCOMPARE(report->roundTrips, 1);
    QCOMPARE(scanSteps(*a->store) + scanSteps(*world.officeStore), before); // no table is scanned
    QVERIFY2(report->bytesUp <= 400, std::to_string(report->bytesUp).c_str());
    QVERIFY2(report->bytesDown <= 400, std::to_string(report->bytesDown).c_str());
}

// What fits into one request goes in one; of several the first is small, so that the office has
// decided something while the device still writes.
void TestSyncSession::aLongQueueBeginsSmall() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    a->store->database().execute("PRAGMA synchronous = OFF"); // only to be quick
    for (const auto& [edits, trips] : {std::pair(1'500, 1), {1'501, 2}, {2'001, 3}}) {
        for (int i = 0; i < edits; ++i)
            QVERIFY(a->set(EntityId::Household, world.household, "best_time",
                           text(i % 2 ? "早上" : "晚上")));
        const auto report = a->sync();
        QVERIFY(report);
        QCOMPARE(report->actionsSent, edits);
        QCOMPARE(report->roundTrips, trips);
        QVERIFY(world.agrees(*a));
    }
}

void TestSyncSession::divergenceIsFoundAndHealed() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    // A fault of the program or the disk: a value is gone, and the sums with it.
    a->store->database().execute(
        "UPDATE resident SET name = 'x'; UPDATE feed SET digest = zeroblob(16)");
    a->store->reload();
    auto report = a->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(report->feedsHealed > 0);
    QVERIFY(world.agrees(*a));
}

void TestSyncSession::wrongClockDecidesNothing() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    world.clock.jumpWall(365LL * 24 * 3'600'000); // a's clock is a year ahead while it writes
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("早上")));
    world.clock.jumpWall(-365LL * 24 * 3'600'000);
    world.clock.advance(60'000);
    QVERIFY(b->set(EntityId::Household, world.household, "best_time", text("晚上")));
    QVERIFY(a->sync() && b->sync() && a->sync());
    QCOMPARE(textOf(a->value(EntityId::Household, world.household, "best_time")), "晚上");
    QVERIFY(world.agrees(*a) && world.agrees(*b));
}

void TestSyncSession::firstPullBringsTheLastRowOfEachField() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("60")));
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("70")));
    QVERIFY(a->sync());
    auto later = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(later->sync());
    const auto rows = later->store->history().of(world.resident);
    QCOMPARE(rows.size(), 1u);
    QCOMPARE(textOf(rows[0].change.value), "70");
    QCOMPARE(textOf(rows[0].old), "60");
}

// What was confirmed after the backup comes back from the phones that wrote it, nothing twice.
// An office whose feed promises rows that are not there must not keep a phone asking for ever.
void TestSyncSession::officeThatDoesNotGetOnIsLeft() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    world.officeStore->database().execute("UPDATE feed SET last_seq = last_seq + 3");
    world.officeStore->reload();
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", std::string("晚上")));
    const auto report = a->sync();
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Internal);
    QCOMPARE(a->value(EntityId::Household, world.household, "best_time"),
             Value{std::string("晚上")});
}

void TestSyncSession::restoredOfficeIsHealedByItsPhones() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("备份之前")));
    QVERIFY(a->sync() && b->sync());
    const auto file = world.backup();

    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("备份之后")));
    QVERIFY(a->set(EntityId::Household, world.household, "door_note", text("门铃在左"), Op::Add));
    QVERIFY(a->set(EntityId::Resident, world.resident, "name", text("陈晓明")));
    QVERIFY(b->set(EntityId::Resident, world.resident, "name", text("陈小铭")));
    const Uuid visit = world.ids->next();
    QVERIFY(b->create(EntityId::Visit, visit,
                      {{"household", world.household},
                       {"purpose", text("routine")},
                       {"outcome", text("met")},
                       {"observed_at", world.clock.wallMs()}}));
    QVERIFY(a->set(EntityId::Grid, world.grid, "name", text("不归我管"))); // set aside
    QVERIFY(a->sync() && b->sync() && a->sync());
    QCOMPARE(a->outbox().counts().setAside, 1);
    QVERIFY(world.agrees(*b));
    QVERIFY(a->set(EntityId::Resident, world.resident, "education", text("60"))); // unsent

    world.restore(file, {a.get(), b.get()});
    QCOMPARE(textOf(world.officeValue(EntityId::Household, world.household, "best_time")),
             "备份之前");
    const auto healedA = a->sync();
    const auto healedB = b->sync();
    QVERIFY2(healedA, healedA ? "" : healedA.error().context.c_str());
    QVERIFY2(healedB, healedB ? "" : healedB.error().context.c_str());
    QCOMPARE(healedA->actionsOfferedAgain, 4);
    QCOMPARE(healedB->actionsOfferedAgain, 2);
    QVERIFY(a->sync() && b->sync());
    QCOMPARE(a->sync()->actionsOfferedAgain, 0);

    QCOMPARE(textOf(world.officeValue(EntityId::Household, world.household, "best_time")),
             "备份之后");
    QCOMPARE(entriesOf(textOf(world.officeValue(EntityId::Household, world.household, "door_note")))
                 .size(),
             1u);
    QCOMPARE(textOf(world.officeValue(EntityId::Resident, world.resident, "name")), "陈晓明");
    QCOMPARE(textOf(world.officeValue(EntityId::Resident, world.resident, "education")), "60");
    QCOMPARE(world.officeStore->table(EntityId::Visit).select("true").size(), 1u);
    QCOMPARE(world.officeStore->table(EntityId::ConflictCase).select("state = 'open'").size(), 1u);
    QCOMPARE(a->outbox().counts().setAside, 1);
    QCOMPARE(a->outbox().counts().unsent + b->outbox().counts().unsent, 0);
    QVERIFY(world.agrees(*b));
    for (auto* store : {world.officeStore, b->store.get()}) {
        const auto report =
            Verifier(*store, store == world.officeStore ? ReplicaKind::Office : ReplicaKind::Device)
                .run();
        QVERIFY(report && report->isClean());
    }
}

void TestSyncSession::keptWorkIsForgottenOnceBackedUp() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    const auto kept = [&] { return KeptWork(*a->store).beyond(0).size(); };
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("早上")));
    QVERIFY(a->sync());
    QCOMPARE(kept(), 1u);
    world.clock.advance(31LL * 24 * 3'600'000);
    QVERIFY(a->sync());
    QCOMPARE(kept(), 1u); // old, but in no backup
    world.officeStore->database().execute("UPDATE device SET backed_up = last_number");
    QVERIFY(a->sync());
    QCOMPARE(kept(), 0u);
}

QTEST_GUILESS_MAIN(TestSyncSession)
#include "tst_syncsession.moc"
