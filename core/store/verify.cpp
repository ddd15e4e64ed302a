#include "core/store/verify.h"

#include "core/merge/judge.h"
#include "core/merge/setvalue.h"
#include "core/store/schema.h"

#include <map>

namespace banyan {

namespace {

constexpr std::size_t faultsMax = 20;

void fault(VerifyCheck& check, std::string sentence) {
    ++check.faultCount;
    if (check.faults.size() < faultsMax)
        check.faults.push_back(std::move(sentence));
}

std::string named(EntityId entity, const Uuid& id) {
    return std::string(specOf(entity).name) + " " + id.text();
}

} // namespace

std::vector<const EntitySpec*> inhabited(Store& store) {
    std::string sql;
    for (const auto& spec : registry())
        sql += (sql.empty() ? "SELECT " : " UNION ALL SELECT ")
               + std::to_string(static_cast<int>(spec.id)) + " WHERE EXISTS (SELECT 1 FROM "
               + quoted(spec.name) + ")";
    std::vector<const EntitySpec*> found;
    auto statement = store.database().prepare(sql);
    while (statement.step())
        found.push_back(entitySpec(static_cast<EntityId>(statement.integer(0))));
    return found;
}

Result<VerifyReport> Verifier::run() {
    return guarded([&]() -> Result<VerifyReport> {
        VerifyReport report;
        m_inhabited = inhabited(m_store);
        report.checks = {
            database(), references(), historyAgainstRows(), sequences(), chain(), digests(),
            search(),   queue(),      contents(),           packs()};
        return report;
    });
}

Record Verifier::confirmed(Record shown) {
    if (m_kind == ReplicaKind::Office) // nothing is pending there
        return shown;
    auto& statement = m_store.database()
                          .cached("SELECT field, value FROM confirmed WHERE record = ?")
                          .with(shown.id);
    Running running(statement);
    while (running->step()) {
        const auto number = static_cast<std::uint16_t>(statement.integer(0));
        const int index = specOf(shown.entity).indexOf(number);
        if (number == 0)
            shown.head.state = static_cast<RecordState>(integerOf(statement.value(1)));
        else if (index >= 0)
            shown.values[static_cast<std::size_t>(index)] = statement.value(1);
    }
    return shown;
}

VerifyCheck Verifier::database() {
    VerifyCheck check{"database", 0, {}, 0, {}};
    if (m_store.database().isShared()) {
        check.note = "PostgreSQL's own pages are checked by its tools: pg_amcheck, data checksums";
        return check;
    }
    for (const char* pragma : {"PRAGMA integrity_check", "PRAGMA foreign_key_check"}) {
        auto statement = m_store.database().prepare(pragma);
        while (statement.step()) {
            ++check.checked;
            if (statement.text(0) != "ok")
                fault(check, "SQLite: " + std::string(statement.text(0)));
        }
    }
    return check;
}

VerifyCheck Verifier::references() {
    VerifyCheck check{"references", 0, {}, 0, {}};
    for (const auto* spec : m_inhabited)
        for (const auto& field : spec->fields) {
            if (field.type != FieldType::Reference || field.target == EntityId::None)
                continue;
            const std::string name = std::string("\"") + field.name + "\"";
            auto statement = m_store.database().prepare(
                "SELECT count(*), count(CASE WHEN NOT EXISTS (SELECT 1 FROM \""
                + std::string(specOf(field.target).name) + "\" t WHERE t.id = s." + name
                + ") THEN 1 END) FROM \"" + spec->name + "\" s WHERE " + name
                + " IS NOT NULL AND record_state < 3");
            statement.step();
            check.checked += statement.integer(0);
            // A device may not hold the other end, when that lives in another grid.
            if (statement.integer(1) > 0 && m_kind == ReplicaKind::Office)
                fault(check, std::string(spec->name) + "." + field.name + ": "
                                 + std::to_string(statement.integer(1))
                                 + " refer to records that do not exist");
        }
    if (m_kind == ReplicaKind::Device)
        check.note = "the other end may live in a grid this device does not hold";
    return check;
}

// The last applied row of a field must be what stands there. One pass over history, whatever there
// is of entities and fields.
VerifyCheck Verifier::historyAgainstRows() {
    VerifyCheck check{"history", 0, {}, 0, {}};
    auto statement = m_store.database().prepare(
        "SELECT entity, field, record, value FROM history h WHERE field > 0 AND verdict = 1 AND "
        "revision = (SELECT max(revision) FROM history WHERE record = h.record AND field = h.field "
        "AND verdict = 1)");
    while (statement.step()) {
        const auto* spec = entitySpec(static_cast<EntityId>(statement.integer(0)));
        const auto* field =
            spec ? spec->field(static_cast<std::uint16_t>(statement.integer(1))) : nullptr;
        if (!field || field->rule == MergeRule::AddWins || field->rule == MergeRule::Append)
            continue;
        auto shown = m_store.table(spec->id).find(statement.id(2));
        if (!shown || shown->head.state >= RecordState::Erased)
            continue;
        ++check.checked;
        const auto record = confirmed(*std::move(shown));
        if (record.values[static_cast<std::size_t>(spec->indexOf(field->number))]
            != statement.value(3))
            fault(check, named(spec->id, record.id) + "." + field->name
                             + ": history says otherwise than the row");
    }
    for (const auto* spec : m_inhabited) {
        auto revisions = m_store.database().prepare(
            "SELECT t.id FROM \"" + std::string(spec->name)
            + "\" t WHERE t.revision > 0 AND t.revision < coalesce((SELECT max(revision) FROM "
              "history WHERE record = t.id AND verdict = 1), 0)");
        while (revisions.step())
            fault(check, named(spec->id, revisions.id(0)) + ": history is ahead of the row");
    }
    return check;
}

VerifyCheck Verifier::sequences() {
    VerifyCheck check{"sequences", 0, {}, 0, {}};
    if (m_kind == ReplicaKind::Device) {
        check.note = "a device keeps no feed of its own";
        return check;
    }
    for (const auto& feed : m_store.feeds().all()) {
        auto& statement =
            m_store.database()
                .cached("SELECT count(*), coalesce(min(seq), 1), coalesce(max(seq), 0) FROM "
                        "feed_entry WHERE feed = ?")
                .with(feed.id);
        Running running(statement);
        running->step();
        check.checked += statement.integer(0);
        if (statement.integer(0) != feed.lastSeq || statement.integer(1) != 1
            || statement.integer(2) != feed.lastSeq)
            fault(check, "feed " + feed.scope.text() + ": its sequence has gaps");
    }
    return check;
}

VerifyCheck Verifier::chain() {
    VerifyCheck check{"chain", 0, {}, 0, {}};
    if (m_kind == ReplicaKind::Device) {
        check.note = "a device checks the chain as each answer comes";
        return check;
    }
    constexpr std::size_t batch = 5'000;
    for (const auto& feed : m_store.feeds().all()) {
        Hash chain{};
        std::int64_t seq = 0;
        bool isSound = true;
        while (isSound) {
            const auto entries = m_store.feeds().entries(feed.id, seq, batch);
            if (entries.empty())
                break;
            for (const auto& entry : entries) {
                std::string proof;
                if (entry.kind == EntryKind::Row) {
                    const auto row = m_store.history().find(entry.history);
                    if (!row) {
                        fault(check, "feed " + feed.scope.text() + ": row "
                                         + std::to_string(entry.seq) + " is missing");
                        isSound = false;
                        break;
                    }
                    const Hash commitment =
                        row->flags & historyflag::erased
                            ? row->commitment
                            : commitmentOf(row->change, m_store.peers().get(row->device),
                                           row->number, m_store.peers().get(row->author));
                    proof = rowProof(viewOf(commitment), row->verdict, row->revision);
                } else {
                    Record about;
                    about.entity = entry.entity;
                    about.id = entry.record;
                    proof = arrivalProof(about, entry.kind);
                }
                chain = Feeds::chained(chain, proof);
                seq = entry.seq;
                ++check.checked;
                if (m_store.feeds().chainAt(feed.id, seq)
                    != std::string(viewOf(chain).substr(0, 8))) {
                    fault(check, "feed " + feed.scope.text() + ": the chain breaks at "
                                     + std::to_string(seq) + "; history was altered");
                    isSound = false;
                    break;
                }
            }
        }
        if (isSound && chain != feed.chain)
            fault(check,
                  "feed " + feed.scope.text() + ": the chain's end is not what it should be");
    }
    return check;
}

VerifyCheck Verifier::digests() {
    VerifyCheck check{"digests", 0, {}, 0, {}};
    std::map<std::int64_t, std::pair<std::int64_t, Digest>> sums;
    for (const auto* spec : m_inhabited)
        for (const auto& feed : m_store.feeds().all())
            m_store.table(spec->id).scan(feed.id, 0, [&](const Record& record) {
                if (record.head.revision == 0)
                    return true; // not confirmed
                ++check.checked;
                auto& [count, digest] = sums[feed.id];
                ++count;
                digest.add(recordTerm(m_kind == ReplicaKind::Device ? confirmed(record) : record));
                return true;
            });
    for (const auto& feed : m_store.feeds().all()) {
        const auto& [count, digest] = sums[feed.id];
        if (feed.kind == FeedKind::Pack)
            continue; // its sums are over what it delivered: packs()
        if (count != feed.count)
            fault(check, "feed " + feed.scope.text() + ": holds " + std::to_string(count)
                             + " records, should hold " + std::to_string(feed.count));
        else if (!(digest == feed.digest))
            fault(check, "feed " + feed.scope.text() + ": its digest does not match its records");
    }
    return check;
}

VerifyCheck Verifier::search() {
    VerifyCheck check{"search", 0, {}, 0, {}};
    if (!m_store.hasSearch()) {
        check.note = "search is left to the replicas";
        return check;
    }
    auto statement = m_store.database().prepare(
        "SELECT count(*), count(CASE WHEN NOT EXISTS (SELECT 1 FROM search WHERE rowid = d.id) "
        "THEN 1 END) FROM search_document d");
    statement.step();
    check.checked = statement.integer(0);
    if (statement.integer(1) > 0)
        fault(check, std::to_string(statement.integer(1)) + " documents are not in the index");
    auto missing = m_store.database().prepare(
        "SELECT count(*) FROM resident r WHERE record_state = 0 AND row <= coalesce((SELECT row "
        "FROM search_progress WHERE entity = 8), 0) AND NOT EXISTS (SELECT 1 FROM search_document "
        "WHERE id = (8 << 40 | r.row)) AND NOT EXISTS (SELECT 1 FROM search_stale WHERE entity = 8 "
        "AND row = r.row)");
    missing.step();
    if (missing.integer(0) > 0)
        fault(check, std::to_string(missing.integer(0)) + " residents cannot be found by search");
    return check;
}

VerifyCheck Verifier::queue() {
    VerifyCheck check{"queue", 0, {}, 0, {}};
    if (m_store.database().isShared()) {
        check.note = "an office has no work of its own to send";
        return check;
    }
    auto statement = m_store.database().prepare(
        "SELECT first, count, state, (SELECT count(*) FROM pending WHERE number "
        "BETWEEN first AND first + count - 1) FROM action WHERE state IN (0, 2)");
    while (statement.step()) {
        ++check.checked;
        if (statement.integer(1) != statement.integer(3))
            fault(check, "the unsent action " + std::to_string(statement.integer(0))
                             + " has lost some of its changes");
    }
    return check;
}

} // namespace banyan
