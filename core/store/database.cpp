#include "core/store/database.h"

#include "core/store/driver.h"

#include <cerrno>
#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace banyan {

namespace {

// SQLite says "disk I/O error" when it is the log's index that finds no room.
bool isDiskFull(sqlite3* raw) {
    const int code = sqlite3_errcode(raw) & 0xff;
    return code == SQLITE_FULL
           || ((code == SQLITE_IOERR || code == SQLITE_CANTOPEN)
               && sqlite3_system_errno(raw) == ENOSPC);
}

std::string faultOf(sqlite3* raw, const std::string& doing) {
    return isDiskFull(raw) ? "the disk is full: free some space and try again; what was saved "
                             "before is kept"
                           : doing + ": " + sqlite3_errmsg(raw);
}

void markDamaged(const char* path) {
    if (!path || *path == '\0')
        return; // in memory
    const int file = ::open(damageMarkOf(path).c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0)
        ::close(file);
}

[[noreturn]] void fail(sqlite3* raw, const char* doing) {
    const int code = sqlite3_extended_errcode(raw);
    const std::string what = faultOf(raw, doing);
    if (StorageError(code, what).isDamage())
        markDamaged(sqlite3_db_filename(raw, "main"));
    throw StorageError(code, what);
}

// Without memory statistics, connections in different threads do not share a lock for every
// allocation. Only the first caller of SQLite in the process can still say so.
void configureProcess() {
    static const int configured = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    (void)configured; // SQLITE_MISUSE when another library came first; it is only slower then
}

} // namespace

bool StorageError::isDamage() const {
    return (code & 0xff) == SQLITE_CORRUPT || (code & 0xff) == SQLITE_NOTADB
           || code == SQLITE_IOERR_READ || code == SQLITE_IOERR_CORRUPTFS
           || code == SQLITE_IOERR_DATA;
}

Error errorOf(const StorageError& error) {
    if (!error.isDamage())
        return {ErrorCode::Storage, error.what()};
    return {ErrorCode::Damaged, std::string("the database is damaged (") + error.what() + ")"};
}

std::string damageMarkOf(const std::string& databasePath) { return databasePath + ".damaged"; }

void Database::noteDamage() { markDamaged(m_path.c_str()); }

Statement::Statement(sqlite3_stmt* raw)
    : m_raw(raw) {}
Statement::Statement(std::unique_ptr<DriverStatement> driven)
    : m_raw(nullptr)
    , m_driven(std::move(driven)) {}
Statement::Statement(Statement&& other) noexcept
    : m_raw(std::exchange(other.m_raw, nullptr))
    , m_driven(std::move(other.m_driven)) {}
Statement::~Statement() { sqlite3_finalize(m_raw); }

void Statement::bind(int at, std::int64_t value) {
    if (m_driven) [[unlikely]]
        return m_driven->bind(at, value);
    sqlite3_bind_int64(m_raw, at, value);
}

void Statement::bind(int at, double value) {
    if (m_driven) [[unlikely]]
        return m_driven->bind(at, value);
    sqlite3_bind_double(m_raw, at, value);
}

void Statement::bindNull(int at) {
    if (m_driven) [[unlikely]]
        return m_driven->bindNull(at);
    sqlite3_bind_null(m_raw, at);
}

void Statement::bind(int at, std::string_view text) {
    if (m_driven) [[unlikely]]
        return m_driven->bind(at, text);
    sqlite3_bind_text(m_raw, at, text.data() ? text.data() : "", static_cast<int>(text.size()),
                      SQLITE_STATIC);
}

void Statement::bindBlob(int at, std::string_view bytes) {
    if (m_driven) [[unlikely]]
        return m_driven->bindBlob(at, bytes);
    sqlite3_bind_blob(m_raw, at, bytes.data() ? bytes.data() : "", static_cast<int>(bytes.size()),
                      SQLITE_STATIC);
}

void Statement::bind(int at, const Value& value) {
    switch (value.index()) {
    case 1:
        bind(at, std::get<std::int64_t>(value));
        break;
    case 2:
        bind(at, std::get<double>(value));
        break;
    case 3:
        bind(at, std::string_view(std::get<std::string>(value)));
        break;
    case 4:
        bind(at, std::get<Uuid>(value));
        break;
    default:
        bindNull(at);
    }
}

bool Statement::step() {
    if (m_driven) [[unlikely]]
        return m_driven->step();
    const int code = sqlite3_step(m_raw);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE)
        fail(sqlite3_db_handle(m_raw), "step");
    return false;
}

void Statement::run() {
    if (m_driven) [[unlikely]]
        return m_driven->run();
    while (step()) {
    }
    reset();
}

void Statement::reset() {
    if (m_driven) [[unlikely]]
        return m_driven->reset();
    sqlite3_reset(m_raw);
}

std::int64_t Statement::integer(int column) const {
    return m_driven ? m_driven->integer(column) : sqlite3_column_int64(m_raw, column);
}

double Statement::real(int column) const {
    return m_driven ? m_driven->real(column) : sqlite3_column_double(m_raw, column);
}

bool Statement::isNull(int column) const {
    return m_driven ? m_driven->isNull(column) : sqlite3_column_type(m_raw, column) == SQLITE_NULL;
}

std::string_view Statement::text(int column) const {
    if (m_driven) [[unlikely]]
        return m_driven->text(column);
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(m_raw, column));
    return bytes ? std::string_view(bytes,
                                    static_cast<std::size_t>(sqlite3_column_bytes(m_raw, column)))
                 : std::string_view();
}

std::string_view Statement::blob(int column) const {
    if (m_driven) [[unlikely]]
        return m_driven->blob(column);
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_raw, column));
    return bytes ? std::string_view(bytes,
                                    static_cast<std::size_t>(sqlite3_column_bytes(m_raw, column)))
                 : std::string_view();
}

Uuid Statement::id(int column) const { return Uuid::fromBytes(blob(column)).value_or(Uuid{}); }

Value Statement::value(int column) const {
    if (m_driven) [[unlikely]]
        return m_driven->value(column);
    switch (sqlite3_column_type(m_raw, column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return real(column);
    case SQLITE_TEXT:
        return std::string(text(column));
    case SQLITE_BLOB:
        if (const auto id = Uuid::fromBytes(blob(column)))
            return *id;
        return std::string(blob(column));
    default:
        return {};
    }
}

Database::Database(sqlite3* raw, std::string path)
    : m_raw(raw)
    , m_path(std::move(path)) {}

Database::Database(std::unique_ptr<Driver> driver, std::string path)
    : m_driver(std::move(driver))
    , m_path(std::move(path)) {}

Database::~Database() {
    m_cached.clear();
    sqlite3_close_v2(m_raw); // a statement that is still there closes the file when it goes
}

Result<std::unique_ptr<Database>> Database::open(const std::string& path, OpenMode mode,
                                                 std::string_view key) {
    configureProcess();
    sqlite3* raw = nullptr;
    const int flags = SQLITE_OPEN_NOMUTEX
                      | (mode == OpenMode::Writer ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                  : SQLITE_OPEN_READWRITE);
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags, nullptr);
    std::unique_ptr<Database> database(new Database(raw, path));
    if (code != SQLITE_OK)
        return Error{ErrorCode::Storage, raw ? faultOf(raw, "cannot open " + path) : "no memory"};
    try {
        database->configure(mode, key);
    } catch (const StorageError& error) {
        const Error fault = errorOf(error);
        return Error{fault.code, "cannot open " + path + ": " + fault.context};
    }
    return database;
}

void Database::configure(OpenMode mode, std::string_view key) {
    sqlite3_extended_result_codes(m_raw, 1);
    sqlite3_busy_timeout(m_raw, 20'000);
    if (!key.empty()) {
        Statement codec = prepare("SELECT count(*) FROM pragma_function_list WHERE name = "
                                  "'sqlcipher_export'");
        codec.step();
        if (codec.integer(0) == 0)
            throw StorageError(SQLITE_ERROR, "a key was given, but this SQLite cannot encrypt; "
                                             "install SQLCipher or open without a key");
        std::string hex;
        for (const unsigned char byte : key) {
            hex += "0123456789abcdef"[byte >> 4];
            hex += "0123456789abcdef"[byte & 15];
        }
        execute("PRAGMA key = \"x'" + hex + "'\"");
    }
    execute("PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8000; "
            "PRAGMA mmap_size = 268435456;");
    if (mode == OpenMode::Writer)
        execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                "PRAGMA wal_autocheckpoint = 4000; PRAGMA secure_delete = FAST;");
    else
        execute("PRAGMA query_only = ON;");
    // What a program that was killed had written, the system may hold in its cache alone. It is
    // shown from now on, so it must outlive the power too. Where that fails, what is next saved
    // will say why.
    if (mode == OpenMode::Writer)
        sqlite3_wal_checkpoint_v2(m_raw, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    Statement check = prepare("PRAGMA foreign_keys");
    if (!check.step() || check.integer(0) != 1)
        throw StorageError(SQLITE_ERROR, "foreign keys could not be switched on");
}

void Database::execute(const std::string& sql) {
    if (m_driver)
        return m_driver->execute(sql);
    char* message = nullptr;
    if (sqlite3_exec(m_raw, sql.c_str(), nullptr, nullptr, &message) != SQLITE_OK) {
        sqlite3_free(message);
        fail(m_raw, "execute");
    }
}

Statement Database::prepare(std::string_view sql) {
    if (m_driver)
        return Statement(m_driver->prepare(sql));
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(m_raw, sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr)
        != SQLITE_OK)
        fail(m_raw, "prepare");
    return Statement(statement);
}

Statement& Database::cached(std::string_view sql) {
    const auto found = m_cached.find(sql);
    if (found != m_cached.end()) {
        found->second.reset();
        return found->second;
    }
    return m_cached.emplace(std::string(sql), prepare(sql)).first->second;
}

void Database::begin(const WriteLock& lock) {
    if (m_driver)
        m_driver->begin(lock);
    else
        execute("BEGIN IMMEDIATE");
}

void Database::commit() {
    if (m_driver)
        m_driver->commit();
    else
        execute("COMMIT");
}

void Database::rollback() noexcept {
    ++m_rollbacks;
    if (m_driver)
        m_driver->rollback();
    else
        sqlite3_exec(m_raw, "ROLLBACK", nullptr, nullptr, nullptr);
}

void Database::rollbackToSavepoint() noexcept {
    ++m_rollbacks;
    if (m_driver)
        m_driver->rollbackToSavepoint();
    else
        sqlite3_exec(m_raw, "ROLLBACK TO action; RELEASE action", nullptr, nullptr, nullptr);
}

void Database::requireFeed(std::int64_t feed) {
    if (m_driver) [[unlikely]]
        m_driver->requireFeed(feed);
}

void Database::bindNewRow(Statement& statement, int at) {
    if (!m_driver)
        return statement.bindNull(at);
    m_lastRow = m_driver->newRow();
    statement.bind(at, m_lastRow);
}

std::int64_t Database::lastRow() const {
    return m_driver ? m_lastRow : sqlite3_last_insert_rowid(m_raw);
}

std::int64_t Database::changes() const {
    return m_driver ? m_driver->changes() : sqlite3_changes64(m_raw);
}

std::int64_t Database::changesEver() const {
    return m_driver ? m_driver->changesEver() : sqlite3_total_changes64(m_raw);
}

bool Database::changedElsewhere() {
    if (m_driver)
        return m_driver->changedElsewhere();
    const std::int64_t before = std::exchange(m_dataVersion, dataVersion());
    return before != m_dataVersion;
}

std::int64_t Database::dataVersion() {
    if (m_driver)
        return 0;
    auto& statement = cached("PRAGMA data_version");
    Running running(statement);
    running->step();
    return statement.integer(0);
}

Transaction::Transaction(Database& database)
    : Transaction(database, WriteLock{}) {}

Transaction::Transaction(Database& database, const WriteLock& lock)
    : m_database(database) {
    m_database.begin(lock);
}

Transaction::~Transaction() {
    if (m_isOpen)
        m_database.rollback();
}

void Transaction::commit() {
    m_database.commit();
    m_isOpen = false;
}

Snapshot::Snapshot(Database& database)
    : m_database(database) {
    if (m_database.driver())
        m_database.driver()->beginReading();
    else
        m_database.execute("BEGIN");
}

Snapshot::~Snapshot() { m_database.rollback(); } // nothing was written

Savepoint::Savepoint(Database& database)
    : m_database(database) {
    m_database.cached("SAVEPOINT action").run();
}

Savepoint::~Savepoint() {
    if (m_isOpen)
        m_database.rollbackToSavepoint();
}

void Savepoint::release() {
    m_database.cached("RELEASE action").run();
    m_isOpen = false;
}

} // namespace banyan
