#include "sync/client/answerwriter.h"

#include "core/store/keptwork.h"
#include "core/store/schema.h"
#include "sync/client/bundleexports.h"
#include "sync/client/doubtedwork.h"
#include "sync/client/newdevice.h"
#include "sync/client/requestbuilder.h"
#include "sync/protocol/codec.h"

#include <algorithm>

namespace banyan {

namespace {

// Of the outcomes those of actions that are still unsent here, one for each: what has been decided
// here already, by a newer answer or by a person, stays as it is.
std::vector<DeliveredOutcome> undecided(const std::vector<DeliveredOutcome>& outcomes,
                                        const std::vector<Action>& unsent) {
    std::vector<DeliveredOutcome> kept;
    for (const auto& outcome : outcomes) {
        const auto from = std::lower_bound(
            unsent.begin(), unsent.end(), outcome.first,
            [](const Action& action, std::int64_t first) { return action.first < first; });
        for (auto action = from; action != unsent.end() && action->last() <= outcome.last;
             ++action) {
            DeliveredOutcome each = outcome;
            each.first = action->first;
            each.last = action->last();
            const bool isRun = outcome.setAside == SetAside::No && outcome.changes.empty();
            if (isRun || (each.first == outcome.first && each.last == outcome.last))
                kept.push_back(std::move(each));
        }
    }
    return kept;
}

// A feed that this device had pulled whole.
bool isBegunAnew(Store& store, const FeedPage& page) {
    const auto feed = store.feeds().find(page.scope);
    return page.isFirstPull && page.isRestart && feed
           && store.feeds().get(*feed).state == FeedState::Following;
}

// It was asked for before its feed was begun anew here.
bool isOvertaken(Store& store, const FeedPage& page) {
    const auto feed = store.feeds().find(page.scope);
    return page.isFirstPull && !page.isRestart
           && (!feed || store.feeds().get(*feed).position.empty());
}

// The page continues from where the device stands in its feed: there it stood when it asked.
bool continues(Store& store, const FeedPage& page, const SyncRequest& asked) {
    const auto id = store.feeds().find(page.scope);
    if (!id || !store.feeds().isFollowed(*id))
        return false;
    Cursor then;
    then.scope = page.scope;
    then.isFetching = true;
    for (const auto& cursor : asked.cursors)
        if (cursor.scope == page.scope)
            then = cursor;
    const Cursor now = cursorOf(store.feeds().get(*id));
    if (then.isFetching != now.isFetching || then.chain != now.chain
        || then.position != now.position)
        return false;
    if (now.chain.empty()) // nothing was pulled yet: there is no place
        return page.isFirstPull && page.isRestart;
    const bool isHere = page.isFirstPull || (!now.isFetching && page.fromSeq == now.seq);
    return then.seq == now.seq && isHere;
}

} // namespace

template <typename Work>
AnswerWriter::Written AnswerWriter::inTransaction(Work work) {
    Written written;
    try {
        Transaction transaction(m_store.database());
        work(written);
        m_store.feeds().save();
        transaction.commit();
    } catch (...) {
        m_store.reload();
        throw;
    }
    for (const auto& feed : m_store.feeds().all()) {
        written.progress.recordsReceived += feed.count;
        written.progress.recordsExpected +=
            feed.state == FeedState::Fetching ? std::max(feed.total, feed.count) : feed.count;
    }
    written.progress.actionsLeft = m_outbox.counts().unsent;
    return written;
}

AnswerWriter::Written AnswerWriter::write(SyncAnswer answer, const SentRequest& sent) {
    return inTransaction([&](Written& written) {
        remember(answer, sent, m_store.metaNumber("told"));
        if (sent.isDoubted)
            settleDoubted(answer, sent);
        else
            for (const auto& item : answer.outcomes)
                m_applier.outcome(item, m_report.applied);
        if (!answer.isForked) {
            followFeeds(answer);
            written.pagesPassedOver = pages(answer, nullptr);
            written.healed = healDiverged(answer);
        }
        m_applier.finish(!answer.hasMore && written.pagesPassedOver == 0
                         && !m_report.applied.hasDiverged);
        if (!m_store.meta(refusedAsKey).empty())
            m_store.setMeta(refusedAsKey, "");
        if (answer.officeTimeMs > m_store.metaNumber("office_time"))
            m_store.setMeta("office_time", answer.officeTimeMs);
        m_report.clockOffsetMs = answer.officeTimeMs - sent.wallMs;
        m_store.setMeta("clock_offset", m_report.clockOffsetMs);
        if (m_outbox.sendable(1, 1).empty() && written.healed == 0 && written.pagesPassedOver == 0)
            confirm(answer);
    });
}

AnswerWriter::Written AnswerWriter::writeReply(SyncAnswer answer, const SyncRequest& asked) {
    return inTransaction([&](Written& written) {
        // How long both files were on their way is not known: the clock is not judged by them.
        const bool isLatest = answer.officeTimeMs >= m_store.metaNumber("office_time");
        replyOutcomes(answer, asked);
        if (!answer.isForked) {
            if (isLatest)
                followFeeds(answer);
            written.pagesPassedOver = pages(answer, &asked);
            if (isLatest)
                written.healed = healDiverged(answer);
        }
        m_applier.finish(!answer.hasMore && written.pagesPassedOver == 0
                         && !m_report.applied.hasDiverged);
        if (isLatest)
            m_store.setMeta("office_time", answer.officeTimeMs);
        if (isLatest && written.healed == 0 && written.pagesPassedOver == 0
            && m_outbox.counts().unsent == 0)
            confirm(answer);
    });
}

void AnswerWriter::replyOutcomes(const SyncAnswer& answer, const SyncRequest& asked) {
    const auto unsent = m_outbox.sendable(limits::actionsMax, limits::changesMax);
    const auto outcomes = undecided(answer.outcomes, unsent);
    SentRequest sent;
    if (!outcomes.empty()) {
        // What the office has decided now, as it was sent.
        SyncRequest decided = asked;
        for (const auto& action : unsent)
            if (action.first >= outcomes.front().first && action.last() <= outcomes.back().last)
                decided.actions.push_back(action);
        sent.first = outcomes.front().first;
        sent.last = outcomes.back().last;
        sent.body = encode(decided);
    }
    // An office that had seen less than it had told when the bundle was made was restored from a
    // backup, unless the device has heard from it since.
    const std::int64_t told = m_store.metaNumber("told");
    remember(answer, sent, told == asked.told ? told : 0);
    for (const auto& item : outcomes)
        m_applier.outcome(item, m_report.applied);
}

// How many pages were passed over. Pages of an office that has decided work whose outcome is not
// known here wait: this work came by another way, and its rows would be taken for news. It is
// still unsent, so that its outcome comes with a later answer, and the pages after it. The pages
// that are written are used up.
std::int64_t AnswerWriter::pages(SyncAnswer& answer, const SyncRequest* asked) {
    std::int64_t decided = 0;
    for (const auto& outcome : answer.outcomes)
        decided = std::max(decided, outcome.last);
    const auto unsent = m_outbox.sendable(1, 1, decided);
    const bool knowsMore = !unsent.empty() && unsent.front().first <= answer.seen;
    std::int64_t passedOver = 0;
    for (auto& page : answer.pages) {
        if (knowsMore || isOvertaken(m_store, page)
            || (asked && !continues(m_store, page, *asked))) {
            ++passedOver;
            continue;
        }
        if (isBegunAnew(m_store, page)) // the office may be an older one
            DoubtedWork(m_store, m_outbox).begin(answer.backedUp);
        m_applier.page(std::move(page), m_report.applied);
    }
    return passedOver;
}

// Keeps what was sent for an office restored from an older backup, and offers it again to one.
void AnswerWriter::remember(const SyncAnswer& answer, const SentRequest& sent, std::int64_t told) {
    KeptWork kept(m_store);
    if (!answer.isForked && answer.seen < told)
        offerAgainBeyond(answer.seen);
    else if (sent.last > 0 && !sent.isDoubted && !answer.outcomes.empty())
        kept.keep(sent.first, answer.outcomes.back().last, sent.body);
    if (answer.backedUp > 0)
        kept.forget(answer.backedUp);
    DoubtedWork(m_store, m_outbox).lookAgain();
}

void AnswerWriter::offerAgainBeyond(std::int64_t seen) {
    for (const auto& action : keptActions(m_store, seen))
        m_report.actionsOfferedAgain += m_outbox.offerAgain(action);
    m_store.setMeta("told", seen);
    // Replies from before the office was restored would confirm what it has lost.
    BundleExports(m_store).forget();
}

void AnswerWriter::settleDoubted(const SyncAnswer& answer, const SentRequest& sent) {
    auto request = decodeSyncRequest(sent.body);
    if (!request)
        throw StorageError(StorageError::corrupt, "what was sent cannot be read");
    if (!answer.isForked)
        DoubtedWork(m_store, m_outbox).settle(answer.outcomes, *request);
}

// Feeds the office no longer gives to this device leave it; new ones are begun.
void AnswerWriter::followFeeds(const SyncAnswer& answer) {
    if (!answer.hasFeeds)
        return;
    for (std::size_t i = 0; i < m_store.feeds().all().size(); ++i) {
        const Feed feed = m_store.feeds().all()[i];
        const bool isGiven =
            std::any_of(answer.feeds.begin(), answer.feeds.end(),
                        [&](const FeedName& name) { return name.scope == feed.scope; });
        if (isGiven || feed.state == FeedState::Left)
            continue;
        m_applier.dropFeed(feed.id, true);
        m_store.feeds().touch(feed.id).state = FeedState::Left;
    }
    for (const auto& name : answer.feeds) {
        const auto known = m_store.feeds().find(name.scope);
        if (known && m_store.feeds().isFollowed(*known))
            continue;
        const std::int64_t feed = m_store.feeds().obtain(name.scope, name.kind);
        m_store.feeds().touch(feed).state = FeedState::Fetching;
        if (name.kind == FeedKind::Pack)
            Holdings(m_store).setEnd(feed, name.endsMs);
    }
}

// Feeds whose sums differ from the office's at the same place are pulled anew.
int AnswerWriter::healDiverged(const SyncAnswer& answer) {
    if (m_store.metaNumber(notUnderstoodKey) != 0)
        return 0; // this app is older than the office: they cannot be equal before it is upgraded
    int healed = 0;
    for (const auto& sum : answer.sums) {
        const auto id = m_store.feeds().find(sum.scope);
        if (!id)
            continue;
        const Feed& feed = m_store.feeds().get(*id);
        const bool isComparable = feed.state == FeedState::Following && feed.lastSeq == sum.seq;
        if (!isComparable || (feed.count == sum.count && feed.digest.bytes() == sum.digest))
            continue;
        m_applier.dropFeed(*id, false);
        m_store.feeds().touch(*id).state = FeedState::Fetching;
        ++healed;
    }
    return healed;
}

// "Synchronised" may be said when the answer left nothing to do.
void AnswerWriter::confirm(const SyncAnswer& answer) {
    const auto& feeds = m_store.feeds().all();
    const bool isFetching = std::any_of(feeds.begin(), feeds.end(), [](const Feed& feed) {
        return feed.state == FeedState::Fetching; // a pack may be pulled anew unasked
    });
    if (answer.hasMore || answer.isForked || m_report.applied.hasDiverged || isFetching
        || DoubtedWork(m_store, m_outbox).isAny())
        return;
    m_report.confirmedAtMs = answer.officeTimeMs;
    m_store.setMeta("confirmed_at", answer.officeTimeMs);
}

} // namespace banyan
