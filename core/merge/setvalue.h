#pragma once

#include "core/uuid.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// Sets are kept as canonical JSON: an array of strings, sorted bytewise, each once, without
// spaces; the empty set is no value. So equal sets are equal texts.
std::vector<std::string> setElements(std::string_view json);
std::string setText(std::vector<std::string> elements); // "" when empty
bool setContains(std::string_view json, std::string_view element);
std::string setWith(std::string_view json, std::string_view element);
std::string setWithout(std::string_view json, std::string_view element);

// An entry of an append field: its key (16 hex digits from the salt of the change that made it),
// its text, who wrote it and when by the device's own clock.
struct Entry {
    std::string key;
    std::string text;
    Uuid by;
    std::int64_t atMs = 0;
};

std::vector<Entry> entriesOf(std::string_view json);
std::string entriesText(const std::vector<Entry>& entries); // "" when none
std::string entriesWith(std::string_view json, const Entry& entry);
std::string entriesWithout(std::string_view json, std::string_view key);
bool entriesContain(std::string_view json, std::string_view key);
std::string entryKey(std::string_view salt);

} // namespace banyan
