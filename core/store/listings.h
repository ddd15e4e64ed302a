#pragma once

#include "core/store/packwalk.h"
#include "core/store/rights.h"

#include <optional>
#include <set>
#include <vector>

namespace banyan {

struct Pack {
    std::int64_t feed = 0;
    Uuid person; // or the unit whose people share it
    Role role = Role::Volunteer;
    std::int64_t endsMs = 0; // 0: without an end
};

// The office's lists of records that are delivered beside their home scope. The chronicle notes
// what it writes, and settle() brings every pack concerned to what the registry's rules make of it.
// A pack's feed holds arrivals and departures only: every change of a listed record delivers its
// present state anew, as far as the pack shows it. Sums are over the terms of what was delivered.
// On the store's thread, inside the transaction; where there is no pack, a write costs one test.
class Listings {
public:
    explicit Listings(Store& store)
        : m_store(store) {}

    void noteWritten(const Change& change, std::int64_t historyFlags);
    // A record has left a home scope: work that its device was not told of it is still honoured.
    void noteLeft(EntityId entity, const Uuid& record, std::int64_t scope);
    void settle();
    void drop() { m_touched.clear(); } // what was noted has been rolled back
    void forget();                     // another process has written

    // Whether a pack's time is over and it has not been emptied; endPacks() does that. Also once a
    // day, for what was left longer ago than late work is honoured.
    bool isEndDue(std::int64_t nowMs);
    void endPacks(std::int64_t nowMs);

    std::vector<Pack> packsOf(const Uuid& person, std::int64_t nowMs);
    // Of all units: the feed of the unit, and that of its pack.
    std::vector<std::pair<std::int64_t, std::int64_t>> packsOfUnits(std::int64_t nowMs);
    std::optional<Pack> pack(std::int64_t feed);
    // Whether one of these feeds lists the record now.
    bool isListedIn(const Uuid& record, const std::vector<std::int64_t>& feeds);
    // The roles a person had over a record, when his rights are judged, beyond those in its home
    // scope: by his packs, by a scope it has left since, or because he made it for such a record.
    RoleMask rolesOver(EntityId entity, const Uuid& record, const Rights& rights);

private:
    struct Touched {
        EntityId entity;
        Uuid record;
        bool isStructural; // may change what packs hold, not only what they show
    };

    bool hasPacks();
    std::vector<std::int64_t> listedBy(const Uuid& record);
    void findConcerned(const Touched& touched, std::set<Uuid>& people,
                       std::set<std::pair<std::int64_t, Uuid>>& shown);
    void rearrange(const Uuid& person);
    void bringTo(std::int64_t feed, const PackKey& key, const std::map<Uuid, EntityId>& wanted);
    void show(std::int64_t feed, Role role, EntityId entity, const Uuid& record);
    void append(std::int64_t feed, EntryKind kind, EntityId entity, const Uuid& record);
    bool worksFor(const Uuid& unit, const Rights& rights);
    RoleMask listedRoles(const Uuid& record, const Rights& rights);

    Store& m_store;
    std::vector<Touched> m_touched;
    std::optional<bool> m_hasPacks;
    std::optional<std::int64_t> m_nextEndMs; // or when to look again
};

// The record whose scope this one has: the first that is set of those which give it.
std::optional<std::pair<EntityId, Uuid>> scopeGiverOf(const EntitySpec& spec,
                                                      const std::vector<Value>& values);

} // namespace banyan
