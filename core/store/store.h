#pragma once

#include "core/clock.h"
#include "core/random.h"
#include "core/store/confirmedvalues.h"
#include "core/store/driver.h"
#include "core/store/feeds.h"
#include "core/store/history.h"
#include "core/store/recordtable.h"

#include <array>
#include <memory>
#include <string>

namespace banyan {

// Makes a connection to a database other than SQLite.
using DriverSource = std::function<Result<std::unique_ptr<Driver>>(OpenMode)>;

struct StoreConfig {
    std::string path;
    std::string key; // for an encrypted store; empty otherwise
    OpenMode mode = OpenMode::Writer;
    DriverSource driver = {}; // none: an SQLite file at `path`
};

// One replica's database with everything that reads and writes it: a phone's or the office's,
// which differ only in what uses it. Belongs to one thread; a reader has a store of its own over
// a query-only connection. Opening a writer brings the file to this program's form.
class Store {
public:
    static Result<std::unique_ptr<Store>> open(const StoreConfig& config, const Clock& clock,
                                               Random& random);

    Database& database() { return *m_database; }
    // To open another connection to the same replica.
    StoreConfig configFor(OpenMode mode) const;
    RecordTable& table(EntityId entity);
    Feeds& feeds() { return *m_feeds; }
    History& history() { return *m_history; }
    Peers& peers() { return *m_peers; }
    ConfirmedValues& confirmed() { return m_confirmed; } // a device's
    // A store of several processes leaves search to the replicas that people look things up on.
    bool hasSearch() const { return !m_database->isShared(); }
    UuidSource& ids() { return m_ids; }
    const Clock& clock() const { return m_clock; }
    Random& random() { return m_random; }
    Salt newSalt();

    std::string meta(std::string_view key, std::string_view otherwise = {});
    std::int64_t metaNumber(std::string_view key, std::int64_t otherwise = 0);
    void setMeta(std::string_view key, std::string_view value);
    void setMeta(std::string_view key, std::int64_t value);

    void forgetAhead(); // what tables have read ahead
    // After another connection wrote, or a transaction was rolled back: drops what is in memory.
    void reload();
    // True when another connection has committed since the last call.
    bool changedElsewhere() { return m_database->changedElsewhere(); }

    // The scope a record lives in by its references, by what is in this store; nothing when none
    // of them is set or known.
    std::optional<std::int64_t> scopeByReferences(const EntitySpec& spec,
                                                  const std::vector<Value>& values);

private:
    Store(StoreConfig config, std::unique_ptr<Database> database, const Clock& clock,
          Random& random);

    StoreConfig m_config;
    std::unique_ptr<Database> m_database;
    const Clock& m_clock;
    Random& m_random;
    UuidSource m_ids;
    std::unique_ptr<Feeds> m_feeds;
    std::unique_ptr<History> m_history;
    std::unique_ptr<Peers> m_peers;
    ConfirmedValues m_confirmed;
    std::array<std::unique_ptr<RecordTable>, 64> m_tables;
};

} // namespace banyan
