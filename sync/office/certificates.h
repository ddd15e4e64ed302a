#pragma once

#include "core/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace banyan {

class Clock;

// What the office presents, and what its phones are enrolled with. The pin is SHA-256 over the
// SubjectPublicKeyInfo (RFC 5280) of the CA's certificate, the last one in the chain: it stays the
// same when certificates are renewed under the CA's key.
struct OfficeCertificate {
    std::string chainPem; // leaf first, CA last
    std::string keyPem;   // of the leaf
    std::array<std::uint8_t, 32> pin{};
    std::int64_t expiresMs = 0; // of the leaf, milliseconds since 1970
};

// The office's own CA in a directory (ca.pem, ca.key, office.pem, office.key; keys readable by
// their owner only), made when absent and never replaced. The leaf is renewed when less than 30
// days are left, when a name is missing, or when it does not belong to the CA. `hosts` are names
// and addresses; 127.0.0.1, ::1, localhost and the machine's name are always added.
// Errors: Storage (directory, files), Invalid (files that are not what they should be), Internal.
Result<OfficeCertificate> ensureCertificate(const std::string& directory,
                                            const std::vector<std::string>& hosts,
                                            const Clock& clock);

// For an office whose certificate is made elsewhere. The chain must end with the CA's self-signed
// certificate, since that is what phones are enrolled with. Errors as above.
Result<OfficeCertificate> loadCertificate(const std::string& chainFile, const std::string& keyFile);

} // namespace banyan
