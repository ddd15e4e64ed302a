#pragma once

#include "tests/e2e/support/programs.h"

#include <QSslSocket>

// The line to an office by hand, without a phone.
namespace banyan::e2e {

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
