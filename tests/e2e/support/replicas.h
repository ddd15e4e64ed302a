#pragma once

#include "core/schema/registry.h"
#include "core/store/database.h"
#include "tests/e2e/support/programs.h"

#include <map>

// What is asked of several replicas at once.
namespace banyan::e2e {

// The records of a replica's database, whole: what stands in every field, under which revision.
// Values that are this store's own, such as short numbers for feeds, are left out.
inline std::map<std::string, std::string> recordsOf(const std::string& path,
                                                    Where at = Where::current()) {
    std::map<std::string, std::string> records;
    auto database = Database::open(path, OpenMode::Reader);
    require(bool(database), "cannot open " + path, at);
    for (const auto& spec : registry()) {
        std::string sql = "SELECT id, revision || ' ' || record_state";
        for (const auto& field : spec.fields)
            sql += std::string(" || ' ") + field.name + "=' || quote(\"" + field.name + "\")";
        auto statement = (*database)->prepare(sql + " FROM \"" + spec.name + "\"");
        while (statement.step())
            records[std::string(spec.name) + " " + statement.id(0).text()] = statement.text(1);
    }
    return records;
}

inline std::string databaseOf(const Phone& phone) {
    return (phone.home() + QStringLiteral("/phone.db")).toStdString();
}

inline void requireClean(const Phone& phone, Where at = Where::current()) {
    const auto verified = phone.run({"verify"});
    require(verified.code == 0, verified.said(), at);
}
inline void requireClean(const Office& office, Where at = Where::current()) {
    const auto verified = office.admin({"verify"});
    require(verified.code == 0, verified.said(), at);
}

// The phones hold the same records, and each of them as the office does, field by field; nothing is
// pending, and all replicas verify.
inline void requireEqual(const Office& office, const std::vector<const Phone*>& phones,
                         Where at = Where::current()) {
    const auto theirs = recordsOf(office.database(), at);
    const auto first = recordsOf(databaseOf(*phones.front()), at);
    for (const Phone* phone : phones) {
        const auto mine = recordsOf(databaseOf(*phone), at);
        require(mine.size() == first.size(), "the phones hold different records", at);
        for (const auto& [name, record] : mine) {
            const auto known = theirs.find(name);
            require(known != theirs.end() && known->second == record,
                    name + " is\n" + record + "\nand at the office\n"
                        + (known == theirs.end() ? "" : known->second),
                    at);
            if (QTest::currentTestFailed())
                return;
        }
        require(phone->unsent(at) == 0, "something is unsent", at);
        requireClean(*phone, at);
    }
    requireClean(office, at);
}

// One value out of a replica's database: texts and numbers as text, ids as ids.
inline std::string cell(const std::string& path, const std::string& sql,
                        Where at = Where::current()) {
    auto database = Database::open(path, OpenMode::Reader);
    require(bool(database), "cannot open " + path, at);
    if (!database)
        return {};
    auto statement = (*database)->prepare(sql);
    if (!statement.step())
        return {};
    const Value value = statement.value(0);
    if (const auto* id = std::get_if<Uuid>(&value))
        return id->text();
    return std::string(statement.text(0));
}

inline std::string hexOf(const std::string& id) {
    return "x'" + q(id).remove(QLatin1Char('-')).toStdString() + "'";
}

// The office's own value of a field.
inline std::string atOffice(const Office& office, const std::string& entity, const std::string& id,
                            const std::string& field) {
    return cell(office.database(),
                "SELECT " + field + " FROM " + entity + " WHERE id = " + hexOf(id));
}

// What somebody else than the programs does to a replica: a tampered phone, a passing of time.
inline void tamper(const std::string& path, const std::string& sql, Where at = Where::current()) {
    auto database = Database::open(path, OpenMode::Writer);
    require(bool(database), "cannot open " + path, at);
    if (database)
        (*database)->execute(sql);
}

} // namespace banyan::e2e
