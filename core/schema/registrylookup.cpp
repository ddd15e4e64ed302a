// Finding things in the registry.
#include "core/schema/registry.h"

#include <array>

namespace banyan {

const EntitySpec* entitySpec(EntityId id) {
    for (const auto& spec : registry())
        if (spec.id == id)
            return &spec;
    return nullptr;
}

const EntitySpec* entitySpec(std::string_view name) {
    for (const auto& spec : registry())
        if (name == spec.name)
            return &spec;
    return nullptr;
}

const EntitySpec& specOf(EntityId id) {
    static const auto table = [] {
        std::array<const EntitySpec*, 64> byNumber{};
        for (const auto& spec : registry())
            byNumber[static_cast<std::size_t>(spec.id)] = &spec;
        return byNumber;
    }();
    return *table[static_cast<std::size_t>(id)];
}

int EntitySpec::indexOf(std::uint16_t number) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fields[i].number == number)
            return static_cast<int>(i);
    return -1;
}

int EntitySpec::indexOf(std::string_view fieldName) const {
    for (std::size_t i = 0; i < fields.size(); ++i)
        if (fieldName == fields[i].name)
            return static_cast<int>(i);
    return -1;
}

const FieldSpec* EntitySpec::field(std::uint16_t number) const {
    const int index = indexOf(number);
    return index < 0 ? nullptr : &fields[static_cast<std::size_t>(index)];
}

const FieldSpec* EntitySpec::field(std::string_view fieldName) const {
    const int index = indexOf(fieldName);
    return index < 0 ? nullptr : &fields[static_cast<std::size_t>(index)];
}

const char* typeName(FieldType type) {
    constexpr std::array names{"text",      "long_text", "code",          "date",
                               "time",      "integer",   "real",          "boolean",
                               "reference", "text_set",  "reference_set", "entries"};
    return names[static_cast<std::size_t>(type)];
}

const char* ruleName(MergeRule rule) {
    constexpr std::array names{"immutable", "latest",    "latest_observed", "add_wins",  "append",
                               "review",    "authority", "workflow",        "withdrawal"};
    return names[static_cast<std::size_t>(rule)];
}

} // namespace banyan
