#pragma once

#include "core/store/change.h"
#include "core/store/database.h"
#include "core/store/digest.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace banyan {

enum class FeedKind : std::uint8_t { Public = 0, Grid = 1, OrgUnit = 2, Pack = 3 };

// On a device.
enum class FeedState : std::uint8_t {
    Following = 0, // complete up to the cursor
    Fetching = 1,  // first pull under way: `position` says how far
    Left = 2,      // no longer given to this device
};

// One scope's feed. At the office lastSeq and chain are its end; on a device they are the cursor.
struct Feed {
    std::int64_t id = 0;
    Uuid scope; // null: the public reference
    FeedKind kind = FeedKind::Public;
    std::int64_t lastSeq = 0;
    Hash chain{};
    std::int64_t anchorSeq = 0; // where the chain can be checked from
    Hash anchorChain{};
    std::int64_t count = 0; // records delivered, and the digest over them
    Digest digest;
    FeedState state = FeedState::Following;
    std::string position;   // CBOR of a first pull's place; empty otherwise
    std::int64_t total = 0; // records expected by a first pull
};

enum class EntryKind : std::uint8_t { Row = 0, Arrival = 1, Departure = 2 };

struct FeedEntry {
    std::int64_t seq = 0;
    EntryKind kind = EntryKind::Row;
    std::int64_t history = 0;         // Row: id in history
    EntityId entity = EntityId::None; // Arrival, Departure
    Uuid record;
};

// The feeds of a store, held in memory and written back by save(). Belongs to the store's thread.
// mark() / revert() / keep() bracket an action, so that one that is set aside leaves no trace.
class Feeds {
public:
    explicit Feeds(Database& database);

    void load(); // from disk; forgets unsaved changes
    void save(); // writes what changed; inside the transaction

    const std::vector<Feed>& all() const { return m_feeds; }
    const Feed& get(std::int64_t id) const { return m_feeds[static_cast<std::size_t>(id - 1)]; }
    std::optional<std::int64_t> find(const Uuid& scope) const;
    std::int64_t obtain(const Uuid& scope, FeedKind kind); // creates when missing
    bool isFollowed(std::int64_t id) const { return get(id).state != FeedState::Left; }
    Feed& touch(std::int64_t id); // to change it

    // Appends to the end of a feed under its lock; `proof` is what the chain takes in.
    void append(std::int64_t id, const FeedEntry& entry, std::string_view proof);
    static Hash chained(const Hash& chain, std::string_view proof);

    // The hash after `seq`, as far as it is known here: the first 8 bytes.
    std::optional<std::string> chainAt(std::int64_t id, std::int64_t seq);
    // Entries with seq > after, at most `limit`.
    std::vector<FeedEntry> entries(std::int64_t id, std::int64_t after, std::size_t limit);

    void mark();
    void revert();
    void keep() { m_undo.clear(); }

private:
    Database& m_database;
    std::vector<Feed> m_feeds; // index = id - 1
    std::vector<bool> m_dirty;
    std::unordered_map<Uuid, std::int64_t> m_byScope;
    std::unordered_map<std::int64_t, Feed> m_undo;
    bool m_marked = false;
    Statement m_append, m_entries;
};

constexpr std::int64_t publicFeed = 1; // created by the first migration's user

// What the chain takes in for each kind of entry.
std::string rowProof(std::string_view commitment, Verdict verdict, std::int64_t revision);
std::string arrivalProof(const Record& record, EntryKind kind);

} // namespace banyan
