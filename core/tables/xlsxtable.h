#pragma once

#include "core/result.h"
#include "core/tables/tablerow.h"

#include <string_view>

namespace banyan {

// The first sheet of a workbook (ECMA-376 SpreadsheetML, .xlsx), its texts as people see them:
// dates as "2026-05-28", whole numbers without a point. Formulas give the value that was saved with
// them. Of cells that were merged each row has the text, as one reads it. Empty rows are left out.
// Errors: Garbled (not a workbook, cut, with a password, XML that no spreadsheet writes), TooLarge
// (more than a table may hold, or more than 64 MiB unpacked).
Result<std::vector<TableRow>> parseXlsx(std::string_view bytes);

} // namespace banyan
