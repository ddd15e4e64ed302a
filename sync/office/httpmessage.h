#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace banyan {

struct HttpRequest {
    std::string method;
    std::string target;
    std::string token; // of `Authorization: Bearer`, empty without
    std::string body;
    std::string remote; // address of the other end, without port
};

struct HttpReply {
    int status = 200;
    std::string contentType = {};
    std::string body = {};
    bool keepAlive = true;
    // When given, makes the body, on the thread of the server that sends it.
    std::function<std::string()> makeBody = {};
};

// Turns the bytes of one connection into requests, one after the other. Holds next to nothing
// between requests, so that many connections may wait. After anything but Receiving and Complete
// the connection is of no further use. One thread at a time.
class HttpRequestReader {
public:
    enum class State { Receiving, Complete, Bad, HeaderTooLarge, BodyTooLarge, NoLength };

    HttpRequestReader(std::size_t headerBytesMax, std::size_t bodyBytesMax);
    ~HttpRequestReader();

    State feed(std::string_view bytes); // bytes of later requests are kept
    HttpRequest take();                 // after Complete; then feed({}) looks for the next one
    bool keepAlive() const { return m_keepAlive; } // of the request taken last
    bool isBetweenRequests() const;                // not a byte of the next request is here
    bool wantsContinue(); // true once, when the client waits before sending its body

private:
    struct Parser;
    State failure() const;
    std::size_t m_headerBytesMax;
    std::size_t m_bodyBytesMax;
    std::unique_ptr<Parser> m_parser;
    std::string m_held;
    bool m_keepAlive = true;
};

// The whole answer as it goes over the line. Without body for a HEAD request.
std::string replyBytes(const HttpReply& reply, bool keepAlive, bool withBody);

} // namespace banyan
