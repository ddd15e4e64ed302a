#include "core/schema/fingerprint.h"

#include "core/schema/registry.h"

#include <sodium.h>

namespace banyan {

const std::string& registryFingerprint() {
    static const std::string fingerprint = [] {
        constexpr std::size_t bytes = 8;
        std::string numbers;
        for (const auto& spec : registry()) {
            numbers += std::to_string(static_cast<int>(spec.id)) + ':';
            for (const auto& field : spec.fields)
                numbers += std::to_string(field.number) + ',';
        }
        std::string hash(crypto_generichash_BYTES, '\0');
        crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                           reinterpret_cast<const unsigned char*>(numbers.data()), numbers.size(),
                           nullptr, 0);
        return hash.substr(0, bytes);
    }();
    return fingerprint;
}

} // namespace banyan
