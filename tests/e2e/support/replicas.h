#pragma once

#include "core/schema/registry.h"
#include "core/store/database.h"
#include "tests/e2e/support/programs.h"

// What is asked of several replicas at once.
namespace banyan::e2e {

// Everything a phone holds, by entity, as its owner can list it.
inline QJsonObject everything(const Phone& phone, Where at = Where::current()) {
    QJsonObject all;
    for (const auto& spec : registry()) {
        QJsonObject records;
        for (const QJsonValue& record : phone.json({"list", spec.name, "--unmask"}, at).toArray())
            records[record[QStringLiteral("id")].toString()] = record;
        all[QLatin1String(spec.name)] = records;
    }
    return all;
}

// The first difference in words; empty when there is none.
inline std::string difference(const QJsonObject& mine, const QJsonObject& theirs) {
    for (const QString& entity : mine.keys()) {
        const QJsonObject left = mine[entity].toObject();
        const QJsonObject right = theirs[entity].toObject();
        if (left == right)
            continue;
        for (const QString& id : left.keys() + right.keys())
            if (left[id] != right[id])
                return entity.toStdString() + ":\n" + written(left[id]) + written(right[id]);
    }
    return {};
}

inline void requireClean(const Phone& phone, Where at = Where::current()) {
    const auto verified = phone.run({"verify"});
    require(verified.code == 0, verified.said(), at);
}
inline void requireClean(const Office& office, Where at = Where::current()) {
    const auto verified = office.admin({"verify"});
    require(verified.code == 0, verified.said(), at);
}

// The phones hold the same, field by field, have nothing pending, and all replicas verify.
inline void requireEqual(const Office& office, const std::vector<const Phone*>& phones,
                         Where at = Where::current()) {
    const auto first = everything(*phones.front(), at);
    for (const Phone* phone : phones) {
        const auto unlike = difference(first, everything(*phone, at));
        require(unlike.empty(), "the phones differ in " + unlike, at);
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
