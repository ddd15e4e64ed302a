#include "sync/client/enrolmenturi.h"

#include <QByteArray>
#include <QHostAddress>
#include <QString>

#include <algorithm>
#include <charconv>
#include <map>

namespace banyan {

namespace {

constexpr std::string_view prefix = "banyan://enrol?";
constexpr std::size_t textBytesMax = 1024;
constexpr std::size_t codeLettersMin = 4;
constexpr std::size_t codeLettersMax = 64;

bool isLetterOrDigit(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z')
           || (letter >= '0' && letter <= '9');
}

bool isIpv6(std::string_view host) {
    const QHostAddress address(
        QString::fromLatin1(host.data(), static_cast<qsizetype>(host.size())));
    return address.protocol() == QAbstractSocket::IPv6Protocol
           && host.find('%') == std::string_view::npos;
}

bool isNameOrIpv4(std::string_view host) {
    return !host.empty() && host.size() <= 253 && host.front() != '.' && host.front() != '-'
           && std::all_of(host.begin(), host.end(), [](char letter) {
                  return isLetterOrDigit(letter) || letter == '.' || letter == '-';
              });
}

Status readOffice(std::string_view text, EnrolmentUri& uri) {
    const Error wrong{ErrorCode::Invalid, "The office's address in this code is not valid."};
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return wrong;
    std::string_view host = text.substr(0, colon);
    const std::string_view port = text.substr(colon + 1);
    const bool isBracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
    if (isBracketed)
        host = host.substr(1, host.size() - 2);
    if (isBracketed ? !isIpv6(host) : !isNameOrIpv4(host))
        return wrong;
    const auto [end, failed] = std::from_chars(port.data(), port.data() + port.size(), uri.port);
    if (failed != std::errc() || end != port.data() + port.size() || uri.port == 0)
        return wrong;
    uri.host = std::string(host);
    return ok();
}

Status readPin(std::string_view text, EnrolmentUri& uri) {
    const QByteArray encoded(text.data(), static_cast<qsizetype>(text.size()));
    constexpr auto options = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const auto decoded =
        QByteArray::fromBase64Encoding(encoded, options | QByteArray::AbortOnBase64DecodingErrors);
    // Encoding it again refuses padding and stray bits: one pin has one text.
    if (!decoded || static_cast<std::size_t>(decoded.decoded.size()) != uri.pin.size()
        || decoded.decoded.toBase64(options) != encoded)
        return {ErrorCode::Invalid, "The office's fingerprint in this code is damaged. Scan it "
                                    "again, or ask the office for a new code."};
    std::copy(decoded.decoded.begin(), decoded.decoded.end(), uri.pin.begin());
    return ok();
}

Status readCode(std::string_view text, EnrolmentUri& uri) {
    if (text.size() < codeLettersMin || text.size() > codeLettersMax
        || !std::all_of(text.begin(), text.end(), isLetterOrDigit))
        return {ErrorCode::Invalid,
                "The one-time code is not valid: ask the office for a new one."};
    uri.code = std::string(text);
    return ok();
}

using Parameters = std::map<std::string_view, std::string_view>;

Result<Parameters> readParameters(std::string_view rest) {
    const Error garbled{ErrorCode::Garbled, "This enrolment code is damaged. Scan it again."};
    Parameters parameters;
    while (true) {
        const auto end = rest.find('&');
        const std::string_view part = rest.substr(0, end);
        const auto equals = part.find('=');
        if (equals == std::string_view::npos || equals == 0)
            return garbled;
        if (!parameters.emplace(part.substr(0, equals), part.substr(equals + 1)).second)
            return garbled; // twice the same one: which would be meant?
        if (end == std::string_view::npos)
            return parameters;
        rest.remove_prefix(end + 1);
    }
}

Status readVersion(const Parameters& parameters) {
    const auto found = parameters.find("v");
    int version = 0;
    if (found != parameters.end()) {
        const std::string_view text = found->second;
        const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), version);
        if (failed != std::errc() || end != text.data() + text.size())
            version = 0;
    }
    if (version < 1)
        return {ErrorCode::Garbled, "This enrolment code is damaged. Scan it again."};
    if (version > 1)
        return {ErrorCode::TooOld,
                "This enrolment code is made for a newer version of Banyan. Please update."};
    return ok();
}

} // namespace

std::string enrolmentUriText(const EnrolmentUri& uri) {
    const bool needsBrackets = uri.host.find(':') != std::string::npos;
    const QByteArray pin(reinterpret_cast<const char*>(uri.pin.data()),
                         static_cast<qsizetype>(uri.pin.size()));
    std::string text(prefix);
    text += "v=1&office=";
    text += needsBrackets ? "[" : "";
    text += uri.host;
    text += needsBrackets ? "]:" : ":";
    text += std::to_string(uri.port) + "&pin=";
    text +=
        pin.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals).toStdString();
    text += "&code=" + uri.code;
    return text;
}

Result<EnrolmentUri> parseEnrolmentUri(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const auto begin = text.find_first_not_of(blanks); // pasted text comes with some
    text = begin == std::string_view::npos
               ? std::string_view()
               : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
    if (!text.starts_with(prefix) || text.size() > textBytesMax)
        return {ErrorCode::Garbled, "This is not a Banyan enrolment code."};
    const auto parameters = readParameters(text.substr(prefix.size()));
    if (!parameters)
        return parameters.error();
    if (Status version = readVersion(*parameters); !version)
        return version.error();
    const auto valueOf = [&](std::string_view key) {
        const auto found = parameters->find(key);
        return found == parameters->end() ? std::string_view() : found->second;
    };
    EnrolmentUri uri;
    if (Status read = readOffice(valueOf("office"), uri); !read)
        return read.error();
    if (Status read = readPin(valueOf("pin"), uri); !read)
        return read.error();
    if (Status read = readCode(valueOf("code"), uri); !read)
        return read.error();
    return uri;
}

} // namespace banyan
