#include "core/store/store.h"

#include "core/store/schema.h"

namespace banyan {

namespace {

constexpr const char* setMetaSql =
    "INSERT INTO meta(key, value) VALUES(?, ?) ON CONFLICT(key) DO UPDATE SET value = "
    "excluded.value";

// Connected, and brought to this program's form when it may be written to.
Result<std::unique_ptr<Database>> opened(const StoreConfig& config) {
    const bool isWriter = config.mode == OpenMode::Writer;
    if (!config.driver) {
        auto database = Database::open(config.path, config.mode, config.key);
        if (database && isWriter)
            if (auto status = migrate(**database); !status)
                return status.error();
        return database;
    }
    auto driver = config.driver(config.mode);
    if (!driver)
        return driver.error();
    if (isWriter)
        if (auto status = (*driver)->migrate(); !status)
            return status.error();
    return std::make_unique<Database>(*std::move(driver), config.path);
}

} // namespace

Store::Store(StoreConfig config, std::unique_ptr<Database> database, const Clock& clock,
             Random& random)
    : m_config(std::move(config))
    , m_database(std::move(database))
    , m_clock(clock)
    , m_random(random)
    , m_ids(clock, random)
    , m_feeds(std::make_unique<Feeds>(*m_database))
    , m_history(std::make_unique<History>(*m_database))
    , m_peers(std::make_unique<Peers>(*m_database))
    , m_confirmed(*m_database) {}

Result<std::unique_ptr<Store>> Store::open(const StoreConfig& config, const Clock& clock,
                                           Random& random) {
    auto database = opened(config);
    if (!database)
        return database.error();
    try {
        std::unique_ptr<Store> store(new Store(config, *std::move(database), clock, random));
        store->m_feeds->load();
        if (config.mode == OpenMode::Writer && store->m_feeds->all().empty()) {
            Transaction transaction(*store->m_database);
            store->m_feeds->load(); // another process may have been first
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

StoreConfig Store::configFor(OpenMode mode) const {
    StoreConfig config = m_config;
    config.mode = mode;
    return config;
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
    m_database->cached(setMetaSql).with(key, value).run();
}

void Store::setMeta(std::string_view key, std::int64_t value) {
    m_database->cached(setMetaSql).with(key, value).run();
}

void Store::forgetAhead() {
    for (auto& table : m_tables)
        if (table)
            table->forgetAhead();
}

void Store::reload() {
    forgetAhead();
    m_peers->forget();
    m_feeds->load();
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
        // A grid or a unit is its own scope; everything else lives where its root lives.
        if (field.target == EntityId::Grid || field.target == EntityId::OrgUnit)
            return m_feeds->find(target);
        if (const auto head = table(field.target).head(target))
            return head->scope;
    }
    return std::nullopt;
}

} // namespace banyan
