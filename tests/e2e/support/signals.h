#pragma once

#include "tests/e2e/support/programs.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <csignal>

// What the system, or somebody at it, does to a program that runs.
namespace banyan::e2e {

// Stops it as it stands, without its knowing; a phone put to sleep, an office on a stuck machine.
inline void pauseProgram(const QProcess& process) {
    require(::kill(pid_t(process.processId()), SIGSTOP) == 0, "it does not run");
}
inline void resumeProgram(const QProcess& process) {
    require(::kill(pid_t(process.processId()), SIGCONT) == 0, "it does not run");
}

// Kills `victim` at the n-th time its database's log is written to: in the middle of what becomes
// a commit. Gives up when `working` has ended before that.
inline void killAtWrite(QProcess& victim, QProcess& working, const QString& database, int writes) {
    const QString log = database + QStringLiteral("-wal");
    const QString folder = QFileInfo(log).path();
    QEventLoop loop;
    QFileSystemWatcher files({folder});
    const auto watchLog = [&] {
        if (!files.files().contains(log) && QFileInfo::exists(log))
            files.addPath(log);
    };
    watchLog();
    QObject::connect(&files, &QFileSystemWatcher::directoryChanged, &loop, watchLog);
    QObject::connect(&files, &QFileSystemWatcher::fileChanged, &loop, [&] {
        if (--writes <= 0)
            loop.quit();
    });
    QObject::connect(&working, &QProcess::finished, &loop, &QEventLoop::quit);
    QTimer::singleShot(programLimitMs, &loop, &QEventLoop::quit);
    if (working.state() != QProcess::NotRunning)
        loop.exec();
    victim.kill();
}

} // namespace banyan::e2e
