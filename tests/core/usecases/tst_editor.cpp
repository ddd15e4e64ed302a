#include "core/usecases/editor.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

class TestEditor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void createsWhatWasTyped();
    void createKnowsItsDefaults();
    void refusals_data();
    void refusals();
    void setIsOneAction();
    void setSaysNothingTwice();
    void observedTimeTravels();
    void setsAndEntriesByElement();
    void writtenOnceStays();
    void wholeRecordIsChecked();
    void oldFaultsDoNotBlock();
    void careTagNeedsAReason();
    void removedRecordIsGone();
    void rolesAreRefusedEarly_data();
    void rolesAreRefusedEarly();
    void nobodysStoreRecordsNothing();
    void lists_data();
    void lists();
};

namespace {

QByteArray sentenceOf(const Result<Recorded>& result) {
    return result ? QByteArray() : QByteArray::fromStdString(result.error().context);
}

} // namespace

void TestEditor::createsWhatWasTyped() {
    SmallGrid grid;
    Editor editor(*grid.store);
    const auto made = editor.create("household", {{"dwelling", grid.empty.text()},
                                                  {"phones", " 139 0000 0018，0663-8123456"},
                                                  {"door_note", "按左边的门铃"}});
    QVERIFY2(made, sentenceOf(made));
    const auto record = grid.record(EntityId::Household, made->record);
    QCOMPARE(record.text("phones"), std::string_view(R"(["06638123456","13900000018"])"));
    const auto notes = entriesOf(record.text("door_note"));
    QCOMPARE(notes.size(), 1u);
    QCOMPARE(notes[0].text, std::string("按左边的门铃"));
    QCOMPARE(notes[0].key.size(), 16u);
    QVERIFY(notes[0].by == grid.me);
    QCOMPARE(notes[0].atMs, grid.clock.wallMs());
    QCOMPARE(grid.unsent().size(), 1u);
    QVERIFY(grid.decide(grid, Role::GridWorker)[0].setAside == SetAside::Exists);
}

void TestEditor::createKnowsItsDefaults() {
    SmallGrid grid;
    const auto made = Editor(*grid.store)
                          .create("visit", {{"household", grid.household.text()},
                                            {"outcome", "met"},
                                            {"met", grid.head.text() + ", " + grid.wife.text()}});
    QVERIFY2(made, sentenceOf(made));
    const auto visit = grid.record(EntityId::Visit, made->record);
    QCOMPARE(visit.text("purpose"), std::string_view("routine"));
    QCOMPARE(visit.integer("observed_at"), grid.clock.wallMs());
    QCOMPARE(setElements(visit.text("met")).size(), 2u);
}

void TestEditor::refusals_data() {
    QTest::addColumn<QByteArray>("entity");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("sentence");
    const auto bad = [](const char* name, const char* entity, const char* field, const char* text,
                        ErrorCode code, const char* sentence) {
        QTest::newRow(name) << QByteArray(entity) << QByteArray(field) << QByteArray(text)
                            << int(code) << QByteArray(sentence);
    };
    bad("entity", "hous", "dwelling", "x", ErrorCode::NotFound, "no kind of record named hous");
    bad("field", "resident", "nickname", "x", ErrorCode::NotFound, "has no field named nickname");
    bad("code", "resident", "sex", "male", ErrorCode::Invalid, "sex: this code is not known");
    bad("date", "resident", "birth_date", "2026-02-30", ErrorCode::Invalid, "birth_date:");
    bad("set", "resident", "phones", "13900000018", ErrorCode::Invalid, "add or remove");
    bad("entries", "household", "door_note", "dog", ErrorCode::Invalid, "add or remove");
    bad("yes or no", "resident", "no_phone", "perhaps", ErrorCode::Invalid, "write yes or no");
    bad("required", "resident", "name", "", ErrorCode::Invalid, "must not be empty");
    bad("office's own", "resident", "erased_reason", "x", ErrorCode::NotAllowed, "only the office");
    bad("reference", "resident", "household", "018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102",
        ErrorCode::NotFound, "no such household");
    bad("not an id", "resident", "household", "501", ErrorCode::Invalid, "write the id");
    bad("ID number", "resident", "id_number", "440524188001010015", ErrorCode::Invalid,
        "id_number:");
}

void TestEditor::refusals() {
    QFETCH(QByteArray, entity);
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, text);
    QFETCH(int, code);
    QFETCH(QByteArray, sentence);
    SmallGrid grid;
    const Uuid id = entity == "household" ? grid.household : grid.head;
    const auto result =
        Editor(*grid.store)
            .set(entity.toStdString(), id, {{field.toStdString(), text.toStdString()}});
    QVERIFY(!result);
    QCOMPARE(int(result.error().code), code);
    QVERIFY2(sentenceOf(result).contains(sentence), sentenceOf(result));
    QVERIFY(grid.unsent().empty());
}

void TestEditor::setIsOneAction() {
    SmallGrid grid;
    const auto result =
        Editor(*grid.store, 10'000).set("resident", grid.wife, {{"education", "60"}, {"sex", "2"}});
    QVERIFY2(result, sentenceOf(result));
    QCOMPARE(grid.unsent().size(), 1u);
    QCOMPARE(grid.unsent()[0].action.changes.size(), 2u);
    QCOMPARE(grid.text(EntityId::Resident, grid.wife, "education"), std::string("60"));
    QVERIFY(Outbox(*grid.store).sendable(10, 100).empty()); // held for undo
    QVERIFY(Outbox(*grid.store).undo(result->action));
    QCOMPARE(grid.text(EntityId::Resident, grid.wife, "education"), std::string());
}

void TestEditor::setSaysNothingTwice() {
    SmallGrid grid;
    Editor editor(*grid.store);
    QVERIFY(!editor.set("resident", grid.head, {{"name", "陈小明"}}));
    QVERIFY(editor.set("resident", grid.head, {{"name", " 陈小明 "}, {"education", "60"}}));
    QCOMPARE(grid.unsent()[0].action.changes.size(), 1u);
}

void TestEditor::observedTimeTravels() {
    SmallGrid grid;
    Editor editor(*grid.store);
    const std::int64_t then = grid.clock.wallMs() - msPerDay;
    QVERIFY(editor.set("dwelling", grid.dwelling, {{"occupancy", "rented"}}, then));
    QCOMPARE(grid.unsent()[0].action.changes[0].observedAtMs, then);
    const auto wrongField = editor.set("resident", grid.head, {{"education", "60"}}, then);
    QVERIFY(sentenceOf(wrongField).contains("observed time"));
    const auto future =
        editor.set("dwelling", grid.dwelling, {{"occupancy", "vacant"}}, then + 2 * msPerDay);
    QVERIFY(sentenceOf(future).contains("later than now"));
}

void TestEditor::setsAndEntriesByElement() {
    SmallGrid grid;
    Editor editor(*grid.store);
    QVERIFY(editor.add("household", grid.household, "phones", "139-0000-0019"));
    QVERIFY(!editor.add("household", grid.household, "phones", "13900000019")); // there already
    QVERIFY(editor.remove("household", grid.household, "phones", "13900000017"));
    QCOMPARE(grid.text(EntityId::Household, grid.household, "phones"),
             std::string(R"(["13900000019"])"));
    QVERIFY(sentenceOf(editor.remove("household", grid.household, "phones", "13900000017"))
                .contains("no such entry"));
    QVERIFY(editor.add("household", grid.household, "door_note", "有狗"));
    QVERIFY(editor.add("household", grid.household, "door_note", "敲门"));
    QVERIFY(editor.remove("household", grid.household, "door_note", "有狗")); // by its text
    const auto notes = entriesOf(grid.text(EntityId::Household, grid.household, "door_note"));
    QCOMPARE(notes.size(), 1u);
    QVERIFY(editor.remove("household", grid.household, "door_note", notes[0].key));
    QVERIFY(sentenceOf(editor.add("resident", grid.head, "name", "x")).contains("set it"));
    // The office agrees with every one of them.
    SmallGrid office;
    for (const auto& outcome : office.decide(grid, Role::GridWorker))
        QVERIFY2(outcome.setAside == SetAside::No, outcome.detail.c_str());
    QCOMPARE(office.text(EntityId::Household, office.household, "phones"),
             std::string(R"(["13900000019"])"));
}

void TestEditor::writtenOnceStays() {
    SmallGrid grid;
    const Uuid visit = grid.visit(grid.household, "met", 1);
    const auto result = Editor(*grid.store).set("visit", visit, {{"outcome", "refused"}});
    QCOMPARE(int(result.error().code), int(ErrorCode::Conflict));
    QVERIFY(sentenceOf(result).contains("written once"));
}

void TestEditor::wholeRecordIsChecked() {
    SmallGrid grid;
    Editor editor(*grid.store);
    const auto result = editor.set("resident", grid.head, {{"id_number", "445299199001010017"}});
    QVERIFY(sentenceOf(result).contains("birth_date: the ID number says 1990-01-01"));
    QVERIFY(editor.set("resident", grid.head,
                       {{"id_number", "445299199001010017"}, {"birth_date", "1990-01-01"}}));
    const auto missing = editor.create("resident", {{"household", grid.household.text()}});
    QVERIFY(sentenceOf(missing).contains("name: this must not be empty"));
    const auto homeless = editor.create("dwelling", {{"door", "7"}});
    QVERIFY(sentenceOf(homeless).contains("which grid"));
    const auto twice =
        editor.create("estate", {{"name", "a"}, {"name", "b"}, {"grid", grid.grid.text()}});
    QVERIFY(!twice);
}

void TestEditor::oldFaultsDoNotBlock() {
    SmallGrid grid;
    grid.change(EntityId::Resident, grid.head, "id_number", std::string("445299199001010017"));
    Editor editor(*grid.store);
    QVERIFY(editor.add("resident", grid.head, "phones", "13900000019"));
    QVERIFY(editor.set("resident", grid.head, {{"education", "60"}}));
}

void TestEditor::careTagNeedsAReason() {
    SmallGrid grid;
    Editor editor(*grid.store);
    const auto made = editor.create("care_tag", {{"household", grid.neighbour.text()},
                                                 {"resident", grid.oldWoman.text()},
                                                 {"category", "living_alone"}});
    QVERIFY2(made, sentenceOf(made));
    QCOMPARE(grid.text(EntityId::CareTag, made->record, "since"), grid.today());
    QVERIFY(sentenceOf(editor.removeRecord("care_tag", made->record)).contains("say why"));
    QVERIFY(editor.removeRecord("care_tag", made->record, "儿子搬来同住"));
    QCOMPARE(grid.text(EntityId::CareTag, made->record, "removed_reason"),
             std::string("儿子搬来同住"));
}

void TestEditor::removedRecordIsGone() {
    SmallGrid grid;
    Editor editor(*grid.store);
    QVERIFY(editor.removeRecord("resident", grid.child));
    QVERIFY(grid.record(EntityId::Resident, grid.child).head.state == RecordState::Deleted);
    const auto result = editor.set("resident", grid.child, {{"education", "60"}});
    QVERIFY(sentenceOf(result).contains("no longer there"));
}

void TestEditor::rolesAreRefusedEarly_data() {
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("worker") << QByteArray("grid_worker") << true;
    QTest::newRow("desk") << QByteArray("community") << true;
    QTest::newRow("volunteer") << QByteArray("volunteer") << false;
    QTest::newRow("unit") << QByteArray("unit") << false;
    QTest::newRow("not known here") << QByteArray() << true;
}

void TestEditor::rolesAreRefusedEarly() {
    QFETCH(QByteArray, role);
    QFETCH(bool, isAllowed);
    SmallGrid grid(role.constData());
    const auto result = Editor(*grid.store).set("resident", grid.head, {{"education", "60"}});
    QCOMPARE(bool(result), isAllowed);
    if (!isAllowed) {
        QCOMPARE(int(result.error().code), int(ErrorCode::NotAllowed));
        QVERIFY(sentenceOf(result).contains("grid_worker, grid_leader"));
    }
    const auto opened = Editor(*grid.store).create("conflict_case", {{"kind", "review"}});
    QCOMPARE(int(opened.error().code), int(ErrorCode::NotAllowed));
}

void TestEditor::nobodysStoreRecordsNothing() {
    SmallGrid grid;
    grid.store->setMeta("user", std::string_view());
    const auto result = Editor(*grid.store).set("resident", grid.head, {{"education", "60"}});
    QCOMPARE(int(result.error().code), int(ErrorCode::Unauthorized));
}

void TestEditor::lists_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count");
    QTest::newRow("nothing") << QByteArray("  ") << 0;
    QTest::newRow("one") << QByteArray(" a ") << 1;
    QTest::newRow("every comma") << QByteArray("a,b，c、d") << 4;
    QTest::newRow("at the end") << QByteArray("a,,b,") << 2;
}

void TestEditor::lists() {
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    QCOMPARE(int(listed(text.toStdString()).size()), count);
}

QTEST_GUILESS_MAIN(TestEditor)
#include "tst_editor.moc"
