#pragma once

#include <string>
#include <utility>
#include <vector>
#include <zip.h>

namespace banyan::test {

// A workbook as a spreadsheet writes it, of the parts given; without the parts nobody reads.
class XlsxParts {
public:
    explicit XlsxParts(std::string sheet) {
        add("xl/workbook.xml",
            "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
            "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            "<sheets><sheet name=\"一\" sheetId=\"1\" r:id=\"rId3\"/>"
            "<sheet name=\"二\" sheetId=\"2\" r:id=\"rId4\"/></sheets></workbook>");
        add("xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Type=\"http://x/styles\" "
            "Target=\"styles.xml\"/><Relationship Id=\"rId2\" Type=\"http://x/sharedStrings\" "
            "Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" "
            "Type=\"http://x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        add("xl/sharedStrings.xml",
            "<sst><si><t>门牌</t></si><si><r><t>姓</t></r><r><t xml:space=\"preserve\">名 </t></r>"
            "<rPh sb=\"0\" eb=\"1\"><t>xing ming</t></rPh></si><si><t/></si></sst>");
        add("xl/styles.xml",
            "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m\"/>"
            "<numFmt numFmtId=\"165\" formatCode=\"[Red]0.0&quot;day&quot;\"/></numFmts>"
            "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
            "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs>"
            "</styleSheet>");
        add("xl/worksheets/sheet1.xml", std::move(sheet));
    }

    void add(const std::string& name, std::string text) {
        for (auto& part : m_parts)
            if (part.first == name) {
                part.second = std::move(text);
                return;
            }
        m_parts.emplace_back(name, std::move(text));
    }
    void drop(const std::string& name) {
        std::erase_if(m_parts, [&](const auto& part) { return part.first == name; });
    }

    // The archive's bytes; empty when it could not be written.
    std::string bytes() const {
        zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, nullptr);
        zip_source_keep(target);
        zip_t* archive = zip_open_from_source(target, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
        for (const auto& [name, text] : m_parts)
            zip_file_add(archive, name.c_str(),
                         zip_source_buffer(archive, text.data(), text.size(), 0), 0);
        std::string bytes;
        zip_stat_t stat;
        if (zip_close(archive) == 0 && zip_source_open(target) == 0
            && zip_source_stat(target, &stat) == 0) {
            bytes.resize(stat.size);
            if (zip_source_read(target, bytes.data(), bytes.size()) != zip_int64_t(bytes.size()))
                bytes.clear();
            zip_source_close(target);
        }
        zip_source_free(target);
        return bytes;
    }

private:
    std::vector<std::pair<std::string, std::string>> m_parts;
};

} // namespace banyan::test
