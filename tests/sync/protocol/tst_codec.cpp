#include "core/cbor.h"
#include "core/random.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/columns.h"

#include <QTest>

using namespace banyan;

namespace {

Change changeOf(Op op, const Uuid& record, Value value) {
    Change change;
    change.entity = EntityId::Resident;
    change.record = record;
    change.op = op;
    change.field = op == Op::Create ? 0 : 2;
    change.value = std::move(value);
    change.base = 7;
    change.salt[3] = 9;
    if (op == Op::Create)
        change.values = {{2, std::string("陈小明")}, {10, std::int64_t{1}}};
    return change;
}

SyncRequest request() {
    SeededRandom random(1);
    FixedClock clock;
    UuidSource ids(clock, random);
    SyncRequest out;
    out.app = "banyan/test";
    out.device = ids.next();
    out.sentWallMs = 1'780'000'000'123;
    out.sentBoot = "boot";
    out.lastNumber = 5;
    out.ownFrom = 2;
    Action first;
    first.first = 1;
    first.kind = "edit";
    first.author = ids.next();
    first.recordedAtMs = 1'780'000'000'000;
    first.boot = "boot";
    first.changes = {changeOf(Op::Create, ids.next(), {}),
                     changeOf(Op::Set, ids.next(), std::string("林秀英"))};
    Action second = first;
    second.first = 3;
    second.told = 2;
    second.changes = {changeOf(Op::Set, ids.next(), {}), changeOf(Op::Set, ids.next(), ids.next()),
                      changeOf(Op::Add, ids.next(), 2.5)};
    second.changes[0].caseShown = 4;
    out.actions = {first, second};
    out.cursors = {{ids.next(), false, 12, "12345678", {}}, {ids.next(), true, 3, "abcdefgh", "p"}};
    out.digest = "digest!!";
    return out;
}

SyncAnswer answer() {
    SeededRandom random(2);
    FixedClock clock;
    UuidSource ids(clock, random);
    SyncAnswer out;
    out.officeTimeMs = 42;
    out.outcomes = {{1, 3, SetAside::No, {}, {}},
                    {4, 4, SetAside::Invalid, "name: 不对", {}},
                    {5, 5, SetAside::No, {}, {{Verdict::Held, 8, true, ids.next(), 0, false}}}};
    out.hasFeeds = true;
    out.feeds = {{Uuid{}, FeedKind::Public}, {ids.next(), FeedKind::Grid}};
    FeedPage first;
    first.scope = out.feeds[1].scope;
    first.kind = FeedKind::Grid;
    first.isFirstPull = first.isRestart = true;
    first.startSeq = 9;
    first.startChain[0] = 1;
    first.position = "here";
    first.total = 100;
    for (int i = 0; i < 3; ++i) {
        DeliveredRecord record;
        record.record.entity = i == 2 ? EntityId::Visit : EntityId::Resident;
        record.record.id = ids.next();
        record.record.head.revision = 1 + i;
        record.record.createdAtMs = 1000 + i;
        record.record.values.resize(specOf(record.record.entity).fields.size());
        record.record.values[0] = ids.next();
        record.record.values[3] = std::string("met");
        record.createdBy = ids.next();
        first.records.push_back(record);
    }
    FeedPage rows;
    rows.fromSeq = 1;
    rows.toSeq = 5;
    rows.chainAfter = "chain---";
    rows.hasMore = true;
    DeliveredRow foreign;
    foreign.device = ids.next();
    foreign.author = ids.next();
    foreign.row.change = changeOf(Op::Set, ids.next(), std::string("x"));
    foreign.row.revision = 3;
    foreign.row.number = 17;
    DeliveredRow own = foreign;
    own.isOwn = true;
    own.row.verdict = Verdict::Superseded;
    DeliveredRow erased = foreign;
    erased.row.flags = historyflag::erased;
    erased.row.commitment[31] = 5;
    DeliveredRow arrival;
    arrival.kind = EntryKind::Arrival;
    arrival.arrived = std::make_shared<DeliveredRecord>(first.records[0]);
    arrival.arrivedHistory = {foreign};
    DeliveredRow departure;
    departure.kind = EntryKind::Departure;
    departure.entity = EntityId::Household;
    departure.record = ids.next();
    rows.rows = {foreign, own, erased, arrival, departure};
    out.pages = {first, rows};
    out.sums = {{out.feeds[1].scope, 5, 3, std::string(16, 'd')}};
    out.hasMore = true;
    return out;
}

} // namespace

// Every message comes back as it was sent, and no bytes at all bring a decoder down.
class TestCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void requestsComeBack();
    void answersComeBack();
    void aChainOnlyBeginsWhatIsRestarted();
    void smallMessagesComeBack();
    void everyPrefixAndEveryFlippedByteIsRefusedOrRead();
    void limitsHold();
    void laterVersionsMayAppend();
};

void TestCodec::requestsComeBack() {
    const SyncRequest sent = request();
    const auto got = decodeSyncRequest(encode(sent));
    QVERIFY2(got, got ? "" : got.error().context.c_str());
    QCOMPARE(got->actions.size(), sent.actions.size());
    for (std::size_t i = 0; i < sent.actions.size(); ++i) {
        QCOMPARE(got->actions[i].first, sent.actions[i].first);
        QCOMPARE(got->actions[i].told, sent.actions[i].told);
        // The digest covers kind, author, time and every change.
        QVERIFY(digestOf(got->actions[i]) == digestOf(sent.actions[i]));
    }
    QCOMPARE(got->actions[1].changes[0].caseShown, 4);
    QCOMPARE(got->cursors.size(), 2u);
    QCOMPARE(got->cursors[1].position, "p");
    QVERIFY(got->cursors[1].isFetching && !got->cursors[0].isFetching);
    QCOMPARE(got->digest, sent.digest);
    // What is encoded again is the same, byte for byte.
    QVERIFY(encode(*got) == encode(sent));
}

void TestCodec::answersComeBack() {
    const SyncAnswer sent = answer();
    const auto got = decodeSyncAnswer(encode(sent));
    QVERIFY2(got, got ? "" : got.error().context.c_str());
    QVERIFY(encode(*got) == encode(sent));
    QCOMPARE(got->pages[1].rows.size(), 5u);
    QVERIFY(got->pages[1].rows[1].isOwn);
    QVERIFY(got->pages[1].rows[1].row.verdict == Verdict::Superseded);
    QCOMPARE(got->pages[1].rows[2].row.commitment[31], 5);
    QCOMPARE(got->pages[1].rows[3].arrivedHistory.size(), 1u);
    QVERIFY(got->pages[1].rows[4].record == sent.pages[1].rows[4].record);
    QVERIFY(got->pages[0].records[1].record.values == sent.pages[0].records[1].record.values);
}

void TestCodec::aChainOnlyBeginsWhatIsRestarted() {
    std::string bytes = *unpacked(encode(answer()), limits::unpackedBytesMax);
    // isFirstPull, isRestart, startSeq 9, a byte string of 32 bytes.
    const auto page = bytes.find("\xf5\xf5\x09\x58\x20");
    QVERIFY(page != std::string::npos);
    bytes[page + 1] = '\xf4';
    const auto got = decodeSyncAnswer(packed(bytes));
    QVERIFY(!got && got.error().code == ErrorCode::Garbled);
}

void TestCodec::smallMessagesComeBack() {
    const auto enrol = decodeEnrolRequest(encode(EnrolRequest{1, "app", "CODE", "label"}));
    QVERIFY(enrol && enrol->code == "CODE");
    EnrolAnswer sent;
    sent.token = "t";
    sent.userName = "王芳";
    const auto got = decodeEnrolAnswer(encode(sent));
    QVERIFY(got && got->userName == "王芳");
    const auto refused = decodeRefused(encode(Refused{ErrorCode::Revoked, "why"}));
    QVERIFY(refused && refused->code == ErrorCode::Revoked && refused->sentence == "why");
    const Action action = request().actions[0];
    const auto kept = decodeAction(encodeAction(action));
    QVERIFY(kept && digestOf(*kept) == digestOf(action));
}

void TestCodec::everyPrefixAndEveryFlippedByteIsRefusedOrRead() {
    for (const std::string& packedMessage : {encode(request()), encode(answer())}) {
        const auto plain = unpacked(packedMessage, limits::unpackedBytesMax);
        QVERIFY(plain);
        SeededRandom random(3);
        for (std::size_t cut = 0; cut < plain->size(); ++cut) {
            const std::string frame = packed(std::string_view(*plain).substr(0, cut));
            QVERIFY(!decodeSyncRequest(frame));
            QVERIFY(!decodeSyncAnswer(frame));
        }
        for (int i = 0; i < 4'000; ++i) {
            std::string damaged = *plain;
            damaged[random.below(damaged.size())] ^= static_cast<char>(1u << random.below(8));
            const std::string frame = packed(damaged);
            (void)bool(decodeSyncRequest(frame)); // either is right; it must come back
            (void)bool(decodeSyncAnswer(frame));
        }
    }
    QVERIFY(!decodeSyncAnswer("garbage"));
    QVERIFY(!decodeSyncAnswer({}));
}

void TestCodec::limitsHold() {
    // A small frame that says it is large when unpacked.
    const std::string bomb = packed(std::string(limits::unpackedBytesMax + 1, '\0'));
    const auto got = decodeSyncRequest(bomb);
    QVERIFY(!got && got.error().code == ErrorCode::TooLarge);
    // Columns that claim more than the message holds.
    CborWriter writer;
    writer.array(1);
    writer.integer(1'000'000);
    writer.endArray();
    const std::string bytes = writer.take();
    CborReader reader(bytes);
    QCOMPARE(reader.array(4), 1u);
    (void)readTexts(reader, 3);
    QVERIFY(reader.failed());
}

void TestCodec::laterVersionsMayAppend() {
    CborWriter writer;
    writer.array(7);
    writer.integer(3);
    writer.integer(2); // a later version
    writer.text("app");
    writer.text("CODE");
    writer.text("label");
    writer.integer(99);
    writer.array(1);
    writer.text("later");
    writer.endArray();
    writer.endArray();
    const auto got = decodeEnrolRequest(packed(writer.take()));
    QVERIFY2(got, got ? "" : got.error().context.c_str());
    QCOMPARE(got->version, 2);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
