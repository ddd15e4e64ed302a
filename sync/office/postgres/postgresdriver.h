#pragma once

#include "core/store/store.h"
#include "sync/office/postgres/postgresconnection.h"
#include "sync/office/postgres/postgresdialect.h"
#include "sync/office/postgres/postgressettings.h"

#include <algorithm>

namespace banyan {

// The store of an office in PostgreSQL, which several office processes may share.
//
// A transaction begins with its locks, so that what it reads under them is what stands there: all
// writers of a district hold one lock, alone or together; those together hold the rows of the feeds
// they write, too. Sequence numbers of a feed are given under that row's lock and so become visible
// in their order: no cursor steps over a number whose transaction commits late.
//
// Each process counts its commits in a row of its own (table `writer`), which tells the others
// that what they have in memory is old.
class PostgresDriver : public Driver {
public:
    static Result<std::unique_ptr<Driver>> open(const PostgresSettings& settings);
    PostgresDriver(std::unique_ptr<PostgresConnection> connection, PostgresSettings settings);

    Status migrate() override;
    std::unique_ptr<DriverStatement> prepare(std::string_view sql) override;
    void execute(const std::string& sql) override;
    void begin(const WriteLock& lock) override;
    void beginReading() override;
    void commit() override;
    void rollback() noexcept override;
    void rollbackToSavepoint() noexcept override;
    void requireFeed(std::int64_t feed) override;
    std::int64_t newRow() override;
    std::int64_t changes() override;
    std::int64_t changesEver() override { return m_changesEver; }
    bool changedElsewhere() override;

private:
    void executeOnItsOwn(const std::string& sql);
    std::string registerSql() const;
    std::string generationSql() const;
    void noteWritten();
    void ended();

    std::unique_ptr<PostgresConnection> m_connection;
    const PostgresSettings m_settings;
    const PostgresDialect m_dialect;
    std::int64_t m_statements = 0; // names them
    std::int64_t m_changesEver = 0;
    std::int64_t m_writer = 0; // this process's row in `writer`

    bool m_isInTransaction = false;
    bool m_isReading = false;
    bool m_hasWritten = false;
    bool m_isNewWriter = false; // its row was inserted by this transaction
    WriteLock m_lock;
    std::int64_t m_nextRow = 0, m_rowsEnd = 0; // reserved by this transaction
    std::int64_t m_generation = -1;            // of all processes: at the transaction's beginning
    std::int64_t m_seenGeneration = -1;        // at the last changedElsewhere, and own ones since
};

DriverSource postgresSource(const PostgresSettings& settings);

} // namespace banyan
