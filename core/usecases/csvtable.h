#pragma once

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace banyan {

struct CsvRow {
    int line = 0; // where it begins in the file, from 1
    std::vector<std::string> cells;
};

constexpr std::size_t csvRowsMax = 100'000;
constexpr std::size_t csvCellsMax = 64;
constexpr std::size_t csvCellBytesMax = 4'000;

// A table as spreadsheets save it: RFC 4180, UTF-8 with or without a byte order mark, separated by
// commas, semicolons or tabs (whichever the first line has most of). Empty rows are left out.
// Invalid, with the line and what to do: not UTF-8, a quote that does not end, too large.
Result<std::vector<CsvRow>> parseCsv(std::string_view bytes);

} // namespace banyan
