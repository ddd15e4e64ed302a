#include "sync/office/postgres/postgresschema.h"

#include "core/schema/registry.h"
#include "core/store/change.h"
#include "core/store/schema.h"

#include <QByteArray>
#include <QFile>
#include <array>

static void loadScripts() { Q_INIT_RESOURCE(office_postgres); }

namespace banyan {

namespace {

constexpr std::array scripts{"0001_office", "0002_devices", "0003_statistics"};
constexpr std::array officeTables{"writer",          "meta",      "feed",   "peer",     "history",
                                  "feed_entry",      "grant_",    "pack",   "listing",  "job",
                                  "job_item",        "enrolment", "device", "received", "set_aside",
                                  "set_aside_touch", "audit"};

std::string scriptText(const char* name) {
    loadScripts();
    QFile file(QLatin1String(":/banyan/postgres/") + QLatin1String(name) + QLatin1String(".sql"));
    if (!file.open(QIODevice::ReadOnly))
        throw StorageError(0, std::string("script missing from the program: ") + name);
    return file.readAll().toStdString();
}

const char* columnType(FieldType type) {
    switch (type) {
    case FieldType::Time:
    case FieldType::Integer:
    case FieldType::Boolean:
        return "bigint";
    case FieldType::Real:
        return "double precision";
    case FieldType::Reference:
        return "bytea";
    default:
        return "text COLLATE \"C\"";
    }
}

std::string columnSql(const FieldSpec& field) {
    return quoted(field.name) + " " + columnType(field.type);
}

// One database on its way to this program's form.
class Migration {
public:
    Migration(PostgresConnection& connection, int partitions)
        : m_connection(connection)
        , m_partitions(partitions) {}

    Status run() {
        m_connection.executeScript("BEGIN; SELECT pg_advisory_xact_lock(1650552441, 0)");
        const int at = version();
        if (at > static_cast<int>(scripts.size()))
            return Error{ErrorCode::TooOld,
                         "this database was written by a newer version of Banyan; install that "
                         "version (nothing was changed)"};
        const std::string form = formOfEntities();
        if (at != static_cast<int>(scripts.size())
            || form != text("SELECT form FROM schema_version"))
            bring(static_cast<std::size_t>(at), form);
        m_connection.executeScript("COMMIT");
        return ok();
    }

private:
    void bring(std::size_t at, const std::string& form) {
        if (at > 0)
            m_partitions = static_cast<int>(
                number("SELECT count(*) FROM pg_inherits WHERE inhparent = 'history'::regclass"));
        for (std::size_t i = at; i < scripts.size(); ++i)
            createTables(scriptText(scripts[i]));
        for (const auto& spec : registry())
            bringEntity(spec);
        m_connection.executeScript("UPDATE schema_version SET version = "
                                   + std::to_string(scripts.size()) + ", form = '" + form + "'");
    }

    // What all entities together should look like. While it is as it was, nothing is looked at:
    // even to find an index in its place would wait for everybody who writes.
    static std::string formOfEntities() {
        std::string all;
        for (const auto& spec : registry())
            all += entitySql(spec) + indexSql(spec);
        const Hash hash = hashOf(all);
        return QByteArray(reinterpret_cast<const char*>(hash.data()), hash.size())
            .toHex()
            .toStdString();
    }

    std::string text(const std::string& sql) {
        return PQgetvalue(m_connection.executeScript(sql).get(), 0, 0);
    }
    std::int64_t number(const std::string& sql) { return std::stoll(text(sql)); }

    int version() {
        if (number("SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_version')") == 0)
            return 0;
        return static_cast<int>(number("SELECT version FROM schema_version"));
    }

    // Runs a script, with the partitions of the tables it makes.
    void createTables(std::string sql) {
        constexpr std::string_view mark = ") PARTITIONED";
        const std::string instead = m_partitions > 0 ? ") PARTITION BY HASH (district)" : ")";
        for (auto at = sql.find(mark); at != std::string::npos; at = sql.find(mark, at))
            sql.replace(at, mark.size(), instead);
        m_connection.executeScript(sql);
        if (m_partitions == 0)
            return;
        constexpr std::string_view begin = "CREATE TABLE ";
        std::string partitions;
        for (auto at = sql.find(begin); at != std::string::npos; at = sql.find(begin, at + 1)) {
            const auto bracket = sql.find('(', at);
            const std::string table = sql.substr(at + begin.size(), bracket - at - begin.size());
            if (sql.find(instead, bracket) < sql.find(';', bracket))
                partitions += partitionsOf(table);
        }
        if (!partitions.empty())
            m_connection.executeScript(partitions);
    }

    std::string partitionsOf(std::string table) const {
        std::erase(table, '"');
        std::string sql;
        for (int i = 0; i < m_partitions; ++i)
            sql += "CREATE TABLE " + quoted((table + "_p" + std::to_string(i)).c_str())
                   + " PARTITION OF " + quoted(table.c_str()) + " FOR VALUES WITH (MODULUS "
                   + std::to_string(m_partitions) + ", REMAINDER " + std::to_string(i) + ");";
        return sql;
    }

    std::set<std::string> columnsOf(const char* table) {
        std::set<std::string> columns;
        const auto rows = m_connection.executeScript(
            "SELECT attname FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped AND attrelid "
            "= to_regclass('"
            + std::string(table) + "')");
        for (int i = 0; i < PQntuples(rows.get()); ++i)
            columns.emplace(PQgetvalue(rows.get(), i, 0));
        return columns;
    }

    void bringEntity(const EntitySpec& spec) {
        const auto columns = columnsOf(spec.name);
        if (columns.empty())
            createTables(entitySql(spec));
        else
            for (const auto& field : spec.fields)
                if (!columns.contains(field.name))
                    m_connection.executeScript("ALTER TABLE " + quoted(spec.name) + " ADD COLUMN "
                                               + columnSql(field));
        m_connection.executeScript(indexSql(spec));
    }

    static std::string entitySql(const EntitySpec& spec) {
        std::string sql = "CREATE TABLE " + quoted(spec.name)
                          + "(district integer NOT NULL, row bigint NOT NULL, id bytea NOT NULL, "
                            "scope bigint NOT NULL, revision bigint NOT NULL, record_state bigint "
                            "NOT NULL DEFAULT 0, created_at bigint NOT NULL, created_by bigint NOT "
                            "NULL, pinyin text";
        for (const auto& field : spec.fields)
            sql += ", " + columnSql(field);
        return sql + ", PRIMARY KEY(district, row), UNIQUE(district, id)) PARTITIONED;";
    }

    static std::string indexSql(const EntitySpec& spec) {
        const std::string table = spec.name;
        const auto index = [&](const std::string& suffix, const std::string& columns) {
            return "CREATE INDEX IF NOT EXISTS " + quoted((table + "_" + suffix).c_str()) + " ON "
                   + quoted(spec.name) + "(district, " + columns + ");";
        };
        std::string sql = index("scope", "scope, row");
        sql += "ALTER TABLE " + quoted(spec.name)
               + " ALTER COLUMN district SET STATISTICS 0;"; // see 0003_statistics.sql
        for (const auto& field : spec.fields)
            if (field.isIndexed)
                sql += index(field.name, quoted(field.name));
        // By these duplicates are found.
        if (spec.id == EntityId::Resident)
            sql += index("birth_date_name", "birth_date, name");
        if (spec.id == EntityId::Dwelling)
            sql += index("door_scope", "door, scope");
        return sql;
    }

    PostgresConnection& m_connection;
    int m_partitions;
};

} // namespace

Status migratePostgres(PostgresConnection& connection, int partitions) {
    return guarded([&]() -> Status {
        try {
            auto status = Migration(connection, partitions).run();
            if (!status)
                connection.executeScript("ROLLBACK");
            return status;
        } catch (const StorageError&) {
            connection.executeScript("ROLLBACK");
            throw;
        }
    });
}

std::set<std::string, std::less<>> postgresTables() {
    std::set<std::string, std::less<>> tables(officeTables.begin(), officeTables.end());
    for (const auto& spec : registry())
        tables.emplace(spec.name);
    return tables;
}

} // namespace banyan
