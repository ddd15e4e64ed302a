#pragma once

#include "core/store/outbox.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace banyan::bench {

// What the musts make SQLite do for one-field edits, each of its own action, and nothing else: the
// look-up, the row, its history and place in a feed at the office; the queue, the look-up, the row
// and its history at the device; as many commits as a session makes. No line, no encoding, no
// hashes, no rights, no merge. On one thread; one store plays both ends.
class Statements {
public:
    // A store of its own at `path` with `records` residents, as `valuesOf` says.
    Statements(const std::string& path, int records,
               const std::function<FieldValues(int)>& valuesOf);

    // Each edits `education` of the first `edits` residents; milliseconds.
    double officeMs(int edits, const char* value);
    double deviceMs(int edits, const char* value); // own work that comes back
    double pullMs(int edits, const char* value);   // others' work

private:
    void queue(int edits, const char* value);
    void leaveQueue(std::int64_t first, std::int64_t last);
    // One commit's worth at a time, timed.
    double inCommits(int edits, int editsEach, const std::function<void(int begin, int end)>& work);
    HistoryRow write(const Uuid& record, const char* value);

    SystemClock m_clock;
    SystemRandom m_random;
    std::unique_ptr<Store> m_store;
    std::vector<Uuid> m_records;
    std::int64_t m_seq = 0;    // of the feed
    std::int64_t m_queued = 0; // numbers of actions there ever were
};

} // namespace banyan::bench
