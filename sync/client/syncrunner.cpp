#include "sync/client/syncrunner.h"

#include "sync/client/bundlefile.h"

namespace banyan {

Error lockFault(const QLockFile& lock) {
    if (lock.error() == QLockFile::LockFailedError)
        return {ErrorCode::Busy, "another synchronisation of this home is running"};
    return {ErrorCode::Storage, "the home cannot be written to; when the disk is full, free some "
                                "space and try again; what was saved before is kept"};
}

SyncRunner::SyncRunner(StoreThread& writer, const QString& lockPath)
    : m_store(writer, *this)
    , m_lock(lockPath) {
    m_lock.setStaleLockTime(0);
}

SyncRunner::~SyncRunner() {
    m_round.reset(); // before the transport that it waits for
    m_download.reset();
    m_people.reset();
    m_enrolment.reset();
}

bool SyncRunner::connectToOffice() {
    std::optional<OfficeAddress> address;
    m_store.run([&](Store& store) {
        (void)guarded([&]() -> Status {
            address = officeAddressOf(store);
            return ok();
        });
    });
    if (!address)
        return false;
    if (!m_transport)
        m_transport = transportTo(*address);
    return true;
}

void SyncRunner::start(const RoundOptions& options) {
    if (m_isRunning)
        return;
    m_isRunning = true;
    Q_EMIT started();
    if (!m_lock.tryLock(0))
        return end(lockFault(m_lock));
    if (!connectToOffice())
        return end(
            Error{ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
    m_round = std::make_unique<SyncRound>(m_store, *m_transport);
    m_round->start(
        options, [this](Result<RoundReport> report) { end(std::move(report)); },
        [this](const SyncProgress& progress) { Q_EMIT progressed(progress); });
}

void SyncRunner::end(Result<RoundReport> report) {
    m_isRunning = false;
    if (m_lock.isLocked())
        m_lock.unlock();
    if (report)
        Q_EMIT finished(*report);
    else
        Q_EMIT failed(report.error());
}

void SyncRunner::enrol(const EnrolmentUri& uri, const std::string& label) {
    if (!m_isRunning) { // the office may have another address now
        m_round.reset();
        if (m_transport)
            m_transport->cancelAll(); // whoever waits is answered
        m_people.reset();
        m_transport.reset();
    }
    m_enrolment.reset();
    m_enrolmentTransport = transportTo({uri.host, uri.port, uri.pin});
    m_enrolment = std::make_unique<Enrolment>(m_store, *m_enrolmentTransport);
    m_enrolment->start(uri, label, [this](Status status) { Q_EMIT enrolled(std::move(status)); });
}

PeopleRequests* SyncRunner::people() {
    if (!connectToOffice())
        return nullptr;
    if (!m_people)
        m_people = std::make_unique<PeopleRequests>(m_store, *m_transport);
    return m_people.get();
}

void SyncRunner::fetch(const Uuid& attachment) {
    m_wanted.push_back(attachment);
    if (m_wanted.size() == 1)
        fetchNext();
}

void SyncRunner::fetchNext() {
    if (m_wanted.empty())
        return;
    const auto finished = [this](Status status) {
        const Uuid done = m_wanted.front();
        m_wanted.pop_front();
        Q_EMIT fetched(done, std::move(status));
        // Later: a download is not deleted from within its own answer.
        QMetaObject::invokeMethod(this, &SyncRunner::fetchNext, Qt::QueuedConnection);
    };
    if (!connectToOffice())
        return finished(
            Error{ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"});
    m_download = std::make_unique<AttachmentDownload>(m_store, *m_transport);
    m_download->start(m_wanted.front(), [finished](const Result<std::string>& path) {
        finished(path ? ok() : Status(path.error()));
    });
}

Result<BundleReport> SyncRunner::importedFrom(const QString& path) {
    auto bytes = readBundleFile(path.toStdString());
    if (!bytes)
        return bytes.error();
    if (m_isRunning)
        return Error{ErrorCode::Busy, "a synchronisation of this home is running"};
    if (!m_lock.tryLock(0))
        return lockFault(m_lock);
    Result<BundleReport> report = Error{};
    m_store.run([&](Store& store) { report = banyan::importReply(store, *bytes); });
    m_lock.unlock();
    return report;
}

void SyncRunner::importReply(const QString& path) { Q_EMIT replyImported(importedFrom(path)); }

void SyncRunner::cancel() {
    if (m_transport)
        m_transport->cancelAll();
    if (m_enrolmentTransport)
        m_enrolmentTransport->cancelAll();
}

} // namespace banyan
