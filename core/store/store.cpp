#include "core/store/store.h"

#include "core/store/schema.h"

namespace banyan {

Store::Store(std::unique_ptr<Database> database, const Clock& clock, Random& random)
    : m_database(std::move(database))
    , m_clock(clock)
    , m_random(random)
    , m_ids(clock, random)
    , m_feeds(std::make_unique<Feeds>(*m_database))
    , m_history(std::make_unique<History>(*m_database))
    , m_peers(std::make_unique<Peers>(*m_database)) {}

Result<std::unique_ptr<Store>> Store::open(const StoreConfig& config, const Clock& clock,
                                           Random& random) {
    auto database = Database::open(config.path, config.mode, config.key);
    if (!database)
        return database.error();
    if (config.mode == OpenMode::Writer)
        if (auto status = migrate(**database); !status)
            return status.error();
    try {
        std::unique_ptr<Store> store(new Store(*std::move(database), clock, random));
        store->m_feeds->load();
        if (config.mode == OpenMode::Writer && store->m_feeds->all().empty()) {
            Transaction transaction(*store->m_database);
            store->m_feeds->obtain(Uuid{}, FeedKind::Public);
            store->m_feeds->save();
            transaction.commit();
        }
        store->changedElsewhere();
        return store;
    } catch (const StorageError& error) {
        return errorOf(error);
    }
}

RecordTable& Store::table(EntityId entity) {
    auto& slot = m_tables[static_cast<std::size_t>(entity)];
    if (!slot)
        slot = std::make_unique<RecordTable>(*m_database, specOf(entity));
    return *slot;
}

Salt Store::newSalt() {
    Salt salt;
    m_random.fill(salt.data(), salt.size());
    return salt;
}

std::string Store::meta(std::string_view key, std::string_view otherwise) {
    auto& statement = m_database->cached("SELECT value FROM meta WHERE key = ?").with(key);
    Running running(statement);
    return std::string(running->step() ? statement.text(0) : otherwise);
}

std::int64_t Store::metaNumber(std::string_view key, std::int64_t otherwise) {
    auto& statement = m_database->cached("SELECT value FROM meta WHERE key = ?").with(key);
    Running running(statement);
    return running->step() ? statement.integer(0) : otherwise;
}

void Store::setMeta(std::string_view key, std::string_view value) {
    m_database->cached("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
        .with(key, value)
        .run();
}

void Store::setMeta(std::string_view key, std::int64_t value) {
    m_database->cached("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
        .with(key, value)
        .run();
}

void Store::reload() {
    m_peers->forget();
    m_feeds->load();
}

bool Store::changedElsewhere() {
    auto& statement = m_database->cached("PRAGMA data_version");
    Running running(statement);
    running->step();
    const std::int64_t version = statement.integer(0);
    const bool changed = version != m_dataVersion;
    m_dataVersion = version;
    return changed;
}

std::optional<std::int64_t> Store::scopeByReferences(const EntitySpec& spec,
                                                     const std::vector<Value>& values) {
    if (spec.home == Home::Public)
        return publicFeed;
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto& field = spec.fields[i];
        if (!field.givesScope || isNull(values[i]))
            continue;
        const Uuid target = referenceOf(values[i]);
        // A grid is its own scope; everything else lives where its root lives.
        if (field.target == EntityId::Grid)
            return m_feeds->find(target);
        if (const auto head = table(field.target).head(target))
            return head->scope;
    }
    return std::nullopt;
}

} // namespace banyan
