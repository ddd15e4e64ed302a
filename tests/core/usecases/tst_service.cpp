#include "core/usecases/service.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void centreHouseholdServesNeighbours();
    void appointmentRefusals_data();
    void appointmentRefusals();
    void cadreIsLinkedOnce();
    void cardIsDelivered();
    void consentIsGivenAndWithdrawn();
    void erasureTakesWhatHangsOnThePerson();
    void erasureIsForDesks();
};

namespace {

QByteArray sentenceOf(const Result<Recorded>& result) {
    return result ? QByteArray() : QByteArray::fromStdString(result.error().context);
}

} // namespace

void TestService::centreHouseholdServesNeighbours() {
    SmallGrid grid("community");
    Service service(*grid.store);
    grid.change(EntityId::Resident, grid.head, "political_status", std::string("01"));
    const auto centre = service.appointCentreHousehold(grid.household, grid.head);
    QVERIFY2(centre, sentenceOf(centre));
    const auto link = service.linkHouseholds(centre->record, {grid.neighbour, grid.household});
    QVERIFY2(link, sentenceOf(link));
    QCOMPARE(grid.all(EntityId::ContactLink).size(), 2u);
    QVERIFY(sentenceOf(service.linkHouseholds(centre->record, {grid.neighbour}))
                .contains("linked already"));
    SmallGrid office;
    for (const auto& outcome : office.decide(grid, Role::Community))
        QVERIFY2(outcome.setAside == SetAside::No, outcome.detail.c_str());
    grid.clock.advance(msPerDay);
    QVERIFY(service.endCentreHousehold(centre->record));
    for (const auto& ended : grid.all(EntityId::ContactLink))
        QCOMPARE(std::string(ended.text("until")), grid.today());
    QVERIFY(service.appointCentreHousehold(grid.household, grid.wife)); // free again
}

void TestService::appointmentRefusals_data() {
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("party");
    QTest::addColumn<bool>("isOther");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("by a worker") << QByteArray("grid_worker") << QByteArray("01") << false
                                 << QByteArray("your role may not write a centre_household");
    QTest::newRow("another household's person")
        << QByteArray("community") << QByteArray() << true << QByteArray("another household");
    QTest::newRow("no member") << QByteArray("community") << QByteArray("13") << false
                               << QByteArray("party member");
    QTest::newRow("not known is no bar")
        << QByteArray("community") << QByteArray() << false << QByteArray();
}

void TestService::appointmentRefusals() {
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, party);
    QFETCH(bool, isOther);
    QFETCH(QByteArray, sentence);
    SmallGrid grid(role.constData());
    if (!party.isEmpty())
        grid.change(EntityId::Resident, grid.head, "political_status", party.toStdString());
    const auto result =
        Service(*grid.store)
            .appointCentreHousehold(grid.household, isOther ? grid.oldWoman : grid.head);
    QCOMPARE(bool(result), sentence.isEmpty());
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
}

void TestService::cadreIsLinkedOnce() {
    SmallGrid grid;
    Service service(*grid.store);
    QVERIFY(service.linkToCadre(grid.other, {grid.neighbour}));
    QVERIFY(!service.linkToCadre(grid.other, {grid.neighbour}));
    const auto link = grid.all(EntityId::ContactLink).at(0);
    QVERIFY(link.reference("cadre") == grid.other);
    QVERIFY(service.endLink(link.id));
    QVERIFY(service.linkToCadre(grid.other, {grid.neighbour}));
    QVERIFY(!service.linkToCadre(grid.head, {grid.neighbour})); // not a user
}

void TestService::cardIsDelivered() {
    SmallGrid grid;
    const auto result = Service(*grid.store).deliverCard(grid.card, grid.household);
    QVERIFY2(result, sentenceOf(result));
    const auto delivery = grid.record(EntityId::CardDelivery, result->record);
    QCOMPARE(delivery.integer("delivered_at"), grid.clock.wallMs());
    QVERIFY(delivery.reference("delivered_by") == grid.me);
    QVERIFY(!Service(*grid.store)
                 .deliverCard(grid.card, grid.household, grid.clock.wallMs() + msPerDay));
}

void TestService::consentIsGivenAndWithdrawn() {
    SmallGrid grid;
    Service service(*grid.store);
    ConsentDraft draft{grid.household, grid.head, "visit_record", "spoken", "陈小明", 0};
    const auto given = service.giveConsent(draft);
    QVERIFY2(given, sentenceOf(given));
    grid.clock.advance(1000);
    QVERIFY(service.withdrawConsent(given->record, "不愿登记"));
    const auto consent = grid.record(EntityId::Consent, given->record);
    QCOMPARE(consent.integer("withdrawn_at"), grid.clock.wallMs());
    grid.clock.advance(1000);
    QVERIFY(sentenceOf(service.withdrawConsent(given->record, {})).contains("stays withdrawn"));
    draft.basis = "nodded";
    QVERIFY(sentenceOf(service.giveConsent(draft)).contains("basis:"));
    SmallGrid office;
    for (const auto& outcome : office.decide(grid, Role::GridWorker))
        QVERIFY2(outcome.setAside == SetAside::No, outcome.detail.c_str());
}

void TestService::erasureTakesWhatHangsOnThePerson() {
    SmallGrid grid("community");
    SmallGrid office("community");
    for (auto* side : {&grid, &office}) {
        side->make(EntityId::CareTag, {{"household", side->neighbour},
                                       {"resident", side->oldWoman},
                                       {"category", std::string("living_alone")}});
        side->make(EntityId::CareTag,
                   {{"household", side->neighbour}, {"category", std::string("low_income")}});
    }
    Service service(*grid.store);
    QVERIFY(sentenceOf(service.erase(EntityId::Resident, grid.oldWoman, " ")).contains("ground"));
    const auto result = service.erase(EntityId::Resident, grid.oldWoman, "本人要求删除");
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(grid.unsent().at(0).action.changes.size(), 3u); // the person, a tag, a residency
    const auto outcome = office.decide(grid, Role::Community).at(0);
    QVERIFY2(outcome.setAside == SetAside::No, outcome.detail.c_str());
    const auto erased = office.record(EntityId::Resident, office.oldWoman);
    QVERIFY(erased.head.state == RecordState::Erased);
    QVERIFY(isNull(erased.value("name")));
    int tagsLeft = 0;
    for (const auto& tag : office.all(EntityId::CareTag))
        tagsLeft += tag.head.state == RecordState::Live;
    QCOMPARE(tagsLeft, 1);
    for (const auto& row : office.store->history().of(office.oldWoman))
        QVERIFY(row.change.values.empty());
}

void TestService::erasureIsForDesks() {
    SmallGrid grid;
    const auto result = Service(*grid.store).erase(EntityId::Resident, grid.head, "本人要求删除");
    QCOMPARE(int(result.error().code), int(ErrorCode::NotAllowed));
    QVERIFY(sentenceOf(result).contains("community"));
}

QTEST_GUILESS_MAIN(TestService)
#include "tst_service.moc"
