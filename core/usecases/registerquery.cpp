#include "core/usecases/registerquery.h"

#include "core/report/periodreport.h"
#include "core/schema/civildate.h"
#include "core/store/codes.h"
#include "core/usecases/actiondraft.h"
#include "core/usecases/inboxes.h"
#include "core/usecases/reminders.h"

#include <algorithm>
#include <map>

namespace banyan {

namespace {

constexpr std::size_t unitsShownMax = 12;

constexpr std::string_view titleNames[] = {"title", "name", "holder_name", "leader",
                                           "brief", "text", "what"};

std::string quoted(const FieldSpec& field) { return "\"" + std::string(field.name) + "\""; }

// LIKE's own letters in what is looked for stand for themselves.
std::string likeText(const std::string& text) {
    std::string pattern;
    for (const char letter : text) {
        if (letter == '%' || letter == '_' || letter == '\\')
            pattern += '\\';
        pattern += letter;
    }
    return pattern;
}

void addText(SqlCondition& condition, const EntitySpec& spec, const std::string& text) {
    std::string any;
    std::vector<Value> parameters;
    for (const auto& field : spec.fields)
        // What is shown masked is not found out by looking for it.
        if (field.sensitivity != Sensitivity::Sensitive
            && (field.type == FieldType::Text || field.type == FieldType::LongText)) {
            any += (any.empty() ? "" : " OR ") + quoted(field) + " LIKE ? ESCAPE '\\'";
            parameters.emplace_back("%" + likeText(text) + "%");
        }
    condition.add(any.empty() ? "0" : "(" + any + ")", std::move(parameters));
}

// By the scope a record lives in, which also tells those that only name a household.
void addUnit(SqlCondition& condition, Store& store, const Uuid& unit) {
    std::string feeds;
    for (const auto& each : unitsBelow(store, unit))
        if (const auto feed = store.feeds().find(each))
            feeds += (feeds.empty() ? "" : ", ") + std::to_string(*feed);
    condition.add("scope IN (" + feeds + ")");
}

// What `columns` of the records within the condition hold, and how often.
Statement counted(Store& store, const EntitySpec& spec, const std::string& column,
                  const SqlCondition& within) {
    auto statement = store.database().prepare("SELECT " + column + ", count(*) FROM \"" + spec.name
                                              + "\" WHERE " + within.where + " GROUP BY " + column);
    for (std::size_t i = 0; i < within.parameters.size(); ++i)
        statement.bind(static_cast<int>(i) + 1, within.parameters[i]);
    return statement;
}

using Counts = std::map<std::string, std::int64_t>;

Counts countsOf(Store& store, const EntitySpec& spec, const FieldSpec& field,
                const SqlCondition& within) {
    Counts counts;
    auto statement = counted(store, spec, quoted(field), within);
    while (statement.step()) {
        if (statement.isNull(0))
            continue;
        const std::string code(statement.text(0));
        counts[field.workflow ? code : std::string(firstLevel(code))] += statement.integer(1);
    }
    return counts;
}

// In the order of the code list; what is not known here at the end.
std::vector<RegisterFacet> facetsOf(const Codes& codes, const CodeList& list, Counts counts) {
    std::vector<RegisterFacet> facets;
    for (const auto& code : codes.of(list))
        if (const auto found = counts.extract(code.code))
            facets.push_back({found.key(), {}, found.mapped()});
    for (const auto& [code, count] : counts)
        facets.push_back({code, {}, count});
    return facets;
}

// Every unit is replaced by the one above it, grids first, until they are few enough.
void lift(Store& store, std::map<Uuid, std::int64_t>& units, EntityId entity, const char* above,
          std::string_view level) {
    std::map<Uuid, std::int64_t> lifted;
    for (const auto& [id, count] : units) {
        const auto unit = store.table(entity).find(id);
        const bool isLifted = unit && !unit->reference(above).isNull()
                              && (level.empty() || unit->text("level") == level);
        lifted[isLifted ? unit->reference(above) : id] += count;
    }
    units = std::move(lifted);
}

std::vector<RegisterFacet> unitsOf(Store& store, const EntitySpec& spec,
                                   const SqlCondition& within) {
    std::map<Uuid, std::int64_t> units;
    auto statement = counted(store, spec, "scope", within);
    while (statement.step())
        units[store.feeds().get(statement.integer(0)).scope] += statement.integer(1);
    if (units.size() > unitsShownMax)
        lift(store, units, EntityId::Grid, "community", {});
    if (units.size() > unitsShownMax)
        lift(store, units, EntityId::OrgUnit, "parent", "community");
    std::vector<std::pair<std::string, RegisterFacet>> coded; // by administrative code
    for (const auto& [id, count] : units)
        for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
            if (const auto unit = store.table(entity).find(id))
                coded.emplace_back(
                    unit->text("code"),
                    RegisterFacet{id.text(), std::string(unit->text("name")), count});
    std::ranges::sort(coded, {}, [](const auto& each) { return each.first; });
    std::vector<RegisterFacet> facets;
    facets.reserve(coded.size());
    for (auto& [code, facet] : coded)
        facets.push_back(std::move(facet));
    return facets.size() < 2 ? std::vector<RegisterFacet>() : facets;
}

} // namespace

void SqlCondition::add(const std::string& condition, std::vector<Value> values) {
    where += (where.empty() ? "" : " AND ") + condition;
    std::ranges::move(values, std::back_inserter(parameters));
}

const FieldSpec* stateField(const EntitySpec& spec) {
    for (const auto& field : spec.fields)
        if (field.workflow)
            return &field;
    return nullptr;
}

const FieldSpec* categoryField(const EntitySpec& spec) {
    for (const auto name : {"category", "kind", "list"})
        if (const auto* field = spec.field(name); field && field->codes)
            return field;
    return nullptr;
}

std::vector<const FieldSpec*> titleFieldsOf(const EntitySpec& spec) {
    std::vector<const FieldSpec*> fields;
    for (const auto name : titleNames)
        if (const auto* field = spec.field(name))
            fields.push_back(field);
    return fields;
}

std::string openCondition(const FieldSpec& state) {
    std::string list;
    for (const auto end : state.workflow->ends)
        list += (list.empty() ? "'" : ", '") + std::string(end) + "'";
    return quoted(state) + " NOT IN (" + list + ")";
}

std::span<const std::string_view> metStates(EntityId entity) {
    for (const auto& field : datedFields())
        if (field.entity == entity && field.kind == ReminderKind::Due)
            return field.met;
    return {};
}

SqlCondition lateCondition(const EntitySpec& spec, std::int64_t nowMs) {
    SqlCondition condition;
    const auto* state = stateField(spec);
    const auto* due = spec.field("due");
    if (!state || !due)
        return {"0", {}};
    condition.add(openCondition(*state));
    for (const auto met : metStates(spec.id))
        condition.add(quoted(*state) + " <> ?", {Value{std::string(met)}});
    condition.add("due < ?",
                  {due->type == FieldType::Time ? Value{nowMs} : Value{localDateOf(nowMs).text()}});
    return condition;
}

SqlCondition conditionOf(Store& store, const RegisterQuery& query) {
    const auto& spec = specOf(query.entity);
    SqlCondition condition{"record_state = 0", {}};
    const auto* state = stateField(spec);
    if (state && query.isOpenOnly)
        condition.add(openCondition(*state));
    if (!query.inbox.empty()) {
        const auto* inbox = inboxNamed(query.inbox);
        auto waiting = inbox && inbox->entity == query.entity ? waitingIn(store, *inbox)
                                                              : SqlCondition{"0", {}};
        condition.add(waiting.where, std::move(waiting.parameters));
    }
    if (!query.state.empty())
        condition.add(state ? quoted(*state) + " = ?" : "? IS NULL", {Value{query.state}});
    if (!query.category.empty()) {
        const auto* category = categoryField(spec);
        const std::string name = category ? quoted(*category) : "NULL";
        condition.add("(" + name + " = ? OR " + name + " LIKE ? ESCAPE '\\')",
                      {Value{query.category}, Value{likeText(query.category) + ".%"}});
    }
    if (!query.unit.isNull())
        addUnit(condition, store, query.unit);
    if (!query.text.empty())
        addText(condition, spec, query.text);
    if (!query.behind.empty())
        condition.add("(" + query.behind + ")");
    return condition;
}

std::string orderOf(const EntitySpec& spec, RegisterSort sort) {
    const std::string newest = "created_at DESC, row DESC";
    if (sort == RegisterSort::Due && spec.field("due"))
        return "due IS NULL, due, " + newest;
    if (sort != RegisterSort::Title)
        return newest;
    std::string order;
    if (std::ranges::any_of(spec.fields, &FieldSpec::isSearched))
        order = "pinyin, ";
    for (const auto* field : titleFieldsOf(spec))
        order += quoted(*field) + ", ";
    return order + newest;
}

RegisterTools toolsOf(Store& store, const RegisterQuery& query) {
    const auto& spec = specOf(query.entity);
    const auto role = roleOf(store);
    const SqlCondition within =
        conditionOf(store, {.entity = query.entity, .behind = query.behind, .inbox = query.inbox});
    RegisterTools tools;
    const Codes codes(store);
    if (const auto* state = stateField(spec))
        tools.states = facetsOf(codes, *state->codes, countsOf(store, spec, *state, within));
    if (const auto* category = categoryField(spec))
        tools.categories =
            facetsOf(codes, *category->codes, countsOf(store, spec, *category, within));
    tools.units = unitsOf(store, spec, within);
    tools.hasDue = spec.field("due") != nullptr;
    tools.mayCreate = role && (spec.creators & mask(*role));
    for (const auto& field : spec.fields)
        if (field.type == FieldType::Reference && field.rule == MergeRule::Latest
            && (field.target == EntityId::User || field.target == EntityId::OrgUnit)
            && stateField(spec) && (!role || field.writers & mask(*role)))
            tools.assignable.push_back(&field);
    return tools;
}

} // namespace banyan
