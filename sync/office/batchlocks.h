#pragma once

#include "core/store/driver.h"
#include "sync/protocol/messages.h"

#include <set>
#include <unordered_map>

namespace banyan {

// Which locks a batch of requests needs where several office processes write at the same time. Most
// work stays within a grid: it locks the feeds its devices have written before, and is repeated
// once when that was not enough. What looks or reaches across feeds has the office to itself. On
// the writer's thread.
class BatchLocks {
public:
    // For requests that bring actions; a null one stands for anything else that writes.
    WriteLock lockFor(const std::vector<const SyncRequest*>& requests) const;
    // Whether it is known where the device writes.
    bool isKnown(const Uuid& device) const { return m_feeds.contains(device); }
    // The device wrote to a feed that was not locked.
    void learn(const Uuid& device, std::int64_t feed);
    // Before its first work: the grids it holds are where it will write, unless they are many.
    void expect(const Uuid& device, const std::vector<std::int64_t>& grids);

private:
    std::unordered_map<Uuid, std::set<std::int64_t>> m_feeds;
};

// Whether an action's outcome depends on, or changes, more than the feeds it writes: two processes
// that decided such actions at the same time would not see each other's.
bool reachesAcross(const Action& action);

} // namespace banyan
