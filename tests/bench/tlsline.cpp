#include "tests/bench/tlsline.h"

#include <QtGlobal>
#include <array>
#include <charconv>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace banyan::bench {

namespace {

constexpr int waitMsMax = 60'000;
constexpr std::string_view headerEnd = "\r\n\r\n";
constexpr std::string_view lengthName = "\r\nContent-Length: ";

int connectedSocket(std::uint16_t port) {
    const int made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    if (made < 0 || ::connect(made, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0
        || ::setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on) != 0)
        qFatal("a line to the office cannot be made");
    return made;
}

} // namespace

LineContext::LineContext()
    : m_context(SSL_CTX_new(TLS_client_method())) {
    SSL_CTX_set_mode(m_context, SSL_MODE_RELEASE_BUFFERS);
}

LineContext::~LineContext() { SSL_CTX_free(m_context); }

TlsLine::TlsLine(const LineContext& context, std::uint16_t port)
    : m_socket(connectedSocket(port))
    , m_ssl(SSL_new(context.native())) {
    if (SSL_set_fd(m_ssl, m_socket) != 1 || SSL_connect(m_ssl) != 1
        || ::fcntl(m_socket, F_SETFL, O_NONBLOCK) != 0)
        qFatal("TLS with the office cannot be set up");
}

TlsLine::~TlsLine() {
    SSL_free(m_ssl);
    ::close(m_socket);
}

void TlsLine::send(std::string_view bytes) {
    std::size_t put = 0;
    while (SSL_write_ex(m_ssl, bytes.data(), bytes.size(), &put) != 1) {
        pollfd room{m_socket, POLLOUT, 0}; // hardly ever: requests are small
        if (::poll(&room, 1, waitMsMax) != 1)
            qFatal("the office does not read what it is sent");
    }
}

bool TlsLine::receive() {
    std::array<char, 16 * 1024> room;
    std::size_t got = 0;
    int read = 0;
    while ((read = SSL_read_ex(m_ssl, room.data(), room.size(), &got)) == 1)
        m_in.append(room.data(), got);
    if (SSL_get_error(m_ssl, read) != SSL_ERROR_WANT_READ)
        qFatal("the office closed a line");
    if (m_bodyAt == 0)
        readHeader();
    return m_bodyAt != 0 && m_in.size() >= m_bodyAt + m_bodyBytes;
}

void TlsLine::readHeader() {
    const std::size_t end = m_in.find(headerEnd);
    if (end == std::string::npos)
        return;
    const std::size_t length = m_in.find(lengthName);
    const char* const last = m_in.data() + m_in.size();
    if (length == std::string::npos || length > end
        || std::from_chars(m_in.data() + length + lengthName.size(), last, m_bodyBytes).ec
               != std::errc()
        || std::from_chars(m_in.data() + sizeof "HTTP/1.1", last, m_status).ec != std::errc())
        qFatal("this is no answer of an office");
    m_bodyAt = end + headerEnd.size();
}

std::string TlsLine::takeBody() {
    std::string body = m_in.substr(m_bodyAt, m_bodyBytes);
    m_in.erase(0, m_bodyAt + m_bodyBytes);
    m_bodyAt = m_bodyBytes = 0;
    return body;
}

} // namespace banyan::bench
