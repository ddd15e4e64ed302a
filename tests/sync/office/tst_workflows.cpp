#include "core/schema/workflow.h"
#include "tests/sync/support/helpers.h"

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr Role everyRole[] = {Role::GridWorker,  Role::GridLeader, Role::CentreHousehold,
                              Role::Steward,     Role::Volunteer,  Role::Community,
                              Role::Subdistrict, Role::District,   Role::Department,
                              Role::Unit,        Role::Admin};

const FieldSpec* stateOf(const EntitySpec& spec) {
    for (const auto& field : spec.fields)
        if (field.workflow)
            return &field;
    return nullptr;
}

} // namespace

// Every state, action and role of every workflow as the office decides it: what the table names is
// applied for those it names, refused to others in words, and all else is noted.
class TestWorkflows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wholeTable_data();
    void wholeTable();
    void beginnings_data() { wholeTable_data(); }
    void beginnings();
    void sidedFields();

private:
    enum class Stand { Caller, Called, Both, Above, Neither };
    static bool isOn(Stand stand, Side side); // works there
    static bool mayStandOn(Stand stand, Side side, Role role);
    ActionOutcome decide(Exchange& exchange, Change change, Role role, Stand stand = Stand::Both);
    Uuid made(Exchange& exchange, const EntitySpec& spec, const FieldSpec& field,
              std::string_view state);
    Uuid giverOf(Exchange& exchange, EntityId entity);

    World m_world;
    std::int64_t m_number = 0;
};

bool TestWorkflows::isOn(Stand stand, Side side) {
    return side == Side::Either || stand == Stand::Both
           || (stand == Stand::Caller && side == Side::Caller)
           || (stand == Stand::Called && side == Side::Called);
}

// A desk above both stands in for either.
bool TestWorkflows::mayStandOn(Stand stand, Side side, Role role) {
    return isOn(stand, side) || (stand == Stand::Above && (mask(role) & roles::desks));
}

// Every record lives in the grid; where one unit addresses another, the community calls the grid.
Uuid TestWorkflows::made(Exchange& exchange, const EntitySpec& spec, const FieldSpec& field,
                         std::string_view state) {
    const Uuid id = m_world.ids->next();
    FieldValues values{{field.number, Value{std::string(state)}}};
    for (const auto& [side, unit] :
         {std::pair(Side::Caller, m_world.community), std::pair(Side::Called, m_world.grid)})
        if (const auto name = field.workflow->unitField(side); !name.empty())
            values.emplace_back(spec.field(name)->number, Value{unit});
    std::sort(values.begin(), values.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    exchange.arbiter().chronicle().create(spec.id, id, values,
                                          *m_world.officeStore->feeds().find(m_world.grid),
                                          m_world.clock.wallMs());
    return id;
}

ActionOutcome TestWorkflows::decide(Exchange& exchange, Change change, Role role, Stand stand) {
    change.salt = m_world.officeStore->newSalt();
    Action action;
    action.first = ++m_number;
    action.author = m_world.resident; // anybody
    action.changes = {std::move(change)};
    ActionOrigin origin;
    origin.device = m_world.dwelling; // any device
    origin.atMs = origin.arrivedAtMs = m_world.clock.wallMs();
    origin.rights = Rights(action.author, origin.arrivedAtMs);
    for (const auto& [scope, side] :
         {std::pair(m_world.grid, Side::Called), std::pair(m_world.community, Side::Caller)})
        origin.rights.grant(*m_world.officeStore->feeds().find(scope), role, !isOn(stand, side));
    return exchange.arbiter().decide(action, origin);
}

void TestWorkflows::wholeTable_data() {
    QTest::addColumn<int>("entity");
    for (const auto& spec : registry())
        if (stateOf(spec) && spec.id != EntityId::ConflictCase) // decided by writing its field
            QTest::newRow(spec.name) << int(spec.id);
}

void TestWorkflows::wholeTable() {
    QFETCH(int, entity);
    const auto& spec = specOf(static_cast<EntityId>(entity));
    const auto& field = *stateOf(spec);
    auto& store = *m_world.officeStore;
    Exchange exchange(store, m_world.officeId, "office");
    Transaction transaction(store.database());
    std::vector<Stand> stands{Stand::Both};
    if (!field.workflow->caller.empty())
        stands = {Stand::Caller, Stand::Called, Stand::Both, Stand::Above};
    for (const auto& from : field.codes->codes)
        for (const auto& to : field.codes->codes)
            for (const Role role : everyRole)
                for (const Stand stand : stands) {
                    if (from.code == to.code)
                        continue;
                    Change change;
                    change.entity = spec.id;
                    change.record = made(exchange, spec, field, from.code);
                    change.op = Op::Set;
                    change.field = field.number;
                    change.value = std::string(to.code);
                    change.base = 1;
                    const Uuid id = change.record;
                    const auto outcome = decide(exchange, change, role, stand);
                    const auto* step = field.workflow->step(from.code, to.code);
                    const bool mayWrite = field.writers & mask(role);
                    const bool isHis = step && mayWrite && step->roles & mask(role);
                    const bool mayStep = isHis && mayStandOn(stand, step->side, role);
                    const std::string what = std::string(from.code) + " to " + std::string(to.code)
                                             + " by " + roleName(role) + " who stands "
                                             + std::to_string(int(stand));
                    const std::string now(store.table(spec.id).find(id)->text(field.name));
                    QVERIFY2((now == to.code) == mayStep, what.c_str());
                    if (!mayWrite || (step && !mayStep)) {
                        QVERIFY2(outcome.setAside == SetAside::NotAllowed, what.c_str());
                        QVERIFY2(outcome.detail.find(isHis ? "this is for the unit"
                                                           : "it may be written by")
                                     != std::string::npos,
                                 what.c_str());
                    } else {
                        QVERIFY2(outcome.setAside == SetAside::No, what.c_str());
                        QCOMPARE(outcome.changes.front().verdict,
                                 step ? Verdict::Applied : Verdict::Noted);
                    }
                }
}

// What one side alone writes, as the office decides it.
void TestWorkflows::sidedFields() {
    const auto& spec = specOf(EntityId::Whistle);
    Exchange exchange(*m_world.officeStore, m_world.officeId, "office");
    Transaction transaction(m_world.officeStore->database());
    QVERIFY(!workflows::whistle.sidedFields.empty());
    for (const auto& [name, side] : workflows::whistle.sidedFields)
        for (const Stand stand : {Stand::Caller, Stand::Called, Stand::Both, Stand::Above}) {
            const Role role = Role::Community;
            const auto& field = *spec.field(name);
            Change change;
            change.entity = spec.id;
            change.record = made(exchange, spec, *spec.field("state"), "handled");
            change.op = Op::Set;
            change.field = field.number;
            change.value = std::string(field.codes ? field.codes->codes.front().code : "来过了");
            change.base = 1;
            const auto outcome = decide(exchange, change, role, stand);
            QVERIFY2((outcome.setAside == SetAside::No) == mayStandOn(stand, side, role),
                     field.name);
        }
}

// A record that gives others their scope.
Uuid TestWorkflows::giverOf(Exchange& exchange, EntityId entity) {
    if (entity == EntityId::Grid || entity == EntityId::OrgUnit)
        return entity == EntityId::Grid ? m_world.grid : m_world.community;
    if (entity == EntityId::Household)
        return m_world.household;
    const Uuid id = m_world.ids->next();
    exchange.arbiter().chronicle().create(entity, id, {},
                                          *m_world.officeStore->feeds().find(m_world.community),
                                          m_world.clock.wallMs());
    return id;
}

void TestWorkflows::beginnings() {
    QFETCH(int, entity);
    const auto& spec = specOf(static_cast<EntityId>(entity));
    const auto& field = *stateOf(spec);
    Exchange exchange(*m_world.officeStore, m_world.officeId, "office");
    Transaction transaction(m_world.officeStore->database());
    for (const auto& state : field.codes->codes) {
        Change change;
        change.entity = spec.id;
        change.record = m_world.ids->next();
        change.op = Op::Create;
        for (const auto& each : spec.fields)
            if (each.givesScope && change.values.empty())
                change.values.emplace_back(each.number, Value{giverOf(exchange, each.target)});
        change.values.emplace_back(field.number, Value{std::string(state.code)});
        const auto outcome = decide(exchange, change, Role::Admin);
        const bool isOtherwiseWrong = outcome.detail.find("does not begin as") == std::string::npos;
        QVERIFY2(field.workflow->isBeginning(state.code) == isOtherwiseWrong, state.code.data());
    }
}

QTEST_GUILESS_MAIN(TestWorkflows)
#include "tst_workflows.moc"
