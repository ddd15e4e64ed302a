#include "sync/office/certificatefiles.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509v3.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <unistd.h>

namespace banyan::x509 {

namespace {

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;

Error failed(const std::string& what) {
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return {ErrorCode::Internal, what + (reason ? std::string(": ") + reason : std::string())};
}

std::string contentOf(BIO* bio) {
    char* bytes = nullptr;
    const long count = BIO_get_mem_data(bio, &bytes);
    return {bytes, static_cast<std::size_t>(count)};
}

bool setTime(ASN1_TIME* field, std::int64_t ms) {
    return ASN1_TIME_set(field, static_cast<time_t>(ms / 1000)) != nullptr;
}

bool addExtension(X509* certificate, const X509* issuer, int nid, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, const_cast<X509*>(issuer), certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, nid, value.c_str());
    if (!extension)
        return false;
    const bool added = X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

bool addExtensions(X509* certificate, const X509* issuer, const std::string& altNames) {
    if (!issuer)
        return addExtension(certificate, certificate, NID_basic_constraints,
                            "critical,CA:TRUE,pathlen:0")
               && addExtension(certificate, certificate, NID_key_usage,
                               "critical,keyCertSign,cRLSign")
               && addExtension(certificate, certificate, NID_subject_key_identifier, "hash");
    return addExtension(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE")
           && addExtension(certificate, issuer, NID_key_usage, "critical,digitalSignature")
           && addExtension(certificate, issuer, NID_ext_key_usage, "serverAuth")
           && addExtension(certificate, issuer, NID_subject_key_identifier, "hash")
           && addExtension(certificate, issuer, NID_authority_key_identifier, "keyid")
           && addExtension(certificate, issuer, NID_subject_alt_name, altNames);
}

bool setSerial(X509* certificate) {
    unsigned char bytes[16];
    if (RAND_bytes(bytes, sizeof bytes) != 1)
        return false;
    bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7f) | 0x40); // positive, 16 bytes long
    BIGNUM* number = BN_bin2bn(bytes, sizeof bytes, nullptr);
    const bool isSet =
        number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate)) != nullptr;
    BN_free(number);
    return isSet;
}

} // namespace

Result<Key> newKey() {
    Key key(EVP_EC_gen("P-256"));
    if (!key)
        return failed("a key cannot be made");
    return key;
}

Result<Certificate> issue(const Issue& what, EVP_PKEY* key, const X509* issuer,
                          EVP_PKEY* issuerKey) {
    Certificate made(X509_new());
    if (!made)
        return failed("a certificate cannot be made");
    X509* certificate = made.get();
    X509_NAME* name = X509_get_subject_name(certificate);
    const auto* text = reinterpret_cast<const unsigned char*>(what.commonName.data());
    const bool isMade =
        X509_set_version(certificate, X509_VERSION_3) == 1 && setSerial(certificate)
        && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, text,
                                      static_cast<int>(what.commonName.size()), -1, 0)
               == 1
        && X509_set_issuer_name(certificate, issuer ? X509_get_subject_name(issuer) : name) == 1
        && setTime(X509_getm_notBefore(certificate), what.notBeforeMs)
        && setTime(X509_getm_notAfter(certificate), what.notAfterMs)
        && X509_set_pubkey(certificate, key) == 1
        && addExtensions(certificate, issuer, what.altNames)
        && X509_sign(certificate, issuer ? issuerKey : key, EVP_sha256()) > 0;
    if (!isMade)
        return failed("a certificate cannot be made");
    return made;
}

std::string pemOf(X509* certificate) {
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_X509(bio.get(), certificate);
    return contentOf(bio.get());
}

std::string pemOf(EVP_PKEY* key) {
    const Bio bio(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(bio.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
    return contentOf(bio.get());
}

Result<std::vector<Certificate>> certificatesIn(const std::string& pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    std::vector<Certificate> found;
    while (X509* next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        found.emplace_back(next);
    ERR_clear_error(); // reading ends by finding no further one
    if (found.empty())
        return {ErrorCode::Invalid, "there is no certificate in it"};
    return found;
}

Result<Key> keyIn(const std::string& pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    // Without this callback OpenSSL would ask for a password on the terminal.
    const auto noPassword = [](char*, int, int, void*) { return -1; };
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
    ERR_clear_error();
    if (!key)
        return {ErrorCode::Invalid, "there is no usable private key in it"};
    return key;
}

Result<std::string> readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return {ErrorCode::Storage, "cannot read " + path + ": " + std::strerror(errno)};
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Status writeFile(const std::string& path, const std::string& content, bool isSecret) {
    const std::string fresh = path + ".new";
    const auto cannot = [&] {
        return Error{ErrorCode::Storage, "cannot write " + path + ": " + std::strerror(errno)};
    };
    ::unlink(fresh.c_str()); // left by a crash, perhaps with another mode
    const int file =
        ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isSecret ? 0600 : 0644);
    if (file < 0)
        return cannot();
    std::size_t written = 0;
    while (written < content.size()) {
        const ssize_t put = ::write(file, content.data() + written, content.size() - written);
        if (put < 0)
            break;
        written += static_cast<std::size_t>(put);
    }
    const bool isWhole = written == content.size() && ::fsync(file) == 0;
    const Error error = cannot();
    if (::close(file) != 0 || !isWhole)
        return error;
    if (std::rename(fresh.c_str(), path.c_str()) != 0)
        return cannot();
    return ok();
}

std::array<std::uint8_t, 32> pinOf(X509* certificate) {
    std::array<std::uint8_t, 32> pin{};
    unsigned char* der = nullptr;
    const int count = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(certificate), &der);
    if (count > 0)
        SHA256(der, static_cast<std::size_t>(count), pin.data());
    OPENSSL_free(der);
    return pin;
}

std::int64_t notAfterMs(const X509* certificate) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(X509_get0_notAfter(certificate), &parts) != 1)
        return 0;
    return static_cast<std::int64_t>(timegm(&parts)) * 1000;
}

bool isSelfSigned(X509* certificate) { return X509_self_signed(certificate, 1) == 1; }

} // namespace banyan::x509
