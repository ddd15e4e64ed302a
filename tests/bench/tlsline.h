#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace banyan::bench {

// TLS settings of many lines. Trusts any certificate: these lines only go to loopback.
class LineContext {
public:
    LineContext();
    ~LineContext();
    LineContext(const LineContext&) = delete;
    LineContext& operator=(const LineContext&) = delete;
    ssl_ctx_st* native() const { return m_context; }

private:
    ssl_ctx_st* m_context;
};

// One kept-alive HTTPS connection to an office on loopback, for loads: a few microseconds a
// message, one request at a time. What fails ends the program. Belongs to one thread.
class TlsLine {
public:
    TlsLine(const LineContext& context, std::uint16_t port); // connected when this returns
    ~TlsLine();
    TlsLine(const TlsLine&) = delete;
    TlsLine& operator=(const TlsLine&) = delete;

    int socket() const { return m_socket; }
    void send(std::string_view bytes);
    // Reads what has come; true when a whole answer is there.
    bool receive();
    int status() const { return m_status; }
    std::string takeBody();

private:
    void readHeader();

    int m_socket;
    ssl_st* m_ssl;
    std::string m_in;
    std::size_t m_bodyAt = 0; // 0 until the header is there
    std::size_t m_bodyBytes = 0;
    int m_status = 0;
};

} // namespace banyan::bench
