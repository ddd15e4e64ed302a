#pragma once

#include "core/schema/registry.h"
#include "core/store/database.h"

#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace banyan {

// The office's value under each field that has unsettled work on top; field 0 stands for the
// record's state. Read and written singly, or, while a page is applied, in memory between hold()
// and save(): there it stays, so that the next page need not read all of them again. Inside the
// transaction of the store's thread; never more than the unsettled work there is.
class ConfirmedValues {
public:
    explicit ConfirmedValues(Database& database)
        : m_database(database) {}

    // Until save() reads and writes are in memory.
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

    bool isHeld() const { return m_isHeld && m_rollbacks == m_database.rollbacks(); }
    void load();
    void keep(EntityId entity, const Uuid& record, std::uint16_t field, const Value& value);
    bool leave(const Uuid& record, std::uint16_t field); // whether it was there
    void write(EntityId entity, const Uuid& record, std::uint16_t field, const Value& value);
    void remove(const Uuid& record);

    Database& m_database;
    bool m_isHeld = false;
    // As it is in the database while that has not changed by others or been rolled back since.
    std::unordered_map<Uuid, std::vector<Item>> m_values;
    std::unordered_set<Uuid> m_changed; // not yet saved
    std::int64_t m_dataVersion = -1;    // never loaded
    std::int64_t m_rollbacks = 0;
};

} // namespace banyan
