#pragma once

#include "core/result.h"
#include "core/tables/tablerow.h"

#include <string_view>

namespace banyan {

// A table as spreadsheets save it: RFC 4180, UTF-8 with or without a byte order mark, separated by
// commas, semicolons or tabs (whichever the first line has most of). Empty rows are left out.
// Errors say where and what to do: Garbled (not UTF-8), Invalid (a quote that does not end),
// TooLarge.
Result<std::vector<TableRow>> parseCsv(std::string_view bytes);

} // namespace banyan
