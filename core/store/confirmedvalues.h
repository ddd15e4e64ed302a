#pragma once

#include "core/store/store.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace banyan {

// The office's value under each field that has unsettled work on top; field 0 stands for the
// record's state. Read and written singly, or, while a page is applied, held whole in memory
// between hold() and save(). Inside the transaction of the store's thread.
class ConfirmedValues {
public:
    explicit ConfirmedValues(Store& store)
        : m_store(store) {}

    // Reads all of them; writes wait for save(). No more than the unsettled work there is.
    void hold();
    void save();

    bool isEmpty();
    std::optional<Value> find(const Uuid& record, std::uint16_t field);
    std::vector<std::pair<std::uint16_t, Value>> of(const Uuid& record);
    void set(EntityId entity, const Uuid& record, std::uint16_t field, const Value& value);
    void drop(const Uuid& record, std::uint16_t field);
    void dropAll(const Uuid& record);

private:
    struct Item {
        std::uint16_t field = 0;
        EntityId entity = EntityId::None;
        Value value;
    };

    void write(EntityId entity, const Uuid& record, std::uint16_t field, const Value& value);
    void remove(const Uuid& record);

    Store& m_store;
    bool m_isHeld = false;
    std::unordered_map<Uuid, std::vector<Item>> m_values;
    std::unordered_set<Uuid> m_changed;
};

} // namespace banyan
