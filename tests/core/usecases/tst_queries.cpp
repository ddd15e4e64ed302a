#include "core/store/searchindex.h"
#include "core/usecases/editor.h"
#include "core/usecases/queries.h"
#include "core/usecases/service.h"
#include "core/usecases/visits.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestQueries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void householdPage();
    void householdPageCountsWhatIsUnsent();
    void residentPage();
    void listFilters_data();
    void listFilters();
    void listSearch_data();
    void listSearch();
    void listWindow();
    void historyOfAField();
    void historyOfSetsAndEntries();
    void historyKeepsWhatLost();
    void historyOfWhatWasSetAside();
    void readersOnlyRead();
    void notFound();

private:
    static void indexAll(SmallGrid& grid) {
        SearchIndex index(*grid.store);
        while (index.step(500))
            ;
    }
};

namespace {

std::string value(const char* utf8) { return utf8; }

} // namespace

void TestQueries::householdPage() {
    SmallGrid grid("community");
    grid.change(EntityId::Resident, grid.child, "moved_out_on", grid.today());
    grid.change(EntityId::Resident, grid.wife, "phones", value("13900000018"), Op::Add);
    const Uuid tag = grid.make(EntityId::CareTag, {{"household", grid.household},
                                                   {"resident", grid.wife},
                                                   {"category", value("serious_illness")}});
    grid.change(EntityId::Household, grid.household, "door_note", value("有狗"), Op::Add);
    grid.visit(grid.household, "met", 30, "第一次");
    grid.visit(grid.household, "no_answer", 2);
    Service service(*grid.store);
    const auto centre = service.appointCentreHousehold(grid.neighbour, grid.oldWoman);
    QVERIFY(service.linkHouseholds(centre->record, {grid.household}));
    QVERIFY(service.linkToCadre(grid.other, {grid.household}));
    grid.make(EntityId::Steward, {{"building", grid.building}, {"resident", grid.oldWoman}});
    QVERIFY(service.deliverCard(grid.card, grid.household));
    QVERIFY(service.giveConsent({grid.household, grid.head, "photo", "written", {}, 0}));

    const auto page = Queries(*grid.store).householdPage(grid.household);
    QVERIFY(page);
    QCOMPARE(page->facts.place.door, value("501"));
    QCOMPARE(page->people.size(), 3u);
    QVERIFY(page->people[0].resident == grid.head);
    QCOMPARE(page->people[0].age, 46);
    QCOMPARE(page->people[0].relationLabel, value("户主"));
    QCOMPARE(page->people[1].phones.size(), 1u);
    QVERIFY(page->people[2].hasMovedOut);
    QCOMPARE(page->facts.peopleCount, 2);
    QCOMPARE(page->careTags.size(), 1u);
    QVERIFY(page->careTags[0].tag == tag);
    QCOMPARE(page->careTags[0].residentName, value("林秀英"));
    QCOMPARE(page->carers.size(), 3u);
    QCOMPARE(page->carers[0].name, value("黄阿婆"));
    QCOMPARE(page->carers[1].name, value("李强"));
    QVERIFY(page->carers[2].kind == CarerView::Kind::Steward);
    QCOMPARE(page->doorNotes.size(), 1u);
    QCOMPARE(page->visits.size(), 2u);
    QCOMPARE(page->visits[0].outcome, value("no_answer")); // newest first
    QCOMPARE(page->visits[1].note, value("第一次"));
    QCOMPARE(page->visitCount, 2u);
    QCOMPARE(page->deliveries.at(0).holder, value("王芳"));
    QCOMPARE(page->consents.at(0).residentName, value("陈小明"));
    QVERIFY(page->isQuietNow); // the clock stands at 04:26
    QCOMPARE(Queries(*grid.store).visits(grid.household, 1, 5)->size(), 1u);
}

void TestQueries::householdPageCountsWhatIsUnsent() {
    SmallGrid grid;
    QVERIFY(Queries(*grid.store).householdPage(grid.household)->sync.isConfirmed);
    Editor editor(*grid.store);
    QVERIFY(editor.set("household", grid.household, {{"best_time", "晚上"}}));
    QVERIFY(editor.set("resident", grid.wife, {{"education", "60"}, {"sex", "2"}}));
    QVERIFY(editor.set("resident", grid.oldWoman, {{"education", "60"}}));
    VisitDraft draft;
    draft.household = grid.household;
    draft.outcome = "met";
    draft.met = {grid.wife};
    QVERIFY(Visits(*grid.store).recordVisit(draft));
    const auto page = Queries(*grid.store).householdPage(grid.household);
    QCOMPARE(page->sync.pendingChanges, 4);
    QVERIFY(!page->sync.isConfirmed);
    QCOMPARE(page->visits[0].author, value("王芳"));
    QVERIFY(page->visits[0].isMine);
    QCOMPARE(page->visits[0].met, std::vector<std::string>{"林秀英"});
    QCOMPARE(page->visits[0].sync.pendingChanges, 1);
    // The office refuses the second: it is told apart from what waits.
    Transaction transaction(grid.store->database());
    Outbox(*grid.store).setAside(2, "invalid", "no");
    transaction.commit();
    const auto after = Queries(*grid.store).householdPage(grid.household);
    QCOMPARE(after->sync.pendingChanges, 2);
    QCOMPARE(after->sync.setAsideChanges, 2);
    QCOMPARE(Queries(*grid.store).residentPage(grid.wife)->sync.setAsideChanges, 2);
}

void TestQueries::residentPage() {
    SmallGrid grid;
    grid.make(EntityId::CareTag, {{"household", grid.neighbour},
                                  {"resident", grid.oldWoman},
                                  {"category", value("living_alone")},
                                  {"expires", value("2020-01-01")}});
    const auto page = Queries(*grid.store).residentPage(grid.oldWoman);
    QVERIFY(page);
    QCOMPARE(page->person.age, 85);
    QCOMPARE(page->place.door, value("1002"));
    QVERIFY(page->household == grid.neighbour);
    QCOMPARE(page->residencies.size(), 1u);
    QVERIFY(page->careTags.at(0).hasExpired);
    QCOMPARE(page->record.text("name"), std::string_view("黄阿婆"));
    QVERIFY(page->sync.isConfirmed);
}

void TestQueries::listFilters_data() {
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("doors"); // those found, in order
    QTest::newRow("all") << 0 << QByteArray("501 1002 101");
    QTest::newRow("due") << 1 << QByteArray("501");
    QTest::newRow("not reached") << 2 << QByteArray("501 101");
    QTest::newRow("any care") << 3 << QByteArray("1002");
    QTest::newRow("one kind of care") << 4 << QByteArray("1002");
    QTest::newRow("another kind") << 5 << QByteArray("");
    QTest::newRow("vacant") << 6 << QByteArray("101");
    QTest::newRow("refusing") << 7 << QByteArray("1002");
    QTest::newRow("unsent") << 8 << QByteArray("501");
    QTest::newRow("open case") << 9 << QByteArray("1002");
    QTest::newRow("two conditions") << 10 << QByteArray("");
    QTest::newRow("another grid") << 11 << QByteArray("");
}

void TestQueries::listFilters() {
    QFETCH(int, which);
    QFETCH(QByteArray, doors);
    SmallGrid grid;
    grid.make(EntityId::Household, {{"dwelling", grid.empty}});
    grid.change(EntityId::Dwelling, grid.empty, "occupancy", value("vacant"));
    grid.change(EntityId::Household, grid.neighbour, "visit_state", value("refuses"));
    grid.make(EntityId::CareTag,
              {{"household", grid.neighbour}, {"category", value("living_alone")}});
    grid.visit(grid.neighbour, "met", 1);
    grid.make(EntityId::ConflictCase, {{"kind", value("review")},
                                       {"subject_entity", value("resident")},
                                       {"subject_record", grid.oldWoman},
                                       {"subject_field", value("name")},
                                       {"state", value("open")}});
    QVERIFY(Editor(*grid.store).set("resident", grid.wife, {{"education", "60"}}));
    grid.clock.advance(2 * msPerDay);
    HouseholdFilter filter;
    filter.isDue = which == 1 || which == 10;
    filter.isNotReached = which == 2;
    filter.hasCare = which == 3;
    filter.careCategory = which == 4 ? "living_alone" : which == 5 ? "orphan" : "";
    filter.isVacant = which == 6 || which == 10;
    filter.isRefusing = which == 7;
    filter.isUnsent = which == 8;
    filter.hasOpenCase = which == 9;
    if (which == 11)
        filter.grid = grid.community;
    const auto window = householdList(*grid.store, filter);
    QVERIFY(window);
    std::string found;
    for (const auto& row : window->rows)
        found += (found.empty() ? "" : " ") + row.facts.place.door;
    QCOMPARE(found, doors.toStdString());
    QCOMPARE(window->total, window->rows.size());
}

void TestQueries::listSearch_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("door");
    QTest::addColumn<QByteArray>("matched");
    QTest::newRow("the head") << QByteArray("陈小明") << QByteArray("501") << QByteArray();
    QTest::newRow("a resident") << QByteArray("林秀英") << QByteArray("501")
                                << QByteArray("林秀英");
    QTest::newRow("initials") << QByteArray("hap") << QByteArray("1002") << QByteArray();
    QTest::newRow("phone") << QByteArray("0017") << QByteArray("501") << QByteArray();
    QTest::newRow("door") << QByteArray("1002") << QByteArray("1002") << QByteArray();
    QTest::newRow("building, unit, door")
        << QByteArray("3-2-501") << QByteArray("501") << QByteArray();
    QTest::newRow("another unit") << QByteArray("3-1-501") << QByteArray() << QByteArray();
    QTest::newRow("nobody") << QByteArray("赵钱孙") << QByteArray() << QByteArray();
}

void TestQueries::listSearch() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, door);
    QFETCH(QByteArray, matched);
    SmallGrid grid;
    indexAll(grid);
    HouseholdFilter filter;
    filter.text = text.toStdString();
    const auto window = householdList(*grid.store, filter);
    QVERIFY(window);
    QCOMPARE(window->total, door.isEmpty() ? 0u : 1u);
    if (door.isEmpty())
        return;
    QCOMPARE(window->rows[0].facts.place.door, door.toStdString());
    QCOMPARE(window->rows[0].matched, matched.toStdString());
}

void TestQueries::listWindow() {
    SmallGrid grid;
    for (int i = 1; i <= 30; ++i)
        grid.make(EntityId::Household,
                  {{"dwelling", grid.make(EntityId::Dwelling, {{"grid", grid.grid},
                                                               {"estate", grid.estate},
                                                               {"door", std::to_string(i)}})}});
    HouseholdFilter filter;
    filter.limit = 10;
    filter.offset = 5;
    const auto window = householdList(*grid.store, filter);
    QCOMPARE(window->total, 32u);
    QCOMPARE(window->rows.size(), 10u);
    QCOMPARE(window->rows[0].facts.place.door, value("6"));
    QCOMPARE(window->rows[9].facts.place.door, value("15"));
    filter.offset = 100;
    QVERIFY(householdList(*grid.store, filter)->rows.empty());
}

void TestQueries::historyOfAField() {
    SmallGrid grid;
    grid.clock.advance(1000);
    grid.change(EntityId::Resident, grid.head, "name", value("陈晓明"));
    grid.clock.advance(1000);
    QVERIFY(Editor(*grid.store).set("resident", grid.head, {{"name", "陈筱明"}}));
    const auto steps = fieldHistory(*grid.store, EntityId::Resident, grid.head, "name");
    QVERIFY(steps);
    QCOMPARE(steps->size(), 3u);
    const auto& [made, changed, pending] = std::tie(steps->at(0), steps->at(1), steps->at(2));
    QVERIFY(made.op == Op::Create && made.from.empty());
    QCOMPARE(made.to, value("陈小明"));
    QCOMPARE(changed.from, value("陈小明"));
    QCOMPARE(changed.to, value("陈晓明"));
    QVERIFY(changed.verdict == Verdict::Applied && !changed.isOwnDevice);
    QVERIFY(pending.verdict == Verdict::Pending && pending.isOwnDevice);
    QCOMPARE(pending.from, value("陈晓明"));
    QCOMPARE(pending.authorName, value("王芳"));
    QCOMPARE(pending.decidedAtMs, 0);
    QCOMPARE(pending.recordedAtMs, grid.clock.wallMs());
    QCOMPARE(pending.action, 1);
    // All fields: the creation brings one step for each that it filled.
    QCOMPARE(fieldHistory(*grid.store, EntityId::Resident, grid.head)->size(), 6u);
}

void TestQueries::historyOfSetsAndEntries() {
    SmallGrid grid;
    Editor editor(*grid.store);
    QVERIFY(editor.add("household", grid.household, "phones", "13900000018"));
    QVERIFY(editor.remove("household", grid.household, "phones", "13900000017"));
    auto steps = fieldHistory(*grid.store, EntityId::Household, grid.household, "phones");
    QCOMPARE(steps->size(), 3u);
    QVERIFY(steps->at(1).op == Op::Add);
    QCOMPARE(steps->at(1).to, value("13900000018"));
    QCOMPARE(steps->at(2).from, value("13900000017"));
    QVERIFY(editor.add("household", grid.household, "door_note", "有狗"));
    QVERIFY(editor.remove("household", grid.household, "door_note", "有狗"));
    steps = fieldHistory(*grid.store, EntityId::Household, grid.household, "door_note");
    QCOMPARE(steps->size(), 2u);
    QCOMPARE(steps->at(0).to, value("有狗"));
    QVERIFY(steps->at(1).op == Op::Remove);
    QCOMPARE(steps->at(1).from, value("有狗")); // the words, not the key
}

void TestQueries::historyKeepsWhatLost() {
    SmallGrid office;
    SmallGrid phone;
    office.change(EntityId::Resident, office.head, "name", value("陈晓明"));
    QVERIFY(Editor(*phone.store).set("resident", phone.head, {{"name", "陈筱明"}}));
    office.decide(phone, Role::GridWorker);
    const auto steps = fieldHistory(*office.store, EntityId::Resident, office.head, "name");
    QCOMPARE(steps->size(), 3u);
    QVERIFY(steps->at(2).verdict == Verdict::Held);
    QCOMPARE(steps->at(2).from, value("陈晓明"));
    QCOMPARE(steps->at(2).to, value("陈筱明"));
    QVERIFY(steps->at(2).isMerged);
}

void TestQueries::historyOfWhatWasSetAside() {
    SmallGrid grid;
    QVERIFY(Editor(*grid.store).set("resident", grid.head, {{"name", "陈筱明"}}));
    Transaction transaction(grid.store->database());
    Outbox(*grid.store).setAside(1, "not_allowed", "no");
    transaction.commit();
    QVERIFY(Editor(*grid.store).set("resident", grid.head, {{"name", "陈晓明"}}));
    const auto steps = fieldHistory(*grid.store, EntityId::Resident, grid.head, "name");
    QCOMPARE(steps->size(), 3u);
    QVERIFY(steps->at(1).isSetAside && !steps->at(2).isSetAside);
    QCOMPARE(steps->at(2).from, value("陈小明")); // what was set aside never stood
}

void TestQueries::readersOnlyRead() {
    SmallGrid grid;
    indexAll(grid);
    VisitDraft draft;
    draft.household = grid.household;
    draft.outcome = "met";
    QVERIFY(Visits(*grid.store).recordVisit(draft));
    SeededRandom random(2);
    auto opened = Store::open({grid.path, {}, OpenMode::Reader}, grid.clock, random);
    QVERIFY(opened);
    Store& reader = **opened;
    QVERIFY(Queries(reader).householdPage(grid.household));
    QVERIFY(Queries(reader).residentPage(grid.head));
    QVERIFY(Queries(reader).visits(grid.household, 0, 10));
    QVERIFY(duePlan(reader));
    HouseholdFilter filter;
    filter.text = "501";
    QCOMPARE(householdList(reader, filter)->total, 1u);
    QVERIFY(fieldHistory(reader, EntityId::Household, grid.household));
    QVERIFY(Cases(reader).openCases());
    QVERIFY(Visits(reader).warningBefore(grid.household, grid.clock.wallMs()));
    const auto refused = Editor(reader).set("resident", grid.head, {{"education", "60"}});
    QCOMPARE(int(refused.error().code), int(ErrorCode::Storage));
}

void TestQueries::notFound() {
    SmallGrid grid;
    QCOMPARE(int(Queries(*grid.store).householdPage(grid.head).error().code),
             int(ErrorCode::NotFound));
    QCOMPARE(int(Queries(*grid.store).residentPage(grid.household).error().code),
             int(ErrorCode::NotFound));
    QVERIFY(!fieldHistory(*grid.store, EntityId::Resident, grid.head, "nickname"));
    QVERIFY(!fieldHistory(*grid.store, EntityId::Resident, grid.household));
}

QTEST_GUILESS_MAIN(TestQueries)
#include "tst_queries.moc"
