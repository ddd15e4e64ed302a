#include "core/store/searchindex.h"
#include "core/usecases/baselist.h"
#include "tests/core/usecases/smallgrid.h"

#include <QElapsedTimer>
#include <QTest>

using namespace banyan;
using test::SmallGrid;

namespace {

Value t(const char* text) { return std::string(text); }

} // namespace

// Distances, and the directory of bases from where its reader stands in the register.
class TestBaseList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void greatCircles_data();
    void greatCircles();
    void theNearestFirst();
    void fromTheDoorVisitedLast();
    void withoutPositionsTheOwnPartsFirst();
    void aShiftedDatumIsNotMeasured();
    void usesAreOfTheLastThirtyDays();
    void whatIsClosedIsLeftOut();
    void whereOneMayMeasureFrom();
    void estatesAreFoundByTheIndex();
    void wordsWithoutHitsReadNoDoors();
    void anUnknownOriginIsRefused();

private:
    Uuid base(const char* name, const char* kind, const Uuid& unit, Value latitude = {},
              Value longitude = {}, Value datum = {}) {
        return m_grid->make(EntityId::ServiceBase, {{"name", t(name)},
                                                    {"kind", t(kind)},
                                                    {"unit", unit},
                                                    {"latitude", latitude},
                                                    {"longitude", longitude},
                                                    {"datum", datum}});
    }
    void place(const Uuid& dwelling, double latitude, double longitude) {
        m_grid->change(EntityId::Dwelling, dwelling, "latitude", Value{latitude});
        m_grid->change(EntityId::Dwelling, dwelling, "longitude", Value{longitude});
    }
    std::vector<std::string> names(const Origin& origin = {}) {
        std::vector<std::string> all;
        const auto list = baseList(*m_grid->store, origin);
        for (const auto& base : list->bases)
            all.emplace_back(base.base.text("name"));
        return all;
    }

    std::unique_ptr<SmallGrid> m_grid;
    Uuid m_street, m_other;
};

void TestBaseList::init() {
    m_grid = std::make_unique<SmallGrid>();
    m_street = m_grid->make(
        EntityId::OrgUnit,
        {{"code", t("445202001")}, {"name", t("榕华街道")}, {"level", t("subdistrict")}});
    m_grid->change(EntityId::OrgUnit, m_grid->community, "parent", Value{m_street});
    m_other = m_grid->make(EntityId::OrgUnit, {{"code", t("445202001009")},
                                               {"name", t("北门社区")},
                                               {"level", t("community")},
                                               {"parent", m_street}});
}

void TestBaseList::greatCircles_data() {
    QTest::addColumn<double>("latitude1");
    QTest::addColumn<double>("longitude1");
    QTest::addColumn<double>("latitude2");
    QTest::addColumn<double>("longitude2");
    QTest::addColumn<double>("kilometres");
    // A quarter and a half of a circle of 6371.0088 km; a degree of it.
    QTest::newRow("nowhere") << 23.5 << 116.3 << 23.5 << 116.3 << 0.0;
    QTest::newRow("equator to pole") << 0.0 << 0.0 << 90.0 << 0.0 << 10007.557;
    QTest::newRow("to the other side") << 0.0 << 0.0 << 0.0 << 180.0 << 20015.114;
    QTest::newRow("a degree north") << 23.0 << 116.0 << 24.0 << 116.0 << 111.195;
    QTest::newRow("a degree east at 60") << 60.0 << 10.0 << 60.0 << 11.0 << 55.597;
    QTest::newRow("over the date line") << 0.0 << 179.5 << 0.0 << -179.5 << 111.195;
}

void TestBaseList::greatCircles() {
    QFETCH(double, latitude1);
    QFETCH(double, longitude1);
    QFETCH(double, latitude2);
    QFETCH(double, longitude2);
    QFETCH(double, kilometres);
    const Position a{latitude1, longitude1}, b{latitude2, longitude2};
    QVERIFY2(std::abs(greatCircleKilometres(a, b) - kilometres) < 0.002,
             qPrintable(QString::number(greatCircleKilometres(a, b), 'f', 4)));
    QCOMPARE(greatCircleKilometres(a, b), greatCircleKilometres(b, a));
}

void TestBaseList::theNearestFirst() {
    place(m_grid->dwelling, 23.500, 116.300);
    base("远", "hall", m_grid->community, Value{23.600}, Value{116.300});
    base("没有坐标", "hall", m_grid->community);
    base("近", "rest_stop", m_other, Value{23.501}, Value{116.300});
    const auto list = baseList(*m_grid->store, {EntityId::Household, m_grid->household});
    QVERIFY(list);
    QVERIFY(list->origin.isExact);
    QCOMPARE(list->origin.title, std::string("3栋2单元501"));
    QCOMPARE(list->bases.size(), std::size_t{3});
    QCOMPARE(list->bases[0].base.text("name"), std::string_view("近"));
    QVERIFY(std::abs(*list->bases[0].kilometres - 0.1112) < 0.001);
    QCOMPARE(list->bases[1].base.text("name"), std::string_view("远"));
    QVERIFY(!list->bases[2].kilometres); // last, and no distance is made up
}

void TestBaseList::fromTheDoorVisitedLast() {
    place(m_grid->dwelling, 23.500, 116.300);
    place(m_grid->upstairs, 23.700, 116.300);
    base("南", "hall", m_grid->community, Value{23.500}, Value{116.300});
    base("北", "hall", m_grid->community, Value{23.700}, Value{116.300});
    // Nothing was visited: from the middle of the grid's doors.
    auto list = baseList(*m_grid->store, {});
    QVERIFY(list);
    QCOMPARE(list->origin.origin.entity, EntityId::Grid);
    QVERIFY(!list->origin.isExact);
    QVERIFY(std::abs(list->origin.position->latitude - 23.6) < 1e-9);
    // Another's visit does not count, one's own does.
    m_grid->visit(m_grid->neighbour, "met", 1);
    QCOMPARE(baseList(*m_grid->store, {})->origin.origin.entity, EntityId::Grid);
    const auto mine = m_grid->store->peers().obtain(m_grid->me);
    m_grid->store->database().execute("UPDATE visit SET created_by = " + std::to_string(mine));
    list = baseList(*m_grid->store, {});
    QCOMPARE(list->origin.origin.id, m_grid->neighbour);
    QCOMPARE(list->bases.front().base.text("name"), std::string_view("北"));
}

void TestBaseList::withoutPositionsTheOwnPartsFirst() {
    const Uuid far = m_grid->make(
        EntityId::OrgUnit,
        {{"code", t("445202002001")}, {"name", t("远社区")}, {"level", t("community")}});
    base("外", "subdistrict_centre", far);
    base("邻", "hall", m_other);
    base("街", "subdistrict_centre", m_street);
    base("厅", "hall", m_grid->community);
    base("心", "community_centre", m_grid->community);
    QCOMPARE(names(), (std::vector<std::string>{"心", "厅", "街", "邻", "外"}));
}

void TestBaseList::aShiftedDatumIsNotMeasured() {
    place(m_grid->dwelling, 23.500, 116.300);
    base("地图坐标", "hall", m_grid->community, Value{23.500}, Value{116.300}, t("gcj02"));
    const auto list = baseList(*m_grid->store, {EntityId::Household, m_grid->household});
    QVERIFY(!list->bases.front().kilometres);
    m_grid->change(EntityId::Dwelling, m_grid->dwelling, "datum", t("gcj02"));
    QVERIFY(!baseList(*m_grid->store, {EntityId::Household, m_grid->household})->origin.position);
}

void TestBaseList::usesAreOfTheLastThirtyDays() {
    const Uuid stop = base("驿站", "rest_stop", m_grid->community);
    base("议事厅", "hall", m_grid->community);
    const auto today = localDateOf(m_grid->clock.wallMs());
    for (const auto& [daysAgo, people] : {std::pair{0, 8}, {29, 5}, {30, 100}})
        m_grid->make(EntityId::BaseUse, {{"unit", m_grid->community},
                                         {"base", stop},
                                         {"used_on", addDays(today, -daysAgo).text()},
                                         {"people", std::int64_t{people}}});
    const auto list = baseList(*m_grid->store, {});
    for (const auto& view : list->bases) {
        if (view.base.id == stop)
            QCOMPARE(view.uses.value_or(-1), std::int64_t{13});
        else
            QVERIFY(!view.uses); // not recorded is not nobody
    }
}

void TestBaseList::whatIsClosedIsLeftOut() {
    const Uuid hall = base("议事厅", "hall", m_grid->community);
    m_grid->change(EntityId::ServiceBase, hall, "closed_on", m_grid->today());
    QVERIFY(names().empty());
    const auto tomorrow = addDays(localDateOf(m_grid->clock.wallMs()), 1).text();
    m_grid->change(EntityId::ServiceBase, hall, "closed_on", tomorrow);
    QCOMPARE(names().size(), std::size_t{1});
}

void TestBaseList::whereOneMayMeasureFrom() {
    QVERIFY(origins(*m_grid->store, {}, 10)->empty()); // nothing has a position
    place(m_grid->dwelling, 23.500, 116.300);
    const auto all = origins(*m_grid->store, {}, 10);
    QVERIFY(all);
    QCOMPARE(all->size(), std::size_t{3}); // the grid and, in its middle, both its buildings
    QCOMPARE(all->front().title, std::string("第1网格"));
    const auto found = origins(*m_grid->store, "3栋", 10);
    QCOMPARE(found->size(), std::size_t{1});
    QCOMPARE(found->front().origin.id, m_grid->building);
    QCOMPARE(origins(*m_grid->store, {}, 2)->size(), std::size_t{2});
}

void TestBaseList::estatesAreFoundByTheIndex() {
    place(m_grid->dwelling, 23.500, 116.300);
    while (SearchIndex(*m_grid->store).step(100)) {
    }
    for (const char* typed : {"榕树", "榕树小区 3栋", "3栋 榕树", "树小"}) {
        const auto found = origins(*m_grid->store, typed, 10);
        QVERIFY2(std::ranges::any_of(
                     *found, [&](const auto& view) { return view.origin.id == m_grid->building; }),
                 typed);
    }
    QCOMPARE(origins(*m_grid->store, "第1网格", 10)->front().origin.id, m_grid->grid);
    QVERIFY(origins(*m_grid->store, "榕树小区 4栋", 10)->empty());
}

// Positions are the middle of doors, which takes reading them: only of what is called so.
void TestBaseList::wordsWithoutHitsReadNoDoors() {
    Transaction transaction(m_grid->store->database());
    for (int i = 0; i < 2'000; ++i) {
        const Uuid building =
            m_grid->write(EntityId::Building,
                          {{"name", t("楼")}, {"estate", m_grid->estate}, {"grid", m_grid->grid}});
        m_grid->write(EntityId::Dwelling, {{"grid", m_grid->grid},
                                           {"estate", m_grid->estate},
                                           {"building", building},
                                           {"door", t("101")},
                                           {"latitude", 23.5},
                                           {"longitude", 116.3}});
    }
    m_grid->store->feeds().save();
    transaction.commit();
    const auto took = [&](const char* typed, std::size_t expected) {
        QElapsedTimer timer;
        timer.start();
        const auto found = origins(*m_grid->store, typed, 100'000);
        return found && found->size() == expected ? timer.nsecsElapsed() : -1;
    };
    const auto all = took("楼", 2'000);
    auto none = took("没有这样的", 0);
    for (int i = 0; i < 5; ++i) // whatever else this machine does
        none = std::min(none, took("没有这样的", 0));
    QVERIFY(all > 0 && none > 0);
    QVERIFY2(none * 20 < all, qPrintable(QStringLiteral("%1 of %2 ns").arg(none).arg(all)));
}

void TestBaseList::anUnknownOriginIsRefused() {
    const auto list = baseList(*m_grid->store, {EntityId::Household, m_grid->grid});
    QVERIFY(!list);
    QCOMPARE(list.error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestBaseList)
#include "tst_baselist.moc"
