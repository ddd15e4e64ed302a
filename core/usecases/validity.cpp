#include "core/usecases/validity.h"

namespace banyan {

namespace {

// The first of the names that is a field of the entity.
const FieldSpec* fieldOf(EntityId entity, std::initializer_list<std::string_view> names) {
    for (const auto name : names)
        if (const auto* field = specOf(entity).field(name))
            return field;
    return nullptr;
}

const FieldSpec* firstDayOf(EntityId entity) {
    return fieldOf(entity, {"valid_from", "since", "registered_on"});
}
const FieldSpec* lastDayOf(EntityId entity) { return fieldOf(entity, {"valid_to", "until"}); }

} // namespace

std::string holdsOn(EntityId entity, const std::string& day, const std::string& alias) {
    const auto limit = [&](const FieldSpec* field, const char* sign) {
        const std::string name = (alias.empty() ? "" : alias + ".") + field->name;
        return "(" + name + " IS NULL OR " + name + " " + sign + " " + day + ")";
    };
    const auto* first = firstDayOf(entity);
    const auto* last = lastDayOf(entity);
    std::string condition = first ? limit(first, "<=") : "";
    if (last)
        condition += (condition.empty() ? "" : " AND ") + limit(last, ">=");
    // The day is named even where nothing ends, so that it may be bound to any of them.
    return condition.empty() ? day + " IS NOT NULL" : "(" + condition + ")";
}

bool holdsOn(const Record& record, std::string_view day) {
    const auto* first = firstDayOf(record.entity);
    const auto* last = lastDayOf(record.entity);
    return (!first || isNull(record.value(first->name)) || record.text(first->name) <= day)
           && (!last || isNull(record.value(last->name)) || record.text(last->name) >= day);
}

} // namespace banyan
