#include "core/demo/demodistrict.h"
#include "core/report/reporttext.h"
#include "core/store/chronicle.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

// The published figures, out of the demo district's records; people and their doors are left out,
// since no published figure counts them.
class TestPeriodReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void publishedFigures_data();
    void publishedFigures();
    void everyFigureOpensIntoItsRecords();
    void aChangedRecordChangesItsFigure();
    void unitsAddUp();
    void oneCommunity();
    void periodMatters();
    void refusesInWords();
    void textsHoldNoPersonalData();

private:
    double valueOf(const char* key, const std::string& unit = {});

    QTemporaryDir m_folder;
    FixedClock m_clock;
    SeededRandom m_random{1};
    std::unique_ptr<Store> m_store;
    Uuid m_office;
    Period m_period;
    std::map<Uuid, Record> m_members;
};

void TestPeriodReport::initTestCase() {
    auto store = Store::open(
        {m_folder.filePath(QStringLiteral("office.db")).toStdString(), {}, OpenMode::Writer, {}},
        m_clock, m_random);
    QVERIFY(store);
    m_store = *std::move(store);
    m_office = m_store->ids().next();
    Chronicle chronicle(*m_store, m_office);
    Transaction transaction(m_store->database());
    constexpr EntityId left[] = {
        EntityId::Resident, EntityId::Residency,      EntityId::CareTag,
        EntityId::Visit,    EntityId::Consent,        EntityId::Dwelling,
        EntityId::Building, EntityId::CardDelivery,   EntityId::ContactLink,
        EntityId::Task,     EntityId::Household,      EntityId::Need,
        EntityId::Steward,  EntityId::CentreHousehold};
    demo::DemoDistrict(demo::Size::District, 1, m_clock.wallMs())
        .stream([&](const demo::DemoRecord& item) {
            if (std::ranges::find(left, item.entity) != std::end(left))
                return;
            const auto record = recordFrom(item.entity, item.id, item.values);
            const auto scope = m_store->scopeByReferences(specOf(item.entity), record.values);
            QVERIFY(scope);
            chronicle.create(item.entity, item.id, item.values, *scope, item.createdAtMs, {});
        });
    m_store->feeds().save();
    transaction.commit();
    const auto today = localDateOf(m_clock.wallMs());
    m_period = {addDays(today, -730), today};
}

double TestPeriodReport::valueOf(const char* key, const std::string& unit) {
    auto report = PeriodReport::of(*m_store, unit, m_period);
    return report ? report->figure(*indicatorNamed(key)).value : -1;
}

void TestPeriodReport::publishedFigures_data() {
    QTest::addColumn<int>("value");
    const auto row = [](const char* key, int value) { QTest::newRow(key) << value; };
    row("main_policies", 2);
    row("joint_meetings", 66);
    row("problems_solved", 211);
    row("subdistricts_covered", 14);
    row("communities_covered", 44);
    row("part_time_members", 198);
    row("agreements", 47);
    row("subdistrict_centres", 7);
    row("community_centres", 15);
    row("estate_stations", 4);
    row("scenic_stations", 3);
    row("estate_organisations", 32);
    row("grids", 191);
    row("grids_covered", 191);
    row("registered_members", 1'598);
    row("task_forces", 1);
    row("volunteer_teams", 52);
    row("civic_activities", 68);
    row("professional_teams", 7);
    row("service_sessions", 33);
}

void TestPeriodReport::publishedFigures() {
    QFETCH(int, value);
    QCOMPARE(valueOf(QTest::currentDataTag()), double(value));
}

void TestPeriodReport::everyFigureOpensIntoItsRecords() {
    auto report = PeriodReport::of(*m_store, {}, m_period);
    QVERIFY(report);
    for (const auto& indicator : indicators()) {
        const auto ids = report->records(indicator, 5'000);
        for (const auto& id : ids)
            QVERIFY2(m_store->table(indicator.entity).head(id), indicator.key);
        if (!indicator.sum)
            QCOMPARE(double(ids.size()), report->figure(indicator).value);
        QVERIFY2(!indicator.of || indicatorNamed(indicator.of), indicator.key);
    }
}

void TestPeriodReport::aChangedRecordChangesItsFigure() {
    auto report = PeriodReport::of(*m_store, {}, m_period);
    QVERIFY(report);
    const auto solved = report->records(*indicatorNamed("problems_solved"), 1);
    const auto grids = report->records(*indicatorNamed("grids_covered"), 1);
    Chronicle chronicle(*m_store, m_office);
    Transaction transaction(m_store->database());
    const auto now = m_clock.wallMs();
    chronicle.apply(EntityId::AgendaItem, solved.front(), "state", Op::Set,
                    Value{std::string("open")}, now);
    chronicle.apply(EntityId::Grid, grids.front(), "branch_kind", Op::Set, {}, now);
    QCOMPARE(valueOf("problems_solved"), 210.0);
    QCOMPARE(valueOf("grids_covered"), 190.0);
    QCOMPARE(valueOf("grids"), 191.0);
} // rolled back

void TestPeriodReport::unitsAddUp() {
    m_store->reload();
    double members = 0, grids = 0;
    for (const auto& unit :
         m_store->table(EntityId::OrgUnit).select("level = 'subdistrict' AND record_state = 0")) {
        members += valueOf("registered_members", std::string(unit.text("code")));
        grids += valueOf("grids", unit.id.text()); // by its id, too
    }
    QCOMPARE(members, 1'598.0);
    QCOMPARE(grids, 191.0);
    QCOMPARE(valueOf("registered_members", "445202"), 1'598.0);
}

void TestPeriodReport::oneCommunity() {
    QCOMPARE(valueOf("grids", "445202001001"), 4.0);
    QCOMPARE(valueOf("communities_covered", "445202001001"), 1.0);
    QCOMPARE(valueOf("subdistricts_covered", "445202001001"), 0.0);
    QCOMPARE(valueOf("community_centres", "445202001001"), 1.0);
    QCOMPARE(valueOf("main_policies", "445202001001"), 2.0); // the district's
    QCOMPARE(valueOf("problems_raised", "445202001001001"), 3.0);
}

void TestPeriodReport::periodMatters() {
    const Period whole = m_period;
    m_period = {addDays(whole.from, -900), addDays(whole.from, -800)};
    QCOMPARE(valueOf("joint_meetings"), 0.0);
    QCOMPARE(valueOf("registered_members"), 0.0);
    m_period = {whole.from, addDays(whole.from, 365)};
    const double first = valueOf("joint_meetings");
    m_period = {addDays(whole.from, 366), whole.to};
    QCOMPARE(first + valueOf("joint_meetings"), 66.0);
    QVERIFY(first > 0 && first < 66);
    m_period = whole;
}

void TestPeriodReport::refusesInWords() {
    const auto reversed = PeriodReport::of(*m_store, {}, {m_period.to, m_period.from});
    QVERIFY(!reversed);
    QCOMPARE(reversed.error().code, ErrorCode::Invalid);
    QVERIFY(reversed.error().context.find("ends") != std::string::npos);
    const auto nobody = PeriodReport::of(*m_store, "999999", m_period);
    QVERIFY(!nobody);
    QCOMPARE(nobody.error().code, ErrorCode::NotFound);
}

void TestPeriodReport::textsHoldNoPersonalData() {
    auto report = PeriodReport::of(*m_store, {}, m_period);
    ReportDocument document{report->unitName(),
                            report->period(),
                            m_clock.wallMs(),
                            report->figures(),
                            {{"445202001001001", "=HYPERLINK(1)", 0}}};
    const std::string csv = reportCsv(document);
    const std::string text = reportText(document);
    QCOMPARE(csv.substr(0, 3), std::string("\xef\xbb\xbf"));
    QVERIFY(csv.find("\r\n2.1,problems_solved,") != std::string::npos);
    QVERIFY(csv.find("'=HYPERLINK") != std::string::npos); // no formula
    QVERIFY(text.find("211") != std::string::npos);
    for (const auto& member : m_store->table(EntityId::MemberRegistration).select("1 LIMIT 200")) {
        const std::string name(member.text("name"));
        QVERIFY(csv.find(name) == std::string::npos && text.find(name) == std::string::npos);
    }
    const auto json = reportJson(document);
    QCOMPARE(json[QStringLiteral("figures")].toArray().size(), qsizetype(indicators().size()));
    QCOMPARE(json[QStringLiteral("not_heard_from")].toArray().size(), qsizetype(1));
}

QTEST_GUILESS_MAIN(TestPeriodReport)
#include "tst_periodreport.moc"
