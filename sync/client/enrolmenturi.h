#pragma once

#include "core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace banyan {

// What the office's enrolment QR says: where the office is, the pin of its CA (SHA-256 over the
// SubjectPublicKeyInfo) and a one-time code. As text:
//   banyan://enrol?v=1&office=HOST:PORT&pin=BASE64URL&code=CODE
// HOST is a name, an IPv4 address or an IPv6 address in brackets; the pin is without padding; the
// code is 4 to 64 letters and digits. Parameters come in any order, unknown ones are passed over.
struct EnrolmentUri {
    std::string host; // IPv6 without brackets
    std::uint16_t port = 0;
    std::array<std::uint8_t, 32> pin{};
    std::string code;

    bool operator==(const EnrolmentUri&) const = default;
};

std::string enrolmentUriText(const EnrolmentUri& uri);

// Errors: Garbled (not such a text), TooOld (made by a newer version), Invalid (a part is wrong).
Result<EnrolmentUri> parseEnrolmentUri(std::string_view text);

} // namespace banyan
