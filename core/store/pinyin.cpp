#include "core/store/pinyin.h"

#include <stdexcept>
#include <unicode/translit.h>
#include <unicode/uscript.h>

namespace banyan {

struct Pinyin::Reader {
    std::unique_ptr<icu::Transliterator> transliterator;
};

namespace {

// Latin-ASCII alone would make 吕 "lu", which nobody types.
constexpr const char* readingRules =
    ":: Han-Latin/Names; :: NFC; :: Lower; [ln] { [üǖǘǚǜ] > v; :: Latin-ASCII;";

bool isHan(UChar32 character) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(character, &status) == USCRIPT_HAN;
}

// Puts a space wherever Chinese meets something else, so that "A栋陈" gives three words; signs
// between words become spaces.
icu::UnicodeString separated(std::string_view name) {
    const auto whole = icu::UnicodeString::fromUTF8(
        icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    icu::UnicodeString out;
    bool wasHan = false;
    for (std::int32_t at = 0; at < whole.length(); at = whole.moveIndex32(at, 1)) {
        const UChar32 character = whole.char32At(at);
        const bool han = isHan(character);
        if (han != wasHan)
            out.append(UChar32{' '});
        wasHan = han;
        out.append(han || u_isalnum(character) ? character : UChar32{' '});
    }
    return out.trim();
}

} // namespace

Pinyin::Pinyin(std::size_t namesMax)
    : m_reader(std::make_unique<Reader>())
    , m_namesMax(namesMax) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    m_reader->transliterator.reset(icu::Transliterator::createFromRules(
        "Banyan-Pinyin", icu::UnicodeString::fromUTF8(readingRules), UTRANS_FORWARD, where,
        status));
    // ICU's own data lacks the transliterator: the installation is broken.
    if (U_FAILURE(status) || !m_reader->transliterator)
        throw std::runtime_error(std::string("ICU Han-Latin/Names: ") + u_errorName(status));
}

Pinyin::~Pinyin() = default;

const std::string& Pinyin::reading(std::string_view name) {
    std::string key(name);
    if (const auto known = m_readings.find(key); known != m_readings.end())
        return known->second;
    if (m_readings.size() >= m_namesMax)
        m_readings.clear();
    icu::UnicodeString text = separated(name);
    m_reader->transliterator->transliterate(text);
    std::string read;
    text.toUTF8String(read);
    return m_readings.emplace(std::move(key), std::move(read)).first->second;
}

std::vector<std::string> Pinyin::syllables(std::string_view name) {
    std::vector<std::string> out;
    const std::string_view read = reading(name);
    for (std::size_t at = 0; at < read.size();) {
        const std::size_t end = std::min(read.find(' ', at), read.size());
        if (end > at)
            out.emplace_back(read.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::string Pinyin::text(std::string_view name) {
    std::string out;
    for (const auto& syllable : syllables(name)) {
        if (!out.empty())
            out += ' ';
        out += syllable;
    }
    return out;
}

} // namespace banyan
