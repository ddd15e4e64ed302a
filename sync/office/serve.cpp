#include "sync/office/serve.h"

#include "sync/office/certificates.h"
#include "sync/office/service.h"

#include <QFile>
#include <QLockFile>
#include <QString>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <optional>

namespace banyan {

namespace {

struct Address {
    std::string host;
    std::uint16_t port = 0;
};

Result<Address> parseAddress(const std::string& text) {
    const auto colon = text.rfind(':');
    Address address;
    if (colon != std::string::npos && colon > 0) {
        address.host = text.substr(0, colon);
        if (address.host.front() == '[' && address.host.back() == ']')
            address.host = address.host.substr(1, address.host.size() - 2);
        const auto* end = text.data() + text.size();
        const auto [at, fault] = std::from_chars(text.data() + colon + 1, end, address.port);
        if (fault == std::errc() && at == end)
            return address;
    }
    return Error{ErrorCode::Invalid, "--listen is HOST:PORT, such as 127.0.0.1:8443"};
}

std::string written(const Address& address, std::uint16_t port) {
    const bool isIpv6 = address.host.find(':') != std::string::npos;
    return (isIpv6 ? "[" + address.host + "]" : address.host) + ":" + std::to_string(port);
}

void log(std::string_view line) {
    std::fprintf(stderr, "banyan-office: %.*s\n", static_cast<int>(line.size()), line.data());
}

// What ends the office is waited for by this thread; those started from here inherit the mask.
sigset_t blockedSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

} // namespace

int serve(const OfficePaths& paths, const ServeOptions& options) {
    auto address = parseAddress(options.listen);
    if (!address)
        return refuse(address.error().context);
    static SystemClock clock;
    static SystemRandom random;
    // Several processes may serve an office in PostgreSQL, each from its own or one directory.
    QLockFile lock(QString::fromStdString(paths.lock()));
    lock.setStaleLockTime(0);
    if (!paths.postgres && QFile::exists(QString::fromStdString(paths.database()))
        && !lock.tryLock(100))
        return refuse(lock.error() == QLockFile::LockFailedError
                          ? "this office is already being served by another process"
                          : paths.directory
                                + " cannot be written to; when the disk is full, free some space");
    auto store = openOffice(paths, clock, random);
    if (!store)
        return refuse(store.error().context);
    auto certificate = options.certificateFile.empty()
                           ? ensureCertificate(paths.certificates(), {address->host}, clock)
                           : loadCertificate(options.certificateFile, options.keyFile);
    if (!certificate)
        return refuse(certificate.error().context);

    const sigset_t signals = blockedSignals();
    Store& open = **store;
    const Uuid office = officeIdOf(open);
    const std::string name = open.meta("name", "Banyan");
    HttpServerConfig config;
    config.host = address->host;
    config.port = address->port;
    config.certificateChainPem = certificate->chainPem;
    config.keyPem = certificate->keyPem;
    config.log = log;
    std::optional<OfficeService> service; // making it may write
    if (auto made = guarded([&]() -> Status {
            service.emplace(*std::move(store), office, name);
            return ok();
        });
        !made)
        return refuse(made.error().context);
    HttpServer server(config, *service);
    service->setAttachmentLimits(options.attachments);
    service->setPin(certificate->pin);
    service->setHttpCounters(&server.counters());
    auto port = server.start();
    if (!port)
        return refuse(port.error().context);
    const std::string listening = written(*address, *port);
    auto status = guarded([&]() -> Status {
        Transaction transaction(open.database());
        open.setMeta("address", options.publicAddress.empty() ? listening : options.publicAddress);
        transaction.commit();
        return ok();
    });
    if (!status)
        return refuse(status.error().context);
    service->start();
    std::printf("https://%s\n", listening.c_str());
    std::fflush(stdout);
    int received = 0;
    sigwait(&signals, &received);
    log("stopping");
    server.stop();
    service->stop();
    return 0;
}

} // namespace banyan
