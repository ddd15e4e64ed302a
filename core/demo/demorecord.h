#pragma once

#include "core/store/change.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace banyan::demo {

// One record of the demo district as it would have been created.
struct DemoRecord {
    EntityId entity = EntityId::None;
    Uuid id;
    std::int64_t createdAtMs = 0;
    Uuid author; // a User of the district
    FieldValues values;
};

// Called once for each record; the record is only valid during the call.
using Sink = std::function<void(const DemoRecord&)>;

// Ids in the form of UUID version 7, computed and not drawn, so that any
// record's id is known before it is made. Within one entity they ascend in the
// order of streaming.
class Ids {
public:
    // `registerMs`: when the register was first filled.
    Ids(std::uint64_t seed, std::int64_t registerMs)
        : m_seed(seed)
        , m_registerMs(registerMs) {}

    std::int64_t registerMs() const { return m_registerMs; }
    // Of the public reference, in one sequence over the district.
    Uuid fixed(EntityId entity, std::size_t index) const;
    // Of a grid's places and people, in one sequence for each grid.
    Uuid standing(EntityId entity, int gridOrdinal, std::size_t index) const;
    // Of what happened at a moment; `index` tells apart what happened at the same
    // one.
    Uuid timed(EntityId entity, std::int64_t ms, std::uint64_t index) const;
    std::int64_t standingMs(int gridOrdinal, std::size_t index) const;

private:
    std::uint64_t m_seed;
    std::int64_t m_registerMs;
};

// Puts records together field by field, in the order of the registry, and hands
// them on. What is empty stays absent.
class RecordWriter {
public:
    explicit RecordWriter(const Sink& sink)
        : m_sink(sink) {}

    RecordWriter& begin(EntityId entity, const Uuid& id, std::int64_t createdAtMs,
                        const Uuid& author);
    RecordWriter& text(const char* field, std::string_view value);
    RecordWriter& number(const char* field, std::int64_t value);
    RecordWriter& real(const char* field, double value);
    RecordWriter& reference(const char* field,
                            const Uuid& value);               // the null id is absent
    RecordWriter& date(const char* field, std::int64_t days); // noDay is absent
    RecordWriter& set(const char* field, std::vector<std::string> elements);
    RecordWriter& entry(const char* field, std::string_view text, const Uuid& by, std::int64_t at);
    void end() { m_sink(m_record); }

private:
    void put(const char* field, Value value);

    const Sink& m_sink;
    DemoRecord m_record;
    const EntitySpec* m_spec = nullptr;
    std::size_t m_next = 0; // position in the registry's fields
};

} // namespace banyan::demo
