#include "sync/protocol/codec.h"

#include "core/cbor.h"

#include <QTest>

using namespace banyan;

namespace {

const Uuid record = Uuid::derived("record");

} // namespace

class TestAttachmentCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void limitsHold();
    void cutOrForeignBytesAreRefused();
    void laterVersionsMayAppend();
};

void TestAttachmentCodec::comesBackAsItWas() {
    AttachmentAsk ask;
    ask.records = {record, Uuid::derived("other"), Uuid{}};
    QVERIFY(decodeAttachmentAsk(encode(ask))->records == ask.records);
    QVERIFY(decodeAttachmentAsk(encode(AttachmentAsk{}))->records.empty());

    AttachmentStandings standings;
    standings.all = {{Standing::Arriving, 0}, {Standing::Damaged, 0}, {Standing::Arrived, 250'000}};
    const auto read = decodeAttachmentStandings(encode(standings));
    QCOMPARE(read->all.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(read->all[i].standing == standings.all[i].standing);
        QCOMPARE(read->all[i].arrived, standings.all[i].arrived);
    }

    std::string bytes(limits::chunkBytesMax, '\0');
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i * i >> 3);
    const auto chunk =
        decodeAttachmentChunk(encode(AttachmentChunk{protocolVersion, record, 77, bytes}));
    QVERIFY(chunk->record == record && chunk->offset == 77 && chunk->bytes == bytes);

    const auto fetch = decodeAttachmentFetch(encode(AttachmentFetch{protocolVersion, record, 5}));
    QVERIFY(fetch->record == record && fetch->offset == 5);

    const auto part = decodeAttachmentPart(encode(AttachmentPart{protocolVersion, 9, "content"}));
    QVERIFY(part->total == 9 && part->bytes == "content");
}

void TestAttachmentCodec::limitsHold() {
    AttachmentAsk ask;
    ask.records.resize(limits::attachmentsMax);
    QVERIFY(decodeAttachmentAsk(encode(ask)));
    ask.records.emplace_back();
    QVERIFY(!decodeAttachmentAsk(encode(ask)));
    AttachmentChunk chunk{protocolVersion, record, 0, {}};
    QVERIFY(!decodeAttachmentChunk(encode(chunk))); // nothing is not a chunk
    chunk.bytes = std::string(limits::chunkBytesMax + 1, 'x');
    QVERIFY(!decodeAttachmentChunk(encode(chunk)));
    chunk.bytes = std::string(std::size_t{64} << 20, 'x'); // packs to almost nothing
    const auto bomb = decodeAttachmentChunk(encode(chunk));
    QVERIFY(!bomb && bomb.error().code == ErrorCode::TooLarge);
    chunk.bytes = "x";
    for (const std::int64_t offset : {std::int64_t{-1}, attachmentBytesMax + 1}) {
        chunk.offset = offset;
        QVERIFY(!decodeAttachmentChunk(encode(chunk)));
        QVERIFY(!decodeAttachmentFetch(encode(AttachmentFetch{protocolVersion, record, offset})));
    }
    QVERIFY(!decodeAttachmentPart(encode(AttachmentPart{protocolVersion, 0, "x"})));
    AttachmentStandings odd;
    odd.all = {{static_cast<Standing>(99), 0}};
    QVERIFY(!decodeAttachmentStandings(encode(odd)));
}

void TestAttachmentCodec::cutOrForeignBytesAreRefused() {
    const std::string whole = encode(AttachmentChunk{protocolVersion, record, 0, "content"});
    for (std::size_t length = 0; length < whole.size(); ++length)
        QVERIFY(!decodeAttachmentChunk(std::string_view(whole).substr(0, length)));
    QVERIFY(!decodeAttachmentPart(whole));
    QVERIFY(!decodeAttachmentAsk(encode(Refused{ErrorCode::Busy, "later"})));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string turned = whole;
        turned[at] = static_cast<char>(turned[at] ^ 0x41);
        const auto read = decodeAttachmentChunk(turned);
        QVERIFY(!read || read->bytes.size() <= limits::chunkBytesMax);
    }
}

void TestAttachmentCodec::laterVersionsMayAppend() {
    CborWriter writer;
    writer.array(6);
    writer.integer(10); // AttachmentPart
    writer.integer(2);
    writer.integer(7);
    writer.bytes("content");
    writer.text("something new");
    writer.null();
    writer.endArray();
    const auto part = decodeAttachmentPart(packed(writer.take()));
    QVERIFY2(part, part ? "" : part.error().context.c_str());
    QCOMPARE(part->version, 2);
    QVERIFY(part->bytes == "content");
}

QTEST_GUILESS_MAIN(TestAttachmentCodec)
#include "tst_attachmentcodec.moc"
