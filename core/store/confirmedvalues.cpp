#include "core/store/confirmedvalues.h"

#include <algorithm>

namespace banyan {

void ConfirmedValues::hold() {
    const std::int64_t version = m_database.dataVersion();
    if (version != m_dataVersion || m_rollbacks != m_database.rollbacks()) {
        load();
        m_dataVersion = version;
        m_rollbacks = m_database.rollbacks();
    }
    m_changed.clear();
    m_isHeld = true;
}

void ConfirmedValues::load() {
    m_values.clear();
    auto& statement = m_database.cached("SELECT record, field, entity, value FROM confirmed");
    Running running(statement);
    while (running->step())
        m_values[statement.id(0)].push_back({static_cast<std::uint16_t>(statement.integer(1)),
                                             static_cast<EntityId>(statement.integer(2)),
                                             statement.value(3)});
}

void ConfirmedValues::save() {
    m_isHeld = false;
    if (m_changed.empty())
        return;
    if (m_values.empty()) {
        m_database.cached("DELETE FROM confirmed").run();
    } else {
        for (const auto& record : m_changed) {
            remove(record);
            if (const auto found = m_values.find(record); found != m_values.end())
                for (const auto& item : found->second)
                    write(item.entity, record, item.field, item.value);
        }
    }
    m_changed.clear();
}

bool ConfirmedValues::isEmpty() {
    if (isHeld())
        return m_values.empty();
    auto& statement = m_database.cached("SELECT 1 FROM confirmed LIMIT 1");
    Running running(statement);
    return !running->step();
}

std::optional<Value> ConfirmedValues::find(const Uuid& record, std::uint16_t field) {
    if (isHeld()) {
        if (const auto found = m_values.find(record); found != m_values.end())
            for (const auto& item : found->second)
                if (item.field == field)
                    return item.value;
        return std::nullopt;
    }
    auto& statement =
        m_database.cached("SELECT value FROM confirmed WHERE record = ? AND field = ?")
            .with(record, std::int64_t{field});
    Running running(statement);
    return running->step() ? std::optional(statement.value(0)) : std::nullopt;
}

std::vector<std::pair<std::uint16_t, Value>> ConfirmedValues::of(const Uuid& record) {
    std::vector<std::pair<std::uint16_t, Value>> values;
    if (isHeld()) {
        if (const auto found = m_values.find(record); found != m_values.end())
            for (const auto& item : found->second)
                values.emplace_back(item.field, item.value);
        return values;
    }
    auto& statement =
        m_database.cached("SELECT field, value FROM confirmed WHERE record = ?").with(record);
    Running running(statement);
    while (running->step())
        values.emplace_back(static_cast<std::uint16_t>(statement.integer(0)), statement.value(1));
    return values;
}

void ConfirmedValues::set(EntityId entity, const Uuid& record, std::uint16_t field,
                          const Value& value) {
    if (isHeld())
        m_changed.insert(record);
    else
        write(entity, record, field, value);
    keep(entity, record, field, value);
}

void ConfirmedValues::drop(const Uuid& record, std::uint16_t field) {
    const bool wasHere = leave(record, field);
    if (!isHeld())
        m_database.cached("DELETE FROM confirmed WHERE record = ? AND field = ?")
            .with(record, std::int64_t{field})
            .run();
    else if (wasHere)
        m_changed.insert(record);
}

void ConfirmedValues::dropAll(const Uuid& record) {
    const bool wasHere = m_values.erase(record) > 0;
    if (!isHeld())
        remove(record);
    else if (wasHere)
        m_changed.insert(record);
}

void ConfirmedValues::keep(EntityId entity, const Uuid& record, std::uint16_t field,
                           const Value& value) {
    auto& items = m_values[record];
    const auto found = std::ranges::find(items, field, &Item::field);
    if (found == items.end())
        items.push_back({field, entity, value});
    else
        found->value = value;
}

bool ConfirmedValues::leave(const Uuid& record, std::uint16_t field) {
    const auto found = m_values.find(record);
    if (found == m_values.end())
        return false;
    const bool wasHere =
        std::erase_if(found->second, [&](const Item& item) { return item.field == field; }) > 0;
    if (found->second.empty())
        m_values.erase(found);
    return wasHere;
}

void ConfirmedValues::write(EntityId entity, const Uuid& record, std::uint16_t field,
                            const Value& value) {
    m_database
        .cached("INSERT OR REPLACE INTO confirmed(record, field, entity, value) "
                "VALUES(?, ?, ?, ?)")
        .with(record, std::int64_t{field}, static_cast<std::int64_t>(entity), value)
        .run();
}

void ConfirmedValues::remove(const Uuid& record) {
    m_database.cached("DELETE FROM confirmed WHERE record = ?").with(record).run();
}

} // namespace banyan
