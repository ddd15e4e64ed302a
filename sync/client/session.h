#pragma once

#include "sync/client/answerwriter.h"
#include "sync/client/storerunner.h"
#include "sync/client/transport.h"
#include "sync/protocol/messages.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>

namespace banyan {

// One synchronisation, from "what is to be sent" to "nothing is left on either side". On one
// thread, which is the transport's; the store is reached through the runner, so that an answer is
// read and decoded while the one before it is written. Stages follow one another by a table;
// anything may be cut at any point and begun again. Starting it again while it runs does nothing.
// It may be destroyed at any time; what is being written is written whole.
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
    void enter(Stage stage);
    struct Arrived;
    // With `ahead`, nothing is sent when there is nothing more to send or to fetch. False then.
    bool ask(const Arrived* ahead);
    void askAlong();
    void send(SyncRequest request, std::function<void()> left);
    // Whether the office keeps being asked the same without anything getting on.
    bool isStuck(const SyncRequest& request);
    struct Sent;
    void answered(Result<OfficeAnswer> answer, Sent sent);
    void proceed();
    void apply(SyncAnswer answer, Sent asked);
    struct Writing;
    void written(const Writing& writing);
    void applyWaiting();
    void fork();
    void forked(Result<OfficeAnswer> answer);
    void refused(const OfficeAnswer& answer);
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
    int m_repeats = 0;              // requests that asked again from where one had asked before
    std::set<std::size_t> m_places; // hashes of where requests of this session asked from
    std::int64_t m_sentLast = 0;    // the highest number that was sent
    bool m_isPrefetched = false;    // the next answer has been asked for already
    struct Sent {
        SentRequest sent;
        SyncRequest request; // without its actions
        int heals = 0;       // there had been by then
    };
    struct Arrived {
        Result<OfficeAnswer> answer;
        std::optional<Result<SyncAnswer>> decoded; // of what is no refusal
        Sent asked;
        bool isAskedBeyond = false; // the request after it is on its way
    };
    struct Waiting {
        SyncAnswer answer;
        Sent asked;
    };
    std::optional<Waiting> m_waiting; // to be written once the request after it has left
    std::deque<Arrived> m_arrived;    // to be looked at once those before are written
    bool m_isWriting = false;
    bool m_mayAskAlong = true; // nothing that was written since the store was asked says otherwise
    const Clock* m_clock = nullptr; // the store's
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

// What an answer other than 200 means.
Error refusalOf(const OfficeAnswer& answer);

constexpr std::int64_t clockWarningMs = 10 * 60'000;

} // namespace banyan
