#include "core/merge/judge.h"

#include "core/schema/workflow.h"

#include <algorithm>
#include <utility>

namespace banyan {

namespace {

// Newer than what the author had been shown, by someone else, and neither what he had before him
// nor what he wants.
bool isConcurrent(const FieldView& view, const Incoming& change) {
    return view.version > change.base && !view.lastIsOwn && view.current != view.seen
           && view.current != change.value;
}

std::int64_t observedAt(std::int64_t observed, std::int64_t written) {
    return observed != 0 ? observed : written;
}

Judgement applied(Value value) { return {Verdict::Applied, std::move(value)}; }
Judgement only(Verdict verdict) { return {verdict, {}}; }

Judgement judgeLatest(const FieldView& view, const Incoming& change) {
    const bool isOlder =
        std::pair(change.atMs, change.tie) < std::pair(view.lastAtMs, view.lastTie);
    return isConcurrent(view, change) && isOlder ? only(Verdict::Superseded)
                                                 : applied(change.value);
}

Judgement judgeLatestObserved(const FieldView& view, const Incoming& change) {
    const auto mine = std::pair(observedAt(change.observedAtMs, change.atMs), change.tie);
    const auto theirs = std::pair(observedAt(view.lastObservedAtMs, view.lastAtMs), view.lastTie);
    return view.version > 0 && mine < theirs ? only(Verdict::Superseded) : applied(change.value);
}

Judgement judgeReview(const FieldView& view, const Incoming& change) {
    if (isConcurrent(view, change))
        return {Verdict::Held, {}, OpensCase::Review};
    return applied(change.value);
}

Judgement judgeAuthority(const FieldView& view, const Incoming& change) {
    if (!change.isAuthority)
        return {Verdict::Held, {}, OpensCase::Authority};
    return judgeLatest(view, change);
}

Judgement judgeImmutable(const FieldView& view, const Incoming& change) {
    return isNull(view.current) ? applied(change.value) : only(Verdict::Noted);
}

Judgement judgeWorkflow(const FieldSpec& field, const FieldView& view, const Incoming& change) {
    return stepAllowed(field, textOf(view.current), textOf(change.value)) ? applied(change.value)
                                                                          : only(Verdict::Noted);
}

Judgement judgeWithdrawal(const FieldView& view, const Incoming& change) {
    if (isNull(change.value))
        return only(Verdict::NoEffect);
    return isNull(view.current) ? applied(change.value) : only(Verdict::Noted);
}

Judgement judgeElement(const FieldView& view, const Incoming& change) {
    const std::string_view set = textOf(view.current);
    const std::string_view element = textOf(change.value);
    const bool isThere = setContains(set, element);
    if (isThere == (change.op == Op::Add))
        return only(Verdict::Same);
    if (change.op == Op::Add)
        return applied(setWith(set, element));
    const bool wasShown = view.elementVersion <= change.base || view.elementIsOwn;
    if (!wasShown)
        return only(Verdict::NoEffect);
    auto rest = setWithout(set, element);
    return applied(rest.empty() ? Value{} : Value{std::move(rest)});
}

Judgement judgeEntry(const FieldView& view, const Incoming& change) {
    const std::string_view list = textOf(view.current);
    if (change.op == Op::Add)
        return applied(entriesWith(list, {change.entryKey, std::string(textOf(change.value)),
                                          change.author, change.recordedAtMs}));
    if (!entriesContain(list, textOf(change.value)))
        return only(Verdict::NoEffect);
    auto rest = entriesWithout(list, textOf(change.value));
    return applied(rest.empty() ? Value{} : Value{std::move(rest)});
}

Judgement byRule(const FieldSpec& field, const FieldView& view, const Incoming& change) {
    switch (field.rule) {
    case MergeRule::Immutable:
        return judgeImmutable(view, change);
    case MergeRule::Latest:
        return judgeLatest(view, change);
    case MergeRule::LatestObserved:
        return judgeLatestObserved(view, change);
    case MergeRule::AddWins:
        return judgeElement(view, change);
    case MergeRule::Append:
        return judgeEntry(view, change);
    case MergeRule::Review:
        return judgeReview(view, change);
    case MergeRule::Authority:
        return judgeAuthority(view, change);
    case MergeRule::Workflow:
        return judgeWorkflow(field, view, change);
    case MergeRule::Withdrawal:
        return judgeWithdrawal(view, change);
    }
    return only(Verdict::Noted);
}

} // namespace

Judgement judge(const FieldSpec& field, const FieldView& view, const Incoming& change) {
    if (field.rule == MergeRule::AddWins)
        return judgeElement(view, change);
    if (field.rule == MergeRule::Append)
        return judgeEntry(view, change);
    if (view.hasOpenCase) {
        // Beside an open case a change is either the decision of someone who had the case before
        // him, or one more candidate.
        if (view.caseWasShown && change.mayDecide) {
            Judgement decision =
                change.value == view.current ? only(Verdict::Same) : applied(change.value);
            decision.decidesCase = true;
            return decision;
        }
        return change.value == view.current ? only(Verdict::Same) : only(Verdict::Held);
    }
    if (change.value == view.current)
        return only(Verdict::Same);
    // Two decided one case differently. The first may have kept the value, so versions cannot tell.
    if (view.wasDecidedMeanwhile)
        return {Verdict::Held, {}, OpensCase::Review};
    if (view.lastIsImport && !change.isAuthority)
        return {Verdict::Held, {}, OpensCase::Authority};
    return byRule(field, view, change);
}

Value replayed(const FieldSpec& field, const Value& value, Op op, const Value& operand,
               const Entry& newEntry) {
    if (op == Op::Set)
        return operand;
    std::string text;
    if (field.type == FieldType::Entries)
        text = op == Op::Add ? (entriesContain(textOf(value), newEntry.key)
                                    ? std::string(textOf(value))
                                    : entriesWith(textOf(value), newEntry))
                             : entriesWithout(textOf(value), textOf(operand));
    else
        text = op == Op::Add ? setWith(textOf(value), textOf(operand))
                             : setWithout(textOf(value), textOf(operand));
    return text.empty() ? Value{} : Value{std::move(text)};
}

bool stepAllowed(const FieldSpec& field, std::string_view from, std::string_view to) {
    return from.empty() || (field.workflow && field.workflow->step(from, to));
}

} // namespace banyan
