#include "sync/office/postgres/postgresdriver.h"

#include "sync/office/postgres/postgresschema.h"
#include "sync/office/postgres/postgresstatement.h"

#include <QByteArray>

namespace banyan {

namespace {

constexpr std::int64_t rowsReserved = 1'000; // what the sequence `row_block` steps by
constexpr int lockClass = 0x62616e79;        // of advisory locks: "bany"

std::int64_t numberOf(const PostgresResult& result) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(PQgetvalue(result.get(), 0, 0));
    std::uint64_t number = 0;
    for (int i = 0; i < 8; ++i)
        number = number << 8 | bytes[i];
    return static_cast<std::int64_t>(number);
}

std::string hexOf(std::string_view bytes) {
    return QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toStdString();
}

std::string lockSql(int district, bool isAlone) {
    return std::string("SELECT pg_advisory_xact_lock") + (isAlone ? "" : "_shared") + "("
           + std::to_string(lockClass) + ", " + std::to_string(district) + ")";
}

std::string feedLockSql(int district, const std::vector<std::int64_t>& feeds) {
    std::string list;
    for (const auto feed : feeds)
        list += (list.empty() ? "" : ", ") + std::to_string(feed);
    return "SELECT id FROM feed WHERE district = " + std::to_string(district) + " AND id IN ("
           + list + ") ORDER BY id FOR UPDATE";
}

std::string deviceLockSql(int district, const std::vector<Uuid>& devices) {
    std::string list;
    for (const auto& device : devices)
        list += (list.empty() ? "'\\x" : ", '\\x") + hexOf(device.view()) + "'";
    return "SELECT id FROM device WHERE district = " + std::to_string(district) + " AND id IN ("
           + list + ") ORDER BY id FOR UPDATE";
}

constexpr const char* rowBlockSql = "SELECT nextval('row_block')";

} // namespace

Result<std::unique_ptr<Driver>> PostgresDriver::open(const PostgresSettings& settings) {
    auto connection = PostgresConnection::open(settings.url);
    if (!connection)
        return connection.error();
    return std::unique_ptr<Driver>(
        std::make_unique<PostgresDriver>(*std::move(connection), settings));
}

DriverSource postgresSource(const PostgresSettings& settings) {
    return [settings](OpenMode) { return PostgresDriver::open(settings); };
}

PostgresDriver::PostgresDriver(std::unique_ptr<PostgresConnection> connection,
                               PostgresSettings settings)
    : m_connection(std::move(connection))
    , m_settings(std::move(settings))
    , m_dialect(m_settings.district, postgresTables()) {}

Status PostgresDriver::migrate() { return migratePostgres(*m_connection, m_settings.partitions); }

std::unique_ptr<DriverStatement> PostgresDriver::prepare(std::string_view sql) {
    std::function<void()> written;
    if (isWriting(sql))
        written = [this] { noteWritten(); };
    return std::make_unique<PostgresStatement>(*m_connection, "s" + std::to_string(++m_statements),
                                               m_dialect.translated(sql), std::move(written));
}

void PostgresDriver::execute(const std::string& sql) {
    if (isWriting(sql) && !m_isInTransaction)
        return executeOnItsOwn(sql);
    if (isWriting(sql))
        noteWritten();
    m_connection->post(m_dialect.translated(sql));
    m_connection->settle();
}

void PostgresDriver::executeOnItsOwn(const std::string& sql) {
    begin({});
    try {
        execute(sql);
        commit();
    } catch (const StorageError&) {
        rollback();
        throw;
    }
}

void PostgresDriver::noteWritten() {
    ++m_changesEver;
    m_hasWritten = true;
    // Nobody would be told of it, and it would be under no lock.
    if (!m_isInTransaction)
        throw StorageError(0, "a change outside a transaction");
}

std::string PostgresDriver::generationSql() const {
    return "SELECT coalesce(sum(generation), 0)::bigint FROM writer WHERE district = "
           + std::to_string(m_settings.district);
}

std::string PostgresDriver::registerSql() const {
    return "INSERT INTO writer(district) VALUES(" + std::to_string(m_settings.district)
           + ") RETURNING id";
}

void PostgresDriver::begin(const WriteLock& lock) {
    m_connection->ensureConnected();
    const bool isNewWriter = m_writer == 0;
    m_lock = lock;
    std::sort(m_lock.feeds.begin(), m_lock.feeds.end());
    m_isInTransaction = true;
    try {
        m_connection->post("BEGIN");
        m_connection->post(lockSql(m_settings.district, lock.isAlone));
        if (!lock.isAlone && !lock.feeds.empty())
            m_connection->post(feedLockSql(m_settings.district, m_lock.feeds));
        if (!lock.isAlone && !lock.devices.empty())
            m_connection->post(deviceLockSql(m_settings.district, lock.devices));
        // After the locks: only then is what they say of others all there is.
        m_connection->post(rowBlockSql);
        m_connection->post(generationSql());
        if (isNewWriter)
            m_connection->post(registerSql());
        const auto results = m_connection->settle();
        auto at = results.rbegin();
        if (isNewWriter)
            m_writer = numberOf(*at++);
        m_isNewWriter = isNewWriter;
        m_generation = numberOf(*at++);
        m_nextRow = numberOf(*at);
        m_rowsEnd = m_nextRow + rowsReserved;
    } catch (...) {
        rollback();
        throw;
    }
}

void PostgresDriver::beginReading() {
    m_connection->ensureConnected();
    m_isInTransaction = true;
    try {
        m_isReading = true;
        m_connection->post("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        m_connection->post(generationSql());
        m_generation = numberOf(m_connection->settle().back());
    } catch (...) {
        rollback();
        throw;
    }
}

void PostgresDriver::ended() {
    m_isInTransaction = false;
    m_hasWritten = false;
    m_isNewWriter = false;
    m_isReading = false;
    m_nextRow = m_rowsEnd = 0;
}

void PostgresDriver::commit() {
    if (m_hasWritten)
        m_connection->post("UPDATE writer SET generation = generation + 1 WHERE district = "
                           + std::to_string(m_settings.district)
                           + " AND id = " + std::to_string(m_writer));
    m_connection->post("COMMIT");
    m_connection->settle();
    if (m_connection->lastTag() != "COMMIT")
        throw StorageError(0, "PostgreSQL did not commit");
    if (m_hasWritten)
        ++m_seenGeneration;
    ended();
}

void PostgresDriver::rollback() noexcept {
    m_connection->settleAnyway();
    try {
        m_connection->post("ROLLBACK");
    } catch (const StorageError&) {
        // Without a connection there is no transaction either.
    }
    m_connection->settleAnyway();
    // What is in memory may be half of what was written, or of what was read.
    if (!m_isReading || !m_connection->isOpen())
        m_seenGeneration = -1;
    if (m_isNewWriter)
        m_writer = 0;
    ended();
}

void PostgresDriver::rollbackToSavepoint() noexcept {
    m_connection->settleAnyway();
    try {
        m_connection->post("ROLLBACK TO action");
        m_connection->post("RELEASE action");
    } catch (const StorageError&) {
        // The next question will say so.
    }
}

void PostgresDriver::requireFeed(std::int64_t feed) {
    if (!m_lock.isAlone && !std::binary_search(m_lock.feeds.begin(), m_lock.feeds.end(), feed))
        throw FeedNotLocked(feed);
}

std::int64_t PostgresDriver::newRow() {
    if (m_nextRow == m_rowsEnd) {
        m_connection->post(rowBlockSql);
        m_nextRow = numberOf(m_connection->settle().back());
        m_rowsEnd = m_nextRow + rowsReserved;
    }
    return m_nextRow++;
}

std::int64_t PostgresDriver::changes() {
    m_connection->settle();
    return m_connection->changes();
}

bool PostgresDriver::changedElsewhere() {
    if (!m_isInTransaction) {
        m_connection->ensureConnected();
        m_connection->post(generationSql());
        m_generation = numberOf(m_connection->settle().back());
    }
    return std::exchange(m_seenGeneration, m_generation) != m_generation;
}

} // namespace banyan
