#include "core/tables/tablefile.h"

#include "core/tables/csvtable.h"
#include "core/tables/xlsxtable.h"

#include <QCryptographicHash>
#include <QFile>

namespace banyan {

Result<std::vector<TableRow>> readTable(std::string_view bytes) {
    if (bytes.size() > tableFileBytesMax)
        return Error{ErrorCode::TooLarge, "a table has at most 64 MiB; divide the file"};
    if (bytes.starts_with("PK\x03\x04"))
        return parseXlsx(bytes);
    if (bytes.starts_with("\xd0\xcf\x11\xe0"))
        return Error{ErrorCode::Garbled, "this is an old workbook (.xls) or has a password; save "
                                         "it as .xlsx without one"};
    return parseCsv(bytes);
}

Result<TableFile> readTableFile(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::NotFound, "this file cannot be read"};
    const QByteArray bytes = file.read(qint64(tableFileBytesMax) + 1);
    auto rows = readTable({bytes.constData(), std::size_t(bytes.size())});
    if (!rows)
        return rows.error();
    return TableFile{*std::move(rows),
                     QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toStdString()};
}

} // namespace banyan
