#include "core/usecases/actiondraft.h"

#include "core/merge/judge.h"
#include "core/schema/validation.h"
#include "core/store/codes.h"
#include "core/store/merging.h"

#include "core/schema/workflow.h"

#include <algorithm>

namespace banyan {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::string about(const FieldSpec& field, std::string_view sentence) {
    return std::string(field.name) + ": " + std::string(sentence);
}

// The field that a step asks for and that the record does not say; null: there is none.
const FieldSpec* unanswered(const Record& record, const std::vector<Value>& before) {
    const auto& spec = specOf(record.entity);
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto* workflow = spec.fields[i].workflow;
        const auto* step =
            workflow ? workflow->step(textOf(before[i]), textOf(record.values[i])) : nullptr;
        if (step && !step->asks.empty() && isNull(record.value(step->asks)))
            return spec.field(step->asks);
    }
    return nullptr;
}

} // namespace

Uuid authorOf(Store& store) { return Uuid::fromText(store.meta("user")).value_or(Uuid{}); }

std::optional<Role> roleOf(Store& store) {
    if (const auto role = roleNamed(store.meta("role")))
        return role;
    const auto user = store.table(EntityId::User).find(authorOf(store));
    return user ? roleNamed(user->text("role")) : std::nullopt;
}

bool isCollection(const FieldSpec& field) {
    return field.rule == MergeRule::AddWins || field.rule == MergeRule::Append;
}

std::vector<std::string> listed(std::string_view text) {
    constexpr std::string_view commas[] = {",", "，", "、"};
    std::vector<std::string> parts;
    while (!text.empty()) {
        std::size_t end = text.size();
        std::size_t width = 0;
        for (const auto comma : commas)
            if (const auto at = text.find(comma); at < end) {
                end = at;
                width = comma.size();
            }
        if (const auto part = trimmed(text.substr(0, end)); !part.empty())
            parts.emplace_back(part);
        text.remove_prefix(std::min(text.size(), end + width));
    }
    return parts;
}

ActionDraft::ActionDraft(Store& store)
    : m_store(store)
    , m_actor(actorOf(store)) {
    if (m_actor.person.isNull())
        refuse(ErrorCode::Unauthorized,
               "this store belongs to nobody yet; enrol it with the code from your office");
}

void ActionDraft::refuse(ErrorCode code, std::string sentence) {
    if (!m_fault)
        m_fault = Error{code, std::move(sentence)};
}

void ActionDraft::requireRole(RoleMask allowed, std::string_view what) {
    // Early and kind only: a role that is not known here is for the office to judge.
    if (!m_actor.mayBe(allowed))
        refuse(ErrorCode::NotAllowed,
               "your role may not write " + std::string(what)
                   + (allowed == 0 ? "; only the office does"
                                   : "; it may be written by: " + roleNames(allowed)));
}

ActionDraft::Touched* ActionDraft::touch(EntityId entity, const Uuid& id) {
    if (const auto known = m_touched.find(id); known != m_touched.end())
        return &known->second;
    auto record = m_store.table(entity).find(id);
    const std::string name = specOf(entity).name;
    if (!record) {
        refuse(ErrorCode::NotFound, "there is no such " + name + " here");
        return nullptr;
    }
    if (record->head.state == RecordState::Refused)
        refuse(ErrorCode::Conflict,
               "this " + name + " was set aside by the office; settle that first");
    else if (record->head.state != RecordState::Live)
        refuse(ErrorCode::Conflict, "this " + name + " is no longer there");
    if (hasFault())
        return nullptr;
    auto before = record->values;
    return &m_touched.emplace(id, Touched{*std::move(record), std::move(before)}).first->second;
}

const Record* ActionDraft::record(EntityId entity, const Uuid& id) {
    const Touched* touched = touch(entity, id);
    return touched ? &touched->record : nullptr;
}

const FieldSpec* ActionDraft::writable(const EntitySpec& spec, std::string_view name) {
    const auto* field = spec.field(name);
    if (!field) {
        refuse(ErrorCode::NotFound,
               "a " + std::string(spec.name) + " has no field named " + std::string(name));
        return nullptr;
    }
    if (field->officeOnly) {
        refuse(ErrorCode::NotAllowed, about(*field, "only the office writes this"));
        return nullptr;
    }
    return field;
}

std::optional<Value> ActionDraft::storedSet(const FieldSpec& field, std::string_view text) {
    std::vector<std::string> elements;
    for (const auto& part : listed(text)) {
        auto parsed = parseValue(field, part, today());
        if (!parsed) {
            refuse(parsed.error().code, parsed.error().context);
            return std::nullopt;
        }
        elements.emplace_back(textOf(*parsed));
    }
    auto json = setText(std::move(elements));
    return json.empty() ? Value{} : Value{std::move(json)};
}

std::optional<Value> ActionDraft::stored(const FieldSpec& field, const Value& given) {
    if (const auto* text = std::get_if<std::string>(&given)) {
        if (field.type == FieldType::TextSet || field.type == FieldType::ReferenceSet)
            return storedSet(field, *text);
        auto parsed = parseValue(field, *text, today());
        const auto status = parsed ? checkCode(m_store, field, *parsed) : parsed.error();
        if (!status) {
            refuse(status.error().code, status.error().context);
            return std::nullopt;
        }
        if (field.type != FieldType::Entries || isNull(*parsed))
            return *std::move(parsed);
        const Salt salt = m_store.newSalt();
        return Value{entriesText(
            {{entryKey(viewOf(salt)), std::string(textOf(*parsed)), m_actor.person, nowMs()}})};
    }
    if (isNull(given))
        return given;
    if (auto status = checkValue(field, given, today()); !status) {
        refuse(status.error().code, status.error().context);
        return std::nullopt;
    }
    return given;
}

void ActionDraft::requireReference(const FieldSpec& field, const Value& value) {
    if (field.type != FieldType::Reference || field.target == EntityId::None || isNull(value))
        return;
    const Uuid id = referenceOf(value);
    if (const auto made = m_touched.find(id); made != m_touched.end()) {
        if (made->second.record.entity != field.target)
            refuse(ErrorCode::Invalid,
                   about(field, "this is not a " + std::string(specOf(field.target).name)));
        return;
    }
    const auto head = m_store.table(field.target).head(id);
    if (!head || head->state != RecordState::Live)
        refuse(
            ErrorCode::NotFound,
            about(field, "there is no such " + std::string(specOf(field.target).name) + " here"));
}

void ActionDraft::requireScope(const EntitySpec& spec, const Record& record) {
    if (spec.home == Home::Public)
        return;
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
        if (spec.fields[i].givesScope && !isNull(record.values[i]))
            return;
    refuse(ErrorCode::Invalid, scopeMissing(spec));
}

Change ActionDraft::changeOf(EntityId entity, const Uuid& id, Op op) const {
    Change change;
    change.entity = entity;
    change.record = id;
    change.op = op;
    return change;
}

Uuid ActionDraft::create(EntityId entity, const Fields& fields, std::optional<Uuid> given) {
    const auto& spec = specOf(entity);
    const Uuid id = given ? *given : m_store.ids().next();
    requireRole(spec.creators, "a " + std::string(spec.name));
    if (m_store.table(entity).head(id))
        refuse(ErrorCode::Conflict, "this " + std::string(spec.name) + " is already here");
    Change change = changeOf(entity, id, Op::Create);
    for (const auto& [name, value] : fields) {
        const auto* field = writable(spec, name);
        if (!field)
            return id;
        auto kept = stored(*field, value);
        if (kept && field->workflow && !isNull(*kept)
            && !field->workflow->isBeginning(textOf(*kept)))
            refuse(ErrorCode::Invalid,
                   about(*field, "a " + std::string(spec.name) + " does not begin as "
                                     + std::string(textOf(*kept))));
        if (kept && !isNull(*kept))
            change.values.emplace_back(field->number, *std::move(kept));
    }
    std::sort(change.values.begin(), change.values.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    const auto twice =
        std::adjacent_find(change.values.begin(), change.values.end(),
                           [](const auto& a, const auto& b) { return a.first == b.first; });
    if (twice != change.values.end())
        refuse(ErrorCode::Invalid, about(*spec.field(twice->first), "this is given twice"));
    Touched made{recordFrom(entity, id, change.values), std::nullopt};
    requireScope(spec, made.record);
    m_touched.emplace(id, std::move(made));
    m_changes.push_back(std::move(change));
    return id;
}

// What the office would only note, people are told before they save.
bool ActionDraft::maySet(const FieldSpec& field, const Record& record, const Value& next) {
    const Value& current = record.value(field.name);
    if (field.rule == MergeRule::Immutable && !isNull(current)) {
        refuse(ErrorCode::Conflict, about(field, "this is written once and cannot be changed"));
    } else if (field.rule == MergeRule::Withdrawal && !isNull(current)) {
        refuse(ErrorCode::Conflict, about(field, "this was withdrawn already; it stays withdrawn"));
    } else if (field.rule == MergeRule::Workflow && field.type == FieldType::Code
               && !stepAllowed(field, textOf(current), textOf(next))) {
        refuse(ErrorCode::Conflict,
               about(field, "it is " + std::string(textOf(current)) + " and cannot become "
                                + std::string(textOf(next))));
    } else if (const auto* step =
                   field.workflow ? field.workflow->step(textOf(current), textOf(next)) : nullptr) {
        requireRole(step->roles, std::string(field.name) + " " + std::string(step->to));
        requireSide(step->side, *field.workflow, record);
    }
    for (const auto& each : specOf(record.entity).fields)
        if (each.workflow)
            requireSide(each.workflow->sideOf(field.name), *each.workflow, record);
    return !hasFault();
}

void ActionDraft::requireSide(Side side, const Workflow& workflow, const Record& record) {
    if (!m_actor.mayActFor(side, workflow, record))
        refuse(ErrorCode::NotAllowed, side == Side::Called
                                          ? "this is for the unit that is called to do"
                                          : "this is for the unit that called to do");
}

void ActionDraft::put(EntityId entity, const Uuid& id, std::string_view name, const Value& value,
                      std::int64_t observedAtMs, bool isForced) {
    const auto& spec = specOf(entity);
    const auto* field = writable(spec, name);
    Touched* touched = field ? touch(entity, id) : nullptr;
    if (!touched)
        return;
    requireRole(field->writers, field->name);
    if (isCollection(*field))
        return refuse(ErrorCode::Invalid,
                      about(*field, "this holds several values; add or remove single ones"));
    if (observedAtMs > nowMs())
        return refuse(ErrorCode::Invalid, about(*field, "this was observed later than now; check "
                                                        "the time"));
    auto kept = stored(*field, value);
    if (!kept)
        return;
    auto& slot = touched->record.values[static_cast<std::size_t>(spec.indexOf(name))];
    if ((slot == *kept && !isForced) || (slot != *kept && !maySet(*field, touched->record, *kept)))
        return;
    Change change = changeOf(entity, id, Op::Set);
    change.field = field->number;
    change.value = *kept;
    if (field->rule == MergeRule::LatestObserved)
        change.observedAtMs = observedAtMs;
    slot = *std::move(kept);
    m_changes.push_back(std::move(change));
}

void ActionDraft::set(EntityId entity, const Uuid& id, std::string_view field, const Value& value,
                      std::int64_t observedAtMs) {
    put(entity, id, field, value, observedAtMs, false);
}

void ActionDraft::confirm(EntityId entity, const Uuid& id, std::string_view field,
                          const Value& value) {
    put(entity, id, field, value, 0, true);
}

void ActionDraft::add(EntityId entity, const Uuid& id, std::string_view name,
                      std::string_view element) {
    const auto& spec = specOf(entity);
    const auto* field = writable(spec, name);
    Touched* touched = field ? touch(entity, id) : nullptr;
    if (!touched)
        return;
    requireRole(field->writers, field->name);
    if (!isCollection(*field))
        return refuse(ErrorCode::Invalid, about(*field, "this holds one value; set it"));
    auto parsed = parseValue(*field, element, today());
    if (!parsed)
        return refuse(parsed.error().code, parsed.error().context);
    if (isNull(*parsed))
        return refuse(ErrorCode::Invalid, about(*field, "write what is to be added"));
    auto& slot = touched->record.values[static_cast<std::size_t>(spec.indexOf(name))];
    if (field->rule == MergeRule::AddWins) {
        if (setContains(textOf(slot), textOf(*parsed)))
            return;
        slot = Value{setWith(textOf(slot), textOf(*parsed))};
    }
    Change change = changeOf(entity, id, Op::Add);
    change.field = field->number;
    change.value = *std::move(parsed);
    m_changes.push_back(std::move(change));
}

void ActionDraft::remove(EntityId entity, const Uuid& id, std::string_view name,
                         std::string_view element) {
    const auto& spec = specOf(entity);
    const auto* field = writable(spec, name);
    Touched* touched = field ? touch(entity, id) : nullptr;
    if (!touched)
        return;
    requireRole(field->writers, field->name);
    if (!isCollection(*field))
        return refuse(ErrorCode::Invalid, about(*field, "this holds one value; set it empty"));
    auto& slot = touched->record.values[static_cast<std::size_t>(spec.indexOf(name))];
    std::string key(trimmed(element));
    bool isThere = false;
    if (field->type == FieldType::Entries) {
        for (const auto& entry : entriesOf(textOf(slot)))
            if (entry.key == key || entry.text == key) {
                key = entry.key;
                isThere = true;
                break;
            }
    } else if (const auto parsed = parseValue(*field, key, today()); parsed) {
        key = textOf(*parsed);
        isThere = setContains(textOf(slot), key);
    }
    if (!isThere)
        return refuse(ErrorCode::NotFound, about(*field, "there is no such entry here"));
    auto rest = field->type == FieldType::Entries ? entriesWithout(textOf(slot), key)
                                                  : setWithout(textOf(slot), key);
    slot = rest.empty() ? Value{} : Value{std::move(rest)};
    Change change = changeOf(entity, id, Op::Remove);
    change.field = field->number;
    change.value = std::move(key);
    m_changes.push_back(std::move(change));
}

void ActionDraft::replace(EntityId entity, const Uuid& id, std::string_view name,
                          std::string_view text) {
    const Record* found = record(entity, id);
    const auto* field = found ? writable(specOf(entity), name) : nullptr;
    if (!field)
        return;
    const auto before = setElements(textOf(found->value(name)));
    const auto wanted = storedSet(*field, text);
    const auto after = wanted ? setElements(textOf(*wanted)) : before;
    for (const auto& element : before)
        if (std::ranges::find(after, element) == after.end())
            remove(entity, id, name, element);
    for (const auto& element : after)
        if (std::ranges::find(before, element) == before.end())
            add(entity, id, name, element);
}

void ActionDraft::removeRecord(EntityId entity, const Uuid& id) {
    const auto& spec = specOf(entity);
    requireRole(spec.creators, "a " + std::string(spec.name));
    if (Touched* touched = touch(entity, id)) {
        touched->isGone = true;
        m_changes.push_back(changeOf(entity, id, Op::Delete));
    }
}

void ActionDraft::erase(EntityId entity, const Uuid& id, std::string_view ground) {
    requireRole(roles::desks, "an erasure");
    if (trimmed(ground).empty())
        return refuse(ErrorCode::Invalid, "an erasure needs its ground; say why");
    // Also what was deleted before: a tombstone still holds its values.
    const auto head = m_store.table(entity).head(id);
    if (!head || head->state == RecordState::Erased)
        return refuse(ErrorCode::NotFound,
                      "there is no such " + std::string(specOf(entity).name) + " here");
    if (const auto touched = m_touched.find(id); touched != m_touched.end())
        touched->second.isGone = true;
    Change change = changeOf(entity, id, Op::Erase);
    change.value = std::string(trimmed(ground));
    m_changes.push_back(std::move(change));
}

void ActionDraft::merge(EntityId entity, const Uuid& absorbed, const Uuid& survivor) {
    requireRole(roles::leaders, "a merge");
    if (!Merging::isMergeable(entity) || absorbed == survivor)
        return refuse(ErrorCode::Invalid,
                      "only two doors, two households or two people are merged");
    for (const Uuid& id : {absorbed, survivor})
        if (const auto head = m_store.table(entity).head(id);
            !head || head->state != RecordState::Live)
            return refuse(ErrorCode::NotFound,
                          "one of the two is not here; the community desk sees both grids and can "
                          "merge them");
    Change change = changeOf(entity, absorbed, Op::Merge);
    change.value = survivor;
    m_changes.push_back(std::move(change));
}

void ActionDraft::unmerge(EntityId entity, const Uuid& absorbed) {
    requireRole(roles::leaders, "undoing a merge");
    const auto head = m_store.table(entity).head(absorbed);
    if (!head || head->state != RecordState::Merged)
        return refuse(ErrorCode::NotFound, "no record of this id has been merged into another");
    m_changes.push_back(changeOf(entity, absorbed, Op::Merge));
}

Result<Recorded> ActionDraft::commit(std::string kind, const Uuid& about_, std::int64_t holdMs) {
    for (const auto& change : m_changes) {
        const auto& spec = specOf(change.entity);
        for (const auto& [number, value] : change.values)
            requireReference(*spec.field(number), value);
        if (change.op == Op::Set)
            requireReference(*spec.field(change.field), change.value);
    }
    for (const auto& [id, touched] : m_touched) {
        const auto& spec = specOf(touched.record.entity);
        if (touched.isGone || (touched.before && *touched.before == touched.record.values))
            continue;
        // A fault that was there before is somebody else's to correct: it must not keep people
        // from writing down something else.
        const auto status = checkRecord(spec, touched.record.values);
        if (!status && (!touched.before || checkRecord(spec, *touched.before)))
            refuse(status.error().code, status.error().context);
        const auto made = touched.before ? ok() : checkCodeEntry(m_store, touched.record);
        if (!made)
            refuse(made.error().code, made.error().context);
        if (const auto* asked =
                touched.before ? unanswered(touched.record, *touched.before) : nullptr)
            refuse(ErrorCode::Invalid, about(*asked, "say this with the step"));
    }
    if (m_fault)
        return *m_fault;
    auto first =
        Outbox(m_store).record(std::move(kind), m_actor.person, std::move(m_changes), holdMs);
    if (!first)
        return first.error();
    return Recorded{*first, about_};
}

} // namespace banyan
