#pragma once

#include "core/schema/workflow.h"
#include "core/store/store.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

enum class RegisterSort {
    Newest,
    Due,   // what is due first; what is never due last
    Title, // by its reading where one is kept
};

// What is wanted of a register. Everything given must hold; what is left empty narrows nothing.
struct RegisterQuery {
    EntityId entity = EntityId::None;
    std::string text = {}; // part of a text field
    bool isOpenOnly = false;
    std::string behind = {}; // SQL over the table: PeriodReport::condition() of a figure
    std::string inbox = {};  // key of an inbox: what waits there for the reader
    std::string state = {};  // code
    std::string category =
        {};         // code of categoryField(); one of the first level takes in its second
    Uuid unit = {}; // a unit or grid, with all that is below it
    RegisterSort sort = RegisterSort::Newest;
};

// SQL over an entity's table with what is bound to it.
struct SqlCondition {
    std::string where;
    std::vector<Value> parameters;

    void add(const std::string& condition, std::vector<Value> values = {});
};

SqlCondition conditionOf(Store& store, const RegisterQuery& query);
std::string orderOf(const EntitySpec& spec, RegisterSort sort); // without ORDER BY

// One value that occurs in a register, and how often.
struct RegisterFacet {
    std::string code; // of a unit its id
    std::string name; // of a unit
    std::int64_t count = 0;
};

// What a register can be narrowed by, and what its reader may do with several records at once.
struct RegisterTools {
    std::vector<RegisterFacet> states;
    std::vector<RegisterFacet> categories; // of the first level
    std::vector<RegisterFacet> units;      // as fine as fits on a screen; none where there is one
    bool hasDue = false;
    bool mayCreate = false;                   // the reader's role
    std::vector<const FieldSpec*> assignable; // references to people and units that he may set
};

// States that are open and yet within their limit: what the limit is for has been done.
std::span<const std::string_view> metStates(EntityId entity);

// Counts what is within the query's inbox or behind its figure, whatever else narrows it.
RegisterTools toolsOf(Store& store, const RegisterQuery& query);

// The field whose workflow a record goes through, the code it is sorted under, and what it is
// called by, the first that it has; null where there is none.
const FieldSpec* stateField(const EntitySpec& spec);
const FieldSpec* categoryField(const EntitySpec& spec);
std::vector<const FieldSpec*> titleFieldsOf(const EntitySpec& spec);

// SQL: not at its end; and its time is over besides.
std::string openCondition(const FieldSpec& state);
SqlCondition lateCondition(const EntitySpec& spec, std::int64_t nowMs);

} // namespace banyan
