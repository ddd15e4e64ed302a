#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// Units are data that people write; two of them may be said to be above each other.
class TestUnitCircle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unitAboveItselfEndsNothing();
};

void TestUnitCircle::unitAboveItselfEndsNothing() {
    World world;
    auto admin = world.phone("admin", "admin", "445202001003");
    auto desk = world.phone("xu", "community", "445202001003");
    QVERIFY(admin->sync() && desk->sync());
    QVERIFY(admin->set(EntityId::OrgUnit, world.community, "parent", Value{world.community}));
    QVERIFY(admin->sync());
    QCOMPARE(world.officeValue(EntityId::OrgUnit, world.community, "parent"),
             Value{world.community});
    QVERIFY(desk->sync());
    QVERIFY(desk->store->feeds().find(world.otherGrid));
    QVERIFY(world.agrees(*desk));
}

QTEST_GUILESS_MAIN(TestUnitCircle)
#include "tst_unitcircle.moc"
