#include "tests/bench/measure.h"

#include <QFile>
#include <QtGlobal>
#include <ctime>

namespace banyan::bench {

namespace {

// "VmRSS:    123456 kB" in the kernel's list.
double megabytes(const QByteArray& status, const char* name) {
    const qsizetype at = status.indexOf(QByteArray(name) + ':');
    if (at < 0)
        qFatal("the kernel does not tell %s", name);
    const qsizetype from = at + qstrlen(name) + 1;
    const QByteArray line = status.mid(from, status.indexOf('\n', from) - from).trimmed();
    return line.left(line.indexOf(' ')).toDouble() / 1024;
}

} // namespace

ProcessMemory memoryOf(qint64 process) {
    QFile file(QStringLiteral("/proc/%1/status").arg(process));
    if (!file.open(QFile::ReadOnly))
        qFatal("a process that was to be measured has gone");
    const QByteArray status = file.readAll();
    if (!status.contains("VmRSS:")) // it is ending
        return {};
    return {megabytes(status, "VmRSS"), megabytes(status, "VmHWM"), megabytes(status, "RssAnon")};
}

double cpuMsOf(qint64 process) {
    clockid_t clock{};
    timespec used{};
    if (clock_getcpuclockid(static_cast<pid_t>(process), &clock) != 0
        || clock_gettime(clock, &used) != 0)
        qFatal("a process that was to be measured has gone");
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

} // namespace banyan::bench
