// The messages about attachments as bytes.
#include "sync/protocol/codec.h"
#include "sync/protocol/envelope.h"

namespace banyan {

using namespace envelope;

namespace {

constexpr std::size_t chunkUnpackedMax = limits::chunkBytesMax + 4'096;
constexpr std::size_t askUnpackedMax = limits::attachmentsMax * 32 + 4'096;
constexpr std::size_t idBytes = 16;

// A message of a record, an offset and nothing else that differs.
template <typename Message>
void writeWhere(CborWriter& writer, const Message& message) {
    writer.id(message.record);
    writer.integer(message.offset);
}

template <typename Message>
void readWhere(CborReader& reader, Message& message) {
    message.record = reader.id();
    message.offset = reader.integer(0, attachmentBytesMax);
}

} // namespace

std::string encode(const AttachmentAsk& ask) {
    CborWriter writer;
    begin(writer, Kind::AttachmentAsk, 1);
    std::string ids;
    for (const auto& record : ask.records)
        ids += record.view();
    writer.bytes(ids);
    writer.endArray();
    return packed(writer.take());
}

Result<AttachmentAsk> decodeAttachmentAsk(std::string_view body) {
    return decode<AttachmentAsk>(
        body, Kind::AttachmentAsk, 1, askUnpackedMax, [](CborReader& reader, AttachmentAsk& ask) {
            const std::string ids = reader.bytes();
            if (ids.size() % idBytes != 0 || ids.size() / idBytes > limits::attachmentsMax)
                return reader.fail();
            for (std::size_t at = 0; at < ids.size(); at += idBytes)
                ask.records.push_back(
                    Uuid::fromBytes(std::string_view(ids).substr(at, idBytes)).value_or(Uuid{}));
        });
}

std::string encode(const AttachmentStandings& standings) {
    CborWriter writer;
    begin(writer, Kind::AttachmentStandings, 1);
    writer.array(standings.all.size() * 2);
    for (const auto& each : standings.all) {
        writer.integer(static_cast<std::int64_t>(each.standing));
        writer.integer(each.arrived);
    }
    writer.endArray();
    writer.endArray();
    return packed(writer.take());
}

Result<AttachmentStandings> decodeAttachmentStandings(std::string_view body) {
    return decode<AttachmentStandings>(
        body, Kind::AttachmentStandings, 1, askUnpackedMax,
        [](CborReader& reader, AttachmentStandings& standings) {
            const std::size_t items = reader.array(limits::attachmentsMax * 2);
            if (items % 2 != 0)
                return reader.fail();
            standings.all.resize(items / 2);
            for (auto& each : standings.all) {
                each.standing = static_cast<Standing>(
                    reader.integer(0, static_cast<std::int64_t>(Standing::Damaged)));
                each.arrived = reader.integer(0, attachmentBytesMax);
            }
            reader.endArray();
        });
}

std::string encode(const AttachmentChunk& chunk) {
    CborWriter writer;
    begin(writer, Kind::AttachmentChunk, 3);
    writeWhere(writer, chunk);
    writer.bytes(chunk.bytes);
    writer.endArray();
    return packed(writer.take());
}

Result<AttachmentChunk> decodeAttachmentChunk(std::string_view body) {
    return decode<AttachmentChunk>(body, Kind::AttachmentChunk, 3, chunkUnpackedMax,
                                   [](CborReader& reader, AttachmentChunk& chunk) {
                                       readWhere(reader, chunk);
                                       chunk.bytes = reader.bytes();
                                       if (chunk.bytes.empty()
                                           || chunk.bytes.size() > limits::chunkBytesMax)
                                           reader.fail();
                                   });
}

std::string encode(const AttachmentFetch& fetch) {
    CborWriter writer;
    begin(writer, Kind::AttachmentFetch, 2);
    writeWhere(writer, fetch);
    writer.endArray();
    return packed(writer.take());
}

Result<AttachmentFetch> decodeAttachmentFetch(std::string_view body) {
    return decode<AttachmentFetch>(
        body, Kind::AttachmentFetch, 2, askUnpackedMax,
        [](CborReader& reader, AttachmentFetch& fetch) { readWhere(reader, fetch); });
}

std::string encode(const AttachmentPart& part) {
    CborWriter writer;
    begin(writer, Kind::AttachmentPart, 2);
    writer.integer(part.total);
    writer.bytes(part.bytes);
    writer.endArray();
    return packed(writer.take());
}

Result<AttachmentPart> decodeAttachmentPart(std::string_view body) {
    return decode<AttachmentPart>(body, Kind::AttachmentPart, 2, chunkUnpackedMax,
                                  [](CborReader& reader, AttachmentPart& part) {
                                      part.total = reader.integer(1, attachmentBytesMax);
                                      part.bytes = reader.bytes();
                                      if (part.bytes.size() > limits::chunkBytesMax)
                                          reader.fail();
                                  });
}

} // namespace banyan
