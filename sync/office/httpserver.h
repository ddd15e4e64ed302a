#pragma once

#include "core/result.h"
#include "sync/office/httpconnection.h"
#include "sync/office/httpmessage.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace banyan {

// Answers requests. handle() is called on a thread of the server and must not block it; `reply` is
// called once, from any thread, then or later. Calls after the first, after the handler's deadline
// or after the server has stopped do nothing.
class RequestHandler {
public:
    virtual ~RequestHandler() = default;
    virtual void handle(HttpRequest request, std::function<void(HttpReply)> reply) = 0;
};

struct HttpServerConfig {
    std::string host = "127.0.0.1";  // address or name to listen on; "::" and "0.0.0.0" are all
    std::uint16_t port = 0;          // 0: any free one
    std::string certificateChainPem; // leaf first
    std::string keyPem;
    HttpLimits limits;
    int ioThreads = 2;
    std::size_t connectionsMax = 10'000;
    std::function<void(std::string_view)> log; // any thread; no personal data, no tokens
};

// HTTPS/1.1 on one address. Owns its threads, each with its own connections, so that a connection
// never needs a lock. A limit breaks one connection, never the server. start(), stop() and
// reloadCertificate() belong to the thread that owns the server; counters() to any.
class HttpServer {
public:
    // Raises the process's soft limit of open files as far as connectionsMax needs and it may.
    HttpServer(HttpServerConfig config, RequestHandler& handler);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    // The port it listens on. Errors: Invalid (certificate, host), Unreachable (address in use).
    Result<std::uint16_t> start();
    // Accepts no more, lets requests under way finish for up to limitMs, then closes. Idempotent.
    void stop(int limitMs = 10'000);
    // For connections from now on; those that are open keep the one they have.
    Status reloadCertificate(const std::string& chainPem, const std::string& keyPem);
    const HttpCounters& counters() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace banyan
