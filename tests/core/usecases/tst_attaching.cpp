#include "core/usecases/attaching.h"

#include "core/store/verify.h"
#include "core/usecases/service.h"
#include "core/usecases/visits.h"
#include "tests/core/usecases/smallgrid.h"

#include <QFile>
#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

AttachmentDraft picture(const std::string& content) {
    AttachmentDraft draft;
    draft.content = content;
    return draft;
}

} // namespace

// Pictures attached to visits, and what a device holds and owes of them.
class TestAttaching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void contentIsOnDiskBeforeItsRow();
    void refusedBeforeAnythingIsWritten();
    void quotaFreeSpaceAndCap();
    void roomIsMadeFromWhatCanBeFetchedAgain();
    void followsTheRecord();
    void onlyTheAuthorsOwnAreOwed();
    void failedRetriedGivenUp();
    void sweepsWhatNobodyNames();
    void eraseTakesThePictures();
    void verifyFindsDamage();
    void olderDatabaseGetsItsTables();

private:
    Result<Recorded> attach(const std::string& content, const AttachmentLimits& limits = {}) {
        return Attaching(*grid->store, 0, limits).attachToVisit(visit, picture(content));
    }
    Attachments attachments() { return Attachments(*grid->store); }
    // What the office's row does to the record here.
    void arrived(const Uuid& id, std::int64_t bytes) {
        grid->change(EntityId::Attachment, id, "arrived", Value{bytes});
    }

    std::unique_ptr<SmallGrid> grid;
    Uuid visit;
};

void TestAttaching::init() {
    grid = std::make_unique<SmallGrid>();
    VisitDraft draft;
    draft.household = grid->household;
    draft.outcome = "met";
    visit = Visits(*grid->store).recordVisit(draft)->record;
}

void TestAttaching::contentIsOnDiskBeforeItsRow() {
    auto draft = picture("a picture");
    draft.caption = "楼道堆物";
    draft.takenAtMs = grid->clock.wallMs() - 1'000;
    draft.position = Position{23.5, 116.4};
    const auto recorded = Attaching(*grid->store).attachToVisit(visit, draft);
    QVERIFY2(recorded, recorded ? "" : recorded.error().context.c_str());
    const auto record = grid->record(EntityId::Attachment, recorded->record);
    QVERIFY(record.text("sha256") == sha256Of("a picture"));
    QCOMPARE(record.integer("bytes"), 9);
    QVERIFY(record.reference("visit") == visit);
    QVERIFY(record.reference("household") == grid->household);
    QVERIFY(record.text("datum") == "wgs84");
    QVERIFY(attachments().files().check(record.text("sha256")));
    QCOMPARE(attachments().counts().unsent, 1);
    QCOMPARE(attachments().counts().unsentBytes, 9);
    const auto view = attachments().find(recorded->record);
    QVERIFY(view && view->isOwn && view->isHere && view->state == UploadState::Waiting);
    // Until the office has the row, the content waits for it.
    QVERIFY(attachments().due().empty());
    // Without a position no datum is claimed.
    const auto plain = attach("another");
    QVERIFY(plain);
    QVERIFY(isNull(grid->record(EntityId::Attachment, plain->record).value("datum")));
    QVERIFY(isNull(grid->record(EntityId::Attachment, plain->record).value("latitude")));
}

void TestAttaching::refusedBeforeAnythingIsWritten() {
    const auto nowhere = Attaching(*grid->store).attachToVisit(grid->head, picture("x"));
    QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
    QVERIFY(attach("once"));
    const auto again = attach("once");
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    const auto empty = attach("");
    QVERIFY(!empty);
    SmallGrid desk("department");
    const Uuid seen = desk.visit(desk.household, "met", 1);
    const auto refused = Attaching(*desk.store).attachToVisit(seen, picture("x"));
    QVERIFY(!refused && refused.error().code == ErrorCode::NotAllowed);
    QVERIFY(!ContentFiles::besideDatabase(desk.path).has(sha256Of("x")));
    QCOMPARE(attachments().files().all().size(), 1u);
}

void TestAttaching::quotaFreeSpaceAndCap() {
    AttachmentLimits limits;
    limits.bytesMax = 10;
    const auto large = attach("eleven bytes", limits);
    QVERIFY(!large && large.error().code == ErrorCode::TooLarge);
    limits = {};
    limits.quotaBytes = 10;
    QVERIFY(attach("ten bytes!", limits));
    const auto full = attach("one more", limits);
    QVERIFY(!full && full.error().code == ErrorCode::Storage);
    QVERIFY(full.error().context.find("synchronise") != std::string::npos);
    limits = {};
    limits.freeBytesMin = std::int64_t{1} << 60;
    const auto scarce = attach("one more", limits);
    QVERIFY(!scarce && scarce.error().code == ErrorCode::Storage);
    QVERIFY(scarce.error().context.find("free space") != std::string::npos);
    QCOMPARE(grid->all(EntityId::Attachment).size(), 1u);
    QCOMPARE(attachments().files().all().size(), 1u);
}

void TestAttaching::roomIsMadeFromWhatCanBeFetchedAgain() {
    AttachmentLimits limits;
    limits.quotaBytes = 10;
    Attachments small(*grid->store, limits);
    QVERIFY(small.keep(sha256Of("fetched"), "fetched", false));
    const auto mine = attach("my own", limits);
    QVERIFY2(mine, mine ? "" : mine.error().context.c_str());
    QVERIFY(!small.files().has(sha256Of("fetched")));
    // An own one goes only long after it arrived.
    arrived(mine->record, 6);
    QVERIFY(small.follow());
    QVERIFY(!attach("newer", limits));
    grid->clock.advance(31LL * 24 * 3'600'000);
    QVERIFY(attach("newer", limits));
    QVERIFY(!small.files().has(sha256Of("my own")));
    QVERIFY(small.find(mine->record) && !small.find(mine->record)->isHere);
}

void TestAttaching::followsTheRecord() {
    const Uuid id = attach("a picture")->record;
    auto here = attachments();
    arrived(id, 4);
    QVERIFY(here.follow());
    QCOMPARE(here.counts().unsent, 1);
    QVERIFY(here.noteArrived(id));
    QCOMPARE(here.counts().unsent, 0); // before the row that says so has come
    arrived(id, 9);
    QVERIFY(here.follow());
    QVERIFY(here.find(id)->state == UploadState::Arrived);
    // An office restored from a backup has lost it: it is owed again.
    arrived(id, 0);
    QVERIFY(here.follow());
    QCOMPARE(here.counts().unsent, 1);
    QVERIFY(here.find(id)->state == UploadState::Waiting);
    QCOMPARE(here.due().size(), 1u);
}

void TestAttaching::onlyTheAuthorsOwnAreOwed() {
    QVERIFY(attach("shared"));
    auto here = attachments();
    // Another's record that names the same content.
    const Uuid theirs = grid->make(EntityId::Attachment, {{"visit", visit},
                                                          {"sha256", sha256Of("shared")},
                                                          {"media_type", std::string("image/jpeg")},
                                                          {"bytes", std::int64_t{6}}});
    QVERIFY(here.follow());
    QCOMPARE(here.counts().unsent, 1);
    QVERIFY(!here.find(theirs)->isOwn);
    QVERIFY(here.find(theirs)->isHere);
    QVERIFY(here.giveUp(theirs, "不是我的").error().code == ErrorCode::NotFound);
}

void TestAttaching::failedRetriedGivenUp() {
    const Uuid id = attach("a picture")->record;
    auto here = attachments();
    QVERIFY(here.retry(id).error().code == ErrorCode::Conflict);
    QVERIFY(here.noteFailed(id, ErrorCode::TooLarge, "it is larger than the office accepts"));
    auto counts = here.counts();
    QCOMPARE(counts.unsent, 0);
    QCOMPARE(counts.failed, 1);
    QCOMPARE(here.find(id)->error, std::string("too_large"));
    QVERIFY(here.retry(id));
    QCOMPARE(here.counts().unsent, 1);
    for (int i = 1; i < Attachments::attemptsMax; ++i)
        QVERIFY(*here.noteDamaged(id));
    QVERIFY(!*here.noteDamaged(id));
    QVERIFY(here.find(id)->state == UploadState::Failed);
    QCOMPARE(here.find(id)->attempts, int(Attachments::attemptsMax));
    QVERIFY(here.giveUp(id, " ").error().code == ErrorCode::Invalid);
    QVERIFY(here.giveUp(id, "重拍了一张"));
    QVERIFY(here.follow());
    counts = here.counts();
    QCOMPARE(counts.unsent + counts.failed, 0);
    QCOMPARE(here.find(id)->detail, std::string("重拍了一张"));
    QVERIFY(here.retry(id));
    QCOMPARE(here.counts().unsent, 1);
}

void TestAttaching::sweepsWhatNobodyNames() {
    const Uuid id = attach("wanted")->record;
    auto here = attachments();
    QVERIFY(here.keep(sha256Of("orphan"), "orphan", true));
    QVERIFY(here.sweep());
    QVERIFY(here.files().has(sha256Of("orphan"))); // its row may be about to come
    grid->clock.advance(2 * 3'600'000);
    QVERIFY(here.sweep());
    QVERIFY(!here.files().has(sha256Of("orphan")));
    QVERIFY(here.files().has(sha256Of("wanted")));
    // The grid is given up: its records leave, and the contents with them.
    Transaction transaction(grid->store->database());
    auto& table = grid->store->table(EntityId::Attachment);
    table.remove(table.head(id)->row);
    transaction.commit();
    QVERIFY(here.follow());
    QVERIFY(here.sweep());
    QVERIFY(here.files().all().empty());
    QCOMPARE(here.counts().unsent, 0);
}

void TestAttaching::eraseTakesThePictures() {
    SmallGrid desk("community");
    const Uuid seen = desk.visit(desk.household, "met", 1);
    const Uuid kept = desk.visit(desk.neighbour, "met", 1);
    for (const auto& each : {seen, kept})
        QVERIFY(Attaching(*desk.store).attachToVisit(each, picture("x" + each.text())));
    QVERIFY(Service(*desk.store).erase(EntityId::Visit, seen, "本人要求"));
    const auto unsent = desk.unsent();
    QCOMPARE(unsent.back().action.changes.size(), 2u);
    QVERIFY(unsent.back().action.changes[1].entity == EntityId::Attachment);
    QCOMPARE(Attachments(*desk.store).list().size(), 1u);
}

void TestAttaching::verifyFindsDamage() {
    QVERIFY(attach("a picture"));
    const auto contents = [&] {
        const auto report = Verifier(*grid->store, ReplicaKind::Device).run();
        for (const auto& check : report->checks)
            if (check.name == "contents")
                return check;
        return VerifyCheck{};
    };
    QCOMPARE(contents().checked, 1);
    QCOMPARE(contents().faultCount, 0);
    QFile file(QString::fromStdString(attachments().files().path(sha256Of("a picture"))));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("a pixture");
    file.close();
    QCOMPARE(contents().faultCount, 1);
    QVERIFY(file.remove());
    QCOMPARE(contents().faultCount, 1);
}

void TestAttaching::olderDatabaseGetsItsTables() {
    grid->store->database().execute(
        "DROP TABLE content; DROP TABLE upload; DROP TABLE pack; DROP TABLE listing; DROP TABLE "
        "leaving; DROP TABLE notice; DROP TABLE job; DROP TABLE job_item; ALTER TABLE device DROP "
        "COLUMN label; ALTER TABLE device DROP "
        "COLUMN app; PRAGMA user_version = 1");
    const std::string path = grid->path;
    grid->store.reset();
    auto again = Store::open({path, {}, OpenMode::Writer}, grid->clock, grid->random);
    QVERIFY2(again, again ? "" : again.error().context.c_str());
    QCOMPARE(Attachments(**again).counts().unsent, 0);
    QVERIFY((*again)->table(EntityId::Visit).find(visit).has_value());
    grid.reset();
}

QTEST_GUILESS_MAIN(TestAttaching)
#include "tst_attaching.moc"
