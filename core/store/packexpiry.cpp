#include "core/store/packexpiry.h"

#include "core/store/applier.h"

namespace banyan {

namespace {

std::vector<std::int64_t> endedPacks(Store& store) {
    std::vector<std::int64_t> ended;
    auto& statement = store.database()
                          .cached("SELECT p.feed FROM pack p JOIN feed f ON f.id = p.feed WHERE "
                                  "p.ends > 0 AND p.ends <= ? AND f.state <> ? ORDER BY p.feed")
                          .with(officeNowMs(store), static_cast<std::int64_t>(FeedState::Left));
    Running running(statement);
    while (running->step())
        ended.push_back(statement.integer(0));
    return ended;
}

} // namespace

Result<bool> dropEndedPacks(Store& store) {
    return guarded([&]() -> Result<bool> {
        if (endedPacks(store).empty())
            return false; // the usual case writes nothing
        try {
            Transaction transaction(store.database());
            Outbox outbox(store);
            Applier applier(store, outbox);
            for (const std::int64_t feed : endedPacks(store)) {
                applier.dropFeed(feed, true);
                store.feeds().touch(feed).state = FeedState::Left;
            }
            Holdings(store).sweepNow();
            store.feeds().save();
            transaction.commit();
            return true;
        } catch (...) {
            store.reload();
            throw;
        }
    });
}

} // namespace banyan
