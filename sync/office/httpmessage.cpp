#include "sync/office/httpmessage.h"

#include <boost/beast/http/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <ctime>

namespace banyan {

namespace http = boost::beast::http;

namespace {

std::string bearerToken(std::string_view authorization) {
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() < scheme.size())
        return {};
    if (!boost::beast::iequals(boost::beast::string_view(authorization.data(), scheme.size()),
                               boost::beast::string_view(scheme.data(), scheme.size())))
        return {};
    return std::string(authorization.substr(scheme.size()));
}

std::string httpDate() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[40];
    const std::size_t length =
        std::strftime(text, sizeof text, "%a, %d %b %Y %H:%M:%S GMT", &parts);
    return {text, length};
}

} // namespace

struct HttpRequestReader::Parser {
    http::request_parser<http::string_body> parser;
    boost::beast::error_code failure;
    bool continueAsked = false;
};

HttpRequestReader::HttpRequestReader(std::size_t headerBytesMax, std::size_t bodyBytesMax)
    : m_headerBytesMax(headerBytesMax)
    , m_bodyBytesMax(bodyBytesMax) {}

HttpRequestReader::~HttpRequestReader() = default;

bool HttpRequestReader::isBetweenRequests() const { return !m_parser && m_held.empty(); }

HttpRequestReader::State HttpRequestReader::failure() const {
    if (m_parser->failure == http::error::body_limit)
        return State::BodyTooLarge;
    if (m_parser->failure == http::error::header_limit)
        return State::HeaderTooLarge;
    return State::Bad;
}

HttpRequestReader::State HttpRequestReader::feed(std::string_view bytes) {
    const bool fromHeld = !m_held.empty();
    if (fromHeld)
        m_held.append(bytes);
    std::string_view rest = fromHeld ? std::string_view(m_held) : bytes;
    if (rest.empty())
        return State::Receiving;
    if (!m_parser) {
        m_parser = std::make_unique<Parser>();
        m_parser->parser.header_limit(static_cast<std::uint32_t>(m_headerBytesMax));
        m_parser->parser.body_limit(m_bodyBytesMax);
    }
    auto& parser = m_parser->parser;
    while (!rest.empty() && !parser.is_done()) {
        boost::beast::error_code failed;
        rest.remove_prefix(parser.put(boost::asio::buffer(rest.data(), rest.size()), failed));
        if (failed == http::error::need_more)
            break;
        if (failed) {
            m_parser->failure = failed;
            return failure();
        }
        // Beast asserts on some trailers of chunked bodies, so that none may get that far.
        if (parser.is_header_done() && parser.chunked())
            return State::NoLength;
    }
    std::string unused(rest);
    m_held.swap(unused);
    if (m_held.empty())
        m_held.shrink_to_fit();
    return parser.is_done() ? State::Complete : State::Receiving;
}

bool HttpRequestReader::wantsContinue() {
    if (!m_parser || m_parser->continueAsked || !m_parser->parser.is_header_done())
        return false;
    m_parser->continueAsked = true;
    const auto& request = m_parser->parser.get();
    return boost::beast::iequals(request[http::field::expect], "100-continue");
}

HttpRequest HttpRequestReader::take() {
    auto& message = m_parser->parser.get();
    HttpRequest request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    const auto authorization = message[http::field::authorization];
    request.token = bearerToken({authorization.data(), authorization.size()});
    request.body = std::move(message.body());
    m_keepAlive = message.keep_alive();
    m_parser.reset();
    return request;
}

std::string replyBytes(const HttpReply& reply, bool keepAlive, bool withBody) {
    const auto reason =
        http::obsolete_reason(http::int_to_status(static_cast<unsigned>(reply.status)));
    std::string out;
    out.reserve(256 + (withBody ? reply.body.size() : 0));
    out += "HTTP/1.1 " + std::to_string(reply.status) + ' ';
    out.append(reason.data(), reason.size());
    out += "\r\nDate: " + httpDate();
    if (!reply.contentType.empty())
        out += "\r\nContent-Type: " + reply.contentType;
    out += "\r\nContent-Length: " + std::to_string(reply.body.size());
    out += "\r\nCache-Control: no-store\r\nConnection: ";
    out += keepAlive ? "keep-alive\r\n\r\n" : "close\r\n\r\n";
    if (withBody)
        out += reply.body;
    return out;
}

} // namespace banyan
