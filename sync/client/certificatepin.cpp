#include "sync/client/certificatepin.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <algorithm>

namespace banyan {

namespace {

constexpr std::uint8_t sequenceTag = 0x30;
constexpr std::uint8_t versionTag = 0xa0;

struct Element {
    std::uint8_t tag = 0;
    std::string_view whole; // with tag and length
    std::string_view content;
};

// Takes the first element off `rest`.
std::optional<Element> takeElement(std::string_view& rest) {
    const auto byteAt = [&](std::size_t at) { return static_cast<std::uint8_t>(rest[at]); };
    if (rest.size() < 2)
        return std::nullopt;
    std::size_t headerBytes = 2;
    std::size_t length = byteAt(1);
    if (length >= 0x80) {
        const std::size_t lengthBytes = length & 0x7f;
        if (lengthBytes == 0 || lengthBytes > 3 || rest.size() < 2 + lengthBytes)
            return std::nullopt;
        length = 0;
        for (std::size_t i = 0; i < lengthBytes; ++i)
            length = length << 8 | byteAt(2 + i);
        headerBytes += lengthBytes;
    }
    if (rest.size() - headerBytes < length)
        return std::nullopt;
    Element element{byteAt(0), rest.substr(0, headerBytes + length),
                    rest.substr(headerBytes, length)};
    rest.remove_prefix(headerBytes + length);
    return element;
}

} // namespace

std::optional<CertificatePin> certificatePin(std::string_view der) {
    const auto certificate = takeElement(der);
    if (!certificate || certificate->tag != sequenceTag)
        return std::nullopt;
    std::string_view rest = certificate->content;
    const auto toBeSigned = takeElement(rest);
    if (!toBeSigned || toBeSigned->tag != sequenceTag)
        return std::nullopt;
    rest = toBeSigned->content;
    if (!rest.empty() && static_cast<std::uint8_t>(rest.front()) == versionTag)
        takeElement(rest);
    // serial number, signature algorithm, issuer, validity, subject
    for (int i = 0; i < 5; ++i)
        if (!takeElement(rest))
            return std::nullopt;
    const auto publicKey = takeElement(rest);
    if (!publicKey || publicKey->tag != sequenceTag)
        return std::nullopt;
    const QByteArray hash = QCryptographicHash::hash(
        QByteArray::fromRawData(publicKey->whole.data(),
                                static_cast<qsizetype>(publicKey->whole.size())),
        QCryptographicHash::Sha256);
    CertificatePin pin{};
    std::copy(hash.begin(), hash.end(), pin.begin());
    return pin;
}

} // namespace banyan
