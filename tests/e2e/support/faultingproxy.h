#pragma once

#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <algorithm>
#include <functional>
#include <string>
#include <sys/socket.h>
#include <utility>

namespace banyan::e2e {

// What happens on a line between a phone and its office when more than `afterBytes` want to pass
// in one direction, counted over all connections since it was set.
struct LineFault {
    enum class Kind {
        None,      // everything passes
        Delay,     // every piece waits
        Refuse,    // nobody listens any more; what is open stays
        Cut,       // both ends lose the line
        HalfClose, // the receiver is told that no more comes, the other direction goes on
        Stall,     // nothing passes in that direction, the connection stays
        BlackHole  // nothing passes in either direction, the connections stay
    };
    enum class Way { Up, Down }; // from the phone to the office, and back

    Kind kind = Kind::None;
    Way way = Way::Up;
    qint64 afterBytes = 0;
    int delayMs = 0; // at most, of a piece

    // Any of them, somewhere within the first `bytesMax`.
    static LineFault any(QRandomGenerator& random, int bytesMax) {
        return {Kind(random.bounded(int(Kind::BlackHole) + 1)), Way(random.bounded(2)),
                random.bounded(bytesMax), 1 + random.bounded(20)};
    }
    std::string text() const {
        static constexpr const char* names[] = {"none",       "delay", "refuse",    "cut",
                                                "half-close", "stall", "black hole"};
        return std::string(names[int(kind)]) + " after " + std::to_string(afterBytes) + " bytes "
               + (way == Way::Up ? "up" : "down");
    }
};

// A line that passes bytes on as they are, TLS and all, until it is told to fail. It works while
// the test's own event loop runs, on one thread.
class FaultingProxy {
public:
    using Kind = LineFault::Kind;
    using Way = LineFault::Way;

    explicit FaultingProxy(quint16 officePort,
                           const QHostAddress& host = QHostAddress(QHostAddress::LocalHost))
        : m_host(host)
        , m_officePort(officePort) {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
        m_server.listen(m_host);
        m_port = m_server.serverPort();
    }

    std::string address() const {
        return m_host.toString().toStdString() + ":" + std::to_string(m_port);
    }
    // Counts anew from here; what an earlier fault held back goes on. `struck` is called once.
    void set(LineFault fault, std::function<void()> struck = {}) {
        m_fault = fault;
        m_struck = std::move(struck);
        m_passed[0] = m_passed[1] = 0;
        m_hasStruck = false;
        if (!m_server.isListening())
            m_server.listen(m_host, m_port);
        for (auto* phone : m_server.findChildren<QTcpSocket*>(Qt::FindDirectChildrenOnly)) {
            auto* office = phone->findChild<QTcpSocket*>();
            pass(phone, office, Way::Up);
            pass(office, phone, Way::Down);
        }
    }
    void reset() { set({}); }
    // Called whenever the office closes a connection.
    void whenOfficeCloses(std::function<void()> closed) { m_officeClosed = std::move(closed); }
    void breakAfterAnswerBytes(qint64 bytes) { set({Kind::Cut, Way::Down, bytes}); }
    void breakAfterRequestBytes(qint64 bytes) { set({Kind::Cut, Way::Up, bytes}); }
    qint64 answerBytes() const { return m_passed[int(Way::Down)]; }
    qint64 requestBytes() const { return m_passed[int(Way::Up)]; }

private:
    static constexpr qint64 heldBytesMax = 64 * 1024; // the rest waits at its sender

    void accept() {
        while (QTcpSocket* phone = m_server.nextPendingConnection()) {
            auto* office = new QTcpSocket(phone);
            QObject::connect(office, &QTcpSocket::connected, phone, [=, this] {
                join(phone, office, Way::Up);
                join(office, phone, Way::Down);
            });
            QObject::connect(office, &QTcpSocket::stateChanged, phone, [=, this](auto state) {
                if (state != QAbstractSocket::UnconnectedState) // closed, or never reached
                    return;
                phone->disconnectFromHost();
                if (m_officeClosed)
                    m_officeClosed();
            });
            QObject::connect(phone, &QTcpSocket::disconnected, phone, &QObject::deleteLater);
            for (QTcpSocket* each : {phone, office})
                each->setReadBufferSize(heldBytesMax);
            office->connectToHost(m_host, m_officePort);
        }
    }
    void join(QTcpSocket* from, QTcpSocket* to, Way way) {
        QObject::connect(from, &QTcpSocket::readyRead, to, [this, from, to, way] {
            if (m_hasStruck && m_fault.kind == Kind::Delay)
                QTimer::singleShot(m_fault.delayMs, to, [=, this] { pass(from, to, way); });
            else
                pass(from, to, way);
        });
        pass(from, to, way); // what came before
    }

    bool isHeldBack(Way way) const {
        return m_hasStruck
               && (m_fault.kind == Kind::BlackHole
                   || (m_fault.kind == Kind::Stall && m_fault.way == way));
    }
    // Bytes that may pass before the fault strikes.
    qint64 room(Way way, qint64 available) const {
        const bool isOver = m_hasStruck && m_fault.kind <= Kind::Refuse;
        return way != m_fault.way || isOver
                   ? available
                   : std::clamp<qint64>(m_fault.afterBytes - m_passed[int(way)], 0, available);
    }

    void pass(QTcpSocket* from, QTcpSocket* to, Way way) {
        if (isHeldBack(way) || from->bytesAvailable() == 0
            || to->state() != QAbstractSocket::ConnectedState)
            return;
        forward(from->read(room(way, from->bytesAvailable())), to, way);
        if (from->bytesAvailable() == 0)
            return;
        strike();
        switch (m_fault.kind) {
        case Kind::None:
        case Kind::Delay:
        case Kind::Refuse:
            forward(from->readAll(), to, way);
            break;
        case Kind::Cut:
            to->flush();
            to->disconnectFromHost();
            from->abort();
            break;
        case Kind::HalfClose:
            to->flush();
            ::shutdown(int(to->socketDescriptor()), SHUT_WR);
            from->readAll();
            break;
        case Kind::Stall:
        case Kind::BlackHole:
            break;
        }
    }
    void forward(const QByteArray& bytes, QTcpSocket* to, Way way) {
        m_passed[int(way)] += bytes.size();
        to->write(bytes);
    }
    void strike() {
        m_hasStruck = true;
        if (m_fault.kind == Kind::Refuse)
            m_server.close();
        if (const auto struck = std::exchange(m_struck, {}))
            struck();
    }

    const QHostAddress m_host;
    const quint16 m_officePort;
    quint16 m_port = 0;
    LineFault m_fault;
    bool m_hasStruck = false;
    std::function<void()> m_struck, m_officeClosed;
    qint64 m_passed[2] = {0, 0};
    QTcpServer m_server; // goes first, with its sockets
};

} // namespace banyan::e2e
