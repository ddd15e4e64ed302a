#include "qml/viewmodels/papers/searchabletext.h"

#include <QHash>
#include <QRawFont>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace banyan::ui {

namespace {

constexpr char16_t firstRadical = 0x2E80, lastRadical = 0x2FDF;
constexpr char16_t firstCharacter = 0x4E00, lastCharacter = 0x9FFF;

QList<quint32> glyphsOf(const QRawFont& font, char16_t first, char16_t last) {
    QString text;
    for (char32_t at = first; at <= last; ++at)
        text += QChar(char16_t(at));
    return font.glyphIndexesForString(text);
}

// By the radical's number, as a character map writes it: "<2F08>".
QHash<QByteArray, QByteArray> charactersByRadical(const QFont& font) {
    const auto written = [](char32_t character) {
        return '<' + QByteArray::number(uint(character), 16).toUpper().rightJustified(4, '0') + '>';
    };
    const QRawFont raw = QRawFont::fromFont(font, QFontDatabase::SimplifiedChinese);
    const auto radicals = glyphsOf(raw, firstRadical, lastRadical);
    const auto characters = glyphsOf(raw, firstCharacter, lastCharacter);
    QHash<quint32, char32_t> byGlyph;
    for (qsizetype at = characters.size() - 1; at >= 0; --at)
        byGlyph[characters[at]] = firstCharacter + char32_t(at);
    QHash<QByteArray, QByteArray> found;
    for (qsizetype at = 0; at < radicals.size(); ++at)
        if (radicals[at] != 0 && byGlyph.contains(radicals[at]))
            found[written(firstRadical + char32_t(at))] = written(byGlyph[radicals[at]]);
    return found;
}

std::string corrected(const std::string& characterMap,
                      const QHash<QByteArray, QByteArray>& characters) {
    QByteArray text = QByteArray::fromStdString(characterMap);
    for (qsizetype at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
        const auto right = characters.constFind(text.mid(at, 6).toUpper());
        if (right != characters.cend())
            text.replace(at, 6, *right);
    }
    return text.toStdString();
}

} // namespace

std::optional<QByteArray> withSearchableText(const QByteArray& pdf, const QFont& font) {
    try {
        QPDF document;
        document.processMemoryFile("paper", pdf.constData(), std::size_t(pdf.size()));
        const auto characters = charactersByRadical(font);
        for (auto& object : document.getAllObjects()) {
            if (!object.isDictionary() || !object.hasKey("/ToUnicode"))
                continue;
            auto map = object.getKey("/ToUnicode");
            const auto data = map.getStreamData();
            const std::string before(reinterpret_cast<const char*>(data->getBuffer()),
                                     data->getSize());
            map.replaceStreamData(corrected(before, characters), QPDFObjectHandle::newNull(),
                                  QPDFObjectHandle::newNull());
        }
        QPDFWriter writer(document);
        writer.setOutputMemory();
        writer.write();
        const auto whole = writer.getBufferSharedPointer();
        return QByteArray(reinterpret_cast<const char*>(whole->getBuffer()),
                          qsizetype(whole->getSize()));
    } catch (const std::exception&) { // what the library throws for what is no PDF
        return std::nullopt;
    }
}

} // namespace banyan::ui
