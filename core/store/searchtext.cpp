#include "core/store/searchtext.h"

#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <vector>

namespace banyan {

namespace {

// A private-use character: unicode61 counts it as a word, and searchQuery never lets it through.
constexpr std::string_view partEnd = "\uE000";

enum class Kind { Han, Word, Digits, Hyphen, Space };

struct Piece {
    Kind kind = Kind::Space;
    std::string text; // one Chinese character, or a run of letters or digits, in lower case
};

Kind kindOf(UChar32 character) {
    UErrorCode status = U_ZERO_ERROR;
    if (character < 0)
        return Kind::Space;
    if (character >= '0' && character <= '9')
        return Kind::Digits;
    if (character == '-' || (character >= 0x2010 && character <= 0x2015) || character == 0xFF0D)
        return Kind::Hyphen;
    if (u_isalnum(character))
        return uscript_getScript(character, &status) == USCRIPT_HAN ? Kind::Han : Kind::Word;
    return Kind::Space;
}

void append(std::string& out, UChar32 character) {
    char bytes[U8_MAX_LENGTH];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes, length, character);
    out.append(bytes, static_cast<std::size_t>(length));
}

// The words that stand between the numbers of a door: 3栋2单元501室 is 3-2-501. Which of them
// begins `rest`, in bytes; 0 when none does.
std::size_t doorWordBytes(std::string_view rest) {
    for (const std::string_view word :
         {"单元", "号楼", "栋", "幢", "座", "梯", "楼", "层", "号", "室", "房"})
        if (rest.starts_with(word))
            return word.size();
    return 0;
}

std::vector<Piece> piecesOf(std::string_view text, std::size_t charactersMax = 4000) {
    std::vector<Piece> pieces;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int64_t>(text.size());
    for (std::int64_t at = 0; at < length && charactersMax > 0; --charactersMax) {
        if (!pieces.empty() && pieces.back().kind == Kind::Digits) {
            if (const auto skipped = doorWordBytes(text.substr(static_cast<std::size_t>(at)))) {
                at += static_cast<std::int64_t>(skipped);
                pieces.push_back({Kind::Hyphen, {}});
                continue;
            }
        }
        UChar32 character = 0;
        U8_NEXT(bytes, at, length, character);
        if (character >= 0xFF01 && character <= 0xFF5E)
            character -= 0xFEE0; // full-width forms, as Chinese keyboards make them
        const Kind kind = kindOf(character);
        const bool continues = !pieces.empty() && pieces.back().kind == kind
                               && (kind == Kind::Word || kind == Kind::Digits);
        if (!continues)
            pieces.push_back({kind, {}});
        if (kind == Kind::Han || kind == Kind::Word || kind == Kind::Digits)
            append(pieces.back().text, u_tolower(character));
    }
    return pieces;
}

bool isContent(const Piece& piece) { return piece.kind < Kind::Hyphen; }

std::vector<std::string_view> wordsOf(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at)
            words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string_view firstCharacter(std::string_view word) {
    std::size_t bytes = 1;
    while (bytes < word.size() && U8_IS_TRAIL(word[bytes]))
        ++bytes;
    return word.substr(0, bytes);
}

std::string digitsOf(std::string_view text) {
    std::string digits;
    for (const auto& piece : piecesOf(text))
        if (piece.kind == Kind::Digits)
            digits += piece.text;
    return digits;
}

// Passports write 吕 as "lyu" and older systems as "lu"; keyboards as "lv", which is the index's.
std::string withUForV(std::string_view text) {
    std::string out(text);
    for (std::size_t at = 1; at < out.size(); ++at)
        if (out[at] == 'v' && (out[at - 1] == 'l' || out[at - 1] == 'n'))
            out[at] = 'u';
    return out;
}

// What must stand together: a run of Chinese characters, a word, or numbers joined by hyphens.
struct Phrase {
    std::string words;  // separated by spaces
    std::string joined; // the same without spaces, when all are digits
    bool isPrefix = false;

    std::string expression() const {
        const std::string star = isPrefix ? " *" : "";
        const std::string phrase = '"' + words + '"' + star;
        if (joined.empty() || joined == words)
            return phrase;
        return "(" + phrase + " OR \"" + joined + "\" *)";
    }
};

class QueryBuilder {
public:
    void add(const Piece& piece) {
        if (!isContent(piece))
            return;
        m_phrase.words += m_phrase.words.empty() ? piece.text : ' ' + piece.text;
        m_allDigits &= piece.kind == Kind::Digits;
        if (m_allDigits)
            m_phrase.joined += piece.text;
        m_phrase.isPrefix = piece.kind != Kind::Han;
    }
    void endPhrase() {
        constexpr int phrasesMax = 12; // more narrows nothing, and costs
        if (!m_phrase.words.empty() && m_phrases++ < phrasesMax) {
            if (!m_allDigits)
                m_phrase.joined.clear();
            m_query += m_query.empty() ? "" : " AND ";
            m_query += m_phrase.expression();
        }
        m_phrase = {};
        m_allDigits = true;
    }
    const std::string& query() const { return m_query; }

private:
    Phrase m_phrase;
    bool m_allDigits = true;
    int m_phrases = 0;
    std::string m_query;
};

// "3 2 501" and "139 0000 0017" are one number in pieces, as long as nothing else was typed.
bool isOneNumber(const std::vector<Piece>& pieces) {
    for (const auto& piece : pieces)
        if (piece.kind == Kind::Han || piece.kind == Kind::Word)
            return false;
    return true;
}

// Whether two neighbouring pieces of one word belong to one phrase: Chinese with Chinese, and
// letters with digits ("a3", "002x"), also over a hyphen.
bool joins(const Piece& left, const Piece& right, bool overHyphen) {
    if (left.kind == Kind::Han || right.kind == Kind::Han)
        return left.kind == right.kind && !overHyphen;
    return !overHyphen || left.kind == Kind::Digits || right.kind == Kind::Digits;
}

// Letters and digits side by side are one word to unicode61.
void mergeRuns(std::vector<Piece>& pieces) {
    std::vector<Piece> merged;
    for (auto& piece : pieces) {
        const bool isRun = piece.kind == Kind::Word || piece.kind == Kind::Digits;
        const bool continues =
            isRun && !merged.empty()
            && (merged.back().kind == Kind::Word || merged.back().kind == Kind::Digits);
        if (continues) {
            merged.back().text += piece.text;
            merged.back().kind = Kind::Word;
        } else {
            merged.push_back(std::move(piece));
        }
    }
    pieces = std::move(merged);
}

} // namespace

void SearchDocument::addWord(std::string_view word) {
    if (!m_text.empty())
        m_text += ' ';
    m_text += word;
}

void SearchDocument::endPart() { addWord(partEnd); }

void SearchDocument::addText(std::string_view text) {
    auto pieces = piecesOf(text);
    mergeRuns(pieces);
    bool any = false;
    for (const auto& piece : pieces) {
        if (isContent(piece)) {
            addWord(piece.text);
            any = true;
        }
    }
    if (any)
        endPart();
}

void SearchDocument::addPinyin(std::string_view reading) {
    const auto syllables = wordsOf(reading);
    std::string initials;
    std::string whole;
    for (std::size_t i = syllables.size(); i-- > 0;) {
        whole.insert(0, syllables[i]);
        addWord(whole);
        if (const auto other = withUForV(whole); other != whole)
            addWord(other);
        if (i == 0 && syllables.size() > 1)
            addWord(std::string(syllables[0]) + initials);
        initials.insert(0, firstCharacter(syllables[i]));
        if (i + 1 < syllables.size())
            addWord(initials);
    }
    if (!syllables.empty())
        endPart();
}

void SearchDocument::addPhone(std::string_view phone) {
    constexpr std::string_view areaCode = "0663";
    const std::string digits = digitsOf(phone);
    if (digits.empty())
        return;
    addWord(digits);
    if (digits.size() > 4)
        addWord(std::string_view(digits).substr(digits.size() - 4));
    if (digits.starts_with(areaCode) && digits.size() > areaCode.size())
        addWord(std::string_view(digits).substr(areaCode.size()));
    endPart();
}

void SearchDocument::addDoor(std::string_view door) { addText(door); }

void SearchDocument::addIdNumber(std::string_view number) {
    if (number.size() < 8)
        return;
    addText(number.substr(number.size() - 4));
}

std::string searchQuery(std::string_view typed) {
    constexpr std::size_t charactersMax = 80;
    auto pieces = piecesOf(typed, charactersMax);
    QueryBuilder builder;
    if (isOneNumber(pieces)) {
        for (const auto& piece : pieces)
            builder.add(piece);
        builder.endPhrase();
        return builder.query();
    }
    mergeRuns(pieces);
    const Piece* left = nullptr;
    bool overHyphen = false;
    for (const auto& piece : pieces) {
        if (piece.kind == Kind::Hyphen) {
            overHyphen = true;
            continue;
        }
        if (left && !(isContent(piece) && joins(*left, piece, overHyphen)))
            builder.endPhrase();
        builder.add(piece);
        left = isContent(piece) ? &piece : nullptr;
        overHyphen = false;
    }
    builder.endPhrase();
    return builder.query();
}

} // namespace banyan
