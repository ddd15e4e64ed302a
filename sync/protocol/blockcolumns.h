#pragma once

#include "sync/protocol/blocks.h"

namespace banyan {

// A column of numbers out of things that have one each.
inline std::vector<std::int64_t> numbersOf(const auto& items, auto&& get) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(items.size());
    for (const auto& item : items)
        numbers.push_back(static_cast<std::int64_t>(get(item)));
    return numbers;
}

// The nine columns that a change has wherever it stands, as items of the enclosing array.
void writeChanges(CborWriter& writer, const std::vector<const Change*>& changes);
std::vector<Change> readChanges(CborReader& reader, std::size_t count);

} // namespace banyan
