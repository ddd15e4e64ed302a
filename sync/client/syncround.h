#pragma once

#include "sync/client/attachmentupload.h"
#include "sync/client/session.h"

#include <functional>
#include <memory>

namespace banyan {

struct RoundOptions {
    bool maySendAttachments = true; // SyncSchedule::mayCarryAttachments
};

struct RoundReport {
    SyncReport data;
    UploadReport attachments;
};

// Everything one synchronisation does: the data, then the attachments, then, when some arrived,
// the rows by which every replica learns it. Only the first part can fail the round: rows never
// depend on a photo. On the transport's thread. For one round.
class SyncRound {
public:
    using Finished = std::function<void(Result<RoundReport>)>;

    SyncRound(StoreRunner& store, Transport& transport, const AttachmentLimits& limits = {});

    // `finished` is called once. Errors: those of SyncSession::start.
    void start(const RoundOptions& options, Finished finished,
               SyncSession::Progressed progressed = {});

private:
    void dataDone(Result<SyncReport> report, bool maySend);
    void attachmentsDone(const UploadReport& report);
    void finish(Result<RoundReport> report);

    SyncSession m_data;
    AttachmentUpload m_upload;
    SyncSession m_after;
    Finished m_finished;
    SyncSession::Progressed m_progressed;
    RoundReport m_report;
};

} // namespace banyan
