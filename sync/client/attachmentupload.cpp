#include "sync/client/attachmentupload.h"

#include "sync/protocol/codec.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace banyan {

namespace {

constexpr int httpOk = 200;
constexpr int deadlineMs = 60'000; // of one chunk
constexpr int detoursMax = 8;
constexpr std::int64_t limitBytes = limits::chunkBytesMax;
constexpr std::int64_t leastBytes = 16 << 10;
constexpr const char* chunkKey = "attachment_chunk_bytes";

// Whether a refusal is about the one attachment, and not about the line or the office.
bool concernsOne(ErrorCode code) {
    return code == ErrorCode::NotFound || code == ErrorCode::NotAllowed
           || code == ErrorCode::Invalid || code == ErrorCode::TooLarge
           || code == ErrorCode::Garbled || code == ErrorCode::Conflict;
}

void rememberChunk(Store& store, std::int64_t bytes) {
    if (bytes == 0 || store.metaNumber(chunkKey, limitBytes) == bytes)
        return;
    Transaction transaction(store.database());
    store.setMeta(chunkKey, bytes);
    transaction.commit();
}

} // namespace

AttachmentUpload::AttachmentUpload(StoreRunner& store, Transport& transport,
                                   const AttachmentLimits& limits)
    : m_store(store)
    , m_transport(transport)
    , m_limits(limits) {}

bool AttachmentUpload::allowed(Stage from, Stage to) {
    using enum Stage;
    constexpr std::array<std::pair<Stage, Stage>, 6> steps{{{Idle, Asking},
                                                            {Idle, Done},
                                                            {Asking, Sending},
                                                            {Asking, Done},
                                                            {Sending, Asking},
                                                            {Sending, Done}}};
    for (const auto& [before, after] : steps)
        if (before == from && after == to)
            return true;
    return false;
}

void AttachmentUpload::enter(Stage stage) {
    assert(allowed(m_stage, stage));
    m_stage = stage;
}

// Does work with the attachments; a fault of the store ends the session. False then.
template <typename Work>
bool AttachmentUpload::inStore(Work work) {
    Status status = ok();
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            Attachments attachments(store, m_limits);
            return work(store, attachments);
        });
    });
    if (!status)
        end(status.error());
    return bool(status);
}

void AttachmentUpload::start(bool maySend, Finished finished, Progressed progressed) {
    if (m_stage != Stage::Idle)
        return;
    m_finished = std::move(finished);
    m_progressed = std::move(progressed);
    std::vector<Record> due;
    const bool isRead = inStore([&](Store& store, Attachments& attachments) {
        m_token = store.meta("token");
        m_chunkBytesMax =
            std::clamp(store.metaNumber(chunkKey, limitBytes), leastBytes, limitBytes);
        auto status = attachments.follow();
        due = attachments.due();
        return status;
    });
    if (!isRead)
        return;
    m_report.isHeldByMeter = !maySend && !due.empty();
    if (due.empty() || !maySend)
        return end({});
    ask(std::move(due));
}

void AttachmentUpload::post(const char* path, std::string body,
                            void (AttachmentUpload::*then)(const AttachmentStandings&)) {
    OfficeRequest message;
    message.path = path;
    message.body = std::move(body);
    message.token = m_token;
    message.deadlineMs = deadlineMs;
    ++m_report.roundTrips;
    m_report.bytesUp += static_cast<std::int64_t>(message.body.size());
    m_transport.post(std::move(message), [this, then, alive = std::weak_ptr(m_alive)](
                                             Result<OfficeAnswer> answer) {
        if (alive.expired() || m_stage == Stage::Done)
            return;
        if (!answer)
            return lost(answer.error());
        if (answer->status != httpOk)
            return refused(refusalOf(*answer));
        auto standings = decodeAttachmentStandings(answer->body);
        if (!standings)
            return end(standings.error());
        const std::size_t expected = m_stage == Stage::Asking ? m_asked.size() : 1;
        if (standings->all.size() != expected)
            return end(Error{ErrorCode::Garbled, "the office answered about other attachments"});
        (this->*then)(*standings);
    });
}

// A line too slow for a chunk within its deadline would never get on: the next try sends less.
void AttachmentUpload::lost(const Error& error) {
    if (m_stage == Stage::Sending && error.code == ErrorCode::Unreachable)
        m_chunkBytesMax = std::max(leastBytes, m_chunkBytes / 2);
    end(error);
}

void AttachmentUpload::refused(const Error& error) {
    if (m_stage == Stage::Asking && error.code == ErrorCode::NotFound)
        return end(Error{ErrorCode::TooOld, "this office does not take attachments yet"});
    if (m_stage != Stage::Sending || !concernsOne(error.code))
        return end(error);
    failOne(error.code, error.context);
}

void AttachmentUpload::ask(std::vector<Record> due) {
    enter(Stage::Asking);
    if (due.size() > limits::attachmentsMax)
        due.resize(limits::attachmentsMax); // the rest goes with the next session
    m_asked = std::move(due);
    AttachmentAsk request;
    for (const auto& record : m_asked)
        request.records.push_back(record.id);
    post("/v1/attachment/ask", encode(request), &AttachmentUpload::asked);
}

// What the office says of one that is not to be sent now. False when it is to be sent.
bool AttachmentUpload::note(const Record& record, const AttachmentStanding& standing) {
    return inStore([&](Store&, Attachments& attachments) -> Status {
        switch (standing.standing) {
        case Standing::Arrived:
            ++m_report.arrived;
            return attachments.noteArrived(record.id);
        case Standing::NotYours:
            return attachments.noteFailed(record.id, ErrorCode::NotAllowed,
                                          "the office takes it only from who attached it");
        case Standing::TooLarge:
            return attachments.noteFailed(record.id, ErrorCode::TooLarge,
                                          "it is larger than the office accepts");
        case Standing::Damaged:
            return [&]() -> Status {
                auto goesOn = attachments.noteDamaged(record.id);
                return goesOn ? ok() : Status(goesOn.error());
            }();
        case Standing::Arriving:
            return attachments.noteSent(record.id, standing.arrived);
        case Standing::Unknown: // its row was set aside or has not come: it waits
        case Standing::Gone:    // the row that says so is on its way here
            break;
        }
        return ok();
    });
}

void AttachmentUpload::asked(const AttachmentStandings& standings) {
    for (std::size_t i = 0; i < m_asked.size(); ++i) {
        const auto& standing = standings.all[i];
        const bool isToSend =
            standing.standing == Standing::Arriving || standing.standing == Standing::Damaged;
        if (!note(m_asked[i], standing))
            return;
        const auto isSame = [&](const Sending& other) {
            return other.record.text("sha256") == m_asked[i].text("sha256");
        };
        if (isToSend && std::any_of(m_queue.begin(), m_queue.end(), isSame))
            m_twins.push_back(m_asked[i]); // asked about again once the content is there
        else if (isToSend)
            m_queue.push_back({m_asked[i], standing.arrived, 0, false});
    }
    m_asked.clear();
    enter(Stage::Sending);
    sendNext();
}

// Read and, before the first of an attachment, the whole checked: what was damaged on this disk is
// not sent.
Result<std::string> AttachmentUpload::nextChunk() {
    auto& sending = m_queue.front();
    const std::string hash(sending.record.text("sha256"));
    Result<std::string> chunk = Error{};
    m_store.run([&](Store& store) {
        const Attachments attachments(store, m_limits);
        const auto& files = attachments.files();
        if (!std::exchange(sending.isChecked, true))
            if (auto status = files.check(hash); !status) {
                chunk = status.error();
                return;
            }
        chunk = files.read(hash, sending.offset, static_cast<std::size_t>(m_chunkBytesMax));
        if (chunk && chunk->empty())
            chunk = Error{ErrorCode::Garbled, "its content on this device is too short"};
    });
    return chunk;
}

void AttachmentUpload::sendNext() {
    while (!m_queue.empty()) {
        auto chunk = nextChunk();
        if (chunk) {
            const auto& sending = m_queue.front();
            m_chunkBytes = static_cast<std::int64_t>(chunk->size());
            return post("/v1/attachment/put",
                        encode(AttachmentChunk{protocolVersion, sending.record.id, sending.offset,
                                               *std::move(chunk)}),
                        &AttachmentUpload::sent);
        }
        const Uuid record = m_queue.front().record.id;
        m_queue.pop_front();
        if (!inStore([&](Store&, Attachments& attachments) {
                return attachments.noteFailed(record, chunk.error().code, chunk.error().context);
            }))
            return;
    }
    if (!m_twins.empty())
        return ask(std::exchange(m_twins, {}));
    end({});
}

void AttachmentUpload::sent(const AttachmentStandings& standings) {
    const auto& standing = standings.all.front();
    auto& sending = m_queue.front();
    if (!note(sending.record, standing))
        return;
    m_chunkBytesMax = std::min(limitBytes, m_chunkBytesMax * 2);
    const bool isDamaged = standing.standing == Standing::Damaged;
    bool goesOn = standing.standing == Standing::Arriving || isDamaged;
    if (standing.arrived != sending.offset + m_chunkBytes && goesOn)
        goesOn = ++sending.detours <= detoursMax;
    if (isDamaged && goesOn && !inStore([&](Store&, Attachments& attachments) {
            const auto view = attachments.find(sending.record.id);
            goesOn = view && view->state == UploadState::Waiting;
            return ok();
        }))
        return;
    sending.offset = standing.arrived;
    if (!goesOn)
        m_queue.pop_front();
    if (m_progressed) {
        std::int64_t bytesLeft = 0;
        for (const auto& each : m_queue)
            bytesLeft += each.record.integer("bytes") - each.offset;
        m_progressed(bytesLeft);
    }
    sendNext();
}

void AttachmentUpload::failOne(ErrorCode code, const std::string& sentence) {
    const Uuid record = m_queue.front().record.id;
    m_queue.pop_front();
    if (inStore([&](Store&, Attachments& attachments) {
            return attachments.noteFailed(record, code, sentence);
        }))
        sendNext();
}

void AttachmentUpload::end(std::optional<Error> error) {
    if (m_stage == Stage::Done)
        return;
    enter(Stage::Done);
    m_report.error = std::move(error);
    m_store.run([&](Store& store) {
        auto status = guarded([&]() -> Status {
            Attachments attachments(store, m_limits);
            const auto counts = attachments.counts();
            m_report.left = counts.unsent;
            m_report.failed = counts.failed;
            rememberChunk(store, m_chunkBytesMax);
            return attachments.sweep();
        });
        if (!status && !m_report.error)
            m_report.error = status.error();
    });
    if (auto finished = std::exchange(m_finished, {}))
        finished(m_report);
}

} // namespace banyan
