#include "core/usecases/cases.h"

#include "core/usecases/names.h"

#include <algorithm>

namespace banyan {

namespace {

bool isProposal(const CaseView& view) { return view.kind == "authority"; }

// What a record is called where only its id is written down.
std::string labelOf(Store& store, Names& names, const Uuid& id) {
    if (const auto stay = store.table(EntityId::Residency).find(id)) {
        const auto dwelling = store.table(EntityId::Dwelling).find(stay->reference("dwelling"));
        return dwelling ? std::string(dwelling->text("door")) : std::string();
    }
    if (const auto visit = store.table(EntityId::Visit).find(id))
        return isoLocalText(visit->integer("observed_at"));
    return names.ofResident(id);
}

} // namespace

bool Cases::isDecidedHere(const CaseView& view) {
    auto& pending =
        m_store.database()
            .cached("SELECT 1 FROM pending WHERE record = ? AND field = ? AND "
                    "case_shown > 0 AND state = 0 LIMIT 1")
            .with(view.record, std::int64_t{specOf(view.entity).field(view.field)->number});
    Running running(pending);
    return running->step();
}

void Cases::readSubject(CaseView& view) {
    const auto* spec = entitySpec(view.entity);
    const auto* field = spec ? spec->field(view.field) : nullptr;
    if (!field)
        return;
    Value current;
    (void)m_store.table(view.entity).headAndValue(view.record, spec->indexOf(view.field), current);
    view.current = valueText(*field, current);
    for (auto& candidate : view.candidates)
        candidate.isCurrent = candidate.text == view.current;
    if (view.isOpen && isDecidedHere(view)) {
        view.isOpen = false;
        view.isUnsent = true;
        view.decision = view.current;
    }
}

CaseView Cases::view(const Record& record) {
    Names names(m_store);
    CaseView view;
    view.id = record.id;
    view.kind = record.text("kind");
    if (const auto* spec = entitySpec(record.text("subject_entity")))
        view.entity = spec->id;
    view.record = record.reference("subject_record");
    view.field = record.text("subject_field");
    view.before = record.text("before");
    view.isOpen = record.text("state") == "open";
    view.decision = record.text("decision");
    view.decider = record.reference("decided_by");
    view.decidedBy = names.ofUser(view.decider);
    view.decidedAtMs = record.integer("decided_at");
    view.reason = record.text("reason");
    view.openedAtMs = record.createdAtMs;
    for (const auto& entry : entriesOf(record.text("candidates"))) {
        CaseCandidate candidate{
            entry.key, entry.text, entry.text, entry.by, names.ofUser(entry.by), entry.atMs, false};
        if (const auto id = Uuid::fromText(entry.text))
            candidate.label = labelOf(m_store, names, *id);
        view.candidates.push_back(std::move(candidate));
    }
    readSubject(view);
    if (!view.isOpen && !view.isUnsent)
        view.isUnsent = record.reference("decided_by").isNull();
    const auto role = roleOf(m_store);
    view.mayDecide = role && (mask(*role) & (isProposal(view) ? roles::desks : roles::workers));
    return view;
}

std::vector<CaseView> Cases::select(std::string_view where, const std::vector<Value>& parameters) {
    std::vector<CaseView> views;
    for (const auto& record : m_store.table(EntityId::ConflictCase).select(where, parameters))
        views.push_back(view(record));
    return views;
}

Result<std::vector<CaseView>> Cases::openCases() {
    return guarded([&]() -> Result<std::vector<CaseView>> {
        auto views = select("state = 'open' AND record_state = 0 ORDER BY created_at, row");
        std::erase_if(views, [](const CaseView& view) { return !view.isOpen; });
        return views;
    });
}

Result<std::vector<CaseView>> Cases::allCases() {
    return guarded([&]() -> Result<std::vector<CaseView>> {
        auto views = select("record_state = 0 ORDER BY state <> 'open', decided_at DESC, row");
        std::stable_partition(views.begin(), views.end(),
                              [](const CaseView& view) { return view.isOpen; });
        return views;
    });
}

Result<std::vector<CaseView>> Cases::decidedSince(std::int64_t atMs) {
    return guarded([&]() -> Result<std::vector<CaseView>> {
        return select("state <> 'open' AND record_state = 0 AND decided_at >= ? ORDER BY "
                      "decided_at DESC, row",
                      {Value{atMs}});
    });
}

Result<std::vector<CaseView>> Cases::about(const Uuid& record) {
    return guarded([&]() -> Result<std::vector<CaseView>> {
        auto views =
            select("subject_record = ? AND state = 'open' AND record_state = 0", {Value{record}});
        std::erase_if(views, [](const CaseView& view) { return !view.isOpen; });
        return views;
    });
}

Result<CaseView> Cases::find(const Uuid& id) {
    return guarded([&]() -> Result<CaseView> {
        const auto record = m_store.table(EntityId::ConflictCase).find(id);
        if (!record || record->head.state != RecordState::Live)
            return Error{ErrorCode::NotFound, "there is no such case here"};
        return view(*record);
    });
}

Result<Recorded> Cases::settleCase(const Uuid& id, const CaseDecision& decision) {
    const auto found = find(id);
    if (!found)
        return found.error();
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        if (!found->isOpen)
            action.refuse(ErrorCode::Conflict, "this case has been decided");
        action.requireRole(isProposal(*found) ? roles::desks : roles::workers,
                           "a decision of this case");
        if (decision.take && *decision.take >= found->candidates.size())
            action.refuse(ErrorCode::Invalid, "there is no candidate with this number");
        if (!decision.take && decision.text.empty())
            action.refuse(ErrorCode::Invalid,
                          "say what is true: one of the candidates, or a value");
        if (action.hasFault())
            return action.commit("settle_case", id, m_holdMs);
        if (found->field.empty())
            settleRecords(action, *found, decision);
        else
            settleField(action, *found, decision);
        if (!decision.reason.empty())
            action.set(EntityId::ConflictCase, id, "reason", Value{decision.reason});
        return action.commit("settle_case", id, m_holdMs);
    });
}

// The edit is the decision: the outbox marks it as made with the case at hand. The case's own state
// is left to the office, so that a decision which came second is not taken for the last word.
void Cases::settleField(ActionDraft& action, const CaseView& view, const CaseDecision& decision) {
    const auto* field = specOf(view.entity).field(view.field);
    std::string text = decision.take ? view.candidates[*decision.take].text : decision.text;
    Value value{text};
    if (const auto id = Uuid::fromText(text); id && field->type == FieldType::Reference)
        value = *id;
    if (text.empty())
        value = Value{};
    action.confirm(view.entity, view.record, view.field, value);
    if (view.kind == "cross_field" && text == view.current)
        action.refuse(ErrorCode::Invalid,
                      view.field + ": this is what cannot stay; choose somebody else");
}

void Cases::settleRecords(ActionDraft& action, const CaseView& view, const CaseDecision& decision) {
    const std::string text = decision.take ? view.candidates[*decision.take].text : decision.text;
    if (view.kind == "visit_twice") {
        if (text != "joint" && text != "duplicate")
            return action.refuse(ErrorCode::Invalid,
                                 "decision: say joint (we went together) or duplicate");
        if (text == "duplicate")
            voidLaterVisit(action, view, decision.reason);
    }
    if (view.kind == "duplicate")
        settleDuplicate(action, view, decision);
    if (view.kind == "double_presence" && decision.take)
        keepResidency(action, view, *decision.take);
    action.set(EntityId::ConflictCase, view.id, "state", Value{std::string("decided")});
    action.set(EntityId::ConflictCase, view.id, "decision", Value{text});
}

void Cases::settleDuplicate(ActionDraft& action, const CaseView& view,
                            const CaseDecision& decision) {
    if (!decision.take && decision.text != "same" && decision.text != "different")
        return action.refuse(ErrorCode::Invalid,
                             "decision: say same or different, or which of the two stays");
    if (decision.text == "different")
        return;
    const std::size_t kept = decision.take.value_or(0);
    const auto survivor = Uuid::fromText(view.candidates[kept].text);
    for (std::size_t i = 0; i < view.candidates.size(); ++i)
        if (const auto other = Uuid::fromText(view.candidates[i].text); i != kept && other)
            action.merge(view.entity, *other, *survivor);
}

void Cases::voidLaterVisit(ActionDraft& action, const CaseView& view, const std::string& reason) {
    std::optional<Record> later;
    for (const auto& candidate : view.candidates) {
        const auto id = Uuid::fromText(candidate.text);
        const auto visit = id ? m_store.table(EntityId::Visit).find(*id) : std::nullopt;
        if (visit && (!later || visit->integer("observed_at") > later->integer("observed_at")))
            later = visit;
    }
    // Only its author may void a visit; where somebody else decides, the case says it is one.
    if (!later || m_store.peers().get(later->createdBy) != action.author()
        || !isNull(later->value("void_reason")))
        return;
    action.set(EntityId::Visit, later->id, "void_reason",
               Value{reason.empty() ? std::string("与另一次走访重复") : reason});
}

void Cases::keepResidency(ActionDraft& action, const CaseView& view, std::size_t take) {
    for (std::size_t i = 0; i < view.candidates.size(); ++i) {
        const auto id = Uuid::fromText(view.candidates[i].text);
        if (i == take || !id)
            continue;
        if (!m_store.table(EntityId::Residency).head(*id))
            return action.refuse(ErrorCode::NotAllowed,
                                 "the other address is in a grid you do not see; the community "
                                 "desk sees both and can decide");
        const Record* stay = action.record(EntityId::Residency, *id);
        if (stay && isNull(stay->value("until")))
            action.set(EntityId::Residency, *id, "until", Value{action.today().text()});
    }
}

} // namespace banyan
