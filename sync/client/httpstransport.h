#pragma once

#include "sync/client/certificatepin.h"
#include "sync/client/transport.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace banyan {

// The office over HTTPS/1.1. Trusts one key only: that of the CA the device was enrolled with. The
// CA's certificate is learnt by a handshake that sends nothing, is compared with the pin, and is
// then the only one that requests are verified against, so that no token or body reaches anyone
// else; when TLS fails later it is learnt anew, once a request. Needs the thread's Qt event loop.
class HttpsTransport final : public Transport {
public:
    static constexpr std::size_t answerBytesMaxDefault = 64 * 1024 * 1024;

    HttpsTransport(std::string host, std::uint16_t port, CertificatePin pin,
                   std::size_t answerBytesMax = answerBytesMaxDefault);
    // Drops what is pending without calling its `done`: cancelAll() first where that matters.
    ~HttpsTransport() override;

    void post(OfficeRequest request, Answered done) override;
    void cancelAll() override;

private:
    class Impl;
    Impl* m_impl; // a QObject, which may have to outlive this by one event
};

} // namespace banyan
