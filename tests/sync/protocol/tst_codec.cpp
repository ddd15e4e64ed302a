#include "core/cbor.h"
#include "sync/protocol/codec.h"
#include "sync/protocol/columns.h"
#include "tests/sync/support/samples.h"

#include <QTest>

using namespace banyan;
using namespace banyan::samples;

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
    void oneTextStandsForNoMoreThanAMessageMayHold();
    void laterVersionsMayAppend();
    void earlierVersionsLackTheEnd();
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
    const auto refused = decodeRefused(encode(Refused{ErrorCode::Revoked, "why", true}));
    QVERIFY(refused && refused->code == ErrorCode::Revoked && refused->sentence == "why");
    QVERIFY(refused->mustWipe);
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

// Texts that are all alike travel once.
void TestCodec::oneTextStandsForNoMoreThanAMessageMayHold() {
    constexpr std::size_t actions = 2'000;
    SyncRequest sent = request();
    const Action like = sent.actions.front();
    sent.actions.assign(actions, like);
    for (const bool isTooMuch : {false, true}) {
        const std::size_t bytes = limits::unpackedBytesMax / actions + (isTooMuch ? 1 : 0);
        for (auto& action : sent.actions)
            action.kind.assign(bytes, 'x');
        const std::string message = encode(sent);
        QVERIFY(message.size() < limits::bodyBytesMax);
        QCOMPARE(bool(decodeSyncRequest(message)), !isTooMuch);
    }
}

void TestCodec::laterVersionsMayAppend() {
    CborWriter writer;
    writer.array(9);
    writer.integer(3);
    writer.integer(2); // a later version
    writer.text("app");
    writer.text("CODE");
    writer.text("label");
    writer.boolean(true);
    writer.id(Uuid::derived("former"));
    writer.integer(99);
    writer.array(1);
    writer.text("later");
    writer.endArray();
    writer.endArray();
    const auto got = decodeEnrolRequest(packed(writer.take()));
    QVERIFY2(got, got ? "" : got.error().context.c_str());
    QCOMPARE(got->version, 2);
    QVERIFY(got->carriesWork && got->former == Uuid::derived("former"));
}

// What an older sender does not say.
void TestCodec::earlierVersionsLackTheEnd() {
    CborWriter writer;
    writer.array(5);
    writer.integer(3);
    writer.integer(1);
    writer.text("app");
    writer.text("CODE");
    writer.text("label");
    writer.endArray();
    const auto enrol = decodeEnrolRequest(packed(writer.take()));
    QVERIFY(enrol && !enrol->carriesWork && enrol->former.isNull());
    CborWriter refusal;
    refusal.array(4);
    refusal.integer(5);
    refusal.integer(1);
    refusal.text("revoked");
    refusal.text("why");
    refusal.endArray();
    const auto refused = decodeRefused(packed(refusal.take()));
    QVERIFY(refused && refused->code == ErrorCode::Revoked && !refused->mustWipe);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
