#include "core/uuid.h"

#include "core/clock.h"
#include "core/random.h"

#include <algorithm>
#include <sodium.h>

namespace banyan {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

int hexValue(char digit) {
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return -1;
}

bool hyphenBefore(std::size_t byte) { return byte == 4 || byte == 6 || byte == 8 || byte == 10; }

} // namespace

std::string Uuid::text() const {
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (hyphenBefore(i))
            out += '-';
        out += hexDigits[bytes[i] >> 4];
        out += hexDigits[bytes[i] & 15];
    }
    return out;
}

std::optional<Uuid> Uuid::fromText(std::string_view text) {
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t at = 0;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) {
        if (hyphenBefore(i) && text[at++] != '-')
            return std::nullopt;
        const int high = hexValue(text[at]);
        const int low = hexValue(text[at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
        at += 2;
    }
    return id;
}

std::optional<Uuid> Uuid::fromBytes(std::string_view raw) {
    Uuid id;
    if (raw.size() != id.bytes.size())
        return std::nullopt;
    std::copy(raw.begin(), raw.end(), reinterpret_cast<char*>(id.bytes.data()));
    return id;
}

Uuid Uuid::derived(std::string_view material) {
    Uuid id;
    crypto_generichash(id.bytes.data(), id.bytes.size(),
                       reinterpret_cast<const unsigned char*>(material.data()), material.size(),
                       nullptr, 0);
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x80);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

Uuid UuidSource::next() {
    constexpr std::uint16_t counterMax = 0x0fff;
    const std::int64_t now = m_clock.wallMs();
    if (now > m_lastMs) {
        m_lastMs = now;
        m_counter = 0;
    } else if (m_counter == counterMax) {
        ++m_lastMs;
        m_counter = 0;
    } else {
        ++m_counter;
    }
    Uuid id;
    m_random.fill(id.bytes.data() + 8, 8);
    for (int i = 0; i < 6; ++i)
        id.bytes[i] = static_cast<std::uint8_t>(m_lastMs >> (40 - 8 * i));
    id.bytes[6] = static_cast<std::uint8_t>(0x70 | m_counter >> 8);
    id.bytes[7] = static_cast<std::uint8_t>(m_counter & 0xff);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

} // namespace banyan
