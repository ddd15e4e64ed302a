#include "core/tables/csvtable.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace banyan;

// A table that somebody saved out of a spreadsheet, or anything else that was chosen by mistake.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rows = parseCsv(fuzz::bytesOf(data, size));
    if (!rows)
        return 0;
    std::string written;
    int line = 0;
    for (const auto& row : *rows) {
        fuzz::require(row.line > line, "lines are not in their order");
        line = row.line;
        fuzz::require(row.cells.size() <= tableCellsMax, "too many cells");
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            fuzz::require(row.cells[i].size() <= tableCellBytesMax, "a cell is too large");
            written += i ? ",\"" : "\"";
            for (const char letter : row.cells[i])
                written += letter == '"' ? std::string("\"\"") : std::string(1, letter);
            written += '"';
        }
        written += '\n';
    }
    // Cells that hold more separators than commas would change what the table is separated by.
    const auto first = written.substr(0, written.find('\n'));
    const auto count = [&](char letter) { return std::ranges::count(first, letter); };
    if (count(';') > count(',') || count('\t') > count(',') || written.starts_with("\xef\xbb\xbf"))
        return 0;
    const auto again = parseCsv(written);
    fuzz::require(bool(again), "a table that was written is not read");
    fuzz::require(again->size() == rows->size()
                      && std::ranges::equal(
                          *again, *rows,
                          [](const TableRow& a, const TableRow& b) { return a.cells == b.cells; }),
                  "a table that was written is another");
    return 0;
}
