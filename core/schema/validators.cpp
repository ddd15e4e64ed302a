#include "core/schema/validators.h"

#include <array>
#include <cstdint>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace banyan {

namespace {

Checked refused(ValidationFault fault) { return {fault, {}}; }
Checked accepted(std::string value) { return {ValidationFault::None, std::move(value)}; }

bool isDigit(char character) { return character >= '0' && character <= '9'; }
bool allDigits(std::string_view text) {
    for (const char character : text)
        if (!isDigit(character))
            return false;
    return true;
}

// The next code point of `text` from `at`, which moves on; negative for broken UTF-8.
UChar32 nextCharacter(std::string_view text, std::size_t& at) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int64_t>(text.size());
    auto position = static_cast<std::int64_t>(at);
    UChar32 character = 0;
    U8_NEXT(bytes, position, length, character);
    at = static_cast<std::size_t>(position);
    return character;
}

// What Chinese keyboards make of digits and signs, as ASCII; spaces gone. Anything else that is
// not ASCII becomes '?', so that the checks below refuse it.
std::string plainAscii(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        UChar32 character = nextCharacter(text, at);
        if (character >= 0xFF01 && character <= 0xFF5E)
            character -= 0xFEE0;
        const bool isHyphen = character >= 0x2010 && character <= 0x2015;
        if (character == 0x3000 || character == 0xA0 || character == ' ' || character == '\t')
            continue;
        if (isHyphen)
            out += '-';
        else
            out += character > 0 && character < 0x80 ? static_cast<char>(character) : '?';
    }
    return out;
}

char checkCharacter(std::string_view number) {
    constexpr std::array weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += (number[i] - '0') * weights[i];
    return "10X98765432"[sum % 11];
}

// Provinces, and 81-83 for residence permits of Hong Kong, Macao and Taiwan; 9 begins a foreign
// national's permanent residence card of the 2023 form.
bool isKnownRegion(std::string_view number) {
    const int region = (number[0] - '0') * 10 + number[1] - '0';
    return (region >= 11 && region <= 15) || (region >= 21 && region <= 23)
           || (region >= 31 && region <= 37) || (region >= 41 && region <= 46)
           || (region >= 50 && region <= 54) || (region >= 61 && region <= 65) || region == 71
           || (region >= 81 && region <= 83) || region >= 90;
}

std::optional<CivilDate> compactDate(std::string_view digits) {
    const auto part = [&](std::size_t from, std::size_t count) {
        int number = 0;
        for (const char digit : digits.substr(from, count))
            number = number * 10 + (digit - '0');
        return number;
    };
    const CivilDate date{part(0, 4), part(4, 2), part(6, 2)};
    return date.isReal() && date.year >= 1800 ? std::optional(date) : std::nullopt;
}

bool looksLikeIdNumber(std::string_view number) {
    return number.size() == 18 && allDigits(number.substr(0, 17))
           && (isDigit(number[17]) || number[17] == 'X');
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

bool isNameSign(UChar32 character) {
    constexpr std::u32string_view signs = U" -.'’()（）·•‧・";
    return signs.find(static_cast<char32_t>(character)) != std::u32string_view::npos;
}

bool isNameCharacter(UChar32 character) {
    return u_isalpha(character) || (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0
           || isNameSign(character);
}

} // namespace

Result<std::string> Checked::result() const {
    if (fault != ValidationFault::None)
        return Error{ErrorCode::Invalid, sentence(fault)};
    return value;
}

Checked checkIdNumber(std::string_view text, CivilDate today) {
    std::string number = plainAscii(text);
    if (!number.empty() && number.back() == 'x')
        number.back() = 'X';
    if (number.size() == 15 && allDigits(number))
        return refused(ValidationFault::IdNumberFifteenDigits);
    if (number.size() != 18)
        return refused(ValidationFault::IdNumberLength);
    if (!looksLikeIdNumber(number))
        return refused(ValidationFault::IdNumberCharacters);
    if (!isKnownRegion(number))
        return refused(ValidationFault::IdNumberRegion);
    const auto birth = compactDate(std::string_view(number).substr(6, 8));
    if (!birth)
        return refused(ValidationFault::IdNumberDate);
    if (*birth > today)
        return refused(ValidationFault::IdNumberFuture);
    if (checkCharacter(number) != number[17])
        return refused(ValidationFault::IdNumberCheck);
    return accepted(std::move(number));
}

Checked checkPhone(std::string_view text) {
    std::string number;
    for (const char character : plainAscii(text)) {
        const bool isSign = character == '-' || character == '(' || character == ')';
        if (!isDigit(character) && !isSign && character != '+')
            return refused(ValidationFault::PhoneCharacters);
        if (!isSign)
            number += character;
    }
    for (const std::string_view prefix : {"+86", "0086"})
        if (number.starts_with(prefix))
            number.erase(0, prefix.size());
    if (number.size() == 13 && number.starts_with("861"))
        number.erase(0, 2);
    if (number.empty())
        return refused(ValidationFault::PhoneEmpty);
    if (!allDigits(number))
        return refused(ValidationFault::PhoneCharacters);
    if (number.starts_with("663") && number.size() == 10)
        number.insert(0, "0"); // +86 663 ... drops the trunk zero
    if (number[0] == '1')
        return number.size() == 11 && number[1] >= '3' ? accepted(std::move(number))
                                                       : refused(ValidationFault::PhoneMobile);
    if (!number.starts_with("0663"))
        return refused(ValidationFault::PhoneUnknown);
    return number.size() == 11 ? accepted(std::move(number))
                               : refused(ValidationFault::PhoneLandline);
}

bool isSha256(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

Checked checkAdministrativeCode(std::string_view text) {
    std::string code = plainAscii(text);
    if (!allDigits(code))
        return refused(ValidationFault::AdministrativeCodeCharacters);
    if (code.size() != 6 && code.size() != 9 && code.size() != 12 && code.size() != 15)
        return refused(ValidationFault::AdministrativeCodeLength);
    return accepted(std::move(code));
}

Checked checkListCode(std::string_view text) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz";
    constexpr std::string_view others = "0123456789_";
    bool isBeginning = true; // of a level
    int dots = 0;
    for (const char each : text) {
        const bool isLetter = letters.find(each) != std::string_view::npos;
        const bool isDot = each == '.' && !isBeginning && ++dots == 1;
        const bool isOther = others.find(each) != std::string_view::npos && !isBeginning;
        if (!isLetter && !isDot && !isOther)
            return refused(ValidationFault::ListCodeCharacters);
        isBeginning = isDot;
    }
    if (isBeginning)
        return refused(ValidationFault::ListCodeCharacters);
    if (text.size() > listCodeBytesMax)
        return refused(ValidationFault::ListCodeLength);
    return accepted(std::string(text));
}

Checked checkDate(std::string_view text) {
    std::string date = plainAscii(text);
    const bool hasForm = date.size() == 10 && date[4] == '-' && date[7] == '-'
                         && allDigits(date.substr(0, 4)) && allDigits(date.substr(5, 2))
                         && allDigits(date.substr(8, 2));
    if (!hasForm)
        return refused(ValidationFault::DateForm);
    const auto parsed = parseDate(date);
    if (!parsed)
        return refused(ValidationFault::DateUnreal);
    if (parsed->year < 1900 || parsed->year > 2100)
        return refused(ValidationFault::DateRange);
    return accepted(std::move(date));
}

Checked checkText(std::string_view text, Lines lines, std::size_t charactersMax) {
    text = trimmed(text);
    std::string out;
    out.reserve(text.size());
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++characters) {
        const std::size_t start = at;
        const UChar32 character = nextCharacter(text, at);
        if (character < 0)
            return refused(ValidationFault::TextEncoding);
        if (character == '\r' && lines == Lines::Many) {
            if (at >= text.size() || text[at] != '\n')
                out += '\n';
            continue;
        }
        const bool isBreak = character == '\n' && lines == Lines::Many;
        const bool isControl =
            u_charType(character) == U_CONTROL_CHAR || character == 0x2028 || character == 0x2029;
        if (isControl && !isBreak)
            return refused(ValidationFault::TextControl);
        out += text.substr(start, at - start);
    }
    if (characters > charactersMax)
        return refused(ValidationFault::TextTooLong);
    return accepted(std::move(out));
}

Checked checkPersonName(std::string_view text) {
    constexpr std::size_t nameCharactersMax = 60;
    constexpr int digitsMax = 2;
    Checked checked = checkText(text, Lines::One, nameCharactersMax);
    if (!checked)
        return checked;
    if (checked.value.empty())
        return refused(ValidationFault::NameEmpty);
    int digits = 0;
    bool hasLetter = false;
    for (std::size_t at = 0; at < checked.value.size();) {
        const UChar32 character = nextCharacter(checked.value, at);
        const bool isNumber = u_isdigit(character);
        digits += isNumber;
        hasLetter |= u_isalpha(character) != 0;
        if (!isNumber && !isNameCharacter(character))
            return refused(ValidationFault::NameCharacters);
    }
    return hasLetter && digits <= digitsMax ? checked : refused(ValidationFault::NameCharacters);
}

std::optional<CivilDate> birthDateOfIdNumber(std::string_view number) {
    if (!looksLikeIdNumber(number))
        return std::nullopt;
    return compactDate(number.substr(6, 8));
}

char sexOfIdNumber(std::string_view number) {
    if (!looksLikeIdNumber(number))
        return '0';
    return (number[16] - '0') % 2 == 1 ? '1' : '2';
}

std::string maskIdNumber(std::string_view number) {
    if (!looksLikeIdNumber(number))
        return std::string(number.size(), '*');
    return std::string(number.substr(0, 6)) + "********" + std::string(number.substr(14));
}

std::string maskPhone(std::string_view phone) {
    const bool isWhole = phone.size() == 11 && allDigits(phone);
    std::string hidden;
    for (std::size_t i = 0; i < (isWhole ? 4 : phone.size()); ++i)
        hidden += "·";
    if (!isWhole)
        return hidden;
    return std::string(phone.substr(0, 3)) + hidden + std::string(phone.substr(7));
}

} // namespace banyan
