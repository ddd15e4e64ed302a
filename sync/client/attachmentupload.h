#pragma once

#include "core/store/attachments.h"
#include "sync/client/session.h"

#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace banyan {

struct UploadReport {
    std::int64_t arrived = 0; // contents that the office has whole since this session
    std::int64_t left = 0;    // still waiting, for whatever reason
    std::int64_t failed = 0;  // need a person; of all times
    std::int64_t bytesUp = 0;
    int roundTrips = 0;
    bool isHeldByMeter = false; // something waits for a network without metering
    std::optional<Error> error; // why the session ended before its time; what is left is kept
};

// Brings contents to the office after the data: asks how far each has come, sends from there in
// chunks, one at a time, each acknowledged when it is on the office's disk. What is wrong with one
// is noted with that one, and the next follows; what is wrong with the line or the office ends the
// session. May be cut at any point and begun again. On the transport's thread; the store is
// reached through the runner.
class AttachmentUpload {
public:
    enum class Stage : std::uint8_t { Idle, Asking, Sending, Done };
    using Finished = std::function<void(const UploadReport&)>;
    using Progressed = std::function<void(std::int64_t bytesLeft)>;

    AttachmentUpload(StoreRunner& store, Transport& transport, const AttachmentLimits& limits = {});

    // `finished` is called once, perhaps from here. Without `maySend` it only counts.
    void start(bool maySend, Finished finished, Progressed progressed = {});
    Stage stage() const { return m_stage; }
    static bool allowed(Stage from, Stage to);

private:
    struct Sending {
        Record record;
        std::int64_t offset = 0;
        int detours = 0; // answers that did not continue where the chunk had ended
        bool isChecked = false;
    };
    template <typename Work>
    bool inStore(Work work);
    void enter(Stage stage);
    void post(const char* path, std::string body,
              void (AttachmentUpload::*then)(const AttachmentStandings&));
    void lost(const Error& error);
    void refused(const Error& error);
    void ask(std::vector<Record> due);
    void asked(const AttachmentStandings& standings);
    bool note(const Record& record, const AttachmentStanding& standing);
    void sendNext();
    Result<std::string> nextChunk();
    void sent(const AttachmentStandings& standings);
    void failOne(ErrorCode code, const std::string& sentence);
    void end(std::optional<Error> error);

    StoreRunner& m_store;
    Transport& m_transport;
    AttachmentLimits m_limits;
    Finished m_finished;
    Progressed m_progressed;
    Stage m_stage = Stage::Idle;
    UploadReport m_report;
    std::string m_token;
    std::vector<Record> m_asked;
    std::deque<Sending> m_queue;
    std::vector<Record> m_twins;      // of contents that are in the queue already
    std::int64_t m_chunkBytes = 0;    // of the chunk on its way
    std::int64_t m_chunkBytesMax = 0; // as the line has borne it so far
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace banyan
