#include "sync/client/httpstransport.h"
#include "sync/office/certificatefiles.h"
#include "tests/sync/testserver.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <optional>

using namespace banyan;

namespace {

constexpr std::int64_t dayMs = 24LL * 60 * 60 * 1000;

// What became of one post().
struct Outcome {
    int calls = 0;
    std::optional<Result<OfficeAnswer>> result;

    Transport::Answered done() {
        return [this](Result<OfficeAnswer> answered) {
            ++calls;
            result = std::move(answered);
        };
    }
    ErrorCode code() const { return *result ? ErrorCode::Internal : result->error().code; }
    std::string sentence() const { return *result ? std::string() : result->error().context; }
};

OfficeRequest request(std::string body, int deadlineMs = 10'000) {
    return {.path = "/v1/sync",
            .body = std::move(body),
            .token = "token",
            .deadlineMs = deadlineMs,
            .sent = {}};
}

struct Authority {
    x509::Certificate certificate;
    x509::Key key;
};

// The CA of a TestServer, to sign what an office would not.
Authority authorityOf(const TestServer& office) {
    const std::string directory = office.directory.path().toStdString();
    auto certificates = x509::certificatesIn(*x509::readFile(directory + "/ca.pem"));
    auto key = x509::keyIn(*x509::readFile(directory + "/ca.key"));
    return {std::move(certificates->front()), *std::move(key)};
}

// Makes the office present a certificate of its own choosing, followed by the chain's CA.
void present(TestServer& office, const x509::Issue& issue, const Authority& signer, X509* shown) {
    auto key = x509::newKey();
    auto leaf = x509::issue(issue, key->get(), signer.certificate.get(), signer.key.get());
    office.config.certificateChainPem = x509::pemOf(leaf->get()) + x509::pemOf(shown);
    office.config.keyPem = x509::pemOf(key->get());
}

x509::Issue leafIssue(const std::string& altNames) {
    const std::int64_t nowMs = SystemClock().wallMs();
    return {.commonName = "Banyan office",
            .altNames = altNames,
            .notBeforeMs = nowMs - dayMs,
            .notAfterMs = nowMs + dayMs};
}

} // namespace

class TestHttpsTransport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void postsAndReusesItsConnection();
    void answersLaterAndOnce();
    void givesEveryStatusAsAnAnswer_data();
    void givesEveryStatusAsAnAnswer();
    void carriesLargeBodies();
    void reachesIpv6();
    void refusesAnotherOffice();
    void refusesALeafThatTheCaDidNotSign();
    void refusesAnExpiredCertificate();
    void refusesAnotherHostsCertificate();
    void acceptsARotatedLeaf();
    void acceptsARenewedCaWithTheSameKey();
    void reportsThatNothingListens();
    void reportsACutHandshake();
    void reportsACutRequest();
    void reportsWhatIsNotAnOffice();
    void keepsTheDeadline();
    void keepsTheDeadlineWhileConnecting();
    void refusesLargeAnswers();
    void cancelsEverything();
    void mayBeDestroyedAnyTime();
};

void TestHttpsTransport::postsAndReusesItsConnection() {
    TestServer office;
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    for (int i = 0; i < 5; ++i) {
        Outcome outcome;
        transport.post(request("body " + std::to_string(i)), outcome.done());
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY2(*outcome.result, outcome.sentence().c_str());
        QCOMPARE((*outcome.result)->status, 200);
        QCOMPARE((*outcome.result)->body, "body " + std::to_string(i));
    }
    const HttpRequest seen = office.handler.seen().front();
    QCOMPARE(seen.method, std::string("POST"));
    QCOMPARE(seen.target, std::string("/v1/sync"));
    QCOMPARE(seen.token, std::string("token"));
    // One to learn the CA, one for all requests.
    QCOMPARE(office.server->counters().connectionsAccepted.load(), 2U);
}

void TestHttpsTransport::answersLaterAndOnce() {
    TestServer office;
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome outcomes[4];
    for (Outcome& outcome : outcomes) {
        transport.post(request("x"), outcome.done());
        QCOMPARE(outcome.calls, 0);
    }
    for (Outcome& outcome : outcomes)
        QTRY_COMPARE(outcome.calls, 1);
    transport.cancelAll();
    for (Outcome& outcome : outcomes) {
        QCOMPARE(outcome.calls, 1);
        QVERIFY(*outcome.result);
    }
}

void TestHttpsTransport::givesEveryStatusAsAnAnswer_data() {
    QTest::addColumn<int>("status");
    for (const int status : {200, 202, 302, 400, 401, 403, 404, 409, 413, 418, 429, 500, 503})
        QTest::addRow("%d", status) << status;
}

void TestHttpsTransport::givesEveryStatusAsAnAnswer() {
    QFETCH(int, status);
    TestServer office;
    office.handler.script = [&](HttpRequest, auto reply) {
        reply({.status = status, .contentType = "text/plain", .body = "why"});
    };
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome outcome;
    transport.post(request("x"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY2(*outcome.result, outcome.sentence().c_str());
    QCOMPARE((*outcome.result)->status, status);
    QCOMPARE((*outcome.result)->body, std::string("why"));
}

void TestHttpsTransport::carriesLargeBodies() {
    TestServer office;
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    std::string body(5 * 1024 * 1024, 0);
    for (std::size_t i = 0; i < body.size(); ++i)
        body[i] = static_cast<char>(i * 7);
    Outcome outcome;
    transport.post(request(body), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY2(*outcome.result, outcome.sentence().c_str());
    QVERIFY((*outcome.result)->body == body);
}

void TestHttpsTransport::reachesIpv6() {
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6");
    TestServer office;
    office.config.host = "::1";
    QVERIFY(office.start());
    HttpsTransport transport("::1", office.port, office.certificate.pin);
    Outcome outcome;
    transport.post(request("x"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY2(*outcome.result, outcome.sentence().c_str());
}

void TestHttpsTransport::refusesAnotherOffice() {
    TestServer office;
    QVERIFY(office.start());
    const TestServer enrolled;
    HttpsTransport transport("127.0.0.1", office.port, enrolled.certificate.pin);
    Outcome outcome;
    transport.post(request("secret"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Untrusted);
    QCOMPARE(office.handler.calls.load(), 0);
    QCOMPARE(office.server->counters().bytesReceived.load(), 0U);
}

// The CA's certificate is public: anybody can show it behind a leaf of his own.
void TestHttpsTransport::refusesALeafThatTheCaDidNotSign() {
    TestServer office;
    const TestServer stranger;
    const Authority genuine = authorityOf(office);
    present(office, leafIssue("IP:127.0.0.1"), authorityOf(stranger), genuine.certificate.get());
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome outcome;
    transport.post(request("secret"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Untrusted);
    QVERIFY(outcome.sentence().find("not signed") != std::string::npos);
    QCOMPARE(office.server->counters().bytesReceived.load(), 0U);
}

void TestHttpsTransport::refusesAnExpiredCertificate() {
    TestServer office;
    const Authority ca = authorityOf(office);
    x509::Issue issue = leafIssue("IP:127.0.0.1");
    issue.notBeforeMs -= 10 * dayMs;
    issue.notAfterMs -= 2 * dayMs;
    present(office, issue, ca, ca.certificate.get());
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome outcome;
    transport.post(request("secret"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Untrusted);
    QVERIFY(outcome.sentence().find("clock") != std::string::npos);
    QCOMPARE(office.server->counters().bytesReceived.load(), 0U);
}

void TestHttpsTransport::refusesAnotherHostsCertificate() {
    TestServer office;
    const Authority ca = authorityOf(office);
    present(office, leafIssue("DNS:elsewhere.example,IP:10.1.2.3"), ca, ca.certificate.get());
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome outcome;
    transport.post(request("secret"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Untrusted);
    QVERIFY(outcome.sentence().find("not made for the address") != std::string::npos);
    QCOMPARE(office.server->counters().bytesReceived.load(), 0U);
}

void TestHttpsTransport::acceptsARotatedLeaf() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto reply) { reply({.keepAlive = false}); };
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome before;
    transport.post(request("x"), before.done());
    QTRY_COMPARE(before.calls, 1);
    QVERIFY2(*before.result, before.sentence().c_str());

    const Authority ca = authorityOf(office);
    present(office, leafIssue("IP:127.0.0.1"), ca, ca.certificate.get());
    QVERIFY(
        office.server->reloadCertificate(office.config.certificateChainPem, office.config.keyPem));
    Outcome after;
    transport.post(request("x"), after.done());
    QTRY_COMPARE(after.calls, 1);
    QVERIFY2(*after.result, after.sentence().c_str());
    QCOMPARE(office.server->counters().connectionsAccepted.load(), 3U);
}

void TestHttpsTransport::acceptsARenewedCaWithTheSameKey() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto reply) { reply({.keepAlive = false}); };
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome before;
    transport.post(request("x"), before.done());
    QTRY_COMPARE(before.calls, 1);
    QVERIFY2(*before.result, before.sentence().c_str());

    // Under another name, so that what the transport has learnt does not verify it.
    Authority ca = authorityOf(office);
    x509::Issue issue = leafIssue({});
    issue.commonName = "Renewed CA";
    ca.certificate = *x509::issue(issue, ca.key.get(), nullptr, nullptr);
    QVERIFY(x509::pinOf(ca.certificate.get()) == office.certificate.pin);
    present(office, leafIssue("IP:127.0.0.1"), ca, ca.certificate.get());
    QVERIFY(
        office.server->reloadCertificate(office.config.certificateChainPem, office.config.keyPem));
    Outcome outcomes[2];
    for (Outcome& outcome : outcomes)
        transport.post(request("x"), outcome.done());
    for (Outcome& outcome : outcomes) {
        QTRY_COMPARE(outcome.calls, 1);
        QVERIFY2(*outcome.result, outcome.sentence().c_str());
    }
    QCOMPARE(office.handler.calls.load(), 3);
}

void TestHttpsTransport::reportsThatNothingListens() {
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const std::uint16_t port = gone.serverPort();
    gone.close();
    HttpsTransport transport("127.0.0.1", port, {});
    Outcome outcome;
    transport.post(request("x"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Unreachable);
    QVERIFY(outcome.sentence().find("No office is running") != std::string::npos);
}

void TestHttpsTransport::reportsACutHandshake() {
    QTcpServer cutter;
    connect(&cutter, &QTcpServer::newConnection, &cutter,
            [&] { cutter.nextPendingConnection()->close(); });
    QVERIFY(cutter.listen(QHostAddress::LocalHost));
    HttpsTransport transport("127.0.0.1", cutter.serverPort(), {});
    Outcome outcome;
    transport.post(request("x"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Unreachable);
}

void TestHttpsTransport::reportsACutRequest() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto) {}; // never answered
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome outcome;
    transport.post(request("x"), outcome.done());
    QTRY_COMPARE(office.handler.calls.load(), 1);
    office.server->stop(0);
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Unreachable);
    QVERIFY(!outcome.sentence().empty());
}

void TestHttpsTransport::reportsWhatIsNotAnOffice() {
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&] {
        QTcpSocket* socket = plain.nextPendingConnection();
        socket->write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    HttpsTransport transport("127.0.0.1", plain.serverPort(), {});
    Outcome outcome;
    transport.post(request("x"), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Unreachable);
}

void TestHttpsTransport::keepsTheDeadline() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto) {};
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    QElapsedTimer timer;
    timer.start();
    Outcome outcome;
    transport.post(request("x", 300), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QVERIFY(timer.elapsed() >= 290);
    QCOMPARE(outcome.code(), ErrorCode::Unreachable);
    QVERIFY(outcome.sentence().find("did not answer within") != std::string::npos);
}

void TestHttpsTransport::keepsTheDeadlineWhileConnecting() {
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    HttpsTransport transport("127.0.0.1", silent.serverPort(), {});
    Outcome outcome;
    transport.post(request("x", 200), outcome.done());
    QTRY_COMPARE(outcome.calls, 1);
    QCOMPARE(outcome.code(), ErrorCode::Unreachable);
}

void TestHttpsTransport::refusesLargeAnswers() {
    TestServer office;
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin, 100'000);
    Outcome fits;
    transport.post(request(std::string(100'000, 'x')), fits.done());
    QTRY_COMPARE(fits.calls, 1);
    QVERIFY2(*fits.result, fits.sentence().c_str());
    Outcome large;
    transport.post(request(std::string(100'001, 'x')), large.done());
    QTRY_COMPARE(large.calls, 1);
    QCOMPARE(large.code(), ErrorCode::TooLarge);
}

void TestHttpsTransport::cancelsEverything() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto) {};
    QVERIFY(office.start());
    HttpsTransport transport("127.0.0.1", office.port, office.certificate.pin);
    Outcome sent;
    transport.post(request("x"), sent.done());
    QTRY_COMPARE(office.handler.calls.load(), 1);
    Outcome fresh;
    transport.post(request("x"), fresh.done());
    transport.cancelAll();
    QCOMPARE(sent.calls, 1);
    QCOMPARE(sent.code(), ErrorCode::Unreachable);
    QCOMPARE(fresh.calls, 1);
    QCOMPARE(fresh.code(), ErrorCode::Unreachable);
    // And may be used again.
    Outcome learning;
    HttpsTransport other("127.0.0.1", office.port, office.certificate.pin);
    other.post(request("x"), learning.done());
    other.cancelAll();
    QCOMPARE(learning.calls, 1);
    QCOMPARE(office.handler.calls.load(), 1);
}

void TestHttpsTransport::mayBeDestroyedAnyTime() {
    TestServer office;
    QVERIFY(office.start());
    int calls = 0;
    {
        HttpsTransport learning("127.0.0.1", office.port, office.certificate.pin);
        learning.post(request("x"), [&](Result<OfficeAnswer>) { ++calls; });
    }
    auto inCallback =
        std::make_unique<HttpsTransport>("127.0.0.1", office.port, office.certificate.pin);
    inCallback->post(request("x"), [&](Result<OfficeAnswer>) {
        ++calls;
        inCallback.reset();
    });
    QTRY_COMPARE(calls, 1);
    QVERIFY(!inCallback);
    {
        HttpsTransport sent("127.0.0.1", office.port, office.certificate.pin);
        sent.post(request("x"), [&](Result<OfficeAnswer>) { ++calls; });
        QTRY_VERIFY(office.handler.calls.load() >= 2);
    }
    QVERIFY(calls == 1 || calls == 2);
}

QTEST_GUILESS_MAIN(TestHttpsTransport)
#include "tst_httpstransport.moc"
