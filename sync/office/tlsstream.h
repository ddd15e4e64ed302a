#pragma once

#include "core/result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

struct ssl_st;
struct ssl_ctx_st;

namespace banyan {

// A server's certificate, key and TLS settings (1.2 or newer, no tickets, no renegotiation).
// Immutable once made and shared by all connections that were opened under it, so that a
// certificate is replaced by making a new context while old connections finish under theirs.
class TlsContext {
public:
    static Result<std::shared_ptr<const TlsContext>> fromPem(const std::string& chainPem,
                                                             const std::string& keyPem);
    ~TlsContext();
    TlsContext(const TlsContext&) = delete;
    TlsContext& operator=(const TlsContext&) = delete;
    ssl_ctx_st* native() const { return m_context; }

private:
    explicit TlsContext(ssl_ctx_st* context)
        : m_context(context) {}
    ssl_ctx_st* m_context;
};

// The server's end of TLS on a non-blocking socket, which it uses but does not own. Talks to the
// socket itself instead of through memory buffers, and gives OpenSSL's buffers back between
// records: an idle connection then costs a few kilobytes. One thread at a time.
class TlsStream {
public:
    enum class Progress { Done, WantRead, WantWrite, Closed };

    TlsStream(const TlsContext& context, int socket);
    ~TlsStream();
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;

    Progress handshake();
    Progress read(char* bytes, std::size_t bytesMax, std::size_t& count);
    Progress write(std::string_view bytes, std::size_t& count);
    void closeNotify(); // says that no more will be written, if that can be said at once
    bool discard(char* bytes, std::size_t bytesMax); // reads and forgets; true at the end of input

private:
    Progress outcome(int returned) const;
    ssl_st* m_ssl;
    int m_socket;
};

} // namespace banyan
