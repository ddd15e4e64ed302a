#include "tests/sync/testserver.h"

#include <QElapsedTimer>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <condition_variable>
#include <thread>

using namespace banyan;

namespace {

constexpr int patienceMs = 10'000;

QByteArray postOf(const QByteArray& body, const QByteArray& headers = {}) {
    return "POST /v1/sync HTTP/1.1\r\nHost: office\r\n" + headers
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

// A client that blocks, so that a test reads from top to bottom.
class Client {
public:
    explicit Client(std::uint16_t port) {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
        isConnected = m_socket.waitForEncrypted(patienceMs);
    }
    void send(const QByteArray& bytes) {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() > 0 && m_socket.waitForBytesWritten(patienceMs))
            continue;
    }
    // The next answer, with its header in `header`; nothing when the connection ends first.
    QByteArray receive() {
        while (!m_received.contains("\r\n\r\n"))
            if (!more())
                return {};
        const auto end = m_received.indexOf("\r\n\r\n") + 4;
        header = m_received.left(end);
        const auto lengthAt = header.indexOf("Content-Length: ");
        const auto lengthEnd = header.indexOf("\r\n", lengthAt);
        const auto length =
            lengthAt < 0 ? 0 : header.mid(lengthAt + 16, lengthEnd - lengthAt - 16).toLongLong();
        while (m_received.size() < end + length)
            if (!more())
                return {};
        const QByteArray body = m_received.mid(end, length);
        m_received.remove(0, end + length);
        return body;
    }
    int status() const { return header.mid(9, 3).toInt(); }
    bool isClosedByServer() {
        while (more())
            continue;
        return m_socket.state() == QAbstractSocket::UnconnectedState;
    }
    QSslCertificate certificate() const { return m_socket.peerCertificate(); }

    bool isConnected = false;
    QByteArray header;

private:
    bool more() {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(patienceMs)
            && m_socket.bytesAvailable() == 0)
            return false;
        m_received += m_socket.readAll();
        return true;
    }
    QSslSocket m_socket;
    QByteArray m_received;
};

// Replies that wait until the test lets them go.
class Gate {
public:
    void hold(ScriptedHandler::Reply reply) {
        const std::lock_guard lock(m_mutex);
        m_held.push_back(std::move(reply));
        m_arrived.notify_all();
    }
    ScriptedHandler::Reply waitForOne() {
        std::unique_lock lock(m_mutex);
        if (!m_arrived.wait_for(lock, std::chrono::milliseconds(patienceMs),
                                [this] { return !m_held.empty(); }))
            return [](HttpReply) {};
        auto reply = std::move(m_held.front());
        m_held.erase(m_held.begin());
        return reply;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<ScriptedHandler::Reply> m_held;
};

} // namespace

class TestHttpServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesRequestsToTheHandler();
    void answersInOrderOnOneConnection();
    void closesWhenAsked();
    void takesABodyOfExactlyTheLimit();
    void tellsClientsToContinue();
    void sendsNoBodyForHead();
    void sendsLargeAnswers();
    void makesABodyOnAThreadOfItsOwn();
    void refusesWhatIsOverALimit_data();
    void refusesWhatIsOverALimit();
    void survivesWhatIsNotTls();
    void closesSlowRequests();
    void closesIdleConnections();
    void answersForALateHandler();
    void takesOnlyTheFirstReply();
    void answersForAFailingHandler();
    void finishesRunningRequestsWhenStopped();
    void stopsAtItsLimit();
    void holdsManyConnections();
    void refusesTooManyConnections();
    void changesItsCertificateWhileRunning();
    void reportsWhyItCannotStart();
    void keepsTokensOutOfItsLog();
};

void TestHttpServer::givesRequestsToTheHandler() {
    TestServer office;
    QVERIFY(office.start());
    Client client(office.port);
    QVERIFY(client.isConnected);
    client.send(postOf("hello", "Authorization: bEARER abc123\r\n"));
    QCOMPARE(client.receive(), QByteArray("hello"));
    QCOMPARE(client.status(), 200);
    QVERIFY(client.header.contains("Content-Type: application/cbor\r\n"));
    QVERIFY(client.header.contains("Cache-Control: no-store\r\n"));
    const HttpRequest seen = office.handler.seen().at(0);
    QCOMPARE(seen.method, std::string("POST"));
    QCOMPARE(seen.target, std::string("/v1/sync"));
    QCOMPARE(seen.token, std::string("abc123"));
    QCOMPARE(seen.remote, std::string("127.0.0.1"));
}

void TestHttpServer::answersInOrderOnOneConnection() {
    TestServer office;
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("one") + postOf("two") + postOf("thr"));
    QCOMPARE(client.receive(), QByteArray("one"));
    QCOMPARE(client.receive(), QByteArray("two"));
    QCOMPARE(client.receive(), QByteArray("thr"));
    const QByteArray whole = postOf("in pieces");
    for (const char letter : whole)
        client.send(QByteArray(1, letter));
    QCOMPARE(client.receive(), QByteArray("in pieces"));
    QCOMPARE(office.server->counters().connectionsAccepted.load(), 1U);
    QCOMPARE(office.server->counters().requests.load(), 4U);
}

void TestHttpServer::closesWhenAsked() {
    TestServer office;
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("last", "Connection: close\r\n"));
    QCOMPARE(client.receive(), QByteArray("last"));
    QVERIFY(client.header.contains("Connection: close\r\n"));
    QVERIFY(client.isClosedByServer());
}

void TestHttpServer::takesABodyOfExactlyTheLimit() {
    TestServer office;
    office.config.limits.bodyBytesMax = 100'000;
    QVERIFY(office.start());
    Client client(office.port);
    const QByteArray body(100'000, 'x');
    client.send(postOf(body));
    QCOMPARE(client.receive(), body);
}

void TestHttpServer::tellsClientsToContinue() {
    TestServer office;
    QVERIFY(office.start());
    Client client(office.port);
    client.send("POST / HTTP/1.1\r\nHost: o\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    client.receive();
    QCOMPARE(client.status(), 100);
    client.send("ok");
    QCOMPARE(client.receive(), QByteArray("ok"));
    QCOMPARE(client.status(), 200);
}

void TestHttpServer::sendsNoBodyForHead() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto reply) { reply({.body = "twelve bytes"}); };
    QVERIFY(office.start());
    Client client(office.port);
    client.send("HEAD /healthz HTTP/1.1\r\nHost: o\r\nConnection: close\r\n\r\n");
    QCOMPARE(client.receive(), QByteArray());
    QVERIFY(client.header.contains("Content-Length: 12\r\n"));
}

void TestHttpServer::sendsLargeAnswers() {
    TestServer office;
    const std::string large(20 * 1024 * 1024, 'y');
    office.handler.script = [&](HttpRequest, auto reply) { reply({.body = large}); };
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("please"));
    QCOMPARE(client.receive().size(), qsizetype(large.size()));
}

void TestHttpServer::makesABodyOnAThreadOfItsOwn() {
    TestServer office;
    Gate gate;
    office.handler.script = [&](HttpRequest, auto reply) { gate.hold(std::move(reply)); };
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("please"));
    std::thread::id maker;
    gate.waitForOne()({.makeBody = [&] {
        maker = std::this_thread::get_id();
        return std::string("made");
    }});
    QCOMPARE(client.receive(), QByteArray("made"));
    QVERIFY(maker != std::this_thread::get_id());
}

void TestHttpServer::refusesWhatIsOverALimit_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray start = "POST / HTTP/1.1\r\nHost: o\r\n";
    QTest::newRow("announced body") << start + "Content-Length: 1001\r\n\r\n" << 413;
    QTest::newRow("sent body") << postOf(QByteArray(200'000, 'x')) << 413;
    const QByteArray chunks = "Transfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("chunked body") << start + chunks + "3\r\nabc\r\n0\r\n\r\n" << 411;
    QTest::newRow("chunked without end") << start + chunks << 411;
    QTest::newRow("bad trailer") << start + chunks + "0\r\na\rb\r\nc: d\r\n\r\n" << 411;
    QTest::newRow("long header") << start + "X: " + QByteArray(5000, 'x') + "\r\n\r\n" << 431;
    QTest::newRow("header without end") << start + "X: " + QByteArray(100'000, 'x') << 431;
    QTest::newRow("long target") << "GET /" + QByteArray(5000, 'x') << 431;
    QTest::newRow("garbage") << QByteArray("\x01\x02\x03\r\n\r\n") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") << 400;
    QTest::newRow("negative length") << start + "Content-Length: -1\r\n\r\n" << 400;
    QTest::newRow("two lengths") << start + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"
                                 << 400;
    QTest::newRow("length and chunks")
        << start + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
        << 400;
}

void TestHttpServer::refusesWhatIsOverALimit() {
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    TestServer office;
    office.config.limits.headerBytesMax = 4096;
    office.config.limits.bodyBytesMax = 1000;
    QVERIFY(office.start());
    Client client(office.port);
    client.send(request);
    QVERIFY(!client.receive().isEmpty());
    QCOMPARE(client.status(), status);
    QVERIFY(client.header.contains("Connection: close\r\n"));
    QVERIFY(client.isClosedByServer());
    QCOMPARE(office.handler.calls.load(), 0);
    QCOMPARE(office.server->counters().malformed.load(), 1U);
}

void TestHttpServer::survivesWhatIsNotTls() {
    TestServer office;
    QVERIFY(office.start());
    QTcpSocket plain;
    plain.connectToHost(QStringLiteral("127.0.0.1"), office.port);
    QVERIFY(plain.waitForConnected(patienceMs));
    plain.write(QByteArray(1000, 'G'));
    while (plain.state() == QAbstractSocket::ConnectedState && plain.waitForReadyRead(patienceMs))
        plain.readAll();
    QCOMPARE(plain.state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(office.server->counters().handshakesFailed.load(), 1U);
    Client client(office.port);
    client.send(postOf("still here"));
    QCOMPARE(client.receive(), QByteArray("still here"));
}

void TestHttpServer::closesSlowRequests() {
    TestServer office;
    office.config.limits.requestDeadlineMs = 300;
    QVERIFY(office.start());
    Client client(office.port);
    QElapsedTimer timer;
    timer.start();
    client.send("POST / HTTP/1.1\r\nHost: o\r\nContent-Length: 10\r\n\r\nabc");
    QVERIFY(client.isClosedByServer());
    QVERIFY(timer.elapsed() >= 250);
    QCOMPARE(office.handler.calls.load(), 0);
    QCOMPARE(office.server->counters().deadlines.load(), 1U);
}

void TestHttpServer::closesIdleConnections() {
    TestServer office;
    office.config.limits.idleDeadlineMs = 200;
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("a"));
    QCOMPARE(client.receive(), QByteArray("a"));
    QVERIFY(client.isClosedByServer());
    QCOMPARE(office.server->counters().deadlines.load(), 0U);
    QTRY_COMPARE(office.server->counters().connectionsOpen.load(), 0U);
}

void TestHttpServer::answersForALateHandler() {
    Gate gate;
    TestServer office;
    office.config.limits.handlerDeadlineMs = 200;
    office.handler.script = [&](HttpRequest, auto reply) { gate.hold(reply); };
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("a"));
    client.receive();
    QCOMPARE(client.status(), 503);
    gate.waitForOne()({.body = "too late"});
    QVERIFY(client.isClosedByServer());
    QCOMPARE(office.server->counters().handlersLate.load(), 1U);
}

void TestHttpServer::takesOnlyTheFirstReply() {
    TestServer office;
    office.handler.script = [](HttpRequest request, auto reply) {
        reply({.body = request.body});
        reply({.body = "again"});
    };
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("first"));
    QCOMPARE(client.receive(), QByteArray("first"));
    client.send(postOf("second"));
    QCOMPARE(client.receive(), QByteArray("second"));
}

void TestHttpServer::answersForAFailingHandler() {
    TestServer office;
    office.handler.script = [](HttpRequest, auto) { throw std::runtime_error("secret"); };
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("a"));
    QVERIFY(!client.receive().contains("secret"));
    QCOMPARE(client.status(), 500);
    QVERIFY(client.isClosedByServer());
}

void TestHttpServer::finishesRunningRequestsWhenStopped() {
    Gate gate;
    TestServer office;
    office.handler.script = [&](HttpRequest, auto reply) { gate.hold(reply); };
    QVERIFY(office.start());
    Client idle(office.port);
    Client busy(office.port);
    QVERIFY(idle.isConnected);
    busy.send(postOf("a"));
    const auto reply = gate.waitForOne();
    std::thread stopping([&] { office.server->stop(patienceMs); });
    QVERIFY(idle.isClosedByServer()); // so it is stopping
    QTcpSocket late;
    late.connectToHost(QStringLiteral("127.0.0.1"), office.port);
    QVERIFY(!late.waitForConnected(patienceMs));
    std::thread([&] { reply({.body = "done"}); }).join();
    QCOMPARE(busy.receive(), QByteArray("done"));
    QVERIFY(busy.header.contains("Connection: close\r\n"));
    QVERIFY(busy.isClosedByServer());
    stopping.join();
    QCOMPARE(office.server->counters().connectionsOpen.load(), 0U);
}

void TestHttpServer::stopsAtItsLimit() {
    Gate gate;
    ScriptedHandler::Reply reply;
    {
        TestServer office;
        office.handler.script = [&](HttpRequest, auto held) { gate.hold(held); };
        QVERIFY(office.start());
        Client client(office.port);
        client.send(postOf("a"));
        reply = gate.waitForOne();
        QElapsedTimer timer;
        timer.start();
        office.server->stop(100);
        QVERIFY(timer.elapsed() < patienceMs / 2);
        QVERIFY(client.isClosedByServer());
        reply({.body = "nobody waits"});
    }
    reply({.body = "nor is there a server"});
}

void TestHttpServer::holdsManyConnections() {
    constexpr int connections = 200;
    TestServer office;
    QVERIFY(office.start());
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < connections; ++i) {
        clients.push_back(std::make_unique<Client>(office.port));
        QVERIFY(clients.back()->isConnected);
    }
    QCOMPARE(office.server->counters().connectionsOpen.load(), std::uint64_t(connections));
    for (int i = 0; i < connections; ++i)
        clients[std::size_t(i)]->send(postOf(QByteArray::number(i)));
    for (int i = 0; i < connections; ++i)
        QCOMPARE(clients[std::size_t(i)]->receive(), QByteArray::number(i));
    clients.clear();
    QTRY_COMPARE(office.server->counters().connectionsOpen.load(), 0U);
}

void TestHttpServer::refusesTooManyConnections() {
    TestServer office;
    office.config.connectionsMax = 2;
    QVERIFY(office.start());
    auto one = std::make_unique<Client>(office.port);
    const Client two(office.port);
    const Client three(office.port);
    QVERIFY(one->isConnected && two.isConnected);
    QVERIFY(!three.isConnected);
    QCOMPARE(office.server->counters().connectionsRefused.load(), 1U);
    one.reset();
    QTRY_COMPARE(office.server->counters().connectionsOpen.load(), 1U);
    QVERIFY(Client(office.port).isConnected);
}

void TestHttpServer::changesItsCertificateWhileRunning() {
    TestServer office;
    QVERIFY(office.start());
    Client before(office.port);
    TestServer other; // only for another certificate
    QVERIFY(office.server->reloadCertificate(other.certificate.chainPem, other.certificate.keyPem));
    const Client after(office.port);
    QVERIFY(after.isConnected);
    QVERIFY(before.certificate() != after.certificate());
    before.send(postOf("as before"));
    QCOMPARE(before.receive(), QByteArray("as before"));
    const auto refused =
        office.server->reloadCertificate(office.certificate.chainPem, other.certificate.keyPem);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Invalid);
    QCOMPARE(Client(office.port).certificate(), after.certificate());
}

void TestHttpServer::reportsWhyItCannotStart() {
    TestServer office;
    QVERIFY(office.start());
    TestServer second;
    second.config.port = office.port;
    HttpServer taken(second.config, second.handler);
    const auto inUse = taken.start();
    QVERIFY(!inUse);
    QCOMPARE(inUse.error().code, ErrorCode::Unreachable);
    second.config.port = 0;
    second.config.keyPem = "no key";
    HttpServer keyless(second.config, second.handler);
    const auto noKey = keyless.start();
    QVERIFY(!noKey);
    QCOMPARE(noKey.error().code, ErrorCode::Invalid);
}

void TestHttpServer::keepsTokensOutOfItsLog() {
    std::mutex mutex;
    std::string log;
    TestServer office;
    office.config.log = [&](std::string_view line) {
        const std::lock_guard lock(mutex);
        log += line;
    };
    office.handler.script = [](HttpRequest request, auto) {
        throw std::runtime_error(request.token);
    };
    QVERIFY(office.start());
    Client client(office.port);
    client.send(postOf("body", "Authorization: Bearer topsecret\r\n"));
    client.receive();
    QVERIFY(client.isClosedByServer());
    office.server->stop();
    QVERIFY(!log.empty());
    QVERIFY(log.find("topsecret") == std::string::npos);
}

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_threads_httpserver.moc"
