#include "sync/client/httpstransport.h"

#include <QMetaObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <deque>
#include <optional>
#include <vector>

namespace banyan {

namespace {

QSslCertificate pinnedIn(const QList<QSslCertificate>& chain, const CertificatePin& pin) {
    for (const QSslCertificate& certificate : chain) {
        const QByteArray der = certificate.toDer();
        if (certificatePin({der.constData(), static_cast<std::size_t>(der.size())}) == pin)
            return certificate;
    }
    return QSslCertificate();
}

QString fromText(const std::string& text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

class HttpsTransport::Impl : public QObject {
public:
    Impl(std::string host, std::uint16_t port, CertificatePin pin, std::size_t answerBytesMax)
        : m_host(std::move(host))
        , m_port(port)
        , m_pin(pin)
        , m_answerBytesMax(answerBytesMax) {}

    void post(OfficeRequest request, Answered done);
    void cancelAll();
    void shutDown();

private:
    // One request, from post() to `done`.
    struct Exchange {
        OfficeRequest request;
        Answered done;
        QTimer deadline;
        std::shared_ptr<QNetworkAccessManager> manager; // the one its reply belongs to
        QPointer<QNetworkReply> reply;                  // none while the CA is being learnt
        std::string answer;
        std::optional<Error> fault; // why it was given up, or what TLS found wrong
        bool hasLearntAnew = false;
    };
    using ExchangePtr = std::shared_ptr<Exchange>;

    void learn();
    void stopLearning();
    void learnt(const QList<QSslCertificate>& chain);
    void learningFailed(const Error& error);
    void trust(const QSslCertificate& ca);

    void send(const ExchangePtr& exchange);
    void connectReply(const ExchangePtr& exchange);
    QNetworkRequest networkRequest(const OfficeRequest& request) const;
    void receive(const ExchangePtr& exchange);
    void replyFinished(const ExchangePtr& exchange);
    void giveUp(const ExchangePtr& exchange, Error error);
    void conclude(const ExchangePtr& exchange, Result<OfficeAnswer> result);
    void deliver();

    Error untrusted() const;
    Error tlsFault(const QList<QSslError>& errors) const;
    Error networkFault(QNetworkReply::NetworkError error) const;
    Error socketFault(QAbstractSocket::SocketError error) const;
    std::string where() const { return m_host + " port " + std::to_string(m_port); }

    const std::string m_host;
    const std::uint16_t m_port;
    const CertificatePin m_pin;
    const std::size_t m_answerBytesMax;

    QPointer<QSslSocket> m_learning;
    QSslConfiguration m_tls;
    std::shared_ptr<QNetworkAccessManager> m_manager; // null until the CA is known
    std::vector<ExchangePtr> m_exchanges;
    std::deque<std::pair<Answered, Result<OfficeAnswer>>> m_finished;
    bool m_isDelivering = false;
    bool m_isDeliveryQueued = false;

    friend class HttpsTransport;
};

void HttpsTransport::Impl::post(OfficeRequest request, Answered done) {
    const auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->done = std::move(done);
    m_exchanges.push_back(exchange);
    exchange->deadline.setSingleShot(true);
    connect(&exchange->deadline, &QTimer::timeout, this,
            [this, waiting = std::weak_ptr<Exchange>(exchange)] {
                if (const ExchangePtr late = waiting.lock()) {
                    const int seconds = std::max(1, late->request.deadlineMs / 1000);
                    giveUp(late, {ErrorCode::Unreachable, "The office did not answer within "
                                                              + std::to_string(seconds) + " s."});
                }
            });
    exchange->deadline.start(exchange->request.deadlineMs);
    if (m_manager)
        send(exchange);
    else
        learn();
}

void HttpsTransport::Impl::learn() {
    if (m_learning)
        return;
    m_learning = new QSslSocket(this);
    QSslSocket* socket = m_learning;
    socket->setProxy(QNetworkProxy::NoProxy);
    // Nothing is written on this socket: it only asks to be shown the certificates.
    socket->setPeerVerifyMode(QSslSocket::VerifyNone);
    socket->setProtocol(QSsl::TlsV1_2OrLater);
    connect(socket, &QSslSocket::encrypted, this, [this] {
        const QList<QSslCertificate> chain = m_learning->peerCertificateChain();
        stopLearning();
        learnt(chain);
    });
    connect(socket, &QSslSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        stopLearning();
        learningFailed(socketFault(error));
    });
    socket->connectToHostEncrypted(fromText(m_host), m_port);
}

void HttpsTransport::Impl::stopLearning() {
    if (!m_learning)
        return;
    m_learning->disconnect(this);
    m_learning->deleteLater();
    m_learning.clear();
}

void HttpsTransport::Impl::learnt(const QList<QSslCertificate>& chain) {
    const QSslCertificate ca = pinnedIn(chain, m_pin);
    if (ca.isNull())
        return learningFailed(untrusted());
    trust(ca);
    const std::vector<ExchangePtr> exchanges = m_exchanges;
    for (const ExchangePtr& exchange : exchanges)
        if (!exchange->reply)
            send(exchange);
}

void HttpsTransport::Impl::learningFailed(const Error& error) {
    const std::vector<ExchangePtr> exchanges = m_exchanges;
    for (const ExchangePtr& exchange : exchanges)
        if (!exchange->reply)
            conclude(exchange, error);
}

void HttpsTransport::Impl::trust(const QSslCertificate& ca) {
    m_tls = QSslConfiguration();
    m_tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_tls.setCaCertificates({ca});
    // A manager reuses its connections whatever TLS settings they were made with: hence a new one.
    // It may lose its last user deep inside one of its own signals: hence the late deletion.
    m_manager.reset(new QNetworkAccessManager(this),
                    [](QObject* manager) { manager->deleteLater(); });
    m_manager->setProxy(QNetworkProxy::NoProxy);
    m_manager->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
}

QNetworkRequest HttpsTransport::Impl::networkRequest(const OfficeRequest& request) const {
    QUrl url;
    url.setScheme(QStringLiteral("https"));
    url.setHost(fromText(m_host));
    url.setPort(m_port);
    const auto query = request.path.find('?');
    url.setPath(fromText(request.path.substr(0, query)));
    if (query != std::string::npos)
        url.setQuery(fromText(request.path.substr(query + 1)));
    QNetworkRequest made(url);
    made.setSslConfiguration(m_tls);
    made.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/cbor"));
    made.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Banyan/" BANYAN_VERSION));
    made.setRawHeader("Accept-Encoding", "identity"); // the protocol compresses by itself
    if (!request.token.empty())
        made.setRawHeader("Authorization", "Bearer " + QByteArray::fromStdString(request.token));
    made.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    made.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    made.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    made.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    made.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    return made;
}

void HttpsTransport::Impl::send(const ExchangePtr& exchange) {
    exchange->manager = m_manager;
    exchange->answer.clear();
    exchange->fault.reset();
    exchange->reply = m_manager->post(networkRequest(exchange->request),
                                      QByteArray::fromStdString(exchange->request.body));
    connectReply(exchange);
}

void HttpsTransport::Impl::connectReply(const ExchangePtr& exchange) {
    QNetworkReply* reply = exchange->reply;
    // Before a byte of the request is written; the verification has already let it pass.
    connect(reply, &QNetworkReply::encrypted, this, [this, reply, exchange] {
        if (pinnedIn(reply->sslConfiguration().peerCertificateChain(), m_pin).isNull())
            giveUp(exchange, untrusted());
    });
    connect(reply, &QNetworkReply::sslErrors, this,
            [this, exchange](const QList<QSslError>& errors) {
                if (!exchange->fault)
                    exchange->fault = tlsFault(errors);
            });
    connect(reply, &QNetworkReply::uploadProgress, this, [exchange](qint64 sent, qint64 total) {
        if (total <= 0 || sent < total)
            return;
        if (const auto tell = std::exchange(exchange->request.sent, {}))
            tell();
    });
    connect(reply, &QNetworkReply::readyRead, this, [this, exchange] { receive(exchange); });
    connect(reply, &QNetworkReply::finished, this, [this, exchange] { replyFinished(exchange); });
}

void HttpsTransport::Impl::receive(const ExchangePtr& exchange) {
    QNetworkReply* reply = exchange->reply;
    const auto announced = reply->header(QNetworkRequest::ContentLengthHeader).toULongLong();
    const auto arrived =
        exchange->answer.size() + static_cast<std::size_t>(reply->bytesAvailable());
    if (announced > m_answerBytesMax || arrived > m_answerBytesMax)
        return giveUp(exchange, {ErrorCode::TooLarge,
                                 "The office's answer is larger than this device accepts."});
    if (exchange->answer.empty())
        exchange->answer.reserve(announced);
    const QByteArray bytes = reply->readAll();
    exchange->answer.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

void HttpsTransport::Impl::replyFinished(const ExchangePtr& exchange) {
    QNetworkReply* reply = exchange->reply;
    if (!exchange->fault)
        receive(exchange); // may find that it is too large
    if (!exchange->reply)
        return;
    const auto error = reply->error();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    exchange->reply.clear();
    reply->disconnect(this);
    reply->deleteLater();
    const bool isTlsFault = error == QNetworkReply::SslHandshakeFailedError;
    if (isTlsFault && !std::exchange(exchange->hasLearntAnew, true)) {
        if (exchange->manager == m_manager) // else another exchange has begun learning already
            m_manager.reset();
        return m_manager ? send(exchange) : learn();
    }
    if (exchange->fault)
        return conclude(exchange, *exchange->fault);
    // Answers such as 404 or 503 are errors to Qt, with codes from 201 on; below are those of the
    // line. 399 is a message that is not HTTP.
    const bool isAnswer = error == QNetworkReply::NoError
                          || (error > QNetworkReply::UnknownProxyError
                              && error != QNetworkReply::ProtocolFailure && status != 0);
    if (!isAnswer)
        return conclude(exchange, networkFault(error));
    conclude(exchange, OfficeAnswer{status, std::move(exchange->answer)});
}

void HttpsTransport::Impl::giveUp(const ExchangePtr& exchange, Error error) {
    if (QNetworkReply* reply = exchange->reply) {
        exchange->reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    conclude(exchange, std::move(error));
    const bool isAnyWaiting = std::any_of(m_exchanges.begin(), m_exchanges.end(),
                                          [](const ExchangePtr& other) { return !other->reply; });
    if (!isAnyWaiting)
        stopLearning();
}

void HttpsTransport::Impl::conclude(const ExchangePtr& exchange, Result<OfficeAnswer> result) {
    if (std::erase(m_exchanges, exchange) == 0)
        return;
    exchange->deadline.stop();
    m_finished.emplace_back(std::move(exchange->done), std::move(result));
    // Not from here: this may be deep inside a signal, and `done` may destroy the transport.
    if (!std::exchange(m_isDeliveryQueued, true))
        QMetaObject::invokeMethod(
            this, [this] { deliver(); }, Qt::QueuedConnection);
}

void HttpsTransport::Impl::deliver() {
    m_isDeliveryQueued = false;
    m_isDelivering = true;
    while (!m_finished.empty()) {
        auto [done, result] = std::move(m_finished.front());
        m_finished.pop_front();
        done(std::move(result));
    }
    m_isDelivering = false;
}

void HttpsTransport::Impl::cancelAll() {
    const std::vector<ExchangePtr> exchanges = m_exchanges;
    for (const ExchangePtr& exchange : exchanges)
        giveUp(exchange, {ErrorCode::Unreachable, "The connection to the office was given up."});
    if (!m_isDelivering)
        deliver();
}

void HttpsTransport::Impl::shutDown() {
    for (const ExchangePtr& exchange : m_exchanges) {
        exchange->deadline.stop();
        if (exchange->reply)
            exchange->reply->disconnect(this);
    }
    m_exchanges.clear();
    m_finished.clear();
    delete m_learning;
    m_manager.reset();
}

Error HttpsTransport::Impl::untrusted() const {
    return {ErrorCode::Untrusted,
            "The server at " + where() + " is not the office that this device was enrolled with."};
}

Error HttpsTransport::Impl::tlsFault(const QList<QSslError>& errors) const {
    for (const QSslError& error : errors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            return {ErrorCode::Untrusted,
                    "The office's certificate is not made for the address " + m_host + "."};
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            return {ErrorCode::Untrusted, "The office's certificate is not valid at this time. "
                                          "Check the clock of this device, then ask the office."};
        default:
            break;
        }
    }
    return {ErrorCode::Untrusted, "The certificate of the server at " + where()
                                      + " is not signed by the office that this device was "
                                        "enrolled with."};
}

Error HttpsTransport::Impl::networkFault(QNetworkReply::NetworkError error) const {
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return socketFault(QAbstractSocket::ConnectionRefusedError);
    case QNetworkReply::HostNotFoundError:
        return socketFault(QAbstractSocket::HostNotFoundError);
    case QNetworkReply::RemoteHostClosedError:
        return socketFault(QAbstractSocket::RemoteHostClosedError);
    case QNetworkReply::SslHandshakeFailedError:
        return socketFault(QAbstractSocket::SslHandshakeFailedError);
    case QNetworkReply::ProtocolFailure:
        return {ErrorCode::Unreachable, "What answers at " + where() + " is not an office."};
    default:
        return socketFault(QAbstractSocket::NetworkError);
    }
}

Error HttpsTransport::Impl::socketFault(QAbstractSocket::SocketError error) const {
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorCode::Unreachable, "No office is running at " + where() + "."};
    case QAbstractSocket::HostNotFoundError:
        return {ErrorCode::Unreachable, "The address " + m_host + " is not found from here."};
    case QAbstractSocket::RemoteHostClosedError:
        return {ErrorCode::Unreachable, "The connection to the office was cut."};
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
        return {ErrorCode::Unreachable,
                "A secure connection with " + where() + " could not be made."};
    default:
        return {ErrorCode::Unreachable, "The office cannot be reached from this network."};
    }
}

HttpsTransport::HttpsTransport(std::string host, std::uint16_t port, CertificatePin pin,
                               std::size_t answerBytesMax)
    : m_impl(new Impl(std::move(host), port, pin, answerBytesMax)) {}

HttpsTransport::~HttpsTransport() {
    m_impl->shutDown();
    if (m_impl->m_isDelivering)
        m_impl->deleteLater();
    else
        delete m_impl;
}

void HttpsTransport::post(OfficeRequest request, Answered done) {
    m_impl->post(std::move(request), std::move(done));
}

void HttpsTransport::cancelAll() { m_impl->cancelAll(); }

} // namespace banyan
