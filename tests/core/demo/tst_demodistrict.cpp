#include "core/demo/demodistrict.h"

#include "core/demo/demovisits.h"
#include "core/merge/setvalue.h"
#include "core/schema/validation.h"
#include "core/schema/validators.h"

#include <QCryptographicHash>
#include <QTest>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

using namespace banyan;
using namespace banyan::demo;

class TestDemoDistrict : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void divisionsAreTheRealOnes();
    void counts_data();
    void counts();
    void sameSeedSameBytes();
    void smallerIsAPartOfLarger();
    void everyValueIsValid();
    void setsAndEntriesAreCanonical();
    void referencesResolve_data();
    void referencesResolve();
    void idsAscend();
    void numbersAreInventedAndUnique();
    void householdsHangTogether();
    void tagsFitTheirPeople();
    void visitsKeepTheHours();
    void someDoorsAreDueAndSomeOverdue();
    void usersAreNamed();

private:
    const Value& value(const DemoRecord& record, const char* field) const;
    std::string_view text(const DemoRecord& record, const char* field) const {
        return textOf(value(record, field));
    }
    Uuid reference(const DemoRecord& record, const char* field) const {
        return referenceOf(value(record, field));
    }
    template <typename Visit>
    void each(EntityId entity, Visit visit) const {
        for (const auto& record : m_records)
            if (record.entity == entity)
                visit(record);
    }

    std::vector<DemoRecord> m_records; // of the community
    std::unordered_map<Uuid, const DemoRecord*> m_byId;
};

namespace {

constexpr std::int64_t nowMs = 1'780'000'000'000; // 2026-05-29 04:26 in Shanghai
const CivilDate today = localDateOf(nowMs);

std::string bytesOf(const DemoRecord& record) {
    std::string out;
    appendCanonical(out, Value(static_cast<std::int64_t>(record.entity)));
    appendCanonical(out, Value(record.id));
    appendCanonical(out, Value(record.author));
    appendCanonical(out, Value(record.createdAtMs));
    for (const auto& [number, value] : record.values) {
        appendCanonical(out, Value(std::int64_t{number}));
        appendCanonical(out, value);
    }
    return out;
}

QByteArray digestOf(Size size, std::uint64_t seed, std::int64_t now) {
    QCryptographicHash hash(QCryptographicHash::Sha256);
    DemoDistrict(size, seed, now).stream([&](const DemoRecord& record) {
        hash.addData(QByteArray::fromStdString(bytesOf(record)));
    });
    return hash.result();
}

std::vector<Value> elementsOf(const FieldSpec& field, const Value& value) {
    std::vector<Value> elements;
    if (field.type == FieldType::TextSet || field.type == FieldType::ReferenceSet)
        for (auto& element : setElements(textOf(value)))
            elements.emplace_back(std::move(element));
    else if (field.type == FieldType::Entries)
        for (auto& entry : entriesOf(textOf(value)))
            elements.emplace_back(std::move(entry.text));
    else
        elements.push_back(value);
    return elements;
}

} // namespace

void TestDemoDistrict::initTestCase() {
    DemoDistrict(Size::Community, 1, nowMs).stream([&](const DemoRecord& record) {
        m_records.push_back(record);
    });
    for (const auto& record : m_records)
        m_byId.emplace(record.id, &record);
    QCOMPARE(m_byId.size(), m_records.size());
}

const Value& TestDemoDistrict::value(const DemoRecord& record, const char* field) const {
    static const Value absent;
    const auto number = specOf(record.entity).field(field)->number;
    for (const auto& [at, held] : record.values)
        if (at == number)
            return held;
    return absent;
}

void TestDemoDistrict::divisionsAreTheRealOnes() {
    const auto& divisions = Divisions::rongcheng();
    QCOMPARE(divisions.all().size(), std::size_t{219});
    QCOMPARE(divisions.subdistricts().size(), std::size_t{14});
    QCOMPARE(divisions.communities().size(), std::size_t{44});
    QCOMPARE(divisions.grids().size(), std::size_t{191});
    std::set<std::string> covered;
    for (const auto& community : divisions.communities()) {
        covered.insert(community.parent);
        QVERIFY(checkAdministrativeCode(community.code));
    }
    QCOMPARE(covered.size(), std::size_t{14});
    std::set<std::string> codes;
    for (const auto& grid : divisions.grids()) {
        codes.insert(grid.code);
        QCOMPARE(grid.code.substr(0, 12), divisions.communities()[grid.community].code);
    }
    QCOMPARE(codes.size(), std::size_t{191});
    QCOMPARE(divisions.grids()[0].code, std::string("445202001001001"));
    QCOMPARE(divisions.grids()[0].name, std::string("进东社区第1网格"));
    QCOMPARE(shortName("凤港村民委员会"), std::string("凤港村"));
    QCOMPARE(shortName("登岗居委会"), std::string("登岗"));
}

void TestDemoDistrict::counts_data() {
    QTest::addColumn<QByteArray>("size");
    QTest::addColumn<int>("entity");
    QTest::addColumn<int>("low");
    QTest::addColumn<int>("high");
    const auto row = [](const char* size, EntityId entity, int low, int high) {
        QTest::addRow("%s %s", size, specOf(entity).name)
            << QByteArray(size) << static_cast<int>(entity) << low << high;
    };
    row("grid", EntityId::OrgUnit, 63, 63); // with departments and paired units
    row("grid", EntityId::Grid, 1, 1);
    row("grid", EntityId::Household, 400, 400);
    row("grid", EntityId::Resident, 1500, 1700);
    row("grid", EntityId::Visit, 2500, 5000);
    row("community", EntityId::Grid, 4, 4);
    row("community", EntityId::VisitRule, 20, 20);
    row("district", EntityId::OrgUnit, 119, 119);
    row("district", EntityId::Grid, 191, 191);
    row("district", EntityId::User, 442, 442);
    row("district", EntityId::Household, 74'000, 78'000);
    row("district", EntityId::Resident, 292'000, 308'000);
    row("district", EntityId::Residency, 292'000, 308'000);
    row("district", EntityId::CareTag, 15'000, 40'000);
    row("district", EntityId::Visit, 500'000, 840'000);
    row("district", EntityId::Consent, 40'000, 90'000);
    row("district", EntityId::ContactLink, 5'000, 20'000);
    row("district", EntityId::CardDelivery, 30'000, 70'000);
    row("district", EntityId::Task, 2'000, 5'000);
    row("district", EntityId::Problem, 573, 573);
    row("community", EntityId::Problem, 12, 12);
    row("district", EntityId::MemberRegistration, 1'598, 1'598);
    row("community", EntityId::MemberRegistration, 37, 37);
}

void TestDemoDistrict::counts() {
    static std::map<QByteArray, std::map<int, int>> counted;
    QFETCH(QByteArray, size);
    QFETCH(int, entity);
    QFETCH(int, low);
    QFETCH(int, high);
    auto& counts = counted[size];
    if (counts.empty())
        DemoDistrict(*sizeNamed(size.toStdString()), 1, nowMs)
            .stream([&](const DemoRecord& record) { ++counts[static_cast<int>(record.entity)]; });
    QVERIFY2(counts[entity] >= low && counts[entity] <= high,
             QByteArray::number(counts[entity]).constData());
}

void TestDemoDistrict::sameSeedSameBytes() {
    const auto first = digestOf(Size::Community, 1, nowMs);
    QCOMPARE(digestOf(Size::Community, 1, nowMs), first);
    QVERIFY(digestOf(Size::Community, 2, nowMs) != first);
    QVERIFY(digestOf(Size::Community, 1, nowMs + msPerDay) != first);
}

void TestDemoDistrict::smallerIsAPartOfLarger() {
    std::size_t count = 0;
    DemoDistrict(Size::Grid, 1, nowMs).stream([&](const DemoRecord& record) {
        ++count;
        const auto found = m_byId.find(record.id);
        QVERIFY(found != m_byId.end());
        QCOMPARE(bytesOf(*found->second), bytesOf(record));
    });
    QVERIFY(count > 5000);
    QVERIFY(count < m_records.size());
}

void TestDemoDistrict::everyValueIsValid() {
    for (const auto& record : m_records) {
        const EntitySpec& spec = specOf(record.entity);
        std::vector<Value> row(spec.fields.size());
        std::uint16_t last = 0;
        for (const auto& [number, held] : record.values) {
            QVERIFY(number > last);
            last = number;
            const FieldSpec* field = spec.field(number);
            QVERIFY(field);
            for (const auto& element : elementsOf(*field, held)) {
                const auto status = checkValue(*field, element, today);
                QVERIFY2(status, status ? "" : status.error().context.c_str());
            }
            row[static_cast<std::size_t>(spec.indexOf(number))] = held;
        }
        const auto status = checkRecord(spec, row);
        QVERIFY2(status, status ? "" : status.error().context.c_str());
    }
}

void TestDemoDistrict::setsAndEntriesAreCanonical() {
    int seen = 0;
    for (const auto& record : m_records) {
        for (const auto& [number, held] : record.values) {
            const auto type = specOf(record.entity).field(number)->type;
            const std::string json(textOf(held));
            if (type == FieldType::TextSet || type == FieldType::ReferenceSet)
                QCOMPARE(setText(setElements(json)), json);
            else if (type == FieldType::Entries)
                QCOMPARE(entriesText(entriesOf(json)), json);
            else
                continue;
            ++seen;
        }
    }
    QVERIFY(seen > 1000);
}

void TestDemoDistrict::referencesResolve_data() {
    QTest::addColumn<int>("size");
    QTest::newRow("grid") << static_cast<int>(Size::Grid);
    QTest::newRow("community") << static_cast<int>(Size::Community);
}

void TestDemoDistrict::referencesResolve() {
    QFETCH(int, size);
    std::unordered_map<Uuid, EntityId> known;
    std::unordered_map<Uuid, EntityId> promised; // Grid.leader, Household.head and every author
    QByteArray fault;
    const auto need = [&](const DemoRecord& record, const FieldSpec& field, const Uuid& id) {
        const std::string_view name = field.name;
        if (name == "leader" || name == "head") {
            promised.emplace(id, field.target);
            return;
        }
        const auto found = known.find(id);
        const bool isRight = found != known.end()
                             && (field.target == EntityId::None || found->second == field.target
                                 || found->second == field.otherTarget);
        if (!isRight)
            fault = QByteArray(specOf(record.entity).name) + '.' + field.name;
    };
    DemoDistrict(static_cast<Size>(size), 1, nowMs).stream([&](const DemoRecord& record) {
        promised.emplace(record.author, EntityId::User);
        for (const auto& [number, held] : record.values) {
            const FieldSpec& field = *specOf(record.entity).field(number);
            if (field.type == FieldType::Reference || field.type == FieldType::ReferenceSet)
                for (const auto& element : elementsOf(field, held))
                    need(record, field,
                         field.type == FieldType::Reference
                             ? referenceOf(element)
                             : Uuid::fromText(textOf(element)).value_or(Uuid{}));
        }
        if (!known.emplace(record.id, record.entity).second)
            fault = "an id twice";
    });
    QCOMPARE(fault, QByteArray());
    for (const auto& [id, entity] : promised)
        QVERIFY(known.contains(id) && known[id] == entity);
}

void TestDemoDistrict::idsAscend() {
    std::map<EntityId, Uuid> last;
    bool isRight = true;
    std::int64_t latest = 0;
    DemoDistrict(Size::District, 1, nowMs).stream([&](const DemoRecord& record) {
        isRight = isRight && record.id > last[record.entity] && record.id.bytes[6] >> 4 == 7
                  && record.id.bytes[8] >> 6 == 2;
        last[record.entity] = record.id;
        latest = std::max(latest, record.createdAtMs);
    });
    QVERIFY(isRight);
    QVERIFY(latest <= nowMs);
    QVERIFY(latest > nowMs - 2 * msPerDay);
}

void TestDemoDistrict::numbersAreInventedAndUnique() {
    std::unordered_set<std::string> idNumbers;
    std::unordered_set<std::string> mobiles;
    std::size_t idNumberCount = 0;
    std::size_t mobileCount = 0;
    QByteArray fault;
    DemoDistrict(Size::District, 1, nowMs).stream([&](const DemoRecord& record) {
        if (record.entity != EntityId::Resident)
            return;
        const std::string number(text(record, "id_number"));
        if (!number.empty()) {
            ++idNumberCount;
            idNumbers.insert(number);
            const auto birth = birthDateOfIdNumber(number);
            if (checkIdNumber(number, today).value != number || !number.starts_with("445299")
                || birth->text() != text(record, "birth_date")
                || text(record, "sex") != std::string(1, sexOfIdNumber(number)))
                fault = QByteArray::fromStdString(number);
        }
        for (const auto& phone : setElements(text(record, "phones"))) {
            ++mobileCount;
            mobiles.insert(phone);
            if (checkPhone(phone).value != phone)
                fault = QByteArray::fromStdString(phone);
        }
    });
    QCOMPARE(fault, QByteArray());
    QCOMPARE(idNumbers.size(), idNumberCount);
    QCOMPARE(mobiles.size(), mobileCount);
    QVERIFY(idNumberCount > 200'000);
    QVERIFY(mobileCount > 150'000);
    // Prefixes that no operator has been given, so that nobody is rung up by a demonstration.
    const std::set<std::string> unassigned{"154", "160", "161", "163", "164", "168", "169"};
    for (const auto& mobile : mobiles)
        QVERIFY(unassigned.contains(mobile.substr(0, 3)));
}

void TestDemoDistrict::householdsHangTogether() {
    std::unordered_map<Uuid, std::vector<const DemoRecord*>> people;
    each(EntityId::Resident, [&](const DemoRecord& resident) {
        people[reference(resident, "household")].push_back(&resident);
    });
    std::set<Uuid> doors;
    each(EntityId::Household, [&](const DemoRecord& household) {
        QVERIFY(doors.insert(reference(household, "dwelling")).second);
        const auto& members = people[household.id];
        QVERIFY(!members.empty());
        const DemoRecord* head = m_byId.at(reference(household, "head"));
        QCOMPARE(reference(*head, "household"), household.id);
        QCOMPARE(text(*head, "relation"), std::string_view("02"));
        QVERIFY(text(*head, "life_status") != "dead");
        for (const DemoRecord* member : members) {
            QCOMPARE(text(*member, "relation") == "02", member == head);
            const auto own = parseDate(text(*member, "birth_date"));
            const auto heads = parseDate(text(*head, "birth_date"));
            if (!own || !heads)
                continue;
            const int younger = ageOn(*heads, *own); // years from head's birth to the member's
            const char kind = text(*member, "relation")[0];
            const std::string_view relation = text(*member, "relation");
            if ((kind == '2' || kind == '3') && relation != "38" && relation != "28")
                QVERIFY2(younger >= 17 && younger <= 56, relation.data());
            else if (kind == '4')
                QVERIFY2(younger >= 36, relation.data());
            else if (kind == '5')
                QVERIFY2(younger <= -17, relation.data());
            else if (kind == '1')
                QVERIFY(std::abs(younger) <= 8);
        }
    });
    QVERIFY(doors.size() > 1200);
}

void TestDemoDistrict::tagsFitTheirPeople() {
    std::unordered_map<Uuid, int> living;
    each(EntityId::Resident, [&](const DemoRecord& resident) {
        if (text(resident, "life_status") != "dead" && text(resident, "moved_out_on").empty())
            ++living[reference(resident, "household")];
    });
    std::set<std::string> seen;
    each(EntityId::CareTag, [&](const DemoRecord& tag) {
        const std::string category(text(tag, "category"));
        seen.insert(category);
        if (category == "living_alone")
            QCOMPARE(living[reference(tag, "household")], 1);
        const Uuid who = reference(tag, "resident");
        if (who.isNull())
            return;
        const DemoRecord& resident = *m_byId.at(who);
        QCOMPARE(reference(resident, "household"), reference(tag, "household"));
        const auto birth = parseDate(text(resident, "birth_date"));
        if (!birth)
            return;
        const int age = ageOn(*birth, today);
        if (category == "very_old")
            QVERIFY(age >= 80);
        if (category == "living_alone")
            QVERIFY(age >= 65);
        if (category == "left_behind_child" || category == "orphan")
            QVERIFY(age < 16);
        if (category == "maternity")
            QVERIFY(age >= 20 && age < 46 && text(resident, "sex") == "2");
    });
    QVERIFY(seen.size() >= 12);
}

void TestDemoDistrict::visitsKeepTheHours() {
    std::unordered_map<Uuid, std::int64_t> lastAt;
    int notes = 0;
    int visits = 0;
    std::set<std::string> texts;
    each(EntityId::Visit, [&](const DemoRecord& visit) {
        const std::int64_t at = integerOf(value(visit, "observed_at"));
        const DemoRecord& household = *m_byId.at(reference(visit, "household"));
        QVERIFY(at > nowMs - (historyDays + 1) * msPerDay && at < nowMs);
        QVERIFY(at >= household.createdAtMs);
        QVERIFY(visit.createdAtMs > at && visit.createdAtMs < at + 10 * 60'000);
        const int minute = minuteOfLocalDay(at);
        QVERIFY(minute >= 8 * 60 + 30 && minute <= 21 * 60);
        QVERIFY(weekday(localDateOf(at)) != 7);
        auto& last = lastAt[household.id];
        QVERIFY(at - last > 30 * 60'000);
        last = at;
        ++visits;
        if (const auto note = text(visit, "note"); !note.empty()) {
            ++notes;
            texts.emplace(note);
        }
    });
    QVERIFY(notes > visits / 4 && notes < visits * 3 / 4);
    QVERIFY(texts.size() > 300);
}

void TestDemoDistrict::someDoorsAreDueAndSomeOverdue() {
    std::unordered_map<Uuid, std::int64_t> reachedAt;
    std::unordered_set<Uuid> tagged;
    each(EntityId::CareTag,
         [&](const DemoRecord& tag) { tagged.insert(reference(tag, "household")); });
    each(EntityId::Visit, [&](const DemoRecord& visit) {
        const auto outcome = text(visit, "outcome");
        if (outcome == "met" || outcome == "by_phone" || outcome == "by_another")
            reachedAt[reference(visit, "household")] = integerOf(value(visit, "observed_at"));
    });
    int households = 0;
    int due[2] = {};
    int overdue[2] = {};
    each(EntityId::Household, [&](const DemoRecord& household) {
        const bool isTagged = tagged.contains(household.id);
        const auto days = (nowMs - reachedAt[household.id]) / msPerDay;
        const int interval = isTagged ? careIntervalDays : routineIntervalDays;
        const int grace = isTagged ? 7 : 30;
        ++households;
        due[isTagged] += days > interval && days <= interval + grace;
        overdue[isTagged] += days > interval + grace;
    });
    for (const bool isTagged : {false, true}) {
        QVERIFY(due[isTagged] > households / 200);
        QVERIFY(overdue[isTagged] > households / 100);
        QVERIFY(overdue[isTagged] < households / 5);
    }
}

void TestDemoDistrict::usersAreNamed() {
    const auto users = DemoDistrict(Size::District, 1, nowMs).users();
    std::map<std::string, int> roles;
    std::set<std::string> accounts;
    for (const auto& user : users) {
        ++roles[std::string(text(user, "role"))];
        accounts.emplace(text(user, "account"));
        QVERIFY(checkPersonName(text(user, "name")));
        QCOMPARE(setElements(text(user, "scopes")).size(), std::size_t{1});
    }
    QCOMPARE(accounts.size(), users.size());
    QCOMPARE(roles["admin"], 1);
    QCOMPARE(roles["district"], 1);
    QCOMPARE(roles["subdistrict"], 14);
    QCOMPARE(roles["community"], 44);
    QCOMPARE(roles["grid_worker"], 191);
    QCOMPARE(roles["grid_leader"], 191);
    QVERIFY(accounts.contains("w445202001001001"));
    // The same records as within the stream.
    for (const auto& user : DemoDistrict(Size::Community, 1, nowMs).users())
        QCOMPARE(bytesOf(*m_byId.at(user.id)), bytesOf(user));
}

QTEST_GUILESS_MAIN(TestDemoDistrict)
#include "tst_demodistrict.moc"
