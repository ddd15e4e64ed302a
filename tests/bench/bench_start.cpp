#include "tests/bench/measure.h"
#include "tests/bench/servedoffice.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <optional>

namespace banyan::bench {

namespace {

constexpr int runs = 5;
constexpr int programMsMax = 120'000;

QString q(const char* text) { return QString::fromUtf8(text); }

// What a program printed; nothing when it failed.
std::optional<QByteArray> outputOf(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(programMsMax) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

// An office with the demo grid on loopback, and a phone that has pulled it.
bool makePhone(const QString& folder, const QString& home) {
    const QString office = besideMe("banyan-office");
    const QStringList data{q("--data"), folder + q("/office")};
    if (!outputOf(office, data + QStringList{q("init"), q("--demo"), q("grid")}))
        return false;
    QProcess server;
    server.start(office, data + QStringList{q("serve"), q("--listen"), q("127.0.0.1:0")});
    if (!server.waitForStarted() || !server.waitForReadyRead(programMsMax))
        return false;
    const auto uri = outputOf(office, data + QStringList{q("enrol"), q("w445202001001001")});
    const QString phone = besideMe("banyan-cli");
    const QStringList at{q("--home"), home};
    const bool isReady =
        uri && outputOf(phone, at + QStringList{q("enrol"), QString::fromUtf8(uri->trimmed())})
        && outputOf(phone, at + QStringList{q("sync")});
    server.terminate();
    server.waitForFinished(programMsMax);
    return isReady;
}

QJsonObject skipped(const char* reason) { return {{q("skipped"), q(reason)}}; }

} // namespace

// From the start of the process to the first frame with today's doors, with a phone that holds the
// demo grid. Without a display under xvfb-run.
QJsonObject benchStart(const BenchOptions&) {
    const QString app = besideMe("banyan");
    if (!QFile::exists(app))
        return skipped("the app is not built here");
    QString program = app;
    QStringList before;
    if (qEnvironmentVariableIsEmpty("DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) {
        program = QStandardPaths::findExecutable(q("xvfb-run"));
        if (program.isEmpty())
            return skipped("there is no display and no xvfb-run");
        before = {q("-a"), app};
    }
    const QTemporaryDir folder;
    const QString home = folder.filePath(q("phone"));
    if (!makePhone(folder.path(), home))
        return skipped("the demo office could not be set up");
    std::vector<double> samples;
    for (int i = 0; i < runs; ++i) {
        const auto line =
            outputOf(program, before + QStringList{q("--home"), home, q("--measure-start")});
        const auto figure = QJsonDocument::fromJson(line.value_or(QByteArray())).object();
        if (!figure.contains(q("start_ms")))
            return skipped("the app could not show its first page here");
        samples.push_back(figure[q("start_ms")].toDouble());
    }
    return {{q("runs"), runs},
            {q("start_p50_ms"), rounded(percentile(samples, 0.5))},
            {q("start_max_ms"), rounded(percentile(samples, 1.0))}};
}

} // namespace banyan::bench
