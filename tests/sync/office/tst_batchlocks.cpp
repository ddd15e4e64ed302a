#include "core/schema/registry.h"
#include "sync/office/batchlocks.h"

#include <QTest>

using namespace banyan;

namespace {

Action actionOf(EntityId entity, Op op, const char* field = nullptr) {
    Change change;
    change.entity = entity;
    change.op = op;
    if (field)
        change.field = specOf(entity).field(field)->number;
    Action action;
    action.changes = {change};
    return action;
}

SyncRequest requestOf(const Uuid& device, Action action) {
    SyncRequest request;
    request.device = device;
    request.actions = {std::move(action)};
    return request;
}

} // namespace

class TestBatchLocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reaching_data();
    void reaching();
    void locksWhatWasWrittenBefore();
    void expectsTheGridsOfAWorker();
    void anythingElseIsAlone();
};

void TestBatchLocks::reaching_data() {
    QTest::addColumn<int>("entity");
    QTest::addColumn<int>("op");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("isAcross");
    const auto row = [](const char* name, EntityId entity, Op op, const char* field,
                        bool isAcross) {
        QTest::newRow(name) << int(entity) << int(op) << QByteArray(field) << isAcross;
    };
    row("a visit", EntityId::Visit, Op::Create, "", false);
    row("a note", EntityId::Household, Op::Add, "door_note", false);
    row("an education", EntityId::Resident, Op::Set, "education", false);
    // Duplicates are looked for in all grids.
    row("a person", EntityId::Resident, Op::Create, "", true);
    row("a name", EntityId::Resident, Op::Set, "name", true);
    row("an ID number", EntityId::Resident, Op::Set, "id_number", true);
    // A person who lives twice is found in another grid.
    row("a residency", EntityId::Residency, Op::Create, "", true);
    // It moves with all that hangs on it.
    row("a move", EntityId::Household, Op::Set, "dwelling", true);
    row("a grid", EntityId::Grid, Op::Create, "", true);
    row("a user's scopes", EntityId::User, Op::Add, "scopes", true);
    row("a merge", EntityId::Household, Op::Merge, "", true);
    row("an erasure", EntityId::Resident, Op::Erase, "", true);
}

void TestBatchLocks::reaching() {
    QFETCH(int, entity);
    QFETCH(int, op);
    QFETCH(QByteArray, field);
    QFETCH(bool, isAcross);
    const auto action = actionOf(static_cast<EntityId>(entity), static_cast<Op>(op),
                                 field.isEmpty() ? nullptr : field.constData());
    QCOMPARE(reachesAcross(action), isAcross);
    const auto request = requestOf({}, action);
    QCOMPARE(BatchLocks().lockFor({&request}).isAlone, isAcross);
}

void TestBatchLocks::locksWhatWasWrittenBefore() {
    BatchLocks locks;
    const Uuid one = Uuid::derived("one");
    const Uuid two = Uuid::derived("two");
    locks.learn(one, 7);
    locks.learn(one, 3);
    locks.learn(two, 5);
    const auto mine = requestOf(one, actionOf(EntityId::Visit, Op::Create));
    const auto theirs = requestOf(two, actionOf(EntityId::Visit, Op::Create));
    const auto alone = locks.lockFor({&mine});
    QVERIFY(!alone.isAlone);
    QCOMPARE(alone.feeds, (std::vector<std::int64_t>{3, 7}));
    QCOMPARE(alone.devices, std::vector<Uuid>{one});
    const auto both = locks.lockFor({&mine, &theirs});
    QCOMPARE(both.feeds, (std::vector<std::int64_t>{3, 5, 7}));
    QCOMPARE(both.devices.size(), std::size_t(2));
}

// A desk holds too many to lock them all for one edit.
void TestBatchLocks::expectsTheGridsOfAWorker() {
    BatchLocks locks;
    const Uuid worker = Uuid::derived("worker");
    const Uuid desk = Uuid::derived("desk");
    QVERIFY(!locks.isKnown(worker));
    locks.expect(worker, {4, 2});
    locks.expect(desk, std::vector<std::int64_t>(17, 9));
    QVERIFY(locks.isKnown(worker) && locks.isKnown(desk));
    const auto his = requestOf(worker, actionOf(EntityId::Visit, Op::Create));
    const auto theirs = requestOf(desk, actionOf(EntityId::Visit, Op::Create));
    QCOMPARE(locks.lockFor({&his}).feeds, (std::vector<std::int64_t>{2, 4}));
    QVERIFY(locks.lockFor({&theirs}).feeds.empty());
    QVERIFY(!locks.lockFor({&theirs}).isAlone);
}

// An enrolment, an attachment that arrived.
void TestBatchLocks::anythingElseIsAlone() {
    const auto mine = requestOf({}, actionOf(EntityId::Visit, Op::Create));
    QVERIFY(BatchLocks().lockFor({&mine, nullptr}).isAlone);
}

QTEST_GUILESS_MAIN(TestBatchLocks)
#include "tst_batchlocks.moc"
