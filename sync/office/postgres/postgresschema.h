#pragma once

#include "sync/office/postgres/postgresconnection.h"

#include <set>
#include <string>

namespace banyan {

// Brings a database to this program's form in one transaction, one process at a time: the numbered
// scripts beside this file, then tables and columns that the registry has and the database has not.
// `partitions` counts only when the tables are made. Errors: TooOld for a database of a newer
// program, which is left as it was; Storage.
Status migratePostgres(PostgresConnection& connection, int partitions);

// The tables that have a district, which is the first column of each of their keys.
std::set<std::string, std::less<>> postgresTables();

} // namespace banyan
