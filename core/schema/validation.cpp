#include "core/schema/validation.h"

#include "core/schema/validators.h"

#include <charconv>
#include <optional>

namespace banyan {

namespace {

Error wrong(const FieldSpec& field, const std::string& sentence_) {
    return {ErrorCode::Invalid, std::string(field.name) + ": " + sentence_};
}

Result<Value> fromChecked(const FieldSpec& field, const Checked& checked) {
    if (!checked)
        return wrong(field, sentence(checked.fault));
    return Value{checked.value};
}

Result<Value> parseText(const FieldSpec& field, std::string_view text, CivilDate today) {
    switch (field.format) {
    case Format::PersonName:
        return fromChecked(field, checkPersonName(text));
    case Format::IdNumber:
        return fromChecked(field, checkIdNumber(text, today));
    case Format::Phone:
        return fromChecked(field, checkPhone(text));
    case Format::AdministrativeCode:
        return fromChecked(field, checkAdministrativeCode(text));
    case Format::ListCode:
        return fromChecked(field, checkListCode(text));
    case Format::Sha256:
        if (isSha256(text))
            return Value{std::string(text)};
        return wrong(field, "this is not 64 hexadecimal digits in lower case");
    case Format::Plain:
        break;
    }
    const bool isLong = field.type == FieldType::LongText || field.type == FieldType::Entries;
    return fromChecked(field, checkText(text, isLong ? Lines::Many : Lines::One,
                                        isLong ? longTextCharactersMax : textCharactersMax));
}

template <typename Number>
std::optional<Number> numberFrom(std::string_view text) {
    Number number{};
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (fault != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

Result<Value> parseNumber(const FieldSpec& field, std::string_view text) {
    if (field.type == FieldType::Real) {
        if (const auto number = numberFrom<double>(text))
            return Value{*number};
        return wrong(field, "write a number such as 23.55");
    }
    if (const auto number = numberFrom<std::int64_t>(text))
        return Value{*number};
    return wrong(field, "write a whole number");
}

Result<Value> parseBoolean(const FieldSpec& field, std::string_view text) {
    if (text == "1" || text == "true" || text == "yes" || text == "是")
        return Value{std::int64_t{1}};
    if (text == "0" || text == "false" || text == "no" || text == "否")
        return Value{std::int64_t{0}};
    return wrong(field, "write yes or no");
}

std::string known(const CodeList& list) {
    constexpr std::size_t shownMax = 24;
    std::string out;
    for (std::size_t i = 0; i < list.codes.size() && i < shownMax; ++i)
        out += (i ? ", " : "") + std::string(list.codes[i].code);
    return list.codes.size() > shownMax ? out + ", ..." : out;
}

Result<Value> parseReference(const FieldSpec& field, std::string_view text) {
    if (const auto id = Uuid::fromText(text))
        return field.type == FieldType::ReferenceSet ? Value{id->text()} : Value{*id};
    return wrong(field, "write the id of a record, such as "
                        "018f4a6e-7c1d-7e2a-9b3c-5d6e7f809102");
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

// Which kind of Value a field's element must be.
std::size_t kindOf(const FieldSpec& field) {
    switch (field.type) {
    case FieldType::Time:
    case FieldType::Integer:
    case FieldType::Boolean:
        return Value{std::int64_t{}}.index();
    case FieldType::Real:
        return Value{double{}}.index();
    case FieldType::Reference:
        return Value{Uuid{}}.index();
    default:
        return Value{std::string{}}.index();
    }
}

} // namespace

Result<Value> parseValue(const FieldSpec& field, std::string_view typed, CivilDate today) {
    const std::string_view text = trimmed(typed);
    if (text.empty())
        return Value{};
    switch (field.type) {
    case FieldType::Code:
        if (field.codes->find(text))
            return Value{std::string(text)};
        if (field.codes->isOpen()) // whether the district has it, the store knows (checkCode)
            return fromChecked(field, checkListCode(text));
        return wrong(field, "this code is not known; use one of " + known(*field.codes));
    case FieldType::Date:
        return fromChecked(field, checkDate(text));
    case FieldType::Time:
        if (const auto ms = parseIso(text))
            return Value{*ms};
        return wrong(field, "write a time such as 2026-05-28T16:20");
    case FieldType::Integer:
    case FieldType::Real:
        return parseNumber(field, text);
    case FieldType::Boolean:
        return parseBoolean(field, text);
    case FieldType::Reference:
    case FieldType::ReferenceSet:
        return parseReference(field, text);
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::TextSet:
    case FieldType::Entries:
        return parseText(field, text, today);
    }
    return wrong(field, "this kind of field cannot be written");
}

Status checkValue(const FieldSpec& field, const Value& value, CivilDate today) {
    if (isNull(value))
        return field.isRequired ? Status(wrong(field, "this must not be empty")) : ok();
    if (value.index() != kindOf(field))
        return wrong(field, std::string("this is not a ") + typeName(field.type));
    if (field.type == FieldType::Boolean && integerOf(value) != 0 && integerOf(value) != 1)
        return wrong(field, "write yes or no");
    if (value.index() != Value{std::string{}}.index())
        return ok();
    // Text must already be what parsing would have made of it.
    auto parsed = parseValue(field, textOf(value), today);
    if (!parsed)
        return parsed.error();
    if (*parsed != value)
        return wrong(field, "this is not in its stored form; update this app");
    return ok();
}

Status checkRecord(const EntitySpec& spec, const std::vector<Value>& values) {
    const auto valueOf = [&](std::string_view name) -> const Value& {
        static const Value nothing;
        const int index = spec.indexOf(name);
        return index < 0 ? nothing : values[static_cast<std::size_t>(index)];
    };
    for (std::size_t i = 0; i < values.size(); ++i)
        if (spec.fields[i].isRequired && isNull(values[i]))
            return wrong(spec.fields[i], "this must not be empty");
    constexpr std::pair<const char*, const char*> spans[] = {
        {"since", "until"},         {"valid_from", "valid_to"}, {"since", "expires"},
        {"registered_on", "until"}, {"opened_on", "closed_on"}, {"since", "due"}};
    for (const auto& [from, to] : spans) {
        const auto start = textOf(valueOf(from));
        const auto end = textOf(valueOf(to));
        if (!start.empty() && !end.empty() && end < start)
            return Error{ErrorCode::Invalid,
                         std::string(to) + ": this is before " + from + "; check the two dates"};
    }
    if (spec.id == EntityId::Attachment) {
        const std::int64_t bytes = integerOf(valueOf("bytes"));
        if (bytes < 1 || bytes > attachmentBytesMax)
            return Error{ErrorCode::Invalid, "bytes: an attachment holds 1 byte to "
                                                 + std::to_string(attachmentBytesMax >> 20)
                                                 + " MiB"};
        // It would otherwise reach people whom the problem, perhaps told in confidence, does not.
        const bool hasOther = !isNull(valueOf("visit")) || !isNull(valueOf("household"));
        if (hasOther && !isNull(valueOf("problem")))
            return Error{ErrorCode::Invalid,
                         "problem: an attachment belongs to a problem, or to a visit or household; "
                         "name one of them"};
    }
    if (spec.id == EntityId::CodeEntry) {
        const auto* list = codeListNamed(textOf(valueOf("list")));
        const auto code = textOf(valueOf("code"));
        if (list && !list->hasTwoLevels() && firstLevel(code) != code)
            return Error{ErrorCode::Invalid, "code: " + std::string(list->name)
                                                 + " has one level; write the code without a dot"};
    }
    const auto number = textOf(valueOf("id_number"));
    const auto birth = textOf(valueOf("birth_date"));
    if (const auto inNumber = birthDateOfIdNumber(number);
        inNumber && !birth.empty() && inNumber->text() != birth)
        return Error{ErrorCode::Invalid, "birth_date: the ID number says " + inNumber->text()
                                             + "; correct one of the two"};
    const auto sex = textOf(valueOf("sex"));
    const char inNumber = sexOfIdNumber(number);
    if ((sex == "1" || sex == "2") && (inNumber == '1' || inNumber == '2') && sex[0] != inNumber)
        return Error{ErrorCode::Invalid,
                     "sex: the ID number says otherwise; correct one of the two"};
    return ok();
}

std::string scopeMissing(const EntitySpec& spec) {
    std::vector<std::string> givers;
    for (const auto& field : spec.fields)
        if (field.givesScope)
            givers.emplace_back(field.name);
    std::string named;
    for (std::size_t i = 0; i < givers.size(); ++i)
        named += (i == 0 ? "" : i + 1 == givers.size() ? " or " : ", ") + givers[i];
    return "it is not clear which grid this " + std::string(spec.name) + " belongs to"
           + (named.empty() ? "" : "; name its " + named);
}

} // namespace banyan
