#include "tests/bench/measure.h"
#include "tests/bench/replicas.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unistd.h>

namespace banyan::bench {

namespace {

constexpr std::size_t editCount = 1'000;
constexpr std::size_t rounds = 9;
constexpr int residentsPerHousehold = 4;
constexpr int smallest = 20'000; // residents; what the other sizes are compared with

QString q(const char* text) { return QString::fromUtf8(text); }

using Times = std::map<std::string_view, double>; // milliseconds by stage

// The i-th of 1,000 people from all over the store, each once, in no order of theirs.
const Uuid& chosen(const std::vector<Uuid>& residents, std::size_t i, std::size_t round) {
    constexpr std::size_t stride = 617; // has no divisor in common with the count
    const std::size_t apart = residents.size() / editCount;
    return residents[(i * stride % editCount) * apart + round];
}

// Saves 1,000 edits on one device, pushes them, and pulls them with another.
Times measureRound(const Replicas& replicas, Device& author, Device& reader, std::size_t round) {
    constexpr const char* values[] = {"60", "40", "20"}; // none is what stands
    Times times;
    Stopwatch saving;
    for (std::size_t i = 0; i < editCount; ++i)
        author.edit(EntityId::Resident, chosen(replicas.residents(), i, round), "education",
                    values[round % std::size(values)]);
    times["save"] = saving.ms();
    Stopwatch pushing;
    const SyncReport pushed = author.sync();
    times["push"] = pushing.ms();
    Stopwatch pulling;
    const SyncReport pulled = reader.sync();
    times["pull"] = pulling.ms();
    if (pushed.actionsSent != qint64(editCount) || pulled.applied.rows != qint64(editCount))
        qFatal("not every edit came through");
    times["total"] = times["save"] + times["push"] + times["pull"];
    return times;
}

// The same edits on the reader's own table with its indexes and the same fsync, and nothing else.
double plainMs(const Replicas& replicas, Device& reader) {
    auto& database = reader.store->database();
    Stopwatch watch;
    Transaction transaction(database);
    auto update = database.prepare("UPDATE resident SET education = ? WHERE id = ?");
    for (std::size_t i = 0; i < editCount; ++i)
        update.with("90", chosen(replicas.residents(), i, rounds)).run();
    transaction.commit();
    return watch.ms();
}

// The best of the rounds: what the disk and the machine do beside can only add to it.
Times best(int residents) {
    Replicas replicas(residents, residentsPerHousehold, Replicas::Search::LeftOut);
    auto author = replicas.device();
    auto reader = replicas.device();
    author->sync();
    reader->sync();
    ::sync(); // what this has written is not measured
    std::map<std::string_view, std::vector<double>> samples;
    for (std::size_t round = 0; round < rounds; ++round)
        for (const auto& [stage, ms] : measureRound(replicas, *author, *reader, round))
            samples[stage].push_back(ms);
    Times times;
    for (const auto& [stage, ms] : samples)
        times[stage] = *std::min_element(ms.begin(), ms.end());
    times["plain"] = plainMs(replicas, *reader); // last: the device is no replica any more
    return times;
}

} // namespace

QJsonObject benchGrowth(const BenchOptions& options) {
    std::vector<int> sizes{smallest, 200'000};
    if (options.isLong)
        sizes.push_back(1'000'000);
    QJsonObject out;
    Times first;
    for (const int size : sizes) {
        const Times times = best(size);
        if (size == smallest)
            first = times;
        for (const auto& [stage, ms] : times) {
            const QString name = QString::fromUtf8(stage.data(), qsizetype(stage.size()));
            const QString at = QString::number(size / 1000) + q("k");
            out[name + q("_ms_") + at] = rounded(ms);
            if (size != smallest)
                out[name + q("_growth_") + at] = rounded(ms / first[stage]);
        }
    }
    return out;
}

} // namespace banyan::bench
