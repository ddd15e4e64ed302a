#include "core/store/change.h"

#include "core/schema/civildate.h"

#include "core/cbor.h"

#include <array>
#include <charconv>
#include <sodium.h>

namespace banyan {

namespace {

void appendNumber(std::string& out, std::int64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

void appendChange(std::string& out, const Change& change) {
    out += viewOf(change.salt);
    appendNumber(out, static_cast<std::int64_t>(change.entity) << 32
                          | std::int64_t{change.field} << 8 | static_cast<std::int64_t>(change.op));
    out += change.record.view();
    appendNumber(out, change.observedAtMs);
    if (change.op == Op::Create)
        out += encodeValues(change.values);
    else
        appendCanonical(out, change.value);
}

} // namespace

const char* verdictName(Verdict verdict) {
    constexpr std::array names{"pending", "applied", "same",     "superseded",
                               "held",    "noted",   "no_effect"};
    return names[static_cast<std::size_t>(verdict)];
}

RecordState stateAfter(const Change& change) {
    switch (change.op) {
    case Op::Delete:
        return RecordState::Deleted;
    case Op::Erase:
        return RecordState::Erased;
    case Op::Merge:
        return isNull(change.value) ? RecordState::Live : RecordState::Merged;
    default:
        return RecordState::Live;
    }
}

const char* opName(Op op) {
    constexpr std::array names{"", "create", "set", "add", "remove", "delete", "erase", "merge"};
    const auto at = static_cast<std::size_t>(op);
    return at < names.size() ? names[at] : "unknown"; // a newer office's
}

const char* stateName(RecordState state) {
    constexpr std::array names{"live", "deleted", "merged", "erased", "refused"};
    return names[static_cast<std::size_t>(state)];
}

std::string encodeValues(const FieldValues& values) {
    CborWriter writer;
    writer.array(values.size() * 2);
    for (const auto& [number, value] : values) {
        writer.integer(number);
        writer.value(value);
    }
    writer.endArray();
    return writer.take();
}

Result<FieldValues> decodeValues(std::string_view bytes) {
    constexpr std::size_t fieldsMax = 256;
    CborReader reader(bytes);
    const std::size_t count = reader.array(fieldsMax * 2);
    FieldValues values;
    values.reserve(count / 2);
    for (std::size_t i = 0; i + 1 < count && !reader.failed(); i += 2) {
        const auto number = reader.integer(values.empty() ? 1 : values.back().first + 1, 65'535);
        values.emplace_back(static_cast<std::uint16_t>(number), reader.value());
    }
    reader.endArray();
    if (count % 2 != 0 || !reader.finished())
        return Error{ErrorCode::Garbled, "the values of a new record are not readable"};
    return values;
}

std::string valueText(const FieldSpec& field, const Value& value) {
    switch (value.index()) {
    case 1:
        if (field.type == FieldType::Time)
            return isoLocalText(std::get<std::int64_t>(value));
        return std::to_string(std::get<std::int64_t>(value));
    case 2: {
        char buffer[32];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, std::get<double>(value)).ptr;
        return std::string(buffer, end);
    }
    case 3:
        return std::get<std::string>(value);
    case 4:
        return std::get<Uuid>(value).text();
    default:
        return {};
    }
}

Hash hashOf(std::string_view material) {
    Hash hash;
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(material.data()), material.size(),
                       nullptr, 0);
    return hash;
}

Hash commitmentOf(const Change& change, const Uuid& device, std::int64_t number,
                  const Uuid& author) {
    std::string material;
    material.reserve(160);
    appendChange(material, change);
    material += device.view();
    material += author.view();
    appendNumber(material, number);
    return hashOf(material);
}

std::array<std::uint8_t, 16> digestOf(const Action& action) {
    std::string material;
    material += action.kind;
    material += action.author.view();
    appendNumber(material, action.recordedAtMs);
    for (const auto& change : action.changes) {
        appendChange(material, change);
        appendNumber(material, change.base);
    }
    std::array<std::uint8_t, 16> digest;
    crypto_generichash(digest.data(), digest.size(),
                       reinterpret_cast<const unsigned char*>(material.data()), material.size(),
                       nullptr, 0);
    return digest;
}

} // namespace banyan
