#include "core/report/periodreport.h"
#include "core/schema/workflow.h"
#include "core/usecases/inboxes.h"
#include "core/usecases/registers.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>
#include <map>
#include <set>

using namespace banyan;
using banyan::test::SmallGrid;

// Registry, registers and words agree; and what a register reads and writes.
class TestRegisters : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyEntityHasItsPlace();
    void everyEntityHasWordsAndRoles();
    void workflowsHaveTheirLists();
    void inboxesFollowTheWorkflows();
    void aRegisterIsNarrowedAndSorted();
    void unitsAreAsFineAsFits();
    void whatWaitsDependsOnTheRole_data();
    void whatWaitsDependsOnTheRole();
    void whatIsMineWaitsForMe();
    void severalTakeOneStep();
    void severalAreGivenToOne();
    void whatWasDoneBeforeAFaultOfTheStoreIsTold();
    void stepsBelongToTheirSide();
    void aDeskStandsInForEitherSide();
    void aRatingGoesWithItsStep();
    void everyRecordBehindAFigureIsPaged();
    void chipsCountWhatIsShown();
    void whatIsMaskedIsNotFoundOut();

private:
    static Uuid whistle(SmallGrid& grid, const char* state, const Uuid& caller, const Uuid& called);
    static Uuid problem(SmallGrid& grid, const char* title, const char* state,
                        const char* category = "fire", int dueInDays = 0);
    static std::vector<std::string> titles(SmallGrid& grid, const RegisterQuery& query);
};

Uuid TestRegisters::problem(SmallGrid& grid, const char* title, const char* state,
                            const char* category, int dueInDays) {
    return grid.make(
        EntityId::Problem,
        {{"grid", grid.grid},
         {"title", std::string(title)},
         {"category", std::string(category)},
         {"reported_at", grid.clock.wallMs()},
         {"state", std::string(state)},
         {"due", dueInDays ? Value{grid.clock.wallMs() + dueInDays * msPerDay} : Value{}}});
}

std::vector<std::string> TestRegisters::titles(SmallGrid& grid, const RegisterQuery& query) {
    std::int64_t total = 0;
    std::vector<std::string> titles;
    for (const auto& line : Registers(*grid.store).lines(query, 50, 0, total))
        titles.push_back(line.title);
    return titles;
}

void TestRegisters::everyEntityHasItsPlace() {
    std::multiset<EntityId> placed(ownPages().begin(), ownPages().end());
    for (const auto& part : registerParts())
        placed.insert(part.entities.begin(), part.entities.end());
    for (const auto& spec : registry())
        QVERIFY2(placed.count(spec.id) == 1, spec.name);
    QCOMPARE(placed.size(), registry().size());
}

void TestRegisters::everyEntityHasWordsAndRoles() {
    std::set<std::string_view> labels;
    for (const auto& spec : registry()) {
        QVERIFY2(labels.insert(spec.zh).second, spec.zh);
        QVERIFY2(!std::string_view(spec.en).empty(), spec.name);
        QVERIFY2(spec.creators != 0 || spec.home == Home::OfOffice, spec.name);
        for (const auto& field : spec.fields) {
            const std::string what = std::string(spec.name) + "." + field.name;
            QVERIFY2(!std::string_view(field.zh).empty() && !std::string_view(field.en).empty(),
                     what.c_str());
            QVERIFY2(field.writers != 0 || field.officeOnly, what.c_str());
            QVERIFY2((field.type == FieldType::Code) == (field.codes != nullptr), what.c_str());
        }
    }
    for (const auto& indicator : indicators())
        QVERIFY2(entitySpec(indicator.entity), indicator.key);
}

void TestRegisters::workflowsHaveTheirLists() {
    for (const auto& spec : registry())
        for (const auto& field : spec.fields) {
            if (!field.workflow)
                continue;
            const std::string what = std::string(spec.name) + "." + field.name;
            QCOMPARE(std::string_view(field.codes->name), std::string_view(field.workflow->name));
            QCOMPARE(field.rule, MergeRule::Workflow);
            for (const auto& step : field.workflow->steps) {
                QVERIFY2(field.codes->find(step.from) && field.codes->find(step.to), what.c_str());
                // Whoever may take a step may write the field.
                QVERIFY2((step.roles & ~field.writers) == 0, what.c_str());
            }
            for (const auto state : field.workflow->beginnings)
                QVERIFY2(field.codes->find(state), what.c_str());
            for (const auto state : field.workflow->ends)
                QVERIFY2(field.codes->find(state), what.c_str());
        }
}

// An inbox names states and fields that there are, and a step that somebody may take from them.
void TestRegisters::inboxesFollowTheWorkflows() {
    std::set<std::string_view> keys;
    for (const auto& inbox : inboxes()) {
        QVERIFY2(keys.insert(inbox.key).second, inbox.key);
        QCOMPARE(inboxNamed(inbox.key), &inbox);
        const auto& spec = specOf(inbox.entity);
        const auto* state = stateField(spec);
        QVERIFY2(state, inbox.key);
        QVERIFY2(!inbox.states.empty() || spec.field("due"), inbox.key);
        for (const auto from : inbox.states) {
            QVERIFY2(state->codes->find(from), inbox.key);
            QVERIFY2(inbox.step.empty() || state->workflow->step(from, inbox.step), inbox.key);
            QVERIFY2(!state->workflow->isEnd(from), inbox.key);
        }
        QVERIFY2(!inbox.whose || spec.field(inbox.whose), inbox.key);
    }
    QVERIFY(!inboxNamed("unheard_of"));
}

void TestRegisters::aRegisterIsNarrowedAndSorted() {
    SmallGrid grid("grid_leader");
    problem(grid, "b 100%", "reported", "fire", 9);
    problem(grid, "c", "handling", "facilities.water", 1);
    problem(grid, "a", "closed", "facilities", 0);
    using Titles = std::vector<std::string>;
    const EntityId entity = EntityId::Problem;
    QCOMPARE(titles(grid, {.entity = entity, .sort = RegisterSort::Title}),
             Titles({"a", "b 100%", "c"}));
    QCOMPARE(titles(grid, {.entity = entity, .sort = RegisterSort::Due}),
             Titles({"c", "b 100%", "a"}));
    QCOMPARE(titles(grid, {.entity = entity, .state = "handling"}), Titles({"c"}));
    // The first level takes in the second, but no other code that only begins like it.
    QCOMPARE(
        titles(grid, {.entity = entity, .category = "facilities", .sort = RegisterSort::Title}),
        Titles({"a", "c"}));
    QCOMPARE(titles(grid, {.entity = entity, .category = "facilities.water"}), Titles({"c"}));
    QCOMPARE(titles(grid, {.entity = entity, .category = "facil"}), Titles());
    QCOMPARE(titles(grid, {.entity = entity, .text = "0%"}), Titles({"b 100%"}));
    QCOMPARE(titles(grid, {.entity = entity, .text = "_"}), Titles());
    QCOMPARE(titles(grid, {.entity = entity, .isOpenOnly = true, .category = "facilities"}),
             Titles({"c"}));
    QCOMPARE(titles(grid, {.entity = entity, .unit = grid.grid}).size(), std::size_t{3});
    QCOMPARE(titles(grid, {.entity = entity, .unit = grid.community}).size(), std::size_t{3});
    QCOMPARE(titles(grid, {.entity = entity, .unit = grid.me}), Titles());
    // What an entity does not have narrows to nothing, and breaks nothing.
    QCOMPARE(titles(grid, {.entity = EntityId::Estate, .state = "closed"}), Titles());
    QCOMPARE(titles(grid, {.entity = EntityId::Estate, .category = "fire"}), Titles());
    QCOMPARE(titles(grid, {.entity = EntityId::Estate, .inbox = "to_verify"}), Titles());
    QVERIFY(!titles(grid, {.entity = EntityId::Estate, .sort = RegisterSort::Due}).empty());

    const auto tools = toolsOf(*grid.store, {.entity = entity});
    QCOMPARE(tools.states.size(), std::size_t{3});
    QCOMPARE(tools.states.front().code, std::string("reported"));
    QCOMPARE(tools.categories.size(), std::size_t{2});
    QVERIFY(tools.hasDue && tools.units.empty()); // there is only one grid
    QCOMPARE(tools.assignable.size(), std::size_t{2});
}

void TestRegisters::unitsAreAsFineAsFits() {
    SmallGrid grid("community");
    const auto addGrid = [&](int number) {
        const std::string code = "4452020010030" + std::to_string(10 + number);
        const Uuid made = grid.make(
            EntityId::Grid,
            {{"code", code}, {"name", "第" + code + "网格"}, {"community", grid.community}});
        grid.make(EntityId::Problem, {{"grid", made},
                                      {"title", code},
                                      {"category", std::string("fire")},
                                      {"reported_at", grid.clock.wallMs()},
                                      {"state", std::string("reported")}});
        return made;
    };
    const Uuid second = addGrid(1);
    addGrid(2);
    auto units = toolsOf(*grid.store, {.entity = EntityId::Problem}).units;
    QCOMPARE(units.size(), std::size_t{2});
    QCOMPARE(units.front().code, second.text());
    QCOMPARE(units.front().count, 1);
    QCOMPARE(titles(grid, {.entity = EntityId::Problem, .unit = second}).size(), std::size_t{1});
    for (int number = 3; number < 20; ++number) // then only their community fits
        addGrid(number);
    QVERIFY(toolsOf(*grid.store, {.entity = EntityId::Problem}).units.empty());
}

void TestRegisters::whatWaitsDependsOnTheRole_data() {
    QTest::addColumn<QByteArray>("role");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("worker") << QByteArray("grid_worker")
                            << QByteArray("returned 1, problems_late 1");
    QTest::newRow("leader") << QByteArray("grid_leader")
                            << QByteArray("to_verify 2, to_close 1, returned 1, problems_late 1");
    QTest::newRow("desk") << QByteArray("community")
                          << QByteArray("to_verify 2, to_file 1, to_dispatch 1, to_close 1, "
                                        "returned 1, problems_late 1");
    QTest::newRow("volunteer") << QByteArray("volunteer") << QByteArray("problems_late 1");
}

void TestRegisters::whatWaitsDependsOnTheRole() {
    QFETCH(QByteArray, role);
    QFETCH(QByteArray, expected);
    SmallGrid grid(role.constData());
    for (const char* state : {"verified", "filed", "checked", "returned", "closed", "handling"})
        problem(grid, state, state);
    problem(grid, "late", "reported", "fire", -1);
    problem(grid, "in time", "reported", "fire", 1);
    problem(grid, "late but done", "closed", "fire", -1);
    QByteArray waiting;
    for (const auto& each : inboxCounts(*grid.store)) {
        waiting += (waiting.isEmpty() ? "" : ", ") + QByteArray(each.inbox->key) + " "
                   + QByteArray::number(qlonglong(each.count));
        // The register it opens has just these.
        QCOMPARE(titles(grid, {.entity = each.inbox->entity, .inbox = each.inbox->key}).size(),
                 std::size_t(each.count));
    }
    QCOMPARE(waiting, expected);
}

void TestRegisters::whatIsMineWaitsForMe() {
    SmallGrid grid("community");
    const Uuid mine = problem(grid, "mine", "dispatched");
    const Uuid his = problem(grid, "his", "dispatched");
    grid.change(EntityId::Problem, mine, "assignee", Value{grid.me});
    grid.change(EntityId::Problem, his, "assignee", Value{grid.other});
    using Titles = std::vector<std::string>;
    const RegisterQuery toHandle{.entity = EntityId::Problem, .inbox = "mine_to_handle"};
    QCOMPARE(titles(grid, toHandle), Titles({"mine"}));
    // Whistles wait for the unit that is called, and for the one that called.
    const Uuid bureau = grid.make(EntityId::OrgUnit, {{"code", std::string("445202900001")},
                                                      {"name", std::string("住建局")},
                                                      {"level", std::string("department")}});
    const auto whistle = [&](const char* title, const char* state, const Uuid& caller,
                             const Uuid& called) {
        grid.make(EntityId::Whistle, {{"caller", caller},
                                      {"called", called},
                                      {"kind", std::string("unsolved")},
                                      {"title", std::string(title)},
                                      {"called_at", grid.clock.wallMs()},
                                      {"state", std::string(state)}});
    };
    whistle("to us", "called", bureau, grid.community);
    whistle("by us", "handled", grid.community, bureau);
    whistle("by others", "handled", bureau, grid.community);
    const RegisterQuery toAnswer{.entity = EntityId::Whistle, .inbox = "to_answer"};
    const RegisterQuery toRate{.entity = EntityId::Whistle, .inbox = "to_rate"};
    QCOMPARE(titles(grid, toAnswer), Titles()); // it is not known what he works for
    grid.change(EntityId::User, grid.me, "scopes", Value{grid.community.text()}, Op::Add);
    QCOMPARE(titles(grid, toAnswer), Titles({"to us"}));
    QCOMPARE(titles(grid, toRate), Titles({"by us"}));
}

void TestRegisters::severalTakeOneStep() {
    SmallGrid grid("grid_leader");
    const Uuid one = problem(grid, "one", "reported");
    const Uuid two = problem(grid, "two", "closed");
    const Uuid three = problem(grid, "three", "reported");
    const Uuid unknown = grid.store->ids().next();
    const auto before = grid.unsent().size();
    const auto outcome =
        Registers(*grid.store)
            .takeEach(EntityId::Problem, {one, two, unknown, three}, "verified", "看过了");
    QVERIFY(outcome);
    QCOMPARE(outcome->done, std::vector<Uuid>({one, three}));
    QCOMPARE(outcome->left.size(), std::size_t{2});
    QCOMPARE(outcome->left[0].title, std::string("two"));
    QCOMPARE(outcome->left[0].state, std::string("closed"));
    QCOMPARE(outcome->left[0].error.code, ErrorCode::Conflict);
    QCOMPARE(outcome->left[1].error.code, ErrorCode::NotFound);
    QCOMPARE(grid.text(EntityId::Problem, one, "state"), std::string("verified"));
    QCOMPARE(grid.text(EntityId::Problem, two, "state"), std::string("closed"));
    QCOMPARE(grid.unsent().size(), before + 2); // a user action each
    // A step that is not for this role is refused for every one.
    const auto filed =
        Registers(*grid.store).takeEach(EntityId::Problem, {one, three}, "filed", {});
    QVERIFY(filed && filed->done.empty());
    QCOMPARE(filed->left[0].error.code, ErrorCode::NotAllowed);
    QVERIFY(!Registers(*grid.store).takeEach(EntityId::Problem, {}, "verified", {}));
    const std::vector<Uuid> many(eachMax + 1, one);
    QVERIFY(!Registers(*grid.store).takeEach(EntityId::Problem, many, "verified", {}));
}

void TestRegisters::severalAreGivenToOne() {
    SmallGrid grid("community");
    const Uuid one = problem(grid, "one", "reported");
    const Uuid two = problem(grid, "two", "filed");
    Registers registers(*grid.store);
    const auto given =
        registers.saveEach(EntityId::Problem, {one, two}, {"handler", grid.community.text()});
    QVERIFY(given);
    QCOMPARE(given->done.size(), std::size_t{2});
    QCOMPARE(grid.record(EntityId::Problem, two).reference("handler"), grid.community);
    const auto again =
        registers.saveEach(EntityId::Problem, {one}, {"handler", grid.community.text()});
    QVERIFY(again && again->done.empty());
    QCOMPARE(again->left[0].error.code, ErrorCode::Unchanged);
    const auto nobody = registers.saveEach(EntityId::Problem, {one},
                                           {"handler", grid.me.text()}); // a person is no unit
    QVERIFY(nobody && nobody->done.empty());
}

void TestRegisters::whatWasDoneBeforeAFaultOfTheStoreIsTold() {
    SmallGrid grid("grid_leader");
    std::vector<Uuid> ids;
    for (int i = 0; i < 5; ++i)
        ids.push_back(problem(grid, "leak", i == 1 ? "closed" : "reported"));
    grid.store->database().execute(
        "CREATE TEMP TRIGGER full BEFORE UPDATE ON problem WHEN NEW.id = "
        "(SELECT id FROM problem ORDER BY row LIMIT 1 OFFSET 3) BEGIN "
        "SELECT RAISE(FAIL, 'full'); END");
    const auto outcome = Registers(*grid.store).takeEach(EntityId::Problem, ids, "verified", {});
    QVERIFY(outcome);
    QCOMPARE(outcome->done, std::vector<Uuid>({ids[0], ids[2]}));
    QCOMPARE(outcome->left.size(), std::size_t{1});
    QVERIFY(outcome->stop && outcome->stop->code == ErrorCode::Storage);
    QCOMPARE(grid.text(EntityId::Problem, ids[2], "state"), std::string("verified"));
    QCOMPARE(grid.text(EntityId::Problem, ids[4], "state"), std::string("reported"));
}

Uuid TestRegisters::whistle(SmallGrid& grid, const char* state, const Uuid& caller,
                            const Uuid& called) {
    return grid.make(EntityId::Whistle, {{"caller", caller},
                                         {"called", called},
                                         {"kind", std::string("unsolved")},
                                         {"title", std::string("leak")},
                                         {"called_at", grid.clock.wallMs()},
                                         {"state", std::string(state)}});
}

// Every state of a whistle, every step from it, and both sides of it: what a page offers, what a
// save allows.
void TestRegisters::stepsBelongToTheirSide() {
    SmallGrid grid("community");
    const Uuid bureau = grid.make(EntityId::OrgUnit, {{"code", std::string("445202900001")},
                                                      {"name", std::string("住建局")},
                                                      {"level", std::string("department")}});
    grid.change(EntityId::User, grid.me, "scopes", Value{grid.community.text()}, Op::Add);
    Registers registers(*grid.store);
    for (const auto& state : specOf(EntityId::Whistle).field("state")->codes->codes)
        for (const Side mine : {Side::Caller, Side::Called}) {
            const bool calls = mine == Side::Caller;
            const Uuid id = whistle(grid, state.code.data(), calls ? grid.community : bureau,
                                    calls ? bureau : grid.community);
            std::set<std::string_view> offered;
            const auto shown = registers.record(EntityId::Whistle, id);
            for (const auto& step : shown->steps)
                offered.insert(step.to);
            for (const auto& step : workflows::whistle.steps) {
                if (step.from != state.code)
                    continue;
                const std::string what = std::string(step.from) + " to " + std::string(step.to)
                                         + (calls ? " by the caller" : " by the called");
                QVERIFY2(offered.contains(step.to) == (step.side == mine), what.c_str());
                const auto refused = registers.take(EntityId::Whistle, id, std::string(step.to), {},
                                                    step.asks.empty() ? "" : "satisfied");
                QVERIFY2(bool(refused) == (step.side == mine), what.c_str());
                if (!refused)
                    QCOMPARE(refused.error().code, ErrorCode::NotAllowed);
                grid.change(EntityId::Whistle, id, "state", std::string(state.code));
            }
            const auto again = registers.record(EntityId::Whistle, id);
            for (const auto& field : again->fields) {
                const Side side = workflows::whistle.sideOf(field.spec->name);
                if (side != Side::Either)
                    QCOMPARE(field.isEditable, side == mine);
            }
        }
}

// Between two other units, one of which may have nobody who writes.
void TestRegisters::aDeskStandsInForEitherSide() {
    SmallGrid grid("community");
    grid.change(EntityId::User, grid.me, "scopes", Value{grid.community.text()}, Op::Add);
    const Uuid bureau = grid.make(EntityId::OrgUnit, {{"code", std::string("445202900001")},
                                                      {"name", std::string("住建局")},
                                                      {"level", std::string("department")}});
    const Uuid id = whistle(grid, "called", bureau, grid.grid);
    Registers registers(*grid.store);
    QCOMPARE(registers.record(EntityId::Whistle, id)->steps.size(), std::size_t{3});
    QVERIFY(registers.take(EntityId::Whistle, id, "answered", {}));
}

void TestRegisters::aRatingGoesWithItsStep() {
    SmallGrid grid("community");
    grid.change(EntityId::User, grid.me, "scopes", Value{grid.community.text()}, Op::Add);
    const Uuid id = whistle(grid, "handled", grid.community, grid.grid);
    Registers registers(*grid.store);
    const auto silent = registers.take(EntityId::Whistle, id, "rated", {});
    QVERIFY(!silent && silent.error().code == ErrorCode::Invalid);
    QCOMPARE(grid.text(EntityId::Whistle, id, "state"), std::string("handled"));
    // Not for several at once: each has its own.
    std::int64_t total = 0;
    const auto lines = registers.lines({.entity = EntityId::Whistle}, 5, 0, total);
    QCOMPARE(lines.front().steps, std::vector<std::string>({"answered"}));
    QVERIFY(registers.take(EntityId::Whistle, id, "rated", {}, "satisfied"));
    QCOMPARE(grid.text(EntityId::Whistle, id, "state"), std::string("rated"));
    QCOMPARE(grid.text(EntityId::Whistle, id, "rating"), std::string("satisfied"));
    QCOMPARE(grid.unsent().size(), std::size_t{1}); // in one action
}

void TestRegisters::everyRecordBehindAFigureIsPaged() {
    SmallGrid grid("community");
    constexpr std::size_t count = 730;
    Transaction transaction(grid.store->database());
    for (std::size_t i = 0; i < count; ++i)
        grid.write(EntityId::Visit, {{"household", grid.household},
                                     {"purpose", std::string("routine")},
                                     {"outcome", std::string("met")},
                                     {"observed_at", grid.clock.wallMs()}});
    grid.store->feeds().save();
    transaction.commit();
    const auto today = localDateOf(grid.clock.wallMs());
    auto report = PeriodReport::of(*grid.store, {}, {today, today});
    const auto& visits = *indicatorNamed("visits");
    QCOMPARE(report->figure(visits).value, double(count));
    RegisterQuery query{.entity = EntityId::Visit};
    query.behind = report->condition(visits);
    std::set<Uuid> seen;
    std::int64_t total = 0;
    for (std::int64_t at = 0; at < std::int64_t(count); at += 60)
        for (const auto& line : Registers(*grid.store).lines(query, 60, at, total))
            seen.insert(line.id);
    QCOMPARE(total, std::int64_t{count});
    QCOMPARE(seen.size(), count);
}

void TestRegisters::chipsCountWhatIsShown() {
    SmallGrid grid("grid_leader");
    problem(grid, "one", "reported", "fire");
    problem(grid, "two", "reported", "traffic");
    problem(grid, "three", "closed", "fire");
    const auto counts = [&](const RegisterQuery& query) {
        std::map<std::string, std::int64_t> all;
        for (const auto& facets :
             {toolsOf(*grid.store, query).states, toolsOf(*grid.store, query).categories})
            for (const auto& facet : facets)
                all[facet.code] = facet.count;
        return all;
    };
    using Counts = std::map<std::string, std::int64_t>;
    QCOMPARE(counts({.entity = EntityId::Problem}),
             Counts({{"reported", 2}, {"closed", 1}, {"fire", 2}, {"traffic", 1}}));
    QCOMPARE(counts({.entity = EntityId::Problem, .inbox = "to_verify"}),
             Counts({{"reported", 2}, {"fire", 1}, {"traffic", 1}}));
    // What is chosen of them does not take the others away.
    QCOMPARE(counts({.entity = EntityId::Problem,
                     .inbox = "to_verify",
                     .state = "reported",
                     .category = "fire"}),
             Counts({{"reported", 2}, {"fire", 1}, {"traffic", 1}}));
    QCOMPARE(counts({.entity = EntityId::Problem, .behind = "state = 'closed'"}),
             Counts({{"closed", 1}, {"fire", 1}}));
}

// Whoever may not see a number must not learn it by trying out what is found, in any register.
void TestRegisters::whatIsMaskedIsNotFoundOut() {
    SmallGrid grid("community");
    const std::string number = "445299195211150028";
    int masked = 0;
    for (const auto& spec : registry())
        for (const auto& field : spec.fields) {
            if (field.sensitivity != Sensitivity::Sensitive || field.type != FieldType::Text)
                continue;
            ++masked;
            const Uuid id = grid.make(spec.id, {{field.name, number}});
            QCOMPARE(std::string(grid.record(spec.id, id).text(field.name)), number);
            for (const std::size_t length : {18, 6, 4, 1})
                QVERIFY2(
                    titles(grid, {.entity = spec.id, .text = number.substr(0, length)}).empty(),
                    field.name);
        }
    QVERIFY(masked > 0);
    QCOMPARE(titles(grid, {.entity = EntityId::Resident, .text = "林秀"}).size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TestRegisters)
#include "tst_registers.moc"
