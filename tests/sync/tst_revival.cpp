#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// An edit brings back what others have deleted.
class TestRevival : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heldDeletionLiesOnTop();
};

// A deletion that waits here, while others delete the same record and an edit brings it back: it
// is shown deleted, and lives when the office says so.
void TestRevival::heldDeletionLiesOnTop() {
    World world;
    auto a = world.phone("wang", "grid_worker", "445202001003001");
    auto b = world.phone("li", "grid_worker", "445202001003001");
    auto c = world.phone("he", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync() && c->sync());
    const auto deletion = [&] {
        Change change;
        change.entity = EntityId::Resident;
        change.record = world.resident;
        change.op = Op::Delete;
        return change;
    };
    constexpr std::int64_t holdMs = 10'000;
    QVERIFY(a->outbox().record("delete", a->user, {deletion()}, holdMs));
    QVERIFY(b->outbox().record("delete", b->user, {deletion()}));
    QVERIFY(c->set(EntityId::Resident, world.resident, "education", Value{std::string("60")}));
    QVERIFY(b->sync() && c->sync());
    const auto state = [&](Phone& phone) {
        return phone.store->table(EntityId::Resident).head(world.resident)->state;
    };
    QCOMPARE(state(*c), RecordState::Live);
    auto report = a->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(report->feedsHealed, 0);
    QCOMPARE(state(*a), RecordState::Deleted); // his own, on top
    world.clock.advance(holdMs + 1);
    report = a->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(report->feedsHealed, 0);
    QCOMPARE(state(*a), RecordState::Live); // an edit beats it
    QVERIFY(world.agrees(*a));
}

QTEST_GUILESS_MAIN(TestRevival)
#include "tst_revival.moc"
