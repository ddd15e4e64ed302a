#include "core/store/codes.h"
#include "core/usecases/editor.h"
#include "core/usecases/registerquery.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// The district adds to an open list and ends what it added; workers write with it from their next
// synchronisation on, and nothing that they wrote is lost over it.
class TestDistrictCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_world = std::make_unique<World>();
        m_district = m_world->phone("qu", "district", "445202001003");
        m_worker = m_world->phone("wang", "grid_worker", "445202001003001");
        m_leader = m_world->phone("li", "grid_leader", "445202001003001");
        for (auto* phone : everybody())
            QVERIFY(phone->sync());
    }
    void aNewCodeIsWrittenElsewhere();
    void workOfAfterTheEndIsAccepted();
    void twoDesksMakeOneCode();
    void workBeforeItsCodeIsSetAsideInWords();

private:
    std::vector<Phone*> everybody() { return {m_district.get(), m_worker.get(), m_leader.get()}; }
    static Result<Recorded> entry(Phone& phone, const char* code, const char* name) {
        return Editor(*phone.store)
            .create("code_entry", {{"list", "problem_category"}, {"code", code}, {"name", name}});
    }
    Result<Recorded> problem(Phone& phone, const char* category) {
        return Editor(*phone.store)
            .create("problem", {{"household", m_world->household.text()},
                                {"title", "充电桩坏了"},
                                {"category", category}});
    }
    static std::string nameOf(Store& store, const char* code) {
        const auto known = Codes(store).find(codes::problemCategory, code);
        return known ? known->zh : std::string();
    }
    static bool isOffered(Phone& phone, const char* code) {
        const auto known = Codes(*phone.store).find(codes::problemCategory, code);
        return known && known->isOfferedOn(localDateOf(phone.store->clock().wallMs()).text());
    }

    std::unique_ptr<World> m_world;
    std::unique_ptr<Phone> m_district, m_worker, m_leader;
};

void TestDistrictCodes::aNewCodeIsWrittenElsewhere() {
    const char* code = "facilities.charger";
    QVERIFY(!problem(*m_worker, code)); // nobody has it yet
    QVERIFY(entry(*m_district, code, "充电桩故障"));
    QVERIFY(m_district->sync() && m_worker->sync());
    QCOMPARE(nameOf(*m_worker->store, code), std::string("充电桩故障"));
    QVERIFY(isOffered(*m_worker, code));
    const auto made = problem(*m_worker, code);
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    QVERIFY(m_worker->sync());
    QVERIFY(m_worker->outbox().list(ActionState::SetAside).empty());
    QCOMPARE(textOf(m_world->officeValue(EntityId::Problem, made->record, "category")),
             std::string_view(code));
    // Who has not heard of the code until now gets it with the problem, or before it.
    QVERIFY(m_leader->sync());
    QCOMPARE(nameOf(*m_leader->store, code), std::string("充电桩故障"));
    const auto tools = toolsOf(*m_leader->store, {.entity = EntityId::Problem});
    QCOMPARE(tools.categories.size(), std::size_t{1});
    QCOMPARE(tools.categories[0].code, std::string("facilities"));
    for (auto* phone : everybody()) {
        QVERIFY(phone->sync());
        QVERIFY(m_world->agrees(*phone));
    }
}

void TestDistrictCodes::workOfAfterTheEndIsAccepted() {
    const char* code = "facilities.charger";
    const auto made = entry(*m_district, code, "充电桩故障");
    QVERIFY(made && m_district->sync() && m_worker->sync());
    const std::string yesterday =
        localDateOf(m_world->clock.wallMs() - std::int64_t{24} * 3'600'000).text();
    QVERIFY(Editor(*m_district->store).set("code_entry", made->record, {{"valid_to", yesterday}}));
    QVERIFY(m_district->sync());
    // In a stairwell, by who has not heard.
    QVERIFY(isOffered(*m_worker, code));
    const auto late = problem(*m_worker, code);
    QVERIFY(late && m_worker->sync());
    QVERIFY(m_worker->outbox().list(ActionState::SetAside).empty());
    QCOMPARE(textOf(m_world->officeValue(EntityId::Problem, late->record, "category")),
             std::string_view(code));
    QVERIFY(!isOffered(*m_worker, code));
    QCOMPARE(nameOf(*m_worker->store, code), std::string("充电桩故障"));
    // The entry that was deleted, at last, is no ground to refuse what was written with it.
    QVERIFY(Editor(*m_district->store).removeRecord("code_entry", made->record, {}));
    const auto later = problem(*m_worker, code);
    QVERIFY(later && m_district->sync() && m_worker->sync());
    QVERIFY(m_worker->outbox().list(ActionState::SetAside).empty());
    QCOMPARE(nameOf(*m_worker->store, code), std::string("充电桩故障"));
}

void TestDistrictCodes::twoDesksMakeOneCode() {
    auto second = m_world->phone("qu2", "district", "445202001003");
    QVERIFY(second->sync());
    QVERIFY(entry(*m_district, "animals", "犬只扰民") && entry(*second, "animals", "养犬"));
    QVERIFY(m_district->sync() && second->sync());
    const auto aside = second->outbox().list(ActionState::SetAside);
    QCOMPARE(aside.size(), std::size_t{1});
    QCOMPARE(aside[0].reason, std::string("invalid"));
    QCOMPARE(aside[0].detail, std::string("code: problem_category has an entry of animals already; "
                                          "change that one"));
    QCOMPARE(nameOf(*second->store, "animals"), std::string("犬只扰民"));
    QVERIFY(m_world->agrees(*second));
}

// Another program's device writes a code that nobody has made.
void TestDistrictCodes::workBeforeItsCodeIsSetAsideInWords() {
    const Uuid id = m_world->ids->next();
    QVERIFY(m_worker->create(EntityId::Problem, id,
                             {{"household", m_world->household},
                              {"title", std::string("犬只")},
                              {"category", std::string("animals.dogs")},
                              {"reported_at", m_world->clock.wallMs()},
                              {"state", std::string("reported")}}));
    QVERIFY(m_worker->sync());
    const auto aside = m_worker->outbox().list(ActionState::SetAside);
    QCOMPARE(aside.size(), std::size_t{1});
    QCOMPARE(aside[0].reason, std::string("invalid"));
    QVERIFY2(aside[0].detail.starts_with("category: this code is not known here; use one of "
                                         "environment, "),
             aside[0].detail.c_str());
    // Once the district has made it, the same work is sent again.
    QVERIFY(entry(*m_district, "animals", "犬只扰民"));
    QVERIFY(entry(*m_district, "animals.dogs", "遛狗不牵绳"));
    QVERIFY(m_district->sync());
    QVERIFY(m_worker->outbox().resend(aside[0].action.first));
    QVERIFY(m_worker->sync());
    QVERIFY(m_worker->outbox().list(ActionState::SetAside).empty());
    QCOMPARE(textOf(m_world->officeValue(EntityId::Problem, id, "category")),
             std::string_view("animals.dogs"));
}

QTEST_GUILESS_MAIN(TestDistrictCodes)
#include "tst_districtcodes.moc"
