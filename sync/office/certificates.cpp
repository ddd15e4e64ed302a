#include "sync/office/certificates.h"

#include "core/clock.h"
#include "sync/office/certificatefiles.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <set>

#include <arpa/inet.h>
#include <unistd.h>

namespace banyan {

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;
constexpr std::int64_t caLifeMs = 3653 * dayMs;
constexpr std::int64_t leafLifeMs = 397 * dayMs; // the longest that platforms accept
constexpr std::int64_t renewBeforeMs = 30 * dayMs;
constexpr std::int64_t backdateMs = dayMs; // phones whose clocks are behind

bool isAddress(const std::string& host) {
    unsigned char bytes[16];
    return inet_pton(AF_INET, host.c_str(), bytes) == 1
           || inet_pton(AF_INET6, host.c_str(), bytes) == 1;
}

bool isName(const std::string& host) {
    return !host.empty() && host.size() <= 253
           && std::all_of(host.begin(), host.end(), [](unsigned char letter) {
                  return std::isalnum(letter) || letter == '-' || letter == '.' || letter == '_';
              });
}

// Addresses that mean "all of them" name nothing that a phone could connect to.
bool isWildcard(const std::string& host) { return host == "0.0.0.0" || host == "::"; }

Result<std::set<std::string>> namesNeeded(const std::vector<std::string>& hosts) {
    std::set<std::string> names{"127.0.0.1", "::1", "localhost"};
    char machine[256] = {};
    if (gethostname(machine, sizeof machine - 1) == 0 && isName(machine))
        names.insert(machine);
    for (const std::string& host : hosts) {
        if (host.empty() || isWildcard(host))
            continue;
        if (!isAddress(host) && !isName(host))
            return {ErrorCode::Invalid, host + " is neither a host name nor an address"};
        names.insert(host);
    }
    return names;
}

std::string altNames(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += text.empty() ? "" : ",";
        text += isAddress(name) ? "IP:" : "DNS:";
        text += name;
    }
    return text;
}

bool covers(X509* leaf, const std::set<std::string>& names) {
    return std::all_of(names.begin(), names.end(), [leaf](const std::string& name) {
        return isAddress(name) ? X509_check_ip_asc(leaf, name.c_str(), 0) == 1
                               : X509_check_host(leaf, name.c_str(), name.size(), 0, nullptr) == 1;
    });
}

bool isIssuedBy(X509* leaf, X509* ca) {
    const bool isIssued =
        X509_check_issued(ca, leaf) == X509_V_OK && X509_verify(leaf, X509_get0_pubkey(ca)) == 1;
    ERR_clear_error();
    return isIssued;
}

struct Pair {
    x509::Certificate certificate;
    x509::Key key;
};

Error inFile(const std::string& path, const Error& error) {
    return {error.code, path + ": " + error.context};
}

// The pair in two files, or nothing certain: a file that is missing is an error of Storage.
Result<Pair> readPair(const std::string& certificateFile, const std::string& keyFile) {
    auto certificatePem = x509::readFile(certificateFile);
    if (!certificatePem)
        return certificatePem.error();
    auto keyPem = x509::readFile(keyFile);
    if (!keyPem)
        return keyPem.error();
    auto certificates = x509::certificatesIn(*certificatePem);
    if (!certificates)
        return inFile(certificateFile, certificates.error());
    auto key = x509::keyIn(*keyPem);
    if (!key)
        return inFile(keyFile, key.error());
    if (X509_check_private_key(certificates->front().get(), key->get()) != 1) {
        ERR_clear_error();
        return {ErrorCode::Invalid, keyFile + " is not the key of " + certificateFile};
    }
    return Pair{std::move(certificates->front()), *std::move(key)};
}

Result<Pair> makePair(const x509::Issue& issue, const Pair* ca, const std::string& certificateFile,
                      const std::string& keyFile) {
    auto key = x509::newKey();
    if (!key)
        return key.error();
    auto certificate = x509::issue(issue, key->get(), ca ? ca->certificate.get() : nullptr,
                                   ca ? ca->key.get() : nullptr);
    if (!certificate)
        return certificate.error();
    // The key first: a certificate without its key would be taken for a damaged pair.
    if (Status written = x509::writeFile(keyFile, x509::pemOf(key->get()), true); !written)
        return written.error();
    if (Status written = x509::writeFile(certificateFile, x509::pemOf(certificate->get()), false);
        !written)
        return written.error();
    return Pair{*std::move(certificate), *std::move(key)};
}

Result<Pair> ensureCa(const std::string& directory, std::int64_t nowMs) {
    const std::string certificateFile = directory + "/ca.pem";
    const std::string keyFile = directory + "/ca.key";
    // Once there is a CA, phones rely on it: a damaged one is for people to restore, not replaced.
    if (std::filesystem::exists(certificateFile))
        return readPair(certificateFile, keyFile);
    const x509::Issue issue{.commonName = "Banyan office CA",
                            .altNames = {},
                            .notBeforeMs = nowMs - backdateMs,
                            .notAfterMs = nowMs + caLifeMs};
    return makePair(issue, nullptr, certificateFile, keyFile);
}

Result<Pair> ensureLeaf(const std::string& directory, const Pair& ca,
                        const std::set<std::string>& names, std::int64_t nowMs) {
    const std::string certificateFile = directory + "/office.pem";
    const std::string keyFile = directory + "/office.key";
    if (auto present = readPair(certificateFile, keyFile)) {
        X509* leaf = present->certificate.get();
        if (x509::notAfterMs(leaf) - nowMs >= renewBeforeMs && covers(leaf, names)
            && isIssuedBy(leaf, ca.certificate.get()))
            return present;
    }
    const std::int64_t caEndsMs = x509::notAfterMs(ca.certificate.get());
    const x509::Issue issue{.commonName = "Banyan office",
                            .altNames = altNames(names),
                            .notBeforeMs = nowMs - backdateMs,
                            .notAfterMs = std::min(nowMs + leafLifeMs - backdateMs, caEndsMs)};
    return makePair(issue, &ca, certificateFile, keyFile);
}

} // namespace

Result<OfficeCertificate> ensureCertificate(const std::string& directory,
                                            const std::vector<std::string>& hosts,
                                            const Clock& clock) {
    const auto names = namesNeeded(hosts);
    if (!names)
        return names.error();
    std::error_code failed;
    std::filesystem::create_directories(directory, failed);
    if (failed)
        return {ErrorCode::Storage, "cannot make " + directory + ": " + failed.message()};
    auto ca = ensureCa(directory, clock.wallMs());
    if (!ca)
        return ca.error();
    if (x509::notAfterMs(ca->certificate.get()) <= clock.wallMs())
        return {ErrorCode::Invalid, directory
                                        + "/ca.pem has expired: make a new CA and enrol the "
                                          "devices again"};
    auto leaf = ensureLeaf(directory, *ca, *names, clock.wallMs());
    if (!leaf)
        return leaf.error();
    OfficeCertificate made;
    made.chainPem = x509::pemOf(leaf->certificate.get()) + x509::pemOf(ca->certificate.get());
    made.keyPem = x509::pemOf(leaf->key.get());
    made.pin = x509::pinOf(ca->certificate.get());
    made.expiresMs = x509::notAfterMs(leaf->certificate.get());
    return made;
}

Result<OfficeCertificate> loadCertificate(const std::string& chainFile,
                                          const std::string& keyFile) {
    auto pair = readPair(chainFile, keyFile);
    if (!pair)
        return pair.error();
    auto chainPem = x509::readFile(chainFile);
    if (!chainPem)
        return chainPem.error();
    auto chain = x509::certificatesIn(*chainPem);
    if (!chain)
        return inFile(chainFile, chain.error());
    for (std::size_t i = 0; i + 1 < chain->size(); ++i)
        if (!isIssuedBy((*chain)[i].get(), (*chain)[i + 1].get()))
            return {ErrorCode::Invalid, chainFile + ": certificate " + std::to_string(i + 1)
                                            + " is not signed by the one after it"};
    X509* last = chain->back().get();
    if (!x509::isSelfSigned(last))
        return {ErrorCode::Invalid,
                chainFile + ": the chain must end with the CA's own, self-signed certificate"};
    OfficeCertificate loaded;
    loaded.chainPem = *chainPem;
    loaded.keyPem = x509::pemOf(pair->key.get());
    loaded.pin = x509::pinOf(last);
    loaded.expiresMs = x509::notAfterMs(pair->certificate.get());
    return loaded;
}

} // namespace banyan
