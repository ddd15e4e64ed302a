#pragma once

#include "core/uuid.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace banyan {

// What a field holds: nothing, a whole number (also a boolean 0/1 and a time in milliseconds since
// 1970-01-01 UTC), a real number, UTF-8 text (also a date "YYYY-MM-DD", a code, and a set or a
// list of entries as canonical JSON), or the id of a record.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Uuid>;

inline bool isNull(const Value& value) { return value.index() == 0; }
inline std::string_view textOf(const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? std::string_view(*text) : std::string_view();
}
inline std::int64_t integerOf(const Value& value, std::int64_t otherwise = 0) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number ? *number : otherwise;
}
inline Uuid referenceOf(const Value& value) {
    const auto* id = std::get_if<Uuid>(&value);
    return id ? *id : Uuid{};
}

// One byte of kind, then the content: what digests and commitments are taken over.
void appendCanonical(std::string& out, const Value& value);

} // namespace banyan
