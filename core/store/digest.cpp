#include "core/store/digest.h"

#include <array>
#include <cstring>
#include <sodium.h>

namespace banyan {

namespace {

constexpr unsigned char key[crypto_shorthash_siphashx24_KEYBYTES] = {
    'b', 'a', 'n', 'y', 'a', 'n', ' ', 'r', 'e', 'p', 'l', 'i', 'c', 'a', ' ', '1'};

Digest hashed(const std::string& material) {
    unsigned char out[crypto_shorthash_siphashx24_BYTES];
    crypto_shorthash_siphashx24(out, reinterpret_cast<const unsigned char*>(material.data()),
                                material.size(), key);
    Digest digest;
    std::memcpy(&digest.low, out, 8);
    std::memcpy(&digest.high, out + 8, 8);
    return digest;
}

void begin(std::string& material, EntityId entity, const Uuid& record, std::uint16_t field) {
    const std::array<char, 4> head{static_cast<char>(static_cast<std::uint16_t>(entity) >> 8),
                                   static_cast<char>(entity), static_cast<char>(field >> 8),
                                   static_cast<char>(field)};
    material.assign(head.data(), head.size());
    material += record.view();
}

} // namespace

std::string Digest::bytes() const {
    std::string out;
    for (const std::uint64_t word : {high, low})
        for (int shift = 56; shift >= 0; shift -= 8)
            out += static_cast<char>(word >> shift);
    return out;
}

Digest Digest::fromBytes(std::string_view bytes) {
    Digest digest;
    if (bytes.size() != 16)
        return digest;
    for (std::size_t i = 0; i < 8; ++i) {
        digest.high = digest.high << 8 | static_cast<unsigned char>(bytes[i]);
        digest.low = digest.low << 8 | static_cast<unsigned char>(bytes[i + 8]);
    }
    return digest;
}

Digest headTerm(EntityId entity, const Uuid& record, std::int64_t revision, RecordState state) {
    thread_local std::string material;
    begin(material, entity, record, 0);
    material += static_cast<char>(state);
    appendCanonical(material, Value{revision});
    return hashed(material);
}

Digest fieldTerm(EntityId entity, const Uuid& record, std::uint16_t field, const Value& value) {
    if (isNull(value))
        return {};
    thread_local std::string material;
    begin(material, entity, record, field);
    appendCanonical(material, value);
    return hashed(material);
}

Digest recordTerm(const Record& record) {
    const auto& spec = specOf(record.entity);
    Digest sum = headTerm(record.entity, record.id, record.head.revision, record.head.state);
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
        sum.add(fieldTerm(record.entity, record.id, spec.fields[i].number, record.values[i]));
    return sum;
}

} // namespace banyan
