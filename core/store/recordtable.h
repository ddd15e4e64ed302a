#pragma once

#include "core/store/change.h"
#include "core/store/database.h"

#include <functional>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace banyan {

// What every record has beside its fields.
struct RecordHead {
    std::int64_t row = 0;   // this store's own number, in order of arrival
    std::int64_t scope = 0; // this store's feed number of the home scope
    std::int64_t revision = 0;
    RecordState state = RecordState::Live;
};

struct Record {
    EntityId entity = EntityId::None;
    Uuid id;
    RecordHead head;
    std::int64_t createdAtMs = 0;
    std::int64_t createdBy = 0; // peer number of the author
    std::string pinyin;         // of the searched names, once computed
    std::vector<Value> values;  // in the order of EntitySpec::fields

    const Value& value(std::string_view field) const;
    std::string_view text(std::string_view field) const { return textOf(value(field)); }
    Uuid reference(std::string_view field) const { return referenceOf(value(field)); }
    std::int64_t integer(std::string_view field) const { return integerOf(value(field)); }
};

// The table of one entity: all its statements, prepared once, from the registry. Belongs to the
// connection and its thread. Knows nothing of history or feeds.
class RecordTable {
public:
    RecordTable(Database& database, const EntitySpec& spec);

    const EntitySpec& spec() const { return m_spec; }
    std::optional<RecordHead> head(const Uuid& id);
    // The head and one field's value in one look-up.
    std::optional<RecordHead> headAndValue(const Uuid& id, int field, Value& value);
    // Looks up many at once, for the next headAndValue of each: where a look-up is a round trip.
    // Forgotten when the record is written; to be forgotten at the end of the transaction.
    void readAhead(const std::vector<Uuid>& ids, int field);
    void forgetAhead() { m_ahead.clear(); }
    std::optional<Record> find(const Uuid& id);
    std::int64_t insert(const Record& record);   // the new row
    bool insertUnlessHeld(const Record& record); // false when there is a record with this id
    void replace(std::int64_t row, const Record& record);
    void setField(std::int64_t row, int field, const Value& value, std::int64_t revision);
    void setState(std::int64_t row, RecordState state, std::int64_t revision);
    void setScope(std::int64_t row, std::int64_t scope);
    void setPinyin(std::int64_t row, std::string_view pinyin);
    void remove(std::int64_t row);

    // Records of a scope with row > after, in row order, until `visit` returns false; it may take
    // them.
    void scan(std::int64_t scope, std::int64_t after, const std::function<bool(Record&)>& visit);
    // All records that satisfy `where` (SQL over the table's columns; may end in ORDER BY, LIMIT).
    std::vector<Record> select(std::string_view where, const std::vector<Value>& parameters = {});

private:
    void read(Statement& statement, Record& record) const;
    void forgetAhead(std::int64_t row);

    Database& m_database;
    const EntitySpec& m_spec;
    std::string m_columns; // everything read() wants, in its order

    // Prepared when it is first used: a program uses few of the statements of most tables.
    struct Later {
        std::string sql;
        std::optional<Statement> statement = std::nullopt;
    };
    Statement& ready(Later& later);
    Later m_head, m_find, m_insert, m_insertUnlessHeld, m_replace, m_state, m_scope, m_pinyin,
        m_remove, m_scan;
    std::vector<std::optional<Statement>> m_fieldHead, m_fieldSet;

    struct Ahead {
        RecordHead head;
        int field = 0;
        Value value;
    };
    std::unordered_map<Uuid, Ahead> m_ahead;
    std::unordered_map<std::int64_t, Uuid> m_aheadIds; // by row
};

} // namespace banyan
