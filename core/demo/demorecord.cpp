#include "core/demo/demorecord.h"

#include "core/demo/dice.h"
#include "core/schema/civildate.h"

#include <algorithm>
#include <cassert>
#include <cstdio>

namespace banyan::demo {

namespace {

// Far more than a grid has of anything, so that each grid's ids have
// milliseconds of their own.
constexpr std::int64_t perGridMs = 100'000;

} // namespace

Uuid Ids::timed(EntityId entity, std::int64_t ms, std::uint64_t index) const {
    const auto own = mixed(m_seed, static_cast<std::uint64_t>(entity));
    const std::uint64_t high = mixed(own, index);
    const std::uint64_t low = mixed(high, static_cast<std::uint64_t>(ms));
    Uuid id;
    for (int i = 0; i < 6; ++i)
        id.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(ms >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | (high & 0x0f));
    id.bytes[7] = static_cast<std::uint8_t>(high >> 8);
    for (int i = 0; i < 8; ++i)
        id.bytes[8 + static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(low >> (8 * i));
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

Uuid Ids::fixed(EntityId entity, std::size_t index) const {
    return timed(entity, m_registerMs - msPerDay + static_cast<std::int64_t>(index), index);
}

std::int64_t Ids::standingMs(int gridOrdinal, std::size_t index) const {
    return m_registerMs + gridOrdinal * perGridMs + static_cast<std::int64_t>(index);
}

Uuid Ids::standing(EntityId entity, int gridOrdinal, std::size_t index) const {
    const auto ordinal = static_cast<std::uint64_t>(gridOrdinal);
    return timed(entity, standingMs(gridOrdinal, index), ordinal << 32 | index);
}

RecordWriter& RecordWriter::begin(EntityId entity, const Uuid& id, std::int64_t createdAtMs,
                                  const Uuid& author) {
    m_record.entity = entity;
    m_record.id = id;
    m_record.createdAtMs = createdAtMs;
    m_record.author = author;
    m_record.values.clear();
    m_spec = &specOf(entity);
    m_next = 0;
    return *this;
}

void RecordWriter::put(const char* field, Value value) {
    const std::string_view wanted = field;
    while (m_next < m_spec->fields.size() && wanted != m_spec->fields[m_next].name)
        ++m_next;
    // Not a field of the entity, or out of the registry's order.
    assert(m_next < m_spec->fields.size());
    m_record.values.emplace_back(m_spec->fields[m_next].number, std::move(value));
}

RecordWriter& RecordWriter::text(const char* field, std::string_view value) {
    if (!value.empty())
        put(field, std::string(value));
    return *this;
}

RecordWriter& RecordWriter::number(const char* field, std::int64_t value) {
    put(field, value);
    return *this;
}

RecordWriter& RecordWriter::real(const char* field, double value) {
    put(field, value);
    return *this;
}

RecordWriter& RecordWriter::reference(const char* field, const Uuid& value) {
    if (!value.isNull())
        put(field, value);
    return *this;
}

RecordWriter& RecordWriter::date(const char* field, std::int64_t days) {
    if (days != noDay)
        put(field, civilFromDays(days).text());
    return *this;
}

// The canonical JSON of core/merge/setvalue.h, written by hand because a
// district has hundreds of thousands of them: elements here never need
// escaping.
RecordWriter& RecordWriter::set(const char* field, std::vector<std::string> elements) {
    if (elements.empty())
        return *this;
    std::sort(elements.begin(), elements.end());
    std::string json = "[";
    for (const auto& element : elements) {
        json += json.size() > 1 ? ",\"" : "\"";
        json += element;
        json += '"';
    }
    put(field, json + "]");
    return *this;
}

RecordWriter& RecordWriter::entry(const char* field, std::string_view text_, const Uuid& by,
                                  std::int64_t at) {
    if (text_.empty())
        return *this;
    std::uint64_t key = 0;
    for (const std::uint8_t byte : m_record.id.bytes)
        key = mixed(key, byte);
    char hex[24];
    std::snprintf(hex, sizeof hex, "%016llx", static_cast<unsigned long long>(key));
    put(field, "[{\"at\":" + std::to_string(at) + ",\"by\":\"" + by.text() + "\",\"k\":\"" + hex
                   + "\",\"t\":\"" + std::string(text_) + "\"}]");
    return *this;
}

} // namespace banyan::demo
