#include "core/store/attachments.h"

#include <array>

namespace banyan {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::int64_t dayMs = 24 * hourMs;
constexpr std::int64_t keptMs = 30LL * 24 * hourMs; // as long as sent work is kept
constexpr std::int64_t mebibyte = 1 << 20;

// Own live attachments: made by this home's user, with the content made here. ?1: his peer number.
// CROSS: from the contents, which are few, to their records.
constexpr const char* ownAttachments =
    " FROM content c CROSS JOIN attachment a ON a.sha256 = c.hash LEFT JOIN upload u ON u.record = "
    "a.id WHERE c.is_own = 1 AND a.record_state = 0 AND a.created_by = ?1 ";

} // namespace

const char* uploadStateName(UploadState state) {
    constexpr std::array names{"waiting", "arrived", "failed", "given_up"};
    return names[static_cast<std::size_t>(state)];
}

std::int64_t Attachments::ownPeer() {
    const auto user = Uuid::fromText(m_store.meta("user")).value_or(Uuid{});
    auto& statement = m_store.database().cached("SELECT id FROM peer WHERE uuid = ?").with(user);
    Running running(statement);
    return running->step() ? statement.integer(0) : 0;
}

Status Attachments::makeRoom(std::int64_t bytes) {
    if (bytes > m_limits.bytesMax)
        return Error{ErrorCode::TooLarge, "an attachment may have at most "
                                              + std::to_string(m_limits.bytesMax / mebibyte)
                                              + " MiB; send a smaller one"};
    return guarded([&]() -> Status {
        std::int64_t over = bytes - m_limits.quotaBytes;
        std::vector<std::pair<std::string, std::int64_t>> replaceable;
        {
            auto& held = m_store.database().cached("SELECT coalesce(sum(bytes), 0) FROM content");
            Running running(held);
            running->step();
            over += held.integer(0);
        }
        const std::int64_t scarce = bytes + m_limits.freeBytesMin - m_files.bytesFree();
        std::int64_t wanted = std::max(over, scarce);
        if (wanted > 0) {
            // Fetched ones first, then own ones that arrived long ago; the oldest of each.
            auto& found = m_store.database()
                              .cached("SELECT c.hash, c.bytes FROM content c WHERE is_own = 0 OR "
                                      "(at < ? AND EXISTS (SELECT 1 FROM attachment a JOIN upload "
                                      "u ON u.record = a.id WHERE a.sha256 = c.hash AND u.state = "
                                      "1) AND NOT EXISTS (SELECT 1 FROM attachment a LEFT JOIN "
                                      "upload u ON u.record = a.id WHERE a.sha256 = c.hash AND "
                                      "coalesce(u.state, 0) <> 1)) ORDER BY is_own, at")
                              .with(m_store.clock().wallMs() - keptMs);
            Running running(found);
            for (; wanted > 0 && running->step(); wanted -= found.integer(1))
                replaceable.emplace_back(found.text(0), found.integer(1));
        }
        if (wanted > 0)
            return Error{ErrorCode::Storage,
                         over >= scarce
                             ? "attachments on this device have reached their limit; synchronise "
                               "on a network without metering, so that they arrive at the office"
                             : "this device has too little free space for an attachment; make "
                               "room, then try again"};
        for (const auto& [hash, size] : replaceable)
            dropContent(hash);
        return ok();
    });
}

void Attachments::dropContent(const std::string& hash) {
    // The row first: a file without a row is swept, a row without its file would be a fault.
    Transaction transaction(m_store.database());
    m_store.database().cached("DELETE FROM content WHERE hash = ?").with(hash).run();
    transaction.commit();
    m_files.remove(hash);
}

Status Attachments::keep(std::string_view hash, std::string_view content, bool isOwn) {
    if (!m_files.has(hash))
        if (auto status = makeRoom(static_cast<std::int64_t>(content.size())); !status)
            return status;
    if (auto status = m_files.put(hash, content); !status)
        return status;
    return guarded([&]() -> Status {
        Transaction transaction(m_store.database());
        m_store.database()
            .cached("INSERT INTO content(hash, bytes, is_own, at) VALUES(?1, ?2, ?3, ?4) ON "
                    "CONFLICT(hash) DO UPDATE SET is_own = max(is_own, ?3), at = ?4")
            .with(hash, static_cast<std::int64_t>(content.size()), std::int64_t{isOwn},
                  m_store.clock().wallMs())
            .run();
        transaction.commit();
        return ok();
    });
}

Status Attachments::adopt(std::string_view hash) {
    const std::int64_t bytes = m_files.partialBytes(hash);
    auto status = m_files.adopt(hash, hash);
    if (status)
        status = guarded([&]() -> Status {
            Transaction transaction(m_store.database());
            m_store.database()
                .cached("INSERT INTO content(hash, bytes, is_own, at) VALUES(?1, ?2, 0, ?3) ON "
                        "CONFLICT(hash) DO UPDATE SET at = ?3")
                .with(hash, bytes, m_store.clock().wallMs())
                .run();
            transaction.commit();
            return ok();
        });
    if (status || status.error().code == ErrorCode::Garbled)
        m_files.dropPartial(hash);
    return status;
}

AttachmentCounts Attachments::counts() {
    auto& statement =
        m_store.database()
            .cached(std::string("SELECT count(CASE WHEN coalesce(u.state, 0) = 0 THEN 1 END), "
                                "sum(CASE WHEN coalesce(u.state, 0) = 0 THEN a.bytes - "
                                "coalesce(u.sent, 0) END), count(CASE WHEN u.state = 2 THEN 1 END)")
                    + ownAttachments + "AND coalesce(a.arrived, 0) < a.bytes")
            .with(ownPeer());
    Running running(statement);
    running->step();
    return {statement.integer(0), statement.integer(1), statement.integer(2)};
}

namespace {

AttachmentView viewOf(Store& store, Record record, std::int64_t ownPeer) {
    AttachmentView view;
    const std::string hash(record.text("sha256"));
    view.arrivedBytes = record.integer("arrived");
    {
        auto& content = store.database().cached("SELECT is_own FROM content WHERE hash = ?");
        content.with(hash);
        Running running(content);
        view.isHere = running->step();
        view.isOwn = view.isHere && content.integer(0) != 0 && record.createdBy == ownPeer;
    }
    auto& upload = store.database()
                       .cached("SELECT state, sent, attempts, error, detail FROM upload WHERE "
                               "record = ?")
                       .with(record.id);
    if (Running running(upload); view.isOwn && running->step()) {
        view.state = static_cast<UploadState>(upload.integer(0));
        view.arrivedBytes = std::max(view.arrivedBytes, upload.integer(1));
        view.attempts = static_cast<int>(upload.integer(2));
        view.error = upload.text(3);
        view.detail = upload.text(4);
    }
    if (view.isOwn && record.integer("arrived") >= record.integer("bytes"))
        view.state = UploadState::Arrived;
    view.record = std::move(record);
    return view;
}

} // namespace

std::vector<AttachmentView> Attachments::list() {
    std::vector<AttachmentView> views;
    const std::int64_t own = ownPeer();
    for (auto& record : m_store.table(EntityId::Attachment).select("record_state = 0 ORDER BY row"))
        views.push_back(viewOf(m_store, std::move(record), own));
    return views;
}

std::optional<AttachmentView> Attachments::find(const Uuid& id) {
    auto record = m_store.table(EntityId::Attachment).find(id);
    if (!record || record->head.state != RecordState::Live)
        return std::nullopt;
    return viewOf(m_store, *std::move(record), ownPeer());
}

Status Attachments::follow() {
    return guarded([&]() -> Status {
        Transaction transaction(m_store.database());
        auto& database = m_store.database();
        const std::int64_t own = ownPeer();
        database
            .cached("DELETE FROM upload WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = "
                    "upload.record AND a.record_state = 0)")
            .run();
        database
            .cached(std::string("INSERT OR IGNORE INTO upload(record, at) SELECT a.id, ?2")
                    + ownAttachments)
            .with(own, m_store.clock().wallMs())
            .run();
        database
            .cached("UPDATE upload SET state = 1, sent = a.bytes, error = '', detail = '' FROM "
                    "attachment a WHERE a.id = upload.record AND a.arrived >= a.bytes AND state "
                    "<> 1")
            .run();
        // An office restored from a backup may have less than it had acknowledged.
        database
            .cached("UPDATE upload SET state = 0, sent = coalesce(a.arrived, 0) FROM attachment a "
                    "WHERE a.id = upload.record AND coalesce(a.arrived, 0) < a.bytes AND "
                    "a.revision > 0 AND state = 1")
            .run();
        transaction.commit();
        return ok();
    });
}

std::vector<Record> Attachments::due() {
    return m_store.table(EntityId::Attachment)
        .select("record_state = 0 AND revision > 0 AND id IN (SELECT record FROM upload WHERE "
                "state = 0) ORDER BY row");
}

void Attachments::put(const Uuid& record, UploadState state, std::int64_t sent) {
    Transaction transaction(m_store.database());
    m_store.database()
        .cached("UPDATE upload SET state = ?, sent = ?, error = '', detail = '', at = ? WHERE "
                "record = ?")
        .with(static_cast<std::int64_t>(state), sent, m_store.clock().wallMs(), record)
        .run();
    transaction.commit();
}

Status Attachments::noteSent(const Uuid& record, std::int64_t bytes) {
    return guarded([&]() -> Status {
        put(record, UploadState::Waiting, bytes);
        return ok();
    });
}

Status Attachments::noteArrived(const Uuid& record) {
    return guarded([&]() -> Status {
        const auto known = m_store.table(EntityId::Attachment).find(record);
        put(record, UploadState::Arrived, known ? known->integer("bytes") : 0);
        return ok();
    });
}

Result<bool> Attachments::noteDamaged(const Uuid& record) {
    return guarded([&]() -> Result<bool> {
        Transaction transaction(m_store.database());
        m_store.database()
            .cached("UPDATE upload SET sent = 0, attempts = attempts + 1, state = CASE WHEN "
                    "attempts + 1 >= ?2 THEN 2 ELSE 0 END, error = CASE WHEN attempts + 1 >= ?2 "
                    "THEN 'garbled' ELSE '' END, detail = CASE WHEN attempts + 1 >= ?2 THEN 'it "
                    "arrived damaged each time' ELSE '' END, at = ?3 WHERE record = ?1")
            .with(record, attemptsMax, m_store.clock().wallMs())
            .run();
        transaction.commit();
        const auto view = find(record);
        return view && view->state == UploadState::Waiting;
    });
}

Status Attachments::noteFailed(const Uuid& record, ErrorCode code, const std::string& sentence) {
    return guarded([&]() -> Status {
        Transaction transaction(m_store.database());
        m_store.database()
            .cached("UPDATE upload SET state = 2, error = ?, detail = ?, at = ? WHERE record = ?")
            .with(errorName(code), sentence, m_store.clock().wallMs(), record)
            .run();
        transaction.commit();
        return ok();
    });
}

Status Attachments::retry(const Uuid& record) {
    return guarded([&]() -> Status {
        const auto view = find(record);
        if (!view)
            return Error{ErrorCode::NotFound, "there is no such attachment here"};
        if (view->state != UploadState::Failed && view->state != UploadState::GivenUp)
            return Error{ErrorCode::Conflict, "this attachment has not failed; it goes by itself"};
        Transaction transaction(m_store.database());
        m_store.database()
            .cached("UPDATE upload SET state = 0, attempts = 0, error = '', detail = '', at = ? "
                    "WHERE record = ?")
            .with(m_store.clock().wallMs(), record)
            .run();
        transaction.commit();
        return ok();
    });
}

Status Attachments::giveUp(const Uuid& record, const std::string& reason) {
    if (reason.find_first_not_of(" \t\r\n") == std::string::npos)
        return Error{ErrorCode::Invalid, "say why this attachment is given up"};
    if (auto status = follow(); !status)
        return status;
    return guarded([&]() -> Status {
        const auto view = find(record);
        if (!view || !view->isOwn)
            return Error{ErrorCode::NotFound, "there is no such attachment made here"};
        if (view->state == UploadState::Arrived)
            return Error{ErrorCode::Conflict, "this attachment has arrived at the office"};
        Transaction transaction(m_store.database());
        m_store.database()
            .cached("UPDATE upload SET state = 3, error = '', detail = ?, at = ? WHERE record = ?")
            .with(reason, m_store.clock().wallMs(), record)
            .run();
        transaction.commit();
        return ok();
    });
}

bool Attachments::isWanted(std::string_view hash, bool isOwn, std::int64_t atMs) {
    const std::int64_t now = m_store.clock().wallMs();
    if (atMs > now - hourMs)
        return true;
    bool isArrivedSomewhere = false;
    bool isDeleted = false;
    for (const auto& record :
         m_store.table(EntityId::Attachment).select("sha256 = ?", {Value{std::string(hash)}})) {
        if (record.head.state == RecordState::Live)
            return true;
        isDeleted = isDeleted || record.head.state == RecordState::Deleted;
        isArrivedSomewhere = isArrivedSomewhere || record.integer("arrived") > 0;
    }
    // A deleted record may come back by somebody's edit; the only copy waits for that a while.
    return isOwn && isDeleted && !isArrivedSomewhere && atMs > now - keptMs;
}

Status Attachments::sweep() {
    return guarded([&]() -> Status {
        std::vector<std::string> unwanted;
        {
            auto& held = m_store.database().cached("SELECT hash, is_own, at FROM content");
            Running running(held);
            while (running->step())
                if (!isWanted(held.text(0), held.integer(1) != 0, held.integer(2)))
                    unwanted.emplace_back(held.text(0));
        }
        for (const auto& hash : unwanted)
            dropContent(hash);
        if (const std::int64_t now = m_store.clock().wallMs();
            now - m_store.metaNumber("attachments_swept_at") > dayMs) {
            sweepFiles();
            Transaction transaction(m_store.database());
            m_store.setMeta("attachments_swept_at", now);
            transaction.commit();
        }
        return ok();
    });
}

// Files that no row knows, which a crash between file and row leaves.
void Attachments::sweepFiles() {
    auto& known = m_store.database().cached("SELECT 1 FROM content WHERE hash = ?");
    for (const auto& hash : m_files.all()) {
        known.with(hash);
        Running running(known);
        if (!running->step() && m_files.isOlderThanAnHour(hash))
            m_files.remove(hash);
    }
    for (const auto& name : m_files.partials())
        if (!isWanted(name, false, 0))
            m_files.dropPartial(name);
    m_files.removeLeftovers();
}

} // namespace banyan
