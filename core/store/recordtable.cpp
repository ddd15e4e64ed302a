#include "core/store/recordtable.h"

#include "core/store/schema.h"

#include <algorithm>
#include <cassert>

namespace banyan {

namespace {

std::string columnsOf(const EntitySpec& spec) {
    std::string columns = "row, id, scope, revision, record_state, created_at, created_by, pinyin";
    for (const auto& field : spec.fields)
        columns += ", " + quoted(field.name);
    return columns;
}

std::string insertSql(const EntitySpec& spec) {
    std::string columns = "id, scope, revision, record_state, created_at, created_by, pinyin";
    std::string places = "?, ?, ?, ?, ?, ?, ?";
    for (const auto& field : spec.fields) {
        columns += ", " + quoted(field.name);
        places += ", ?";
    }
    columns += ", row";
    places += ", ?";
    return "INSERT INTO " + quoted(spec.name) + "(" + columns + ") VALUES(" + places + ")";
}

std::string replaceSql(const EntitySpec& spec) {
    std::string sql = "UPDATE " + quoted(spec.name)
                      + " SET id = ?, scope = ?, revision = ?, record_state = ?, created_at = ?, "
                        "created_by = ?, pinyin = ?";
    for (const auto& field : spec.fields)
        sql += ", " + quoted(field.name) + " = ?";
    return sql + " WHERE row = ?";
}

// Binds from position 1; returns the next free position.
int bindRecord(Statement& statement, const Record& record) {
    int at = 0;
    statement.bind(++at, record.id);
    statement.bind(++at, record.head.scope);
    statement.bind(++at, record.head.revision);
    statement.bind(++at, static_cast<std::int64_t>(record.head.state));
    statement.bind(++at, record.createdAtMs);
    statement.bind(++at, record.createdBy);
    ++at;
    if (record.pinyin.empty())
        statement.bindNull(at);
    else
        statement.bind(at, std::string_view(record.pinyin));
    for (const auto& value : record.values)
        statement.bind(++at, value);
    return at + 1;
}

RecordHead readHead(Statement& statement) {
    return {statement.integer(0), statement.integer(1), statement.integer(2),
            static_cast<RecordState>(statement.integer(3))};
}

} // namespace

const Value& Record::value(std::string_view field) const {
    const int index = specOf(entity).indexOf(field);
    assert(index >= 0);
    return values[static_cast<std::size_t>(index)];
}

RecordTable::RecordTable(Database& database, const EntitySpec& spec)
    : m_database(database)
    , m_spec(spec)
    , m_columns(columnsOf(spec))
    , m_head{"SELECT row, scope, revision, record_state FROM " + quoted(spec.name)
             + " WHERE id = ?"}
    , m_find{"SELECT " + m_columns + " FROM " + quoted(spec.name) + " WHERE id = ?"}
    , m_insert{insertSql(spec)}
    , m_insertUnlessHeld{insertSql(spec) + " ON CONFLICT(id) DO NOTHING"}
    , m_replace{replaceSql(spec)}
    , m_state{"UPDATE " + quoted(spec.name) + " SET record_state = ?, revision = ? WHERE row = ?"}
    , m_scope{"UPDATE " + quoted(spec.name) + " SET scope = ? WHERE row = ?"}
    , m_pinyin{"UPDATE " + quoted(spec.name) + " SET pinyin = ? WHERE row = ?"}
    , m_remove{"DELETE FROM " + quoted(spec.name) + " WHERE row = ?"}
    , m_scan{"SELECT " + m_columns + " FROM " + quoted(spec.name)
             + " WHERE scope = ? AND row > ? ORDER BY row LIMIT ?"} {
    m_fieldHead.resize(spec.fields.size());
    m_fieldSet.resize(spec.fields.size());
}

Statement& RecordTable::ready(Later& later) {
    if (!later.statement)
        later.statement.emplace(m_database.prepare(later.sql));
    return *later.statement;
}

std::optional<RecordHead> RecordTable::head(const Uuid& id) {
    auto& statement = ready(m_head).with(id);
    Running running(statement);
    if (!running->step())
        return std::nullopt;
    return readHead(statement);
}

void RecordTable::readAhead(const std::vector<Uuid>& ids, int field) {
    constexpr std::size_t together = 256;
    std::string places = "?";
    for (std::size_t i = 1; i < together; ++i)
        places += ", ?";
    auto& statement =
        m_database.cached("SELECT row, scope, revision, record_state, "
                          + quoted(m_spec.fields[static_cast<std::size_t>(field)].name)
                          + ", id FROM " + quoted(m_spec.name) + " WHERE id IN (" + places + ")");
    for (std::size_t first = 0; first < ids.size(); first += together) {
        statement.reset();
        for (std::size_t i = 0; i < together; ++i) // the last one fills the rest
            statement.bind(static_cast<int>(i + 1), ids[std::min(first + i, ids.size() - 1)]);
        Running running(statement);
        while (running->step()) {
            const RecordHead head = readHead(statement);
            m_ahead[statement.id(5)] = {head, field, statement.value(4)};
            m_aheadIds[head.row] = statement.id(5);
        }
    }
}

void RecordTable::forgetAhead(std::int64_t row) {
    if (m_ahead.empty())
        return;
    if (const auto id = m_aheadIds.find(row); id != m_aheadIds.end())
        m_ahead.erase(id->second);
}

std::optional<RecordHead> RecordTable::headAndValue(const Uuid& id, int field, Value& value) {
    if (const auto ahead = m_ahead.find(id);
        ahead != m_ahead.end() && ahead->second.field == field) {
        value = std::move(ahead->second.value);
        const RecordHead head = ahead->second.head;
        m_ahead.erase(ahead);
        return head;
    }
    auto& slot = m_fieldHead[static_cast<std::size_t>(field)];
    if (!slot)
        slot.emplace(
            m_database.prepare("SELECT row, scope, revision, record_state, "
                               + quoted(m_spec.fields[static_cast<std::size_t>(field)].name)
                               + " FROM " + quoted(m_spec.name) + " WHERE id = ?"));
    slot->with(id);
    Running running(*slot);
    if (!running->step())
        return std::nullopt;
    value = slot->value(4);
    return readHead(*slot);
}

void RecordTable::read(Statement& statement, Record& record) const {
    record.entity = m_spec.id;
    record.head.row = statement.integer(0);
    record.id = statement.id(1);
    record.head.scope = statement.integer(2);
    record.head.revision = statement.integer(3);
    record.head.state = static_cast<RecordState>(statement.integer(4));
    record.createdAtMs = statement.integer(5);
    record.createdBy = statement.integer(6);
    record.pinyin = statement.text(7);
    record.values.resize(m_spec.fields.size());
    for (std::size_t i = 0; i < record.values.size(); ++i)
        record.values[i] = statement.value(static_cast<int>(8 + i));
}

std::optional<Record> RecordTable::find(const Uuid& id) {
    auto& statement = ready(m_find).with(id);
    Running running(statement);
    if (!running->step())
        return std::nullopt;
    Record record;
    read(statement, record);
    return record;
}

std::int64_t RecordTable::insert(const Record& record) {
    assert(record.values.size() == m_spec.fields.size());
    auto& statement = ready(m_insert);
    statement.reset();
    m_database.bindNewRow(statement, bindRecord(statement, record));
    statement.run();
    return m_database.lastRow();
}

bool RecordTable::insertUnlessHeld(const Record& record) {
    assert(record.values.size() == m_spec.fields.size());
    auto& statement = ready(m_insertUnlessHeld);
    statement.reset();
    m_database.bindNewRow(statement, bindRecord(statement, record));
    statement.run();
    return m_database.changes() > 0;
}

void RecordTable::replace(std::int64_t row, const Record& record) {
    forgetAhead(row);
    auto& statement = ready(m_replace);
    statement.reset();
    statement.bind(bindRecord(statement, record), row);
    statement.run();
}

void RecordTable::setField(std::int64_t row, int field, const Value& value, std::int64_t revision) {
    forgetAhead(row);
    auto& slot = m_fieldSet[static_cast<std::size_t>(field)];
    if (!slot)
        slot.emplace(
            m_database.prepare("UPDATE " + quoted(m_spec.name) + " SET "
                               + quoted(m_spec.fields[static_cast<std::size_t>(field)].name)
                               + " = ?, revision = ? WHERE row = ?"));
    slot->with(value, revision, row).run();
}

void RecordTable::setState(std::int64_t row, RecordState state, std::int64_t revision) {
    forgetAhead(row);
    ready(m_state).with(static_cast<std::int64_t>(state), revision, row).run();
}

void RecordTable::setScope(std::int64_t row, std::int64_t scope) {
    forgetAhead(row);
    ready(m_scope).with(scope, row).run();
}

void RecordTable::setPinyin(std::int64_t row, std::string_view pinyin) {
    ready(m_pinyin).with(pinyin, row).run();
}

void RecordTable::remove(std::int64_t row) {
    forgetAhead(row);
    ready(m_remove).with(row).run();
}

void RecordTable::scan(std::int64_t scope, std::int64_t after,
                       const std::function<bool(Record&)>& visit) {
    // In portions: a database that is not in this process answers a question whole.
    constexpr std::int64_t portion = 5'000;
    Record record;
    for (std::int64_t found = portion; found == portion;) {
        auto& statement = ready(m_scan).with(scope, after, portion);
        Running running(statement);
        for (found = 0; running->step(); ++found) {
            read(statement, record);
            after = record.head.row;
            if (!visit(record))
                return;
        }
    }
}

std::vector<Record> RecordTable::select(std::string_view where,
                                        const std::vector<Value>& parameters) {
    std::string sql = "SELECT " + m_columns + " FROM " + quoted(m_spec.name) + " WHERE ";
    sql += where;
    auto& statement = m_database.cached(sql);
    int at = 0;
    for (const auto& parameter : parameters)
        statement.bind(++at, parameter);
    Running running(statement);
    std::vector<Record> records;
    while (running->step())
        read(statement, records.emplace_back());
    return records;
}

} // namespace banyan
