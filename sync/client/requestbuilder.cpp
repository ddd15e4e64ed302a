#include "sync/client/requestbuilder.h"

#include "sync/client/doubtedwork.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::size_t actionsPerRequest = 1'500;
// Of the first of several requests: while the office decides it, the device has nothing to write.
constexpr std::size_t actionsOfFirst = 500;
constexpr std::size_t changesPerRequest = 3'000;
constexpr std::size_t chainBytes = 8;

void continueAfter(std::vector<Cursor>& cursors, const FeedPage& page) {
    auto found = std::find_if(cursors.begin(), cursors.end(),
                              [&](const Cursor& cursor) { return cursor.scope == page.scope; });
    if (page.isFirstPull && !page.isRestart && (found == cursors.end() || found->position.empty()))
        return; // the feed has been begun anew since
    if (found == cursors.end())
        found = cursors.insert(cursors.end(), Cursor{});
    found->scope = page.scope;
    if (page.isFirstPull) {
        if (page.isRestart) {
            found->seq = page.startSeq;
            found->chain = viewOf(page.startChain).substr(0, chainBytes);
        }
        found->position = page.position;
        found->isFetching = !page.position.empty();
    } else {
        found->seq = page.toSeq;
        found->chain = page.chainAfter;
    }
}

// A feed of which nothing was held when it was asked for.
bool isFresh(const SyncRequest& sent, const FeedPage& page) {
    return std::any_of(sent.cursors.begin(), sent.cursors.end(), [&](const Cursor& cursor) {
        return cursor.scope == page.scope && cursor.isFetching && cursor.chain.empty();
    });
}

} // namespace

std::optional<SyncRequest> continued(const SyncRequest& sent, const SyncAnswer& answer,
                                     const Clock& clock) {
    const bool isAnythingPending = sent.ownFrom <= sent.lastNumber;
    const bool isUsual = answer.hasMore && !answer.isForked && !answer.hasFeeds
                         && answer.outcomes.empty() && answer.seen == sent.told;
    // One that begins anew may be of an older office: that must be looked into first.
    const bool isSteady =
        std::all_of(answer.pages.begin(), answer.pages.end(),
                    [&](const FeedPage& page) { return !page.isRestart || isFresh(sent, page); });
    if (isAnythingPending || !isUsual || !isSteady)
        return std::nullopt;
    SyncRequest next = sent;
    next.sentWallMs = clock.wallMs();
    next.sentMonotonicMs = clock.monotonicMs();
    next.sentBoot = clock.bootId();
    for (const auto& page : answer.pages)
        continueAfter(next.cursors, page);
    if (next.cursors == sent.cursors) // it does not get on
        return std::nullopt;
    return next;
}

Cursor cursorOf(const Feed& feed) {
    Cursor cursor;
    cursor.scope = feed.scope;
    cursor.isFetching = feed.state == FeedState::Fetching;
    cursor.seq = feed.lastSeq;
    cursor.position = feed.position;
    // Nothing was pulled yet: no chain, and the office begins the feed.
    if (!(cursor.isFetching && cursor.position.empty()))
        cursor.chain = viewOf(feed.chain).substr(0, chainBytes);
    return cursor;
}

SyncRequest buildRequest(Store& store, Outbox& outbox, const SyncAnswer* ahead,
                         std::int64_t sentBefore) {
    SyncRequest request;
    request.app = "banyan/" BANYAN_VERSION;
    request.device = Uuid::fromText(store.meta("device")).value_or(Uuid{});
    request.sentWallMs = store.clock().wallMs();
    request.sentMonotonicMs = store.clock().monotonicMs();
    request.sentBoot = store.clock().bootId();
    request.lastNumber = outbox.lastNumber();
    request.told = store.metaNumber("told");
    request.ownFrom = outbox.lowestPending();
    std::vector<FeedSum> sums;
    for (const auto& feed : store.feeds().all()) {
        if (feed.state == FeedState::Left)
            continue;
        request.cursors.push_back(cursorOf(feed));
        if (feed.state == FeedState::Following)
            sums.push_back({feed.scope, feed.lastSeq, feed.count, feed.digest.bytes()});
    }
    request.digest = combinedDigest(std::move(sums));
    if (ahead) {
        for (const auto& page : ahead->pages)
            continueAfter(request.cursors, page);
        if (ahead->hasFeeds)
            std::erase_if(request.cursors, [&](const Cursor& cursor) {
                return std::none_of(
                    ahead->feeds.begin(), ahead->feeds.end(),
                    [&](const FeedName& feed) { return feed.scope == cursor.scope; });
            });
    }
    const bool isFirstOfSeveral =
        !ahead && request.lastNumber - request.ownFrom >= std::int64_t{actionsPerRequest};
    const std::size_t actionsMax = isFirstOfSeveral ? actionsOfFirst : actionsPerRequest;
    if (!ahead)
        request.actions = DoubtedWork(store, outbox).next(actionsMax, changesPerRequest);
    if (request.actions.empty())
        request.actions = outbox.sendable(actionsMax, changesPerRequest, sentBefore);
    return request;
}

} // namespace banyan
