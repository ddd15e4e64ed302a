// The way to the office: when it is tried, what is said of it.
#include "qml/viewmodels/store/storebackend.h"

#include <QGuiApplication>
#include <QNetworkInformation>
#include <QSysInfo>

#include <algorithm>
#include <cmath>
#include <limits>

namespace banyan::ui {

namespace {

constexpr int showEveryMs = 1'000;    // how often pages are told to read again during a pull
constexpr double rateAfterMs = 2'000; // no estimate before it means something

SyncPhase phaseOf(const SyncProgress& progress) {
    if (progress.recordsExpected > progress.recordsReceived)
        return SyncPhase::FirstPull;
    return progress.actionsLeft > 0 ? SyncPhase::Sending : SyncPhase::Pulling;
}

} // namespace

bool StoreBackend::isMetered() {
    const auto* network = QNetworkInformation::instance();
    return network && network->supports(QNetworkInformation::Feature::Metered)
           && network->isMetered();
}

void StoreBackend::watchTheWorld() {
    if (auto* app = qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        connect(app, &QGuiApplication::applicationStateChanged, this,
                [this](Qt::ApplicationState state) {
                    if (state == Qt::ApplicationActive)
                        resume();
                });
    if (QNetworkInformation::loadDefaultBackend()) {
        auto* network = QNetworkInformation::instance();
        connect(network, &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability reachability) {
                    m_status.online =
                        reachability != QNetworkInformation::Reachability::Disconnected;
                    Q_EMIT syncStatusChanged();
                    if (m_status.online)
                        resume();
                });
    }
    if (auto* network = QNetworkInformation::instance())
        connect(network, &QNetworkInformation::isMeteredChanged, this, [this](bool isNowMetered) {
            if (!isNowMetered && m_status.attachmentsUnsent > 0)
                resume(); // what waited for it goes
        });
    if (m_status.enrolled)
        resume();
}

void StoreBackend::resume() {
    dropWhatEnded();
    m_schedule.hurry();
    plan();
}

void StoreBackend::syncNow() { resume(); }

void StoreBackend::plan() {
    const auto delayMs = m_schedule.delayMs();
    m_timer.stop();
    m_status.nextTryAtMs = 0;
    if (!delayMs || !m_config.mayConnect || !m_status.enrolled)
        return;
    m_timer.start(int(std::min<std::int64_t>(*delayMs, std::numeric_limits<int>::max())));
    if (m_status.error)
        m_status.nextTryAtMs = nowMs() + *delayMs;
}

void StoreBackend::whenDue() {
    const auto delayMs = m_schedule.delayMs();
    if (!delayMs || *delayMs > 0)
        return plan();
    m_schedule.started();
    const RoundOptions options{SyncSchedule::mayCarryAttachments(isMetered(), false)};
    QMetaObject::invokeMethod(
        m_runner, [runner = m_runner, options] { runner->start(options); }, Qt::QueuedConnection);
}

void StoreBackend::whenStarted() {
    m_status.phase = SyncPhase::Connecting;
    m_status.recordsDone = m_status.recordsTotal = 0;
    m_status.secondsLeft = -1;
    m_pulling.invalidate();
    m_shown.start();
    Q_EMIT syncStatusChanged();
}

void StoreBackend::whenProgressed(const SyncProgress& progress) {
    m_status.phase = phaseOf(progress);
    m_status.online = true;
    m_status.recordsDone = int(progress.recordsReceived);
    m_status.recordsTotal = int(progress.recordsExpected);
    if (!m_pulling.isValid()) {
        m_pulling.start();
        m_pulledAtFirst = progress.recordsReceived;
    }
    const double spentMs = double(m_pulling.elapsed());
    const double pulled = double(progress.recordsReceived - m_pulledAtFirst);
    const double left = double(progress.recordsExpected - progress.recordsReceived);
    m_status.secondsLeft =
        spentMs > rateAfterMs && pulled > 0 ? int(std::ceil(left * spentMs / pulled / 1000)) : -1;
    Q_EMIT syncStatusChanged();
    if (m_shown.elapsed() < showEveryMs)
        return;
    m_shown.start();
    refreshThen([this] { Q_EMIT changed({Change::All, {}}); });
}

void StoreBackend::whenFinished(const RoundReport& report) {
    m_wasForked = report.data.wasForked;
    m_status.error.reset();
    m_status.online = true;
    refreshThen([this] {
        m_status.phase = SyncPhase::Idle;
        m_schedule.succeeded(m_status.unsent > 0);
        plan();
        Q_EMIT syncStatusChanged();
        Q_EMIT changed({Change::All, {}});
    });
}

void StoreBackend::whenFailed(const Error& error) {
    m_status.error = error.code;
    m_status.online = error.code != ErrorCode::Unreachable;
    refreshThen([this, code = error.code] {
        m_status.phase = SyncPhase::Idle;
        m_schedule.failed(code);
        plan();
        Q_EMIT syncStatusChanged();
        Q_EMIT changed({Change::All, {}});
    });
}

void StoreBackend::enrol(const QString& uri, QObject* context, Reply<Done> reply) {
    const auto parsed = parseEnrolmentUri(uri.trimmed().toStdString());
    if (!parsed) {
        const bool isOld = parsed.error().code == ErrorCode::TooOld;
        answer<Done>(context, std::move(reply),
                     Error{isOld ? ErrorCode::TooOld : ErrorCode::Invalid, parsed.error().context});
        return;
    }
    if (m_enrolReply) {
        answer<Done>(context, std::move(reply),
                     Error{ErrorCode::Busy, "an enrolment is under way"});
        return;
    }
    m_enrolling = context;
    m_enrolReply = std::move(reply);
    QMetaObject::invokeMethod(
        m_runner,
        [runner = m_runner, uri = *parsed, label = QSysInfo::machineHostName().toStdString()] {
            runner->enrol(uri, label);
        },
        Qt::QueuedConnection);
}

void StoreBackend::whenEnrolled(const Status& status) {
    refreshThen([this, status] {
        const Reply<Done> reply = std::exchange(m_enrolReply, {});
        if (m_enrolling)
            reply(status);
        if (!status)
            return;
        resume();
        Q_EMIT changed({Change::All, {}});
    });
}

std::vector<AttentionRow> StoreBackend::deviceRows() const {
    std::vector<AttentionRow> rows;
    const auto add = [&](AttentionKind kind) {
        AttentionRow row;
        row.kind = kind;
        row.atMs = nowMs();
        row.clockOffMs = m_status.clockOffMs;
        rows.push_back(row);
    };
    if (m_status.error == ErrorCode::Revoked)
        add(AttentionKind::Revoked);
    if (m_status.error == ErrorCode::TooOld || m_status.isOfficeNewer)
        add(AttentionKind::TooOld);
    if (m_wasForked || m_status.error == ErrorCode::Forked)
        add(AttentionKind::Forked);
    if (std::abs(m_status.clockOffMs) > clockWarningMs)
        add(AttentionKind::WrongClock);
    return rows;
}

} // namespace banyan::ui
