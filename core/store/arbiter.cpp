#include "core/store/arbiter.h"

#include "core/schema/validation.h"
#include "core/store/codes.h"
#include "core/store/crossrules.h"
#include "core/store/problemlimits.h"
#include "core/store/refusal.h"

#include <algorithm>
#include <array>

namespace banyan {

namespace {

constexpr std::array setAsideNames{
    "",       "not_allowed", "out_of_scope", "invalid", "unknown_record", "unknown_field",
    "exists", "erased",      "builds_on",    "revoked"};

} // namespace

const char* setAsideName(SetAside reason) {
    return setAsideNames[static_cast<std::size_t>(reason)];
}

std::optional<SetAside> setAsideNamed(std::string_view name) {
    for (std::size_t i = 1; i < setAsideNames.size(); ++i)
        if (name == setAsideNames[i])
            return static_cast<SetAside>(i);
    return std::nullopt;
}

Arbiter::Arbiter(Store& store, const Uuid& officeDevice)
    : m_store(store)
    , m_chronicle(store, officeDevice)
    , m_cases(store, m_chronicle)
    , m_merging(store, m_chronicle, m_cases) {}

ActionOutcome Arbiter::decide(const Action& action, const ActionOrigin& origin) {
    if (origin.isImport && !hasImports()) {
        m_store.setMeta("has_imports", std::int64_t{1});
        m_hasImports = true;
    }
    Context context{action, origin, {}};
    context.by.device = m_store.peers().obtain(origin.device);
    context.by.author = m_store.peers().obtain(action.author);
    context.by.recordedAtMs = action.recordedAtMs;
    context.by.atMs = origin.atMs;
    ActionOutcome outcome;
    outcome.changes.reserve(action.changes.size());
    m_store.feeds().mark();
    m_chronicle.beginAction();
    const std::int64_t written = m_store.database().changesEver();
    try {
        // A single change is checked whole before its first write.
        std::optional<Savepoint> savepoint;
        if (action.changes.size() > 1)
            savepoint.emplace(m_store.database());
        for (std::size_t i = 0; i < action.changes.size(); ++i) {
            context.by.number = action.first + static_cast<std::int64_t>(i);
            context.by.flags = origin.isImport ? historyflag::imported : 0;
            outcome.changes.push_back(decideChange(action.changes[i], context));
        }
        m_chronicle.endAction(false);
        if (savepoint)
            savepoint->release();
        m_store.feeds().keep();
    } catch (const Refusal& refusal) {
        if (action.changes.size() == 1 && m_store.database().changesEver() != written)
            throw StorageError(0, "a single change was refused after its first write");
        m_store.feeds().revert();
        m_chronicle.endAction(true);
        m_cases.forget();
        outcome.setAside = refusal.reason;
        outcome.detail = refusal.detail;
        outcome.changes.clear();
        remember(action, origin);
    }
    return outcome;
}

void Arbiter::remember(const Action& action, const ActionOrigin& origin) {
    m_touched = {origin.device, true};
    for (std::size_t i = 0; i < action.changes.size(); ++i)
        m_store.database()
            .cached("INSERT INTO set_aside_touch(device, record, field, number) VALUES(?, ?, ?, ?) "
                    "ON CONFLICT(device, record, field) DO UPDATE SET number = excluded.number")
            .with(origin.device, action.changes[i].record, std::int64_t{action.changes[i].field},
                  action.first + static_cast<std::int64_t>(i))
            .run();
}

ChangeOutcome Arbiter::decideChange(const Change& change, Context& context) {
    const auto* spec = entitySpec(change.entity);
    if (!spec)
        throw Refusal{SetAside::UnknownField,
                      "the office does not know this kind of record yet; it must be updated"};
    checkBuildsOn(change, context);
    if (change.entity == EntityId::User)
        checkPlacesGiven(change, context);
    switch (change.op) {
    case Op::Create:
        return create(change, context);
    case Op::Set:
    case Op::Add:
    case Op::Remove:
        return setField(change, context);
    case Op::Delete:
        return remove(change, context);
    case Op::Erase:
        return erase(change, context);
    case Op::Merge:
        return merge(change, context);
    }
    throw Refusal{SetAside::UnknownField, "the office does not know this kind of change yet"};
}

ChangeOutcome Arbiter::create(const Change& change, Context& context) {
    auto& table = m_store.table(change.entity);
    const auto& spec = table.spec();
    if (table.head(change.record))
        throw Refusal{SetAside::Exists, "a record with this id is already at the office"};
    checkReferences(spec, change.values, context);
    Record record = recordFrom(change.entity, change.record, change.values);
    const auto scope = m_store.scopeByReferences(spec, record.values);
    if (!scope || spec.home == Home::OfOffice)
        throw Refusal{spec.home == Home::OfOffice ? SetAside::NotAllowed : SetAside::UnknownRecord,
                      scopeMissing(spec)};
    const auto giver = scopeGiverOf(spec, record.values);
    checkWriter(spec.creators, *scope, spec.name,
                giver ? About{giver->first, giver->second} : About{}, context);
    const CivilDate today = localDateOf(context.origin.arrivedAtMs);
    for (const auto& [number, value] : change.values) {
        const auto& field = *spec.field(number);
        if (field.officeOnly)
            throw Refusal{SetAside::NotAllowed,
                          std::string(field.name) + ": only the office writes this"};
        checkContent(field, value, today, true);
    }
    checkBeginning(spec, record.values, context);
    for (const auto& status : {checkRecord(spec, record.values), checkCodeEntry(m_store, record)})
        if (!status)
            throw Refusal{SetAside::Invalid, status.error().context};
    record.head.scope = *scope;
    record.head.revision = 1;
    record.createdAtMs = context.origin.atMs;
    record.createdBy = context.by.author;
    m_chronicle.ledger().insert(record);
    m_chronicle.write(change, context.by, Verdict::Applied, 1, *scope, {});
    afterCreated(record, context);
    return {Verdict::Applied, 1, false, {}, *scope};
}

ChangeOutcome Arbiter::setField(const Change& change, Context& context) {
    auto& table = m_store.table(change.entity);
    const int index = table.spec().indexOf(change.field);
    if (index < 0)
        throw Refusal{SetAside::UnknownField,
                      "the office does not know this field yet; it must be updated"};
    const auto& field = table.spec().fields[static_cast<std::size_t>(index)];
    Value current;
    const auto head = table.headAndValue(change.record, index, current);
    if (!head)
        throw Refusal{SetAside::UnknownRecord, "this record does not exist at the office"};
    if (head->state == RecordState::Erased) {
        // Erasure beats everything: the value is not even kept.
        Change emptied = change;
        emptied.value = {};
        m_chronicle.write(emptied, context.by, Verdict::NoEffect, head->revision, head->scope, {});
        return {Verdict::NoEffect, head->revision, false, {}, head->scope};
    }
    if (field.officeOnly)
        throw Refusal{SetAside::NotAllowed,
                      std::string(field.name) + ": only the office writes this"};
    checkWriter(field.writers, head->scope, field.name, {change.entity, change.record}, context);
    if (head->state == RecordState::Merged) { // it lands on the record that stands for this one
        const Uuid root = m_merging.rootOf(change.entity, change.record);
        checkWriter(field.writers, table.head(root)->scope, field.name, {change.entity, root},
                    context);
    }
    const bool holdsElements = field.rule == MergeRule::AddWins || field.rule == MergeRule::Append;
    if (holdsElements == (change.op == Op::Set))
        throw Refusal{SetAside::Invalid, std::string(field.name)
                                             + (holdsElements ? ": add or remove single entries"
                                                              : ": this field is set whole")};
    const bool isStrike = field.rule == MergeRule::Append && change.op == Op::Remove;
    if (!isStrike)
        checkContent(field, change.value, localDateOf(context.origin.arrivedAtMs), !holdsElements);
    checkOwner(change, field, context);
    checkReferences(table.spec(), {{change.field, change.value}}, context);
    const auto openCase = m_cases.openAbout(change.record, field.name);
    const FieldView seen = view(field, change, *head, current, openCase, context);
    const Judgement judgement =
        judge(field, seen, incoming(field, change, *head, seen, openCase, context));
    if (judgement.verdict == Verdict::Applied)
        checkStep(change, field, current, head->scope, context);
    if (judgement.verdict == Verdict::Noted && change.entity == EntityId::ConflictCase)
        reopenIfDisputed(change, field, context);
    return finish(change, context, *head, field, current, judgement, openCase);
}

ChangeOutcome Arbiter::finish(const Change& change, Context& context, const RecordHead& head,
                              const FieldSpec& field, const Value& before,
                              const Judgement& judgement, const std::optional<Record>& openCase) {
    auto& table = m_store.table(change.entity);
    const int index = table.spec().indexOf(change.field);
    ChangeOutcome outcome;
    outcome.verdict = judgement.verdict;
    outcome.isMerged =
        change.base > 0 && head.revision > change.base && isBesideOthers(change, context);
    outcome.revision = head.revision;
    outcome.feed = head.scope;
    if (outcome.isMerged)
        context.by.flags |= historyflag::merged;
    if (judgement.decidesCase)
        context.by.flags |= historyflag::decision;
    if (judgement.verdict == Verdict::Applied) {
        RecordHead now = head;
        if (head.state == RecordState::Deleted) {
            // An edit beats a deletion: the record comes back, for people to look at.
            m_chronicle.ledger().setState(change.entity, change.record, now, RecordState::Live,
                                          now.revision);
            now.state = RecordState::Live;
            context.by.flags |= historyflag::revived;
        }
        outcome.revision = head.revision + 1;
        m_chronicle.ledger().setField(change.entity, change.record, now, index, before,
                                      judgement.value, outcome.revision);
        m_chronicle.write(change, context.by, Verdict::Applied, outcome.revision, head.scope,
                          before);
        if (head.state == RecordState::Merged)
            m_merging.lateEdit(change, field, before, judgement.value, context.action.author,
                               context.origin.atMs);
        afterApplied(change, field, head, context);
    } else {
        m_chronicle.write(change, context.by, judgement.verdict, head.revision, head.scope, {});
    }
    if (judgement.verdict == Verdict::Held)
        outcome.caseId = hold(change, field, head, before, judgement.opens, openCase, context);
    if (judgement.decidesCase)
        m_cases.close(*openCase, valueText(field, change.value), context.action.author,
                      context.origin.atMs);
    return outcome;
}

// A second, differing decision by someone who had not been shown the first reopens the case.
void Arbiter::reopenIfDisputed(const Change& change, const FieldSpec& field, Context& context) {
    if (std::string_view(field.name) != "decision")
        return;
    const auto last = m_store.history().version(change.record, field.number);
    if (!last || last->revision <= change.base || last->device == context.by.device)
        return;
    if (const auto decided = m_store.table(EntityId::ConflictCase).find(change.record))
        m_cases.reopen(*decided,
                       {entryKey(viewOf(change.salt)), std::string(textOf(change.value)),
                        context.action.author, context.action.recordedAtMs},
                       context.origin.atMs);
}

Uuid Arbiter::hold(const Change& change, const FieldSpec& field, const RecordHead& head,
                   const Value& current, OpensCase opens, const std::optional<Record>& openCase,
                   Context& context) {
    const Entry mine{entryKey(viewOf(change.salt)), valueText(field, change.value),
                     context.action.author, context.action.recordedAtMs};
    if (openCase) {
        m_cases.join(*openCase, mine, context.origin.atMs);
        return openCase->id;
    }
    // Someone who decides a case that another has just decided otherwise reopens it.
    if (change.caseShown > 0)
        if (const auto decided = m_cases.decidedAbout(change.record, field.name)) {
            m_cases.reopen(*decided, mine, context.origin.atMs);
            return decided->id;
        }
    CaseBook::Opening opening;
    opening.kind = opens == OpensCase::Authority ? "authority" : "review";
    opening.entity = change.entity;
    opening.record = change.record;
    opening.field = field.name;
    opening.scope = head.scope;
    opening.atMs = context.origin.atMs;
    opening.firstAction = tieOf(context.origin.device, context.by.number);
    const auto seen = m_store.history().valueAt(change.record, field.number, change.base);
    opening.before = valueText(field, seen.value_or(current));
    Entry standing{"current", valueText(field, current), {}, 0};
    if (const auto last = m_store.history().version(change.record, field.number)) {
        standing.key = entryKey(viewOf(last->salt));
        standing.by = m_store.peers().get(last->author);
        standing.atMs = last->recordedAtMs;
    } else if (const auto record = m_store.table(change.entity).find(change.record)) {
        standing.by = m_store.peers().get(record->createdBy);
        standing.atMs = record->createdAtMs;
    }
    opening.candidates = {standing, mine};
    return m_cases.open(opening);
}

void Arbiter::afterApplied(const Change& change, const FieldSpec& field, const RecordHead& head,
                           Context& context) {
    if (field.givesScope) {
        const auto record = m_store.table(change.entity).find(change.record);
        const auto scope =
            m_store.scopeByReferences(m_store.table(change.entity).spec(), record->values);
        if (scope && *scope != head.scope)
            m_chronicle.rescope(change.entity, change.record, *scope);
    }
    if (field.type == FieldType::Reference && Merging::isMergeable(field.target))
        m_merging.lateReference(change.entity, change.record, context.origin.atMs);
    if (change.entity == EntityId::Resident && head.state == RecordState::Live)
        CrossRules(m_store, m_cases).residentChanged(change.record, change, context.origin.atMs);
    CrossRules(m_store, m_cases).identityChanged(change, field, context.origin.atMs);
    ProblemLimits(m_store, m_chronicle).changed(change, field, context.origin.atMs);
    if (change.entity == EntityId::ConflictCase && std::string_view(field.name) == "state"
        && textOf(change.value) == "decided") {
        m_chronicle.apply(EntityId::ConflictCase, change.record, "decided_by", Op::Set,
                          Value{context.action.author}, context.origin.atMs);
        m_chronicle.apply(EntityId::ConflictCase, change.record, "decided_at", Op::Set,
                          Value{context.origin.atMs}, context.origin.atMs);
        m_cases.forget();
    }
}

void Arbiter::afterCreated(const Record& record, Context& context) {
    CrossRules rules(m_store, m_cases);
    m_merging.lateReference(record.entity, record.id, context.origin.atMs);
    if (record.entity == EntityId::Grid)
        m_store.feeds().obtain(record.id, FeedKind::Grid);
    else if (record.entity == EntityId::OrgUnit)
        m_store.feeds().obtain(record.id, FeedKind::OrgUnit);
    else if (record.entity == EntityId::Residency)
        rules.residencyCreated(record, context.origin.atMs);
    else if (record.entity == EntityId::Visit)
        rules.visitCreated(record, context.action.author, context.origin.atMs);
    else if (record.entity == EntityId::Resident)
        rules.personWritten(record.id, context.origin.atMs);
    else if (record.entity == EntityId::Dwelling)
        rules.doorWritten(record.id, context.origin.atMs);
    else if (record.entity == EntityId::Problem)
        ProblemLimits(m_store, m_chronicle).created(record, context.origin.atMs);
    m_chronicle.moveToSuccessor(record, context.origin.atMs);
}

ChangeOutcome Arbiter::remove(const Change& change, Context& context) {
    const RecordHead head = requireHead(change);
    const auto& spec = specOf(change.entity);
    checkWriter(spec.creators, head.scope, spec.name, {change.entity, change.record}, context);
    if (head.state != RecordState::Live) {
        m_chronicle.write(change, context.by, Verdict::Same, head.revision, head.scope, {});
        return {Verdict::Same, head.revision, false, {}, head.scope};
    }
    // An edit by someone else that the author had not been shown beats the deletion.
    if (isBesideOthers(change, context, 1)) {
        m_chronicle.write(change, context.by, Verdict::NoEffect, head.revision, head.scope, {});
        return {Verdict::NoEffect, head.revision, true, {}, head.scope};
    }
    m_chronicle.ledger().setState(change.entity, change.record, head, RecordState::Deleted,
                                  head.revision + 1);
    m_chronicle.write(change, context.by, Verdict::Applied, head.revision + 1, head.scope,
                      Value{std::int64_t{0}});
    return {Verdict::Applied, head.revision + 1, false, {}, head.scope};
}

// Who is erased is erased in every record that turned out to be his, and in the cases about them.
ChangeOutcome Arbiter::erase(const Change& change, Context& context) {
    const RecordHead head = requireHead(change);
    auto gone = m_merging.oneWith(change.entity, change.record);
    for (const auto& record : gone)
        checkWriter(roles::desks, record.head.scope, "an erasure", {record.entity, record.id},
                    context);
    if (textOf(change.value).empty())
        throw Refusal{SetAside::Invalid, "an erasure needs its ground; say why"};
    for (std::size_t i = 0, records = gone.size(); i < records; ++i)
        for (auto& about :
             m_store.table(EntityId::ConflictCase)
                 .select("subject_record = ? AND record_state = 0", {Value{gone[i].id}}))
            gone.push_back(std::move(about));
    for (const auto& record : gone) {
        const std::int64_t revision = record.head.revision + 1;
        m_chronicle.ledger().erase(record, revision);
        m_store.history().erase(record.id, m_store.peers());
        if (record.id == change.record)
            m_chronicle.write(change, context.by, Verdict::Applied, revision, record.head.scope,
                              {});
        else
            m_chronicle.noteErased(record, textOf(change.value), context.origin.atMs);
    }
    m_cases.forget();
    m_store.setMeta("search_optimize", std::int64_t{1});
    return {Verdict::Applied, head.revision + 1, false, {}, head.scope};
}

ChangeOutcome Arbiter::merge(const Change& change, Context& context) {
    const RecordHead head = requireHead(change);
    const Uuid survivor = referenceOf(change.value);
    const bool isUndo = isNull(change.value);
    checkWriter(roles::leaders, head.scope, "a merge", {change.entity, change.record}, context);
    const auto standsFor = m_merging.rootOf(change.entity, change.record);
    const bool isSame = isUndo ? head.state == RecordState::Live
                               : standsFor == m_merging.rootOf(change.entity, survivor);
    if (isSame) {
        m_chronicle.write(change, context.by, Verdict::Same, head.revision, head.scope, {});
        return {Verdict::Same, head.revision, false, {}, head.scope};
    }
    checkMerge(change, head, isUndo ? standsFor : survivor, context);
    const std::int64_t revision = head.revision + 1;
    if (isUndo)
        m_merging.giveBack(change.entity, change.record, standsFor, context.origin.atMs);
    m_chronicle.ledger().setState(change.entity, change.record, head, stateAfter(change), revision);
    m_chronicle.write(change, context.by, Verdict::Applied, revision, head.scope,
                      Value{static_cast<std::int64_t>(head.state)});
    if (!isUndo)
        m_merging.absorb(change.entity, change.record, survivor, context.origin.atMs);
    return {Verdict::Applied, revision, false, {}, head.scope};
}

void Arbiter::checkMerge(const Change& change, const RecordHead& head, const Uuid& survivor,
                         const Context& context) {
    if (!Merging::isMergeable(change.entity) || change.record == survivor)
        throw Refusal{SetAside::Invalid, "only two doors, two households or two people are merged"};
    const auto other = m_store.table(change.entity).head(survivor);
    if (!other)
        throw Refusal{SetAside::UnknownRecord,
                      "the record it is to be merged with does not exist at the office"};
    checkWriter(roles::leaders, other->scope, "a merge", {change.entity, survivor}, context);
    const bool isUndo = isNull(change.value);
    if (other->state == RecordState::Merged)
        throw Refusal{SetAside::Invalid,
                      "the other record has itself been merged; merge with the one it became"};
    if (other->state != RecordState::Live
        || head.state != (isUndo ? RecordState::Merged : RecordState::Live))
        throw Refusal{SetAside::Invalid, "one of the two was deleted, erased or merged already"};
    if (isUndo && m_merging.lastMergeInto(change.record) != survivor)
        throw Refusal{SetAside::Invalid,
                      "the record it was merged into was merged too; undo that first"};
}

} // namespace banyan
