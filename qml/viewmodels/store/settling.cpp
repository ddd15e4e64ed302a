// What a person does about a case or about work that was set aside.
#include "core/schema/validation.h"
#include "core/store/codes.h"
#include "qml/viewmodels/store/attentionreading.h"
#include "qml/viewmodels/store/coretext.h"

#include <algorithm>

namespace banyan::ui {

namespace {

// The codes of pages that stand for one of the candidates, in their order.
std::optional<std::size_t> candidateOf(const QString& code) {
    if (code == QLatin1String("here"))
        return 0;
    if (code == QLatin1String("there"))
        return 1;
    return std::nullopt;
}

// The stored form of what a person wrote instead, as one element where the field holds several.
Result<Value> valueOf(Store& store, const FieldSpec& field, Op op, const QString& text) {
    const CivilDate today = localDateOf(store.clock().wallMs());
    if (field.type != FieldType::TextSet || op != Op::Create)
        return parseValue(field, text.toStdString(), today);
    std::vector<std::string> elements;
    for (const auto& part : listed(text.toStdString())) {
        auto element = parseValue(field, part, today);
        if (!element)
            return element.error();
        elements.emplace_back(textOf(*element));
    }
    auto json = setText(std::move(elements));
    return json.empty() ? Value{} : Value{std::move(json)};
}

Status correctOne(Store& store, std::vector<Change>& changes, const Correction& correction) {
    const auto* spec = entityFrom(correction.target.entity);
    const auto* field = spec ? spec->field(correction.target.field.toStdString()) : nullptr;
    const auto record = idFrom(correction.target.recordId);
    const auto at = std::size_t(correction.change);
    if (!field || !record || at >= changes.size() || changes[at].record != *record
        || (changes[at].op != Op::Create && changes[at].field != field->number))
        return Error{ErrorCode::NotFound, "this is not part of what was set aside"};
    Change& change = changes[at];
    auto value = valueOf(store, *field, change.op, correction.value);
    if (!value)
        return value.error();
    if (auto status = checkCode(store, *field, *value); !status)
        return status;
    if (change.op == Op::Create) {
        std::erase_if(change.values,
                      [&](const auto& entry) { return entry.first == field->number; });
        if (!isNull(*value))
            change.values.emplace_back(field->number, *std::move(value));
        std::ranges::sort(change.values, {}, [](const auto& entry) { return entry.first; });
    } else if (isNull(*value) && change.op != Op::Set) { // nothing to add is nothing to do
        changes.erase(changes.begin() + correction.change);
    } else {
        change.value = *std::move(value);
    }
    return ok();
}

std::vector<std::int64_t> waitingFor(Store& store, std::int64_t first) {
    const auto all = Outbox(store).list(ActionState::SetAside);
    const auto found = std::ranges::find_if(
        all, [&](const QueuedAction& queued) { return queued.action.first == first; });
    std::vector<std::int64_t> waiting;
    if (found == all.end())
        return waiting;
    for (const auto& queued : all) {
        const bool isShared = std::ranges::any_of(queued.action.changes, [&](const Change& change) {
            return std::ranges::find(found->action.changes, change.record, &Change::record)
                   != found->action.changes.end();
        });
        if (queued.action.first != first && isShared
            && queued.reason == setAsideName(SetAside::BuildsOn))
            waiting.push_back(queued.action.first);
    }
    return waiting;
}

} // namespace

Status saveDecision(Store& store, const CaseDecision& decision) {
    const auto id = idFrom(decision.caseId);
    if (!id)
        return id.error();
    const auto view = Cases(store).find(*id);
    if (!view)
        return view.error();
    banyan::CaseDecision made;
    made.text =
        decision.ownValue.isEmpty() ? decision.code.toStdString() : decision.ownValue.toStdString();
    made.take = candidateOf(decision.code);
    made.reason = decision.reason.toStdString();
    for (std::size_t at = 0; at < view->candidates.size(); ++at)
        if (!decision.versionId.isEmpty()
            && view->candidates[at].key == decision.versionId.toStdString())
            made.take = at;
    const auto recorded = Cases(store).settleCase(*id, made);
    return recorded ? ok() : Status(recorded.error());
}

Status resendAction(Store& store, std::int64_t first, const std::vector<Correction>& corrections) {
    const auto waiting = waitingFor(store, first);
    auto fromTheEnd = corrections; // what is taken out must not move what comes before it
    std::ranges::stable_sort(fromTheEnd, std::greater<>(), &Correction::change);
    Outbox outbox(store);
    const auto again = outbox.resend(first, [&](std::vector<Change>& changes) -> Status {
        for (const Correction& correction : fromTheEnd)
            if (auto status = correctOne(store, changes, correction); !status)
                return status;
        return ok();
    });
    if (!again)
        return again.error();
    for (const std::int64_t next : waiting)
        if (auto sent = outbox.resend(next); !sent)
            return sent.error();
    return ok();
}

} // namespace banyan::ui
