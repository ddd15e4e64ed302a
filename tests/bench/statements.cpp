#include "tests/bench/statements.h"

#include "core/store/chronicle.h"
#include "tests/bench/measure.h"

#include <QtGlobal>

namespace banyan::bench {

namespace {

constexpr int sentPerCommit = 1'500;     // as requests hold
constexpr int receivedPerCommit = 2'000; // as answers hold
constexpr std::int64_t feed = 2;

} // namespace

Statements::Statements(const std::string& path, int records,
                       const std::function<FieldValues(int)>& valuesOf) {
    auto opened = Store::open({path, {}, OpenMode::Writer, {}}, m_clock, m_random);
    if (!opened)
        qFatal("%s", opened.error().context.c_str());
    m_store = *std::move(opened);
    Transaction transaction(m_store->database());
    for (int i = 0; i < records; ++i) {
        m_records.push_back(m_store->ids().next());
        Record record = recordFrom(EntityId::Resident, m_records.back(), valuesOf(i));
        record.head.scope = feed;
        record.head.revision = 1;
        m_store->table(EntityId::Resident).insert(record);
    }
    transaction.commit();
}

double Statements::inCommits(int edits, int editsEach,
                             const std::function<void(int begin, int end)>& work) {
    Stopwatch watch;
    for (int begin = 0; begin < edits; begin += editsEach) {
        Transaction transaction(m_store->database());
        work(begin, std::min(begin + editsEach, edits));
        transaction.commit();
    }
    return watch.ms();
}

// Look-up, row and history.
HistoryRow Statements::write(const Uuid& record, const char* value) {
    auto& table = m_store->table(EntityId::Resident);
    const int index = table.spec().indexOf("education");
    HistoryRow row;
    const auto head = *table.headAndValue(record, index, row.old);
    row.change.entity = EntityId::Resident;
    row.change.record = record;
    row.change.field = table.spec().fields[static_cast<std::size_t>(index)].number;
    row.change.value = std::string(value);
    row.change.base = head.revision;
    row.revision = head.revision + 1;
    row.device = row.author = 1;
    row.number = m_seq + 1;
    row.recordedAtMs = row.decidedAtMs = m_clock.wallMs();
    table.setField(head.row, index, row.change.value, row.revision);
    row.id = m_store->history().insert(row);
    return row;
}

double Statements::officeMs(int edits, const char* value) {
    return inCommits(edits, sentPerCommit, [&](int begin, int end) {
        auto& append = m_store->database().cached(
            "INSERT INTO feed_entry(feed, seq, kind, history, chain) VALUES(?, ?, 0, ?, ?)");
        for (int i = begin; i < end; ++i) {
            const auto row = write(m_records[static_cast<std::size_t>(i)], value);
            append.with(feed, ++m_seq, row.id);
            append.bindBlob(4, "8 bytes.");
            append.run();
        }
    });
}

double Statements::pullMs(int edits, const char* value) {
    return inCommits(edits, receivedPerCommit, [&](int begin, int end) {
        for (int i = begin; i < end; ++i, ++m_seq)
            write(m_records[static_cast<std::size_t>(i)], value);
    });
}

// Recorded before anything is timed, as a person's edits are.
void Statements::queue(int edits, const char* value) {
    const auto field = specOf(EntityId::Resident).field("education")->number;
    Transaction transaction(m_store->database());
    auto& database = m_store->database();
    for (int i = 0; i < edits; ++i) {
        const Uuid& record = m_records[static_cast<std::size_t>(i)];
        const std::int64_t number = ++m_queued;
        database
            .cached("INSERT INTO action(first, count, kind, author, recorded_at, monotonic, boot, "
                    "told, shown_at) VALUES(?, 1, 'edit', ?, ?, 0, 'boot', 0, 0)")
            .with(number, record, m_clock.wallMs())
            .run();
        auto& pending =
            database
                .cached("INSERT INTO pending(number, action, entity, record, field, op, value, "
                        "base, salt) VALUES(?, ?, ?, ?, ?, ?, ?, 1, ?)")
                .with(number, number, static_cast<std::int64_t>(EntityId::Resident), record,
                      std::int64_t{field}, static_cast<std::int64_t>(Op::Set), value);
        pending.bindBlob(8, record.view());
        pending.run();
        database.cached("INSERT INTO confirmed(record, field, entity, value) VALUES(?, ?, ?, ?)")
            .with(record, std::int64_t{field}, static_cast<std::int64_t>(EntityId::Resident), value)
            .run();
    }
    transaction.commit();
}

void Statements::leaveQueue(std::int64_t first, std::int64_t last) {
    auto& database = m_store->database();
    database.cached("DELETE FROM pending WHERE number BETWEEN ? AND ?").with(first, last).run();
    database.cached("DELETE FROM action WHERE first BETWEEN ? AND ?").with(first, last).run();
}

double Statements::deviceMs(int edits, const char* value) {
    const std::int64_t before = m_queued;
    queue(edits, value);
    const auto field = std::int64_t{specOf(EntityId::Resident).field("education")->number};
    return inCommits(edits, sentPerCommit, [&](int begin, int end) {
        Outbox outbox(*m_store);
        const std::int64_t first = before + begin + 1;
        const std::int64_t last = before + end;
        const auto sent =
            outbox.sendable(static_cast<std::size_t>(end - begin), sentPerCommit, first - 1);
        if (sent.size() != static_cast<std::size_t>(end - begin))
            qFatal("the queue is not what was recorded");
        for (int i = begin; i < end; ++i, ++m_seq) {
            const Uuid& record = m_records[static_cast<std::size_t>(i)];
            write(record, value);
            m_store->database()
                .cached("DELETE FROM confirmed WHERE record = ? AND field = ?")
                .with(record, field)
                .run();
        }
        leaveQueue(first, last);
    });
}

} // namespace banyan::bench
