#include "core/demo/demodistrict.h"
#include "core/store/chronicle.h"
#include "core/store/searchindex.h"
#include "core/usecases/queries.h"
#include "core/usecases/reminders.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace banyan;

// The read models over the demo district: one grid, as a phone holds it, and a community of four.
// The times are printed; what is tested is an order of magnitude above, so that a busy machine or
// a sanitizer does not fail it and a query for each household does.
class TestUseCaseSpeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
};

namespace {

constexpr std::int64_t nowMs = 1'780'000'000'000;
constexpr qint64 slowestMs = 2'000;

void fill(Store& store, demo::Size size) {
    Chronicle chronicle(store, store.ids().next());
    Transaction transaction(store.database());
    demo::DemoDistrict(size, 1, nowMs).stream([&](const demo::DemoRecord& made) {
        const auto record = recordFrom(made.entity, made.id, made.values);
        const auto scope = store.scopeByReferences(specOf(made.entity), record.values);
        chronicle.create(made.entity, made.id, made.values, scope.value_or(0), made.createdAtMs);
    });
    store.feeds().save();
    transaction.commit();
    SearchIndex index(store);
    while (index.step(5000))
        ;
}

template <typename Read>
void timed(const char* what, Read read) {
    QElapsedTimer timer;
    timer.start();
    read();
    const double firstMs = double(timer.nsecsElapsed()) / 1e6;
    timer.restart();
    read();
    const double againMs = double(timer.nsecsElapsed()) / 1e6;
    qInfo("%-36s first %7.1f ms, again %7.1f ms", what, firstMs, againMs);
    QVERIFY2(againMs < double(slowestMs), what);
}

} // namespace

void TestUseCaseSpeed::reads_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("grid") << int(demo::Size::Grid);
    QTest::newRow("community of four grids") << int(demo::Size::Community);
}

void TestUseCaseSpeed::reads() {
    QFETCH(int, size);
    QTemporaryDir folder;
    const std::string path = (folder.path() + QStringLiteral("/demo.db")).toStdString();
    FixedClock clock(nowMs);
    SeededRandom random(1);
    auto opened = Store::open({path, {}, OpenMode::Writer}, clock, random);
    QVERIFY(opened);
    Store& store = **opened;
    fill(store, demo::Size(size));
    const auto count = [&](const char* table) {
        auto statement = store.database().prepare(std::string("SELECT count(*) FROM ") + table);
        statement.step();
        return int(statement.integer(0));
    };
    const auto plan = duePlan(store);
    QVERIFY(plan);
    qInfo("%d households, %d residents, %d visits; %d doors due", count("household"),
          count("resident"), count("visit"), int(plan->ahead.size()));
    // Some are due and most are not: the demo leaves doors out now and then.
    QVERIFY(!plan->ahead.empty() && int(plan->ahead.size()) < count("household"));

    timed("due plan", [&] { QVERIFY(duePlan(store)); });
    timed("reminders", [&] { QVERIFY(reminders(store)); });
    timed("list, first window", [&] { QVERIFY(householdList(store, {})); });
    HouseholdFilter search;
    search.text = "chen";
    timed("list, search by pinyin", [&] { QVERIFY(householdList(store, search)); });
    HouseholdFilter due;
    due.isDue = true;
    due.offset = 20;
    timed("list, due", [&] { QVERIFY(householdList(store, due)); });
    const Uuid household = plan->ahead.front().household;
    Queries queries(store);
    timed("household page", [&] { QVERIFY(queries.householdPage(household)); });
    timed("field history", [&] { QVERIFY(fieldHistory(store, EntityId::Household, household)); });
}

QTEST_GUILESS_MAIN(TestUseCaseSpeed)
#include "tst_slow_usecasespeed.moc"
