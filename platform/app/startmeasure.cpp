#include "platform/app/startmeasure.h"

#include "qml/viewmodels/todaymodel.h"

#include <QCoreApplication>
#include <QFile>
#include <QQuickItem>
#include <QQuickWindow>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace banyan::ui {

namespace {

constexpr int startTimeField = 21; // of /proc/self/stat, counted from 0

// Milliseconds since the kernel made this process, to a clock tick (10 ms): proc(5).
qint64 processAgeMs() {
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QFile::ReadOnly))
        return -1;
    const QByteArray stat = file.readAll();
    // The second field is the program's name in brackets and may hold spaces.
    const auto fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    if (fields.size() <= startTimeField - 2)
        return -1;
    const qint64 startedMs = fields[startTimeField - 2].toLongLong() * 1000 / sysconf(_SC_CLK_TCK);
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 - startedMs;
}

TodayModel* todayIn(const QQuickItem* item) {
    if (auto* model = item->findChild<TodayModel*>())
        return model;
    for (const QQuickItem* child : item->childItems())
        if (auto* model = todayIn(child))
            return model;
    return nullptr;
}

} // namespace

StartMeasure::StartMeasure(QQuickWindow* window, QObject* parent)
    : QObject(parent)
    , m_window(window) {
    connect(m_window, &QQuickWindow::frameSwapped, this, &StartMeasure::whenSwapped,
            Qt::QueuedConnection);
}

void StartMeasure::whenSwapped() {
    if (!m_today)
        m_today = todayIn(m_window->contentItem());
    if (m_today && m_today->ready() && m_today->next()->present()) {
        // What was ready before this frame began is in it; one more frame makes sure of that.
        disconnect(m_window, &QQuickWindow::frameSwapped, this, nullptr);
        connect(
            m_window, &QQuickWindow::frameSwapped, this,
            [] {
                std::printf("{\"start_ms\": %lld}\n", static_cast<long long>(processAgeMs()));
                std::fflush(stdout);
                QCoreApplication::quit();
            },
            Qt::QueuedConnection);
    }
    m_window->update();
}

} // namespace banyan::ui
