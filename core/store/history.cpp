#include "core/store/history.h"

#include "core/store/driver.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr const char* columns =
    "id, entity, record, field, op, verdict, revision, base, device, number, author, recorded_at, "
    "decided_at, observed_at, flags, old, value, salt, commitment";

// One pass over entries and rows: a look-up for each row would cost three times as much. Numbers
// have no gaps, so that both ends of the range can be named: by one end alone PostgreSQL, which
// plans before it knows the values, would read all history for every page.
std::string deliveredSql() {
    std::string sql = "SELECT e.seq, e.kind, e.entity, e.record";
    for (std::string_view rest = columns; !rest.empty();) {
        const auto comma = std::min(rest.find(','), rest.size());
        sql += ", h.";
        sql += rest.substr(0, comma);
        rest.remove_prefix(std::min(comma + 2, rest.size()));
    }
    return sql
           + " FROM feed_entry e LEFT JOIN history h ON h.id = e.history "
             "WHERE e.feed = ? AND e.seq > ? AND e.seq <= ? ORDER BY e.seq";
}

Salt saltFrom(std::string_view bytes) {
    Salt salt{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), salt.size()),
                reinterpret_cast<char*>(salt.data()));
    return salt;
}

// From column `at` on, in the order of `columns`.
HistoryRow readRow(Statement& statement, int at = 0) {
    HistoryRow row;
    row.id = statement.integer(at);
    row.change.entity = static_cast<EntityId>(statement.integer(at + 1));
    row.change.record = statement.id(at + 2);
    row.change.field = static_cast<std::uint16_t>(statement.integer(at + 3));
    row.change.op = static_cast<Op>(statement.integer(at + 4));
    row.verdict = static_cast<Verdict>(statement.integer(at + 5));
    row.revision = statement.integer(at + 6);
    row.change.base = statement.integer(at + 7);
    row.device = statement.integer(at + 8);
    row.number = statement.integer(at + 9);
    row.author = statement.integer(at + 10);
    row.recordedAtMs = statement.integer(at + 11);
    row.decidedAtMs = statement.integer(at + 12);
    row.change.observedAtMs = statement.integer(at + 13);
    row.flags = statement.integer(at + 14);
    row.old = statement.value(at + 15);
    if (row.change.op == Op::Create && !statement.isNull(at + 16)) {
        if (auto values = decodeValues(statement.blob(at + 16)))
            row.change.values = *std::move(values);
    } else if (row.change.op != Op::Create) {
        row.change.value = statement.value(at + 16);
    }
    row.change.salt = saltFrom(statement.blob(at + 17));
    const auto commitment = statement.blob(at + 18);
    std::copy_n(commitment.begin(), std::min(commitment.size(), row.commitment.size()),
                reinterpret_cast<char*>(row.commitment.data()));
    return row;
}

FieldVersion readVersion(Statement& statement) {
    return {statement.integer(0), statement.integer(1), statement.integer(2),
            statement.integer(3), statement.integer(4), statement.integer(5),
            statement.integer(6), statement.integer(7), saltFrom(statement.blob(8))};
}

} // namespace

std::int64_t Peers::obtain(const Uuid& id) {
    if (const auto found = m_byId.find(id); found != m_byId.end())
        return found->second;
    auto& insert = m_database.cached("INSERT INTO peer(uuid) VALUES(?) ON CONFLICT DO NOTHING");
    insert.with(id).run();
    return find(id);
}

std::int64_t Peers::find(const Uuid& id) {
    if (const auto known = m_byId.find(id); known != m_byId.end())
        return known->second;
    auto& find = m_database.cached("SELECT id FROM peer WHERE uuid = ?").with(id);
    Running running(find);
    if (!running->step())
        return 0;
    const std::int64_t number = find.integer(0);
    m_byId[id] = number;
    m_byNumber[number] = id;
    return number;
}

const Uuid& Peers::get(std::int64_t number) {
    if (const auto found = m_byNumber.find(number); found != m_byNumber.end())
        return found->second;
    auto& find = m_database.cached("SELECT uuid FROM peer WHERE id = ?").with(number);
    Running running(find);
    const Uuid id = running->step() ? find.id(0) : Uuid{};
    return m_byNumber.emplace(number, id).first->second;
}

History::History(Database& database)
    : m_database(database)
    , m_insert(database.prepare(
          "INSERT INTO history(entity, record, field, op, verdict, revision, base, device, number, "
          "author, recorded_at, decided_at, observed_at, flags, old, value, salt, commitment, id) "
          "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"))
    , m_find(database.prepare(std::string("SELECT ") + columns + " FROM history WHERE id = ?"))
    , m_version(database.prepare(
          "SELECT revision, device, number, decided_at, observed_at, flags, author, recorded_at, "
          "salt FROM history WHERE record = ? AND field = ? AND verdict = 1 "
          "ORDER BY revision DESC LIMIT 1"))
    , m_valueAt(database.prepare("SELECT old FROM history WHERE record = ? AND field = ? AND "
                                 "verdict = 1 AND revision > ? ORDER BY revision LIMIT 1"))
    , m_delivered(database.prepare(deliveredSql())) {}

std::int64_t History::insert(const HistoryRow& row) {
    const auto& change = row.change;
    std::string values;
    m_insert.reset();
    m_insert.bind(1, static_cast<std::int64_t>(change.entity));
    m_insert.bind(2, change.record);
    m_insert.bind(3, change.field);
    m_insert.bind(4, static_cast<std::int64_t>(change.op));
    m_insert.bind(5, static_cast<std::int64_t>(row.verdict));
    m_insert.bind(6, row.revision);
    m_insert.bind(7, change.base);
    m_insert.bind(8, row.device);
    m_insert.bind(9, row.number);
    m_insert.bind(10, row.author);
    m_insert.bind(11, row.recordedAtMs);
    m_insert.bind(12, row.decidedAtMs);
    if (change.observedAtMs != 0)
        m_insert.bind(13, change.observedAtMs);
    else
        m_insert.bindNull(13);
    m_insert.bind(14, row.flags);
    const bool isErased = row.flags & historyflag::erased;
    if (isErased) {
        m_insert.bindNull(15);
        m_insert.bindNull(16);
        m_insert.bindNull(17);
        m_insert.bindBlob(18, viewOf(row.commitment));
    } else {
        m_insert.bind(15, row.old);
        if (change.op == Op::Create) {
            values = encodeValues(change.values);
            m_insert.bindBlob(16, values);
        } else {
            m_insert.bind(16, change.value);
        }
        m_insert.bindBlob(17, viewOf(change.salt));
        m_insert.bindNull(18);
    }
    m_database.bindNewRow(m_insert, 19);
    m_insert.run();
    return m_database.lastRow();
}

std::int64_t History::nextNumber() {
    // Others write beside this transaction: the last id of all says nothing.
    if (m_database.isShared())
        return m_database.driver()->newRow();
    return lastId() + 1;
}

std::int64_t History::lastId() {
    auto& statement = m_database.cached("SELECT max(id) FROM history");
    Running running(statement);
    running->step();
    return statement.integer(0);
}

std::optional<HistoryRow> History::find(std::int64_t id) {
    m_find.with(id);
    Running running(m_find);
    if (!running->step())
        return std::nullopt;
    return readRow(m_find);
}

void History::delivered(std::int64_t feed, std::int64_t after, std::size_t limit,
                        const std::function<bool(FeedEntryRow&&)>& visit) {
    const auto numbers = std::min<std::uint64_t>(limit, INT64_MAX - after);
    m_delivered.with(feed, after, after + static_cast<std::int64_t>(numbers));
    Running running(m_delivered);
    while (running->step()) {
        FeedEntryRow item;
        item.entry.seq = m_delivered.integer(0);
        item.entry.kind = static_cast<EntryKind>(m_delivered.integer(1));
        if (item.entry.kind == EntryKind::Row) {
            item.row = readRow(m_delivered, 4);
            item.entry.history = item.row.id;
        } else {
            item.entry.entity = static_cast<EntityId>(m_delivered.integer(2));
            item.entry.record = m_delivered.id(3);
        }
        if (!visit(std::move(item)))
            return;
    }
}

std::optional<FieldVersion> History::version(const Uuid& record, std::uint16_t field) {
    m_version.with(record, std::int64_t{field});
    Running running(m_version);
    if (!running->step())
        return std::nullopt;
    return readVersion(m_version);
}

std::optional<Value> History::valueAt(const Uuid& record, std::uint16_t field, std::int64_t base) {
    m_valueAt.with(record, std::int64_t{field}, base);
    Running running(m_valueAt);
    if (!running->step())
        return std::nullopt;
    return m_valueAt.value(0);
}

std::optional<FieldVersion> History::elementVersion(const Uuid& record, std::uint16_t field,
                                                    std::string_view element) {
    auto& statement = m_database
                          .cached("SELECT revision, device, number, decided_at, observed_at, "
                                  "flags, author, recorded_at, salt FROM history "
                                  "WHERE record = ? AND field = ? AND verdict = 1 AND op = 3 AND "
                                  "value = ? ORDER BY revision DESC LIMIT 1")
                          .with(record, std::int64_t{field}, element);
    Running running(statement);
    if (!running->step())
        return std::nullopt;
    return readVersion(statement);
}

std::vector<HistoryRow> History::collect(Statement& statement) {
    Running running(statement);
    std::vector<HistoryRow> rows;
    while (running->step())
        rows.push_back(readRow(statement));
    return rows;
}

std::vector<HistoryRow> History::of(const Uuid& record) {
    return collect(m_database
                       .cached(std::string("SELECT ") + columns
                               + " FROM history WHERE record = ? ORDER BY revision, id")
                       .with(record));
}

std::vector<HistoryRow> History::of(const Uuid& record, std::uint16_t field) {
    return collect(m_database
                       .cached(std::string("SELECT ") + columns
                               + " FROM history WHERE record = ? AND field = ? "
                                 "ORDER BY revision, id")
                       .with(record, std::int64_t{field}));
}

std::vector<HistoryRow> History::lastRows(const Uuid& record) {
    // The open ones belong to it: what waits in a case must be readable on every replica.
    auto rows = of(record);
    std::vector<HistoryRow> last;
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const bool isKnown = std::any_of(last.begin(), last.end(), [&](const HistoryRow& other) {
            return other.change.field == row->change.field && other.verdict == Verdict::Applied;
        });
        const bool isApplied = row->verdict == Verdict::Applied && row->change.op != Op::Create;
        if ((isApplied && !isKnown) || row->verdict == Verdict::Held)
            last.push_back(std::move(*row));
    }
    std::reverse(last.begin(), last.end());
    return last;
}

void History::erase(const Uuid& record, Peers& peers) {
    for (const auto& row : of(record)) {
        if (row.flags & historyflag::erased || row.change.op == Op::Erase)
            continue;
        const Hash commitment =
            commitmentOf(row.change, peers.get(row.device), row.number, peers.get(row.author));
        auto& statement =
            m_database.cached("UPDATE history SET old = NULL, value = NULL, salt = NULL, "
                              "commitment = ?, flags = flags | 16 WHERE id = ?");
        statement.bindBlob(1, viewOf(commitment));
        statement.bind(2, row.id);
        statement.run();
    }
}

void History::remove(std::int64_t id) {
    m_database.cached("DELETE FROM history WHERE id = ?").with(id).run();
}

void History::removeAll(const Uuid& record) {
    m_database
        .cached("DELETE FROM feed_entry WHERE history IN (SELECT id FROM history WHERE record = ?)")
        .with(record)
        .run();
    m_database.cached("DELETE FROM history WHERE record = ?").with(record).run();
}

} // namespace banyan
