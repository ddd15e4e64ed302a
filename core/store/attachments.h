#pragma once

#include "core/schema/registry.h"
#include "core/store/contentfiles.h"
#include "core/store/store.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

struct AttachmentLimits {
    std::int64_t bytesMax = attachmentBytesMax;
    std::int64_t quotaBytes = std::int64_t{1} << 30;     // of one home
    std::int64_t freeBytesMin = std::int64_t{200} << 20; // left to everything else on the volume
};

enum class UploadState : std::uint8_t { Waiting = 0, Arrived = 1, Failed = 2, GivenUp = 3 };

struct AttachmentView {
    Record record;
    bool isOwn = false;                       // this device made it and owes it to the office
    bool isHere = false;                      // its content is whole on this device
    UploadState state = UploadState::Waiting; // of an own one
    std::int64_t arrivedBytes = 0;            // at the office, as far as this device knows
    int attempts = 0;
    std::string error;  // errorName, when failed
    std::string detail; // a sentence: why it failed, or was given up
};

struct AttachmentCounts {
    std::int64_t unsent = 0; // waiting; what failed or was given up is not among them
    std::int64_t unsentBytes = 0;
    std::int64_t failed = 0;
};

// The contents a device holds and what it owes of them to the office. Contents come to disk before
// the row that names them is recorded, and leave when no record here names them any more. On the
// store's thread; the verbs open their own transaction, reading needs none. Throws StorageError
// from reading only.
class Attachments {
public:
    static constexpr int attemptsMax = 5; // that arrive damaged, before a person is asked

    explicit Attachments(Store& store, const AttachmentLimits& limits = {})
        : m_store(store)
        , m_limits(limits)
        , m_files(ContentFiles::besideDatabase(store.database().path())) {}

    ContentFiles& files() & { return m_files; }
    const ContentFiles& files() const& { return m_files; }
    ContentFiles files() && { return m_files; }

    // Takes in a content; durable on return. Errors: TooLarge (over bytesMax), Storage (quota or
    // volume full, with what to do).
    Status keep(std::string_view hash, std::string_view content, bool isOwn);
    // A content that has arrived whole as the partial file of its hash. Garbled: it is dropped.
    Status adopt(std::string_view hash);
    // Whether so many bytes may come. Drops contents that can be fetched again to make room.
    Status makeRoom(std::int64_t bytes);

    AttachmentCounts counts();
    std::vector<AttachmentView> list(); // live ones, in order of arrival
    std::optional<AttachmentView> find(const Uuid& record);

    // Brings `upload` in line with the records: what the office says it holds, or has lost.
    Status follow();
    // Waiting ones whose record the office has, in order.
    std::vector<Record> due();
    Status noteSent(const Uuid& record, std::int64_t bytes);
    Status noteArrived(const Uuid& record);
    // It arrived damaged and begins anew; failed after attemptsMax. True while it may go on.
    Result<bool> noteDamaged(const Uuid& record);
    Status noteFailed(const Uuid& record, ErrorCode code, const std::string& sentence);

    // What a person does about one. NotFound, Conflict (it has not failed, or has arrived).
    Status retry(const Uuid& record);
    Status giveUp(const Uuid& record, const std::string& reason);

    // Removes contents that no record here names, and daily what crashes left. What was written
    // within the last hour stays: its record may be about to be recorded.
    Status sweep();

private:
    std::int64_t ownPeer();
    void put(const Uuid& record, UploadState state, std::int64_t sent);
    bool isWanted(std::string_view hash, bool isOwn, std::int64_t atMs);
    void dropContent(const std::string& hash);
    void sweepFiles();

    Store& m_store;
    AttachmentLimits m_limits;
    ContentFiles m_files;
};

const char* uploadStateName(UploadState state); // "waiting"

} // namespace banyan
