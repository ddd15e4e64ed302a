#pragma once

#include "sync/office/httpmessage.h"
#include "sync/office/tlsstream.h"

#include <atomic>
#include <cstdint>
#include <span>
#include <string>

namespace banyan {

// Counted by all connections of a server together.
struct HttpCounters {
    std::atomic<std::uint64_t> connectionsAccepted = 0;
    std::atomic<std::uint64_t> connectionsRefused = 0; // over connectionsMax
    std::atomic<std::uint64_t> connectionsOpen = 0;
    std::atomic<std::uint64_t> handshakesFailed = 0;
    std::atomic<std::uint64_t> requests = 0;     // complete, given to the handler
    std::atomic<std::uint64_t> malformed = 0;    // answered 4xx by the server itself
    std::atomic<std::uint64_t> deadlines = 0;    // closed for being slow; idle ones are not counted
    std::atomic<std::uint64_t> handlersLate = 0; // answered 503 since the handler took too long
    std::atomic<std::uint64_t> bytesReceived = 0;
    std::atomic<std::uint64_t> bytesSent = 0;
};

struct HttpLimits {
    std::size_t headerBytesMax = 8 * 1024;
    std::size_t bodyBytesMax = 8 * 1024 * 1024;
    int requestDeadlineMs = 30'000;  // handshake, and each request from first to last byte
    int idleDeadlineMs = 120'000;    // between requests
    int handlerDeadlineMs = 120'000; // from request to answer
};

// One connection as a state machine over a non-blocking socket: handshake, requests, answers,
// close. Knows nothing of event loops: advance() goes as far as it can and says what it waits
// for, so that the caller owns socket, waiting and time. One thread at a time.
class HttpConnection {
public:
    enum class Next {
        Readable, // call advance() when the socket can be read
        Writable, // call advance() when it can be written
        Again,    // call advance() after giving others their turn
        Handler,  // takeRequest(), later answer()
        Close     // nothing more to do
    };

    HttpConnection(const TlsContext& context, int socket, std::string remote,
                   const HttpLimits& limits, HttpCounters& counters);

    // `scratch` is room for one read; connections of one thread may share it.
    Next advance(std::int64_t nowMs, std::span<char> scratch);
    HttpRequest takeRequest();
    void answer(const HttpReply& reply, std::int64_t nowMs); // then advance()

    Next deadlinePassed(std::int64_t nowMs); // call once deadlineMs() is reached
    std::int64_t deadlineMs() const { return m_deadlineMs; }
    bool finish(); // no request after the one under way; true if there is none: close it
    bool isHandling() const { return m_state == State::Handling; }
    // A request has begun and more of it must come.
    bool isAwaitingRest() const { return m_state == State::Receiving && m_requestBegun; }

private:
    bool isIdle() const;
    enum class State { Handshake, Receiving, Handling, Answering, Lingering };

    Next handshake(std::int64_t nowMs);
    Next receive(std::int64_t nowMs, std::span<char> scratch);
    Next received(HttpRequestReader::State state, std::int64_t nowMs);
    Next sendAnswer(std::int64_t nowMs);
    Next linger(std::span<char> scratch);
    void beginRequest(std::int64_t nowMs);
    void refuse(int status, const char* text, std::int64_t nowMs);
    void startLingering(std::int64_t nowMs);

    TlsStream m_tls;
    HttpRequestReader m_reader;
    const HttpLimits& m_limits;
    HttpCounters& m_counters;
    std::string m_remote;
    std::string m_out;
    std::size_t m_sent = 0;
    std::int64_t m_deadlineMs = 0; // 0 until the first advance()
    State m_state = State::Handshake;
    bool m_lastRequest = false;
    bool m_headOnly = false;
    bool m_fresh = true; // no request has begun on it yet
    bool m_requestBegun = false;
};

} // namespace banyan
