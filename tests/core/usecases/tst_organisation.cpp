#include "core/store/searchindex.h"
#include "core/usecases/organisation.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using test::SmallGrid;

namespace {

Value t(const char* text) { return std::string(text); }

} // namespace

// The tree: who stands under whom, which branch looks after it, and finding one's way in it.
class TestOrganisation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void fromTheDistrictToTheDoor();
    void foldersAreNoRecords();
    void smallEstatesFallBackToTheGrid();
    void whatNoLongerHoldsIsLeftOut();
    void isFoundByNameAndPinyin_data();
    void isFoundByNameAndPinyin();
    void personsAreFoundWithTheirPlace();
    void aCircleEnds();

private:
    std::vector<OrgNode> below(const OrgNode& node) {
        return Organisation(*m_grid->store).children(node);
    }
    OrgNode node(EntityId entity, const Uuid& id) {
        OrgNode node;
        node.entity = entity;
        node.id = id;
        return node;
    }

    std::unique_ptr<SmallGrid> m_grid;
    Uuid m_district, m_street;
};

void TestOrganisation::init() {
    m_grid = std::make_unique<SmallGrid>();
    m_district =
        m_grid->make(EntityId::OrgUnit,
                     {{"code", t("445202")}, {"name", t("榕城区")}, {"level", t("district")}});
    m_street = m_grid->make(EntityId::OrgUnit, {{"code", t("445202001")},
                                                {"name", t("榕华街道")},
                                                {"level", t("subdistrict")},
                                                {"parent", m_district}});
    m_grid->change(EntityId::OrgUnit, m_grid->community, "parent", Value{m_street});
}

void TestOrganisation::fromTheDistrictToTheDoor() {
    m_grid->change(EntityId::Grid, m_grid->grid, "branch_kind", t("branch"));
    m_grid->change(EntityId::Grid, m_grid->grid, "leader", Value{m_grid->other});
    m_grid->make(EntityId::Steward, {{"building", m_grid->building}, {"name", t("黄建国")}});
    m_grid->make(EntityId::CentreHousehold,
                 {{"household", m_grid->household}, {"resident", m_grid->head}});
    const auto roots = Organisation(*m_grid->store).roots();
    QCOMPARE(roots.size(), std::size_t{1});
    QCOMPARE(roots[0].title, std::string("榕城区"));
    const auto streets = below(roots[0]);
    QCOMPARE(streets.size(), std::size_t{1});
    const auto communities = below(streets[0]);
    QCOMPARE(communities[0].id, m_grid->community);
    const auto grids = below(communities[0]);
    QCOMPARE(grids[0].branch, std::string("branch"));
    QCOMPARE(grids[0].branchKind, BranchKind::Own);
    QCOMPARE(grids[0].person, std::string("李强"));
    const auto estates = below(grids[0]);
    QCOMPARE(estates.size(), std::size_t{1});
    const auto buildings = below(estates[0]);
    QCOMPARE(buildings.size(), std::size_t{2});
    QCOMPARE(buildings[0].title, std::string("3栋")); // before 10栋
    QVERIFY(buildings[0].hasChildren);
    QVERIFY(!buildings[1].hasChildren);
    const auto people = below(buildings[0]);
    QCOMPARE(people.size(), std::size_t{2});
    QCOMPARE(people[0].title, std::string("黄建国"));
    QCOMPARE(people[1].title, std::string("陈小明"));
    QCOMPARE(people[1].person, std::string("2单元501"));
    QVERIFY(below(people[1]).empty());
}

void TestOrganisation::foldersAreNoRecords() {
    for (const auto& [code, name, level] : {std::tuple{"445202901", "应急管理局", "department"},
                                            {"445202921", "榕城中学", "unit"},
                                            {"445202922", "供水公司", "unit"}})
        m_grid->make(
            EntityId::OrgUnit,
            {{"code", t(code)}, {"name", t(name)}, {"level", t(level)}, {"parent", m_district}});
    const auto nodes = below(node(EntityId::OrgUnit, m_district));
    QCOMPARE(nodes.size(), std::size_t{3}); // the subdistrict and two folders
    QVERIFY(nodes[1].isFolder && nodes[2].isFolder);
    QCOMPARE(nodes[2].level, std::string("unit"));
    const auto units = below(nodes[2]);
    QCOMPARE(units.size(), std::size_t{2});
    QCOMPARE(units[0].title, std::string("榕城中学"));
}

void TestOrganisation::smallEstatesFallBackToTheGrid() {
    const auto grid = node(EntityId::Grid, m_grid->grid);
    QCOMPARE(below(grid)[0].branchKind, BranchKind::Missing); // nor has the grid one
    m_grid->change(EntityId::Grid, m_grid->grid, "branch_kind", t("group"));
    QCOMPARE(below(grid)[0].branchKind, BranchKind::FallsBack);
    QCOMPARE(below(grid)[0].branch, std::string("第1网格"));
    m_grid->change(EntityId::Estate, m_grid->estate, "branch", t("榕树小区党支部"));
    QCOMPARE(below(grid)[0].branchKind, BranchKind::Own);
    QCOMPARE(below(grid)[0].branch, std::string("榕树小区党支部"));
    const Uuid lone =
        m_grid->make(EntityId::Building, {{"name", t("9栋")}, {"grid", m_grid->grid}});
    const auto nodes = below(grid);
    QCOMPARE(nodes.back().id, lone);
    QCOMPARE(nodes.back().branchKind, BranchKind::FallsBack);
}

void TestOrganisation::whatNoLongerHoldsIsLeftOut() {
    const auto yesterday = addDays(localDateOf(m_grid->clock.wallMs()), -1).text();
    const Uuid centre = m_grid->make(
        EntityId::CentreHousehold,
        {{"household", m_grid->household}, {"resident", m_grid->head}, {"until", m_grid->today()}});
    QCOMPARE(below(node(EntityId::Building, m_grid->building)).size(), std::size_t{1});
    m_grid->change(EntityId::CentreHousehold, centre, "until", yesterday);
    QVERIFY(below(node(EntityId::Building, m_grid->building)).empty());
    // Nor is what does not hold yet.
    const auto tomorrow = addDays(localDateOf(m_grid->clock.wallMs()), 1).text();
    m_grid->make(EntityId::Steward,
                 {{"building", m_grid->building}, {"name", t("陈叔")}, {"since", tomorrow}});
    QVERIFY(below(node(EntityId::Building, m_grid->building)).empty());
    m_grid->change(EntityId::Grid, m_grid->grid, "valid_from", tomorrow);
    QVERIFY(below(node(EntityId::OrgUnit, m_grid->community)).empty());
    m_grid->change(EntityId::Grid, m_grid->grid, "valid_from", m_grid->today());
    QCOMPARE(below(node(EntityId::OrgUnit, m_grid->community)).size(), std::size_t{1});
    m_grid->change(EntityId::Grid, m_grid->grid, "valid_to", yesterday);
    QVERIFY(below(node(EntityId::OrgUnit, m_grid->community)).empty());
}

void TestOrganisation::isFoundByNameAndPinyin_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("count");
    const auto row = [](const char* typed, int count) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << count;
    };
    row("进贤", 1);
    row("jx", 1);
    row("jinxian", 1);
    row("JXSQ", 1);
    row("rs", 1); // 榕树小区
    row("榕", 3); // the district, the subdistrict, the estate
    row("3栋", 1);
    row("没有", 0);
    row("  ", 0);
    row("%", 0);
}

void TestOrganisation::isFoundByNameAndPinyin() {
    QFETCH(QString, typed);
    QFETCH(int, count);
    const auto found = Organisation(*m_grid->store).find(typed.toStdString(), 50);
    QCOMPARE(int(found.size()), count);
}

void TestOrganisation::personsAreFoundWithTheirPlace() {
    m_grid->make(EntityId::CentreHousehold,
                 {{"household", m_grid->household}, {"resident", m_grid->head}});
    m_grid->make(EntityId::Steward, {{"building", m_grid->building}, {"name", t("黄建国")}});
    while (SearchIndex(*m_grid->store).step(100)) {
    }
    Organisation organisation(*m_grid->store);
    auto found = organisation.find("cxm", 50);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].entity, EntityId::CentreHousehold);
    QCOMPARE(found[0].path, std::string("榕城区 › 榕华街道 › 进贤社区 › 第1网格 › 榕树小区 › 3栋"));
    found = organisation.find("hjg", 50);
    QCOMPARE(found.size(), std::size_t{1});
    QCOMPARE(found[0].entity, EntityId::Steward);
    QVERIFY(organisation.find("黄阿婆", 50).empty()); // lives here, has no part in it
}

void TestOrganisation::aCircleEnds() {
    m_grid->change(EntityId::OrgUnit, m_district, "parent", Value{m_street});
    QVERIFY(Organisation(*m_grid->store).roots().empty());
    QVERIFY(!Organisation(*m_grid->store).find("进贤", 50).empty());
}

QTEST_GUILESS_MAIN(TestOrganisation)
#include "tst_organisation.moc"
