#pragma once

#include "tests/e2e/support/programs.h"

#include <QHostAddress>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <memory>

// What may happen between a phone and its office.
namespace banyan::e2e {

// A line that passes bytes on as they are, TLS and all, until it is told to break: after so many
// bytes in one direction, counted over all connections since the last reset().
class Line {
public:
    explicit Line(quint16 officePort)
        : m_officePort(officePort) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        m_server.listen(QHostAddress::LocalHost);
    }

    std::string address() const { return "127.0.0.1:" + std::to_string(m_server.serverPort()); }
    void reset() { *this = Bytes{}; }
    void breakAfterAnswerBytes(qint64 bytes) {
        reset();
        m_bytes.downMax = bytes;
    }
    void breakAfterRequestBytes(qint64 bytes) {
        reset();
        m_bytes.upMax = bytes;
    }
    qint64 answerBytes() const { return m_bytes.down; }
    qint64 requestBytes() const { return m_bytes.up; }

private:
    struct Bytes {
        qint64 up = 0, down = 0;
        qint64 upMax = -1, downMax = -1;
    };
    void operator=(Bytes bytes) { m_bytes = bytes; }

    void accept() {
        while (QTcpSocket* phone = m_server.nextPendingConnection()) {
            auto* office = new QTcpSocket(phone);
            QObject::connect(office, &QTcpSocket::readyRead, phone, [this, phone, office] {
                pass(office, phone, m_bytes.down, m_bytes.downMax);
            });
            QObject::connect(phone, &QTcpSocket::readyRead, office, [this, phone, office] {
                pass(phone, office, m_bytes.up, m_bytes.upMax);
            });
            QObject::connect(office, &QTcpSocket::disconnected, phone,
                             &QTcpSocket::disconnectFromHost);
            QObject::connect(phone, &QTcpSocket::disconnected, phone, &QObject::deleteLater);
            office->connectToHost(QHostAddress(QHostAddress::LocalHost), m_officePort);
        }
    }
    // To the last byte that still passes; then both ends lose the line.
    static void pass(QTcpSocket* from, QTcpSocket* to, qint64& passed, qint64 passedMax) {
        QByteArray bytes = from->readAll();
        const bool breaks = passedMax >= 0 && passed + bytes.size() > passedMax;
        if (breaks)
            bytes.truncate(static_cast<qsizetype>(std::max<qint64>(0, passedMax - passed)));
        passed += bytes.size();
        if (to->state() != QAbstractSocket::UnconnectedState)
            to->write(bytes);
        if (!breaks)
            return;
        to->flush();
        to->disconnectFromHost();
        from->abort();
    }

    QTcpServer m_server;
    const quint16 m_officePort;
    Bytes m_bytes;
};

// Bytes to the office over TLS, and all that comes back until it closes.
inline QByteArray postRaw(quint16 port, const QByteArray& bytes, bool overTls = true) {
    QSslSocket socket;
    QEventLoop loop;
    QByteArray answer;
    socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    const auto write = [&] { socket.write(bytes); };
    const auto read = [&] { answer += socket.readAll(); };
    QObject::connect(&socket, &QSslSocket::encrypted, &loop, write);
    QObject::connect(&socket, &QTcpSocket::readyRead, &loop, read);
    QObject::connect(&socket, &QTcpSocket::disconnected, &loop, &QEventLoop::quit);
    QObject::connect(&socket, &QTcpSocket::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(programLimitMs, &loop, &QEventLoop::quit);
    if (overTls) {
        socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    } else {
        QObject::connect(&socket, &QTcpSocket::connected, &loop, write);
        socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    }
    loop.exec();
    read();
    return answer;
}

// One HTTP request; the connection closes after it.
inline QByteArray request(quint16 port, const std::string& methodAndPath,
                          const QByteArray& body = {}, const std::string& token = {}) {
    std::string head = methodAndPath + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n";
    if (!token.empty())
        head += "Authorization: Bearer " + token + "\r\n";
    head += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n";
    return postRaw(port, QByteArray::fromStdString(head) + body);
}

inline int statusOf(const QByteArray& answer) {
    return answer.startsWith("HTTP/1.1 ") ? answer.mid(9, 3).toInt() : 0;
}

// One figure of /metrics.
inline qint64 metric(const Office& office, const QByteArray& name) {
    const QByteArray text = request(office.port(), "GET /metrics");
    const auto begin = text.indexOf("\nbanyan_" + name + ' ');
    return begin < 0 ? -1 : text.mid(begin + name.size() + 9, 20).split('\n')[0].toLongLong();
}

} // namespace banyan::e2e
