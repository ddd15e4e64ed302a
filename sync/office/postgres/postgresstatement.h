#pragma once

#include "sync/office/postgres/postgresconnection.h"

#include <functional>

namespace banyan {

// A statement in PostgreSQL's words, prepared when it is first used. What answers no rows is posted
// when it is run, and waits with the next question.
//
// Columns that hold a value of any kind are bytea here: an id is its 16 bytes, everything else has
// a letter before it that tells its kind (and is padded when it would have 16 bytes by chance).
class PostgresStatement final : public DriverStatement {
public:
    // `written` is called before each change of rows.
    PostgresStatement(PostgresConnection& connection, std::string name, std::string sql,
                      std::function<void()> written);

    void bind(int at, std::int64_t value) override;
    void bind(int at, double value) override;
    void bind(int at, std::string_view text) override;
    void bindBlob(int at, std::string_view bytes) override;
    void bindNull(int at) override;
    bool step() override;
    void run() override;
    void reset() override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;
    std::string_view blob(int column) const override;
    bool isNull(int column) const override;
    Value value(int column) const override;

private:
    void prepare();
    void set(int at, std::string bytes);
    Oid parameterType(int at);

    PostgresConnection& m_connection;
    const std::string m_name, m_sql;
    const std::function<void()> m_written; // empty for what only reads
    int m_epoch = 0;
    std::vector<Oid> m_types;
    int m_columns = 0;
    std::vector<PostgresParameter> m_parameters;
    PostgresResult m_result;
    int m_row = -1;
    bool m_isRunning = false;
};

// The form of a value of any kind in a bytea column.
std::string anyInteger(std::int64_t value);
std::string anyReal(double value);
std::string anyText(std::string_view text);

} // namespace banyan
