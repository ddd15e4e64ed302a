#include "sync/client/attachmentupload.h"
#include "sync/client/syncschedule.h"
#include "tests/sync/support/pictures.h"

#include <QFile>
#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr const char* ownGrid = "445202001003001";
constexpr const char* otherGrid = "445202001003002";
constexpr std::size_t threeChunks = 600'000;

void damage(Phone& phone, const std::string& content) {
    const auto path = Attachments(*phone.store).files().path(sha256Of(content));
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QFile::ReadWrite));
    file.write("damaged");
}

} // namespace

// Attachments on their way, over the production sessions and service in one process.
class TestAttachmentUpload : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void goAfterTheDataAndShowOnEveryReplica();
    void stagesFollowTheTable();
    void lostAndRepeatedAnswersResumeFromTheOffset();
    void officeRestartsBetweenChunks();
    void slowLineGetsSmallerChunks();
    void meteredNetworkCarriesRowsOnly();
    void oneBadPhotoHoldsUpNothing();
    void arrivesDamagedAgainAndAgain();
    void officeWithoutRoomKeepsEverything();
    void rowSetAsideLeavesItsContentWaiting();
    void sameContentTravelsOnce();
    void forkedHomeGoesOn();
    void restoredOfficeGetsItAgain();
    void downloadResumesAndIsChecked();
    void downloadNeedsRoomAndScope();
    void nothingToSendCostsNothing();

private:
    RoundReport round(const RoundOptions& options = {}, const AttachmentLimits& limits = {}) {
        auto report = wang->round(options, limits);
        if (!report)
            QTest::qFail(report.error().context.c_str(), __FILE__, __LINE__);
        return report ? *report : RoundReport{};
    }
    bool isAtOffice(const std::string& content) {
        return bool(officeFiles(*world).check(sha256Of(content)));
    }
    std::int64_t posted(const char* path) {
        const auto& paths = wang->transport->posted;
        return std::count(paths.begin(), paths.end(), path);
    }
    void failOn(const char* path, int requests, int answers) {
        wang->transport->faultsOn = path;
        wang->transport->loseRequest = requests;
        wang->transport->loseAnswer = answers;
    }

    std::unique_ptr<World> world;
    std::unique_ptr<Phone> wang;
    Uuid visit;
};

void TestAttachmentUpload::init() {
    wang.reset();
    world = std::make_unique<World>();
    wang = world->phone("wang", "grid_worker", ownGrid);
    QVERIFY(wang->sync());
    visit = visitBy(*wang, world->household);
}

void TestAttachmentUpload::goAfterTheDataAndShowOnEveryReplica() {
    auto li = world->phone("li", "grid_leader", ownGrid);
    const auto content = pictureBytes(250'000, 1);
    const Uuid id = attach(*wang, visit, content);
    const auto report = round();
    QCOMPARE(report.attachments.arrived, 1);
    QCOMPARE(report.attachments.left, 0);
    QVERIFY(!report.attachments.error);
    QCOMPARE(posted("/v1/attachment/put"), 1); // a usual photo is one chunk
    QVERIFY(wang->transport->posted[0] == "/v1/sync");
    QVERIFY(isAtOffice(content));
    for (auto* phone : {wang.get(), li.get()}) {
        QVERIFY(phone->round());
        QCOMPARE(integerOf(phone->value(EntityId::Attachment, id, "arrived")), 250'000);
        QVERIFY(world->agrees(*phone));
    }
    QVERIFY(viewOf(*wang, id).state == UploadState::Arrived);
    QVERIFY(!viewOf(*li, id).isOwn && !viewOf(*li, id).isHere);
    QCOMPARE(Attachments(*li->store).counts().unsent, 0);
}

void TestAttachmentUpload::stagesFollowTheTable() {
    using enum AttachmentUpload::Stage;
    QVERIFY(AttachmentUpload::allowed(Idle, Asking));
    QVERIFY(AttachmentUpload::allowed(Asking, Sending));
    QVERIFY(AttachmentUpload::allowed(Sending, Done));
    QVERIFY(!AttachmentUpload::allowed(Done, Asking));
    QVERIFY(!AttachmentUpload::allowed(Idle, Sending));
}

void TestAttachmentUpload::lostAndRepeatedAnswersResumeFromTheOffset() {
    const auto content = pictureBytes(threeChunks, 2);
    const Uuid id = attach(*wang, visit, content);
    failOn("/v1/attachment/put", 0, 1); // the first chunk's answer
    auto report = round();
    QVERIFY(report.attachments.error && report.attachments.error->code == ErrorCode::Unreachable);
    QCOMPARE(report.attachments.left, 1);
    QCOMPARE(report.data.actionsSent, 2); // the rows have gone
    // The office has the chunk, the phone does not know it: it asks, and nothing is sent twice.
    world->open(*wang); // as after kill -9
    report = round();
    QCOMPARE(report.attachments.arrived, 1);
    QVERIFY(report.attachments.bytesUp < std::int64_t{threeChunks} - 200'000);
    QVERIFY(isAtOffice(content));
    // Lost questions are asked again.
    const Uuid other = attach(*wang, visit, pictureBytes(1'000, 3));
    failOn("/v1/attachment/ask", 1, 0);
    QVERIFY(round().attachments.error);
    failOn("/v1/attachment/ask", 0, 1);
    QVERIFY(round().attachments.error);
    QCOMPARE(round().attachments.arrived, 1);
    QVERIFY(viewOf(*wang, id).state == UploadState::Arrived);
    QVERIFY(viewOf(*wang, other).state == UploadState::Arrived);
}

void TestAttachmentUpload::officeRestartsBetweenChunks() {
    const auto content = pictureBytes(threeChunks, 4);
    attach(*wang, visit, content);
    failOn("/v1/attachment/put", 0, 1);
    QVERIFY(round().attachments.error);
    world->restartOffice();
    QVERIFY(world->service->lookOverAttachments()); // as it does when it begins to serve
    wang->transport = std::make_unique<LoopTransport>(*world->service);
    const auto report = round();
    QCOMPARE(report.attachments.arrived, 1);
    QVERIFY(report.attachments.bytesUp < std::int64_t{threeChunks} - 200'000);
    QVERIFY(isAtOffice(content));
}

void TestAttachmentUpload::slowLineGetsSmallerChunks() {
    const auto content = pictureBytes(threeChunks, 5);
    attach(*wang, visit, content);
    for (int i = 0; i < 8; ++i) { // no chunk gets through in its time
        failOn("/v1/attachment/put", 1, 0);
        QVERIFY(round().attachments.error);
    }
    failOn("/v1/attachment/put", 0, 1);
    QVERIFY(round().attachments.error);
    QCOMPARE(officeFiles(*world).bytesHeld(), 16 * 1024); // the least
    wang->transport->posted.clear();
    QCOMPARE(round().attachments.arrived, 1);
    QVERIFY(posted("/v1/attachment/put") > 3); // and larger again while it goes well
    QVERIFY(posted("/v1/attachment/put") < 10);
}

void TestAttachmentUpload::meteredNetworkCarriesRowsOnly() {
    QVERIFY(SyncSchedule::mayCarryAttachments(false, false));
    QVERIFY(!SyncSchedule::mayCarryAttachments(true, false));
    QVERIFY(SyncSchedule::mayCarryAttachments(true, true));
    const auto content = pictureBytes(1'000, 6);
    const Uuid id = attach(*wang, visit, content);
    const auto held = round({.maySendAttachments = false});
    QCOMPARE(held.attachments.left, 1);
    QVERIFY(held.attachments.isHeldByMeter);
    QVERIFY(!held.attachments.error);
    QCOMPARE(held.data.actionsSent, 2);
    QCOMPARE(wang->outbox().counts().unsent, 0);
    QCOMPARE(posted("/v1/attachment/ask"), 0);
    QVERIFY(world->officeStore->table(EntityId::Attachment).find(id).has_value());
    QVERIFY(!isAtOffice(content));
    const auto free = round();
    QCOMPARE(free.attachments.arrived, 1);
    QVERIFY(!free.attachments.isHeldByMeter);
}

void TestAttachmentUpload::oneBadPhotoHoldsUpNothing() {
    std::vector<Uuid> ids;
    std::vector<std::string> contents;
    for (std::uint64_t i = 0; i < 5; ++i) {
        contents.push_back(pictureBytes(i == 1 ? threeChunks : 1'000 + i, 10 + i));
        ids.push_back(attach(*wang, visit, contents.back()));
    }
    OfficeAttachmentLimits limits;
    limits.bytesMax = 500'000; // the second is too large for this office
    world->service->setAttachmentLimits(limits);
    damage(*wang, contents[2]);
    QVERIFY(QFile::remove(
        QString::fromStdString(Attachments(*wang->store).files().path(sha256Of(contents[3])))));
    const auto report = round();
    QCOMPARE(report.data.actionsSent, 6);
    QCOMPARE(wang->outbox().counts().unsent, 0);
    QCOMPARE(report.attachments.arrived, 2);
    QCOMPARE(report.attachments.failed, 3);
    QCOMPARE(report.attachments.left, 0);
    QVERIFY(!report.attachments.error);
    QVERIFY(isAtOffice(contents[0]) && isAtOffice(contents[4]));
    QCOMPARE(viewOf(*wang, ids[1]).error, std::string("too_large"));
    QCOMPARE(viewOf(*wang, ids[2]).error, std::string("garbled"));
    QCOMPARE(viewOf(*wang, ids[3]).error, std::string("not_found"));
    // They are not tried again by themselves; a person decides.
    wang->transport->posted.clear();
    QCOMPARE(round().attachments.failed, 3);
    QCOMPARE(posted("/v1/attachment/ask"), 0);
    world->service->setAttachmentLimits({});
    QVERIFY(Attachments(*wang->store).retry(ids[1]));
    QVERIFY(Attachments(*wang->store).giveUp(ids[2], "重拍了"));
    QVERIFY(Attachments(*wang->store).giveUp(ids[3], "重拍了"));
    const auto again = round();
    QCOMPARE(again.attachments.arrived, 1);
    QCOMPARE(again.attachments.failed, 0);
}

// Something on the way turns a bit each time: bounded, then a person is told.
void TestAttachmentUpload::arrivesDamagedAgainAndAgain() {
    const auto bad = pictureBytes(1'000, 20);
    const auto good = pictureBytes(1'001, 21);
    const Uuid id = attach(*wang, visit, bad);
    attach(*wang, visit, good);
    wang->transport->tamper = [](OfficeRequest& request) {
        if (request.path != "/v1/attachment/put")
            return;
        auto chunk = *decodeAttachmentChunk(request.body);
        if (chunk.bytes.size() == 1'000)
            chunk.bytes[7] = static_cast<char>(~chunk.bytes[7]);
        request.body = encode(chunk);
    };
    const auto report = round();
    QCOMPARE(report.attachments.arrived, 1);
    QCOMPARE(report.attachments.failed, 1);
    QVERIFY(isAtOffice(good));
    QCOMPARE(posted("/v1/attachment/put"), Attachments::attemptsMax + 1);
    QCOMPARE(viewOf(*wang, id).attempts, int(Attachments::attemptsMax));
    QVERIFY(!viewOf(*wang, id).detail.empty());
    wang->transport->tamper = {};
    QVERIFY(Attachments(*wang->store).retry(id));
    QCOMPARE(round().attachments.arrived, 1);
}

void TestAttachmentUpload::officeWithoutRoomKeepsEverything() {
    OfficeAttachmentLimits limits;
    limits.quotaBytes = 300'000;
    world->service->setAttachmentLimits(limits);
    const Uuid id = attach(*wang, visit, pictureBytes(threeChunks, 22));
    const auto report = round();
    QVERIFY(report.attachments.error && report.attachments.error->code == ErrorCode::Storage);
    QCOMPARE(report.attachments.left, 1); // not this photo's fault
    QCOMPARE(report.attachments.failed, 0);
    QCOMPARE(wang->outbox().counts().unsent, 0);
    world->service->setAttachmentLimits({});
    QCOMPARE(round().attachments.arrived, 1);
    QVERIFY(viewOf(*wang, id).state == UploadState::Arrived);
}

void TestAttachmentUpload::rowSetAsideLeavesItsContentWaiting() {
    world->clock.advance(1'000);
    QVERIFY(wang->sync());
    const Uuid id = attach(*wang, visit, pictureBytes(1'000, 23));
    // The office finds that he no longer may: the whole action is set aside.
    Exchange exchange(*world->officeStore, world->officeId, "office");
    {
        Transaction transaction(world->officeStore->database());
        world->officeStore->database().execute("UPDATE grant_ SET since = 0, until = 1");
        transaction.commit();
    }
    const auto report = round();
    QCOMPARE(report.data.applied.setAside, 1);
    QCOMPARE(report.attachments.arrived, 0);
    QCOMPARE(posted("/v1/attachment/put"), 0);
    QVERIFY(officeFiles(*world).all().empty());
    QVERIFY(!wang->store->table(EntityId::Attachment).find(id)
            || viewOf(*wang, id).state == UploadState::Waiting);
}

void TestAttachmentUpload::sameContentTravelsOnce() {
    const auto content = pictureBytes(100'000, 24);
    const Uuid other = visitBy(*wang, world->household);
    attach(*wang, visit, content);
    attach(*wang, other, content);
    const auto report = round();
    QCOMPARE(report.attachments.arrived, 2);
    QVERIFY(report.attachments.bytesUp < 110'000);
    QCOMPARE(officeFiles(*world).bytesHeld(), 100'000);
    QCOMPARE(Attachments(*wang->store).files().bytesHeld(), 100'000);
}

void TestAttachmentUpload::forkedHomeGoesOn() {
    const auto content = pictureBytes(threeChunks, 25);
    attach(*wang, visit, content);
    failOn("/v1/attachment/put", 0, 1);
    QVERIFY(round().attachments.error);
    // Another copy of this home uses its numbers first.
    world->officeStore->database().execute("UPDATE device SET last_number = last_number + 3");
    const auto report = round();
    QVERIFY(report.data.wasForked);
    QCOMPARE(report.attachments.arrived, 1);
    QVERIFY(isAtOffice(content));
    QVERIFY(world->agrees(*wang));
}

void TestAttachmentUpload::restoredOfficeGetsItAgain() {
    const auto backup = world->backup(); // before the visit
    const auto content = pictureBytes(1'000, 26);
    const Uuid id = attach(*wang, visit, content);
    QCOMPARE(round().attachments.arrived, 1);
    world->restore(backup, {wang.get()});
    officeFiles(*world).remove(sha256Of(content));
    const auto report = round();
    QVERIFY(report.data.actionsOfferedAgain > 0);
    QVERIFY(round().data.confirmedAtMs > 0);
    QVERIFY(isAtOffice(content));
    QCOMPARE(integerOf(world->officeValue(EntityId::Attachment, id, "arrived")), 1'000);
    QVERIFY(world->agrees(*wang));
}

void TestAttachmentUpload::downloadResumesAndIsChecked() {
    const auto content = pictureBytes(threeChunks, 27);
    const Uuid id = attach(*wang, visit, content);
    QCOMPARE(round().attachments.arrived, 1);
    auto li = world->phone("li", "grid_leader", ownGrid);
    QVERIFY(li->round());
    li->transport->faultsOn = "/v1/attachment/get";
    li->transport->loseAnswer = 0;
    li->transport->loseRequest = 0;
    // The second part is lost on the way.
    int parts = 0;
    li->transport->tamper = [&](OfficeRequest& request) {
        if (request.path == "/v1/attachment/get" && ++parts == 2)
            li->transport->loseAnswer = 1;
    };
    QVERIFY(download(*li, id).error().code == ErrorCode::Unreachable);
    QVERIFY(!viewOf(*li, id).isHere);
    world->open(*li);
    const auto path = download(*li, id);
    QVERIFY2(path, path ? "" : path.error().context.c_str());
    QCOMPARE(li->transport->posted.size(), 2u); // the first part was here
    QFile file(QString::fromStdString(*path));
    QVERIFY(file.open(QFile::ReadOnly));
    QVERIFY(file.readAll().toStdString() == content);
    QVERIFY(viewOf(*li, id).isHere);
    QVERIFY(!viewOf(*li, id).isOwn);
    // Here already: nothing is asked. Damaged on disk: fetched anew.
    QVERIFY(download(*li, id));
    QCOMPARE(li->transport->posted.size(), 2u);
    damage(*li, content);
    QVERIFY(download(*li, id));
    QVERIFY(Attachments(*li->store).files().check(sha256Of(content)));
    // Damaged at the office: never shown.
    QVERIFY(Attachments(*li->store).makeRoom(1));
    auto zhao = world->phone("zhao", "grid_worker", ownGrid);
    QVERIFY(zhao->round());
    QFile atOffice(QString::fromStdString(officeFiles(*world).path(sha256Of(content))));
    QVERIFY(atOffice.open(QFile::ReadWrite));
    atOffice.write("damaged");
    atOffice.close();
    QVERIFY(download(*zhao, id).error().code == ErrorCode::Garbled);
    QVERIFY(!viewOf(*zhao, id).isHere);
    QVERIFY(Attachments(*zhao->store).files().partials().empty());
}

void TestAttachmentUpload::downloadNeedsRoomAndScope() {
    const Uuid id = attach(*wang, visit, pictureBytes(1'000, 28));
    QVERIFY(round({.maySendAttachments = false}).attachments.isHeldByMeter);
    auto li = world->phone("li", "grid_leader", ownGrid);
    QVERIFY(li->round());
    QVERIFY(download(*li, id).error().code == ErrorCode::NotFound); // not there yet
    QCOMPARE(round().attachments.arrived, 1);
    AttachmentLimits limits;
    limits.quotaBytes = 10;
    QVERIFY(download(*li, id, limits).error().code == ErrorCode::Storage);
    auto zhao = world->phone("zhao", "grid_worker", otherGrid);
    QVERIFY(zhao->round());
    QVERIFY(download(*zhao, id).error().code == ErrorCode::NotFound); // no such record there
    QVERIFY(download(*li, id));
}

void TestAttachmentUpload::nothingToSendCostsNothing() {
    QVERIFY(wang->round());
    wang->transport->posted.clear();
    const auto report = round();
    QCOMPARE(wang->transport->posted.size(), 1u);
    QCOMPARE(report.attachments.roundTrips, 0);
}

QTEST_GUILESS_MAIN(TestAttachmentUpload)
#include "tst_attachmentupload.moc"
