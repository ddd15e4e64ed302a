#include "core/usecases/organisation.h"
#include "tests/core/usecases/smallgrid.h"

#include <QElapsedTimer>
#include <QTest>

using namespace banyan;
using test::SmallGrid;

namespace {

constexpr int communities = 44;
constexpr int grids = 191;
constexpr int buildingsOfGrid = 8;
constexpr int centresOfBuilding = 10; // 15,280 in all
constexpr qint64 foldMsMax = 150;     // generous: the machines of tests are slow

} // namespace

// The tree of a whole district: unfolding a line takes no longer than a blink.
class TestSlowOrganisationSpeed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFoldIsQuick();

private:
    void fill(SmallGrid& grid);
};

void TestSlowOrganisationSpeed::fill(SmallGrid& small) {
    const auto named = [](const char* name, int number) {
        return Value{name + std::to_string(number)};
    };
    Transaction transaction(small.store->database());
    const Uuid district = small.write(
        EntityId::OrgUnit,
        {{"code", named("445202", 0)}, {"name", named("区", 0)}, {"level", named("district", 0)}});
    std::vector<Uuid> all;
    for (int i = 0; i < communities; ++i)
        all.push_back(small.write(EntityId::OrgUnit, {{"code", named("44520201", 1000 + i)},
                                                      {"name", named("社区", i)},
                                                      {"level", Value{std::string("community")}},
                                                      {"parent", district}}));
    for (int i = 0; i < grids; ++i) {
        const Uuid grid = small.write(
            EntityId::Grid, {{"code", named("445202019", 100'000 + i)},
                             {"name", named("网格", i)},
                             {"community", all[static_cast<std::size_t>(i % communities)]}});
        for (int b = 0; b < buildingsOfGrid; ++b) {
            const Uuid building =
                small.write(EntityId::Building, {{"name", named("楼", b)}, {"grid", grid}});
            for (int c = 0; c < centresOfBuilding; ++c) {
                const Uuid dwelling =
                    small.write(EntityId::Dwelling,
                                {{"grid", grid}, {"building", building}, {"door", named("", c)}});
                const Uuid home = small.write(EntityId::Household, {{"dwelling", dwelling}});
                small.write(EntityId::CentreHousehold,
                            {{"household", home}, {"resident", small.head}});
            }
        }
    }
    small.store->feeds().save();
    transaction.commit();
}

void TestSlowOrganisationSpeed::everyFoldIsQuick() {
    SmallGrid small;
    fill(small);
    Organisation organisation(*small.store);
    OrgNode at;
    std::size_t deepest = 0;
    for (int depth = 0; depth < 5; ++depth) {
        QElapsedTimer timer;
        timer.start();
        const auto nodes = depth == 0 ? organisation.roots() : organisation.children(at);
        const qint64 ms = timer.elapsed();
        qInfo("level %d: %zu lines in %lld ms", depth, nodes.size(), ms);
        QVERIFY2(ms < foldMsMax, qPrintable(QString::number(ms)));
        const auto next = std::ranges::find_if(nodes, [](const OrgNode& node) {
            return node.hasChildren && node.title != "进贤社区";
        });
        deepest = nodes.size();
        if (next == nodes.end())
            break;
        at = *next;
    }
    QCOMPARE(deepest, std::size_t{centresOfBuilding});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!organisation.find("网格7", 100).empty());
    qInfo("search: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 10 * foldMsMax);
}

QTEST_GUILESS_MAIN(TestSlowOrganisationSpeed)
#include "tst_slow_organisationspeed.moc"
