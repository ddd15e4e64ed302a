#include "core/usecases/service.h"
#include "tests/sync/support/pictures.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr const char* ownGrid = "445202001003001";
constexpr const char* otherGrid = "445202001003002";

} // namespace

// The office's side of attachments, request by request.
class TestAttachmentDesk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void chunksArriveAndTheRecordFollows();
    void wrongOffsetSaysWhereToGoOn();
    void wrongHashIsDroppedAndBegunAnew();
    void moreThanTheRecordSaysIsRefused();
    void overTheCapAndOverTheQuota();
    void onlyItsAuthorBringsAContent();
    void onlyWhoHoldsTheFeedFetches();
    void namingAHashGainsNothing();
    void knownContentOfOwnFeedsIsNotSentAgain();
    void revokedAndUnknownDevices();
    void erasedContentGoesAtOnce();
    void deletedContentStaysForAWhile();
    void lostFilesAreAskedForAgain();
    void endedBetweenLastChunkAndCommit();
    void garbageIsRefused();

private:
    std::int64_t arrivedAt(const Uuid& which) {
        return integerOf(world->officeValue(EntityId::Attachment, which, "arrived"));
    }
    bool isRefused(const Result<AttachmentStanding>& result, ErrorCode code) {
        return !result && result.error().code == code;
    }
    void bringWhole() { QVERIFY(put(*world, *wang, id, 0, content)); }

    std::unique_ptr<World> world;
    std::unique_ptr<Phone> wang, li;
    std::string content;
    Uuid id; // wang's, known to the office, nothing arrived
};

void TestAttachmentDesk::init() {
    wang.reset();
    li.reset();
    world = std::make_unique<World>();
    wang = world->phone("wang", "grid_worker", ownGrid);
    li = world->phone("li", "grid_worker", otherGrid);
    QVERIFY(wang->sync() && li->sync());
    content = pictureBytes(200'000, 1);
    id = attach(*wang, visitBy(*wang, world->household), content);
    QVERIFY(wang->sync());
    // One household in the other grid, so that li has work of his own.
    QCOMPARE(arrivedAt(id), 0);
}

void TestAttachmentDesk::chunksArriveAndTheRecordFollows() {
    QVERIFY(ask(*world, *wang, id).standing == Standing::Arriving);
    auto standing = put(*world, *wang, id, 0, content.substr(0, 60'000));
    QVERIFY(standing && standing->standing == Standing::Arriving);
    QCOMPARE(standing->arrived, 60'000);
    QCOMPARE(arrivedAt(id), 60'000); // over a quarter
    QVERIFY(put(*world, *wang, id, 60'000, content.substr(60'000, 10'000)));
    QCOMPARE(arrivedAt(id), 60'000); // few rows: the next quarter has not come
    QCOMPARE(ask(*world, *wang, id).arrived, 70'000);
    standing = put(*world, *wang, id, 70'000, content.substr(70'000));
    QVERIFY(standing && standing->standing == Standing::Arrived);
    QCOMPARE(arrivedAt(id), 200'000);
    QVERIFY(officeFiles(*world).check(sha256Of(content)));
    QVERIFY(officeFiles(*world).partials().empty());
    QVERIFY(ask(*world, *wang, id).standing == Standing::Arrived);
    QVERIFY(wang->sync());
    QVERIFY(world->agrees(*wang));
}

void TestAttachmentDesk::wrongOffsetSaysWhereToGoOn() {
    QVERIFY(put(*world, *wang, id, 0, content.substr(0, 50'000)));
    for (const std::int64_t offset : {0, 49'999, 50'001, 100'000}) { // a repeat among them
        const auto standing = put(*world, *wang, id, offset, content.substr(0, 50'000));
        QVERIFY(standing && standing->standing == Standing::Arriving);
        QCOMPARE(standing->arrived, 50'000);
    }
    QVERIFY(put(*world, *wang, id, 50'000, content.substr(50'000))->standing == Standing::Arrived);
    // The last chunk again: its answer was lost.
    QVERIFY(put(*world, *wang, id, 50'000, content.substr(50'000))->standing == Standing::Arrived);
    QVERIFY(officeFiles(*world).check(sha256Of(content)));
}

void TestAttachmentDesk::wrongHashIsDroppedAndBegunAnew() {
    std::string damaged = content;
    damaged[123] = static_cast<char>(~damaged[123]);
    const auto standing = put(*world, *wang, id, 0, damaged);
    QVERIFY(standing && standing->standing == Standing::Damaged);
    QCOMPARE(standing->arrived, 0);
    QCOMPARE(arrivedAt(id), 0);
    QVERIFY(officeFiles(*world).all().empty() && officeFiles(*world).partials().empty());
    bringWhole();
    QCOMPARE(arrivedAt(id), 200'000);
}

void TestAttachmentDesk::moreThanTheRecordSaysIsRefused() {
    QVERIFY(isRefused(put(*world, *wang, id, 0, content + "x"), ErrorCode::Invalid));
    QVERIFY(isRefused(put(*world, *wang, id, 0, pictureBytes(250'000, 9)), ErrorCode::Invalid));
    QCOMPARE(officeFiles(*world).bytesHeld(), 0);
}

void TestAttachmentDesk::overTheCapAndOverTheQuota() {
    OfficeAttachmentLimits limits;
    limits.bytesMax = 199'999;
    world->service->setAttachmentLimits(limits);
    QVERIFY(ask(*world, *wang, id).standing == Standing::TooLarge);
    QVERIFY(put(*world, *wang, id, 0, content)->standing == Standing::TooLarge);
    limits = {};
    limits.quotaBytes = 150'000;
    world->service->setAttachmentLimits(limits);
    QVERIFY(put(*world, *wang, id, 0, content.substr(0, 100'000)));
    QVERIFY(
        isRefused(put(*world, *wang, id, 100'000, content.substr(100'000)), ErrorCode::Storage));
    QCOMPARE(ask(*world, *wang, id).arrived, 100'000); // what had come stays
    limits = {};
    limits.freeBytesMin = std::int64_t{1} << 60;
    world->service->setAttachmentLimits(limits);
    QVERIFY(
        isRefused(put(*world, *wang, id, 100'000, content.substr(100'000)), ErrorCode::Storage));
    world->service->setAttachmentLimits({});
    QVERIFY(put(*world, *wang, id, 100'000, content.substr(100'000))->standing
            == Standing::Arrived);
}

void TestAttachmentDesk::onlyItsAuthorBringsAContent() {
    auto colleague = world->phone("zhao", "grid_worker", ownGrid);
    QVERIFY(ask(*world, *colleague, id).standing == Standing::NotYours);
    QVERIFY(put(*world, *colleague, id, 0, "spoilt")->standing == Standing::NotYours);
    QCOMPARE(ask(*world, *wang, id).arrived, 0);
    // His own other device may.
    auto second = world->phone("wang", "grid_worker", ownGrid);
    QVERIFY(put(*world, *second, id, 0, content)->standing == Standing::Arrived);
    QVERIFY(ask(*world, *wang, Uuid::derived("none")).standing == Standing::Unknown);
}

void TestAttachmentDesk::onlyWhoHoldsTheFeedFetches() {
    const auto early = fetchPart(*world, *wang, id);
    QVERIFY(!early && early.error().code == ErrorCode::NotFound);
    bringWhole();
    auto colleague = world->phone("zhao", "grid_leader", ownGrid);
    const auto part = fetchPart(*world, *colleague, id);
    QVERIFY(part && part->total == 200'000 && part->bytes == content);
    QVERIFY(fetchPart(*world, *colleague, id, 150'000)->bytes == content.substr(150'000));
    QVERIFY(fetchPart(*world, *colleague, id, 200'000)->bytes.empty());
    const auto foreign = fetchPart(*world, *li, id);
    QVERIFY(!foreign && foreign.error().code == ErrorCode::NotAllowed);
}

// A worker of another grid knows the hash of a content there, and makes a record that names it.
void TestAttachmentDesk::namingAHashGainsNothing() {
    bringWhole();
    const Uuid dwelling = world->ids->next();
    const Uuid household = world->ids->next();
    QVERIFY(li->create(EntityId::Dwelling, dwelling,
                       {{"grid", world->otherGrid}, {"door", std::string("9-9")}}));
    QVERIFY(li->create(EntityId::Household, household, {{"dwelling", dwelling}}));
    const Uuid named = world->ids->next();
    QVERIFY(li->create(EntityId::Attachment, named,
                       {{"household", household},
                        {"sha256", sha256Of(content)},
                        {"media_type", std::string("image/jpeg")},
                        {"bytes", std::int64_t{200'000}}}));
    QVERIFY(li->sync());
    const auto standing = ask(*world, *li, named);
    QVERIFY(standing.standing == Standing::Arriving); // as if the office had never seen it
    QCOMPARE(standing.arrived, 0);
    const auto fetched = fetchPart(*world, *li, named);
    QVERIFY(!fetched && fetched.error().code == ErrorCode::NotFound);
    // Who has the content brings it, and it lies there once.
    QVERIFY(put(*world, *li, named, 0, content)->standing == Standing::Arrived);
    QVERIFY(fetchPart(*world, *li, named)->bytes == content);
    QCOMPARE(officeFiles(*world).bytesHeld(), 200'000);
}

void TestAttachmentDesk::knownContentOfOwnFeedsIsNotSentAgain() {
    bringWhole();
    const Uuid again = attach(*wang, visitBy(*wang, world->household), content);
    QVERIFY(wang->sync());
    QVERIFY(ask(*world, *wang, again).standing == Standing::Arrived);
    QCOMPARE(arrivedAt(again), 200'000);
    QVERIFY(fetchPart(*world, *wang, again)->bytes == content);
}

void TestAttachmentDesk::revokedAndUnknownDevices() {
    bringWhole();
    Exchange exchange(*world->officeStore, world->officeId, "office");
    {
        Transaction transaction(world->officeStore->database());
        QVERIFY(exchange.accounts().revoke(*Uuid::fromText(wang->store->meta("device")), false));
        transaction.commit();
    }
    QVERIFY(isRefused(put(*world, *wang, id, 0, content), ErrorCode::Revoked));
    const auto fetched = fetchPart(*world, *wang, id);
    QVERIFY(!fetched && fetched.error().code == ErrorCode::Revoked);
    wang->store->setMeta("token", "nonsense");
    QVERIFY(isRefused(put(*world, *wang, id, 0, content), ErrorCode::Unauthorized));
}

void TestAttachmentDesk::erasedContentGoesAtOnce() {
    bringWhole();
    auto desk = world->phone("desk", "community", "445202001003");
    QVERIFY(desk->sync());
    const Uuid visit = referenceOf(world->officeValue(EntityId::Attachment, id, "visit"));
    QVERIFY(Service(*desk->store).erase(EntityId::Visit, visit, "本人要求"));
    QVERIFY(desk->sync());
    QVERIFY(world->service->lookOverAttachments());
    QVERIFY(officeFiles(*world).all().empty());
    QVERIFY(ask(*world, *wang, id).standing == Standing::Gone);
    QVERIFY(fetchPart(*world, *wang, id).error().code == ErrorCode::NotFound);
    // On the phone that made it, too.
    QVERIFY(wang->sync());
    world->clock.advance(2 * 3'600'000);
    QVERIFY(wang->round());
    QVERIFY(Attachments(*wang->store).files().all().empty());
}

void TestAttachmentDesk::deletedContentStaysForAWhile() {
    bringWhole();
    Change change;
    change.entity = EntityId::Attachment;
    change.record = id;
    change.op = Op::Delete;
    QVERIFY(wang->outbox().record("delete", wang->user, {change}));
    QVERIFY(wang->sync());
    QVERIFY(ask(*world, *wang, id).standing == Standing::Gone);
    QVERIFY(world->service->lookOverAttachments());
    QVERIFY(officeFiles(*world).has(sha256Of(content)));
    world->clock.advance(31LL * 24 * 3'600'000);
    QVERIFY(world->service->lookOverAttachments());
    QVERIFY(!officeFiles(*world).has(sha256Of(content)));
}

void TestAttachmentDesk::lostFilesAreAskedForAgain() {
    bringWhole();
    QVERIFY(wang->round());
    QVERIFY(viewOf(*wang, id).state == UploadState::Arrived);
    officeFiles(*world).remove(sha256Of(content));
    QVERIFY(world->service->lookOverAttachments());
    QCOMPARE(arrivedAt(id), 0);
    const auto report = wang->round();
    QVERIFY(report);
    QCOMPARE(report->attachments.arrived, 1);
    QVERIFY(officeFiles(*world).check(sha256Of(content)));
    QCOMPARE(arrivedAt(id), 200'000);
    QVERIFY(world->agrees(*wang));
}

void TestAttachmentDesk::endedBetweenLastChunkAndCommit() {
    auto files = officeFiles(*world);
    QVERIFY(files.append(id.text(), 0, content));
    QVERIFY(files.adopt(id.text(), sha256Of(content)));
    world->restartOffice();
    wang->transport = std::make_unique<LoopTransport>(*world->service);
    QVERIFY(ask(*world, *wang, id).standing == Standing::Arrived);
    QCOMPARE(arrivedAt(id), 200'000);
    QVERIFY(files.partials().empty());
}

void TestAttachmentDesk::garbageIsRefused() {
    for (const char* path : {"/v1/attachment/ask", "/v1/attachment/put", "/v1/attachment/get"})
        QCOMPARE(request(*world, *wang, path, "garbage").status, 400);
}

QTEST_GUILESS_MAIN(TestAttachmentDesk)
#include "tst_attachmentdesk.moc"
