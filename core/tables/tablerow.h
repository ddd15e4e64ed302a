#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace banyan {

// One row of a table that somebody chose as a file, as texts.
struct TableRow {
    int line = 0; // where it begins in the file, or its number in the sheet; from 1, ascending
    std::vector<std::string> cells;
    std::vector<std::size_t> errors; // cells whose text is a spreadsheet's error, such as #N/A
};

// What a table may hold. Larger ones are refused, not cut.
constexpr std::size_t tableRowsMax = 100'000;
constexpr std::size_t tableCellsMax = 64; // of a row
constexpr std::size_t tableCellBytesMax = 4'000;

} // namespace banyan
