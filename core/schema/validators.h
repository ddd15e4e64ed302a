#pragma once

#include "core/result.h"
#include "core/schema/civildate.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace banyan {

// Why a value is refused. The key (faultKey) is stable: screens translate it, programs match it.
enum class ValidationFault {
    None,
    IdNumberFifteenDigits,
    IdNumberLength,
    IdNumberCharacters,
    IdNumberRegion,
    IdNumberDate,
    IdNumberFuture,
    IdNumberCheck,
    PhoneEmpty,
    PhoneCharacters,
    PhoneMobile,
    PhoneLandline,
    PhoneUnknown,
    AdministrativeCodeCharacters,
    AdministrativeCodeLength,
    ListCodeCharacters,
    ListCodeLength,
    DateForm,
    DateUnreal,
    DateRange,
    TextEncoding,
    TextControl,
    TextTooLong,
    NameEmpty,
    NameCharacters,
};

const char* faultKey(ValidationFault fault); // "id_number_check"; "" for None
const char* sentence(ValidationFault fault); // what is wrong and what to do, in English

// The value as it is stored (spaces gone, x as X, full-width digits as ASCII), or why it is
// refused. Never both: the value is empty when there is a fault.
struct Checked {
    ValidationFault fault = ValidationFault::None;
    std::string value;

    explicit operator bool() const { return fault == ValidationFault::None; }
    // For callers who act on codes only: Invalid with the sentence, which holds no personal data.
    Result<std::string> result() const;
};

// Citizen identity number or residence permit, GB 11643-1999: 6 region + 8 birth date + 3 serial
// (odd for men) + check. Regions are tested by their first digits only, since counties come and
// go and invented people use 445299.
Checked checkIdNumber(std::string_view text, CivilDate today);

// A mobile number in 11 digits, or a landline of Jieyang as "0663" and seven digits. A leading
// +86, spaces, hyphens and brackets are dropped.
Checked checkPhone(std::string_view text);

// 6 digits county, 9 subdistrict, 12 community (statistical code), 15 grid.
Checked checkAdministrativeCode(std::string_view text);

// A code of a list: lower-case letters, digits and underscores, beginning with a letter; of two
// levels with a dot between them: "environment.noise". At most listCodeBytesMax.
Checked checkListCode(std::string_view text);
constexpr std::size_t listCodeBytesMax = 64;

// "YYYY-MM-DD", a real day of 1900..2100.
Checked checkDate(std::string_view text);

enum class Lines { One, Many };
constexpr std::size_t textCharactersMax = 200;
constexpr std::size_t longTextCharactersMax = 4000;

// Valid UTF-8 without control characters (Many allows newlines; CR LF becomes LF) and at most
// `charactersMax` characters, counted as code points. Spaces at both ends go.
Checked checkText(std::string_view text, Lines lines, std::size_t charactersMax);

// A person's name: one line, at most 60 characters, at least one letter, no symbols but those of
// names (买买提·吐逊, O'Neil), at most two digits: "租客2" is a name at a door, a telephone number
// in the wrong column is not.
Checked checkPersonName(std::string_view text);

// 64 hexadecimal digits in lower case, as a SHA-256 is written here. Safe as a file's name.
bool isSha256(std::string_view text);

// For a number that checkIdNumber accepted; null and '0' for anything else.
std::optional<CivilDate> birthDateOfIdNumber(std::string_view number);
char sexOfIdNumber(std::string_view number); // GB/T 2261.1: '1' or '2'

// What is shown before somebody asks to see more. Text that is not as long as expected is hidden
// whole, so that a wrong value never leaks by being odd.
std::string maskIdNumber(std::string_view number); // "445299********0017"
std::string maskPhone(std::string_view phone);     // "139····0017"

} // namespace banyan
