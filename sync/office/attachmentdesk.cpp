#include "sync/office/attachmentdesk.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::int64_t deletedKeptMs = 30LL * 24 * 3'600'000;
constexpr std::int64_t shownSteps = 4; // a record follows its content in quarters: few rows

std::int64_t stepOf(std::int64_t arrived, std::int64_t bytes) {
    return arrived * shownSteps / bytes;
}

} // namespace

bool AttachmentDesk::mayRead(const Record& record, const DeviceRow& device) {
    const auto feeds = m_accounts.feedsOf(device.user);
    return std::binary_search(feeds.begin(), feeds.end(), record.head.scope)
           || m_accounts.listings().isListedIn(record.id, feeds);
}

// The same content was brought for another record that this person may read anyway.
bool AttachmentDesk::isHeldWhereHeMayRead(const Record& record, const DeviceRow& device) {
    const std::string hash(record.text("sha256"));
    if (m_files.bytesOf(hash) != record.integer("bytes"))
        return false;
    const auto others =
        m_store.table(EntityId::Attachment)
            .select("sha256 = ? AND arrived >= bytes AND record_state = 0", {Value{hash}});
    return std::any_of(others.begin(), others.end(), [&](const Record& other) {
        return other.id != record.id && mayRead(other, device);
    });
}

Result<AttachmentStanding> AttachmentDesk::complete(const Record& record,
                                                    std::vector<Arrival>& arrivals) {
    auto status = m_files.adopt(record.id.text(), record.text("sha256"));
    if (!status && status.error().code != ErrorCode::Garbled)
        return status.error();
    if (!status) {
        m_contents.counters.heldBytes -= m_files.partialBytes(record.id.text());
        ++m_contents.counters.damaged;
        m_files.dropPartial(record.id.text());
        return AttachmentStanding{Standing::Damaged, 0};
    }
    ++m_contents.counters.arrived;
    arrivals.push_back({record.id, record.integer("bytes"), true, false});
    return AttachmentStanding{Standing::Arrived, record.integer("bytes")};
}

// Only its author's devices may bring a content: nobody can spoil or fill another's.
Result<AttachmentStanding> AttachmentDesk::stand(const Uuid& id, const DeviceRow& device,
                                                 std::vector<Arrival>& arrivals) {
    const auto record = m_store.table(EntityId::Attachment).find(id);
    if (!record)
        return AttachmentStanding{Standing::Unknown, 0};
    if (record->head.state != RecordState::Live)
        return AttachmentStanding{Standing::Gone, 0};
    if (m_store.peers().get(record->createdBy) != device.user)
        return AttachmentStanding{Standing::NotYours, 0};
    const std::int64_t bytes = record->integer("bytes");
    if (bytes > m_contents.limits.bytesMax)
        return AttachmentStanding{Standing::TooLarge, 0};
    if (record->integer("arrived") >= bytes && m_files.bytesOf(record->text("sha256")) == bytes)
        return AttachmentStanding{Standing::Arrived, bytes};
    const std::int64_t partial = m_files.partialBytes(id.text());
    if (partial >= bytes) // the office ended between the last chunk and the commit
        return complete(*record, arrivals);
    if (isHeldWhereHeMayRead(*record, device)) {
        arrivals.push_back({id, bytes, true, false});
        return AttachmentStanding{Standing::Arrived, bytes};
    }
    return AttachmentStanding{Standing::Arriving, partial};
}

Result<AttachmentDesk::Served> AttachmentDesk::ask(const AttachmentAsk& ask,
                                                   const DeviceRow& device) {
    Served served;
    for (const auto& record : ask.records) {
        auto standing = stand(record, device, served.arrivals);
        if (!standing)
            return standing.error();
        served.standings.all.push_back(*standing);
    }
    return served;
}

Status AttachmentDesk::checkRoom(std::int64_t bytes) const {
    const auto& limits = m_contents.limits;
    if (m_contents.counters.heldBytes + bytes <= limits.quotaBytes
        && m_files.bytesFree() - bytes >= limits.freeBytesMin)
        return ok();
    return Error{ErrorCode::Storage,
                 "the office has no room for attachments at present; its keeper must make room. "
                 "They are kept on this device and go by themselves later"};
}

Result<AttachmentDesk::Served> AttachmentDesk::take(const AttachmentChunk& chunk,
                                                    const DeviceRow& device) {
    Served served;
    auto standing = stand(chunk.record, device, served.arrivals);
    if (!standing)
        return standing.error();
    served.standings.all.push_back(*standing);
    // A repeated chunk, or one for another offset: the answer says where to go on.
    if (standing->standing != Standing::Arriving || standing->arrived != chunk.offset)
        return served;
    const auto record = *m_store.table(EntityId::Attachment).find(chunk.record);
    const std::int64_t bytes = record.integer("bytes");
    const auto size = static_cast<std::int64_t>(chunk.bytes.size());
    if (chunk.offset + size > bytes)
        return Error{ErrorCode::Invalid, "more was sent than its record says it has"};
    if (auto status = checkRoom(size); !status)
        return status.error();
    if (auto status = m_files.append(chunk.record.text(), chunk.offset, chunk.bytes); !status)
        return status.error();
    m_contents.counters.bytesReceived += size;
    m_contents.counters.heldBytes += size;
    const std::int64_t arrived = chunk.offset + size;
    if (arrived == bytes) {
        auto done = complete(record, served.arrivals);
        if (!done)
            return done.error();
        served.standings.all.back() = *done;
        return served;
    }
    served.standings.all.back().arrived = arrived;
    if (stepOf(arrived, bytes) > stepOf(chunk.offset, bytes))
        served.arrivals.push_back({chunk.record, arrived, false, false});
    return served;
}

Result<AttachmentPart> AttachmentDesk::fetch(const AttachmentFetch& fetch,
                                             const DeviceRow& device) {
    const auto record = m_store.table(EntityId::Attachment).find(fetch.record);
    if (!record || record->head.state != RecordState::Live)
        return Error{ErrorCode::NotFound, "there is no such attachment at the office"};
    if (!mayRead(*record, device))
        return Error{ErrorCode::NotAllowed,
                     "this attachment is not in a grid you work in; ask your grid leader"};
    AttachmentPart part;
    part.total = record->integer("bytes");
    // By its own record: another's content of the same name is none of its business.
    if (record->integer("arrived") < part.total)
        return Error{ErrorCode::NotFound,
                     "its content has not arrived at the office yet; try again later"};
    auto bytes = m_files.read(record->text("sha256"), fetch.offset, limits::chunkBytesMax);
    if (!bytes)
        return bytes.error();
    part.bytes = *std::move(bytes);
    m_contents.counters.bytesSent += static_cast<std::int64_t>(part.bytes.size());
    return part;
}

std::vector<Arrival> AttachmentDesk::losses() {
    std::vector<Arrival> lost;
    for (const auto& record :
         m_store.table(EntityId::Attachment).select("record_state = 0 AND arrived > 0")) {
        const std::int64_t bytes = record.integer("bytes");
        const std::int64_t arrived = record.integer("arrived");
        const bool isWhole = arrived >= bytes && m_files.bytesOf(record.text("sha256")) == bytes;
        const std::int64_t partial = m_files.partialBytes(record.id.text());
        if (!isWhole && partial < arrived)
            lost.push_back({record.id, partial, false, true});
    }
    return lost;
}

bool AttachmentDesk::isWanted(const Record& record) {
    if (record.head.state == RecordState::Live)
        return true;
    if (record.head.state != RecordState::Deleted)
        return false;
    auto& last = m_store.database()
                     .cached("SELECT max(decided_at) FROM history WHERE record = ?")
                     .with(record.id);
    Running running(last);
    return running->step() && last.integer(0) > m_store.clock().wallMs() - deletedKeptMs;
}

void AttachmentDesk::sweep() {
    auto& table = m_store.table(EntityId::Attachment);
    for (const auto& hash : m_files.all()) {
        const auto records = table.select("sha256 = ?", {Value{hash}});
        if (std::none_of(records.begin(), records.end(),
                         [&](const Record& record) { return isWanted(record); }))
            m_files.remove(hash);
    }
    for (const auto& name : m_files.partials()) {
        const auto record = table.find(Uuid::fromText(name).value_or(Uuid{}));
        if (!record || !isWanted(*record) || record->integer("arrived") >= record->integer("bytes"))
            m_files.dropPartial(name);
    }
    m_files.removeLeftovers();
    m_contents.counters.heldBytes = m_files.bytesHeld();
}

} // namespace banyan
