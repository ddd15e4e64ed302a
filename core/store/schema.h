#pragma once

#include "core/result.h"

#include <string>

namespace banyan {

class Database;
struct EntitySpec;

// Brings a database to this program's form in one transaction: the numbered migrations for what
// is the same for every entity, then tables and columns that the registry has and the file has
// not. A file of a newer program is refused in words and left as it was.
Status migrate(Database& database);

// Column names, quoted for SQL: fields may be called "use" or "until".
std::string quoted(const char* name);
std::string createTableSql(const EntitySpec& spec);
std::string createIndexSql(const EntitySpec& spec); // several statements

} // namespace banyan
