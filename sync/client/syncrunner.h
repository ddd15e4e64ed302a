#pragma once

#include "sync/client/attachmentdownload.h"
#include "sync/client/bundles.h"
#include "sync/client/enrolment.h"
#include "sync/client/peoplerequests.h"
#include "sync/client/syncround.h"
#include "sync/client/threadrunner.h"

#include <QLockFile>
#include <QObject>
#include <deque>
#include <memory>

namespace banyan {

// Why a home's lock was not had: Busy (somebody has it) or Storage (it cannot be written).
Error lockFault(const QLockFile& lock);

// Synchronises a home beside everything else that goes on: transport and session on the thread this
// object lives in, which has an event loop, the store through the writer. Only values leave, as
// signals. Another process that synchronises the same home is waited for by trying again (Busy).
// All but the constructor on its own thread; the writer outlives it.
class SyncRunner : public QObject {
    Q_OBJECT

public:
    // `lockPath`: a file that every process synchronising this home locks.
    SyncRunner(StoreThread& writer, const QString& lockPath);
    ~SyncRunner() override;

    // One round of data and attachments; nothing when one is running.
    void start(const banyan::RoundOptions& options = {});
    void enrol(const EnrolmentUri& uri, const std::string& label);
    // An attachment's content, because a person asks for it; one after the other, also beside a
    // round.
    void fetch(const banyan::Uuid& attachment);
    // What the office replied to a bundle. Busy while a round is running.
    void importReply(const QString& path);
    // What is asked of the office about people and devices; beside a round. Null while the device
    // is not enrolled; good until the device is enrolled anew.
    PeopleRequests* people();
    // What is running ends with Unreachable.
    void cancel();

Q_SIGNALS:
    void started();
    void progressed(banyan::SyncProgress progress);
    void finished(banyan::RoundReport report);
    void failed(banyan::Error error);
    void enrolled(banyan::Status status);
    void fetched(banyan::Uuid attachment, banyan::Status status);
    void replyImported(banyan::Result<banyan::BundleReport> report);

private:
    bool connectToOffice();
    void end(Result<RoundReport> report);
    void fetchNext();
    Result<BundleReport> importedFrom(const QString& path);

    ThreadRunner m_store;
    QLockFile m_lock;
    std::unique_ptr<Transport> m_transport;
    std::unique_ptr<SyncRound> m_round;
    std::unique_ptr<Transport> m_enrolmentTransport;
    std::unique_ptr<Enrolment> m_enrolment;
    std::unique_ptr<AttachmentDownload> m_download;
    std::unique_ptr<PeopleRequests> m_people;
    std::deque<Uuid> m_wanted; // the first one is being fetched
    bool m_isRunning = false;
};

} // namespace banyan
