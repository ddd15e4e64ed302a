#pragma once

#include <string>
#include <string_view>

namespace banyan {

// The text that stands for one record in an FTS5 table with tokenize='unicode61' and
// prefix='1 2 3', and that searchQuery() below finds. Chinese characters are set apart, so that a
// name is found by any run of them; a separator keeps phrases from reaching across parts. Pure.
class SearchDocument {
public:
    // A name, an address, a code: anything people read.
    void addText(std::string_view text);
    // A reading as Pinyin::text gives it, "chen xiao ming": kept whole and from every syllable on,
    // and as initials; so "chenx", "xiaom", "cxm", "xm" and "chenxm" find it.
    void addPinyin(std::string_view reading);
    // The digits whole, without the area code, and the last four.
    void addPhone(std::string_view phone);
    // A door such as "3-2-501"; "3栋2单元501" is the same door.
    void addDoor(std::string_view door);
    // Only the last four characters: the index must not hold what is masked on the screen.
    void addIdNumber(std::string_view number);

    const std::string& text() const { return m_text; }

private:
    void addWord(std::string_view word);
    void endPart();

    std::string m_text;
};

// The FTS5 MATCH expression for what a person typed; empty when there is nothing to look for,
// which means "no filter". Words are all required, in any order; the last word of each run counts
// as a beginning. Everything typed ends up within quotes, so that no input is a syntax error.
std::string searchQuery(std::string_view typed);

} // namespace banyan
