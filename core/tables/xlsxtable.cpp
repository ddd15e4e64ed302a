#include "core/tables/xlsxtable.h"

#include "core/tables/sheetreader.h"
#include "core/tables/zipparts.h"

namespace banyan {

namespace {

// What the workbook says of itself: which part is its first sheet, and the parts that go with it.
struct Workbook {
    QString sheetRelation;
    QByteArray sheet, strings, styles; // names of parts; empty where there is none
    bool is1904 = false;
};

void readWorkbook(XmlWalk& xml, Workbook& book) {
    while (xml.next())
        if (xml.begins("workbookPr"))
            book.is1904 = xml.text("date1904") == QLatin1String("1")
                          || xml.text("date1904") == QLatin1String("true");
        else if (xml.begins("sheet") && book.sheetRelation.isEmpty())
            book.sheetRelation = xml.text("id");
}

void readRelations(XmlWalk& xml, Workbook& book) {
    while (xml.next()) {
        if (!xml.begins("Relationship"))
            continue;
        const QString target = xml.text("Target");
        const QByteArray name =
            (target.startsWith(QLatin1Char('/')) ? target.mid(1) : QStringLiteral("xl/") + target)
                .toUtf8();
        const QString kind = xml.text("Type").section(QLatin1Char('/'), -1);
        if (xml.text("Id") == book.sheetRelation)
            book.sheet = name;
        else if (kind == QLatin1String("sharedStrings"))
            book.strings = name;
        else if (kind == QLatin1String("styles"))
            book.styles = name;
    }
}

// Reads a part with `read`; a part without a name is not there, and nothing is to be read.
template <typename Read>
Status readPart(const ZipParts& parts, const QByteArray& name, Read read) {
    if (name.isEmpty())
        return ok();
    const auto bytes = parts.part(name);
    if (!bytes)
        return bytes.error().code == ErrorCode::NotFound
                   ? Error{ErrorCode::Garbled, bytes.error().context}
                   : bytes.error();
    XmlWalk xml(*bytes);
    read(xml);
    return xml.status();
}

} // namespace

Result<std::vector<TableRow>> parseXlsx(std::string_view bytes) {
    const ZipParts parts(bytes);
    Workbook book;
    SheetReader reader;
    auto status =
        readPart(parts, "xl/workbook.xml", [&](XmlWalk& xml) { readWorkbook(xml, book); });
    if (status)
        status = readPart(parts, "xl/_rels/workbook.xml.rels",
                          [&](XmlWalk& xml) { readRelations(xml, book); });
    if (status && book.sheet.isEmpty())
        status = Error{ErrorCode::Garbled, "this workbook has no sheet with a table"};
    reader.setIs1904(book.is1904);
    if (status)
        status = readPart(parts, book.strings, [&](XmlWalk& xml) { reader.readStrings(xml); });
    if (status)
        status = readPart(parts, book.styles, [&](XmlWalk& xml) { reader.readStyles(xml); });
    if (status)
        status = readPart(parts, book.sheet, [&](XmlWalk& xml) { reader.readSheet(xml); });
    if (!status)
        return status.error();
    return reader.takeRows();
}

} // namespace banyan
