#pragma once

#include "core/store/change.h"
#include "core/store/feeds.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

namespace banyan {

// Small numbers for devices and users. Belongs to the store's thread; create peers before a
// savepoint that may be rolled back.
class Peers {
public:
    explicit Peers(Database& database)
        : m_database(database) {}
    std::int64_t obtain(const Uuid& id);
    std::int64_t find(const Uuid& id); // 0 when it has none; reads only
    const Uuid& get(std::int64_t number);
    void forget() { // after a rollback
        m_byId.clear();
        m_byNumber.clear();
    }

private:
    Database& m_database;
    std::unordered_map<Uuid, std::int64_t> m_byId;
    std::unordered_map<std::int64_t, Uuid> m_byNumber;
};

namespace historyflag {
constexpr std::int64_t merged = 1;   // the record had moved on from what the author had been shown
constexpr std::int64_t imported = 2; // from an authoritative import
constexpr std::int64_t decision = 4; // settled a case
constexpr std::int64_t revived = 8;  // brought a deleted record back
constexpr std::int64_t erased = 16;  // its values were erased; only the commitment is left
constexpr std::int64_t redirected = 32; // told to it by, or turned from, a record merged into it
constexpr std::int64_t noted = 64;      // worked out by the office; nobody's edit
} // namespace historyflag

// One change with what became of it.
struct HistoryRow {
    std::int64_t id = 0;
    Change change;
    Verdict verdict = Verdict::Applied;
    std::int64_t revision = 0; // of the record, after it
    std::int64_t device = 0;   // peer numbers
    std::int64_t author = 0;
    std::int64_t number = 0; // the device's own
    std::int64_t recordedAtMs = 0;
    std::int64_t decidedAtMs = 0; // when it was written, as the office dates it
    std::int64_t flags = 0;
    Value old;         // the field's value before it, when Applied
    Hash commitment{}; // kept only when the values were erased
};

// The last applied row of a field.
struct FieldVersion {
    std::int64_t revision = 0;
    std::int64_t device = 0;
    std::int64_t number = 0;
    std::int64_t atMs = 0;
    std::int64_t observedAtMs = 0;
    std::int64_t flags = 0;
    std::int64_t author = 0;
    std::int64_t recordedAtMs = 0;
    Salt salt{};
};

// An entry of a feed with its row of history, where it is one.
struct FeedEntryRow {
    FeedEntry entry;
    HistoryRow row;
};

class History {
public:
    explicit History(Database& database);

    std::int64_t insert(const HistoryRow& row); // its id
    std::int64_t lastId();                      // 0 when empty
    std::int64_t nextNumber(); // for a row of the office's own: unique, and it costs no counter
    std::optional<HistoryRow> find(std::int64_t id);
    // What a feed delivered after `after`, at most `limit` entries in order, until `visit` returns
    // false.
    void delivered(std::int64_t feed, std::int64_t after, std::size_t limit,
                   const std::function<bool(FeedEntryRow&&)>& visit);
    std::optional<FieldVersion> version(const Uuid& record, std::uint16_t field);
    // The value a field had at revision `base`: what the first later row replaced; nothing when no
    // later row is known.
    std::optional<Value> valueAt(const Uuid& record, std::uint16_t field, std::int64_t base);
    // The last row that added `element` to a set field.
    std::optional<FieldVersion> elementVersion(const Uuid& record, std::uint16_t field,
                                               std::string_view element);
    // All rows of a record in the order they were applied here, or of one of its fields.
    std::vector<HistoryRow> of(const Uuid& record);
    std::vector<HistoryRow> of(const Uuid& record, std::uint16_t field);
    // The last applied row of each field touched since creation.
    std::vector<HistoryRow> lastRows(const Uuid& record);
    // Values go, commitments stay.
    void erase(const Uuid& record, Peers& peers);
    // On a device, which keeps no feeds of its own.
    void remove(std::int64_t id);
    void removeAll(const Uuid& record); // the record has left this device

private:
    std::vector<HistoryRow> collect(Statement& statement);

    Database& m_database;
    Statement m_insert, m_find, m_version, m_valueAt, m_delivered;
};

} // namespace banyan
