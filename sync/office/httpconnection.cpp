#include "sync/office/httpconnection.h"

#include <utility>

namespace banyan {

namespace {

// A turn handles this many records before the other connections of the thread get theirs.
constexpr int stepsPerTurn = 32;
// How long a closing connection waits for the other end to have read the last answer: closing with
// unread input would make the kernel reset the connection and take the answer with it.
constexpr int lingerMs = 2'000;

} // namespace

HttpConnection::HttpConnection(const TlsContext& context, int socket, std::string remote,
                               const HttpLimits& limits, HttpCounters& counters)
    : m_tls(context, socket)
    , m_reader(limits.headerBytesMax, limits.bodyBytesMax)
    , m_limits(limits)
    , m_counters(counters)
    , m_remote(std::move(remote)) {}

bool HttpConnection::isIdle() const {
    return m_state == State::Receiving && m_reader.isBetweenRequests();
}

bool HttpConnection::finish() {
    m_lastRequest = true;
    if (m_state != State::Handshake && !isIdle())
        return false;
    m_tls.closeNotify();
    return true;
}

HttpConnection::Next HttpConnection::advance(std::int64_t nowMs, std::span<char> scratch) {
    if (m_deadlineMs == 0)
        m_deadlineMs = nowMs + m_limits.requestDeadlineMs;
    for (int step = 0; step < stepsPerTurn; ++step) {
        Next next = Next::Again;
        switch (m_state) {
        case State::Handshake:
            next = handshake(nowMs);
            break;
        case State::Receiving:
            next = receive(nowMs, scratch);
            break;
        case State::Handling:
            return Next::Handler;
        case State::Answering:
            next = sendAnswer(nowMs);
            break;
        case State::Lingering:
            next = linger(scratch);
            break;
        }
        if (next != Next::Again)
            return next;
    }
    return Next::Again;
}

HttpConnection::Next HttpConnection::handshake(std::int64_t nowMs) {
    switch (m_tls.handshake()) {
    case TlsStream::Progress::Done:
        m_state = State::Receiving;
        m_deadlineMs = nowMs + m_limits.requestDeadlineMs;
        return Next::Again;
    case TlsStream::Progress::WantRead:
        return Next::Readable;
    case TlsStream::Progress::WantWrite:
        return Next::Writable;
    case TlsStream::Progress::Closed:
        break;
    }
    ++m_counters.handshakesFailed;
    return Next::Close;
}

void HttpConnection::beginRequest(std::int64_t nowMs) {
    if (std::exchange(m_requestBegun, true))
        return;
    m_fresh = false;
    m_deadlineMs = nowMs + m_limits.requestDeadlineMs;
}

HttpConnection::Next HttpConnection::receive(std::int64_t nowMs, std::span<char> scratch) {
    if (!m_requestBegun && !m_reader.isBetweenRequests()) { // came along with the last request
        beginRequest(nowMs);
        if (const auto state = m_reader.feed({}); state != HttpRequestReader::State::Receiving)
            return received(state, nowMs);
    }
    std::size_t count = 0;
    switch (m_tls.read(scratch.data(), scratch.size(), count)) {
    case TlsStream::Progress::Done:
        m_counters.bytesReceived += count;
        beginRequest(nowMs);
        return received(m_reader.feed({scratch.data(), count}), nowMs);
    case TlsStream::Progress::WantRead:
        return Next::Readable;
    case TlsStream::Progress::WantWrite:
        return Next::Writable;
    case TlsStream::Progress::Closed:
        break;
    }
    m_tls.closeNotify();
    return Next::Close;
}

HttpConnection::Next HttpConnection::received(HttpRequestReader::State state, std::int64_t nowMs) {
    switch (state) {
    case HttpRequestReader::State::Receiving:
        if (m_reader.wantsContinue()) {
            std::size_t count = 0;
            if (m_tls.write("HTTP/1.1 100 Continue\r\n\r\n", count) != TlsStream::Progress::Done)
                return Next::Close; // 25 bytes always fit, unless the other end has gone
        }
        break;
    case HttpRequestReader::State::Complete:
        m_state = State::Handling;
        m_requestBegun = false;
        m_deadlineMs = nowMs + m_limits.handlerDeadlineMs;
        ++m_counters.requests;
        break;
    case HttpRequestReader::State::Bad:
        refuse(400, "This is not an HTTP request.\n", nowMs);
        break;
    case HttpRequestReader::State::HeaderTooLarge:
        refuse(431, "The header of the request is too large.\n", nowMs);
        break;
    case HttpRequestReader::State::BodyTooLarge:
        refuse(413, "The body of the request is too large.\n", nowMs);
        break;
    case HttpRequestReader::State::NoLength:
        refuse(411, "The request must give its length (Content-Length).\n", nowMs);
        break;
    }
    return Next::Again;
}

HttpRequest HttpConnection::takeRequest() {
    HttpRequest request = m_reader.take();
    request.remote = m_remote;
    m_headOnly = request.method == "HEAD";
    if (!m_reader.keepAlive())
        m_lastRequest = true;
    return request;
}

void HttpConnection::answer(const HttpReply& reply, std::int64_t nowMs) {
    if (!reply.keepAlive)
        m_lastRequest = true;
    m_out = replyBytes(reply, !m_lastRequest, !m_headOnly);
    m_sent = 0;
    m_state = State::Answering;
    m_deadlineMs = nowMs + m_limits.requestDeadlineMs;
}

void HttpConnection::refuse(int status, const char* text, std::int64_t nowMs) {
    ++m_counters.malformed;
    answer({.status = status, .contentType = "text/plain", .body = text, .keepAlive = false},
           nowMs);
}

HttpConnection::Next HttpConnection::sendAnswer(std::int64_t nowMs) {
    if (m_sent == m_out.size()) {
        m_out = {};
        if (m_lastRequest) {
            startLingering(nowMs);
        } else {
            m_state = State::Receiving;
            m_deadlineMs = nowMs + m_limits.idleDeadlineMs;
        }
        return Next::Again;
    }
    std::size_t count = 0;
    switch (m_tls.write(std::string_view(m_out).substr(m_sent), count)) {
    case TlsStream::Progress::Done:
        m_sent += count;
        m_counters.bytesSent += count;
        m_deadlineMs = nowMs + m_limits.requestDeadlineMs; // as long as the other end takes some
        return Next::Again;
    case TlsStream::Progress::WantRead:
        return Next::Readable;
    case TlsStream::Progress::WantWrite:
        return Next::Writable;
    case TlsStream::Progress::Closed:
        break;
    }
    return Next::Close;
}

void HttpConnection::startLingering(std::int64_t nowMs) {
    m_tls.closeNotify();
    m_state = State::Lingering;
    m_deadlineMs = nowMs + lingerMs;
}

HttpConnection::Next HttpConnection::linger(std::span<char> scratch) {
    return m_tls.discard(scratch.data(), scratch.size()) ? Next::Close : Next::Readable;
}

HttpConnection::Next HttpConnection::deadlinePassed(std::int64_t nowMs) {
    switch (m_state) {
    case State::Handling:
        ++m_counters.handlersLate;
        answer({.status = 503,
                .contentType = "text/plain",
                .body = "The office is busy. Try again later.\n",
                .keepAlive = false},
               nowMs);
        return Next::Again;
    case State::Receiving:
        if (isIdle() && !m_fresh) {
            startLingering(nowMs);
            return Next::Again;
        }
        break;
    case State::Lingering:
        return Next::Close;
    case State::Handshake:
    case State::Answering:
        break;
    }
    ++m_counters.deadlines;
    return Next::Close;
}

} // namespace banyan
