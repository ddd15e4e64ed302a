#include "sync/office/httpserver.h"

#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK // the thread sanitizer does not know fences
#endif
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <vector>

#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace banyan {

namespace asio = boost::asio;
using boost::system::error_code;
using tcp = asio::ip::tcp;

namespace {

// Deadlines are looked at this often, for all connections at once: a timer each would cost more
// memory than precision is worth.
constexpr int sweepMs = 100;
constexpr int acceptPauseMs = 200; // after an error such as too many open files

// A client that leaves Nagle's algorithm on (Qt's does) holds the rest of its request back until
// the beginning is acknowledged, which the kernel would put off by 40 ms.
void acknowledgeNow(tcp::socket& socket) {
#ifdef TCP_QUICKACK
    const int on = 1;
    (void)::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_QUICKACK, &on, sizeof on);
#endif
}

std::int64_t nowMs() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void raiseOpenFilesLimit(std::size_t wanted) {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
    setrlimit(RLIMIT_NOFILE, &limit);
}

// What the threads share.
struct Shared {
    HttpServerConfig config;
    RequestHandler& handler;
    HttpCounters counters;
    std::mutex mutex;
    std::condition_variable closed;
    std::shared_ptr<const TlsContext> tls; // under the mutex

    void log(std::string_view line) const {
        if (config.log)
            config.log(line);
    }
};

struct Session {
    Session(tcp::socket accepted, const TlsContext& tls, std::string remote, Shared& shared)
        : socket(std::move(accepted))
        , connection(tls, socket.native_handle(), std::move(remote), shared.config.limits,
                     shared.counters) {}
    tcp::socket socket;
    HttpConnection connection;
    // Goes up whenever something new is waited for: what comes from an earlier wait is dropped.
    std::uint64_t turn = 0;
    bool isClosed = false;
};
using SessionPtr = std::shared_ptr<Session>;

// One thread, its event loop and its connections. Everything but post() and the calls before and
// after the thread's life happens on that thread.
class Worker : public std::enable_shared_from_this<Worker> {
public:
    explicit Worker(Shared& shared)
        : m_shared(shared)
        , m_sweep(context) {}

    void run() {
        armSweep();
        context.run();
    }
    void adopt(tcp::socket socket);
    void drain();
    void closeAll();
    void endSweep() {
        m_ended = true;
        m_sweep.cancel();
    }

    asio::io_context context{1};

private:
    void advance(const SessionPtr& session);
    void resume(const SessionPtr& session, HttpConnection::Next next);
    void wait(const SessionPtr& session, tcp::socket::wait_type what);
    void dispatch(const SessionPtr& session);
    void answered(const SessionPtr& session, std::uint64_t turn, HttpReply& answer);
    void close(const SessionPtr& session);
    void oneFewer();
    void armSweep();
    void sweep();

    Shared& m_shared;
    asio::steady_timer m_sweep;
    std::unordered_set<SessionPtr> m_sessions;
    std::array<char, 16 * 1024> m_scratch{};
    bool m_draining = false;
    bool m_ended = false;
};

void Worker::adopt(tcp::socket socket) {
    error_code failed;
    const auto remote = socket.remote_endpoint(failed);
    if (!failed)
        socket.set_option(tcp::no_delay(true), failed);
    if (!failed)
        socket.native_non_blocking(true, failed);
    if (failed || m_draining)
        return oneFewer();
    std::shared_ptr<const TlsContext> tls;
    {
        const std::lock_guard lock(m_shared.mutex);
        tls = m_shared.tls;
    }
    auto session =
        std::make_shared<Session>(std::move(socket), *tls, remote.address().to_string(), m_shared);
    m_sessions.insert(session);
    advance(session);
}

void Worker::advance(const SessionPtr& session) {
    resume(session, session->connection.advance(nowMs(), m_scratch));
}

void Worker::resume(const SessionPtr& session, HttpConnection::Next next) {
    const std::uint64_t turn = ++session->turn;
    switch (next) {
    case HttpConnection::Next::Readable:
        if (session->connection.isAwaitingRest())
            acknowledgeNow(session->socket);
        wait(session, tcp::socket::wait_read);
        break;
    case HttpConnection::Next::Writable:
        wait(session, tcp::socket::wait_write);
        break;
    case HttpConnection::Next::Again:
        asio::post(context, [this, session, turn] {
            if (!session->isClosed && session->turn == turn)
                advance(session);
        });
        break;
    case HttpConnection::Next::Handler:
        dispatch(session);
        break;
    case HttpConnection::Next::Close:
        close(session);
        break;
    }
}

void Worker::wait(const SessionPtr& session, tcp::socket::wait_type what) {
    session->socket.async_wait(what, [this, session, turn = session->turn](error_code failed) {
        if (session->isClosed || session->turn != turn)
            return;
        if (failed)
            close(session);
        else
            advance(session);
    });
}

void Worker::dispatch(const SessionPtr& session) {
    // Holds neither the session nor this worker: an answer may come when both are gone.
    auto reply = [worker = weak_from_this(), waiting = std::weak_ptr<Session>(session),
                  turn = session->turn](HttpReply answer) {
        const auto alive = worker.lock();
        if (!alive)
            return;
        asio::post(alive->context,
                   [self = alive.get(), waiting, turn, answer = std::move(answer)]() mutable {
                       self->answered(waiting.lock(), turn, answer);
                   });
    };
    try {
        m_shared.handler.handle(session->connection.takeRequest(), reply);
    } catch (const std::exception&) {
        m_shared.log("a request handler has thrown an exception");
        reply({.status = 500,
               .contentType = "text/plain",
               .body = "The office has failed on this request.\n",
               .keepAlive = false});
    }
}

void Worker::answered(const SessionPtr& session, std::uint64_t turn, HttpReply& answer) {
    if (!session || session->isClosed || session->turn != turn)
        return;
    if (answer.makeBody)
        answer.body = answer.makeBody();
    session->connection.answer(answer, nowMs());
    advance(session);
}

void Worker::close(const SessionPtr& session) {
    if (std::exchange(session->isClosed, true))
        return;
    error_code ignored; // closing is all that can be done with it
    session->socket.close(ignored);
    m_sessions.erase(session);
    oneFewer();
}

void Worker::oneFewer() {
    const std::lock_guard lock(m_shared.mutex);
    --m_shared.counters.connectionsOpen;
    m_shared.closed.notify_all();
}

void Worker::armSweep() {
    if (m_ended)
        return;
    m_sweep.expires_after(std::chrono::milliseconds(sweepMs));
    m_sweep.async_wait([this](error_code failed) {
        if (!failed)
            sweep();
        armSweep();
    });
}

void Worker::sweep() {
    const std::int64_t now = nowMs();
    std::vector<SessionPtr> late;
    for (const SessionPtr& session : m_sessions)
        if (session->connection.deadlineMs() <= now)
            late.push_back(session);
    for (const SessionPtr& session : late) {
        error_code ignored; // whatever was waited for is dropped by its turn
        session->socket.cancel(ignored);
        if (session->connection.isHandling())
            m_shared.log("a request handler has missed its deadline");
        resume(session, session->connection.deadlinePassed(now));
    }
}

void Worker::drain() {
    m_draining = true;
    const std::vector<SessionPtr> sessions(m_sessions.begin(), m_sessions.end());
    for (const SessionPtr& session : sessions)
        if (session->connection.finish())
            close(session);
}

void Worker::closeAll() {
    m_draining = true;
    const std::vector<SessionPtr> sessions(m_sessions.begin(), m_sessions.end());
    for (const SessionPtr& session : sessions)
        close(session);
}

} // namespace

class HttpServer::Impl {
public:
    Impl(HttpServerConfig config, RequestHandler& handler)
        : shared{std::move(config), handler, {}, {}, {}, {}} {}

    Result<std::uint16_t> start();
    void stop(int limitMs);

    Shared shared;

private:
    Result<std::uint16_t> listen(asio::io_context& context);
    void accept();
    void accepted(error_code failed, tcp::socket socket, Worker& worker);

    std::vector<std::shared_ptr<Worker>> m_workers;
    std::vector<std::thread> m_threads;
    std::unique_ptr<tcp::acceptor> m_acceptor;
    std::unique_ptr<asio::steady_timer> m_pause;
    std::size_t m_turn = 0;
};

Result<std::uint16_t> HttpServer::Impl::listen(asio::io_context& context) {
    error_code failed;
    tcp::resolver resolver(context);
    const auto found = resolver.resolve(shared.config.host, std::to_string(shared.config.port),
                                        tcp::resolver::passive, failed);
    if (failed || found.empty())
        return {ErrorCode::Invalid, "cannot listen on " + shared.config.host + ": no such host"};
    const tcp::endpoint where = *found.begin();
    m_acceptor = std::make_unique<tcp::acceptor>(context);
    m_acceptor->open(where.protocol(), failed);
    if (!failed)
        m_acceptor->set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed && where.protocol() == tcp::v6())
        m_acceptor->set_option(asio::ip::v6_only(false), failed);
    if (!failed)
        m_acceptor->bind(where, failed);
    if (!failed)
        m_acceptor->listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return {ErrorCode::Unreachable, "cannot listen on " + shared.config.host + " port "
                                            + std::to_string(shared.config.port) + ": "
                                            + failed.message()};
    return m_acceptor->local_endpoint().port();
}

Result<std::uint16_t> HttpServer::Impl::start() {
    auto tls = TlsContext::fromPem(shared.config.certificateChainPem, shared.config.keyPem);
    if (!tls)
        return tls.error();
    shared.tls = *tls;
    raiseOpenFilesLimit(shared.config.connectionsMax + 64);
    for (int i = 0; i < std::max(1, shared.config.ioThreads); ++i)
        m_workers.push_back(std::make_shared<Worker>(shared));
    auto port = listen(m_workers.front()->context);
    if (!port) {
        m_acceptor.reset();
        m_workers.clear();
        return port;
    }
    m_pause = std::make_unique<asio::steady_timer>(m_workers.front()->context);
    accept();
    for (const auto& worker : m_workers)
        m_threads.emplace_back([&worker = *worker] { worker.run(); });
    return port;
}

void HttpServer::Impl::accept() {
    Worker& worker = *m_workers[m_turn++ % m_workers.size()];
    m_acceptor->async_accept(worker.context,
                             [this, &worker](error_code failed, tcp::socket socket) {
                                 accepted(failed, std::move(socket), worker);
                             });
}

void HttpServer::Impl::accepted(error_code failed, tcp::socket socket, Worker& worker) {
    if (!m_acceptor->is_open())
        return;
    if (failed) {
        shared.log("cannot accept a connection: " + failed.message());
        m_pause->expires_after(std::chrono::milliseconds(acceptPauseMs));
        m_pause->async_wait([this](error_code stopped) {
            if (!stopped && m_acceptor->is_open())
                accept();
        });
        return;
    }
    ++shared.counters.connectionsAccepted;
    if (shared.counters.connectionsOpen >= shared.config.connectionsMax) {
        ++shared.counters.connectionsRefused;
    } else {
        ++shared.counters.connectionsOpen;
        asio::post(worker.context, [&worker, socket = std::move(socket)]() mutable {
            worker.adopt(std::move(socket));
        });
    }
    accept();
}

void HttpServer::Impl::stop(int limitMs) {
    if (m_threads.empty())
        return;
    asio::post(m_workers.front()->context, [this] {
        error_code ignored;
        m_acceptor->close(ignored);
        m_pause->cancel();
        // Only now: a connection accepted a moment ago is already in its worker's queue.
        for (const auto& worker : m_workers)
            asio::post(worker->context, [&worker = *worker] { worker.drain(); });
    });
    {
        std::unique_lock lock(shared.mutex);
        shared.closed.wait_for(lock, std::chrono::milliseconds(limitMs),
                               [this] { return shared.counters.connectionsOpen == 0; });
    }
    for (const auto& worker : m_workers)
        asio::post(worker->context, [&worker = *worker] {
            worker.closeAll();
            worker.endSweep();
        });
    for (std::thread& thread : m_threads)
        thread.join();
    m_threads.clear();
    m_pause.reset();
    m_acceptor.reset();
    m_workers.clear();
}

HttpServer::HttpServer(HttpServerConfig config, RequestHandler& handler)
    : m_impl(std::make_unique<Impl>(std::move(config), handler)) {}

HttpServer::~HttpServer() { stop(0); }

Result<std::uint16_t> HttpServer::start() { return m_impl->start(); }

void HttpServer::stop(int limitMs) { m_impl->stop(limitMs); }

Status HttpServer::reloadCertificate(const std::string& chainPem, const std::string& keyPem) {
    auto tls = TlsContext::fromPem(chainPem, keyPem);
    if (!tls)
        return tls.error();
    const std::lock_guard lock(m_impl->shared.mutex);
    m_impl->shared.tls = *tls;
    m_impl->shared.config.certificateChainPem = chainPem;
    m_impl->shared.config.keyPem = keyPem;
    return ok();
}

const HttpCounters& HttpServer::counters() const { return m_impl->shared.counters; }

} // namespace banyan
