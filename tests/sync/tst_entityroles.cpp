#include "core/schema/workflow.h"
#include "core/usecases/editor.h"
#include "core/usecases/registers.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// The registry walked whole: who may make a record of an entity makes it by its use case without a
// network, the office takes it, and the community's desk receives it; who may not is told so, by
// his device and, past that, by the office.
class TestEntityRoles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isMadeByItsRoles_data();
    void isMadeByItsRoles();

private:
    using Fields = std::vector<std::pair<const char*, Value>>;

    std::optional<Value> valueOf(const FieldSpec& field);
    Fields leastOf(const EntitySpec& spec);
    static std::vector<FieldText> typed(const EntitySpec& spec, const Fields& fields);
    void makeOneOfEach();
    // What is wrong; empty when nothing is.
    std::string isTaken(const EntitySpec& spec, Phone& phone, Phone& desk);
    std::string isRefused(const EntitySpec& spec, Phone& phone);

    std::unique_ptr<World> m_world;
    int m_next = 0;
};

void TestEntityRoles::init() {
    m_world = std::make_unique<World>();
    m_next = 0;
    makeOneOfEach();
}

std::optional<Value> TestEntityRoles::valueOf(const FieldSpec& field) {
    const std::string digits = std::to_string(100 + m_next++);
    switch (field.type) {
    case FieldType::Code:
        return Value{std::string(field.workflow ? field.workflow->beginnings.front()
                                                : field.codes->codes.front().code)};
    case FieldType::Date:
        return Value{std::string("2026-05-01")};
    case FieldType::Time:
        return Value{m_world->clock.wallMs()};
    case FieldType::Integer:
        return Value{std::int64_t{2}};
    case FieldType::Real:
        return Value{23.5};
    case FieldType::Boolean:
        return Value{std::int64_t{1}};
    case FieldType::Reference: {
        if (field.target == EntityId::Grid)
            return Value{m_world->grid};
        if (field.target == EntityId::OrgUnit)
            return Value{m_world->community};
        if (field.target == EntityId::Household)
            return Value{m_world->household};
        const auto target = field.target == EntityId::None ? EntityId::Resident : field.target;
        const auto any = m_world->officeStore->table(target).select("true ORDER BY row LIMIT 1");
        return any.empty() ? std::nullopt : std::optional<Value>(any.front().id);
    }
    case FieldType::Text:
    case FieldType::LongText:
        break;
    default:
        return std::nullopt;
    }
    constexpr const char* signs[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉"};
    switch (field.format) {
    case Format::AdministrativeCode:
        return Value{"445202001" + digits};
    case Format::Phone:
        return Value{"13900000" + digits};
    case Format::PersonName:
        return Value{"陈" + std::string(signs[m_next / 10 % 10]) + signs[m_next % 10]};
    case Format::Sha256:
        return Value{std::string(64 - digits.size(), 'a') + digits};
    default:
        return Value{"say" + digits};
    }
}

// What it cannot be without, and the first reference that says where it belongs.
TestEntityRoles::Fields TestEntityRoles::leastOf(const EntitySpec& spec) {
    Fields values;
    bool hasHome = false;
    for (const auto& field : spec.fields) {
        const bool givesHome = field.givesScope && !hasHome;
        if (field.officeOnly || !(field.isRequired || givesHome))
            continue;
        const auto value = valueOf(field);
        if (!value)
            qFatal("%s.%s has no value", spec.name, field.name);
        values.emplace_back(field.name, *value);
        hasHome = hasHome || field.givesScope;
    }
    return values;
}

std::vector<FieldText> TestEntityRoles::typed(const EntitySpec& spec, const Fields& fields) {
    std::vector<FieldText> texts;
    for (const auto& [name, value] : fields)
        texts.push_back({name, valueText(*spec.field(name), value)});
    return texts;
}

void TestEntityRoles::makeOneOfEach() {
    Store& office = *m_world->officeStore;
    Exchange exchange(office, m_world->officeId, "office");
    Transaction transaction(office.database());
    for (const auto& spec : registry()) {
        if (spec.home == Home::OfOffice || spec.id == EntityId::User)
            continue;
        FieldValues values;
        for (const auto& [name, value] : leastOf(spec))
            values.emplace_back(spec.field(name)->number, value);
        const auto record = recordFrom(spec.id, {}, values);
        const auto scope = office.scopeByReferences(spec, record.values);
        if (!scope)
            qFatal("%s has no home", spec.name);
        exchange.arbiter().chronicle().create(spec.id, m_world->ids->next(), values, *scope,
                                              m_world->clock.wallMs());
    }
    office.feeds().save();
    transaction.commit();
    m_world->restartOffice();
}

void TestEntityRoles::isMadeByItsRoles_data() {
    QTest::addColumn<QString>("role");
    QTest::addColumn<QString>("scope");
    for (const char* role : {"grid_worker", "grid_leader"})
        QTest::newRow(role) << role << "445202001003001";
    for (const char* role : {"community", "subdistrict", "district", "department", "unit", "admin"})
        QTest::newRow(role) << role << "445202001003";
}

void TestEntityRoles::isMadeByItsRoles() {
    QFETCH(QString, role);
    QFETCH(QString, scope);
    auto phone = m_world->phone("wang", role.toStdString(), scope.toStdString());
    auto desk = m_world->phone("desk", "community", "445202001003");
    QVERIFY(phone->sync() && desk->sync());
    const RoleMask mine = mask(*roleNamed(role.toStdString()));
    QStringList faults;
    for (const auto& spec : registry()) {
        const std::string fault =
            spec.creators & mine ? isTaken(spec, *phone, *desk) : isRefused(spec, *phone);
        if (!fault.empty())
            faults << QString::fromStdString(std::string(spec.name) + ": " + fault);
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    QVERIFY(m_world->agrees(*phone));
    QVERIFY(m_world->agrees(*desk));
}

std::string TestEntityRoles::isTaken(const EntitySpec& spec, Phone& phone, Phone& desk) {
    Uuid id = m_world->ids->next();
    if (spec.id == EntityId::Attachment) { // begins with its content, which has tests of its own
        if (!phone.create(spec.id, id, leastOf(spec)))
            return "is not recorded";
    } else {
        const auto made = Editor(*phone.store).create(spec.name, typed(spec, leastOf(spec)));
        if (!made)
            return made.error().context;
        id = made->record;
    }
    if (!phone.store->table(spec.id).find(id))
        return "is not shown before the office has it";
    if (const auto report = phone.sync(); !report)
        return report.error().context;
    for (const auto& aside : phone.outbox().list(ActionState::SetAside))
        if (aside.action.changes.front().record == id)
            return aside.reason + ": " + aside.detail;
    if (!m_world->officeStore->table(spec.id).find(id))
        return "is not at the office";
    if (!desk.sync() || !desk.store->table(spec.id).find(id))
        return "is not at the community's desk";
    return {};
}

std::string TestEntityRoles::isRefused(const EntitySpec& spec, Phone& phone) {
    const auto fields = leastOf(spec);
    const std::int64_t before = phone.outbox().lastNumber();
    const auto made = Editor(*phone.store).create(spec.name, typed(spec, fields));
    if (made || made.error().context.empty() || phone.outbox().lastNumber() != before)
        return "is not refused by the device";
    // A program that does not ask.
    const Uuid id = m_world->ids->next();
    if (!phone.create(spec.id, id, fields))
        return "is not recorded";
    if (const auto report = phone.sync(); !report)
        return report.error().context;
    if (m_world->officeStore->table(spec.id).find(id))
        return "is taken by the office";
    for (const auto& aside : phone.outbox().list(ActionState::SetAside))
        if (aside.action.changes.front().record == id && !aside.detail.empty())
            return aside.reason == "not_allowed" || aside.reason == "out_of_scope" ? ""
                                                                                   : aside.reason;
    return "is not set aside in words";
}

QTEST_GUILESS_MAIN(TestEntityRoles)
#include "tst_entityroles.moc"
