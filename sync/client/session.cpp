#include "sync/client/session.h"

#include "core/store/wipe.h"
#include "sync/client/newdevice.h"
#include "sync/client/requestbuilder.h"
#include "sync/client/understoodwork.h"
#include "sync/protocol/codec.h"

#include <algorithm>
#include <array>
#include <utility>

namespace banyan {

namespace {

constexpr int httpOk = 200;
constexpr int forksMax = 2;
constexpr int healsMax = 3;
constexpr int repeatsMax = 8; // what was forked or healed may be asked for again
constexpr int deadlineMs = 60'000;

// The next request goes out before this answer is written, so that both ends work at once; not
// when what this answer says decides what must be asked.
bool mayAskAhead(const SyncAnswer& answer, std::int64_t told, std::int64_t known) {
    const bool isAllDecided =
        std::all_of(answer.outcomes.begin(), answer.outcomes.end(),
                    [](const auto& outcome) { return outcome.setAside == SetAside::No; });
    const bool isSteady =
        std::all_of(answer.pages.begin(), answer.pages.end(), [&](const FeedPage& page) {
            return !page.isFirstPull || (!page.position.empty() && answer.outcomes.empty());
        });
    // The office may have decided work in a bundle or in a request whose answer was lost. One that
    // has seen less than it had told was restored: what it lacks is queued again first.
    const bool isExpected = answer.seen >= told && answer.seen <= known;
    return !answer.isForked && isAllDecided && isSteady && isExpected;
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
    m_alive = std::make_shared<int>(0); // what was asked before is no longer waited for
    m_finished = std::move(finished);
    m_progressed = std::move(progressed);
    m_report = {};
    m_forks = m_heals = m_repeats = 0;
    m_places.clear();
    m_sentLast = 0;
    m_waiting.reset();
    m_arrived.clear();
    m_isPrefetched = false;
    Status read = ok();
    bool mustFork = false;
    m_store.run([&](Store& store) {
        read = guarded([&]() -> Status {
            m_clock = &store.clock();
            m_token = store.meta("token");
            mustFork = store.metaNumber(mustForkKey) != 0;
            return ok();
        });
    });
    if (!read) {
        fail(read.error());
        return;
    }
    if (m_token.empty()) {
        fail({ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
        return;
    }
    if (mustFork) {
        fork();
        return;
    }
    enter(Stage::Asking);
    ask(nullptr);
}

bool SyncSession::ask(const Arrived* ahead) {
    const SyncAnswer* answer = ahead ? &**ahead->decoded : nullptr;
    Result<SyncRequest> request = Error{};
    m_mayAskAlong = true;
    m_store.run([&](Store& store) {
        request = guarded([&]() -> Result<SyncRequest> {
            Outbox outbox(store);
            return buildRequest(store, outbox, answer, ahead ? ahead->asked.sent.last : 0);
        });
    });
    if (!request) {
        fail(request.error());
        return false;
    }
    if (answer && !answer->hasMore && request->actions.empty())
        return false;
    if (isStuck(*request)) {
        fail({ErrorCode::Internal, "the office has more for this device but does not get on with "
                                   "it; the work is kept, please report it"});
        return false;
    }
    if (!request->actions.empty())
        m_sentLast = std::max(m_sentLast, request->actions.back().last());
    send(*std::move(request), ahead ? [this] { applyWaiting(); } : std::function<void()>());
    return true;
}

// While an answer is written, the one after it may already say what to ask next. Two wait at most.
void SyncSession::askAlong() {
    if (!m_mayAskAlong || m_arrived.size() != 1 || m_arrived.front().isAskedBeyond)
        return;
    auto& arrived = m_arrived.front();
    if (!arrived.decoded || !*arrived.decoded)
        return;
    auto request = continued(arrived.asked.request, **arrived.decoded, *m_clock);
    if (!request || isStuck(*request))
        return;
    arrived.isAskedBeyond = true;
    send(*std::move(request), {});
}

// `left`: called once the request has left.
void SyncSession::send(SyncRequest request, std::function<void()> left) {
    OfficeRequest message;
    message.path = "/v1/sync";
    message.body = encode(request);
    message.token = m_token;
    message.deadlineMs = deadlineMs;
    ++m_report.roundTrips;
    m_report.bytesUp += static_cast<std::int64_t>(message.body.size());
    m_report.actionsSent += static_cast<std::int64_t>(request.actions.size());
    auto asked = std::make_shared<Sent>();
    SentRequest& sent = asked->sent;
    sent.wallMs = request.sentWallMs;
    sent.told = request.told;
    if (!request.actions.empty()) {
        sent.first = request.actions.front().first;
        sent.last = request.actions.back().last();
        sent.isDoubted = sent.last <= request.told;
        sent.body = message.body;
        request.actions.clear();
    }
    asked->request = std::move(request);
    asked->heals = m_heals;
    if (left)
        message.sent = [left = std::move(left), alive = std::weak_ptr(m_alive)] {
            if (!alive.expired())
                left();
        };
    m_transport.post(std::move(message),
                     [this, alive = std::weak_ptr(m_alive), asked](auto answer) {
                         if (!alive.expired())
                             answered(std::move(answer), std::move(*asked));
                     });
}

bool SyncSession::isStuck(const SyncRequest& request) {
    if (!request.actions.empty() && request.actions.back().last() > m_sentLast)
        return false;
    std::string place = std::to_string(request.told);
    if (!request.actions.empty())
        place += '+' + std::to_string(request.actions.front().first);
    for (const auto& cursor : request.cursors)
        place += std::to_string(cursor.seq) + '/' + cursor.chain + cursor.position + '/';
    m_repeats += !m_places.insert(std::hash<std::string>()(place)).second;
    return m_repeats > repeatsMax;
}

void SyncSession::answered(Result<OfficeAnswer> answer, Sent sent) {
    const std::weak_ptr<int> alive(m_alive);
    applyWaiting();
    if (alive.expired()) // who was told that it failed has destroyed or restarted it
        return;
    m_arrived.push_back({std::move(answer), {}, std::move(sent)});
    auto& arrived = m_arrived.back();
    if (const auto& came = arrived.answer; came && came->status == httpOk)
        arrived.decoded = decodeSyncAnswer(came->body);
    if (m_isWriting)
        askAlong();
    else
        proceed();
}

void SyncSession::proceed() {
    auto arrived = std::move(m_arrived.front());
    m_arrived.pop_front();
    if (m_stage == Stage::Failed || m_stage == Stage::Done)
        return;
    m_isPrefetched = false;
    if (!arrived.answer) {
        fail(arrived.answer.error());
        return;
    }
    if (!arrived.decoded) {
        refused(*arrived.answer);
        return;
    }
    m_report.bytesDown += static_cast<std::int64_t>(arrived.answer->body.size());
    auto& decoded = *arrived.decoded;
    if (!decoded) {
        fail(decoded.error());
        return;
    }
    if (arrived.isAskedBeyond) {
        m_isPrefetched = true;
        askAlong();
        apply(*std::move(decoded), std::move(arrived.asked));
        return;
    }
    const std::int64_t known = std::max(arrived.asked.sent.told, m_sentLast);
    m_isPrefetched = mayAskAhead(*decoded, arrived.asked.sent.told, known) && ask(&arrived);
    if (m_isPrefetched)
        m_waiting = {*std::move(decoded), std::move(arrived.asked)};
    else if (m_stage != Stage::Failed)
        apply(*std::move(decoded), std::move(arrived.asked));
}

void SyncSession::applyWaiting() {
    if (auto waiting = std::exchange(m_waiting, {}))
        apply(std::move(waiting->answer), std::move(waiting->asked));
}

// What the one who writes works with, whether or not the session is still there.
struct SyncSession::Writing {
    SyncAnswer answer;
    Sent asked;
    SyncReport report;
    bool isForked = false;
    Result<AnswerWriter::Written> applied = Error{};
    Result<std::int64_t> resent = std::int64_t{0};
};

void SyncSession::apply(SyncAnswer answer, Sent asked) {
    enter(Stage::Applying);
    auto writing = std::make_shared<Writing>();
    writing->isForked = answer.isForked;
    writing->answer = std::move(answer);
    writing->asked = std::move(asked);
    writing->report = m_report;
    m_isWriting = true;
    m_store.start(
        [writing](Store& store) {
            const std::string knows = writing->answer.knows;
            writing->applied = guarded([&]() -> Result<AnswerWriter::Written> {
                return AnswerWriter(store, writing->report)
                    .write(std::move(writing->answer), writing->asked.sent);
            });
            if (writing->applied && !writing->isForked)
                writing->resent = resendUnderstood(store, knows);
        },
        [this, alive = std::weak_ptr(m_alive), writing] {
            if (!alive.expired())
                written(*writing);
        });
}

void SyncSession::written(const Writing& writing) {
    m_isWriting = false;
    SyncReport report = writing.report; // but requests may have left meanwhile
    report.roundTrips = m_report.roundTrips;
    report.bytesUp = m_report.bytesUp;
    m_report = report;
    const auto& applied = writing.applied;
    const auto& resent = writing.resent;
    if (!applied || !resent) {
        fail(applied ? resent.error() : applied.error());
        return;
    }
    if (*resent > 0)
        m_report.confirmedAtMs = 0; // something is unsent again
    m_report.feedsHealed += applied->healed;
    const bool isHealing = applied->healed > 0 || m_report.applied.hasDiverged;
    m_report.applied.hasDiverged = false;
    // What was asked for before a feed was begun anew does not fit it any more: that is no further
    // fault.
    m_heals += isHealing && writing.asked.heals == m_heals;
    if (isHealing || applied->pagesPassedOver > 0 || applied->progress.actionsLeft > 0
        || *resent > 0)
        m_mayAskAlong = false;
    if (m_progressed)
        m_progressed(applied->progress);
    if (writing.isForked) {
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
        else if (!m_arrived.empty())
            proceed();
    }
}

// A device that its office refuses may be enrolled anew: that must be known. One that was reported
// stolen destroys what it holds.
void SyncSession::refused(const OfficeAnswer& answer) {
    const Error error = refusalOf(answer);
    const auto message = decodeRefused(answer.body);
    const bool mustWipe = error.code == ErrorCode::Revoked && message && message->mustWipe;
    const bool isForGood =
        error.code == ErrorCode::Unauthorized || error.code == ErrorCode::Revoked;
    Status done = ok();
    if (isForGood)
        m_store.run([&](Store& store) {
            if (mustWipe) {
                done = wipe(store);
                return;
            }
            done = guarded([&]() -> Status {
                Transaction transaction(store.database());
                store.setMeta(refusedAsKey, errorName(error.code));
                transaction.commit();
                return ok();
            });
        });
    fail(done ? error : done.error());
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
        refused(*answer);
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
                becomeDevice(store, *enrolled, false);
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
    m_arrived.clear();
    if (auto finished = std::exchange(m_finished, {}))
        finished(std::move(error));
}

void SyncSession::finish() {
    enter(Stage::Done);
    if (auto finished = std::exchange(m_finished, {}))
        finished(m_report);
}

} // namespace banyan
