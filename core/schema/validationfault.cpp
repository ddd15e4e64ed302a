#include "core/schema/validators.h"

namespace banyan {

namespace {

struct FaultText {
    ValidationFault fault;
    const char* key;
    const char* sentence;
};

using enum ValidationFault;

constexpr FaultText faultTexts[] = {
    {None, "", ""},
    {IdNumberFifteenDigits, "id_number_fifteen_digits",
     "This is an old number of 15 digits; write the 18 characters of the current card."},
    {IdNumberLength, "id_number_length",
     "An ID number has 18 characters; count them against the card."},
    {IdNumberCharacters, "id_number_characters",
     "An ID number has digits only, but for an X in the last place; check what was typed."},
    {IdNumberRegion, "id_number_region",
     "The first two digits are no region's; compare the beginning with the card."},
    {IdNumberDate, "id_number_date",
     "Digits 7 to 14 are not a real birth date; compare them with the card."},
    {IdNumberFuture, "id_number_future",
     "The birth date in this number is in the future; compare digits 7 to 14 with the card."},
    {IdNumberCheck, "id_number_check",
     "The last character does not fit the others, so one is mistyped; compare all with the card."},
    {PhoneEmpty, "phone_empty",
     "No number was given; write one, or record that the person has no phone."},
    {PhoneCharacters, "phone_characters",
     "A phone number has digits, spaces and hyphens only; write one number in each entry."},
    {PhoneMobile, "phone_mobile",
     "A mobile number has 11 digits and begins with 13 to 19; check for a missing digit."},
    {PhoneLandline, "phone_landline",
     "A landline is 0663 and seven digits; check for a missing or extra digit."},
    {PhoneUnknown, "phone_unknown",
     "Write a mobile number of 11 digits, or a landline with its area code 0663."},
    {AdministrativeCodeCharacters, "administrative_code_characters",
     "An administrative code has digits only; remove everything else."},
    {AdministrativeCodeLength, "administrative_code_length",
     "An administrative code has 6 digits for a county, 9 for a subdistrict, 12 for a community "
     "or 15 for a grid; check which is meant."},
    {ListCodeCharacters, "list_code_characters",
     "A code is written in lower-case letters, digits and underscores, beginning with a letter; a "
     "code of the second level with one dot, such as environment.noise."},
    {ListCodeLength, "list_code_length", "A code has at most 64 characters; shorten it."},
    {DateForm, "date_form", "Write the date as year, month and day: 2026-05-28."},
    {DateUnreal, "date_unreal", "The calendar has no such day; check month and day."},
    {DateRange, "date_range", "The year must lie between 1900 and 2100; check the year."},
    {TextEncoding, "text_encoding", "The text is not valid UTF-8; save or copy it again as UTF-8."},
    {TextControl, "text_control",
     "The text holds a line break or an invisible character that is not allowed here; type it "
     "again without."},
    {TextTooLong, "text_too_long", "The text is too long; shorten it."},
    {NameEmpty, "name_empty", "The name is empty; write what the person is called."},
    {NameCharacters, "name_characters",
     "This does not look like a name; write letters or characters, and numbers in their own "
     "fields."},
};

const FaultText& textOf(ValidationFault fault) {
    const auto& text = faultTexts[static_cast<std::size_t>(fault)];
    assert(text.fault == fault);
    return text;
}

} // namespace

const char* faultKey(ValidationFault fault) { return textOf(fault).key; }
const char* sentence(ValidationFault fault) { return textOf(fault).sentence; }

} // namespace banyan
