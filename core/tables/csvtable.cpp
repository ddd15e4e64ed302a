#include "core/tables/csvtable.h"

#include <QStringDecoder>
#include <algorithm>

namespace banyan {

namespace {

constexpr std::string_view byteOrderMark = "\xef\xbb\xbf";

Error wrong(int line, const char* sentence, ErrorCode code = ErrorCode::TooLarge) {
    return {code, "line " + std::to_string(line) + ": " + sentence};
}

char separatorIn(std::string_view bytes) {
    const auto first = bytes.substr(0, bytes.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'})
        if (std::ranges::count(first, candidate) > std::ranges::count(first, best))
            best = candidate;
    return best;
}

class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
        , m_separator(separatorIn(bytes)) {}

    Result<std::vector<TableRow>> rows() {
        while (m_at < m_bytes.size()) {
            TableRow row;
            row.line = m_line;
            if (auto read = readRow(row); !read)
                return read.error();
            const bool isEmpty = std::ranges::all_of(row.cells, &std::string::empty);
            if (isEmpty)
                continue;
            if (m_rows.size() == tableRowsMax)
                return wrong(row.line, "a table has at most 100,000 rows; divide the file");
            m_rows.push_back(std::move(row));
        }
        return std::move(m_rows);
    }

private:
    Status readRow(TableRow& row) {
        for (;;) {
            std::string cell;
            if (auto read = readCell(cell); !read)
                return read;
            row.cells.push_back(std::move(cell));
            if (row.cells.size() > tableCellsMax)
                return wrong(row.line, "a row has at most 64 columns; is this the right file?");
            if (m_at == m_bytes.size() || m_bytes[m_at] == '\n')
                break;
            ++m_at; // the separator
        }
        ++m_at;
        ++m_line;
        return ok();
    }

    Status readCell(std::string& cell) {
        const int began = m_line;
        bool isQuoted = false;
        if (m_at < m_bytes.size() && m_bytes[m_at] == '"') {
            isQuoted = true;
            ++m_at;
        }
        for (; m_at < m_bytes.size(); ++m_at) {
            const char letter = m_bytes[m_at];
            if (isQuoted && letter == '"') {
                const bool isDoubled = m_at + 1 < m_bytes.size() && m_bytes[m_at + 1] == '"';
                if (!isDoubled) {
                    isQuoted = false;
                    continue;
                }
                ++m_at;
            } else if (!isQuoted && (letter == m_separator || letter == '\n')) {
                break;
            } else if (!isQuoted && letter == '\r') {
                continue;
            } else if (letter == '\n') {
                ++m_line;
            }
            cell += letter;
            if (cell.size() > tableCellBytesMax)
                return wrong(began, "a cell holds at most 4,000 bytes; is a quote missing?");
        }
        return isQuoted ? Status(
                   wrong(began, "a quote begins here and does not end", ErrorCode::Invalid))
                        : ok();
    }

    std::string_view m_bytes;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
    std::vector<TableRow> m_rows;
};

} // namespace

Result<std::vector<TableRow>> parseCsv(std::string_view bytes) {
    if (bytes.starts_with(byteOrderMark))
        bytes.remove_prefix(byteOrderMark.size());
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString decoded =
        decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (decoder.hasError() || bytes.find('\0') != std::string_view::npos)
        return Error{ErrorCode::Garbled, "this is not a table in UTF-8; in the spreadsheet choose "
                                         "\"Save as\" and \"CSV UTF-8\""};
    return Reader(bytes).rows();
}

} // namespace banyan
