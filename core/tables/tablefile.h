#pragma once

#include "core/result.h"
#include "core/tables/tablerow.h"

#include <string_view>

namespace banyan {

constexpr std::size_t tableFileBytesMax = 64 << 20;

// A table by what its bytes are: a workbook (XLSX) or CSV. Errors as of those two.
Result<std::vector<TableRow>> readTable(std::string_view bytes);

struct TableFile {
    std::vector<TableRow> rows;
    std::string digest; // SHA-256 of the file: whether it is still the one that was looked at
};

// Also NotFound (no file there that can be read) and TooLarge. Any thread.
Result<TableFile> readTableFile(const std::string& path);

} // namespace banyan
