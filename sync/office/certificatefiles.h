#pragma once

#include "core/result.h"

#include <openssl/evp.h>
#include <openssl/x509.h>

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

// OpenSSL's objects behind RAII, and their PEM files. For certificates.cpp and issuing.
namespace banyan::x509 {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;

// What a new certificate says.
struct Issue {
    std::string commonName;
    std::string altNames; // OpenSSL's form "DNS:a,IP:::1"; empty for a CA
    std::int64_t notBeforeMs = 0;
    std::int64_t notAfterMs = 0;
};

Result<Key> newKey(); // EC P-256
// Signed by `issuerKey` in the name of `issuer`, or by itself as a CA when that is null.
Result<Certificate> issue(const Issue& what, EVP_PKEY* key, const X509* issuer,
                          EVP_PKEY* issuerKey);

std::string pemOf(X509* certificate);
std::string pemOf(EVP_PKEY* key);
Result<std::vector<Certificate>> certificatesIn(const std::string& pem);
Result<Key> keyIn(const std::string& pem);

Result<std::string> readFile(const std::string& path);
// Whole or not at all; with mode 0600 from its first moment if `isSecret`.
Status writeFile(const std::string& path, const std::string& content, bool isSecret);

std::array<std::uint8_t, 32> pinOf(X509* certificate);
std::int64_t notAfterMs(const X509* certificate);
bool isSelfSigned(X509* certificate);

} // namespace banyan::x509
