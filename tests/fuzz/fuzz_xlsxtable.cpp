#include "core/tables/xlsxtable.h"
#include "tests/core/tables/xlsxparts.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// A workbook that somebody chose: the first byte says whether the rest is the whole file, or one of
// its parts, which the archive's checksums would keep from being reached otherwise.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string rest(fuzz::bytesOf(data + 1, size - 1));
    static constexpr const char* parts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml",
                                            "xl/styles.xml", "xl/workbook.xml",
                                            "xl/_rels/workbook.xml.rels"};
    std::string bytes = rest;
    if (const std::size_t part = data[0] % 6; part < 5) {
        test::XlsxParts book("<s><row><c t=\"s\"><v>1</v></c><c s=\"1\"><v>1</v></c></row></s>");
        book.add(parts[part], rest);
        bytes = book.bytes();
    }
    const auto rows = parseXlsx(bytes);
    if (!rows) {
        fuzz::require(!rows.error().context.empty(), "no sentence says what is wrong");
        return 0;
    }
    fuzz::require(rows->size() <= tableRowsMax, "too many rows");
    int line = 0;
    for (const auto& row : *rows) {
        fuzz::require(row.line > line, "rows are not in their order");
        line = row.line;
        fuzz::require(!row.cells.empty() && row.cells.size() <= tableCellsMax, "too many cells");
        fuzz::require(!row.cells.back().empty(), "a row ends with an empty cell");
        for (const auto& cell : row.cells)
            fuzz::require(cell.size() <= tableCellBytesMax, "a cell is too large");
    }
    return 0;
}
