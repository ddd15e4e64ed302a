#pragma once

#include "core/result.h"
#include "core/tables/tablerow.h"

#include <QXmlStreamReader>

namespace banyan {

// XML of a workbook, element by element, without a look at namespaces: the strict and the usual
// form differ in those only. A document type is refused: no spreadsheet writes one.
class XmlWalk {
public:
    explicit XmlWalk(const QByteArray& bytes)
        : m_xml(bytes) {}

    bool next(); // to the next begin or end of an element; false at the end, or after a fault
    bool begins(const char* name) const;
    bool ends(const char* name) const;
    QString text(const char* attribute) const; // by its local name
    QString elementText();                     // of the element that begins here, to its end
    void skip() { m_xml.skipCurrentElement(); }
    void refuse(ErrorCode code, const char* sentence); // the first one stays
    Status status() const;

private:
    QXmlStreamReader m_xml;
    Status m_status = ok();
};

// The rows of one sheet out of the XML of its parts: strings and styles first, where there are any.
// Checks the limits of a table as it reads.
class SheetReader {
public:
    void setIs1904(bool is1904) { m_is1904 = is1904; }
    void readStrings(XmlWalk& xml);
    void readStyles(XmlWalk& xml);
    void readSheet(XmlWalk& xml);
    std::vector<TableRow> takeRows() { return std::move(m_rows); }

private:
    void readRow(XmlWalk& xml, int line);
    void readCell(XmlWalk& xml, TableRow& row, std::size_t& column);
    void readMerged(XmlWalk& xml);
    void fillMerged(XmlWalk& xml);
    std::string richText(XmlWalk& xml, const char* element);
    std::string cellText(XmlWalk& xml, const QString& kind, const QString& value, int style) const;
    std::string numberText(const QString& value, int style) const;

    std::vector<std::string> m_strings;
    std::vector<bool> m_isDate; // by style
    bool m_is1904 = false;      // days are counted from 1904
    std::vector<TableRow> m_rows;
    struct Merged { // cells below each other that are shown as one
        std::size_t column = 0;
        int first = 0, last = 0; // lines
        auto operator<=>(const Merged&) const = default;
    };
    std::vector<Merged> m_merged;
};

} // namespace banyan
