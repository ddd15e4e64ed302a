#pragma once

#include "core/store/database.h"

#include <vector>

namespace banyan {

// What others are kept from while a transaction writes to a store that several processes share.
// Either everything (isAlone), or only the feeds and devices it names, which are locked in
// ascending order: what it then writes to another feed throws FeedNotLocked. SQLite has one writer
// and needs no more.
struct WriteLock {
    bool isAlone = true;
    std::vector<std::int64_t> feeds;
    std::vector<Uuid> devices;
};

// The transaction wrote to a feed that it had not locked at its beginning: to be done again, with
// that feed.
class FeedNotLocked : public StorageError {
public:
    explicit FeedNotLocked(std::int64_t feed_)
        : StorageError(0, "a feed was written to without its lock")
        , feed(feed_) {}
    std::int64_t feed;
};

// Another process was in the way of this transaction, and the database gave that one precedence.
class TryAgain : public StorageError {
public:
    explicit TryAgain(const std::string& what)
        : StorageError(0, what) {}
};

// A prepared statement of a database other than SQLite, with the meaning of Statement's verbs. What
// is bound is copied.
class DriverStatement {
public:
    virtual ~DriverStatement() = default;
    virtual void bind(int at, std::int64_t value) = 0;
    virtual void bind(int at, double value) = 0;
    virtual void bind(int at, std::string_view text) = 0;
    virtual void bindBlob(int at, std::string_view bytes) = 0;
    virtual void bindNull(int at) = 0;
    virtual bool step() = 0;
    virtual void run() = 0;
    virtual void reset() = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view blob(int column) const = 0;
    virtual bool isNull(int column) const = 0;
    virtual Value value(int column) const = 0;
};

// A connection to a database other than SQLite, behind Database, used by one thread at a time. It
// takes the store's statements as they are written for SQLite. Its verbs throw StorageError.
class Driver {
public:
    virtual ~Driver() = default;
    // Brings the database to this program's form; safe while other processes do the same.
    virtual Status migrate() = 0;
    virtual std::unique_ptr<DriverStatement> prepare(std::string_view sql) = 0;
    virtual void execute(const std::string& sql) = 0; // one statement
    virtual void begin(const WriteLock& lock) = 0;
    virtual void beginReading() = 0; // one moment of the database, whatever others commit
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    virtual void rollbackToSavepoint() noexcept = 0;
    virtual void requireFeed(std::int64_t feed) = 0; // throws FeedNotLocked
    // A number for a new row, above all that were given before to whoever held its feed's lock.
    // Only in a transaction.
    virtual std::int64_t newRow() = 0;
    virtual std::int64_t changes() = 0;
    virtual std::int64_t changesEver() = 0;
    virtual bool changedElsewhere() = 0;
};

} // namespace banyan
