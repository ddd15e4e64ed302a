#include "tests/e2e/support/replicas.h"

#include <QRegularExpression>

using namespace banyan::e2e;

// The contract of banyan-cli's README: exit codes, what is printed where, ids and times.
class TestContract : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exitCodes_data();
    void exitCodes();
    void oneJsonValue_data();
    void oneJsonValue();
    void writingPrintsTheId();
    void idsAndTimes();
    void sensitiveIsMasked();
    void workSetAsideIsExitZero();
    void unreachableIsThree();

private:
    Words filled(const QString& line);

    Office office;
    std::optional<Phone> phone;
    std::string household, resident;
};

void TestContract::initTestCase() {
    office.serve();
    phone = office.phone("wang");
    const auto first = phone->json({"list", "resident", "--where", "relation=02", "--limit", "1"});
    resident = text(first, "0.id");
    household = text(first, "0.fields.household");
}

// H and R stand for a household and a resident.
Words TestContract::filled(const QString& line) {
    Words words;
    for (const QString& word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(word == QLatin1String("H")   ? household
                        : word == QLatin1String("R") ? resident
                                                     : word.toStdString());
    return words;
}

void TestContract::exitCodes_data() {
    QTest::addColumn<int>("code");
    const auto row = [](const char* line, int code) { QTest::newRow(line) << code; };
    for (const char* done :
         {"status", "sync", "attention", "cases", "cases --all", "list household --limit 3",
          "list resident --search 陈", "list resident --where sex=1 --limit 2", "show household H",
          "show resident R --history", "set resident R education=60", "verify", "schema",
          "add household H door_note 狗", "remove household H door_note 狗", "--help",
          "visit H --outcome met --purpose routine --note 好 --observed-at 2026-05-01T10:00"})
        row(done, 0);
    for (const char* refused : {"list nothing",
                                "show nothing R",
                                "show resident 018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102",
                                "show resident x",
                                "set resident R nothing=1",
                                "set resident R sex=7",
                                "set resident R id_number=445299199001010018",
                                "set resident R birth_date=2026-02-30",
                                "create resident name=陈小明",
                                "create contact_card holder_name=陈 phone=13900130017",
                                "add resident R name x",
                                "set household H phones=13900130017",
                                "add household H phones 12",
                                "delete resident 018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102",
                                "list resident --where nothing=1",
                                "resolve 018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102 --take 1",
                                "visit H --outcome nothing",
                                "withdraw 99 --reason x",
                                "resend 99",
                                "enrol banyan://enrol",
                                "create conflict_case"})
        row(refused, 1);
    for (const char* usage : {"",
                              "nothing",
                              "status --nothing",
                              "list",
                              "show resident",
                              "create",
                              "set resident R",
                              "set resident R name",
                              "add resident R phones",
                              "visit H",
                              "visit",
                              "resolve R",
                              "resolve R --take 0",
                              "resolve R --take 1 --value x",
                              "list resident --limit 0",
                              "list resident --limit",
                              "status more",
                              "withdraw x --reason y",
                              "visit H --outcome met --observed-at yesterday",
                              "enrol"})
        row(usage, 2);
}

void TestContract::exitCodes() {
    QFETCH(int, code);
    const auto words = filled(QString::fromUtf8(QTest::currentDataTag()));
    const auto finished = phone->run(words);
    QVERIFY2(finished.code == code, finished.said().c_str());
    if (code == 0) {
        QVERIFY2(finished.err.empty(), finished.said().c_str());
        return;
    }
    // In words, on stderr; nothing is left half done on stdout.
    QVERIFY2(finished.out.empty() && !finished.err.empty(), finished.said().c_str());
    if (code == 1)
        QCOMPARE(std::count(finished.err.begin(), finished.err.end(), '\n'), 1);
}

void TestContract::oneJsonValue_data() {
    QTest::addColumn<QString>("keys");
    const auto row = [](const char* line, const char* keys) {
        QTest::newRow(line) << QString::fromLatin1(keys);
    };
    row("status",
        "enrolled user user_name role office_name device unsent set_aside open_cases notices "
        "confirmed_at clock_offset_ms clock_warning feeds");
    row("sync", "sent accepted merged in_review set_aside records rows round_trips bytes_up "
                "bytes_down forked feeds_healed unsent confirmed_at");
    row("attention", "set_aside cases waiting notices");
    row("cases", "");
    row("cases --all", "");
    row("list household", "");
    row("list resident --search nobodyhasthisname", "");
    row("show household H", "id entity revision state pending fields");
    row("show resident R --history", "id entity revision state pending fields history");
    row("create resident household=H2 name=陈小明", "id");
    row("set resident R education=70", "id");
    row("add household H door_note 好", "id");
    row("remove household H door_note 好", "id");
    row("visit H --outcome met", "id");
    row("verify", "");
    row("schema", "entities code_lists");
}

void TestContract::oneJsonValue() {
    QFETCH(QString, keys);
    auto words = filled(QString::fromUtf8(QTest::currentDataTag()));
    for (auto& word : words)
        if (word == "household=H2")
            word = "household=" + household;
    const auto json = phone->json(words);
    for (const QString& key : keys.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        QVERIFY2(json[key] != QJsonValue(QJsonValue::Undefined), qPrintable(key));
    QCOMPARE(json.isArray(), keys.isEmpty() && words[0] != "verify");
}

void TestContract::writingPrintsTheId() {
    static const QRegularExpression uuid(
        QStringLiteral("^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\n$"));
    for (const auto& words : {Words{"create", "resident", "household=" + household, "name=林一"},
                              Words{"visit", household, "--outcome", "no_answer"}}) {
        const auto printed = phone->run(words);
        QVERIFY2(uuid.match(q(printed.out)).hasMatch(), printed.said().c_str());
    }
    QCOMPARE(phone->run({"set", "resident", resident, "education=60"}).out, "");
}

void TestContract::idsAndTimes() {
    // Without a zone it is Asia/Shanghai, whatever the machine's is.
    const auto id =
        phone->done({"visit", household, "--outcome", "met", "--observed-at", "2026-05-02T16:20"});
    QVERIFY(text(phone->show("visit", id), "fields.observed_at").starts_with("2026-05-02T16:20"));
    QVERIFY(text(phone->show("visit", id), "fields.observed_at").ends_with("+08:00"));
    const auto same = phone->done(
        {"visit", household, "--outcome", "met", "--observed-at", "2026-05-03T08:20:00Z"});
    QVERIFY(text(phone->show("visit", same), "fields.observed_at").starts_with("2026-05-03T16:20"));
}

void TestContract::sensitiveIsMasked() {
    phone->done({"set", "resident", resident, "id_number=445299195211150028",
                 "birth_date=1952-11-15", "sex=2"});
    for (const auto& words :
         {Words{"show", "resident", resident}, Words{"show", "resident", resident, "--history"},
          Words{"list", "resident"}, Words{"show", "resident", resident, "--history", "--json"}}) {
        const auto printed = phone->run(words);
        QVERIFY2(printed.out.find("445299195211150028") == std::string::npos,
                 printed.said().c_str());
        QVERIFY(printed.out.find("445299********0028") != std::string::npos);
    }
    QVERIFY(phone->run({"show", "resident", resident, "--unmask"}).out.find("445299195211150028")
            != std::string::npos);
}

void TestContract::workSetAsideIsExitZero() {
    tamper((phone->home() + QStringLiteral("/phone.db")).toStdString(),
           "UPDATE meta SET value = 'community' WHERE key = 'role'");
    phone->done({"create", "contact_card", "holder_name=陈", "phone=13900130017"});
    const auto synced = phone->run({"sync"});
    QCOMPARE(synced.code, 0);
    QVERIFY2(synced.out.find("set aside 1") != std::string::npos, synced.said().c_str());
    QCOMPARE(number(phone->json({"status"}), "set_aside"), 1);
    const auto number_ = std::to_string(number(phone->json({"attention"}), "set_aside.0.number"));
    QVERIFY(number(phone->json({"resend", number_}), "number") > 0);
    phone->sync();
    const auto again = std::to_string(number(phone->json({"attention"}), "set_aside.0.number"));
    QVERIFY(number(phone->json({"withdraw", again, "--reason", "不该我写"}), "number") > 0);
    QCOMPARE(number(phone->json({"status"}), "set_aside"), 0);
}

void TestContract::unreachableIsThree() {
    QCOMPARE(office.stop(), 0);
    phone->done({"set", "resident", resident, "education=10"});
    phone->done({"set", "resident", resident, "education=20"});
    const auto before = phone->unsent();
    const auto away = phone->run({"sync", "--json"});
    QCOMPARE(away.code, 3);
    QVERIFY2(away.out.empty() && !away.err.empty(), away.said().c_str());
    QCOMPARE(phone->unsent(), before);
    // Everything else works without the office.
    QCOMPARE(phone->run({"show", "resident", resident}).code, 0);
    QCOMPARE(phone->run({"verify"}).code, 0);
}

QTEST_GUILESS_MAIN(TestContract)
#include "tst_contract.moc"
