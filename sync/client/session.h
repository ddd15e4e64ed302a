#pragma once

#include "core/store/applier.h"
#include "sync/client/transport.h"
#include "sync/protocol/messages.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace banyan {

// Where a session gets at the store. run() returns when `work` has been done, on whatever thread
// owns the store.
class StoreRunner {
public:
    virtual ~StoreRunner() = default;
    virtual void run(const std::function<void(Store&)>& work) = 0;
};

class DirectRunner final : public StoreRunner {
public:
    explicit DirectRunner(Store& store)
        : m_store(store) {}
    void run(const std::function<void(Store&)>& work) override { work(m_store); }

private:
    Store& m_store;
};

struct SyncReport {
    ApplyReport applied;
    std::int64_t actionsSent = 0;
    std::int64_t actionsOfferedAgain = 0; // to an office restored from an older backup
    int roundTrips = 0;
    std::int64_t bytesUp = 0; // bodies, as on the wire above TLS
    std::int64_t bytesDown = 0;
    bool wasForked = false;
    int feedsHealed = 0;
    std::int64_t clockOffsetMs = 0; // office minus device
    std::int64_t confirmedAtMs = 0; // office time; 0 unless everything is confirmed
};

struct SyncProgress {
    std::int64_t recordsReceived = 0;
    std::int64_t recordsExpected = 0; // the same as received when no first pull is under way
    std::int64_t actionsLeft = 0;
};

// One synchronisation, from "what is to be sent" to "nothing is left on either side". On one
// thread, which is the transport's; the store is reached through the runner. Stages follow one
// another by a table; anything may be cut at any point and begun again. Starting it again while it
// runs does nothing.
class SyncSession {
public:
    enum class Stage : std::uint8_t { Idle, Asking, Applying, Renumbering, Done, Failed };
    using Finished = std::function<void(Result<SyncReport>)>;
    using Progressed = std::function<void(const SyncProgress&)>;

    SyncSession(StoreRunner& store, Transport& transport);
    ~SyncSession();

    // `finished` is called once. Errors: Unreachable, Untrusted, Unauthorized, Revoked, TooOld,
    // Garbled, Storage, Internal (the replicas could not be made equal). Work is kept in each.
    void start(Finished finished, Progressed progressed = {});
    Stage stage() const { return m_stage; }
    static bool allowed(Stage from, Stage to);

private:
    // A request on its way; the numbers are 0 when it holds no actions.
    struct Sent {
        std::int64_t wallMs = 0;
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::string body;
    };
    struct Applied {
        int healed = 0;
        SyncProgress progress;
    };
    void enter(Stage stage);
    // With `ahead`, nothing is sent when there is nothing more to send or to fetch. False then.
    bool ask(const SyncAnswer* ahead);
    void answered(Result<OfficeAnswer> answer, const Sent& sent);
    Result<Applied> write(Store& store, const SyncAnswer& answer, const Sent& sent);
    void remember(Store& store, Outbox& outbox, const SyncAnswer& answer, const Sent& sent);
    void apply(const SyncAnswer& answer, const Sent& sent);
    void applyWaiting();
    void fork();
    void forked(Result<OfficeAnswer> answer);
    void fail(Error error);
    void finish();

    StoreRunner& m_store;
    Transport& m_transport;
    Finished m_finished;
    Progressed m_progressed;
    Stage m_stage = Stage::Idle;
    SyncReport m_report;
    std::string m_token;
    int m_forks = 0;
    int m_heals = 0;
    std::int64_t m_sentLast = 0; // the last number sent in the answer to come or before
    bool m_isPrefetched = false; // the next answer has been asked for already
    struct Waiting {
        SyncAnswer answer;
        Sent sent;
    };
    std::optional<Waiting> m_waiting; // to be written once the request after it has left
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

// What an answer other than 200 means.
Error refusalOf(const OfficeAnswer& answer);

constexpr std::int64_t clockWarningMs = 10 * 60'000;

} // namespace banyan
