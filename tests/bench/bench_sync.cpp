#include "core/merge/setvalue.h"
#include "core/store/outbox.h"
#include "core/store/schema.h"
#include "tests/bench/measure.h"
#include "tests/bench/replicas.h"
#include "tests/bench/statements.h"

#include <QJsonDocument>
#include <memory>
#include <vector>

namespace banyan::bench {

namespace {

constexpr int residentCount = 20'000;
constexpr int editCount = 5'000;
constexpr int sameFieldCount = 500;
constexpr int roundCount = 5; // what else the machine does may double a single one

QString q(const char* text) { return QString::fromUtf8(text); }

using Rounds = std::vector<double>;

// The median, and the best beside it.
void write(QJsonObject& out, const char* name, const Rounds& rounds) {
    out[q(name) + q("_ms")] = rounded(percentile(rounds, 0.5));
    out[q(name) + q("_ms_best")] = rounded(percentile(rounds, 0));
}

// The median of what each round is to the one it is compared with, which ran beside it.
void writeRatio(QJsonObject& out, const char* name, const Rounds& rounds, const Rounds& others) {
    Rounds ratios;
    for (std::size_t i = 0; i < rounds.size(); ++i)
        ratios.push_back(rounds[i] / others[i]);
    out[q(name)] = rounded(percentile(ratios, 0.5));
}

const char* valueOf(int round) { return round % 2 == 0 ? "60" : "70"; }

// The same rows into the same table with the same indexes and the same fsync, and nothing else:
// once a round, since what the machine does besides changes from one second to the next.
class Plain {
public:
    explicit Plain(const Replicas& replicas)
        : m_replicas(replicas) {
        for (int i = 0; i < residentCount; ++i)
            m_rows.push_back(Replicas::residentValues(i, replicas.residents()[0]));
    }

    std::int64_t jsonBytes() const {
        const auto& spec = specOf(EntityId::Resident);
        std::int64_t bytes = 0;
        for (int i = 0; i < residentCount; ++i) {
            QJsonObject json{{q("id"), q(resident(i).text().c_str())}};
            for (const auto& [number, value] : m_rows[static_cast<std::size_t>(i)])
                json[q(spec.field(number)->name)] =
                    q(valueText(*spec.field(number), value).c_str());
            bytes += QJsonDocument(json).toJson(QJsonDocument::Compact).size();
        }
        return bytes;
    }

    double insertMs() {
        const auto& spec = specOf(EntityId::Resident);
        m_database =
            *Database::open(m_replicas.path("plain" + std::to_string(m_files++)), OpenMode::Writer);
        m_database->execute(createTableSql(spec));
        m_database->execute(createIndexSql(spec));
        Stopwatch watch;
        Transaction transaction(*m_database);
        std::string columns = "id, scope, revision, created_at, created_by";
        std::string places = "?, 2, 1, 0, 1";
        for (const auto& [number, value] : m_rows.front()) {
            columns += ", \"" + std::string(spec.field(number)->name) + "\"";
            places += ", ?";
        }
        auto insert =
            m_database->prepare("INSERT INTO resident(" + columns + ") VALUES(" + places + ")");
        for (int i = 0; i < residentCount; ++i) {
            int at = 1;
            insert.bind(at, resident(i));
            for (const auto& [number, value] : m_rows[static_cast<std::size_t>(i)])
                insert.bind(++at, value);
            insert.run();
        }
        transaction.commit();
        return watch.ms();
    }

    double updateMs(const char* value) {
        auto update = m_database->prepare("UPDATE resident SET education = ? WHERE id = ?");
        Stopwatch watch;
        Transaction transaction(*m_database);
        for (int i = 0; i < editCount; ++i)
            update.with(value, resident(i)).run();
        transaction.commit();
        return watch.ms();
    }

private:
    const Uuid& resident(int i) const {
        return m_replicas.residents()[static_cast<std::size_t>(i)];
    }

    const Replicas& m_replicas;
    std::vector<FieldValues> m_rows;
    std::unique_ptr<Database> m_database;
    int m_files = 0;
};

// `a` edits one field of 5,000 people and sends it, `b` receives it; again and again.
void pushAndPull(Device& a, Device& b, Replicas& replicas, Plain& plain, QJsonObject& out) {
    Rounds push;
    Rounds pull;
    Rounds update;
    Rounds pushStatements; // of both ends, one after the other
    Rounds pullStatements;
    Statements statements(replicas.path("statements"), residentCount, [&](int i) {
        return Replicas::residentValues(i, replicas.residents()[0]);
    });
    SyncReport sent;
    SyncReport received;
    const std::int64_t before = replicas.officeHistoryBytes();
    for (int round = 0; round < roundCount; ++round) {
        for (int i = 0; i < editCount; ++i)
            a.edit(EntityId::Resident, replicas.residents()[static_cast<std::size_t>(i)],
                   "education", valueOf(round));
        update.push_back(plain.updateMs(valueOf(round)));
        pushStatements.push_back(statements.officeMs(editCount, valueOf(round))
                                 + statements.deviceMs(editCount, valueOf(round)));
        pullStatements.push_back(statements.pullMs(editCount, valueOf(round)));
        Stopwatch pushed;
        sent = a.sync();
        push.push_back(pushed.ms());
        Stopwatch pulled;
        received = b.sync();
        pull.push_back(pulled.ms());
    }
    write(out, "push", push);
    write(out, "pull", pull);
    write(out, "plain_update", update);
    write(out, "statements_push", pushStatements);
    write(out, "statements_pull", pullStatements);
    writeRatio(out, "push_to_plain", push, update);
    writeRatio(out, "pull_to_plain", pull, update);
    writeRatio(out, "push_to_statements", push, pushStatements);
    writeRatio(out, "pull_to_statements", pull, pullStatements);
    const auto edits = static_cast<double>(editCount);
    out[q("history_bytes_per_edit")] =
        rounded(static_cast<double>(replicas.officeHistoryBytes() - before) / edits / roundCount);
    out[q("push_bytes")] = static_cast<qint64>(sent.bytesUp);
    out[q("push_answer_bytes")] = static_cast<qint64>(sent.bytesDown);
    out[q("push_bytes_per_edit")] = rounded(static_cast<double>(sent.bytesUp) / edits);
    out[q("pull_bytes")] = static_cast<qint64>(received.bytesDown);
    out[q("pull_bytes_per_edit")] = rounded(static_cast<double>(received.bytesDown) / edits);
}

// Devices that hold nothing pull everything, one after the other; the last two are left.
std::vector<std::unique_ptr<Device>> firstPulls(Replicas& replicas, Plain& plain,
                                                QJsonObject& out) {
    Rounds pull;
    Rounds insert;
    SyncReport report;
    std::vector<std::unique_ptr<Device>> devices;
    for (int round = 0; round < roundCount; ++round) {
        if (devices.size() == 2)
            devices.erase(devices.begin());
        devices.push_back(replicas.device());
        insert.push_back(plain.insertMs());
        Stopwatch watch;
        report = devices.back()->sync();
        pull.push_back(watch.ms());
    }
    write(out, "first_pull", pull);
    write(out, "plain_insert", insert);
    writeRatio(out, "first_pull_to_plain", pull, insert);
    out[q("first_pull_bytes")] = static_cast<qint64>(report.bytesDown);
    out[q("first_pull_round_trips")] = report.roundTrips;
    Stopwatch index;
    SearchIndex search(*devices.front()->store);
    while (search.step(2'000)) {
    }
    out[q("index_ms")] = rounded(index.ms());
    return devices;
}

// Values typed by `device` that are neither current, nor in a case, nor in history.
int lostValues(Device& device, const Replicas& replicas, const std::string& value) {
    int lost = 0;
    const auto number = specOf(EntityId::Resident).field("birth_date")->number;
    for (int i = 0; i < editCount; ++i) {
        const auto rows =
            device.store->history().of(replicas.residents()[static_cast<std::size_t>(i)], number);
        lost += std::none_of(rows.begin(), rows.end(), [&](const HistoryRow& row) {
            return textOf(row.change.value) == value;
        });
    }
    return lost;
}

} // namespace

QJsonObject benchSync(const BenchOptions&) {
    QJsonObject out;
    Replicas replicas(residentCount, residentCount);
    Plain plain(replicas);
    const std::int64_t jsonBytes = plain.jsonBytes();
    out[q("json_bytes")] = static_cast<qint64>(jsonBytes);
    auto devices = firstPulls(replicas, plain, out);
    Device& a = *devices[0];
    Device& b = *devices[1];
    out[q("first_pull_of_json")] =
        rounded(out[q("first_pull_bytes")].toDouble() / static_cast<double>(jsonBytes));
    pushAndPull(a, b, replicas, plain, out);
    // Both edit the same people unseen: the same field of 500, different fields of 4,500.
    for (int i = 0; i < editCount; ++i) {
        const auto& resident = replicas.residents()[static_cast<std::size_t>(i)];
        if (i < sameFieldCount)
            b.edit(EntityId::Resident, resident, "birth_date", "1971-01-01");
        else
            b.edit(EntityId::Resident, resident, "marital_status", "20");
        a.edit(EntityId::Resident, resident, "birth_date", "1972-02-02");
    }
    b.sync();
    Stopwatch watch;
    const auto report = a.sync();
    out[q("conflict_ms")] = rounded(watch.ms());
    out[q("merged")] = static_cast<qint64>(report.applied.merged);
    out[q("in_review")] = static_cast<qint64>(report.applied.inReview);
    b.sync();
    out[q("lost")] = lostValues(b, replicas, "1972-02-02");
    return out;
}

} // namespace banyan::bench
