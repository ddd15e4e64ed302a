#include "sync/office/tlsstream.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdint>

#include <sys/socket.h>

namespace banyan {

namespace {

// OpenSSL's own socket BIO uses write(), which raises SIGPIPE when the other end has gone.
int socketOf(BIO* bio) {
    return static_cast<int>(reinterpret_cast<std::intptr_t>(BIO_get_data(bio)));
}

bool isTemporary(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

int bioRead(BIO* bio, char* bytes, int count) {
    BIO_clear_retry_flags(bio);
    const ssize_t got = recv(socketOf(bio), bytes, static_cast<std::size_t>(count), 0);
    if (got < 0 && isTemporary(errno))
        BIO_set_retry_read(bio);
    return static_cast<int>(got);
}

int bioWrite(BIO* bio, const char* bytes, int count) {
    BIO_clear_retry_flags(bio);
    const ssize_t put = send(socketOf(bio), bytes, static_cast<std::size_t>(count), MSG_NOSIGNAL);
    if (put < 0 && isTemporary(errno))
        BIO_set_retry_write(bio);
    return static_cast<int>(put);
}

long bioControl(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

BIO_METHOD* socketMethod() {
    static BIO_METHOD* const method = [] {
        BIO_METHOD* made =
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "banyan socket");
        BIO_meth_set_read(made, bioRead);
        BIO_meth_set_write(made, bioWrite);
        BIO_meth_set_ctrl(made, bioControl);
        return made;
    }();
    return method;
}

std::string lastReason() {
    const unsigned long code = ERR_get_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason ? reason : "unknown reason";
}

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

Status useChain(SSL_CTX* context, const std::string& chainPem) {
    std::unique_ptr<BIO, FreeBio> source(
        BIO_new_mem_buf(chainPem.data(), static_cast<int>(chainPem.size())));
    std::unique_ptr<X509, FreeCertificate> leaf(
        PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr));
    if (!leaf || SSL_CTX_use_certificate(context, leaf.get()) != 1)
        return {ErrorCode::Invalid, "the office's certificate cannot be used: " + lastReason()};
    while (X509* issuer = PEM_read_bio_X509(source.get(), nullptr, nullptr, nullptr)) {
        if (SSL_CTX_add0_chain_cert(context, issuer) != 1) {
            X509_free(issuer);
            return {ErrorCode::Invalid, "the certificate chain cannot be used: " + lastReason()};
        }
    }
    ERR_clear_error(); // the loop ends by finding no further certificate
    return ok();
}

Status useKey(SSL_CTX* context, const std::string& keyPem) {
    std::unique_ptr<BIO, FreeBio> source(
        BIO_new_mem_buf(keyPem.data(), static_cast<int>(keyPem.size())));
    std::unique_ptr<EVP_PKEY, FreeKey> key(
        PEM_read_bio_PrivateKey(source.get(), nullptr, nullptr, nullptr));
    if (!key || SSL_CTX_use_PrivateKey(context, key.get()) != 1)
        return {ErrorCode::Invalid, "the office's TLS key cannot be used: " + lastReason()};
    return ok();
}

} // namespace

Result<std::shared_ptr<const TlsContext>> TlsContext::fromPem(const std::string& chainPem,
                                                              const std::string& keyPem) {
    ERR_clear_error();
    std::shared_ptr<const TlsContext> made(new TlsContext(SSL_CTX_new(TLS_server_method())));
    SSL_CTX* context = made->native();
    if (!context)
        return {ErrorCode::Internal, "TLS cannot be set up: " + lastReason()};
    SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
    SSL_CTX_set_options(context, SSL_OP_NO_TICKET | SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION
                                     | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX_set_num_tickets(context, 0);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
                                  | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20");
    if (Status used = useChain(context, chainPem); !used)
        return used.error();
    if (Status used = useKey(context, keyPem); !used)
        return used.error();
    return made;
}

TlsContext::~TlsContext() { SSL_CTX_free(m_context); }

TlsStream::TlsStream(const TlsContext& context, int socket)
    : m_ssl(SSL_new(context.native()))
    , m_socket(socket) {
    BIO* bio = BIO_new(socketMethod());
    BIO_set_data(bio, reinterpret_cast<void*>(static_cast<std::intptr_t>(socket)));
    BIO_set_init(bio, 1);
    SSL_set_bio(m_ssl, bio, bio);
    SSL_set_accept_state(m_ssl);
}

TlsStream::~TlsStream() { SSL_free(m_ssl); }

TlsStream::Progress TlsStream::outcome(int returned) const {
    if (returned > 0)
        return Progress::Done;
    switch (SSL_get_error(m_ssl, returned)) {
    case SSL_ERROR_WANT_READ:
        return Progress::WantRead;
    case SSL_ERROR_WANT_WRITE:
        return Progress::WantWrite;
    default:
        return Progress::Closed;
    }
}

TlsStream::Progress TlsStream::handshake() {
    ERR_clear_error();
    return outcome(SSL_do_handshake(m_ssl));
}

TlsStream::Progress TlsStream::read(char* bytes, std::size_t bytesMax, std::size_t& count) {
    ERR_clear_error();
    count = 0;
    return outcome(SSL_read_ex(m_ssl, bytes, bytesMax, &count));
}

TlsStream::Progress TlsStream::write(std::string_view bytes, std::size_t& count) {
    ERR_clear_error();
    count = 0;
    return outcome(SSL_write_ex(m_ssl, bytes.data(), bytes.size(), &count));
}

void TlsStream::closeNotify() {
    if (!SSL_is_init_finished(m_ssl))
        return;
    ERR_clear_error();
    SSL_shutdown(m_ssl);
    ::shutdown(m_socket, SHUT_WR);
}

bool TlsStream::discard(char* bytes, std::size_t bytesMax) {
    ssize_t got = 0;
    do {
        got = recv(m_socket, bytes, bytesMax, 0);
    } while (got > 0);
    return got == 0 || !isTemporary(errno);
}

} // namespace banyan
