#pragma once

#include "core/result.h"
#include "core/value.h"

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace banyan {

class Driver;
class DriverStatement;
struct WriteLock;

// Thrown inside core/store only; everything public turns it into Error{Storage}.
class StorageError : public std::runtime_error {
public:
    StorageError(int code_, const std::string& what)
        : std::runtime_error(what)
        , code(code_) {}
    // What is stored is not what was written, or cannot be read from the disk.
    bool isDamage() const;
    int code;                          // SQLite's extended result code
    static constexpr int corrupt = 11; // SQLITE_CORRUPT: what is stored is not what was written
};

// A prepared statement. Positions count from 1 for binding and from 0 for columns, as in SQLite.
// Bound text and blobs must live until the statement is reset. It is SQLite's, which is reached
// directly, since it is on the way of every value; or a driver's.
class Statement {
public:
    explicit Statement(sqlite3_stmt* raw);
    explicit Statement(std::unique_ptr<DriverStatement> driven);
    ~Statement();
    Statement(Statement&& other) noexcept;
    Statement& operator=(Statement&&) = delete;

    void bind(int at, std::int64_t value);
    void bind(int at, int value) { bind(at, std::int64_t{value}); }
    void bind(int at, double value);
    void bind(int at, std::string_view text);
    void bind(int at, const std::string& text) { bind(at, std::string_view(text)); }
    void bind(int at, const char* text) { bind(at, std::string_view(text)); }
    void bind(int at, const Uuid& id) { bindBlob(at, id.view()); }
    void bind(int at, const Value& value);
    // What is bound is not copied: a temporary would be gone before the first step.
    void bind(int at, std::string&& text) = delete;
    void bind(int at, Uuid&& id) = delete;
    void bind(int at, Value&& value) = delete;
    void bindBlob(int at, std::string_view bytes);
    void bindNull(int at);

    template <typename... Values>
    Statement& with(const Values&... values) {
        reset();
        int at = 0;
        (bind(++at, values), ...);
        return *this;
    }

    bool step(); // true while there is a row
    void run();  // steps to the end and resets
    void reset();

    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string_view text(int column) const; // until the next step
    std::string_view blob(int column) const;
    Uuid id(int column) const;
    bool isNull(int column) const;
    // By the column's storage class; a 16-byte blob is an id, any other blob is kept as text.
    Value value(int column) const;

private:
    sqlite3_stmt* m_raw;
    std::unique_ptr<DriverStatement> m_driven;
};

// Resets a borrowed statement when the scope ends, so that no read stays open.
class Running {
public:
    explicit Running(Statement& statement)
        : m_statement(statement) {}
    ~Running() { m_statement.reset(); }
    Running(const Running&) = delete;
    Statement* operator->() { return &m_statement; }

private:
    Statement& m_statement;
};

enum class OpenMode {
    Writer, // creates the file; WAL, synchronous=FULL, foreign keys on
    Reader, // query_only; the file must exist
};

// One connection, used by one thread at a time. The only place where an SQLite database is opened:
// with a key it is SQLCipher's, and opening fails in words where SQLite has no such codec.
class Database {
public:
    static Result<std::unique_ptr<Database>> open(const std::string& path, OpenMode mode,
                                                  std::string_view key = {});
    // Over another database; `path` is where an SQLite file would be, since files lie beside it.
    Database(std::unique_ptr<Driver> driver, std::string path);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    void execute(const std::string& sql); // one or more statements without parameters
    Statement prepare(std::string_view sql);
    // A statement kept for the life of the connection, by its text.
    Statement& cached(std::string_view sql);

    void begin(const WriteLock& lock); // see Transaction
    void commit();
    void rollback() noexcept;
    void rollbackToSavepoint() noexcept;

    // Whether other processes write at the same time; SQLite has one writer.
    bool isShared() const { return m_driver != nullptr; }
    Driver* driver() { return m_driver.get(); }
    // Before a feed is written to. Throws FeedNotLocked.
    void requireFeed(std::int64_t feed);
    // Binds the number of a row to be inserted, where SQLite gives it by itself (null).
    void bindNewRow(Statement& statement, int at);
    std::int64_t lastRow() const; // of the row inserted last
    std::int64_t changes() const;
    std::int64_t changesEver() const; // of this connection, rolled back ones included
    bool changedElsewhere(); // whether another connection has committed since the last call
    // Of what was read before, nothing has changed by others' hands or been taken back while these
    // two stay the same.
    std::int64_t dataVersion();                            // 0 with a driver
    std::int64_t rollbacks() const { return m_rollbacks; } // of this connection, ever
    sqlite3* raw() { return m_raw; }                       // null with a driver
    // Leaves a mark beside the file, so that whoever opens it next looks into it first. Done by
    // every statement that finds damage.
    void noteDamage();
    const std::string& path() const { return m_path; }

private:
    Database(sqlite3* raw, std::string path);
    void configure(OpenMode mode, std::string_view key);

    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    sqlite3* m_raw = nullptr;
    std::unique_ptr<Driver> m_driver;
    std::string m_path;
    std::int64_t m_lastRow = 0; // with a driver
    std::int64_t m_dataVersion = 0;
    std::int64_t m_rollbacks = 0;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> m_cached;
};

// The mark that noteDamage() leaves.
std::string damageMarkOf(const std::string& databasePath);

// Writes, with everybody else locked out unless less is asked for; rolls back unless committed. Not
// nested.
class Transaction {
public:
    explicit Transaction(Database& database);
    Transaction(Database& database, const WriteLock& lock);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    void commit();

private:
    Database& m_database;
    bool m_isOpen = true;
};

// Reads one moment of the database, whatever others commit meanwhile.
class Snapshot {
public:
    explicit Snapshot(Database& database);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;

private:
    Database& m_database;
};

// The one nesting there is: an action inside a batch. Rolls back unless released.
class Savepoint {
public:
    explicit Savepoint(Database& database);
    ~Savepoint();
    Savepoint(const Savepoint&) = delete;
    void release();

private:
    Database& m_database;
    bool m_isOpen = true;
};

Error errorOf(const StorageError& error); // Storage or Damaged

// Runs storage code and turns what it throws into an Error.
template <typename Work>
auto guarded(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const StorageError& error) {
        return errorOf(error);
    }
}

} // namespace banyan
