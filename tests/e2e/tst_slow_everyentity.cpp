#include "tests/e2e/support/photos.h"

using namespace banyan::e2e;

namespace {

std::string valueByFormat(const std::string& format, int salt) {
    if (format == "phone")
        return "1390013" + std::to_string(1000 + salt);
    if (format == "id_number")
        return "445299199001010017";
    if (format == "person_name")
        return salt % 2 ? "林小满" : "林小曼";
    if (format == "list_code")
        return "code_" + std::to_string(salt);
    if (format == "administrative_code")
        return "4452020010" + std::to_string(10 + salt);
    return "值" + std::to_string(salt);
}

} // namespace

// What `schema --json` declares works through the command line: every entity is created, shown,
// listed, changed and deleted by a user of the first role that may, whatever the registry holds.
class TestEveryEntity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void worksThroughTheCommandLine_data();
    void worksThroughTheCommandLine();
    void caseIsTheOffices();
    void cleanupTestCase();

private:
    const Phone& phoneOf(const std::string& role);
    QJsonValue entity(const std::string& name);
    std::string valueFor(const Phone& phone, const QJsonValue& field, int salt);
    Words minimal(const Phone& phone, const QJsonValue& spec, int salt);
    int change(const Phone& phone, const QJsonValue& spec, const std::string& id);
    void requireOthersRefused(const QJsonValue& spec, const Words& create);

    Office office;
    QJsonValue schema;
    std::map<std::string, Phone> phones;
};

void TestEveryEntity::initTestCase() {
    office.serve();
    const auto printed = runProgram("banyan-cli", {"schema", "--json"});
    QCOMPARE(printed.code, 0);
    schema = printed.json();
    // One for one with what is compiled in: what follows leaves no entity out.
    QCOMPARE(at(schema, "entities").toArray().size(), qsizetype(banyan::registry().size()));
}

const Phone& TestEveryEntity::phoneOf(const std::string& role) {
    if (const auto known = phones.find(role); known != phones.end())
        return known->second;
    const bool isWide = role == "admin" || role == "district";
    const std::string scope = isWide                  ? "445202"
                              : role == "subdistrict" ? "445202001"
                              : role == "community"   ? "445202001001"
                                                      : demoGrid;
    return phones.emplace(role, office.phone("a " + role, role, {scope})).first->second;
}

QJsonValue TestEveryEntity::entity(const std::string& name) {
    for (const QJsonValue& spec : at(schema, "entities").toArray())
        if (text(spec, "name") == name)
            return spec;
    return {};
}

std::string TestEveryEntity::valueFor(const Phone& phone, const QJsonValue& field, int salt) {
    const auto type = text(field, "type");
    if (type == "code") {
        const auto codes = at(schema, "code_lists." + text(field, "codes")).toArray();
        return text(codes[std::min<qsizetype>(salt % 2, codes.size() - 1)], "code");
    }
    const auto fieldName = text(field, "name");
    if (fieldName == "until" || fieldName == "valid_to" || fieldName == "closed_on")
        return salt % 2 ? "1990-02-01" : "1990-02-02"; // after it began
    if (type == "date")                                // of birth: the ID number's
        return text(field, "name") == "birth_date" || salt % 2 ? "1990-01-01" : "1990-01-02";
    if (type == "time")
        return salt % 2 ? "2026-05-02T09:30" : "2026-05-01T09:30";
    if (type == "integer")
        return std::to_string(30 + salt % 7);
    if (type == "real")
        return "23.5" + std::to_string(salt % 10);
    if (type == "boolean")
        return salt % 2 ? "true" : "false";
    if (type == "reference" || type == "reference_set") {
        const auto target = text(field, "target");
        if (target == "org_unit") // that the desk works in
            return text(phone.json({"list", target, "--where", "code=445202001001"}), "0.id");
        return text(phone.json({"list", target.empty() ? "household" : target, "--limit", "1"}),
                    "0.id");
    }
    return valueByFormat(text(field, "format"), salt);
}

// The fields it cannot be without, and where nothing else does, one that says which grid it is in.
Words TestEveryEntity::minimal(const Phone& phone, const QJsonValue& spec, int salt) {
    if (text(spec, "name") == "attachment") // begins with its content
        return {"attach", text(phone.json({"list", "visit", "--limit", "1"}), "0.id"),
                makePhoto(office, "photo" + std::to_string(salt), 40, 30)};
    Words words{"create", text(spec, "name")};
    QJsonArray fields;
    QJsonValue scope;
    bool hasScope = false;
    for (const QJsonValue& field : at(spec, "fields").toArray()) {
        const bool gives = at(field, "gives_scope").toBool();
        if (at(field, "required").toBool() && text(field, "rule") != "workflow") {
            fields.append(field);
            hasScope |= gives;
        } else if (gives && scope.isNull()) {
            scope = field;
        }
    }
    if (!hasScope && !scope.isNull())
        fields.append(scope);
    for (const QJsonValue& field : fields)
        words.push_back(text(field, "name") + "=" + valueFor(phone, field, salt));
    return words;
}

// Every field that the role may still write, by set or by add, and back with remove. How many of
// them the office will only take as proposals: fields of an authority, written by somebody else.
int TestEveryEntity::change(const Phone& phone, const QJsonValue& spec, const std::string& id) {
    const auto name = text(spec, "name");
    const auto role = text(phone.json({"status"}), "role");
    const bool isDesk = role != "grid_worker" && role != "grid_leader";
    int proposals = 0;
    for (const QJsonValue& field : at(spec, "fields").toArray()) {
        const auto rule = text(field, "rule"), type = text(field, "type");
        const auto fieldName = text(field, "name");
        const bool isWritable = at(field, "writers").toArray().contains(q(role));
        if (!isWritable || rule == "immutable" || rule == "workflow" || rule == "withdrawal"
            || type == "reference" || type == "reference_set")
            continue;
        const auto value = valueFor(phone, field, 2);
        if (rule == "add_wins" || rule == "append") {
            phone.done({"add", name, id, fieldName, value});
            require(at(phone.show(name, id), "fields." + fieldName).toArray().size() == 1,
                    fieldName);
            phone.done({"remove", name, id, fieldName, value});
            require(at(phone.show(name, id), "fields." + fieldName).toArray().isEmpty(), fieldName);
            phone.done({"add", name, id, fieldName, value});
            continue;
        }
        phone.done({"set", name, id, fieldName + "=" + value});
        const auto shown = at(phone.json({"show", name, id, "--unmask"}), "fields." + fieldName);
        require(!shown.isNull(), fieldName);
        if (shown.isString() && type != "time")
            require(shown.toString().toStdString() == value, fieldName + ": " + written(shown));
        proposals += rule == "authority" && !isDesk;
    }
    return proposals;
}

// A role that is not among the creators is told so, and by which it may be written.
void TestEveryEntity::requireOthersRefused(const QJsonValue& spec, const Words& create) {
    for (const auto& [role, phone] : phones) {
        if (at(spec, "creators").toArray().contains(q(role)))
            continue;
        const auto refused = phone.run(create);
        require(refused.code == 1 && refused.out.empty()
                    && refused.err.find("your role may not write") != std::string::npos,
                role + ": " + refused.said());
    }
}

void TestEveryEntity::worksThroughTheCommandLine_data() {
    QTest::addColumn<QString>("name");
    for (const QJsonValue& spec : at(schema, "entities").toArray())
        if (!at(spec, "creators").toArray().isEmpty())
            QTest::newRow(text(spec, "name").c_str()) << spec[QStringLiteral("name")].toString();
}

void TestEveryEntity::worksThroughTheCommandLine() {
    QFETCH(QString, name);
    const auto spec = entity(name.toStdString());
    const auto what = name.toStdString();
    const Phone& phone = phoneOf(text(spec, "creators.0"));
    phone.sync(); // what others have made, for references
    const auto create = minimal(phone, spec, 1);
    const auto id = phone.done(create);
    QVERIFY2(banyan::Uuid::fromText(id).has_value(), id.c_str());
    QCOMPARE(text(phone.show(what, id), "entity"), what);
    QCOMPARE(text(phone.show(what, id), "state"), "live");
    const int proposals = change(phone, spec, id);
    requireOthersRefused(spec, create);

    const auto report = phone.sync();
    QCOMPARE(number(report, "set_aside"), 0);
    QCOMPARE(number(report, "in_review"), proposals);
    const auto there = phone.show(what, id);
    QCOMPARE(number(there, "pending"), 0);
    QCOMPARE(column(phone.json({"list", what}), "id").count(id), 1u);
    for (const QJsonValue& field : at(spec, "fields").toArray())
        QVERIFY2(!at(there, "fields." + text(field, "name")).isUndefined(),
                 text(field, "name").c_str());
    QVERIFY(!at(phone.json({"show", what, id, "--history"}), "history").toArray().isEmpty());

    const auto second = text(phone.json(minimal(phone, spec, 2)), "id");
    phone.done({"delete", what, second, "--reason", "录错了"});
    QCOMPARE(number(phone.sync(), "set_aside"), 0);
    // A care tag goes with a reason rather than as a record, and is then no longer in force.
    const auto left = phone.json({"list", what});
    if (what != "care_tag")
        QCOMPARE(column(left, "id").count(second), 0u);
}

void TestEveryEntity::caseIsTheOffices() {
    const Phone& worker = phoneOf("grid_worker");
    const Phone& leader = phoneOf("grid_leader");
    const auto refused = worker.run({"create", "conflict_case", "kind=review"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.find("the office only") != std::string::npos, refused.said().c_str());
    worker.sync();
    leader.sync();
    const auto who = text(worker.json({"list", "resident", "--limit", "1"}), "0.id");
    worker.done({"set", "resident", who, "name=吴晓"});
    leader.done({"set", "resident", who, "name=吴筱"});
    worker.sync();
    leader.sync();
    worker.sync();
    const auto id =
        text(worker.json({"list", "conflict_case", "--where", "subject_record=" + who}), "0.id");
    QCOMPARE(text(worker.show("conflict_case", id), "fields.subject_record"), who);
    worker.done({"resolve", id, "--take", "1"});
    worker.sync();
    QCOMPARE(text(worker.show("conflict_case", id), "fields.state"), "decided");
}

void TestEveryEntity::cleanupTestCase() {
    for (const auto& [role, phone] : phones) {
        QCOMPARE(number(phone.sync(), "unsent"), 0);
        requireClean(phone);
    }
    requireClean(office);
    QCOMPARE(office.json({"set-aside"}).toArray().size(), 0);
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestEveryEntity)
#include "tst_slow_everyentity.moc"
