#pragma once

#include "core/store/driver.h"

#include <libpq-fe.h>
#include <memory>
#include <string>
#include <vector>

namespace banyan {

struct PostgresResultDeleter {
    void operator()(PGresult* result) const { PQclear(result); }
};
using PostgresResult = std::unique_ptr<PGresult, PostgresResultDeleter>;

// A parameter in PostgreSQL's binary form.
struct PostgresParameter {
    std::string bytes;
    bool isNull = true;
};

// One connection in libpq's pipeline mode: what need not be answered at once is posted, and waits
// with the next question for one round trip. An error of something posted is thrown by whatever
// waits next, and nothing after it has been done. Used by one thread at a time.
class PostgresConnection {
public:
    // Errors: Unreachable, and Invalid for a server that cannot be used.
    static Result<std::unique_ptr<PostgresConnection>> open(const std::string& url);
    ~PostgresConnection();
    PostgresConnection(const PostgresConnection&) = delete;

    // After the server has ended it, outside transactions. Throws StorageError.
    void ensureConnected();
    bool isOpen() const { return PQstatus(m_raw) == CONNECTION_OK; }
    // Counts connections: what was prepared in an earlier one has to be prepared again.
    int epoch() const { return m_epoch; }

    // The types of its parameters and columns.
    PostgresResult prepare(const std::string& name, const std::string& sql);
    void post(const std::string& name, const std::vector<PostgresParameter>& parameters);
    PostgresResult query(const std::string& name, const std::vector<PostgresParameter>& parameters);
    void post(const std::string& sql); // one statement without parameters
    // Waits for everything posted; the results that have rows, in order.
    std::vector<PostgresResult> settle();
    // The same, without regard to errors.
    void settleAnyway() noexcept;
    // Several statements at once, outside the pipeline.
    PostgresResult executeScript(const std::string& sql);

    std::int64_t changes() const { return m_changes; } // rows of the last statement settled
    const std::string& lastTag() const { return m_lastTag; }

private:
    explicit PostgresConnection(PGconn* raw)
        : m_raw(raw) {}
    Status configure();
    void sent(int isSent);
    void enterPipeline();

    PGconn* m_raw;
    int m_epoch = 1;
    int m_outstanding = 0; // commands sent whose result has not been read
    std::int64_t m_changes = 0;
    std::string m_lastTag;
};

// What a failed command says, in words; the SQLSTATE decides what is thrown.
[[noreturn]] void throwFault(const std::string& sqlState, const std::string& message);

} // namespace banyan
