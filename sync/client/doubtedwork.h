#pragma once

#include "core/store/outbox.h"
#include "sync/protocol/messages.h"

#include <vector>

namespace banyan {

// Work of which this device knows an outcome that the office may have forgotten and decided anew,
// unseen: an office restored from an older backup, which then got an old bundle or an old request
// first. Once a followed feed had to begin anew, the kept actions that no backup is known to hold
// are sent again as they were; each gets its outcome as any repeat does, and what is set aside by
// now is set aside here too. Inside the transaction of the store's thread.
class DoubtedWork {
public:
    DoubtedWork(Store& store, Outbox& outbox)
        : m_store(store)
        , m_outbox(outbox) {}

    // All kept work beyond `backedUp` is doubted from now on.
    void begin(std::int64_t backedUp);
    // What a person has settled since, or is no longer kept, is in doubt no more.
    void lookAgain();
    bool isAny();
    void forget(); // this store has become another device
    // The next to be sent again, in the order of their numbers.
    std::vector<Action> next(std::size_t actionsMax, std::size_t changesMax);
    // What the office said of those in `sent`, the request as it went out.
    void settle(const std::vector<DeliveredOutcome>& outcomes, const SyncRequest& sent);

private:
    void advance(std::int64_t from);

    Store& m_store;
    Outbox& m_outbox;
};

// The actions kept in what this device has sent, beyond the number `seen`, in order, each once.
std::vector<Action> keptActions(Store& store, std::int64_t seen);
// All that is kept, as whatever device it was sent, each once.
std::vector<Action> everKept(Store& store);

} // namespace banyan
