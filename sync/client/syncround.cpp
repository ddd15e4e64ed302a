#include "sync/client/syncround.h"

#include <utility>

namespace banyan {

namespace {

// What came with the rows that tell of the attachments.
void add(SyncReport& report, const SyncReport& more) {
    report.applied.accepted += more.applied.accepted;
    report.applied.merged += more.applied.merged;
    report.applied.inReview += more.applied.inReview;
    report.applied.setAside += more.applied.setAside;
    report.applied.records += more.applied.records;
    report.applied.rows += more.applied.rows;
    report.actionsSent += more.actionsSent;
    report.roundTrips += more.roundTrips;
    report.bytesUp += more.bytesUp;
    report.bytesDown += more.bytesDown;
    report.feedsHealed += more.feedsHealed;
    report.wasForked = report.wasForked || more.wasForked;
    report.clockOffsetMs = more.clockOffsetMs;
    report.confirmedAtMs = more.confirmedAtMs;
}

} // namespace

SyncRound::SyncRound(StoreRunner& store, Transport& transport, const AttachmentLimits& limits)
    : m_data(store, transport)
    , m_upload(store, transport, limits)
    , m_after(store, transport) {}

void SyncRound::start(const RoundOptions& options, Finished finished,
                      SyncSession::Progressed progressed) {
    m_finished = std::move(finished);
    m_progressed = std::move(progressed);
    m_data.start([this, maySend = options.maySendAttachments](
                     Result<SyncReport> report) { dataDone(std::move(report), maySend); },
                 m_progressed);
}

void SyncRound::dataDone(Result<SyncReport> report, bool maySend) {
    if (!report)
        return finish(report.error());
    m_report.data = *std::move(report);
    m_upload.start(maySend, [this](const UploadReport& uploaded) { attachmentsDone(uploaded); });
}

void SyncRound::attachmentsDone(const UploadReport& report) {
    m_report.attachments = report;
    if (report.arrived == 0)
        return finish(m_report);
    m_after.start([this](Result<SyncReport> more) {
        if (more) // else the rows come with the next round
            add(m_report.data, *more);
        finish(m_report);
    });
}

void SyncRound::finish(Result<RoundReport> report) {
    if (auto finished = std::exchange(m_finished, {}))
        finished(std::move(report));
}

} // namespace banyan
