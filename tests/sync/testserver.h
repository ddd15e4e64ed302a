#pragma once

#include "core/clock.h"
#include "sync/office/certificates.h"
#include "sync/office/httpserver.h"

#include <QString>
#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace banyan {

// Does with a request what the test says; by default sends its body back.
class ScriptedHandler final : public RequestHandler {
public:
    using Reply = std::function<void(HttpReply)>;

    void handle(HttpRequest request, Reply reply) override {
        ++calls;
        {
            const std::lock_guard lock(m_mutex);
            m_seen.push_back(request);
        }
        if (script)
            script(std::move(request), std::move(reply));
        else
            reply({.contentType = "application/cbor", .body = std::move(request.body)});
    }
    std::vector<HttpRequest> seen() const {
        const std::lock_guard lock(m_mutex);
        return m_seen;
    }

    std::function<void(HttpRequest, Reply)> script; // set before the server starts
    std::atomic<int> calls = 0;

private:
    mutable std::mutex m_mutex;
    std::vector<HttpRequest> m_seen;
};

// A server on a free loopback port with its own CA in a temporary folder.
struct TestServer {
    TestServer() {
        const auto made = ensureCertificate(directory.path().toStdString(), {}, SystemClock());
        if (made)
            certificate = *made;
        config.certificateChainPem = certificate.chainPem;
        config.keyPem = certificate.keyPem;
    }
    bool start() {
        server = std::make_unique<HttpServer>(config, handler);
        const auto started = server->start();
        port = started ? *started : 0;
        return port != 0;
    }

    QTemporaryDir directory;
    OfficeCertificate certificate;
    ScriptedHandler handler;
    HttpServerConfig config;
    std::unique_ptr<HttpServer> server; // after the handler: it must stop first
    std::uint16_t port = 0;
};

} // namespace banyan
