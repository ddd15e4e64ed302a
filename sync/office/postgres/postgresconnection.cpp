#include "sync/office/postgres/postgresconnection.h"

#include <cstdlib>
#include <optional>

namespace banyan {

namespace {

// Answers to what is posted are a few dozen bytes each: so many fit into the socket's buffer, and
// the server never waits for this end to read while this end waits for it to read.
constexpr int outstandingMax = 256;

constexpr const char* sessionSettings =
    "SET synchronous_commit = on; SET lock_timeout = '20s'; SET statement_timeout = 0; "
    // A process that is stopped in the middle does not keep the others waiting for ever.
    "SET idle_in_transaction_session_timeout = '60s'; "
    "SET client_min_messages = warning; SET bytea_output = 'hex'";

std::string faultText(PGconn* raw) {
    std::string text = PQerrorMessage(raw);
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

PGconn* connectTo(const std::string& url) {
    // What stands before the URL may be set otherwise by it.
    const char* const keys[] = {"connect_timeout", "tcp_user_timeout", "fallback_application_name",
                                "dbname",          "client_encoding",  nullptr};
    const char* const values[] = {"10", "30000", "banyan-office", url.c_str(), "UTF8", nullptr};
    return PQconnectdbParams(keys, values, 1);
}

struct Fault {
    std::string sqlState, message;
};

Fault faultOf(const PGresult* result) {
    const auto field = [&](int code) {
        const char* text = PQresultErrorField(result, code);
        return std::string(text ? text : "");
    };
    // Not its detail, which quotes values.
    return {field(PG_DIAG_SQLSTATE), field(PG_DIAG_MESSAGE_PRIMARY)};
}

} // namespace

void throwFault(const std::string& sqlState, const std::string& message) {
    if (sqlState == "40001" || sqlState == "40P01")
        throw TryAgain("another process of the office was in the way: " + message);
    if (sqlState == "55P03")
        throw StorageError(0, "another process of the office has kept the database busy for 20 "
                              "seconds; try again later");
    if (sqlState.starts_with("53"))
        throw StorageError(0, "the database server has no room or memory left (" + message
                                  + "); what was saved before is kept");
    throw StorageError(0, "PostgreSQL" + (sqlState.empty() ? "" : " " + sqlState) + ": " + message);
}

Result<std::unique_ptr<PostgresConnection>> PostgresConnection::open(const std::string& url) {
    std::unique_ptr<PostgresConnection> connection(new PostgresConnection(connectTo(url)));
    if (PQstatus(connection->m_raw) != CONNECTION_OK)
        return Error{ErrorCode::Unreachable,
                     "cannot connect to PostgreSQL: " + faultText(connection->m_raw)};
    if (auto status = connection->configure(); !status)
        return status.error();
    return connection;
}

PostgresConnection::~PostgresConnection() { PQfinish(m_raw); }

Status PostgresConnection::configure() {
    PQsetNoticeProcessor(
        m_raw, [](void*, const char*) {}, nullptr);
    constexpr int oldest = 150'000;
    if (PQserverVersion(m_raw) < oldest)
        return Error{ErrorCode::Invalid, "the office needs PostgreSQL 15 or newer"};
    const char* encoding = PQparameterStatus(m_raw, "server_encoding");
    if (!encoding || std::string_view(encoding) != "UTF8")
        return Error{ErrorCode::Invalid, "the office's database must have the encoding UTF8"};
    const PostgresResult done(PQexec(m_raw, sessionSettings));
    if (PQresultStatus(done.get()) != PGRES_COMMAND_OK)
        return Error{ErrorCode::Unreachable, "PostgreSQL: " + faultText(m_raw)};
    if (PQenterPipelineMode(m_raw) != 1)
        return Error{ErrorCode::Internal, "PostgreSQL: no pipeline mode"};
    return ok();
}

void PostgresConnection::ensureConnected() {
    if (PQstatus(m_raw) == CONNECTION_OK)
        return;
    PQreset(m_raw);
    m_outstanding = 0;
    ++m_epoch;
    if (PQstatus(m_raw) != CONNECTION_OK)
        throw StorageError(0, "cannot connect to PostgreSQL: " + faultText(m_raw));
    if (auto status = configure(); !status)
        throw StorageError(0, status.error().context);
}

void PostgresConnection::sent(int isSent) {
    if (isSent != 1)
        throw StorageError(0, "PostgreSQL: " + faultText(m_raw));
    ++m_outstanding;
}

PostgresResult PostgresConnection::prepare(const std::string& name, const std::string& sql) {
    sent(PQsendPrepare(m_raw, name.c_str(), sql.c_str(), 0, nullptr));
    sent(PQsendDescribePrepared(m_raw, name.c_str()));
    auto results = settle();
    if (results.empty())
        throw StorageError(0, "PostgreSQL did not describe a statement");
    return std::move(results.back());
}

void PostgresConnection::post(const std::string& name,
                              const std::vector<PostgresParameter>& parameters) {
    if (m_outstanding >= outstandingMax)
        settle();
    std::vector<const char*> values;
    std::vector<int> lengths;
    for (const auto& parameter : parameters) {
        values.push_back(parameter.isNull ? nullptr : parameter.bytes.data());
        lengths.push_back(static_cast<int>(parameter.bytes.size()));
    }
    const std::vector<int> formats(parameters.size(), 1);
    sent(PQsendQueryPrepared(m_raw, name.c_str(), static_cast<int>(parameters.size()),
                             values.data(), lengths.data(), formats.data(), 1));
}

PostgresResult PostgresConnection::query(const std::string& name,
                                         const std::vector<PostgresParameter>& parameters) {
    post(name, parameters);
    auto results = settle();
    return results.empty() ? PostgresResult() : std::move(results.back());
}

void PostgresConnection::post(const std::string& sql) {
    sent(PQsendQueryParams(m_raw, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 1));
}

std::vector<PostgresResult> PostgresConnection::settle() {
    std::vector<PostgresResult> results;
    if (m_outstanding == 0)
        return results;
    if (PQpipelineSync(m_raw) != 1)
        throw StorageError(0, "PostgreSQL: " + faultText(m_raw));
    m_outstanding = 0;
    std::optional<Fault> fault;
    for (bool isSynced = false; !isSynced;) {
        PostgresResult result(PQgetResult(m_raw));
        if (!result) { // between two commands
            if (PQstatus(m_raw) != CONNECTION_OK)
                throw StorageError(0, "the connection to PostgreSQL was lost");
            continue;
        }
        switch (PQresultStatus(result.get())) {
        case PGRES_PIPELINE_SYNC:
            isSynced = true;
            break;
        case PGRES_COMMAND_OK:
        case PGRES_TUPLES_OK:
            m_lastTag = PQcmdStatus(result.get());
            m_changes = std::atoll(PQcmdTuples(result.get()));
            if (PQnfields(result.get()) > 0 || PQnparams(result.get()) > 0 || m_lastTag.empty())
                results.push_back(std::move(result));
            break;
        case PGRES_PIPELINE_ABORTED:
            break;
        default:
            if (!fault)
                fault = faultOf(result.get());
        }
    }
    if (fault)
        throwFault(fault->sqlState, fault->message);
    return results;
}

void PostgresConnection::settleAnyway() noexcept {
    try {
        settle();
    } catch (const StorageError&) {
        // Whoever calls this gives up what was under way.
    }
}

PostgresResult PostgresConnection::executeScript(const std::string& sql) {
    settle();
    if (PQexitPipelineMode(m_raw) != 1)
        throw StorageError(0, "PostgreSQL: " + faultText(m_raw));
    PostgresResult result(PQexec(m_raw, sql.c_str()));
    const auto status = PQresultStatus(result.get());
    const Fault fault = faultOf(result.get());
    PQenterPipelineMode(m_raw);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
        throwFault(fault.sqlState, fault.message);
    return result;
}

} // namespace banyan
