// What the arbiter asks before it decides: may he, does it exist, what stands there.
#include "core/schema/validation.h"
#include "core/schema/workflow.h"
#include "core/store/codes.h"
#include "core/store/refusal.h"

#include <algorithm>

namespace banyan {

std::string tieOf(const Uuid& device, std::int64_t number) {
    std::string tie(device.view());
    for (int shift = 56; shift >= 0; shift -= 8)
        tie += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
    return tie;
}

bool Arbiter::hasSetAside(const Uuid& device) {
    if (!m_touched || m_touched->first != device) {
        auto& statement = m_store.database()
                              .cached("SELECT 1 FROM set_aside_touch WHERE device = ? LIMIT 1")
                              .with(device);
        Running running(statement);
        m_touched = {device, running->step()};
    }
    return m_touched->second;
}

bool Arbiter::hasImports() {
    if (!m_hasImports)
        m_hasImports = m_store.metaNumber("has_imports") != 0;
    return *m_hasImports;
}

void Arbiter::checkBuildsOn(const Change& change, const Context& context) {
    if (!hasSetAside(context.origin.device))
        return;
    auto& statement =
        m_store.database()
            .cached("SELECT max(number) FROM set_aside_touch WHERE device = ? AND record = ? AND "
                    "field IN (0, ?)")
            .with(context.origin.device, change.record, std::int64_t{change.field});
    Running running(statement);
    if (running->step() && statement.integer(0) > context.action.told)
        throw Refusal{SetAside::BuildsOn,
                      "it builds on work of the same device that was set aside; settle that first"};
}

// The roles in which he may write about something: in its scope, else over what is on his list.
RoleMask Arbiter::rolesOf(const Context& context, std::int64_t scope, const About& about,
                          RoleMask wanted) {
    const auto& rights = context.origin.rights;
    RoleMask roles = scope == publicFeed ? rights.anywhere() : rights.in(scope);
    if (!(roles & wanted) && about.entity != EntityId::None)
        roles |= m_chronicle.listings().rolesOver(about.entity, about.record, rights);
    return roles;
}

void Arbiter::checkWriter(RoleMask writers, std::int64_t scope, const char* what,
                          const About& about, const Context& context) {
    const RoleMask roles = rolesOf(context, scope, about, writers);
    if (roles & writers)
        return;
    if (roles == 0)
        throw Refusal{SetAside::OutOfScope, "this record is not in a grid you work in, nor on "
                                            "your list; ask your grid leader"};
    throw Refusal{SetAside::NotAllowed, std::string("your role may not write ") + what
                                            + "; it may be written by: " + roleNames(writers)};
}

void Arbiter::checkBeginning(const EntitySpec& spec, const std::vector<Value>& values,
                             const Context& context) {
    if (context.origin.isImport)
        return; // what is brought in from elsewhere has its past behind it
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto* workflow = spec.fields[i].workflow;
        if (workflow && !isNull(values[i]) && !workflow->isBeginning(textOf(values[i])))
            throw Refusal{SetAside::Invalid, std::string(spec.fields[i].name) + ": a " + spec.name
                                                 + " does not begin as "
                                                 + std::string(textOf(values[i]))};
    }
}

// Of a record that one unit addresses to another.
void Arbiter::checkSide(Side side, const Workflow& workflow, const Change& change,
                        const Context& context) {
    if (side == Side::Either)
        return;
    const auto record = m_store.table(change.entity).find(change.record);
    const auto feedOf = [&](Side each) {
        return record ? m_store.feeds().find(record->reference(workflow.unitField(each)))
                      : std::nullopt;
    };
    const auto& rights = context.origin.rights;
    const auto feed = feedOf(side);
    const auto others = feedOf(opposite(side));
    if (feed && rights.isOwn(*feed))
        return;
    if (feed && (rights.in(*feed) & roles::desks) && !(others && rights.isOwn(*others)))
        return;
    throw Refusal{SetAside::NotAllowed, side == Side::Called
                                            ? "this is for the unit that is called to do"
                                            : "this is for the unit that called to do"};
}

void Arbiter::checkStep(const Change& change, const FieldSpec& field, const Value& current,
                        std::int64_t scope, const Context& context) {
    const auto* step =
        field.workflow ? field.workflow->step(textOf(current), textOf(change.value)) : nullptr;
    if (!step)
        return;
    checkWriter(
        step->roles, scope,
        ("that it is " + std::string(step->to) + " after " + std::string(step->from)).c_str(),
        {change.entity, change.record}, context);
    checkSide(step->side, *field.workflow, change, context);
}

void Arbiter::checkPlacesGiven(const Change& change, const Context& context) {
    const auto administers = [&](std::string_view place) -> std::optional<bool> {
        const auto feed = m_store.feeds().find(Uuid::fromText(place).value_or(Uuid{}));
        return feed ? std::optional((context.origin.rights.in(*feed) & roles::admin) != 0)
                    : std::nullopt;
    };
    const auto check = [&](std::string_view set, bool isNew) {
        for (const auto& place : setElements(set)) {
            const auto mine = administers(place);
            if (!mine && isNew)
                throw Refusal{SetAside::UnknownRecord,
                              "scopes: there is no such grid or unit at the office"};
            if (mine && !*mine)
                throw Refusal{SetAside::NotAllowed,
                              "this account works in a place that is not yours to give; ask who "
                              "administers it"};
        }
    };
    const auto number = specOf(EntityId::User).field("scopes")->number;
    if (const auto user = m_store.table(EntityId::User).find(change.record))
        check(user->text("scopes"), false);
    if (change.op == Op::Set && change.field == number)
        check(textOf(change.value), true);
    for (const auto& [field, value] : change.values)
        if (field == number)
            check(textOf(value), true);
}

void Arbiter::checkReferences(const EntitySpec& spec, const FieldValues& values,
                              const Context& context) {
    for (const auto& [number, value] : values) {
        const auto* field = spec.field(number);
        if (!field)
            throw Refusal{
                SetAside::UnknownField,
                "the office does not know a field of this record yet; it must be updated"};
        if (field->type != FieldType::Reference || field->target == EntityId::None || isNull(value))
            continue;
        if (m_store.table(field->target).head(referenceOf(value)))
            continue;
        Change target;
        target.record = referenceOf(value);
        checkBuildsOn(target, context);
        // A household may name as its head someone created later in the same action.
        const auto& changes = context.action.changes;
        const bool isCreatedHere =
            std::any_of(changes.begin(), changes.end(), [&](const Change& other) {
                return other.op == Op::Create && other.record == target.record;
            });
        if (!isCreatedHere)
            throw Refusal{SetAside::UnknownRecord,
                          std::string(field->name)
                              + ": the record it refers to does not exist at the office"};
    }
}

bool Arbiter::isBesideOthers(const Change& change, const Context& context, int fieldLeast) {
    auto& statement =
        m_store.database()
            .cached("SELECT DISTINCT field FROM history WHERE record = ? AND "
                    "revision > ? AND device <> ? AND verdict = 1 AND field >= ? "
                    "AND (flags & ?) = 0")
            .with(change.record, change.base, context.by.device, fieldLeast, historyflag::noted);
    const auto& spec = specOf(change.entity);
    Running running(statement);
    while (running->step()) {
        const auto* field = spec.field(static_cast<std::uint16_t>(statement.integer(0)));
        // What the office notes about a record of people, such as how much of a photo has arrived,
        // is nobody's edit.
        const bool isNote = field && field->officeOnly && spec.home != Home::OfOffice;
        if (!isNote)
            return true;
    }
    return false;
}

RecordHead Arbiter::requireHead(const Change& change) {
    const auto head = m_store.table(change.entity).head(change.record);
    if (!head)
        throw Refusal{SetAside::UnknownRecord, "this record does not exist at the office"};
    return *head;
}

FieldView Arbiter::view(const FieldSpec& field, const Change& change, const RecordHead& head,
                        const Value& current, const std::optional<Record>& openCase,
                        const Context& context) {
    FieldView view;
    view.current = current;
    view.seen = current;
    view.hasOpenCase = openCase.has_value();
    view.caseWasShown = openCase && change.caseShown > 0;
    if (!openCase && change.caseShown > 0)
        if (const auto decided = m_cases.decidedAbout(change.record, field.name))
            view.wasDecidedMeanwhile = decided->head.revision > change.caseShown
                                       && decided->reference("decided_by") != context.action.author;
    // Nothing happened to the record since its author was shown it: only what looks at times or at
    // imports needs to know who wrote last.
    const bool isUpToDate =
        head.revision <= change.base && !hasImports() && field.rule != MergeRule::LatestObserved;
    if (isUpToDate)
        return view;
    if (const auto last = m_store.history().version(change.record, field.number)) {
        view.version = last->revision;
        view.lastIsOwn = last->device == context.by.device;
        view.lastIsImport = last->flags & historyflag::imported;
        view.lastAtMs = last->atMs;
        view.lastObservedAtMs = last->observedAtMs;
        view.lastTie = tieOf(m_store.peers().get(last->device), last->number);
        if (last->revision > change.base && !view.lastIsOwn)
            if (auto seen = m_store.history().valueAt(change.record, field.number, change.base))
                view.seen = *std::move(seen);
    } else if (field.rule == MergeRule::Review || field.rule == MergeRule::Authority) {
        // Untouched since creation: imported records stay the importer's.
        if (const auto made = m_store.history().version(change.record, 0))
            view.lastIsImport = made->flags & historyflag::imported;
    }
    if (field.rule == MergeRule::AddWins && change.op == Op::Remove)
        if (const auto added = m_store.history().elementVersion(change.record, field.number,
                                                                textOf(change.value))) {
            view.elementVersion = added->revision;
            view.elementIsOwn = added->device == context.by.device;
        }
    return view;
}

Incoming Arbiter::incoming(const FieldSpec& field, const Change& change, const RecordHead& head,
                           const FieldView& seen, const std::optional<Record>& openCase,
                           const Context& context) {
    const RoleMask deciders = specOf(EntityId::ConflictCase).field("state")->writers;
    // Most changes are judged without asking for anybody's role, which may take reading lists.
    const bool isByRole = openCase || seen.lastIsImport || field.rule == MergeRule::Authority;
    const RoleMask held = isByRole ? rolesOf(context, head.scope, {change.entity, change.record},
                                             openCase ? deciders : 0)
                                   : 0;
    Incoming in;
    in.op = change.op;
    in.value = change.value;
    in.base = change.base;
    in.atMs = context.origin.atMs;
    in.observedAtMs = std::min(change.observedAtMs, context.origin.arrivedAtMs);
    in.tie = tieOf(context.origin.device, context.by.number);
    in.isAuthority = context.origin.isImport || (held & roles::desks & field.writers);
    const bool isProposal = openCase && openCase->text("kind") == "authority";
    in.mayDecide = isProposal ? in.isAuthority : held & deciders;
    if (field.rule == MergeRule::Append)
        in.entryKey = entryKey(viewOf(change.salt));
    in.author = context.action.author;
    in.recordedAtMs = context.action.recordedAtMs;
    return in;
}

void Arbiter::checkContent(const FieldSpec& field, const Value& value, CivilDate today,
                           bool isWhole) {
    const auto check = [&](const Value& item) {
        auto status = checkValue(field, item, today);
        if (status)
            status = checkCode(m_store, field, item);
        if (!status)
            throw Refusal{SetAside::Invalid, status.error().context};
    };
    const bool isSet = field.type == FieldType::TextSet || field.type == FieldType::ReferenceSet;
    const bool isList = field.type == FieldType::Entries;
    if (!isWhole || isNull(value) || !(isSet || isList)) {
        check(value);
        return;
    }
    const auto text = textOf(value);
    const bool isCanonical =
        isSet ? setText(setElements(text)) == text : entriesText(entriesOf(text)) == text;
    if (!isCanonical)
        throw Refusal{SetAside::Invalid,
                      std::string(field.name) + ": this list is not in its stored form"};
    if (isSet)
        for (const auto& element : setElements(text))
            check(Value{element});
}

void Arbiter::checkOwner(const Change& change, const FieldSpec& field, const Context& context) {
    const std::string_view name = field.name;
    for (const auto& each : specOf(change.entity).fields)
        if (each.workflow)
            checkSide(each.workflow->sideOf(name), *each.workflow, change, context);
    if (change.entity == EntityId::Visit && name == "void_reason") {
        const auto visit = m_store.table(EntityId::Visit).find(change.record);
        if (visit && visit->createdBy != context.by.author)
            throw Refusal{SetAside::NotAllowed, "only who wrote a visit may void it"};
    }
    if (change.entity == EntityId::ConflictCase && (name == "state" || name == "decision")) {
        const auto about = m_store.table(EntityId::ConflictCase).find(change.record);
        if (about && !about->text("subject_field").empty())
            throw Refusal{SetAside::NotAllowed,
                          "a case about a field is decided by writing the field"};
    }
}

} // namespace banyan
