#include "core/merge/setvalue.h"
#include "core/schema/workflow.h"
#include "core/usecases/registers.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// Fields that name several records, as registers show and write them.
class TestRecordSets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatASessionServedIsNamed();
    void onlyWhatChangedIsWritten();
    void placesAreSetWhole();
    void aBadSetLeavesEverything_data();
    void aBadSetLeavesEverything();

private:
    static Uuid need(SmallGrid& grid, const char* title) {
        const auto begins = specOf(EntityId::Need).field("state")->workflow->beginnings.front();
        return grid.make(EntityId::Need, {{"household", grid.household},
                                          {"kind", std::string("clinic")},
                                          {"text", std::string(title)},
                                          {"state", std::string(begins)}});
    }
    static Uuid session(SmallGrid& grid) {
        const Uuid team = grid.make(EntityId::Team, {{"unit", grid.community},
                                                     {"name", std::string("义诊队")},
                                                     {"kind", std::string("professional")}});
        return grid.make(
            EntityId::ServiceSession,
            {{"unit", grid.community}, {"team", team}, {"held_on", std::string("2026-05-01")}});
    }
    static RegisterField fieldOf(SmallGrid& grid, EntityId entity, const Uuid& id,
                                 std::string_view name) {
        const auto record = *Registers(*grid.store).record(entity, id);
        for (const auto& field : record.fields)
            if (field.spec->name == name)
                return field;
        return {};
    }
    static std::vector<Change> unsent(SmallGrid& grid) {
        std::vector<Change> changes;
        for (auto& action : Outbox(*grid.store).sendable(100, 1000))
            for (auto& change : action.changes)
                changes.push_back(std::move(change));
        return changes;
    }
};

void TestRecordSets::whatASessionServedIsNamed() {
    SmallGrid grid("community");
    const Uuid first = need(grid, "量血压");
    const Uuid held = session(grid);
    QVERIFY(fieldOf(grid, EntityId::ServiceSession, held, "needs").isEditable);
    QVERIFY(Registers(*grid.store).save(EntityId::ServiceSession, held, {{"needs", first.text()}}));
    const auto field = fieldOf(grid, EntityId::ServiceSession, held, "needs");
    QCOMPARE(field.named.size(), std::size_t(1));
    QCOMPARE(field.named.front().first, first);
    QVERIFY(field.named.front().second.find("量血压") != std::string::npos);
}

// What others add meanwhile is theirs: a set is written by what is new in it and what is gone.
void TestRecordSets::onlyWhatChangedIsWritten() {
    SmallGrid grid("community");
    const Uuid stays = need(grid, "量血压");
    const Uuid goes = need(grid, "配药");
    const Uuid comes = need(grid, "陪诊");
    const Uuid held = session(grid);
    for (const Uuid& each : {stays, goes})
        grid.change(EntityId::ServiceSession, held, "needs", Value{each.text()}, Op::Add);
    QVERIFY(
        Registers(*grid.store)
            .save(EntityId::ServiceSession, held, {{"needs", stays.text() + "," + comes.text()}}));
    const auto changes = unsent(grid);
    QCOMPARE(changes.size(), std::size_t(2));
    QCOMPARE(changes[0].op, Op::Remove);
    QCOMPARE(textOf(changes[0].value), std::string_view(goes.text()));
    QCOMPARE(changes[1].op, Op::Add);
    QCOMPARE(textOf(changes[1].value), std::string_view(comes.text()));
    // As it stands already: nothing to save.
    const auto again =
        Registers(*grid.store)
            .save(EntityId::ServiceSession, held, {{"needs", comes.text() + "," + stays.text()}});
    QVERIFY(!again && again.error().code == ErrorCode::Unchanged);
}

void TestRecordSets::placesAreSetWhole() {
    SmallGrid grid("admin");
    const auto made = Registers(*grid.store)
                          .save(EntityId::User, {},
                                {{"name", "林秀英"},
                                 {"account", "lin"},
                                 {"role", "grid_worker"},
                                 {"scopes", grid.grid.text() + "," + grid.community.text()}});
    QVERIFY2(made, made ? "" : made.error().context.c_str());
    const auto user = grid.record(EntityId::User, made->record);
    QCOMPARE(user.integer("active"), std::int64_t(1)); // or it would be given nothing
    QCOMPARE(setElements(user.text("scopes")).size(), std::size_t(2));
    const auto field = fieldOf(grid, EntityId::User, made->record, "scopes");
    QCOMPARE(field.named.size(), std::size_t(2));
    for (const auto& [id, title] : field.named)
        QVERIFY(!title.empty()); // a grid's and a unit's alike
    QVERIFY(Registers(*grid.store)
                .save(EntityId::User, made->record, {{"scopes", grid.community.text()}}));
    QCOMPARE(setElements(grid.record(EntityId::User, made->record).text("scopes")),
             std::vector<std::string>{grid.community.text()});
}

void TestRecordSets::aBadSetLeavesEverything_data() {
    QTest::addColumn<QString>("needs");
    QTest::newRow("no id") << QStringLiteral("量血压");
    QTest::newRow("one of two") << QStringLiteral("018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102,x");
}

void TestRecordSets::aBadSetLeavesEverything() {
    QFETCH(QString, needs);
    SmallGrid grid("community");
    const Uuid held = session(grid);
    const auto saved = Registers(*grid.store)
                           .save(EntityId::ServiceSession, held,
                                 {{"place", "广场"}, {"needs", needs.toStdString()}});
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, ErrorCode::Invalid);
    QVERIFY(saved.error().context.find("needs") != std::string::npos);
    QVERIFY(unsent(grid).empty());
    QVERIFY(grid.record(EntityId::ServiceSession, held).text("place").empty());
}

QTEST_GUILESS_MAIN(TestRecordSets)
#include "tst_recordsets.moc"
