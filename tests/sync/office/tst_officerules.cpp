#include "core/merge/setvalue.h"
#include "core/store/verify.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

std::string text(const char* utf8) { return utf8; }

VerifyCheck checkNamed(const VerifyReport& report, const char* name) {
    for (const auto& check : report.checks)
        if (check.name == name)
            return check;
    return {};
}

} // namespace

// What the office decides beyond the merge table: rights, owners, cross rules, moves, erasure; and
// that verify finds what is wrong.
class TestOfficeRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_world = std::make_unique<World>(); }

    void workersProposeDesksDecide();
    void onlyItsAuthorVoidsAVisit();
    void deadHeadOpensACase();
    void movedRecordsLeaveAndArrive();
    void erasureReachesEveryoneAndTheChainStillVerifies();
    void endedGrantsAreHonouredForWhatWasDoneBefore();
    void verifyFindsPlantedFaults_data();
    void verifyFindsPlantedFaults();

private:
    VerifyReport verified() {
        m_world->officeStore->reload();
        return *Verifier(*m_world->officeStore, ReplicaKind::Office).run();
    }
    std::unique_ptr<World> m_world;
};

void TestOfficeRules::workersProposeDesksDecide() {
    auto worker = m_world->phone("wang", "grid_worker", "445202001003001");
    auto desk = m_world->phone("desk", "community", "445202001003");
    QVERIFY(worker->sync() && desk->sync());
    QVERIFY(worker->set(EntityId::Dwelling, m_world->dwelling, "door", text("3-2-502")));
    auto report = worker->sync();
    QVERIFY(report);
    QCOMPARE(report->applied.inReview, 1);
    QCOMPARE(textOf(m_world->officeValue(EntityId::Dwelling, m_world->dwelling, "door")),
             "3-2-501");
    // The worker has the case before him, but it is not his to decide.
    QVERIFY(worker->set(EntityId::Dwelling, m_world->dwelling, "door", text("3-2-503")));
    QVERIFY(worker->sync());
    QCOMPARE(textOf(m_world->officeValue(EntityId::Dwelling, m_world->dwelling, "door")),
             "3-2-501");
    QVERIFY(desk->sync());
    QVERIFY(desk->set(EntityId::Dwelling, m_world->dwelling, "door", text("3-2-502")));
    QVERIFY(desk->sync() && worker->sync());
    QCOMPARE(textOf(worker->value(EntityId::Dwelling, m_world->dwelling, "door")), "3-2-502");
    const auto cases = worker->store->table(EntityId::ConflictCase).select("true");
    QCOMPARE(cases.size(), 1u);
    QCOMPARE(cases[0].text("state"), "decided");
    QVERIFY(m_world->agrees(*worker) && m_world->agrees(*desk));
}

void TestOfficeRules::onlyItsAuthorVoidsAVisit() {
    auto a = m_world->phone("wang", "grid_worker", "445202001003001");
    auto b = m_world->phone("li", "grid_worker", "445202001003001");
    QVERIFY(a->sync() && b->sync());
    const Uuid visit = m_world->ids->next();
    QVERIFY(a->create(EntityId::Visit, visit,
                      {{"household", m_world->household},
                       {"purpose", text("routine")},
                       {"outcome", text("met")},
                       {"observed_at", m_world->clock.wallMs()}}));
    QVERIFY(a->sync() && b->sync());
    QVERIFY(b->set(EntityId::Visit, visit, "void_reason", text("走错门")));
    auto report = b->sync();
    QVERIFY(report);
    QCOMPARE(report->applied.setAside, 1);
    QVERIFY(a->set(EntityId::Visit, visit, "void_reason", text("走错门")));
    QVERIFY(a->sync() && b->sync());
    QCOMPARE(textOf(b->value(EntityId::Visit, visit, "void_reason")), "走错门");
}

void TestOfficeRules::deadHeadOpensACase() {
    auto a = m_world->phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Household, m_world->household, "head", m_world->resident));
    QVERIFY(a->set(EntityId::Resident, m_world->resident, "life_status", text("dead")));
    QVERIFY(a->sync());
    const auto cases = a->store->table(EntityId::ConflictCase).select("true");
    QCOMPARE(cases.size(), 1u);
    QCOMPARE(cases[0].text("kind"), "cross_field");
    QCOMPARE(textOf(a->value(EntityId::Resident, m_world->resident, "life_status")), "dead");
}

void TestOfficeRules::movedRecordsLeaveAndArrive() {
    auto from = m_world->phone("wang", "grid_worker", "445202001003001");
    auto to = m_world->phone("li", "grid_worker", "445202001003002");
    auto desk = m_world->phone("desk", "community", "445202001003");
    QVERIFY(from->sync() && to->sync() && desk->sync());
    QVERIFY(desk->set(EntityId::Dwelling, m_world->dwelling, "grid", m_world->otherGrid));
    QVERIFY(desk->sync() && from->sync() && to->sync());
    // The dwelling, its household and its people have gone together.
    QVERIFY(!from->store->table(EntityId::Resident).find(m_world->resident));
    QVERIFY(!from->store->table(EntityId::Dwelling).find(m_world->dwelling));
    QCOMPARE(textOf(to->value(EntityId::Resident, m_world->resident, "name")), "陈小明");
    QCOMPARE(textOf(desk->value(EntityId::Resident, m_world->resident, "name")), "陈小明");
    for (auto* phone : {from.get(), to.get(), desk.get()}) {
        auto report = Verifier(*phone->store, ReplicaKind::Device).run();
        QVERIFY(report && report->isClean());
        QVERIFY(m_world->agrees(*phone));
    }
    QVERIFY(verified().isClean());
}

void TestOfficeRules::erasureReachesEveryoneAndTheChainStillVerifies() {
    auto a = m_world->phone("wang", "grid_worker", "445202001003001");
    auto desk = m_world->phone("desk", "community", "445202001003");
    QVERIFY(a->sync() && desk->sync());
    QVERIFY(a->set(EntityId::Resident, m_world->resident, "name", text("陈晓明")));
    QVERIFY(a->sync() && desk->sync());
    Change erase;
    erase.entity = EntityId::Resident;
    erase.record = m_world->resident;
    erase.op = Op::Erase;
    erase.value = text("consent withdrawn");
    QVERIFY(desk->outbox().record("erase", desk->user, {erase}));
    QVERIFY(a->set(EntityId::Resident, m_world->resident, "education", text("60"))); // beaten
    QVERIFY(desk->sync() && a->sync() && desk->sync());
    for (Store* store : {m_world->officeStore, a->store.get(), desk->store.get()}) {
        const auto record = store->table(EntityId::Resident).find(m_world->resident);
        QVERIFY(record->head.state == RecordState::Erased);
        QVERIFY(isNull(record->value("name")));
        for (const auto& row : store->history().of(m_world->resident))
            QVERIFY(row.change.op == Op::Erase
                    || (isNull(row.change.value) && row.change.values.empty()));
    }
    QVERIFY(m_world->agrees(*a) && m_world->agrees(*desk));
    QVERIFY(verified().isClean());
}

void TestOfficeRules::endedGrantsAreHonouredForWhatWasDoneBefore() {
    auto a = m_world->phone("wang", "grid_worker", "445202001003001");
    auto admin = m_world->phone("admin", "admin", "445202001003");
    QVERIFY(a->sync() && admin->sync());
    QVERIFY(a->set(EntityId::Household, m_world->household, "best_time", text("早上")));
    m_world->clock.advance(60'000);
    QVERIFY(admin->set(EntityId::User, a->user, "scopes", setText({m_world->otherGrid.text()})));
    QVERIFY(admin->sync());
    m_world->clock.advance(60'000);
    auto report = a->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(report->applied.setAside, 0);
    QCOMPARE(textOf(m_world->officeValue(EntityId::Household, m_world->household, "best_time")),
             "早上");
    // After that sync the old grid has left the phone and the new one is there.
    QVERIFY(!a->store->table(EntityId::Household).find(m_world->household));
    QCOMPARE(a->outbox().list().size(), 0u);
    auto check = Verifier(*a->store, ReplicaKind::Device).run();
    QVERIFY(check && check->isClean());
}

void TestOfficeRules::verifyFindsPlantedFaults_data() {
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("check");
    QTest::newRow("value") << "UPDATE resident SET name = 'x'"
                           << "digests";
    QTest::newRow("history") << "UPDATE history SET value = 'x' WHERE op = 2"
                             << "chain";
    QTest::newRow("history against row") << "UPDATE resident SET education = '70'"
                                         << "history";
    QTest::newRow("gap") << "DELETE FROM feed_entry WHERE seq = 2"
                         << "sequences";
    QTest::newRow("reference") << "DELETE FROM household"
                               << "references";
    if (!isOnPostgres()) // where search is left to the replicas
        QTest::newRow("search")
            << "DELETE FROM search WHERE rowid IN (SELECT id FROM search_document)"
            << "search";
}

void TestOfficeRules::verifyFindsPlantedFaults() {
    QFETCH(QString, sql);
    QFETCH(QString, check);
    auto a = m_world->phone("wang", "grid_worker", "445202001003001");
    QVERIFY(a->sync());
    QVERIFY(a->set(EntityId::Resident, m_world->resident, "education", text("60")));
    QVERIFY(a->sync());
    if (m_world->officeStore->hasSearch()) {
        SearchIndex index(*m_world->officeStore);
        while (index.step(100)) {
        }
    }
    QVERIFY(verified().isClean());
    m_world->officeStore->database().execute(sql.toStdString());
    QVERIFY(checkNamed(verified(), qPrintable(check)).faultCount > 0);
}

QTEST_GUILESS_MAIN(TestOfficeRules)
#include "tst_officerules.moc"
