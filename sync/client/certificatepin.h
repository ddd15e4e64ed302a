#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace banyan {

using CertificatePin = std::array<std::uint8_t, 32>;

// SHA-256 over the SubjectPublicKeyInfo of an X.509 certificate in DER (RFC 5280, RFC 7469).
// Reads the DER itself, so that it is the same with every TLS library that Qt may be built on.
// Nothing for bytes that are not a certificate.
std::optional<CertificatePin> certificatePin(std::string_view der);

} // namespace banyan
