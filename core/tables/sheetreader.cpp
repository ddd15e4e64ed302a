#include "core/tables/sheetreader.h"

#include <QDate>
#include <QHash>
#include <algorithm>
#include <cmath>

namespace banyan {

namespace {

constexpr int sheetRowsMax = 1'048'576; // numbers of rows, as of spreadsheets
constexpr std::size_t stringsMax = 1'000'000;
constexpr std::size_t mergedMax = 100'000;
constexpr double lastDay = 2'958'466; // the year 10000
constexpr double wholeMax = 1e15;     // whole numbers are exact below

// "AB12" → 27. What is no reference of a cell: nothing.
std::optional<std::size_t> columnOf(const QString& reference) {
    std::size_t column = 0;
    qsizetype at = 0;
    for (; at < reference.size() && at < 4; ++at) {
        const auto letter = reference[at].unicode();
        if (letter < 'A' || letter > 'Z')
            break;
        column = column * 26 + std::size_t(letter - 'A' + 1);
    }
    if (column == 0)
        return std::nullopt;
    return column - 1;
}

// "AB12" → 12. What is no reference of a cell: 0.
int lineOf(const QString& reference) {
    qsizetype at = 0;
    while (at < reference.size() && reference[at].isUpper())
        ++at;
    return reference.mid(at).toInt();
}

// Whether a number format shows a day: a letter of year or day outside quotes and brackets.
bool isDateFormat(const QString& format) {
    QChar closing;
    for (qsizetype at = 0; at < format.size(); ++at) {
        const QChar letter = format[at];
        if (!closing.isNull()) {
            if (letter == closing)
                closing = QChar();
        } else if (letter == QLatin1Char('"')) {
            closing = letter;
        } else if (letter == QLatin1Char('[')) {
            closing = QLatin1Char(']');
        } else if (letter == QLatin1Char('\\')) {
            ++at;
        } else if (QStringLiteral("yYdD").contains(letter)) {
            return true;
        }
    }
    return false;
}

// Those that have no text of their own; 27 to 36 and 50 to 58 are the Chinese ones.
bool isBuiltInDate(int id) {
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36
           || (id >= 50 && id <= 54) || id == 57 || id == 58;
}

} // namespace

bool XmlWalk::next() {
    while (m_status && !m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::DTD)
            refuse(ErrorCode::Garbled, "this workbook has a document type; no spreadsheet writes "
                                       "one");
        if (token == QXmlStreamReader::StartElement || token == QXmlStreamReader::EndElement)
            return bool(m_status);
    }
    return false;
}

bool XmlWalk::begins(const char* name) const {
    return m_xml.isStartElement() && m_xml.name() == QLatin1String(name);
}

bool XmlWalk::ends(const char* name) const {
    return m_xml.isEndElement() && m_xml.name() == QLatin1String(name);
}

QString XmlWalk::text(const char* attribute) const {
    const auto attributes = m_xml.attributes();
    for (const auto& each : attributes)
        if (each.name() == QLatin1String(attribute))
            return each.value().toString();
    return {};
}

QString XmlWalk::elementText() {
    return m_xml.readElementText(QXmlStreamReader::IncludeChildElements);
}

void XmlWalk::refuse(ErrorCode code, const char* sentence) {
    if (m_status)
        m_status = Error{code, sentence};
}

Status XmlWalk::status() const {
    if (m_status && m_xml.hasError())
        return Error{ErrorCode::Garbled, "this workbook is damaged; save it once more in the "
                                         "spreadsheet"};
    return m_status;
}

// Text in pieces of different looks; how it is read aloud is not part of it.
std::string SheetReader::richText(XmlWalk& xml, const char* element) {
    QString text;
    while (xml.next() && !xml.ends(element)) {
        if (xml.begins("t"))
            text += xml.elementText();
        else if (xml.begins("rPh"))
            xml.skip();
    }
    const std::string bytes = text.toStdString();
    if (bytes.size() > tableCellBytesMax)
        xml.refuse(ErrorCode::TooLarge, "a cell holds at most 4,000 bytes");
    return bytes;
}

void SheetReader::readStrings(XmlWalk& xml) {
    while (xml.next()) {
        if (!xml.begins("si"))
            continue;
        if (m_strings.size() == stringsMax)
            return xml.refuse(ErrorCode::TooLarge, "this workbook has too many texts; divide it");
        m_strings.push_back(richText(xml, "si"));
    }
}

void SheetReader::readStyles(XmlWalk& xml) {
    QHash<QString, bool> formats; // by their id, of those with a text
    bool isInCells = false;
    while (xml.next()) {
        if (xml.begins("cellXfs") || xml.ends("cellXfs"))
            isInCells = xml.begins("cellXfs");
        else if (xml.begins("numFmt"))
            formats[xml.text("numFmtId")] = isDateFormat(xml.text("formatCode"));
        else if (isInCells && xml.begins("xf") && m_isDate.size() < stringsMax)
            m_isDate.push_back(
                formats.value(xml.text("numFmtId"), isBuiltInDate(xml.text("numFmtId").toInt())));
    }
}

void SheetReader::readSheet(XmlWalk& xml) {
    int line = 0;
    while (xml.next()) {
        if (xml.begins("mergeCell"))
            readMerged(xml);
        if (!xml.begins("row"))
            continue;
        const QString number = xml.text("r");
        const int next = number.isEmpty() ? line + 1 : number.toInt();
        if (next <= line || next > sheetRowsMax)
            return xml.refuse(ErrorCode::Garbled, "the rows of this workbook are out of order");
        line = next;
        readRow(xml, line);
    }
    fillMerged(xml);
}

// "C2:D5": what it shows stands in C2, for the rows down to the fifth.
void SheetReader::readMerged(XmlWalk& xml) {
    const QString range = xml.text("ref");
    const QString begin = range.section(QLatin1Char(':'), 0, 0);
    const Merged merged{columnOf(begin).value_or(tableCellsMax), lineOf(begin),
                        lineOf(range.section(QLatin1Char(':'), 1, 1))};
    if (m_merged.size() == mergedMax)
        return xml.refuse(ErrorCode::TooLarge, "this workbook has too many merged cells");
    if (merged.column < tableCellsMax && merged.first < merged.last)
        m_merged.push_back(merged);
}

void SheetReader::fillMerged(XmlWalk& xml) {
    std::ranges::sort(m_merged);
    for (std::size_t i = 1; i < m_merged.size(); ++i)
        if (m_merged[i].column == m_merged[i - 1].column
            && m_merged[i].first <= m_merged[i - 1].last)
            return xml.refuse(ErrorCode::Garbled, "the merged cells of this workbook overlap");
    for (const auto& [column, first, last] : m_merged) {
        auto row = std::ranges::lower_bound(m_rows, first, {}, &TableRow::line);
        if (row == m_rows.end() || row->line != first || row->cells.size() <= column)
            continue; // what is merged is empty
        const std::string text = row->cells[column];
        const bool isError = std::ranges::find(row->errors, column) != row->errors.end();
        while (++row != m_rows.end() && row->line <= last) {
            row->cells.resize(std::max(row->cells.size(), column + 1));
            if (!row->cells[column].empty())
                continue;
            row->cells[column] = text;
            if (isError)
                row->errors.push_back(column);
        }
    }
}

void SheetReader::readRow(XmlWalk& xml, int line) {
    TableRow row{line, {}, {}};
    std::size_t column = 0;
    while (xml.next() && !xml.ends("row"))
        if (xml.begins("c"))
            readCell(xml, row, column);
    if (row.cells.empty())
        return;
    if (m_rows.size() == tableRowsMax)
        return xml.refuse(ErrorCode::TooLarge,
                          "a table has at most 100,000 rows; divide the workbook");
    m_rows.push_back(std::move(row));
}

void SheetReader::readCell(XmlWalk& xml, TableRow& row, std::size_t& column) {
    column = columnOf(xml.text("r")).value_or(column);
    const QString kind = xml.text("t");
    const int style = xml.text("s").toInt();
    QString value;
    std::string text;
    while (xml.next() && !xml.ends("c")) {
        if (xml.begins("v"))
            value = xml.elementText();
        else if (xml.begins("is"))
            text = richText(xml, "is");
    }
    if (!value.isEmpty())
        text = cellText(xml, kind, value, style);
    if (text.size() > tableCellBytesMax)
        xml.refuse(ErrorCode::TooLarge, "a cell holds at most 4,000 bytes");
    else if (!text.empty() && column >= tableCellsMax)
        xml.refuse(ErrorCode::TooLarge, "a row has at most 64 columns; is this the right file?");
    else if (!text.empty()) {
        row.cells.resize(std::max(row.cells.size(), column + 1));
        row.cells[column] = std::move(text);
        if (kind == QLatin1String("e"))
            row.errors.push_back(column);
    }
    ++column;
}

std::string SheetReader::cellText(XmlWalk& xml, const QString& kind, const QString& value,
                                  int style) const {
    if (kind.isEmpty() || kind == QLatin1String("n"))
        return numberText(value, style);
    if (kind != QLatin1String("s"))
        return value.toStdString();
    bool isNumber = false;
    const auto index = value.toULongLong(&isNumber);
    if (isNumber && index < m_strings.size())
        return m_strings[index];
    xml.refuse(ErrorCode::Garbled, "a text of this workbook is missing; save it once more");
    return {};
}

std::string SheetReader::numberText(const QString& value, int style) const {
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(number))
        return value.toStdString();
    const bool isDate =
        style >= 0 && std::size_t(style) < m_isDate.size() && m_isDate[std::size_t(style)];
    if (isDate && number >= 1 && number < lastDay) {
        // Day 60 is 1900-02-29, which never was.
        const QDate first = m_is1904        ? QDate(1904, 1, 1)
                            : number < 60.0 ? QDate(1899, 12, 31)
                                            : QDate(1899, 12, 30);
        return first.addDays(qint64(number)).toString(Qt::ISODate).toStdString();
    }
    if (std::abs(number) < wholeMax && number == std::floor(number))
        return std::to_string(static_cast<long long>(number));
    return value.toStdString();
}

} // namespace banyan
