#pragma once

#include <set>
#include <string>
#include <string_view>

namespace banyan {

// The store's statements are written once, for SQLite; this is the whole of what PostgreSQL reads
// otherwise:
//
//   ?, ?3                        $1, $3
//   user (a column)              "user"
//   FROM t, JOIN t               (SELECT * FROM t WHERE district = D) AS t
//   INSERT INTO t(a) VALUES(b)   INSERT INTO t(district, a) VALUES(D, b)
//   ON CONFLICT(a)               ON CONFLICT(district, a)
//   UPDATE, DELETE ... WHERE x   ... WHERE district = D AND (x)
//
// So every statement names its district as a constant, by which partitions are chosen. It relies on
// how statements are written here: keywords in capitals, names in small letters.
class PostgresDialect {
public:
    PostgresDialect(int district, std::set<std::string, std::less<>> tables);

    std::string translated(std::string_view sql) const;

private:
    std::string m_district;
    std::set<std::string, std::less<>> m_tables; // those that have a district
};

// Whether a statement changes rows.
bool isWriting(std::string_view sql);

} // namespace banyan
