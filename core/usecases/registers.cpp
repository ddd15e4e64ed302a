#include "core/usecases/registers.h"

#include "core/merge/setvalue.h"
#include "core/schema/workflow.h"
#include "core/usecases/campaigns.h"
#include "core/usecases/editor.h"

#include <algorithm>
#include <cstdio>

namespace banyan {

namespace {

using enum EntityId;

constexpr EntityId problemPart[] = {Problem, Mediation, Whistle, Task};
constexpr EntityId linkagePart[] = {JointMeeting, AgendaItem,      LeaderLink,
                                    Committee,    CommitteeMember, Agreement};
constexpr EntityId hallPart[] = {Topic, TopicSession};
constexpr EntityId servicePart[] = {Need, ServiceSession, Activity, Team, Campaign};
constexpr EntityId memberPart[] = {Pairing, MemberRegistration, ServiceRecord};
constexpr EntityId basePart[] = {ServiceBase, BaseUse, PropertyCompany, FundingLine};
constexpr EntityId contactPart[] = {ContactCard, CardDelivery, ContactLink, CentreHousehold,
                                    Steward};
constexpr EntityId placePart[] = {Estate, Building, Grid, OrgUnit, User};
constexpr EntityId rulePart[] = {PolicyDocument, CodeEntry, ProblemLimit, VisitRule, Feedback};

constexpr RegisterPart parts[] = {
    {"problems", "问题和矛盾", "Problems and disputes", problemPart},
    {"linkage", "联动共建", "Working together", linkagePart},
    {"halls", "邻里议事", "Deliberation", hallPart},
    {"services", "服务群众", "Services", servicePart},
    {"members", "党员双报到", "Dual registration", memberPart},
    {"bases", "阵地和保障", "Bases and means", basePart},
    {"contacts", "连心联户", "Contact", contactPart},
    {"places", "组织和网格", "Organisation and grids", placePart},
    {"rules", "制度和反馈", "Policies and feedback", rulePart},
};

constexpr EntityId own[] = {Dwelling, Household, Resident,   Residency,   CareTag,
                            Visit,    Consent,   Attachment, ConflictCase};

// What it is dated by.
constexpr std::string_view dayFields[] = {
    "held_on",   "reported_at",   "called_at",   "due",     "sent_at",
    "since",     "registered_on", "served_on",   "used_on", "granted_on",
    "opened_on", "valid_from",    "delivered_at"};

std::string dayOf(const Record& record) {
    const auto& spec = specOf(record.entity);
    for (const auto name : dayFields) {
        const auto* field = spec.field(name);
        if (!field || isNull(record.value(name)))
            continue;
        return field->type == FieldType::Time ? localDateOf(record.integer(name)).text()
                                              : std::string(record.text(name));
    }
    return localDateOf(record.createdAtMs).text();
}

std::string typedText(const FieldSpec& field, const Value& value) {
    switch (field.type) {
    case FieldType::Time:
        return isNull(value) ? std::string() : isoLocalText(integerOf(value)).substr(0, 16);
    case FieldType::Entries: {
        std::string lines;
        for (const auto& entry : entriesOf(textOf(value)))
            lines += (lines.empty() ? "" : "\n") + entry.text;
        return lines;
    }
    case FieldType::TextSet:
    case FieldType::ReferenceSet: {
        std::string joined;
        for (const auto& element : setElements(textOf(value)))
            joined += (joined.empty() ? "" : ",") + element;
        return joined;
    }
    default:
        return valueText(field, value);
    }
}

} // namespace

std::span<const RegisterPart> registerParts() { return parts; }
std::span<const EntityId> ownPages() { return own; }

std::vector<RegisterKind> Registers::kinds() {
    const auto role = roleOf(m_store);
    std::vector<RegisterKind> kinds;
    for (const auto& part : parts)
        for (const EntityId entity : part.entities) {
            const auto& spec = specOf(entity);
            const auto* state = stateField(spec);
            auto statement = m_store.database().prepare(
                "SELECT count(*), "
                + (state ? "count(CASE WHEN " + openCondition(*state) + " THEN 1 END)"
                         : std::string("0"))
                + " FROM \"" + spec.name + "\" WHERE record_state = 0");
            statement.step();
            kinds.push_back({entity, statement.integer(0), statement.integer(1),
                             role && (spec.creators & mask(*role))});
        }
    return kinds;
}

std::string Registers::titleOf(EntityId entity, const Uuid& id) {
    const auto record = m_store.table(entity).find(id);
    return record ? titleOf(*record) : std::string();
}

std::string Registers::titleOf(const Record& record) {
    const auto& spec = specOf(record.entity);
    for (const auto* field : titleFieldsOf(spec))
        if (!isNull(record.value(field->name)))
            return std::string(record.text(field->name));
    if (spec.id == EntityId::Dwelling)
        return std::string(record.text("door"));
    if (spec.id == EntityId::Household)
        return titleOf(EntityId::Dwelling, record.reference("dwelling"));
    // What it joins: "榕城中学 · 进贤社区".
    std::string title;
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto& field = spec.fields[i];
        if (field.type != FieldType::Reference || isNull(record.values[i])
            || field.target == EntityId::None)
            continue;
        const std::string part = titleOf(field.target, referenceOf(record.values[i]));
        if (!part.empty())
            title += (title.empty() ? "" : " · ") + part;
    }
    return title;
}

RegisterLine Registers::lineOf(const Record& record, const Actor& reader) {
    const auto& spec = specOf(record.entity);
    RegisterLine line;
    line.id = record.id;
    line.title = titleOf(record);
    line.day = dayOf(record);
    if (const auto* category = categoryField(spec))
        line.category = record.text(category->name);
    if (const auto* state = stateField(spec)) {
        line.state = record.text(state->name);
        for (const auto& step : state->workflow->steps)
            if (step.from == line.state && step.asks.empty()
                && reader.mayTake(step, *state->workflow, record))
                line.steps.emplace_back(step.to);
        const auto* due = spec.field("due");
        const std::int64_t now = m_store.clock().wallMs();
        const auto met = metStates(record.entity);
        if (due && !isNull(record.value("due")) && !state->workflow->isEnd(line.state)
            && std::ranges::find(met, std::string_view(line.state)) == met.end())
            line.isLate = due->type == FieldType::Time
                              ? record.integer("due") < now
                              : record.text("due") < localDateOf(now).text();
    }
    for (std::size_t i = 0; i < spec.fields.size() && line.unit.empty(); ++i)
        if (const auto target = spec.fields[i].target;
            (target == EntityId::Grid || target == EntityId::OrgUnit) && !isNull(record.values[i]))
            line.unit = titleOf(target, referenceOf(record.values[i]));
    auto& waiting = m_store.database()
                        .cached("SELECT 1 FROM pending WHERE record = ? AND state = 0 LIMIT 1")
                        .with(record.id);
    Running running(waiting);
    line.isUnsent = running->step();
    return line;
}

std::vector<RegisterLine> Registers::lines(const RegisterQuery& query, std::int64_t limit,
                                           std::int64_t skip, std::int64_t& total) {
    const auto& spec = specOf(query.entity);
    auto [where, parameters] = conditionOf(m_store, query);
    auto count = m_store.database().prepare("SELECT count(*) FROM \"" + std::string(spec.name)
                                            + "\" WHERE " + where);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        count.bind(static_cast<int>(i) + 1, parameters[i]);
    total = count.step() ? count.integer(0) : 0;
    std::vector<RegisterLine> lines;
    const Actor reader = actorOf(m_store);
    parameters.emplace_back(limit);
    parameters.emplace_back(skip);
    for (const auto& record :
         m_store.table(query.entity)
             .select(where + " ORDER BY " + orderOf(spec, query.sort) + " LIMIT ? OFFSET ?",
                     parameters))
        lines.push_back(lineOf(record, reader));
    return lines;
}

std::vector<RegisterLine> Registers::choices(EntityId target, const std::string& text,
                                             std::int64_t limit) {
    std::int64_t total = 0;
    return lines({target, text}, limit, 0, total);
}

// What a new record would nearly always say: now, and the one grid or unit its author works in.
// Of a record that a set names, of whichever kind.
std::string Registers::titleOf(const FieldSpec& field, const Uuid& id) {
    for (const EntityId target : {field.target, field.otherTarget})
        if (target != EntityId::None)
            if (auto title = titleOf(target, id); !title.empty())
                return title;
    return {};
}

Value Registers::beginning(const FieldSpec& field) {
    if (field.type == FieldType::Time && field.isRequired)
        return Value{m_store.clock().wallMs()};
    const bool isPlace = field.target == EntityId::Grid || field.target == EntityId::OrgUnit;
    const auto user = isPlace && field.givesScope
                          ? m_store.table(EntityId::User).find(authorOf(m_store))
                          : std::nullopt;
    if (!user)
        return {};
    const auto scopes = setElements(user->text("scopes"));
    const auto only = scopes.size() == 1 ? Uuid::fromText(scopes.front()) : std::nullopt;
    return only && m_store.table(field.target).head(*only) ? Value{*only} : Value{};
}

Result<RegisterRecord> Registers::record(EntityId entity, const Uuid& id) {
    const auto& spec = specOf(entity);
    std::optional<Record> found;
    if (!id.isNull()) {
        found = m_store.table(entity).find(id);
        if (!found)
            return Error{ErrorCode::NotFound,
                         "there is no such " + std::string(spec.name) + " here"};
    }
    const Actor reader = actorOf(m_store);
    RegisterRecord record;
    record.entity = entity;
    record.id = id;
    record.title = found ? titleOf(*found) : std::string();
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto& field = spec.fields[i];
        const Value value = found ? found->values[i] : beginning(field);
        if (field.workflow) {
            record.state = textOf(value);
            for (const auto& step : field.workflow->steps)
                if (found && step.from == record.state
                    && reader.mayTake(step, *field.workflow, *found))
                    record.steps.push_back(step);
            continue; // it moves by steps
        }
        if (field.officeOnly)
            continue;
        RegisterField shown;
        shown.spec = &field;
        shown.text = typedText(field, value);
        if (field.type == FieldType::Reference && !isNull(value))
            shown.shown = titleOf(field.target, referenceOf(value));
        if (field.type == FieldType::ReferenceSet)
            for (const auto& element : setElements(textOf(value)))
                if (const auto named = Uuid::fromText(element))
                    shown.named.emplace_back(*named, titleOf(field, *named));
        const bool isOnce = field.rule == MergeRule::Immutable && found && !isNull(value);
        const bool isList =
            field.type == FieldType::Entries || field.type == FieldType::TextSet
            || (field.type == FieldType::ReferenceSet && field.target == EntityId::None);
        const bool isHis = found ? reader.mayWrite(field, *found) : reader.mayBe(spec.creators);
        shown.isEditable = !isOnce && !isList && isHis;
        record.fields.push_back(std::move(shown));
    }
    return record;
}

Result<Recorded> Registers::take(EntityId entity, const Uuid& id, const std::string& state,
                                 const std::string& comment, const std::string& answer) {
    if (entity == EntityId::Campaign && state == "cancelled")
        return Campaigns(m_store).cancel(id); // with its doors
    return guarded([&]() -> Result<Recorded> {
        const auto& spec = specOf(entity);
        const auto* field = stateField(spec);
        ActionDraft draft(m_store);
        if (!field) {
            draft.refuse(ErrorCode::Invalid, "a " + std::string(spec.name) + " has no states");
        } else {
            const Record* record = answer.empty() ? nullptr : draft.record(entity, id);
            const auto* step =
                record ? field->workflow->step(record->text(field->name), state) : nullptr;
            if (step && !step->asks.empty())
                draft.set(entity, id, step->asks, Value{answer});
            draft.set(entity, id, field->name, Value{state});
            if (!comment.empty() && spec.field("comments"))
                draft.add(entity, id, "comments", comment);
        }
        return draft.commit("step", id, 0);
    });
}

template <typename Work>
Result<EachOutcome> Registers::each(EntityId entity, const std::vector<Uuid>& ids, Work work) {
    if (ids.empty() || ids.size() > eachMax)
        return Error{ErrorCode::Invalid, "choose between 1 and 500 records"};
    const auto* state = stateField(specOf(entity));
    EachOutcome outcome;
    for (const Uuid& id : ids) {
        std::optional<Record> record;
        const auto done = guarded([&]() -> Result<Recorded> {
            record = m_store.table(entity).find(id);
            return work(id);
        });
        if (done) {
            outcome.done.push_back(id);
            continue;
        }
        if (done.error().code == ErrorCode::Storage || done.error().code == ErrorCode::Damaged) {
            outcome.stop = done.error();
            break;
        }
        outcome.left.push_back(
            {id, record ? titleOf(*record) : std::string(),
             record && state ? std::string(record->text(state->name)) : std::string(),
             done.error()});
    }
    return outcome;
}

Result<EachOutcome> Registers::takeEach(EntityId entity, const std::vector<Uuid>& ids,
                                        const std::string& state, const std::string& comment) {
    return guarded([&] {
        return each(entity, ids, [&](const Uuid& id) { return take(entity, id, state, comment); });
    });
}

Result<EachOutcome> Registers::saveEach(EntityId entity, const std::vector<Uuid>& ids,
                                        const std::pair<std::string, std::string>& value) {
    return guarded([&] {
        return each(entity, ids, [&](const Uuid& id) { return save(entity, id, {value}); });
    });
}

Result<Recorded> Registers::save(EntityId entity, const Uuid& id,
                                 const std::vector<std::pair<std::string, std::string>>& values) {
    std::vector<FieldText> fields;
    fields.reserve(values.size());
    for (const auto& [name, text] : values)
        fields.push_back({name, text});
    Editor editor(m_store, m_holdMs);
    return id.isNull() ? editor.create(specOf(entity).name, fields)
                       : editor.save(specOf(entity).name, id, fields);
}

} // namespace banyan
