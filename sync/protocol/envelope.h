#pragma once

#include "core/cbor.h"
#include "sync/protocol/messages.h"

#include <string>
#include <string_view>

// What all messages have around their items. Every message is [kind, version, ...]: a reader of
// another kind, or of a version it does not speak, stops there; what later versions append is
// skipped. For the codecs only.
namespace banyan::envelope {

enum class Kind : std::int64_t {
    SyncRequest = 1,
    SyncAnswer = 2,
    EnrolRequest = 3,
    EnrolAnswer = 4,
    Refused = 5,
    AttachmentAsk = 6,
    AttachmentStandings = 7,
    AttachmentChunk = 8,
    AttachmentFetch = 9,
    AttachmentPart = 10,
    PeopleRequest = 11,
    PeopleAnswer = 12,
    InviteRequest = 13,
    InviteAnswer = 14,
    RevokeRequest = 15,
    RevokeAnswer = 16,
};

void begin(CborWriter& writer, Kind kind, std::size_t items);
// Unpacks a body. Garbled, TooLarge.
Result<std::string> open(std::string_view body, std::size_t bytesMax = limits::unpackedBytesMax);
// `itemsMore`: how many there are beyond `itemsLeast`. Garbled, TooOld.
Status enter(CborReader& reader, Kind kind, std::size_t itemsLeast, std::size_t& itemsMore,
             int& version);
Status leave(CborReader& reader, std::size_t itemsMore);

// A whole message of `items` items at least, which `read` reads. Garbled, TooLarge, TooOld.
template <typename Message, typename Read>
Result<Message> decode(std::string_view body, Kind kind, std::size_t items, std::size_t bytesMax,
                       Read read) {
    auto opened = open(body, bytesMax);
    if (!opened)
        return opened.error();
    CborReader reader(*opened);
    Message message;
    std::size_t more = 0;
    if (auto status = enter(reader, kind, items, more, message.version); !status)
        return status.error();
    read(reader, message);
    if (auto status = leave(reader, more); !status)
        return status.error();
    return message;
}

} // namespace banyan::envelope
