#include "core/usecases/cases.h"
#include "core/usecases/households.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// A phone, its office and the case between them: both are made from one seed, so that records and
// ids are the same, and each case is opened on both.
class TestCases : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void viewShowsBothSides();
    void settling_data();
    void settling();
    void twoDecidersDoNotOverrule();
    void refusals_data();
    void refusals();
    void proposalsAreForDesks();
    void headOfHousehold();
    void visitTwice_data();
    void visitTwice();
    void livesInTwoPlaces();
    void otherAddressOutOfSight();
    void orderOfLists();
};

namespace {

QByteArray sentenceOf(const Result<Recorded>& result) {
    return result ? QByteArray() : QByteArray::fromStdString(result.error().context);
}

Uuid openCase(SmallGrid& grid, const char* kind, EntityId entity, const Uuid& record,
              const char* field, const std::vector<Entry>& candidates) {
    Transaction transaction(grid.store->database());
    CaseBook::Opening opening;
    opening.kind = kind;
    opening.entity = entity;
    opening.record = record;
    opening.field = field;
    opening.before = "陈小明";
    opening.candidates = candidates;
    opening.firstAction = "first";
    opening.scope = grid.feed;
    opening.atMs = grid.clock.wallMs();
    const Uuid id = grid.arbiter->cases().open(opening);
    grid.store->feeds().save();
    transaction.commit();
    return id;
}

// Two people wrote the name of the head differently; the first stands.
Uuid nameCase(SmallGrid& grid, const char* kind = "review") {
    return openCase(grid, kind, EntityId::Resident, grid.head, "name",
                    {{"k1", "陈小明", grid.me, 1'000}, {"k2", "陈晓明", grid.other, 2'000}});
}

CaseDecision take(std::size_t index) { return {index, {}, {}}; }
CaseDecision say(const char* text, const char* reason = "") { return {std::nullopt, text, reason}; }

} // namespace

void TestCases::viewShowsBothSides() {
    SmallGrid grid;
    nameCase(grid);
    const auto open = Cases(*grid.store).openCases();
    QVERIFY(open);
    QCOMPARE(open->size(), 1u);
    const CaseView& view = open->front();
    QCOMPARE(view.kind, std::string("review"));
    QVERIFY(view.entity == EntityId::Resident && view.record == grid.head);
    QCOMPARE(view.field, std::string("name"));
    QCOMPARE(view.before, std::string("陈小明"));
    QCOMPARE(view.current, std::string("陈小明"));
    QCOMPARE(view.candidates.size(), 2u);
    QCOMPARE(view.candidates[0].authorName, std::string("王芳"));
    QCOMPARE(view.candidates[1].authorName, std::string("李强"));
    QVERIFY(view.candidates[0].isCurrent && !view.candidates[1].isCurrent);
    QCOMPARE(view.candidates[1].atMs, 2'000);
    QVERIFY(view.mayDecide && view.isOpen && !view.isUnsent);
    QCOMPARE(Cases(*grid.store).about(grid.head)->size(), 1u);
    QVERIFY(!Cases(*grid.store).find(grid.head));
}

void TestCases::settling_data() {
    QTest::addColumn<int>("takeIndex"); // -1: own value
    QTest::addColumn<QByteArray>("own");
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("what stands") << 0 << QByteArray() << QByteArray("陈小明");
    QTest::newRow("the other") << 1 << QByteArray() << QByteArray("陈晓明");
    QTest::newRow("a third, typed with a space")
        << -1 << QByteArray(" 陈筱明") << QByteArray("陈筱明");
}

void TestCases::settling() {
    QFETCH(int, takeIndex);
    QFETCH(QByteArray, own);
    QFETCH(QByteArray, name);
    SmallGrid phone;
    SmallGrid office;
    const Uuid id = nameCase(phone);
    QVERIFY(nameCase(office) == id);
    CaseDecision decision =
        takeIndex < 0 ? say(own.constData()) : take(static_cast<std::size_t>(takeIndex));
    decision.reason = "看过户口本";
    const auto result = Cases(*phone.store).settleCase(id, decision);
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(phone.unsent().size(), 1u);
    QCOMPARE(phone.text(EntityId::Resident, phone.head, "name"), name.toStdString());
    QVERIFY(Cases(*phone.store).openCases()->empty());
    const auto view = Cases(*phone.store).find(id);
    QVERIFY(!view->isOpen && view->isUnsent);
    QCOMPARE(view->decision, name.toStdString());
    QVERIFY(sentenceOf(Cases(*phone.store).settleCase(id, take(0))).contains("has been decided"));

    const auto outcomes = office.decide(phone, Role::GridWorker);
    QVERIFY2(outcomes.at(0).setAside == SetAside::No, outcomes.at(0).detail.c_str());
    const auto decided = Cases(*office.store).find(id);
    QVERIFY(!decided->isOpen && !decided->isUnsent);
    QCOMPARE(decided->decision, name.toStdString());
    QCOMPARE(decided->decidedBy, std::string("王芳"));
    QCOMPARE(decided->reason, std::string("看过户口本"));
    QCOMPARE(office.text(EntityId::Resident, office.head, "name"), name.toStdString());
}

void TestCases::twoDecidersDoNotOverrule() {
    SmallGrid first;
    SmallGrid second("grid_leader");
    SmallGrid office;
    const Uuid id = nameCase(office);
    for (auto* phone : {&first, &second})
        QVERIFY(nameCase(*phone) == id);
    second.store->setMeta("device", second.store->ids().next().text());
    second.store->setMeta("user", second.other.text());
    QVERIFY(Cases(*first.store).settleCase(id, take(1)));
    QVERIFY(Cases(*second.store).settleCase(id, say("陈筱明")));
    QVERIFY(office.decide(first, Role::GridWorker).at(0).setAside == SetAside::No);
    const auto outcome = office.decide(second, Role::GridLeader).at(0);
    QVERIFY(outcome.setAside == SetAside::No);
    QCOMPARE(int(outcome.changes.at(0).verdict), int(Verdict::Held));
    const auto view = Cases(*office.store).find(id);
    QVERIFY(view->isOpen); // reopened: a person looks once more
    QCOMPARE(view->candidates.size(), 3u);
    QCOMPARE(office.text(EntityId::Resident, office.head, "name"), std::string("陈晓明"));
}

void TestCases::refusals_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("no such candidate") << 0 << QByteArray("no candidate with this number");
    QTest::newRow("nothing") << 1 << QByteArray("say what is true");
    QTest::newRow("not a name") << 2 << QByteArray("name:");
    QTest::newRow("no such case") << 3 << QByteArray("no such case");
}

void TestCases::refusals() {
    QFETCH(int, which);
    QFETCH(QByteArray, sentence);
    SmallGrid grid;
    const Uuid id = nameCase(grid);
    CaseDecision decision;
    if (which == 0)
        decision = take(7);
    if (which == 2)
        decision = say("12345678");
    const auto result = Cases(*grid.store).settleCase(which == 3 ? grid.head : id, decision);
    QVERIFY(!result);
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
    QVERIFY(grid.unsent().empty());
}

void TestCases::proposalsAreForDesks() {
    SmallGrid worker;
    const Uuid id = nameCase(worker, "authority");
    QVERIFY(!Cases(*worker.store).find(id)->mayDecide);
    const auto refused = Cases(*worker.store).settleCase(id, take(1));
    QCOMPARE(int(refused.error().code), int(ErrorCode::NotAllowed));
    QVERIFY(sentenceOf(refused).contains("community"));
    SmallGrid desk("community");
    SmallGrid office;
    nameCase(desk, "authority");
    nameCase(office, "authority");
    QVERIFY(Cases(*desk.store).settleCase(id, take(0))); // the register is right
    QVERIFY(office.decide(desk, Role::Community).at(0).setAside == SetAside::No);
    QVERIFY(!Cases(*office.store).find(id)->isOpen);
}

void TestCases::headOfHousehold() {
    SmallGrid phone;
    SmallGrid office;
    Uuid id;
    for (auto* side : {&phone, &office})
        id = openCase(*side, "cross_field", EntityId::Household, side->household, "head",
                      {{"k1", side->head.text(), {}, 1'000}});
    const auto view = Cases(*phone.store).find(id);
    QCOMPARE(view->candidates.at(0).label, std::string("陈小明"));
    QVERIFY(sentenceOf(Cases(*phone.store).settleCase(id, take(0))).contains("somebody else"));
    QVERIFY(!Cases(*phone.store).settleCase(id, say(phone.estate.text().c_str())));
    const auto result = Cases(*phone.store).settleCase(id, say(phone.wife.text().c_str()));
    QVERIFY2(result, sentenceOf(result));
    QVERIFY(office.decide(phone, Role::GridWorker).at(0).setAside == SetAside::No);
    QVERIFY(!Cases(*office.store).find(id)->isOpen);
    QVERIFY(office.record(EntityId::Household, office.household).reference("head") == office.wife);
}

void TestCases::visitTwice_data() {
    QTest::addColumn<QByteArray>("decision");
    QTest::addColumn<bool>("isMine"); // the later visit
    QTest::addColumn<bool>("isAccepted");
    QTest::addColumn<bool>("isVoided");
    QTest::newRow("joint") << QByteArray("joint") << true << true << false;
    QTest::newRow("duplicate, by its author") << QByteArray("duplicate") << true << true << true;
    QTest::newRow("duplicate, by another") << QByteArray("duplicate") << false << true << false;
    QTest::newRow("a word not known") << QByteArray("twice") << true << false << false;
}

void TestCases::visitTwice() {
    QFETCH(QByteArray, decision);
    QFETCH(bool, isMine);
    QFETCH(bool, isAccepted);
    QFETCH(bool, isVoided);
    SmallGrid phone;
    SmallGrid office;
    Uuid id;
    Uuid later;
    for (auto* side : {&phone, &office}) {
        const Uuid earlier = side->visit(side->household, "met", 1);
        later = side->visit(side->household, "met", 0);
        if (isMine)
            side->store->database()
                .cached("UPDATE visit SET created_by = ? WHERE id = ?")
                .with(side->store->peers().obtain(side->me), later)
                .run();
        id = openCase(
            *side, "visit_twice", EntityId::Visit, later, "",
            {{"k1", earlier.text(), side->other, 1'000}, {"k2", later.text(), side->me, 2'000}});
    }
    const auto result = Cases(*phone.store).settleCase(id, say(decision.constData()));
    QCOMPARE(bool(result), isAccepted);
    if (!isAccepted)
        return;
    QVERIFY(Cases(*phone.store).openCases()->empty());
    QVERIFY(office.decide(phone, Role::GridWorker).at(0).setAside == SetAside::No);
    const auto view = Cases(*office.store).find(id);
    QVERIFY(!view->isOpen);
    QCOMPARE(view->decision, decision.toStdString());
    QCOMPARE(view->decidedBy, std::string("王芳"));
    QCOMPARE(!office.text(EntityId::Visit, later, "void_reason").empty(), isVoided);
}

void TestCases::livesInTwoPlaces() {
    SmallGrid phone;
    SmallGrid office;
    Uuid id;
    Uuid here;
    Uuid there;
    for (auto* side : {&phone, &office}) {
        for (const auto& stay : side->all(EntityId::Residency))
            if (stay.reference("resident") == side->wife)
                here = stay.id;
        there = side->make(EntityId::Residency,
                           {{"resident", side->wife}, {"dwelling", side->upstairs}});
        id = openCase(*side, "double_presence", EntityId::Resident, side->wife, "",
                      {{here.text(), here.text(), side->me, 1'000},
                       {there.text(), there.text(), side->other, 2'000}});
    }
    QCOMPARE(Cases(*phone.store).find(id)->candidates.at(1).label, std::string("1002"));
    const auto result = Cases(*phone.store).settleCase(id, take(1));
    QVERIFY2(result, sentenceOf(result));
    QVERIFY(office.decide(phone, Role::GridWorker).at(0).setAside == SetAside::No);
    QCOMPARE(office.text(EntityId::Residency, here, "until"), office.today());
    QVERIFY(office.text(EntityId::Residency, there, "until").empty());
    QVERIFY(!Cases(*office.store).find(id)->isOpen);
}

void TestCases::otherAddressOutOfSight() {
    SmallGrid grid;
    const Uuid here = grid.all(EntityId::Residency).at(0).id;
    const Uuid elsewhere = grid.store->ids().next(); // in a grid that this device does not hold
    const Uuid id = openCase(grid, "double_presence", EntityId::Resident, grid.head, "",
                             {{"k1", here.text(), grid.me, 1}, {"k2", elsewhere.text(), {}, 2}});
    const auto refused = Cases(*grid.store).settleCase(id, take(0));
    QVERIFY2(sentenceOf(refused).contains("community desk"), sentenceOf(refused));
    QVERIFY(Cases(*grid.store).settleCase(id, take(1))); // he lives there: this one ends
    QCOMPARE(grid.text(EntityId::Residency, here, "until"), grid.today());
}

void TestCases::orderOfLists() {
    SmallGrid grid;
    const Uuid first = nameCase(grid);
    grid.clock.advance(1000);
    const Uuid second = openCase(grid, "review", EntityId::Resident, grid.wife, "name",
                                 {{"k1", "林秀英", grid.me, 1}, {"k2", "林秀瑛", grid.other, 2}});
    QVERIFY(Cases(*grid.store).openCases()->front().id == first);
    QVERIFY(Cases(*grid.store).settleCase(first, take(1)));
    const auto all = Cases(*grid.store).allCases();
    QCOMPARE(all->size(), 2u);
    QVERIFY(all->at(0).id == second && all->at(1).id == first);
}

QTEST_GUILESS_MAIN(TestCases)
#include "tst_cases.moc"
