#include "sync/client/session.h"

#include "core/store/keptwork.h"
#include "sync/client/requestbuilder.h"
#include "sync/protocol/codec.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banyan {

namespace {

constexpr int httpOk = 200;
constexpr int forksMax = 2;
constexpr int healsMax = 3;
constexpr int deadlineMs = 60'000;

// Feeds the office no longer gives to this device leave it; new ones are begun.
void followFeeds(Store& store, Applier& applier, const SyncAnswer& answer) {
    if (!answer.hasFeeds)
        return;
    for (std::size_t i = 0; i < store.feeds().all().size(); ++i) {
        const Feed feed = store.feeds().all()[i];
        const bool isGiven =
            std::any_of(answer.feeds.begin(), answer.feeds.end(),
                        [&](const FeedName& name) { return name.scope == feed.scope; });
        if (isGiven || feed.state == FeedState::Left)
            continue;
        applier.dropFeed(feed.id, true);
        store.feeds().touch(feed.id).state = FeedState::Left;
    }
    for (const auto& name : answer.feeds) {
        const auto known = store.feeds().find(name.scope);
        if (known && store.feeds().isFollowed(*known))
            continue;
        const std::int64_t feed = store.feeds().obtain(name.scope, name.kind);
        store.feeds().touch(feed).state = FeedState::Fetching;
    }
}

// Feeds whose sums differ from the office's at the same place are pulled anew.
int healDiverged(Store& store, Applier& applier, const SyncAnswer& answer) {
    int healed = 0;
    for (const auto& sum : answer.sums) {
        const auto id = store.feeds().find(sum.scope);
        if (!id)
            continue;
        const Feed& feed = store.feeds().get(*id);
        const bool isComparable = feed.state == FeedState::Following && feed.lastSeq == sum.seq;
        if (!isComparable || (feed.count == sum.count && feed.digest.bytes() == sum.digest))
            continue;
        applier.dropFeed(*id, false);
        store.feeds().touch(*id).state = FeedState::Fetching;
        ++healed;
    }
    return healed;
}

// The next request goes out before this answer is written, so that both ends work at once; not
// when what this answer says decides what must be asked.
bool mayAskAhead(const SyncAnswer& answer) {
    const bool isAllDecided =
        std::all_of(answer.outcomes.begin(), answer.outcomes.end(),
                    [](const auto& outcome) { return outcome.setAside == SetAside::No; });
    const bool isSteady =
        std::all_of(answer.pages.begin(), answer.pages.end(), [&](const FeedPage& page) {
            return !page.isFirstPull || (!page.position.empty() && answer.outcomes.empty());
        });
    return !answer.isForked && isAllDecided && isSteady;
}

} // namespace

Error refusalOf(const OfficeAnswer& answer) {
    if (auto refused = decodeRefused(answer.body))
        return {refused->code, refused->sentence};
    switch (answer.status) {
    case 401:
        return {ErrorCode::Unauthorized, "the office does not know this device; enrol it"};
    case 413:
        return {ErrorCode::TooLarge, "the office found the message too large"};
    case 429:
    case 503:
        return {ErrorCode::Busy, "the office is busy; it will be tried again"};
    default:
        return {ErrorCode::Unreachable, "the office answered with an error (HTTP "
                                            + std::to_string(answer.status)
                                            + "); it will be tried again"};
    }
}

SyncSession::SyncSession(StoreRunner& store, Transport& transport)
    : m_store(store)
    , m_transport(transport) {}

SyncSession::~SyncSession() = default;

bool SyncSession::allowed(Stage from, Stage to) {
    using enum Stage;
    constexpr std::array<std::pair<Stage, Stage>, 13> table{{{Idle, Asking},
                                                             {Done, Asking},
                                                             {Failed, Asking},
                                                             {Idle, Failed},
                                                             {Done, Failed},
                                                             {Asking, Applying},
                                                             {Asking, Renumbering},
                                                             {Asking, Failed},
                                                             {Applying, Asking},
                                                             {Applying, Done},
                                                             {Applying, Failed},
                                                             {Renumbering, Asking},
                                                             {Renumbering, Failed}}};
    return std::find(table.begin(), table.end(), std::pair(from, to)) != table.end();
}

void SyncSession::enter(Stage stage) {
    assert(allowed(m_stage, stage));
    m_stage = stage;
}

void SyncSession::start(Finished finished, Progressed progressed) {
    if (m_stage == Stage::Asking || m_stage == Stage::Applying || m_stage == Stage::Renumbering)
        return;
    m_finished = std::move(finished);
    m_progressed = std::move(progressed);
    m_report = {};
    m_forks = m_heals = 0;
    m_sentLast = 0;
    m_waiting.reset();
    m_isPrefetched = false;
    m_store.run([&](Store& store) {
        auto token = guarded([&]() -> Result<std::string> { return store.meta("token"); });
        m_token = token ? *token : std::string();
    });
    if (m_token.empty()) {
        fail({ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
        return;
    }
    enter(Stage::Asking);
    ask(nullptr);
}

bool SyncSession::ask(const SyncAnswer* ahead) {
    Result<SyncRequest> request = Error{};
    m_store.run([&](Store& store) {
        request = guarded([&]() -> Result<SyncRequest> {
            Outbox outbox(store);
            return buildRequest(store, outbox, ahead, ahead ? m_sentLast : 0);
        });
    });
    if (!request) {
        fail(request.error());
        return false;
    }
    if (ahead && !ahead->hasMore && request->actions.empty())
        return false;
    if (!request->actions.empty())
        m_sentLast = request->actions.back().last();
    OfficeRequest message;
    message.path = "/v1/sync";
    message.body = encode(*request);
    message.token = m_token;
    message.deadlineMs = deadlineMs;
    ++m_report.roundTrips;
    m_report.bytesUp += static_cast<std::int64_t>(message.body.size());
    m_report.actionsSent += static_cast<std::int64_t>(request->actions.size());
    auto sent = std::make_shared<Sent>();
    sent->wallMs = request->sentWallMs;
    if (!request->actions.empty()) {
        sent->first = request->actions.front().first;
        sent->last = request->actions.back().last();
        sent->body = message.body;
    }
    if (ahead)
        message.sent = [this, alive = std::weak_ptr(m_alive)] {
            if (!alive.expired())
                applyWaiting();
        };
    m_transport.post(std::move(message), [this, alive = std::weak_ptr(m_alive), sent](auto answer) {
        if (!alive.expired())
            answered(std::move(answer), *sent);
    });
    return true;
}

void SyncSession::answered(Result<OfficeAnswer> answer, const Sent& sent) {
    applyWaiting();
    if (m_stage == Stage::Failed || m_stage == Stage::Done)
        return;
    m_isPrefetched = false;
    if (!answer) {
        fail(answer.error());
        return;
    }
    if (answer->status != httpOk) {
        fail(refusalOf(*answer));
        return;
    }
    m_report.bytesDown += static_cast<std::int64_t>(answer->body.size());
    auto decoded = decodeSyncAnswer(answer->body);
    if (!decoded) {
        fail(decoded.error());
        return;
    }
    m_isPrefetched = mayAskAhead(*decoded) && ask(&*decoded);
    if (m_isPrefetched)
        m_waiting = {*std::move(decoded), sent};
    else if (m_stage != Stage::Failed)
        apply(*decoded, sent);
}

void SyncSession::applyWaiting() {
    if (const auto waiting = std::exchange(m_waiting, {}))
        apply(waiting->answer, waiting->sent);
}

// Keeps what was sent for an office restored from an older backup, and offers it again to one.
void SyncSession::remember(Store& store, Outbox& outbox, const SyncAnswer& answer,
                           const Sent& sent) {
    if (answer.isForked)
        return;
    KeptWork kept(store);
    if (answer.seen < store.metaNumber("told")) {
        for (const auto& body : kept.beyond(answer.seen)) {
            auto request = decodeSyncRequest(body);
            if (!request)
                throw StorageError(StorageError::corrupt, "kept work cannot be read");
            for (const auto& action : request->actions)
                if (action.first > answer.seen)
                    m_report.actionsOfferedAgain += outbox.offerAgain(action);
        }
        store.setMeta("told", answer.seen);
    } else if (sent.last > 0 && !answer.outcomes.empty()) {
        kept.keep(sent.first, sent.last, sent.body);
    }
    if (answer.backedUp > 0)
        kept.forget(answer.backedUp);
}

Result<SyncSession::Applied> SyncSession::write(Store& store, const SyncAnswer& answer,
                                                const Sent& sent) {
    Applied done;
    Outbox outbox(store);
    Applier applier(store, outbox);
    try {
        Transaction transaction(store.database());
        remember(store, outbox, answer, sent);
        for (const auto& item : answer.outcomes)
            applier.outcome(item, m_report.applied);
        if (!answer.isForked) {
            followFeeds(store, applier, answer);
            for (const auto& page : answer.pages)
                applier.page(page, m_report.applied);
            done.healed = healDiverged(store, applier, answer);
        }
        applier.finish();
        if (answer.officeTimeMs > store.metaNumber("office_time"))
            store.setMeta("office_time", answer.officeTimeMs);
        m_report.clockOffsetMs = answer.officeTimeMs - sent.wallMs;
        store.setMeta("clock_offset", m_report.clockOffsetMs);
        const bool isLast = !answer.hasMore && outbox.sendable(1, 1).empty() && done.healed == 0
                            && !answer.isForked && !m_report.applied.hasDiverged;
        if (isLast) {
            m_report.confirmedAtMs = answer.officeTimeMs;
            store.setMeta("confirmed_at", answer.officeTimeMs);
        }
        store.feeds().save();
        transaction.commit();
    } catch (...) {
        store.reload();
        throw;
    }
    for (const auto& feed : store.feeds().all()) {
        done.progress.recordsReceived += feed.count;
        done.progress.recordsExpected +=
            feed.state == FeedState::Fetching ? std::max(feed.total, feed.count) : feed.count;
    }
    done.progress.actionsLeft = outbox.counts().unsent;
    return done;
}

void SyncSession::apply(const SyncAnswer& answer, const Sent& sent) {
    enter(Stage::Applying);
    Result<Applied> applied = Error{};
    m_store.run(
        [&](Store& store) { applied = guarded([&] { return write(store, answer, sent); }); });
    if (!applied) {
        fail(applied.error());
        return;
    }
    m_report.feedsHealed += applied->healed;
    m_heals += applied->healed > 0 || m_report.applied.hasDiverged;
    m_report.applied.hasDiverged = false;
    if (m_progressed)
        m_progressed(applied->progress);
    if (answer.isForked) {
        fork();
    } else if (m_heals > healsMax) {
        fail({ErrorCode::Internal, "this device and the office do not agree and could not be made "
                                   "equal; the work is kept, please report it"});
    } else if (m_report.confirmedAtMs != 0 && !m_isPrefetched) {
        finish();
    } else {
        m_report.confirmedAtMs = 0;
        enter(Stage::Asking);
        if (!m_isPrefetched)
            ask(nullptr);
    }
}

void SyncSession::fork() {
    m_report.wasForked = true;
    if (++m_forks > forksMax) {
        fail({ErrorCode::Forked, "another copy of this device keeps using its numbers; the work is "
                                 "kept, enrol one of the two anew"});
        return;
    }
    enter(Stage::Asking);
    enter(Stage::Renumbering);
    OfficeRequest message;
    message.path = "/v1/fork";
    message.token = m_token;
    message.deadlineMs = deadlineMs;
    ++m_report.roundTrips;
    m_transport.post(std::move(message), [this, alive = std::weak_ptr(m_alive)](auto answer) {
        if (!alive.expired())
            forked(std::move(answer));
    });
}

void SyncSession::forked(Result<OfficeAnswer> answer) {
    if (!answer) {
        fail(answer.error());
        return;
    }
    if (answer->status != httpOk) {
        fail(refusalOf(*answer));
        return;
    }
    auto enrolled = decodeEnrolAnswer(answer->body);
    if (!enrolled) {
        fail(enrolled.error());
        return;
    }
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            try {
                Transaction transaction(store.database());
                Outbox outbox(store);
                Applier applier(store, outbox);
                store.setMeta("device", enrolled->device.text());
                store.setMeta("token", enrolled->token);
                outbox.settleDecided(0);
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
                transaction.commit();
                return ok();
            } catch (...) {
                store.reload();
                throw;
            }
        });
    });
    if (!status) {
        fail(status.error());
        return;
    }
    m_token = enrolled->token;
    enter(Stage::Asking);
    ask(nullptr);
}

void SyncSession::fail(Error error) {
    enter(Stage::Failed);
    if (auto finished = std::exchange(m_finished, {}))
        finished(std::move(error));
}

void SyncSession::finish() {
    enter(Stage::Done);
    if (auto finished = std::exchange(m_finished, {}))
        finished(m_report);
}

} // namespace banyan
