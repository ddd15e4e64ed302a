#include "tests/bench/servedoffice.h"

#include "core/store/searchindex.h"
#include "sync/office/admin.h"
#include "sync/office/certificates.h"
#include "tests/sync/support/officestore.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QtGlobal>
#include <csignal>

#include <sys/prctl.h>

namespace banyan::bench {

namespace {

constexpr int programMsMax = 600'000;
constexpr std::size_t documentsAtOnce = 5'000;

QString q(const char* text) { return QString::fromUtf8(text); }

void runOffice(const QStringList& words) {
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    startBeside(process, "banyan-office", words);
    if (!process.waitForFinished(programMsMax) || process.exitCode() != 0)
        qFatal("banyan-office: %s", process.readAllStandardError().constData());
}

} // namespace

QString besideMe(const char* name) {
    return QDir(QCoreApplication::applicationDirPath()).filePath(q(name));
}

void startBeside(QProcess& process, const char* program, const QStringList& words) {
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process.start(besideMe(program), words);
}

void ServedOffice::makeEmpty() {
    QStringList words{q("--data"), m_folder};
    if (test::isOnPostgres())
        words += {q("--postgres"), QString::fromStdString(test::testPostgresUrl()), q("--district"),
                  QString::number(test::newDistrict())};
    runOffice(words + QStringList{q("init")});
}

void ServedOffice::makeDemo(const char* size) {
    runOffice({q("--data"), m_folder, q("init"), q("--demo"), q(size)});
    SystemClock clock;
    SystemRandom random;
    auto store = Store::open({OfficePaths{m_folder.toStdString()}.database(), {}}, clock, random);
    if (!store)
        qFatal("%s", store.error().context.c_str());
    SearchIndex index(**store);
    while (index.step(documentsAtOnce)) {
    }
}

void ServedOffice::takeDistrict(const BenchOptions& options) {
    if (options.districtFolder.isEmpty())
        return makeDemo("district");
    // Has its name only when it is whole; who closed it last has left no log beside it.
    const QString kept = options.districtFolder + q("/office.db");
    if (!QFile::exists(kept)) {
        const QString making = options.districtFolder + q("/making");
        QDir(making).removeRecursively();
        ServedOffice(making).makeDemo("district");
        if (!QFile::rename(making + q("/office.db"), kept))
            qFatal("the office with the demo district cannot be kept");
    }
    if (!QDir().mkpath(m_folder) || !QFile::copy(kept, m_folder + q("/office.db")))
        qFatal("the office kept with the demo district cannot be copied");
}

void ServedOffice::change(const std::function<void(Store&, Chronicle&, Accounts&)>& work) {
    SystemClock clock;
    SystemRandom random;
    OfficePaths paths{m_folder.toStdString()};
    auto settings = readPostgresSettings(paths.directory);
    if (!settings)
        qFatal("%s", settings.error().context.c_str());
    paths.postgres = *settings;
    auto store = openOffice(paths, clock, random);
    if (!store)
        qFatal("%s", store.error().context.c_str());
    Chronicle chronicle(**store, officeIdOf(**store));
    Accounts accounts(**store, chronicle);
    Transaction transaction((*store)->database());
    work(**store, chronicle, accounts);
    (*store)->feeds().save();
    transaction.commit();
}

void ServedOffice::serve() {
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    startBeside(m_process, "banyan-office",
                {q("--data"), m_folder, q("serve"), q("--listen"), q("127.0.0.1:0")});
    if (!m_process.waitForStarted() || !m_process.waitForReadyRead(programMsMax))
        qFatal("the office does not serve");
    const QString line = QString::fromUtf8(m_process.readAllStandardOutput()).trimmed();
    auto certificate =
        ensureCertificate(OfficePaths{m_folder.toStdString()}.certificates(), {}, SystemClock());
    if (!certificate)
        qFatal("%s", certificate.error().context.c_str());
    m_address = {"127.0.0.1", line.section(QLatin1Char(':'), -1).toUShort(), certificate->pin};
}

void ServedOffice::stop() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(programMsMax) || m_process.exitCode() != 0)
        qFatal("the office did not stop as it should");
}

} // namespace banyan::bench
