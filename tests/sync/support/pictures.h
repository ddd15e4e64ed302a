#pragma once

#include "core/usecases/attaching.h"
#include "core/usecases/visits.h"
#include "sync/client/attachmentdownload.h"
#include "tests/sync/support/world.h"

#include <string>

// Pictures of the test world: contents that are large enough to travel in several chunks.
namespace banyan::test {

// Bytes that do not pack, the same for the same seed.
inline std::string pictureBytes(std::size_t size, std::uint64_t seed) {
    SeededRandom random(seed);
    std::string bytes(size, '\0');
    random.fill(bytes.data(), bytes.size());
    return bytes;
}

inline Uuid visitBy(Phone& phone, const Uuid& household) {
    VisitDraft draft;
    draft.household = household;
    draft.outcome = "met";
    const auto recorded = Visits(*phone.store).recordVisit(draft);
    Q_ASSERT(recorded);
    return recorded->record;
}

inline Uuid attach(Phone& phone, EntityId entity, const Uuid& to, const std::string& content) {
    AttachmentDraft draft;
    draft.content = content;
    const auto recorded = Attaching(*phone.store).attach(entity, to, draft);
    Q_ASSERT(recorded);
    return recorded->record;
}

inline Uuid attach(Phone& phone, const Uuid& visit, const std::string& content) {
    return attach(phone, EntityId::Visit, visit, content);
}

inline AttachmentView viewOf(Phone& phone, const Uuid& attachment) {
    return Attachments(*phone.store).find(attachment).value_or(AttachmentView{});
}

// The office's answer to one request of a device.
inline HttpReply request(World& world, Phone& phone, const char* path, std::string body) {
    HttpRequest http{"POST", path, phone.store->meta("token"), std::move(body), "127.0.0.1"};
    return world.service->handleNow(http);
}

inline Result<AttachmentStanding> put(World& world, Phone& phone, const Uuid& attachment,
                                      std::int64_t offset, std::string bytes) {
    const auto reply =
        request(world, phone, "/v1/attachment/put",
                encode(AttachmentChunk{protocolVersion, attachment, offset, std::move(bytes)}));
    if (reply.status != 200)
        return refusalOf({reply.status, reply.body});
    auto standings = decodeAttachmentStandings(reply.body);
    Q_ASSERT(standings && standings->all.size() == 1);
    return standings->all.front();
}

inline AttachmentStanding ask(World& world, Phone& phone, const Uuid& attachment) {
    const auto reply = request(world, phone, "/v1/attachment/ask",
                               encode(AttachmentAsk{protocolVersion, {attachment}}));
    Q_ASSERT(reply.status == 200);
    return decodeAttachmentStandings(reply.body)->all.at(0);
}

inline Result<AttachmentPart> fetchPart(World& world, Phone& phone, const Uuid& attachment,
                                        std::int64_t offset = 0) {
    const auto reply = request(world, phone, "/v1/attachment/get",
                               encode(AttachmentFetch{protocolVersion, attachment, offset}));
    if (reply.status != 200)
        return refusalOf({reply.status, reply.body});
    return decodeAttachmentPart(reply.body);
}

inline ContentFiles officeFiles(World& world) {
    return ContentFiles::besideDatabase(world.officePath());
}

// What a person fetches: the file's path.
inline Result<std::string> download(Phone& phone, const Uuid& attachment,
                                    const AttachmentLimits& limits = {}) {
    DirectRunner runner(*phone.store);
    AttachmentDownload download(runner, *phone.transport, limits);
    Result<std::string> path = Error{ErrorCode::Internal, "not finished"};
    download.start(attachment, [&](Result<std::string> fetched) { path = std::move(fetched); });
    phone.transport->pump();
    return path;
}

} // namespace banyan::test
