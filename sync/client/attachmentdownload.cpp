#include "sync/client/attachmentdownload.h"

#include "sync/protocol/codec.h"

#include <utility>

namespace banyan {

namespace {

constexpr int httpOk = 200;
constexpr int deadlineMs = 60'000; // of one part
constexpr int damagedMax = 2;

} // namespace

AttachmentDownload::AttachmentDownload(StoreRunner& store, Transport& transport,
                                       const AttachmentLimits& limits)
    : m_store(store)
    , m_transport(transport)
    , m_limits(limits) {}

void AttachmentDownload::start(const Uuid& record, Finished finished) {
    m_finished = std::move(finished);
    m_record = record;
    Status status = ok();
    bool isHere = false;
    m_store.run([&](Store& store) {
        status = guarded([&]() -> Status {
            Attachments attachments(store, m_limits);
            const auto view = attachments.find(record);
            if (!view)
                return Error{ErrorCode::NotFound, "there is no such attachment here"};
            m_token = store.meta("token");
            m_hash = view->record.text("sha256");
            m_total = view->record.integer("bytes");
            m_path = attachments.files().path(m_hash);
            // A file that was damaged on this disk is fetched anew.
            isHere = view->isHere && attachments.files().check(m_hash);
            if (isHere)
                return ok();
            m_offset = attachments.files().partialBytes(m_hash);
            if (m_offset >= m_total) { // it ended between its last part and its name
                if (attachments.adopt(m_hash)) {
                    isHere = true;
                    return ok();
                }
                m_offset = 0;
            }
            return attachments.makeRoom(m_total);
        });
    });
    if (!status)
        return end(status.error());
    if (isHere)
        return end(m_path);
    ask();
}

void AttachmentDownload::ask() {
    OfficeRequest message;
    message.path = "/v1/attachment/get";
    message.body = encode(AttachmentFetch{protocolVersion, m_record, m_offset});
    message.token = m_token;
    message.deadlineMs = deadlineMs;
    m_transport.post(std::move(message), [this, alive = std::weak_ptr(m_alive)](auto answer) {
        if (!alive.expired())
            answered(std::move(answer));
    });
}

void AttachmentDownload::answered(Result<OfficeAnswer> answer) {
    if (!answer)
        return end(answer.error());
    if (answer->status != httpOk)
        return end(refusalOf(*answer));
    auto part = decodeAttachmentPart(answer->body);
    if (!part)
        return end(part.error());
    const auto bytes = static_cast<std::int64_t>(part->bytes.size());
    if (part->total != m_total || bytes == 0 || m_offset + bytes > m_total)
        return end(Error{ErrorCode::Garbled, "the office sent something else than was asked for"});
    if (auto status = take(*part); !status)
        return end(status.error());
    if (m_offset == m_total)
        return end(m_path);
    ask();
}

Status AttachmentDownload::take(const AttachmentPart& part) {
    Status status = ok();
    m_store.run([&](Store& store) {
        Attachments attachments(store, m_limits);
        auto& files = attachments.files();
        status = files.append(m_hash, m_offset, part.bytes);
        if (status)
            m_offset += static_cast<std::int64_t>(part.bytes.size());
        else if (status.error().code == ErrorCode::Conflict) {
            m_offset = files.partialBytes(m_hash); // another process fetches it, too
            status = ok();
        }
        if (!status || m_offset < m_total)
            return;
        status = attachments.adopt(m_hash);
        if (!status && status.error().code == ErrorCode::Garbled && ++m_damaged < damagedMax) {
            m_offset = 0;
            status = ok();
        }
    });
    return status;
}

void AttachmentDownload::end(Result<std::string> path) {
    if (auto finished = std::exchange(m_finished, {}))
        finished(std::move(path));
}

} // namespace banyan
