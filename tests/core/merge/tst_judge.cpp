#include "core/merge/judge.h"
#include "core/schema/workflow.h"

#include <QTest>

using namespace banyan;

// The merge table, row by row: what stood when the author looked (seen), what stands when his
// change arrives (current), his own value (mine), and what becomes of it.
class TestJudge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void single_data();
    void single();
    void elements_data();
    void elements();
    void entries_data();
    void entries();
    void openCase_data();
    void openCase();
    void steps_data();
    void steps();
    void writtenOnce();
    void latestConvergesInEveryOrder();
    void replay_data();
    void replay();
};

namespace {

const Uuid author = *Uuid::fromText("018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102");

// Who wrote what stands now, and what the author of the change is.
enum Situation {
    Plain = 0,
    Unseen = 1,   // it was written after the author looked, by somebody else
    Own = 2,      // after the author looked, by his own device
    Import = 4,   // by an authoritative import
    Desk = 8,     // the author owns the field
    Later = 16,   // the change was made after it
    Earlier = 32, // before it
    TieWins = 64, // at the same moment; the change's device and number are greater
};

Value valueOf(const QByteArray& text) {
    return text.isEmpty() ? Value{} : Value{text.toStdString()};
}

FieldSpec fieldWith(MergeRule rule, FieldType type = FieldType::Text) {
    const FieldSpec field{1, "field", type, rule, roles::workers, "", ""};
    return rule == MergeRule::Workflow ? field.by(workflows::task) : field;
}

FieldView viewOf(int situation, const QByteArray& seen, const QByteArray& current) {
    FieldView view;
    view.seen = valueOf(seen);
    view.current = valueOf(current);
    view.version = situation & (Unseen | Own) ? 5 : situation & Import ? 3 : 2;
    if (current.isEmpty() && seen.isEmpty())
        view.version = 0;
    view.lastIsOwn = situation & Own;
    view.lastIsImport = situation & Import;
    view.lastAtMs = view.version == 0 ? 0 : 1'000;
    view.lastObservedAtMs = view.lastAtMs;
    view.lastTie = "m";
    return view;
}

Incoming changeOf(int situation, const QByteArray& mine) {
    Incoming change;
    change.value = valueOf(mine);
    change.base = 3;
    change.atMs = situation & Later ? 2'000 : situation & Earlier ? 500 : 1'000;
    change.observedAtMs = change.atMs;
    change.tie = situation & TieWins ? "z" : "a";
    change.isAuthority = situation & Desk;
    change.mayDecide = true;
    change.author = author;
    change.entryKey = "0011223344556677";
    change.recordedAtMs = 42;
    return change;
}

void row(const char* name, MergeRule rule, int situation, const char* seen, const char* current,
         const char* mine, Verdict verdict, OpensCase opens = OpensCase::No) {
    QTest::newRow(name) << int(rule) << situation << QByteArray(seen) << QByteArray(current)
                        << QByteArray(mine) << int(verdict) << int(opens);
}

using enum MergeRule;
using enum Verdict;

void rowsOfFreeFields() {
    row("immutable: first", Immutable, Plain, "", "", "met", Applied);
    row("immutable: second", Immutable, Unseen, "", "met", "refused", Noted);
    row("immutable: second of the same device", Immutable, Own, "", "met", "refused", Noted);
    row("immutable: again", Immutable, Unseen, "", "met", "met", Same);
    row("immutable: cleared", Immutable, Plain, "met", "met", "", Noted);

    row("latest: first", Latest, Later, "", "", "A", Applied);
    row("latest: on what was shown", Latest, Later, "x", "x", "A", Applied);
    row("latest: on what was shown, by an odd clock", Latest, Earlier, "x", "x", "A", Applied);
    row("latest: concurrent and later", Latest, Unseen | Later, "x", "B", "A", Applied);
    row("latest: concurrent and earlier", Latest, Unseen | Earlier, "x", "B", "A", Superseded);
    row("latest: tie lost", Latest, Unseen, "x", "B", "A", Superseded);
    row("latest: tie won", Latest, Unseen | TieWins, "x", "B", "A", Applied);
    row("latest: own device's last", Latest, Own | Earlier, "x", "B", "A", Applied);
    row("latest: turned back to what was shown", Latest, Unseen | Earlier, "x", "x", "A", Applied);
    row("latest: both alike", Latest, Unseen | Earlier, "x", "A", "A", Same);
    row("latest: cleared, later", Latest, Unseen | Later, "x", "B", "", Applied);
    row("latest: cleared, earlier", Latest, Unseen | Earlier, "x", "B", "", Superseded);

    row("observed: first", LatestObserved, Earlier, "", "", "rented", Applied);
    row("observed: later", LatestObserved, Unseen | Later, "x", "vacant", "rented", Applied);
    row("observed: earlier", LatestObserved, Unseen | Earlier, "x", "vacant", "rented", Superseded);
    row("observed: earlier, though shown", LatestObserved, Earlier, "vacant", "vacant", "rented",
        Superseded);
    row("observed: tie lost", LatestObserved, Unseen, "x", "vacant", "rented", Superseded);
    row("observed: tie won", LatestObserved, Unseen | TieWins, "x", "vacant", "rented", Applied);
    row("observed: alike", LatestObserved, Unseen | Earlier, "x", "rented", "rented", Same);

    row("review: first", Review, Plain, "", "", "A", Applied);
    row("review: on what was shown", Review, Earlier, "x", "x", "A", Applied);
    row("review: concurrent", Review, Unseen | Later, "x", "B", "A", Held, OpensCase::Review);
    row("review: concurrent on nothing", Review, Unseen, "", "B", "A", Held, OpensCase::Review);
    row("review: cleared concurrently", Review, Unseen, "x", "B", "", Held, OpensCase::Review);
    row("review: own device's last", Review, Own, "x", "B", "A", Applied);
    row("review: turned back", Review, Unseen, "x", "x", "A", Applied);
    row("review: alike", Review, Unseen, "x", "A", "A", Same);
}

void rowsOfOwnedFields() {
    row("authority: by a worker", Authority, Plain, "x", "x", "A", Held, OpensCase::Authority);
    row("authority: by a worker, first", Authority, Plain, "", "", "A", Held, OpensCase::Authority);
    row("authority: by a worker, alike", Authority, Unseen, "x", "A", "A", Same);
    row("authority: by a desk", Authority, Desk | Later, "x", "x", "A", Applied);
    row("authority: two desks, later", Authority, Desk | Unseen | Later, "x", "B", "A", Applied);
    row("authority: two desks, earlier", Authority, Desk | Unseen | Earlier, "x", "B", "A",
        Superseded);

    row("import: latest becomes a proposal", Latest, Import | Later, "x", "x", "A", Held,
        OpensCase::Authority);
    row("import: review too", Review, Import, "x", "x", "A", Held, OpensCase::Authority);
    row("import: observed too", LatestObserved, Import | Later, "x", "x", "A", Held,
        OpensCase::Authority);
    row("import: a desk corrects it", Latest, Import | Desk | Later, "x", "x", "A", Applied);
    row("import: alike", Review, Import, "x", "x", "x", Same);

    row("workflow: open to done", Workflow, Plain, "open", "open", "done", Applied);
    row("workflow: a completion beats a cancellation", Workflow, Unseen | Earlier, "open",
        "cancelled", "done", Applied);
    row("workflow: a cancellation is late", Workflow, Unseen | Later, "open", "done", "cancelled",
        Noted);
    row("workflow: both done", Workflow, Unseen, "open", "done", "done", Same);
    row("workflow: decided twice alike", Workflow, Unseen, "open", "decided", "decided", Same);
    row("workflow: decided cannot be done", Workflow, Plain, "decided", "decided", "done", Noted);

    row("withdrawal: first", Withdrawal, Plain, "", "", "now", Applied);
    row("withdrawal: second", Withdrawal, Unseen | Earlier, "", "then", "now", Noted);
    row("withdrawal: taken back", Withdrawal, Later, "then", "then", "", NoEffect);
}

} // namespace

void TestJudge::single_data() {
    QTest::addColumn<int>("rule");
    QTest::addColumn<int>("situation");
    QTest::addColumn<QByteArray>("seen");
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("opens");
    rowsOfFreeFields();
    rowsOfOwnedFields();
}

void TestJudge::single() {
    QFETCH(int, rule);
    QFETCH(int, situation);
    QFETCH(QByteArray, seen);
    QFETCH(QByteArray, current);
    QFETCH(QByteArray, mine);
    QFETCH(int, verdict);
    QFETCH(int, opens);
    const auto judgement = judge(fieldWith(MergeRule(rule)), viewOf(situation, seen, current),
                                 changeOf(situation, mine));
    QCOMPARE(int(judgement.verdict), verdict);
    QCOMPARE(int(judgement.opens), opens);
    QVERIFY(!judgement.decidesCase);
    if (judgement.verdict == Verdict::Applied)
        QVERIFY(judgement.value == valueOf(mine));
    else
        QVERIFY(isNull(judgement.value));
}

void TestJudge::elements_data() {
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<bool>("isAdd");
    QTest::addColumn<int>("elementVersion"); // base is 3
    QTest::addColumn<bool>("elementIsOwn");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<QByteArray>("after");
    const auto applied = int(Verdict::Applied);
    const auto same = int(Verdict::Same);
    const auto noEffect = int(Verdict::NoEffect);
    const QByteArray none;
    const QByteArray a(R"(["a"])");
    const QByteArray b(R"(["b"])");
    const QByteArray both(R"(["a","b"])");
    // Always about "b".
    QTest::newRow("add to nothing") << none << true << 0 << false << applied << b;
    QTest::newRow("add beside another's") << a << true << 0 << false << applied << both;
    QTest::newRow("add what is there") << both << true << 5 << false << same << none;
    QTest::newRow("remove what was there") << both << false << 0 << false << applied << a;
    QTest::newRow("remove what was shown") << both << false << 3 << false << applied << a;
    QTest::newRow("remove the last") << b << false << 2 << false << applied << none;
    QTest::newRow("remove what was added again unseen")
        << both << false << 5 << false << noEffect << none;
    QTest::newRow("remove what one added oneself") << both << false << 5 << true << applied << a;
    QTest::newRow("remove what has gone") << a << false << 0 << false << same << none;
}

void TestJudge::elements() {
    QFETCH(QByteArray, current);
    QFETCH(bool, isAdd);
    QFETCH(int, elementVersion);
    QFETCH(bool, elementIsOwn);
    QFETCH(int, verdict);
    QFETCH(QByteArray, after);
    FieldView view = viewOf(Unseen | Import, "", current); // an import changes nothing here
    view.elementVersion = elementVersion;
    view.elementIsOwn = elementIsOwn;
    Incoming change = changeOf(Later, "b");
    change.op = isAdd ? Op::Add : Op::Remove;
    const auto judgement = judge(fieldWith(MergeRule::AddWins, FieldType::TextSet), view, change);
    QCOMPARE(int(judgement.verdict), verdict);
    QVERIFY(judgement.value == valueOf(after));
}

void TestJudge::entries_data() {
    QTest::addColumn<bool>("isAdd");
    QTest::addColumn<QByteArray>("operand");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<int>("left"); // entries afterwards
    QTest::newRow("add") << true << QByteArray("dog") << int(Verdict::Applied) << 3;
    QTest::newRow("add the same words") << true << QByteArray("one") << int(Verdict::Applied) << 3;
    QTest::newRow("strike") << false << QByteArray("k1") << int(Verdict::Applied) << 1;
    QTest::newRow("strike twice") << false << QByteArray("gone") << int(Verdict::NoEffect) << 0;
}

void TestJudge::entries() {
    QFETCH(bool, isAdd);
    QFETCH(QByteArray, operand);
    QFETCH(int, verdict);
    QFETCH(int, left);
    const std::string list = entriesText({{"k1", "one", author, 1}, {"k2", "two", author, 2}});
    FieldView view = viewOf(Unseen, "", QByteArray::fromStdString(list));
    Incoming change = changeOf(Earlier, operand);
    change.op = isAdd ? Op::Add : Op::Remove;
    const auto judgement = judge(fieldWith(MergeRule::Append, FieldType::Entries), view, change);
    QCOMPARE(int(judgement.verdict), verdict);
    const auto after = entriesOf(textOf(judgement.value));
    QCOMPARE(int(after.size()), left);
    if (isAdd) {
        QCOMPARE(after.back().key, change.entryKey);
        QVERIFY(after.back().by == author);
        QCOMPARE(after.back().atMs, 42);
    }
}

void TestJudge::openCase_data() {
    QTest::addColumn<bool>("wasShown");
    QTest::addColumn<bool>("mayDecide");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<int>("verdict");
    QTest::addColumn<bool>("decides");
    const QByteArray current("B");
    const QByteArray another("A");
    const auto applied = int(Verdict::Applied);
    const auto held = int(Verdict::Held);
    const auto same = int(Verdict::Same);
    QTest::newRow("shown: decides otherwise") << true << true << another << applied << true;
    QTest::newRow("shown: decides for what stands") << true << true << current << same << true;
    QTest::newRow("shown: decides for nothing") << true << true << QByteArray() << applied << true;
    QTest::newRow("shown, but may not decide") << true << false << another << held << false;
    QTest::newRow("shown, may not, agrees") << true << false << current << same << false;
    QTest::newRow("not shown: joins") << false << true << another << held << false;
    QTest::newRow("not shown: agrees") << false << true << current << same << false;
}

void TestJudge::openCase() {
    QFETCH(bool, wasShown);
    QFETCH(bool, mayDecide);
    QFETCH(QByteArray, mine);
    QFETCH(int, verdict);
    QFETCH(bool, decides);
    for (const auto rule : {MergeRule::Review, MergeRule::Authority, MergeRule::Latest}) {
        FieldView view = viewOf(Unseen | Import, "x", "B");
        view.hasOpenCase = true;
        view.caseWasShown = wasShown;
        Incoming change = changeOf(Earlier, mine);
        change.mayDecide = mayDecide;
        const auto judgement = judge(fieldWith(rule), view, change);
        QCOMPARE(int(judgement.verdict), verdict);
        QCOMPARE(judgement.decidesCase, decides);
        QCOMPARE(int(judgement.opens), int(OpensCase::No)); // it joins the one there is
    }
}

// Every state, and every state after it: what the table names is applied, all else is noted.
void TestJudge::steps_data() {
    QTest::addColumn<const banyan::Workflow*>("workflow");
    for (const auto* workflow : allWorkflows())
        QTest::newRow(workflow->name) << workflow;
}

void TestJudge::steps() {
    QFETCH(const banyan::Workflow*, workflow);
    const auto* states = codeListNamed(workflow->name);
    QVERIFY(states);
    FieldSpec field = fieldWith(MergeRule::Workflow, FieldType::Code).of(*states).by(*workflow);
    std::size_t applied = 0;
    for (const auto& from : states->codes)
        for (const auto& to : states->codes) {
            FieldView view;
            view.current = view.seen = Value{std::string(from.code)};
            Incoming change;
            change.value = Value{std::string(to.code)};
            const auto verdict = judge(field, view, change).verdict;
            const bool isStep = std::ranges::any_of(workflow->steps, [&](const Step& step) {
                return step.from == from.code && step.to == to.code;
            });
            QCOMPARE(verdict, from.code == to.code ? Verdict::Same
                              : isStep             ? Verdict::Applied
                                                   : Verdict::Noted);
            applied += verdict == Verdict::Applied;
        }
    QCOMPARE(applied, workflow->steps.size());
    // Nothing is a dead end that no step leads to, and every step has somebody to take it.
    for (const auto& state : states->codes)
        QVERIFY2(workflow->isBeginning(state.code)
                     || std::ranges::any_of(
                         workflow->steps, [&](const Step& step) { return step.to == state.code; }),
                 state.code.data());
    for (const auto& step : workflow->steps)
        QVERIFY2(step.roles != 0, step.to.data());
}

void TestJudge::writtenOnce() {
    const FieldSpec field{1,  "decision", FieldType::Text, MergeRule::Workflow, roles::workers,
                          "", ""};
    QVERIFY(stepAllowed(field, "", "joint"));
    QVERIFY(!stepAllowed(field, "joint", "duplicate")); // a decision that has been written
}

// Three devices write one field without having seen each other: whatever the order of arrival, the
// last writing stands.
void TestJudge::latestConvergesInEveryOrder() {
    struct Writing {
        std::int64_t atMs;
        std::string tie;
        std::string value;
    };
    std::vector<Writing> writings{{2'000, "a", "A"}, {2'000, "b", "B"}, {1'000, "c", "C"}};
    std::sort(writings.begin(), writings.end(),
              [](const auto& a, const auto& b) { return a.value < b.value; });
    do {
        FieldView view;
        view.seen = view.current = Value{std::string("x")};
        std::int64_t revision = 1;
        for (const auto& writing : writings) {
            Incoming change;
            change.base = 1;
            change.atMs = writing.atMs;
            change.tie = writing.tie;
            change.value = writing.value;
            const auto judgement = judge(fieldWith(MergeRule::Latest), view, change);
            if (judgement.verdict != Verdict::Applied)
                continue;
            view.current = judgement.value;
            view.version = ++revision;
            view.lastAtMs = writing.atMs;
            view.lastTie = writing.tie;
        }
        QCOMPARE(std::string(textOf(view.current)), std::string("B"));
    } while (std::next_permutation(writings.begin(), writings.end(),
                                   [](const auto& a, const auto& b) { return a.value < b.value; }));
}

void TestJudge::replay_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("op");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("operand");
    QTest::addColumn<QByteArray>("after");
    const auto set = int(FieldType::TextSet);
    QTest::newRow("set") << int(FieldType::Text) << int(Op::Set) << QByteArray("x")
                         << QByteArray("y") << QByteArray("y");
    QTest::newRow("clear") << int(FieldType::Text) << int(Op::Set) << QByteArray("x")
                           << QByteArray() << QByteArray();
    QTest::newRow("add") << set << int(Op::Add) << QByteArray(R"(["a"])") << QByteArray("b")
                         << QByteArray(R"(["a","b"])");
    QTest::newRow("add again") << set << int(Op::Add) << QByteArray(R"(["b"])") << QByteArray("b")
                               << QByteArray(R"(["b"])");
    QTest::newRow("remove the last")
        << set << int(Op::Remove) << QByteArray(R"(["b"])") << QByteArray("b") << QByteArray();
}

void TestJudge::replay() {
    QFETCH(int, type);
    QFETCH(int, op);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, operand);
    QFETCH(QByteArray, after);
    const Value value = replayed(fieldWith(MergeRule::Latest, FieldType(type)), valueOf(before),
                                 Op(op), valueOf(operand), {});
    QVERIFY(value == valueOf(after));
    // An entry is known by its key: replaying it over the office's own row adds nothing.
    const Entry entry{"k1", "one", author, 1};
    const auto entries = fieldWith(MergeRule::Append, FieldType::Entries);
    const Value once = replayed(entries, {}, Op::Add, Value{entry.text}, entry);
    QVERIFY(replayed(entries, once, Op::Add, Value{entry.text}, entry) == once);
    QVERIFY(isNull(replayed(entries, once, Op::Remove, Value{entry.key}, {})));
}

QTEST_GUILESS_MAIN(TestJudge)
#include "tst_judge.moc"
