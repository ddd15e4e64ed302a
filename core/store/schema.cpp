#include "core/store/schema.h"

#include "core/schema/registry.h"
#include "core/store/database.h"
#include "core/store/feeds.h"

#include <QFile>
#include <array>
#include <map>
#include <set>
#include <vector>

static void loadMigrations() { Q_INIT_RESOURCE(core_migrations); }

namespace banyan {

namespace {

constexpr std::array migrations{"0001_spine", "0002_attachments", "0003_packs", "0004_devices"};

std::string migrationText(const char* name) {
    loadMigrations();
    QFile file(QLatin1String(":/banyan/migrations/") + QLatin1String(name) + QLatin1String(".sql"));
    if (!file.open(QIODevice::ReadOnly))
        throw StorageError(0, std::string("migration missing from the program: ") + name);
    return file.readAll().toStdString();
}

const char* columnType(FieldType type) {
    switch (type) {
    case FieldType::Time:
    case FieldType::Integer:
    case FieldType::Boolean:
        return "INTEGER";
    case FieldType::Real:
        return "REAL";
    case FieldType::Reference:
        return "BLOB";
    default:
        return "TEXT";
    }
}

// The text of every table and the names of the indexes there are.
struct Form {
    std::map<std::string, std::string, std::less<>> tables;
    std::set<std::string> indexes;
};

Form formOf(Database& database) {
    Form form;
    auto statement = database.prepare("SELECT type = 'table', name, sql FROM sqlite_schema WHERE "
                                      "type IN ('table', 'index')");
    while (statement.step())
        if (statement.integer(0) == 1)
            form.tables[std::string(statement.text(1))] = statement.text(2);
        else
            form.indexes.emplace(statement.text(1));
    return form;
}

std::set<std::string> columnsOf(Database& database, const char* table) {
    std::set<std::string> columns;
    auto statement = database.prepare("SELECT name FROM pragma_table_info(?)");
    statement.bind(1, std::string_view(table));
    while (statement.step())
        columns.emplace(statement.text(0));
    return columns;
}

struct Index {
    std::string name;
    std::string sql;
};

std::vector<Index> indexesOf(const EntitySpec& spec) {
    const std::string table = spec.name;
    std::vector<Index> indexes;
    const auto add = [&](const std::string& name, const std::string& on) {
        indexes.push_back(
            {name, "CREATE INDEX " + quoted(name.c_str()) + " ON " + quoted(spec.name) + on + ";"});
    };
    add(table + "_scope", "(scope)");
    for (const auto& field : spec.fields)
        if (field.isIndexed)
            add(table + "_" + field.name,
                "(" + quoted(field.name) + ") WHERE " + quoted(field.name) + " IS NOT NULL");
    return indexes;
}

// Whether there was something to bring.
bool bringEntity(Database& database, const EntitySpec& spec, const Form& form) {
    bool isNew = false;
    const auto found = form.tables.find(spec.name);
    if (found == form.tables.end()) {
        database.execute(createTableSql(spec));
        isNew = true;
    } else if (found->second != createTableSql(spec)) { // made by another version
        const auto columns = columnsOf(database, spec.name);
        for (const auto& field : spec.fields) {
            if (columns.contains(field.name))
                continue;
            database.execute("ALTER TABLE " + quoted(spec.name) + " ADD COLUMN "
                             + quoted(field.name) + " " + columnType(field.type));
            isNew = true;
        }
    }
    for (const auto& index : indexesOf(spec))
        if (!form.indexes.contains(index.name))
            database.execute(index.sql);
    return isNew;
}

void pullAnewWhatWasNotUnderstood(Database& database) {
    auto known = database.prepare("DELETE FROM meta WHERE key = ? RETURNING 1");
    known.bind(1, notUnderstoodKey);
    if (!known.step())
        return;
    auto feeds = database.prepare("UPDATE feed SET state = ?, position = NULL WHERE state = ?");
    feeds.bind(1, static_cast<int>(FeedState::Fetching));
    feeds.bind(2, static_cast<int>(FeedState::Following));
    feeds.run();
}

} // namespace

std::string quoted(const char* name) { return std::string("\"") + name + "\""; }

std::string createTableSql(const EntitySpec& spec) {
    std::string sql = "CREATE TABLE " + quoted(spec.name)
                      + "(row INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, "
                        "scope INTEGER NOT NULL, revision INTEGER NOT NULL, "
                        "record_state INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL, "
                        "created_by INTEGER NOT NULL, pinyin TEXT";
    for (const auto& field : spec.fields)
        sql += ", " + quoted(field.name) + " " + columnType(field.type);
    return sql + ") STRICT";
}

std::string createIndexSql(const EntitySpec& spec) {
    std::string sql;
    for (const auto& index : indexesOf(spec))
        sql += index.sql;
    return sql;
}

Status migrate(Database& database) {
    try {
        Transaction transaction(database);
        auto version = database.prepare("PRAGMA user_version");
        version.step();
        const auto at = static_cast<std::size_t>(version.integer(0));
        version.reset();
        if (at > migrations.size())
            return Error{ErrorCode::TooOld,
                         "this database was written by a newer version of Banyan; install that "
                         "version (nothing was changed)"};
        const Form form = formOf(database);
        if (at > 0 && !form.tables.contains("meta")) {
            database.noteDamage(); // its list of tables is gone
            throw StorageError(StorageError::corrupt, "the tables are missing");
        }
        for (std::size_t i = at; i < migrations.size(); ++i)
            database.execute(migrationText(migrations[i]));
        bool isGrown = false;
        for (const auto& spec : registry())
            isGrown |= bringEntity(database, spec, form);
        if (isGrown)
            pullAnewWhatWasNotUnderstood(database);
        // Setting it writes, and a full disk must not keep a store from being opened.
        if (at != migrations.size())
            database.execute("PRAGMA user_version = " + std::to_string(migrations.size()));
        transaction.commit();
        return ok();
    } catch (const StorageError& error) {
        return errorOf(error);
    }
}

} // namespace banyan
