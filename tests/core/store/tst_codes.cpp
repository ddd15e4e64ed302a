#include "core/store/codes.h"

#include "core/schema/validation.h"
#include "core/usecases/editor.h"
#include "core/usecases/registerquery.h"
#include "tests/core/usecases/smallgrid.h"

#include <QTest>

using namespace banyan;
using banyan::test::SmallGrid;

namespace {

using Texts = std::vector<std::string>;
using Fields = std::vector<FieldText>;

QByteArray sentenceOf(const Result<Recorded>& result) {
    return result ? QByteArray() : QByteArray::fromStdString(result.error().context);
}

} // namespace

// The open lists of codes with the district's entries: who may write them, what they make of a
// list, and what is checked against it.
class TestCodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void openListsAreLists();
    void noStateIsOfAnOpenList();
    void entriesThatAreRefused_data();
    void entriesThatAreRefused();
    void theOfficeRefusesThemToo_data() { entriesThatAreRefused_data(); }
    void theOfficeRefusesThemToo();
    void onlyTheDistrictWritesThem();
    void newCodesStandInTheirPlace();
    void anEntryNamesACompiledCodeAnew();
    void whatHasEndedIsNotOfferedAndKeepsItsName();
    void validityBelongsToBothDays_data();
    void validityBelongsToBothDays();
    void whatWasDeletedKeepsItsName();
    void aCodeStaysAsItWasWritten();
    void unknownCodesAreRefusedInWords();
    void closedListsStayClosed();
    void registersCountNewCodes();

private:
    static Result<Recorded> entry(SmallGrid& grid, const char* list, const char* code,
                                  const char* name = "充电桩", const Fields& more = {}) {
        Fields fields{{"list", list}, {"code", code}, {"name", name}};
        fields.insert(fields.end(), more.begin(), more.end());
        return Editor(*grid.store).create("code_entry", fields);
    }
    static Texts codesIn(SmallGrid& grid, const CodeList& list) {
        Texts codes;
        for (const auto& code : Codes(*grid.store).of(list))
            codes.push_back(code.code);
        return codes;
    }
    static Texts offered(SmallGrid& grid, const CodeList& list) {
        Texts codes;
        for (const auto& code : Codes(*grid.store).of(list))
            if (code.isOfferedOn(grid.today()))
                codes.push_back(code.code);
        return codes;
    }
    static std::string nameOf(SmallGrid& grid, const CodeList& list, const char* code) {
        const auto known = Codes(*grid.store).find(list, code);
        return known ? known->zh : std::string();
    }
    static Result<Recorded> problem(SmallGrid& grid, const char* category) {
        return Editor(*grid.store)
            .create("problem",
                    {{"grid", grid.grid.text()}, {"title", "充电桩坏了"}, {"category", category}});
    }
    static bool holds(const Texts& codes, const char* code) {
        return std::ranges::find(codes, code) != codes.end();
    }
    static std::ptrdiff_t placeOf(const Texts& codes, const char* code) {
        return std::ranges::find(codes, code) - codes.begin();
    }
};

void TestCodes::openListsAreLists() {
    for (const auto& open : codes::openList.codes) {
        const auto* list = codeListNamed(open.code);
        QVERIFY2(list && list->isOpen(), open.code.data());
        QVERIFY2(std::string_view(list->source).empty(), open.code.data()); // no standard's
        for (const auto& code : list->codes)                                // and of its form
            QVERIFY2(checkValue(*specOf(EntityId::CodeEntry).field("code"),
                                Value{std::string(code.code)}, CivilDate{2026, 5, 28}),
                     code.code.data());
    }
    QVERIFY(codes::problemCategory.isOpen() && codes::needKind.isOpen());
    QVERIFY(codes::activityKind.isOpen() && codes::mediationKind.isOpen());
    QVERIFY(!codes::sex.isOpen() && !codes::problemState.isOpen() && !codes::openList.isOpen());
    QVERIFY(codes::problemCategory.hasTwoLevels() && !codes::needKind.hasTwoLevels());
}

void TestCodes::noStateIsOfAnOpenList() {
    for (const auto& spec : registry())
        for (const auto& field : spec.fields)
            QVERIFY2(!field.workflow || !field.codes->isOpen(), spec.name);
}

void TestCodes::entriesThatAreRefused_data() {
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("sentence");
    const auto bad = [](const char* name, const char* list, const char* code, const char* sentence,
                        const char* from = "", const char* to = "") {
        QTest::newRow(name) << QByteArray(list) << QByteArray(code) << QByteArray(from)
                            << QByteArray(to) << QByteArray(sentence);
    };
    bad("unheard-of list", "weather", "rain", "use one of problem_category, mediation_kind");
    bad("closed list", "problem_state", "lost", "use one of problem_category, mediation_kind");
    bad("standard", "sex", "3", "use one of problem_category, mediation_kind");
    bad("capitals", "need_kind", "Charging", "lower-case letters");
    bad("chinese", "need_kind", "充电", "lower-case letters");
    bad("blank inside", "need_kind", "two words", "lower-case letters");
    bad("digit first", "need_kind", "1st", "lower-case letters");
    bad("two dots", "problem_category", "facilities.charger.fast", "with one dot");
    bad("dot at the end", "problem_category", "facilities.", "with one dot");
    bad("dot first", "problem_category", ".charger", "with one dot");
    bad("too long", "need_kind",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "at most 64");
    bad("level of a list of one", "need_kind", "legal.free", "has one level");
    bad("second without its first", "problem_category", "animals.dogs", "make that first");
    bad("ends before it begins", "need_kind", "charging", "this is before valid_from", "2026-06-02",
        "2026-06-01");
    bad("twice", "need_kind", "haircut", "has an entry of haircut already");
    bad("no list", "", "haircut", "list: this must not be empty");
    bad("no code", "need_kind", "", "code: this must not be empty");
}

void TestCodes::entriesThatAreRefused() {
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, sentence);
    SmallGrid grid("district");
    QVERIFY(entry(grid, "need_kind", "haircut", "理发"));
    const std::size_t before = grid.unsent().size();
    const auto made = entry(grid, list, code, "新的",
                            {{"valid_from", from.toStdString()}, {"valid_to", to.toStdString()}});
    QVERIFY(!made);
    QVERIFY2(sentenceOf(made).contains(sentence), sentenceOf(made));
    QCOMPARE(grid.unsent().size(), before);
}

// Whatever another program sends.
void TestCodes::theOfficeRefusesThemToo() {
    QFETCH(QByteArray, list);
    QFETCH(QByteArray, code);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QByteArray, sentence);
    SmallGrid phone("district"), office;
    QVERIFY(entry(phone, "need_kind", "haircut", "理发"));
    Change change;
    change.entity = EntityId::CodeEntry;
    change.record = phone.store->ids().next();
    change.op = Op::Create;
    const auto& spec = specOf(EntityId::CodeEntry);
    for (const auto& [name, text] :
         {std::pair("list", list), std::pair("code", code), std::pair("name", QByteArray("新的")),
          std::pair("valid_from", from), std::pair("valid_to", to)})
        if (!text.isEmpty())
            change.values.emplace_back(spec.field(name)->number, Value{text.toStdString()});
    QVERIFY(Outbox(*phone.store).record("create", phone.me, {change}));
    const auto outcomes = office.decide(phone, Role::District);
    QCOMPARE(outcomes.size(), std::size_t{2});
    QVERIFY(outcomes[0].setAside == SetAside::No);
    QVERIFY(outcomes[1].setAside == SetAside::Invalid);
    QVERIFY2(QByteArray::fromStdString(outcomes[1].detail).contains(sentence),
             outcomes[1].detail.c_str());
    QCOMPARE(office.all(EntityId::CodeEntry).size(), std::size_t{1});
}

void TestCodes::onlyTheDistrictWritesThem() {
    for (const char* role : {"grid_worker", "grid_leader", "community", "subdistrict"}) {
        SmallGrid grid(role);
        const auto made = entry(grid, "need_kind", "haircut");
        QVERIFY2(!made && made.error().code == ErrorCode::NotAllowed, role);
    }
    SmallGrid phone("admin"), office;
    QVERIFY(entry(phone, "need_kind", "haircut"));
    QVERIFY(office.decide(phone, Role::Admin)[0].setAside == SetAside::No);
}

void TestCodes::newCodesStandInTheirPlace() {
    SmallGrid grid("district");
    QVERIFY(entry(grid, "problem_category", "facilities.charger"));
    QVERIFY(entry(grid, "problem_category", "animals", "犬只扰民"));
    QVERIFY(entry(grid, "problem_category", "animals.dogs", "遛狗不牵绳"));
    QVERIFY(entry(grid, "problem_category", "dispute.parking", "车位纠纷"));
    QVERIFY(entry(grid, "session_kind", "online", "线上议事"));
    const auto codes = codesIn(grid, codes::problemCategory);
    QCOMPARE(codes.size(), codes::problemCategory.codes.size() + 4);
    QCOMPARE(placeOf(codes, "facilities.charger"), placeOf(codes, "facilities.road") + 1);
    QCOMPARE(placeOf(codes, "dispute.parking"), placeOf(codes, "dispute") + 1);
    QCOMPARE(placeOf(codes, "animals.dogs"), placeOf(codes, "animals") + 1);
    QCOMPARE(codes.back(), std::string("other"));
    QCOMPARE(placeOf(codes, "animals.dogs"), placeOf(codes, "other") - 1);
    QCOMPARE(codesIn(grid, codes::sessionKind).back(), std::string("online"));
    QCOMPARE(codesIn(grid, codes::needKind).size(), codes::needKind.codes.size());
    QCOMPARE(nameOf(grid, codes::problemCategory, "animals.dogs"), std::string("遛狗不牵绳"));
    // The English name, where nobody gave one, is the Chinese.
    QCOMPARE(Codes(*grid.store).find(codes::sessionKind, "online")->en, std::string("线上议事"));
}

void TestCodes::anEntryNamesACompiledCodeAnew() {
    SmallGrid grid("district");
    QVERIFY(entry(grid, "need_kind", "legal", "法律服务", {{"name_en", "Legal service"}}));
    QCOMPARE(codesIn(grid, codes::needKind).size(), codes::needKind.codes.size());
    QCOMPARE(nameOf(grid, codes::needKind, "legal"), std::string("法律服务"));
    QCOMPARE(Codes(*grid.store).find(codes::needKind, "legal")->en, std::string("Legal service"));
    QCOMPARE(nameOf(grid, codes::needKind, "clinic"), std::string("义诊"));
    QCOMPARE(nameOf(grid, codes::needKind, "beamed_up"), std::string());
}

void TestCodes::whatHasEndedIsNotOfferedAndKeepsItsName() {
    SmallGrid grid("district");
    const auto made = entry(grid, "problem_category", "facilities.charger");
    QVERIFY(made);
    QVERIFY(holds(offered(grid, codes::problemCategory), "facilities.charger"));
    const std::string yesterday = localDateOf(grid.clock.wallMs() - msPerDay).text();
    QVERIFY(Editor(*grid.store).set("code_entry", made->record, {{"valid_to", yesterday}}));
    QVERIFY(entry(grid, "problem_category", "trade", "违规经营", {{"valid_to", yesterday}}));
    for (const char* code : {"facilities.charger", "trade"}) {
        QVERIFY2(!holds(offered(grid, codes::problemCategory), code), code);
        QVERIFY2(holds(codesIn(grid, codes::problemCategory), code), code);
        QVERIFY2(!nameOf(grid, codes::problemCategory, code).empty(), code);
        QVERIFY2(problem(grid, code), code); // recorded late, or by who has not heard
    }
}

void TestCodes::validityBelongsToBothDays_data() {
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<bool>("isOffered");
    const auto row = [](const char* name, const char* from, const char* to, bool isOffered) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << isOffered;
    };
    row("without limits", "", "", true);
    row("from the day", "2026-05-28", "", true);
    row("from the day after", "2026-05-29", "", false);
    row("until the day", "", "2026-05-28", true);
    row("until the day before", "", "2026-05-27", false);
    row("between", "2026-05-01", "2026-06-30", true);
}

void TestCodes::validityBelongsToBothDays() {
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    const KnownCode code{"online", "线上", "Online", from.toStdString(), to.toStdString()};
    QTEST(code.isOfferedOn("2026-05-28"), "isOffered");
}

void TestCodes::whatWasDeletedKeepsItsName() {
    SmallGrid grid("district");
    const auto made = entry(grid, "need_kind", "haircut", "理发");
    const auto legal = entry(grid, "need_kind", "legal", "法律服务");
    QVERIFY(made && legal);
    QVERIFY(Editor(*grid.store).removeRecord("code_entry", made->record, {}));
    QVERIFY(Editor(*grid.store).removeRecord("code_entry", legal->record, {}));
    QVERIFY(!holds(offered(grid, codes::needKind), "haircut"));
    QCOMPARE(nameOf(grid, codes::needKind, "haircut"), std::string("理发"));
    QVERIFY(holds(offered(grid, codes::needKind), "legal")); // as it was without
    QCOMPARE(nameOf(grid, codes::needKind, "legal"), std::string("法律援助"));
    QVERIFY(entry(grid, "need_kind", "haircut", "上门理发")); // and is made anew
    QCOMPARE(nameOf(grid, codes::needKind, "haircut"), std::string("上门理发"));
    QVERIFY(holds(offered(grid, codes::needKind), "haircut"));
}

void TestCodes::aCodeStaysAsItWasWritten() {
    SmallGrid grid("district");
    const auto made = entry(grid, "need_kind", "haircut", "理发");
    QVERIFY(made);
    for (const auto& field : {FieldText{"code", "barber"}, FieldText{"list", "activity_kind"}}) {
        const auto changed = Editor(*grid.store).set("code_entry", made->record, {field});
        QVERIFY2(!changed && changed.error().code == ErrorCode::Conflict, field.field.c_str());
    }
    QVERIFY(Editor(*grid.store).set("code_entry", made->record, {{"name", "上门理发"}}));
}

void TestCodes::unknownCodesAreRefusedInWords() {
    SmallGrid phone("district"), office;
    const auto unknown = problem(phone, "facilities.charger");
    QVERIFY(!unknown && unknown.error().code == ErrorCode::Invalid);
    QVERIFY2(sentenceOf(unknown).startsWith("category: this code is not known here"),
             sentenceOf(unknown));
    QVERIFY(sentenceOf(unknown).contains("facilities.water"));
    // Another office than the one that has the entry sets the work aside.
    QVERIFY(entry(phone, "problem_category", "facilities.charger"));
    QVERIFY(problem(phone, "facilities.charger"));
    auto actions = Outbox(*phone.store).sendable(100, 1000);
    QCOMPARE(actions.size(), std::size_t{2});
    const auto decide = [&](const Action& action) {
        ActionOrigin origin;
        origin.device = *Uuid::fromText(phone.store->meta("device"));
        origin.rights.grant(office.feed, Role::District);
        origin.atMs = origin.arrivedAtMs = office.clock.wallMs();
        Transaction transaction(office.store->database());
        const auto outcome = office.arbiter->decide(action, origin);
        office.store->feeds().save();
        transaction.commit();
        return outcome;
    };
    const auto aside = decide(actions[1]);
    QVERIFY(aside.setAside == SetAside::Invalid);
    QVERIFY2(aside.detail.starts_with("category: this code is not known here"),
             aside.detail.c_str());
    QVERIFY(decide(actions[0]).setAside == SetAside::No);
    QVERIFY(office.all(EntityId::Problem).empty());
}

void TestCodes::closedListsStayClosed() {
    SmallGrid grid("district");
    const auto made =
        Editor(*grid.store)
            .create("team", {{"unit", grid.community.text()}, {"name", "队"}, {"kind", "choir"}});
    QVERIFY(!made && made.error().code == ErrorCode::Invalid);
    QVERIFY2(sentenceOf(made).contains("use one of task_force"), sentenceOf(made));
}

void TestCodes::registersCountNewCodes() {
    SmallGrid grid("district");
    QVERIFY(entry(grid, "problem_category", "animals", "犬只扰民"));
    QVERIFY(entry(grid, "problem_category", "animals.dogs", "遛狗不牵绳"));
    QVERIFY(problem(grid, "animals.dogs") && problem(grid, "animals") && problem(grid, "other"));
    // And one of a code whose entry has not come yet.
    grid.make(EntityId::Problem, {{"grid", grid.grid},
                                  {"title", std::string("无人机")},
                                  {"category", std::string("drones.low")},
                                  {"reported_at", grid.clock.wallMs()},
                                  {"state", std::string("reported")}});
    const auto tools = toolsOf(*grid.store, {.entity = EntityId::Problem});
    Texts shown;
    for (const auto& facet : tools.categories)
        shown.push_back(facet.code + " " + std::to_string(facet.count));
    QCOMPARE(shown, Texts({"animals 2", "other 1", "drones 1"}));
    // The entries themselves by the list that they are of.
    QVERIFY(entry(grid, "need_kind", "haircut", "理发"));
    const auto lists = toolsOf(*grid.store, {.entity = EntityId::CodeEntry}).categories;
    QCOMPARE(lists.size(), std::size_t{2});
    QCOMPARE(lists[0].code, std::string("problem_category"));
    QCOMPARE(lists[0].count, std::int64_t{2});
}

QTEST_GUILESS_MAIN(TestCodes)
#include "tst_codes.moc"
