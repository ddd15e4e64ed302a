#include "core/store/feeds.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::size_t chainBytesStored = 8;

Hash hashFrom(std::string_view bytes) {
    Hash hash{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()),
                reinterpret_cast<char*>(hash.data()));
    return hash;
}

void appendNumber(std::string& out, std::int64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8)
        out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

} // namespace

Feeds::Feeds(Database& database)
    : m_database(database)
    , m_append(database.prepare("INSERT INTO feed_entry(feed, seq, kind, history, entity, record, "
                                "chain) VALUES(?, ?, ?, ?, ?, ?, ?)"))
    , m_entries(database.prepare("SELECT seq, kind, history, entity, record FROM feed_entry "
                                 "WHERE feed = ? AND seq > ? ORDER BY seq LIMIT ?")) {}

void Feeds::load() {
    m_feeds.clear();
    m_byScope.clear();
    m_undo.clear();
    auto& statement = m_database.cached(
        "SELECT id, scope, kind, last_seq, chain, anchor_seq, anchor_chain, count, digest, state, "
        "position, total FROM feed ORDER BY id");
    Running running(statement);
    while (running->step()) {
        Feed feed;
        feed.id = statement.integer(0);
        feed.scope = statement.id(1);
        feed.kind = static_cast<FeedKind>(statement.integer(2));
        feed.lastSeq = statement.integer(3);
        feed.chain = hashFrom(statement.blob(4));
        feed.anchorSeq = statement.integer(5);
        feed.anchorChain = hashFrom(statement.blob(6));
        feed.count = statement.integer(7);
        feed.digest = Digest::fromBytes(statement.blob(8));
        feed.state = static_cast<FeedState>(statement.integer(9));
        feed.position = statement.blob(10);
        feed.total = statement.integer(11);
        m_byScope[feed.scope] = feed.id;
        m_feeds.push_back(std::move(feed));
    }
    m_dirty.assign(m_feeds.size(), false);
}

void Feeds::save() {
    for (auto& feed : m_feeds) {
        const auto index = static_cast<std::size_t>(feed.id - 1);
        if (!m_dirty[index])
            continue;
        auto& statement = m_database.cached(
            "INSERT INTO feed(id, scope, kind, last_seq, chain, anchor_seq, anchor_chain, count, "
            "digest, state, position, total) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT(id) DO UPDATE SET last_seq = excluded.last_seq, chain = excluded.chain, "
            "anchor_seq = excluded.anchor_seq, anchor_chain = excluded.anchor_chain, "
            "count = excluded.count, digest = excluded.digest, state = excluded.state, "
            "kind = excluded.kind, position = excluded.position, total = excluded.total");
        const std::string digest = feed.digest.bytes();
        statement.bind(1, feed.id);
        statement.bind(2, feed.scope);
        statement.bind(3, static_cast<std::int64_t>(feed.kind));
        statement.bind(4, feed.lastSeq);
        statement.bindBlob(5, viewOf(feed.chain));
        statement.bind(6, feed.anchorSeq);
        statement.bindBlob(7, viewOf(feed.anchorChain));
        statement.bind(8, feed.count);
        statement.bindBlob(9, digest);
        statement.bind(10, static_cast<std::int64_t>(feed.state));
        statement.bindBlob(11, feed.position);
        statement.bind(12, feed.total);
        statement.run();
        m_dirty[index] = false;
    }
}

std::optional<std::int64_t> Feeds::find(const Uuid& scope) const {
    const auto found = m_byScope.find(scope);
    return found == m_byScope.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t Feeds::obtain(const Uuid& scope, FeedKind kind) {
    if (const auto known = find(scope))
        return *known;
    Feed feed;
    feed.id = static_cast<std::int64_t>(m_feeds.size()) + 1;
    feed.scope = scope;
    feed.kind = kind;
    m_byScope[scope] = feed.id;
    m_feeds.push_back(feed);
    m_dirty.push_back(true);
    return feed.id;
}

Feed& Feeds::touch(std::int64_t id) {
    m_database.requireFeed(id);
    const auto index = static_cast<std::size_t>(id - 1);
    if (m_marked)
        m_undo.try_emplace(id, m_feeds[index]);
    m_dirty[index] = true;
    return m_feeds[index];
}

void Feeds::mark() {
    m_undo.clear();
    m_marked = true;
}

void Feeds::revert() {
    for (auto& [id, feed] : m_undo)
        m_feeds[static_cast<std::size_t>(id - 1)] = std::move(feed);
    m_undo.clear();
}

Hash Feeds::chained(const Hash& chain, std::string_view proof) {
    std::string material(viewOf(chain));
    material += proof;
    return hashOf(material);
}

void Feeds::append(std::int64_t id, const FeedEntry& entry, std::string_view proof) {
    Feed& feed = touch(id);
    ++feed.lastSeq;
    feed.chain = chained(feed.chain, proof);
    m_append.reset();
    m_append.bind(1, id);
    m_append.bind(2, feed.lastSeq);
    m_append.bind(3, static_cast<std::int64_t>(entry.kind));
    if (entry.kind == EntryKind::Row) {
        m_append.bind(4, entry.history);
        m_append.bindNull(5);
        m_append.bindNull(6);
    } else {
        m_append.bindNull(4);
        m_append.bind(5, static_cast<std::int64_t>(entry.entity));
        m_append.bind(6, entry.record);
    }
    m_append.bindBlob(7, viewOf(feed.chain).substr(0, chainBytesStored));
    m_append.run();
}

std::optional<std::string> Feeds::chainAt(std::int64_t id, std::int64_t seq) {
    const Feed& feed = get(id);
    if (seq == feed.lastSeq)
        return std::string(viewOf(feed.chain).substr(0, chainBytesStored));
    if (seq == feed.anchorSeq)
        return std::string(viewOf(feed.anchorChain).substr(0, chainBytesStored));
    auto& statement =
        m_database.cached("SELECT chain FROM feed_entry WHERE feed = ? AND seq = ?").with(id, seq);
    Running running(statement);
    if (!running->step())
        return std::nullopt;
    return std::string(statement.blob(0));
}

std::vector<FeedEntry> Feeds::entries(std::int64_t id, std::int64_t after, std::size_t limit) {
    m_entries.with(id, after, static_cast<std::int64_t>(limit));
    Running running(m_entries);
    std::vector<FeedEntry> entries;
    while (running->step()) {
        FeedEntry entry;
        entry.seq = m_entries.integer(0);
        entry.kind = static_cast<EntryKind>(m_entries.integer(1));
        entry.history = m_entries.integer(2);
        entry.entity = static_cast<EntityId>(m_entries.integer(3));
        entry.record = m_entries.id(4);
        entries.push_back(entry);
    }
    return entries;
}

std::string rowProof(std::string_view commitment, Verdict verdict, std::int64_t revision) {
    std::string proof(1, static_cast<char>(EntryKind::Row));
    proof += commitment;
    proof += static_cast<char>(verdict);
    appendNumber(proof, revision);
    return proof;
}

std::string arrivalProof(const Record& record, EntryKind kind) {
    std::string proof(1, static_cast<char>(kind));
    proof += record.id.view();
    appendNumber(proof, static_cast<std::int64_t>(record.entity));
    return proof;
}

} // namespace banyan
