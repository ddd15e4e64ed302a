#pragma once

#include "core/random.h"
#include "core/store/store.h"

#include <optional>

namespace banyan::sim {

// Random but acceptable values for any field of the registry, so that the simulation reaches every
// entity without being told of it. Texts are never the same twice, but for a few names and dates by
// which people seem to be one.
class ValueMaker {
public:
    explicit ValueMaker(SeededRandom& random)
        : m_random(random) {}

    // For a whole field; nothing when this field cannot be filled from what the store holds.
    std::optional<Value> whole(const FieldSpec& field, Store& store);
    // For one element of a set, or the text of an entry.
    std::optional<Value> element(const FieldSpec& field, Store& store);
    std::optional<Uuid> anyRecord(EntityId entity, Store& store);
    std::optional<FieldValues> forRecord(const EntitySpec& spec, Store& store);

private:
    std::string text(Format format);

    SeededRandom& m_random;
    std::int64_t m_next = 0;
};

} // namespace banyan::sim
