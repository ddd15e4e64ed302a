#include "sync/protocol/envelope.h"

#include "sync/protocol/codec.h"

namespace banyan::envelope {

void begin(CborWriter& writer, Kind kind, std::size_t items) {
    writer.array(items + 2);
    writer.integer(static_cast<std::int64_t>(kind));
    writer.integer(protocolVersion);
}

Result<std::string> open(std::string_view body, std::size_t bytesMax) {
    return unpacked(body, bytesMax);
}

Status enter(CborReader& reader, Kind kind, std::size_t itemsLeast, std::size_t& itemsMore,
             int& version) {
    constexpr std::size_t itemsMax = 64;
    const std::size_t items = reader.array(itemsMax);
    const auto got = reader.integer();
    version = static_cast<int>(reader.integer(0, 1'000'000));
    if (reader.failed() || got != static_cast<std::int64_t>(kind))
        return Error{ErrorCode::Garbled, "this is not the message that was expected"};
    if (version < protocolVersionLeast)
        return Error{ErrorCode::TooOld, "the other side speaks an older version; update it"};
    if (items < itemsLeast + 2)
        return Error{ErrorCode::Garbled, "the message is incomplete"};
    itemsMore = items - itemsLeast - 2;
    return ok();
}

Status leave(CborReader& reader, std::size_t itemsMore) {
    for (std::size_t i = 0; i < itemsMore; ++i)
        reader.skip();
    reader.endArray();
    if (!reader.finished())
        return Error{ErrorCode::Garbled, "the message is damaged"};
    return ok();
}

} // namespace banyan::envelope
