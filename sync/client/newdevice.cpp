#include "sync/client/newdevice.h"

#include "core/store/applier.h"
#include "core/store/keptwork.h"
#include "sync/client/bundleexports.h"
#include "sync/client/doubtedwork.h"

#include <algorithm>

namespace banyan {

namespace {

bool isInQueue(Store& store, const Change& change) {
    auto& find = store.database().cached("SELECT 1 FROM pending WHERE record = ? AND salt = ?");
    find.bind(1, change.record);
    find.bindBlob(2, viewOf(change.salt));
    Running running(find);
    return running->step();
}

// Erasure beats everything, what is kept of it included.
bool isErased(Store& store, const Change& change) {
    if (!entitySpec(change.entity))
        return false;
    const auto head = store.table(change.entity).head(change.record);
    return head && head->state == RecordState::Erased;
}

// Before everything that is unsent, and in the order it was done.
void offerKept(Store& store, Outbox& outbox) {
    std::vector<Action> actions = everKept(store);
    for (auto& action : actions)
        std::erase_if(action.changes,
                      [&](const Change& change) { return isErased(store, change); });
    std::erase_if(actions, [&](const Action& action) {
        return action.changes.empty() || isInQueue(store, action.changes.front());
    });
    std::int64_t number = 0;
    for (const auto& action : actions)
        number -= static_cast<std::int64_t>(action.changes.size());
    for (auto& action : actions) {
        const auto count = static_cast<std::int64_t>(action.changes.size());
        action.first = number;
        number += count;
        outbox.offerAgain(action);
    }
    KeptWork(store).forgetAll();
}

} // namespace

void becomeDevice(Store& store, const EnrolAnswer& device, bool isKeptOffered) {
    Outbox outbox(store);
    Applier applier(store, outbox);
    const bool isDoubted = DoubtedWork(store, outbox).isAny();
    outbox.settleDecided();
    outbox.removeFinished();
    if (isKeptOffered || isDoubted)
        offerKept(store, outbox);
    DoubtedWork(store, outbox).forget();
    store.setMeta("device", device.device.text());
    store.setMeta("token", device.token);
    store.setMeta(mustForkKey, std::int64_t{0});
    store.setMeta(refusedAsKey, "");
    BundleExports(store).forget(); // their numbers are the old device's
    outbox.renumber();
    // Everything is pulled anew: what this copy holds may be older than its cursor.
    for (std::size_t i = 0; i < store.feeds().all().size(); ++i) {
        const std::int64_t feed = store.feeds().all()[i].id;
        if (!store.feeds().isFollowed(feed))
            continue;
        applier.dropFeed(feed, false);
        store.feeds().touch(feed).state = FeedState::Fetching;
    }
    store.feeds().save();
}

} // namespace banyan
