#pragma once

#include "core/result.h"

#include <string>

namespace banyan {

class Database;
struct EntitySpec;

// Meta key, 1 once a device has received fields or entities that its program does not know. Its
// sums cannot be compared with the office's until it is upgraded.
constexpr const char* notUnderstoodKey = "not_understood";

// Brings a database to this program's form in one transaction: the numbered migrations for what
// is the same for every entity, then tables and columns that the registry has and the file has
// not. If something was received that only a newer program understands, and this one is newer,
// all feeds are to be pulled anew. A file of a newer program is refused in words and left as it
// was.
Status migrate(Database& database);

// Column names, quoted for SQL: fields may be called "use" or "until".
std::string quoted(const char* name);
std::string createTableSql(const EntitySpec& spec);
std::string createIndexSql(const EntitySpec& spec); // several statements

} // namespace banyan
