#include "tests/sim/valuemaker.h"

#include "core/schema/civildate.h"
#include "core/schema/workflow.h"
#include "core/store/codes.h"

namespace banyan::sim {

std::string ValueMaker::text(Format format) {
    constexpr const char* letters[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉"};
    const std::string digits = std::to_string(10'000 + m_next++);
    if (format == Format::Phone)
        return "139000" + digits;
    if (format == Format::Sha256)
        return digits + std::string(64 - digits.size(), 'a');
    if (format == Format::ListCode)
        return "code_" + digits;
    if (format == Format::PersonName && m_random.below(5) == 0)
        return m_random.below(2) == 0 ? "林秀英" : "黄一鸣"; // whom several may write down
    std::string made = "陈";
    for (const char digit : digits)
        made += letters[digit - '0'];
    return made;
}

std::optional<Uuid> ValueMaker::anyRecord(EntityId entity, Store& store) {
    const auto found = store.table(entity).select(
        "record_state = 0 ORDER BY id LIMIT 1 OFFSET (SELECT ? % max(count(*), 1) FROM "
            + std::string(specOf(entity).name) + " WHERE record_state = 0)",
        {Value{static_cast<std::int64_t>(m_random.below(1'000'000))}});
    return found.empty() ? std::nullopt : std::optional(found.front().id);
}

std::optional<Value> ValueMaker::whole(const FieldSpec& field, Store& store) {
    switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
        if (field.format == Format::IdNumber || field.format == Format::AdministrativeCode)
            return std::nullopt;
        return Value{text(field.format)};
    case FieldType::Code: { // what is compiled in, and what a desk has added
        const auto codes = Codes(store).of(*field.codes);
        return Value{codes[m_random.below(codes.size())].code};
    }
    case FieldType::Date:
        if (m_random.below(5) == 0)
            return Value{std::string("1951-03-08")};
        return Value{"20" + std::to_string(10 + m_random.below(14)) + "-0"
                     + std::to_string(1 + m_random.below(9)) + "-1"
                     + std::to_string(m_random.below(9))};
    case FieldType::Time:
        return Value{store.clock().wallMs()
                     - static_cast<std::int64_t>(m_random.below(86'400'000))};
    case FieldType::Integer:
        return Value{static_cast<std::int64_t>(1 + m_random.below(30))};
    case FieldType::Real:
        return Value{23.5 + static_cast<double>(m_random.below(100)) / 1000};
    case FieldType::Boolean:
        return Value{static_cast<std::int64_t>(m_random.below(2))};
    case FieldType::Reference: {
        const auto target = field.target == EntityId::None ? EntityId::Resident : field.target;
        const auto id = anyRecord(target, store);
        return id ? std::optional<Value>(*id) : std::nullopt;
    }
    case FieldType::TextSet:
    case FieldType::ReferenceSet:
    case FieldType::Entries:
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<Value> ValueMaker::element(const FieldSpec& field, Store& store) {
    if (field.type != FieldType::ReferenceSet)
        return Value{text(field.format)};
    const auto target = field.target == EntityId::None ? EntityId::Resident : field.target;
    const auto id = anyRecord(target, store);
    return id ? std::optional<Value>(id->text()) : std::nullopt;
}

std::optional<FieldValues> ValueMaker::forRecord(const EntitySpec& spec, Store& store) {
    FieldValues values;
    // A photo is of a problem, or of a visit and its household.
    const bool isPhoto = spec.id == EntityId::Attachment;
    const bool isOfProblem = isPhoto && m_random.below(2) == 0;
    for (const auto& field : spec.fields) {
        const bool isWanted = field.isRequired || field.givesScope || m_random.below(3) == 0;
        const bool isOther =
            isPhoto && field.givesScope && isOfProblem != (field.target == EntityId::Problem);
        if (!isWanted || field.officeOnly || isOther)
            continue;
        auto value = field.workflow ? Value{std::string(field.workflow->beginnings.front())}
                                    : whole(field, store);
        if (value)
            values.emplace_back(field.number, *std::move(value));
        else if (field.isRequired)
            return std::nullopt;
    }
    return values;
}

} // namespace banyan::sim
