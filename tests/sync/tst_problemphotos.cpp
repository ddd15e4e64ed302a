#include "tests/sync/support/helpers.h"
#include "tests/sync/support/pictures.h"

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr const char* ownGrid = "445202001003001";
constexpr const char* otherGrid = "445202001003002";

std::string text(const char* utf8) { return utf8; }

} // namespace

// A problem's photo goes where the problem goes, and to nobody else.
class TestProblemPhotos : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reachesWhomTheProblemReaches();
    void ofHelpersTheirOwnOnly();
    void movesWithItsProblem();
    void namesOneThing_data();
    void namesOneThing();

private:
    Uuid problemBy(HelperWorld& world, Phone& phone, const char* place, const Uuid& at) {
        const Uuid id = world.ids->next();
        const auto done = phone.create(EntityId::Problem, id,
                                       {{place, at},
                                        {"title", text("楼上半夜施工")},
                                        {"category", text("dispute")},
                                        {"confidential", std::int64_t{1}},
                                        {"reported_at", world.clock.wallMs()},
                                        {"state", text("reported")}});
        if (!done)
            QTest::qFail(done.error().context.c_str(), __FILE__, __LINE__);
        return id;
    }
};

void TestProblemPhotos::reachesWhomTheProblemReaches() {
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", ownGrid);
    auto colleague = world.phone("zhao", "grid_leader", ownGrid);
    auto stranger = world.phone("li", "grid_worker", otherGrid);
    world.sync(*worker);
    const Uuid problem = problemBy(world, *worker, "grid", world.grid); // at no door
    const Uuid photo = attach(*worker, EntityId::Problem, problem, pictureBytes(20'000, 3));
    QVERIFY(worker->round());
    for (auto* phone : {&*colleague, &*stranger, &*world.desk})
        world.sync(*phone);
    QVERIFY(world.holds(*colleague, EntityId::Attachment, photo));
    QVERIFY(world.holds(*world.desk, EntityId::Attachment, photo));
    QVERIFY(!world.holds(*stranger, EntityId::Problem, problem));
    QVERIFY(!world.holds(*stranger, EntityId::Attachment, photo));
    QVERIFY(fetchPart(world, *colleague, photo));
    QCOMPARE(fetchPart(world, *stranger, photo).error().code, ErrorCode::NotAllowed);
}

void TestProblemPhotos::ofHelpersTheirOwnOnly() {
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", ownGrid);
    auto helper = world.phone("he", "centre_household", ownGrid);
    auto neighbour = world.phone("xu", "centre_household", ownGrid);
    for (auto* each : {&*helper, &*neighbour})
        world.link(world.centre(*each), world.household);
    for (auto* phone : {&*world.desk, &*worker, &*helper, &*neighbour})
        world.sync(*phone);
    const Uuid problem = problemBy(world, *helper, "household", world.household);
    const Uuid own = attach(*helper, EntityId::Problem, problem, pictureBytes(20'000, 4));
    world.sync(*helper);
    QVERIFY(helper->outbox().list().empty()); // it was taken
    world.sync(*worker);
    QVERIFY(world.holds(*worker, EntityId::Attachment, own));
    const Uuid workers = attach(*worker, EntityId::Problem, problem, pictureBytes(20'000, 5));
    for (auto* phone : {&*worker, &*helper, &*neighbour})
        world.sync(*phone);
    QVERIFY(world.holds(*helper, EntityId::Problem, problem));
    QVERIFY(world.holds(*helper, EntityId::Attachment, own));
    QVERIFY(!world.holds(*helper, EntityId::Attachment, workers));
    // The household is on both lists.
    QVERIFY(world.holds(*neighbour, EntityId::Household, world.household));
    QVERIFY(!world.holds(*neighbour, EntityId::Problem, problem));
    QVERIFY(!world.holds(*neighbour, EntityId::Attachment, own));
    world.requireEqual(*helper, Role::CentreHousehold);
    world.requireEqual(*neighbour, Role::CentreHousehold);
}

void TestProblemPhotos::movesWithItsProblem() {
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", ownGrid);
    auto other = world.phone("li", "grid_worker", otherGrid);
    world.sync(*worker);
    const Uuid problem = problemBy(world, *worker, "household", world.household);
    const Uuid photo = attach(*worker, EntityId::Problem, problem, pictureBytes(20'000, 6));
    world.sync(*worker);
    world.sync(*world.desk);
    world.set(EntityId::Household, world.household, "dwelling", world.farDwelling);
    for (auto* phone : {&*world.desk, &*worker, &*other})
        world.sync(*phone);
    QVERIFY(!world.holds(*worker, EntityId::Attachment, photo));
    QVERIFY(world.holds(*other, EntityId::Problem, problem));
    QVERIFY(world.holds(*other, EntityId::Attachment, photo));
    HelperWorld::requireClean(*world.officeStore, ReplicaKind::Office);
}

void TestProblemPhotos::namesOneThing_data() {
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QString>("reason"); // empty: it is taken
    const auto row = [](const char* title, const QStringList& names, const char* reason) {
        QTest::newRow(title) << names << QString::fromLatin1(reason);
    };
    const QString household = QStringLiteral("household"), visit = QStringLiteral("visit"),
                  problem = QStringLiteral("problem");
    row("a problem", {problem}, "");
    row("a visit and its household", {visit, household}, "");
    row("a household alone", {household}, "");
    row("a problem and a household", {problem, household}, "invalid");
    row("a problem and a visit", {problem, visit}, "invalid");
    row("nothing", {}, "unknown_record");
}

void TestProblemPhotos::namesOneThing() {
    QFETCH(const QStringList, names);
    QFETCH(const QString, reason);
    HelperWorld world;
    auto worker = world.phone("wang", "grid_worker", ownGrid);
    world.sync(*worker);
    const std::map<std::string, Uuid> known{
        {"household", world.household},
        {"visit", world.visit(*worker, world.household)},
        {"problem", problemBy(world, *worker, "household", world.household)}};
    std::vector<std::pair<const char*, Value>> fields{
        {"sha256", sha256Of("x")}, {"media_type", text("image/jpeg")}, {"bytes", std::int64_t{1}}};
    for (const auto& [name, id] : known)
        if (names.contains(QString::fromStdString(name)))
            fields.emplace_back(name.c_str(), id);
    QVERIFY(worker->create(EntityId::Attachment, world.ids->next(), fields));
    world.sync(*worker);
    QCOMPARE(QString::fromStdString(world.setAsideReason(*worker)), reason);
}

QTEST_GUILESS_MAIN(TestProblemPhotos)
#include "tst_problemphotos.moc"
