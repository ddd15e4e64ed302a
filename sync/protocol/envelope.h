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
};

void begin(CborWriter& writer, Kind kind, std::size_t items);
// Unpacks a body. Garbled, TooLarge.
Result<std::string> open(std::string_view body, std::size_t bytesMax = limits::unpackedBytesMax);
// `itemsMore`: how many there are beyond `itemsLeast`. Garbled, TooOld.
Status enter(CborReader& reader, Kind kind, std::size_t itemsLeast, std::size_t& itemsMore,
             int& version);
Status leave(CborReader& reader, std::size_t itemsMore);

} // namespace banyan::envelope
