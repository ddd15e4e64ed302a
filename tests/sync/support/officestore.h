#pragma once

#include "sync/office/postgres/postgresdriver.h"
#include "sync/office/postgres/postgresschema.h"

#include <QByteArray>
#include <QString>
#include <QtGlobal>
#include <atomic>

namespace banyan::test {

// Where tests keep an office: in a file, or, when BANYAN_TEST_POSTGRES names a database, there,
// each office as a district of its own. BANYAN_TEST_PARTITIONS: that many hash partitions.
inline std::string testPostgresUrl() { return qgetenv("BANYAN_TEST_POSTGRES").toStdString(); }
inline bool isOnPostgres() { return !testPostgresUrl().empty(); }

// A connection for what only tests do, on the whole database.
inline std::unique_ptr<PostgresConnection> testConnection() {
    auto connection = PostgresConnection::open(testPostgresUrl());
    if (!connection)
        qFatal("%s", connection.error().context.c_str());
    return *std::move(connection);
}

// A district that nobody else has: of test programs that run at once, too.
inline int newDistrict() {
    auto connection = testConnection();
    connection->executeScript("CREATE SEQUENCE IF NOT EXISTS test_district");
    return QByteArray(
               PQgetvalue(connection->executeScript("SELECT nextval('test_district')").get(), 0, 0))
        .toInt();
}

inline PostgresSettings testSettings(int district) {
    return {testPostgresUrl(), district, qEnvironmentVariableIntValue("BANYAN_TEST_PARTITIONS")};
}

// All rows of one district as rows of another: a backup and its restoring.
inline void copyDistrict(int from, int to) {
    auto connection = testConnection();
    std::string script = "BEGIN;";
    for (const auto& table : postgresTables()) {
        const auto columns = connection->executeScript(
            "SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = '\""
            + table + "\"'::regclass AND attnum > 0 AND attname <> 'district'");
        const std::string list = PQgetvalue(columns.get(), 0, 0);
        script += "DELETE FROM \"" + table + "\" WHERE district = " + std::to_string(to)
                  + "; INSERT INTO \"" + table + "\"(district, " + list + ") SELECT "
                  + std::to_string(to) + ", " + list + " FROM \"" + table
                  + "\" WHERE district = " + std::to_string(from) + ";";
    }
    connection->executeScript(script + "COMMIT");
}

} // namespace banyan::test
