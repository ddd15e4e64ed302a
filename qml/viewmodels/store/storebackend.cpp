#include "qml/viewmodels/store/storebackend.h"

#include "core/store/packexpiry.h"
#include "qml/viewmodels/words.h"

#include <QDir>

namespace banyan::ui {

namespace {

constexpr int syncStopMsMax = 10'000;

} // namespace

StoreBackend::StoreBackend(const Config& config)
    : m_config(config) {}

Result<std::unique_ptr<StoreBackend>> StoreBackend::open(const Config& config) {
    std::unique_ptr<StoreBackend> backend(new StoreBackend(config));
    if (auto status = backend->start(); !status)
        return status.error();
    return backend;
}

Status StoreBackend::start() {
    const QDir home(m_config.home);
    auto folder = PhoneHome::at(home.path().toStdString(), m_clock, m_random);
    if (!folder)
        return folder.error();
    m_home = *std::move(folder);
    if (auto status = m_home->open([this] { return openStores(); }); !status)
        return status;
    dropWhatEnded();
    m_reader.run([&](Store& store) { m_standing = readStanding(store); });
    m_runner = new SyncRunner(m_writer, home.filePath(QStringLiteral("sync.lock")));
    m_runner->moveToThread(&m_syncThread);
    connect(&m_syncThread, &QThread::finished, m_runner, &QObject::deleteLater);
    connect(m_runner, &SyncRunner::started, this, &StoreBackend::whenStarted);
    connect(m_runner, &SyncRunner::progressed, this, &StoreBackend::whenProgressed);
    connect(m_runner, &SyncRunner::finished, this, &StoreBackend::whenFinished);
    connect(m_runner, &SyncRunner::failed, this, &StoreBackend::whenFailed);
    connect(m_runner, &SyncRunner::enrolled, this, &StoreBackend::whenEnrolled);
    connect(m_runner, &SyncRunner::fetched, this, &StoreBackend::whenFetched);
    connect(m_runner, &SyncRunner::replyImported, this, &StoreBackend::whenImported);
    m_syncThread.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &StoreBackend::whenDue);
    takeStanding(m_standing);
    watchTheWorld();
    return ok();
}

Status StoreBackend::openStores() {
    const std::string& path = m_home->databasePath();
    if (auto status = m_writer.open({path, {}, OpenMode::Writer}, m_clock, m_random); !status)
        return status;
    auto status = m_reader.open({path, {}, OpenMode::Reader}, m_clock, m_random);
    if (!status)
        m_writer.stop();
    return status;
}

// A helper's list whose time is over leaves without asking the office, and pages are told. Where
// the disk is full it is tried again with the next resume.
void StoreBackend::dropWhatEnded() {
    m_writer.post([this](Store& store) {
        const auto dropped = dropEndedPacks(store);
        if (!dropped)
            qWarning("a list whose time is over could not be dropped: %s",
                     dropped.error().context.c_str());
        else if (*dropped)
            QMetaObject::invokeMethod(
                this,
                [this] {
                    Q_EMIT changed({Change::All, {}});
                },
                Qt::QueuedConnection);
    });
}

StoreBackend::~StoreBackend() {
    if (m_runner)
        QMetaObject::invokeMethod(m_runner, &SyncRunner::cancel, Qt::QueuedConnection);
    m_syncThread.quit();
    if (!m_syncThread.wait(syncStopMsMax))
        qFatal("the synchronisation does not end");
    m_writer.stop();
    m_reader.stop();
}

void StoreBackend::writeDone(QObject* context, Reply<Done> reply,
                             std::function<Status(Store&)> work, const Change& change) {
    write<Done>(context, std::move(reply), std::move(work),
                [this, change](const Done&) { recorded(change, 0); });
}

void StoreBackend::recorded(const Change& change, int holdMs) {
    m_schedule.workRecorded(holdMs);
    plan();
    Q_EMIT changed(change);
}

void StoreBackend::takeStanding(const Standing& standing) {
    m_standing = standing;
    Words::learn(standing.codes); // the district's names are data, as all other words are not
    m_status.enrolled = standing.isEnrolled;
    m_status.unsent = standing.unsent;
    m_status.unsentVisits = standing.unsentVisits;
    m_status.setAside = standing.setAside;
    m_status.attachmentsUnsent = standing.attachmentsUnsent;
    m_status.attachmentsFailed = standing.attachmentsFailed;
    m_status.canSeal = standing.canSeal;
    m_status.lastConfirmedAtMs = standing.confirmedAtMs;
    m_status.clockOffMs = standing.clockOffMs;
    m_status.isOfficeNewer = standing.isOfficeNewer;
    m_status.isRescued = standing.rescue.has_value();
    if (const auto& rescue = standing.rescue) {
        m_status.rescuedUnsent = int(rescue->unsent);
        m_status.rescuedNot = int(rescue->partly + rescue->unreadable);
        m_status.isRescueCertain = rescue->isCountCertain;
    }
    Q_EMIT syncStatusChanged();
}

void StoreBackend::refreshThen(std::function<void()> then) {
    m_reader.post([this, then = std::move(then)](Store& store) {
        QMetaObject::invokeMethod(
            this,
            [this, then, standing = readStanding(store)] {
                takeStanding(standing);
                then();
            },
            Qt::QueuedConnection);
    });
}

} // namespace banyan::ui
