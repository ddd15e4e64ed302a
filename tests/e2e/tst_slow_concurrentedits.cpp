#include "tests/e2e/support/replicas.h"

using namespace banyan::e2e;

namespace {

std::set<std::string> saidOf(const QJsonValue& history, const std::string& field) {
    std::set<std::string> said;
    for (const QJsonValue& row : history.toArray())
        if (field.empty() || text(row, "field") == field)
            said.insert(text(row, "to"));
    return said;
}

QJsonValue rowOf(const QJsonValue& history, const std::string& to, const std::string& verdict) {
    for (const QJsonValue& row : history.toArray())
        if (text(row, "to") == to && text(row, "verdict") == verdict)
            return row;
    return {};
}

bool hasFlag(const QJsonValue& row, const char* flag) {
    return at(row, "flags").toArray().contains(QLatin1String(flag));
}

// Everything a phone holds, by entity, as its owner can list it.
QJsonObject everything(const Phone& phone) {
    QJsonObject all;
    for (const auto& spec : banyan::registry()) {
        QJsonObject records;
        for (const QJsonValue& record : phone.json({"list", spec.name, "--unmask"}).toArray())
            records[record[QStringLiteral("id")].toString()] = record;
        all[QLatin1String(spec.name)] = records;
    }
    return all;
}

// The first difference in words; empty when there is none.
std::string difference(const QJsonObject& mine, const QJsonObject& theirs) {
    for (const QString& entity : mine.keys()) {
        const QJsonObject left = mine[entity].toObject();
        const QJsonObject right = theirs[entity].toObject();
        if (left == right)
            continue;
        for (const QString& id : left.keys() + right.keys())
            if (left[id] != right[id])
                return entity.toStdString() + ":\n" + written(left[id]) + written(right[id]);
    }
    return {};
}

} // namespace

// Two phones offline at one household, a worker's and a grid leader's, and a third that looks on.
// Each test has residents of its own.
class TestConcurrentEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void differentFieldsMerge();
    void laterTimeWinsWhateverArrivesFirst();
    void laterObservationWins();
    void setsAndNotesKeepBoth();
    void twoNamesOpenOneCase();
    void thirdNameJoinsTheCase();
    void anotherDecisionReopensTheCase();
    void sameNameNeedsNobody();
    void cleanupTestCase();

private:
    std::string nextResident();
    void syncAll();
    QJsonValue history(const Phone& phone, const std::string& entity, const std::string& id);
    QJsonValue onlyCase(const Phone& phone, const std::string& record);

    Office office;
    std::optional<Phone> wang, li, zhao;
    QJsonArray residents;
    int used = 0;
};

void TestConcurrentEdits::initTestCase() {
    office.serve();
    wang = office.phone("wang", "grid_worker");
    li = office.phone("li", "grid_leader");
    zhao = office.phone("zhao", "grid_worker");
    residents = wang->json({"list", "resident", "--limit", "20"}).toArray();
    QCOMPARE(residents.size(), 20);
}

std::string TestConcurrentEdits::nextResident() { return text(residents[used++], "id"); }

// Wang's work reaches the office first; the second round brings everyone what the others wrote.
void TestConcurrentEdits::syncAll() {
    for (int round = 0; round < 2; ++round)
        for (const auto* phone : {&*wang, &*li, &*zhao})
            phone->sync();
}

QJsonValue TestConcurrentEdits::history(const Phone& phone, const std::string& entity,
                                        const std::string& id) {
    return at(phone.json({"show", entity, id, "--history"}), "history");
}

QJsonValue TestConcurrentEdits::onlyCase(const Phone& phone, const std::string& record) {
    QJsonArray about;
    for (const QJsonValue& each : phone.json({"cases", "--all"}).toArray())
        if (text(each, "record") == record)
            about.append(each);
    require(about.size() == 1, "not one case but " + std::to_string(about.size()));
    return about.isEmpty() ? QJsonValue() : about[0];
}

void TestConcurrentEdits::differentFieldsMerge() {
    const auto who = nextResident();
    // What nobody of the demo has: a field that says so already would not be written.
    wang->done({"set", "resident", who, "former_name=阿明"});
    li->done({"set", "resident", who, "registered_region=凤尾乡"});
    wang->sync();
    const auto report = li->sync();
    QCOMPARE(number(report, "merged"), 1);
    QCOMPARE(number(report, "in_review"), 0);
    syncAll();
    for (const auto* phone : {&*wang, &*li, &*zhao}) {
        QCOMPARE(phone->field("resident", who, "former_name"), "阿明");
        QCOMPARE(phone->field("resident", who, "registered_region"), "凤尾乡");
    }
    QVERIFY(hasFlag(rowOf(history(*wang, "resident", who), "凤尾乡", "applied"), "merged"));
    QCOMPARE(text(rowOf(history(*wang, "resident", who), "阿明", "applied"), "author"), "wang");
}

void TestConcurrentEdits::laterTimeWinsWhateverArrivesFirst() {
    const auto household = text(residents[0], "fields.household");
    wang->done({"set", "household", household, "best_time=上午"});
    li->done({"set", "household", household, "best_time=晚上"});
    li->sync(); // what was written later arrives first
    wang->sync();
    syncAll();
    for (const auto* phone : {&*wang, &*li, &*zhao})
        QCOMPARE(phone->field("household", household, "best_time"), "晚上");
    const auto rows = history(*zhao, "household", household);
    QCOMPARE(text(rowOf(rows, "晚上", "applied"), "author"), "li");
    QCOMPARE(text(rowOf(rows, "上午", "superseded"), "author"), "wang");
}

void TestConcurrentEdits::laterObservationWins() {
    const auto who = nextResident();
    // Typed first, seen last.
    wang->done({"set", "resident", who, "employment=student", "--observed-at", "2026-05-20T10:00"});
    li->done({"set", "resident", who, "employment=retired", "--observed-at", "2026-05-01T10:00"});
    syncAll();
    for (const auto* phone : {&*wang, &*li, &*zhao})
        QCOMPARE(phone->field("resident", who, "employment"), "student");
    QVERIFY(saidOf(history(*zhao, "resident", who), "employment").count("retired") == 1);
}

void TestConcurrentEdits::setsAndNotesKeepBoth() {
    const auto household = text(residents[1], "fields.household");
    wang->done({"add", "household", household, "phones", "13900130017"});
    li->done({"add", "household", household, "phones", "0663-8650001"});
    wang->done({"add", "household", household, "door_note", "门铃在左边"});
    li->done({"add", "household", household, "door_note", "阿婆耳背"});
    syncAll();
    const auto shown = zhao->show("household", household);
    const auto phones = at(shown, "fields.phones").toArray();
    QVERIFY2(phones.contains(QStringLiteral("13900130017")), written(shown).c_str());
    QVERIFY2(phones.contains(QStringLiteral("06638650001"))
                 || phones.contains(QStringLiteral("0663-8650001")),
             written(shown).c_str());
    const auto notes = column(at(shown, "fields.door_note"), "text");
    QCOMPARE(notes.count("门铃在左边"), 1u);
    QCOMPARE(notes.count("阿婆耳背"), 1u);
    // A remove takes only what its author had been shown.
    wang->done({"remove", "household", household, "phones", "13900130017"});
    li->done({"add", "household", household, "phones", "13900130018"});
    syncAll();
    const auto later = at(zhao->show("household", household), "fields.phones").toArray();
    QVERIFY(!later.contains(QStringLiteral("13900130017")));
    QVERIFY(later.contains(QStringLiteral("13900130018")));
}

void TestConcurrentEdits::twoNamesOpenOneCase() {
    const auto who = nextResident();
    const auto before = wang->field("resident", who, "name");
    wang->done({"set", "resident", who, "name=陈晓明"});
    li->done({"set", "resident", who, "name=陈小铭"});
    QCOMPARE(number(wang->sync(), "in_review"), 0);
    QCOMPARE(number(li->sync(), "in_review"), 1);
    syncAll();

    const auto opened = onlyCase(*wang, who);
    QCOMPARE(text(opened, "state"), "open");
    QCOMPARE(text(opened, "field"), "name");
    QCOMPARE(text(opened, "before"), before);
    QCOMPARE(text(opened, "current"), "陈晓明");
    QCOMPARE(at(opened, "candidates").toArray().size(), 2);
    QCOMPARE(text(opened, "candidates.0.value"), "陈晓明");
    QCOMPARE(text(opened, "candidates.0.author"), "wang");
    QCOMPARE(text(opened, "candidates.1.value"), "陈小铭");
    QCOMPARE(text(opened, "candidates.1.author"), "li");
    QVERIFY(!text(opened, "candidates.0.at").empty());
    QVERIFY(!text(opened, "candidates.1.at").empty());
    for (const auto* phone : {&*wang, &*li, &*zhao})
        QCOMPARE(phone->field("resident", who, "name"), "陈晓明"); // the first one stays

    const auto id = text(opened, "id");
    li->done({"resolve", id, "--take", "2", "--reason", "看过身份证"});
    QCOMPARE(li->field("resident", who, "name"), "陈小铭"); // at once, offline
    syncAll();
    for (const auto* phone : {&*wang, &*li, &*zhao}) {
        const auto decided = onlyCase(*phone, who);
        QCOMPARE(text(decided, "id"), id);
        QCOMPARE(text(decided, "state"), "decided");
        QCOMPARE(text(decided, "decision"), "陈小铭");
        QCOMPARE(text(decided, "decided_by"), "li");
        QCOMPARE(text(decided, "reason"), "看过身份证");
        QVERIFY(!text(decided, "decided_at").empty());
        QCOMPARE(phone->field("resident", who, "name"), "陈小铭");
    }
    QCOMPARE(atOffice(office, "resident", who, "name"), "陈小铭");

    const auto rows = history(*zhao, "resident", who);
    QCOMPARE(text(rowOf(rows, "陈晓明", "applied"), "from"), before);
    QCOMPARE(text(rowOf(rows, "陈晓明", "applied"), "author"), "wang");
    QCOMPARE(text(rowOf(rows, "陈小铭", "held"), "author"), "li");
    QVERIFY(hasFlag(rowOf(rows, "陈小铭", "applied"), "decision"));
    for (const QJsonValue& row : rows.toArray())
        QVERIFY(!text(row, "recorded_at").empty() && !text(row, "author").empty());
}

void TestConcurrentEdits::thirdNameJoinsTheCase() {
    const auto who = nextResident();
    wang->done({"set", "resident", who, "name=林佩珊"});
    li->done({"set", "resident", who, "name=林佩姗"});
    zhao->done({"set", "resident", who, "name=林珮珊"});
    syncAll();
    const auto opened = onlyCase(*wang, who);
    QCOMPARE(column(at(opened, "candidates"), "value"),
             (std::multiset<std::string>{"林佩珊", "林佩姗", "林珮珊"}));
    // None of the three is right.
    wang->done({"resolve", text(opened, "id"), "--value", "林佩汕"});
    syncAll();
    for (const auto* phone : {&*wang, &*li, &*zhao}) {
        QCOMPARE(phone->field("resident", who, "name"), "林佩汕");
        QCOMPARE(text(onlyCase(*phone, who), "decision"), "林佩汕");
        QCOMPARE(saidOf(history(*phone, "resident", who), "name"),
                 (std::set<std::string>{"林佩珊", "林佩姗", "林珮珊", "林佩汕"}));
    }
}

void TestConcurrentEdits::anotherDecisionReopensTheCase() {
    const auto who = nextResident();
    wang->done({"set", "resident", who, "name=黄少彬"});
    li->done({"set", "resident", who, "name=黄绍彬"});
    syncAll();
    const auto id = text(onlyCase(*wang, who), "id");
    wang->done({"resolve", id, "--take", "1"});
    li->done({"resolve", id, "--take", "2"});
    syncAll();
    const auto reopened = onlyCase(*zhao, who);
    QCOMPARE(text(reopened, "state"), "open");
    QCOMPARE(text(reopened, "current"), "黄少彬");
    zhao->done({"resolve", id, "--value", "黄绍彬"});
    syncAll();
    for (const auto* phone : {&*wang, &*li, &*zhao}) {
        QCOMPARE(phone->field("resident", who, "name"), "黄绍彬");
        QCOMPARE(text(onlyCase(*phone, who), "state"), "decided");
    }
    const auto finished = wang->run({"resolve", id, "--take", "1"});
    QCOMPARE(finished.code, 1);
    QVERIFY2(finished.err.find("decided") != std::string::npos, finished.said().c_str());
}

void TestConcurrentEdits::sameNameNeedsNobody() {
    const auto who = nextResident();
    wang->done({"set", "resident", who, "name=郑楚河"});
    li->done({"set", "resident", who, "name=郑楚河"});
    syncAll();
    for (const QJsonValue& each : zhao->json({"cases", "--all"}).toArray())
        QVERIFY(text(each, "record") != who);
    QCOMPARE(zhao->field("resident", who, "name"), "郑楚河");
}

void TestConcurrentEdits::cleanupTestCase() {
    syncAll();
    requireEqual(office, {&*wang, &*li, &*zhao});
    QCOMPARE(difference(everything(*wang), everything(*li)), "");
    QCOMPARE(number(wang->json({"status"}), "open_cases"), 0);
    // History, too, is the same on all, but for whose own rows they are.
    for (int i = 0; i < used; ++i) {
        QJsonArray stories[3];
        const Phone* phones[] = {&*wang, &*li, &*zhao};
        for (int each = 0; each < 3; ++each)
            for (const QJsonValue& row :
                 history(*phones[each], "resident", text(residents[i], "id")).toArray()) {
                QJsonObject shared = row.toObject();
                shared.remove(QStringLiteral("own_device"));
                stories[each].append(shared);
            }
        QCOMPARE(written(stories[1]), written(stories[0]));
        QCOMPARE(written(stories[2]), written(stories[0]));
    }
    QCOMPARE(office.stop(), 0);
}

QTEST_GUILESS_MAIN(TestConcurrentEdits)
#include "tst_slow_concurrentedits.moc"
