#include "core/store/listings.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::int64_t dayMs = 24 * 3'600'000;

// Whether the change may alter what packs hold: existence, references, days and states of
// assignments, who is active in which role.
bool isStructural(const Change& change) {
    const auto& spec = specOf(change.entity);
    const auto* field = spec.field(change.field);
    if (!field)
        return true;
    const std::string_view name = field->name;
    return field->type == FieldType::Reference || change.entity == EntityId::User
           || (spec.pack.lastDay && name == spec.pack.lastDay)
           || (spec.pack.cancelled && name == "state");
}

} // namespace

std::optional<std::pair<EntityId, Uuid>> scopeGiverOf(const EntitySpec& spec,
                                                      const std::vector<Value>& values) {
    for (std::size_t i = 0; i < spec.fields.size(); ++i)
        if (spec.fields[i].givesScope && !isNull(values[i]))
            return std::pair(spec.fields[i].target, referenceOf(values[i]));
    return std::nullopt;
}

void Listings::forget() {
    m_touched.clear();
    m_hasPacks.reset();
    m_nextEndMs.reset();
}

bool Listings::hasPacks() {
    if (!m_hasPacks) {
        Running running(m_store.database().cached("SELECT 1 FROM pack LIMIT 1"));
        m_hasPacks = running->step();
    }
    return *m_hasPacks;
}

void Listings::noteWritten(const Change& change, std::int64_t historyFlags) {
    const auto* spec = entitySpec(change.entity); // none: a newer office's
    const bool isListable = spec && (spec->pack.roles != 0 || spec->id == EntityId::User);
    if (isListable && (spec->pack.person || hasPacks()))
        m_touched.push_back({change.entity, change.record,
                             isStructural(change) || historyFlags & historyflag::revived});
}

void Listings::noteLeft(EntityId entity, const Uuid& record, std::int64_t scope) {
    m_store.database()
        .cached("INSERT INTO listing(record, feed, entity, since, left_at, term) VALUES(?, ?, ?, "
                "0, ?, NULL) ON CONFLICT(record, feed) DO UPDATE SET since = 0, left_at = "
                "excluded.left_at, term = NULL")
        .with(record, scope, static_cast<std::int64_t>(entity), m_store.clock().wallMs())
        .run();
}

void Listings::settle() {
    if (m_touched.empty())
        return;
    std::set<Uuid> people;
    std::set<std::pair<std::int64_t, Uuid>> shown;
    const auto touched = std::exchange(m_touched, {});
    for (const auto& item : touched)
        findConcerned(item, people, shown);
    for (const auto& person : people)
        rearrange(person);
    for (const auto& item : touched)
        for (const std::int64_t feed : listedBy(item.record))
            if (const auto by = pack(feed);
                shown.erase({feed, item.record}) > 0 && !people.contains(by->person))
                show(feed, by->role, item.entity, item.record);
}

// Whose packs may change with it, and which packs show it.
void Listings::findConcerned(const Touched& touched, std::set<Uuid>& people,
                             std::set<std::pair<std::int64_t, Uuid>>& shown) {
    for (const std::int64_t feed : listedBy(touched.record)) {
        if (touched.isStructural)
            people.insert(pack(feed)->person);
        else
            shown.emplace(feed, touched.record);
    }
    if (!touched.isStructural)
        return;
    if (touched.entity == EntityId::User)
        people.insert(touched.record);
    const auto record = m_store.table(touched.entity).find(touched.record);
    if (!record)
        return;
    const auto& spec = specOf(touched.entity);
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto& field = spec.fields[i];
        if (isNull(record->values[i]))
            continue;
        if (spec.pack.person && field.name == std::string_view(spec.pack.person)) {
            const Uuid person = referenceOf(record->values[i]);
            if (field.target == EntityId::OrgUnit)
                people.insert(person);
            const auto user = m_store.table(EntityId::User).find(person);
            const auto role = user ? roleNamed(user->text("role")) : std::nullopt;
            if (role && spec.pack.to & mask(*role))
                people.insert(person);
        }
        if (field.packLinks & packlink::follows)
            for (const std::int64_t feed : listedBy(referenceOf(record->values[i])))
                if (const auto by = pack(feed);
                    !spec.pack.isOwnOnly || m_store.peers().get(record->createdBy) == by->person)
                    people.insert(by->person);
    }
}

// Brings all packs of a person to what they must hold; those that are over become empty.
void Listings::rearrange(const Uuid& person) {
    const auto wanted = PackWalk(m_store, person, m_store.clock().wallMs()).contents();
    std::map<std::int64_t, PackKey> feeds;
    for (const auto& [key, records] : wanted) {
        const Uuid scope = key.scopeFor(person);
        const bool isKnown = m_store.feeds().find(scope).has_value();
        const std::int64_t feed = m_store.feeds().obtain(scope, FeedKind::Pack);
        feeds.emplace(feed, key);
        if (!isKnown || !pack(feed))
            m_store.database()
                .cached("INSERT INTO pack(feed, person, role, ends) VALUES(?, ?, ?, ?) ON "
                        "CONFLICT(feed) DO UPDATE SET person = excluded.person, role = "
                        "excluded.role, ends = excluded.ends")
                .with(feed, person, static_cast<std::int64_t>(key.role), key.endsMs)
                .run();
    }
    {
        auto& held = m_store.database()
                         .cached("SELECT feed, role, ends FROM pack WHERE person = ?")
                         .with(person);
        Running running(held);
        while (running->step())
            feeds.emplace(held.integer(0),
                          PackKey{static_cast<Role>(held.integer(1)), held.integer(2)});
    }
    static const std::map<Uuid, EntityId> nothing;
    for (const auto& [feed, key] : feeds) {
        const auto records = wanted.find(key);
        bringTo(feed, key, records == wanted.end() ? nothing : records->second);
    }
    if (!feeds.empty())
        m_hasPacks = true;
    m_nextEndMs.reset();
}

void Listings::bringTo(std::int64_t feed, const PackKey& key,
                       const std::map<Uuid, EntityId>& wanted) {
    std::vector<std::pair<Uuid, EntityId>> gone;
    {
        auto& held = m_store.database()
                         .cached("SELECT record, entity FROM listing WHERE feed = ? AND left_at = "
                                 "0 ORDER BY record")
                         .with(feed);
        Running running(held);
        while (running->step())
            if (!wanted.contains(held.id(0)))
                gone.emplace_back(held.id(0), static_cast<EntityId>(held.integer(1)));
    }
    for (const auto& [record, entity] : gone)
        append(feed, EntryKind::Departure, entity, record);
    for (const auto& [record, entity] : wanted)
        show(feed, key.role, entity, record);
}

// Lists the record where it is not listed; delivers it where that shows something new.
void Listings::show(std::int64_t feed, Role role, EntityId entity, const Uuid& record) {
    const std::string term =
        recordTerm(packView(*m_store.table(entity).find(record), role)).bytes();
    std::int64_t since = m_store.clock().wallMs();
    {
        auto& known = m_store.database()
                          .cached("SELECT since, left_at, term FROM listing WHERE record = ? AND "
                                  "feed = ?")
                          .with(record, feed);
        Running running(known);
        if (running->step()) {
            if (known.integer(1) == 0 && known.blob(2) == term)
                return;
            since = known.integer(0); // what was given before is honoured, too
            if (known.integer(1) == 0) {
                Feed& sums = m_store.feeds().touch(feed);
                sums.digest.remove(Digest::fromBytes(known.blob(2)));
                --sums.count;
            }
        }
    }
    auto& insert = m_store.database().cached(
        "INSERT INTO listing(record, feed, entity, since, left_at, term) VALUES(?, ?, ?, ?, 0, ?) "
        "ON CONFLICT(record, feed) DO UPDATE SET since = excluded.since, left_at = 0, term = "
        "excluded.term");
    insert.bind(1, record);
    insert.bind(2, feed);
    insert.bind(3, static_cast<std::int64_t>(entity));
    insert.bind(4, since);
    insert.bindBlob(5, term);
    insert.run();
    Feed& sums = m_store.feeds().touch(feed);
    sums.digest.add(Digest::fromBytes(term));
    ++sums.count;
    append(feed, EntryKind::Arrival, entity, record);
}

void Listings::append(std::int64_t feed, EntryKind kind, EntityId entity, const Uuid& record) {
    if (kind == EntryKind::Departure) {
        auto& term = m_store.database()
                         .cached("SELECT term FROM listing WHERE record = ? AND feed = ?")
                         .with(record, feed);
        Running running(term);
        if (running->step()) {
            Feed& sums = m_store.feeds().touch(feed);
            sums.digest.remove(Digest::fromBytes(term.blob(0)));
            --sums.count;
        }
        m_store.database()
            .cached("UPDATE listing SET left_at = ? WHERE record = ? AND feed = ?")
            .with(m_store.clock().wallMs(), record, feed)
            .run();
    }
    FeedEntry entry;
    entry.kind = kind;
    entry.entity = entity;
    entry.record = record;
    Record about;
    about.entity = entity;
    about.id = record;
    m_store.feeds().append(feed, entry, arrivalProof(about, kind));
}

bool Listings::isEndDue(std::int64_t nowMs) {
    if (!m_nextEndMs) {
        Running running(m_store.database().cached(
            "SELECT min(ends) FROM pack WHERE ends > 0 AND EXISTS (SELECT 1 FROM listing WHERE "
            "feed = pack.feed AND left_at = 0)"));
        const bool isAny = running->step() && !running->isNull(0);
        m_nextEndMs = isAny ? std::min(running->integer(0), nowMs + dayMs) : nowMs + dayMs;
    }
    return *m_nextEndMs <= nowMs;
}

void Listings::endPacks(std::int64_t nowMs) {
    std::set<Uuid> people;
    {
        auto& over = m_store.database()
                         .cached("SELECT person FROM pack WHERE ends > 0 AND ends <= ? AND EXISTS "
                                 "(SELECT 1 FROM listing WHERE feed = pack.feed AND left_at = 0)")
                         .with(nowMs);
        Running running(over);
        while (running->step())
            people.insert(over.id(0));
    }
    for (const auto& person : people)
        rearrange(person);
    // What was left longer ago than late work is honoured is of no more use.
    m_store.database()
        .cached("DELETE FROM listing WHERE left_at > 0 AND left_at < ?")
        .with(nowMs - lateWorkHonouredMs)
        .run();
    m_nextEndMs.reset();
}

std::vector<std::int64_t> Listings::listedBy(const Uuid& record) {
    std::vector<std::int64_t> feeds;
    auto& statement = m_store.database()
                          .cached("SELECT feed FROM listing WHERE record = ? AND left_at = 0")
                          .with(record);
    Running running(statement);
    while (running->step())
        feeds.push_back(statement.integer(0));
    return feeds;
}

std::vector<Pack> Listings::packsOf(const Uuid& person, std::int64_t nowMs) {
    std::vector<Pack> packs;
    auto& statement = m_store.database()
                          .cached("SELECT feed, role, ends FROM pack WHERE person = ? AND (ends = "
                                  "0 OR ends > ?) ORDER BY feed")
                          .with(person, nowMs);
    Running running(statement);
    while (running->step())
        packs.push_back({statement.integer(0), person, static_cast<Role>(statement.integer(1)),
                         statement.integer(2)});
    return packs;
}

std::vector<std::pair<std::int64_t, std::int64_t>> Listings::packsOfUnits(std::int64_t nowMs) {
    std::vector<std::pair<std::int64_t, std::int64_t>> packs;
    auto& statement =
        m_store.database()
            .cached("SELECT f.id, p.feed FROM pack p JOIN feed f ON f.scope = p.person WHERE "
                    "f.kind = ? AND (p.ends = 0 OR p.ends > ?)")
            .with(static_cast<std::int64_t>(FeedKind::OrgUnit), nowMs);
    Running running(statement);
    while (running->step())
        packs.emplace_back(statement.integer(0), statement.integer(1));
    return packs;
}

std::optional<Pack> Listings::pack(std::int64_t feed) {
    auto& statement =
        m_store.database().cached("SELECT person, role, ends FROM pack WHERE feed = ?").with(feed);
    Running running(statement);
    if (!running->step())
        return std::nullopt;
    return Pack{feed, statement.id(0), static_cast<Role>(statement.integer(1)),
                statement.integer(2)};
}

bool Listings::isListedIn(const Uuid& record, const std::vector<std::int64_t>& feeds) {
    if (!hasPacks())
        return false;
    for (const std::int64_t feed : listedBy(record))
        if (std::binary_search(feeds.begin(), feeds.end(), feed))
            return true;
    return false;
}

// A unit's pack is in the hands of those who work for the unit.
bool Listings::worksFor(const Uuid& unit, const Rights& rights) {
    const auto feed = m_store.feeds().find(unit);
    return feed && rights.in(*feed) != 0;
}

RoleMask Listings::listedRoles(const Uuid& record, const Rights& rights) {
    RoleMask found = 0;
    auto& statement =
        m_store.database()
            .cached("SELECT l.feed, p.person, p.role FROM listing l LEFT JOIN pack p ON p.feed = "
                    "l.feed WHERE l.record = ?1 AND l.since <= ?2 AND (l.left_at = 0 OR l.left_at "
                    "> ?2) AND (coalesce(p.ends, 0) = 0 OR p.ends > ?2)")
            .with(record, rights.judgedAtMs());
    Running running(statement);
    while (running->step()) {
        if (statement.isNull(1))
            found |= rights.in(statement.integer(0));
        else if (statement.id(1) == rights.person() || worksFor(statement.id(1), rights))
            found |= mask(static_cast<Role>(statement.integer(2)));
    }
    return found;
}

RoleMask Listings::rolesOver(EntityId entity, const Uuid& id, const Rights& rights) {
    if (const RoleMask listed = listedRoles(id, rights))
        return listed;
    const auto record = m_store.table(entity).find(id);
    if (!record || m_store.peers().get(record->createdBy) != rights.person())
        return 0;
    const auto giver = scopeGiverOf(specOf(entity), record->values);
    return giver ? rolesOver(giver->first, giver->second, rights) : 0;
}

} // namespace banyan
