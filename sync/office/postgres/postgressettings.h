#pragma once

#include "core/result.h"

#include <optional>
#include <string>

namespace banyan {

// Where an office's records are kept when that is PostgreSQL.
struct PostgresSettings {
    std::string url;    // as libpq reads it: postgresql://user@host/database
    int district = 1;   // which of a database's districts this office is
    int partitions = 0; // when the tables are made: hash partitions by district; 0: none
};

// The setting of a data directory, in its file `postgres.json`, readable by its owner only; nothing
// when the office is kept in SQLite. Errors: Garbled, Storage.
Result<std::optional<PostgresSettings>> readPostgresSettings(const std::string& directory);
Status writePostgresSettings(const std::string& directory, const PostgresSettings& settings);

} // namespace banyan
