#pragma once

#include "core/store/contentfiles.h"
#include "sync/office/accounts.h"
#include "sync/protocol/messages.h"

#include <atomic>
#include <vector>

namespace banyan {

struct OfficeAttachmentLimits {
    std::int64_t bytesMax = attachmentBytesMax;
    std::int64_t quotaBytes = std::int64_t{100} << 30; // of all contents together
    std::int64_t freeBytesMin = std::int64_t{1} << 30; // left to the database on the volume
};

// For /metrics; read from any thread.
struct AttachmentCounters {
    std::atomic<std::int64_t> bytesReceived = 0;
    std::atomic<std::int64_t> bytesSent = 0;
    std::atomic<std::int64_t> arrived = 0;
    std::atomic<std::int64_t> damaged = 0;
    std::atomic<std::int64_t> refused = 0;
    std::atomic<std::int64_t> heldBytes = 0;
};

// What is to be written of one attachment, so that its record shows how much has arrived.
struct Arrival {
    Uuid record;
    std::int64_t bytes = 0;
    bool isWhole = false; // the content is in its place
    bool isLoss = false;  // the office has less than it had said
};

// The office's contents: where they lie, what may be added, what was counted.
struct OfficeContents {
    ContentFiles files;
    OfficeAttachmentLimits limits;
    AttachmentCounters counters;
};

// The office's side of attachments, without transport. Reads the store and writes files only: what
// has to be written to the store is handed back as arrivals, and an answer leaves after that is
// committed. Contents are addressed by record, never by hash: a device gets what a record in its
// feeds names once that content was brought for such a record, so that naming a hash gains nothing.
// One thread at a time for one OfficeContents.
class AttachmentDesk {
public:
    struct Served {
        AttachmentStandings standings;
        std::vector<Arrival> arrivals;
    };

    AttachmentDesk(Store& store, Accounts& accounts, OfficeContents& contents)
        : m_store(store)
        , m_accounts(accounts)
        , m_contents(contents)
        , m_files(contents.files) {}

    Result<Served> ask(const AttachmentAsk& ask, const DeviceRow& device);
    // Errors: Invalid (more than the record says), Storage (no room, or the disk). The chunk is on
    // disk when this returns Arriving or Arrived. A chunk for another offset changes nothing.
    Result<Served> take(const AttachmentChunk& chunk, const DeviceRow& device);
    // Errors: NotFound (no such record, or nothing has arrived), NotAllowed (not in its feeds).
    Result<AttachmentPart> fetch(const AttachmentFetch& fetch, const DeviceRow& device);

    // Records that promise more than the disk holds: after a restore, or a loss of files.
    std::vector<Arrival> losses();
    // Removes contents and partial files that no record wants. Deleted records keep theirs for 30
    // days, since an edit may bring them back; erased ones lose it at once.
    void sweep();

private:
    Result<AttachmentStanding> stand(const Uuid& id, const DeviceRow& device,
                                     std::vector<Arrival>& arrivals);
    Result<AttachmentStanding> complete(const Record& record, std::vector<Arrival>& arrivals);
    bool isHeldWhereHeMayRead(const Record& record, const DeviceRow& device);
    bool mayRead(const Record& record, const DeviceRow& device);
    bool isWanted(const Record& record);
    Status checkRoom(std::int64_t bytes) const;

    Store& m_store;
    Accounts& m_accounts;
    OfficeContents& m_contents;
    ContentFiles& m_files;
};

} // namespace banyan
