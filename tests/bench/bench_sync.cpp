#include "core/merge/setvalue.h"
#include "core/store/outbox.h"
#include "core/store/schema.h"
#include "tests/bench/measure.h"
#include "tests/bench/replicas.h"

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
    out[q(name)] = rounded(percentile(rounds, 0.5));
    out[q(name) + q("_best")] = rounded(percentile(rounds, 0));
}

const char* valueOf(int round) { return round % 2 == 0 ? "60" : "70"; }

// The same rows into the same table with the same indexes and the same fsync, and nothing else.
void plain(const Replicas& replicas, QJsonObject& out, std::int64_t& jsonBytes) {
    auto database = Database::open(replicas.path("plain"), OpenMode::Writer);
    auto& db = **database;
    const auto& spec = specOf(EntityId::Resident);
    db.execute(createTableSql(spec));
    db.execute(createIndexSql(spec));
    std::vector<FieldValues> rows;
    for (int i = 0; i < residentCount; ++i) {
        rows.push_back(Replicas::residentValues(i, replicas.residents()[0]));
        QJsonObject json{
            {q("id"), q(replicas.residents()[static_cast<std::size_t>(i)].text().c_str())}};
        for (const auto& [number, value] : rows.back())
            json[q(spec.field(number)->name)] = q(valueText(*spec.field(number), value).c_str());
        jsonBytes += QJsonDocument(json).toJson(QJsonDocument::Compact).size();
    }
    {
        Stopwatch watch;
        Transaction transaction(db);
        std::string columns = "id, scope, revision, created_at, created_by";
        std::string places = "?, 2, 1, 0, 1";
        for (const auto& [number, value] : rows.front()) {
            columns += ", \"" + std::string(spec.field(number)->name) + "\"";
            places += ", ?";
        }
        auto insert = db.prepare("INSERT INTO resident(" + columns + ") VALUES(" + places + ")");
        for (int i = 0; i < residentCount; ++i) {
            int at = 1;
            insert.bind(at, replicas.residents()[static_cast<std::size_t>(i)]);
            for (const auto& [number, value] : rows[static_cast<std::size_t>(i)])
                insert.bind(++at, value);
            insert.run();
        }
        transaction.commit();
        out[q("plain_insert_ms")] = rounded(watch.ms());
    }
    Rounds update;
    auto statement = db.prepare("UPDATE resident SET education = ? WHERE id = ?");
    for (int round = 0; round < roundCount; ++round) {
        Stopwatch watch;
        Transaction transaction(db);
        for (int i = 0; i < editCount; ++i)
            statement.with(valueOf(round), replicas.residents()[static_cast<std::size_t>(i)]).run();
        transaction.commit();
        update.push_back(watch.ms());
    }
    write(out, "plain_update_ms", update);
}

// `a` edits one field of 5,000 people and sends it, `b` receives it; again and again.
void pushAndPull(Device& a, Device& b, Replicas& replicas, QJsonObject& out) {
    Rounds push;
    Rounds pull;
    SyncReport sent;
    SyncReport received;
    const std::int64_t before = replicas.officeHistoryBytes();
    for (int round = 0; round < roundCount; ++round) {
        for (int i = 0; i < editCount; ++i)
            a.edit(EntityId::Resident, replicas.residents()[static_cast<std::size_t>(i)],
                   "education", valueOf(round));
        Stopwatch pushed;
        sent = a.sync();
        push.push_back(pushed.ms());
        Stopwatch pulled;
        received = b.sync();
        pull.push_back(pulled.ms());
    }
    write(out, "push_ms", push);
    write(out, "pull_ms", pull);
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
std::vector<std::unique_ptr<Device>> firstPulls(Replicas& replicas, QJsonObject& out) {
    Rounds pull;
    SyncReport report;
    std::vector<std::unique_ptr<Device>> devices;
    for (int round = 0; round < roundCount; ++round) {
        if (devices.size() == 2)
            devices.erase(devices.begin());
        devices.push_back(replicas.device());
        Stopwatch watch;
        report = devices.back()->sync();
        pull.push_back(watch.ms());
    }
    write(out, "first_pull_ms", pull);
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
    std::int64_t jsonBytes = 0;
    plain(replicas, out, jsonBytes);
    out[q("json_bytes")] = static_cast<qint64>(jsonBytes);
    auto devices = firstPulls(replicas, out);
    Device& a = *devices[0];
    Device& b = *devices[1];
    out[q("first_pull_of_json")] =
        rounded(out[q("first_pull_bytes")].toDouble() / static_cast<double>(jsonBytes));
    pushAndPull(a, b, replicas, out);
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
    const double first = out[q("first_pull_ms")].toDouble();
    const double update = out[q("plain_update_ms")].toDouble();
    out[q("push_to_plain")] = rounded(out[q("push_ms")].toDouble() / update);
    out[q("pull_to_plain")] = rounded(out[q("pull_ms")].toDouble() / update);
    out[q("first_pull_to_plain")] = rounded(first / out[q("plain_insert_ms")].toDouble());
    return out;
}

} // namespace banyan::bench
