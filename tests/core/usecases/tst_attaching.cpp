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

// Pictures attached to visits and problems, and what a device holds and owes of them.
class TestAttaching : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void contentIsOnDiskBeforeItsRow_data() { everyTarget(); }
    void contentIsOnDiskBeforeItsRow();
    void refusedBeforeAnythingIsWritten_data() { everyTarget(); }
    void refusedBeforeAnythingIsWritten();
    void aPictureIsOfOneThing();
    void quotaFreeSpaceAndCap();
    void roomIsMadeFromWhatCanBeFetchedAgain();
    void followsTheRecord();
    void onlyTheAuthorsOwnAreOwed();
    void failedRetriedGivenUp();
    void sweepsWhatNobodyNames();
    void eraseTakesThePictures_data();
    void eraseTakesThePictures();
    void verifyFindsDamage();
    void olderDatabaseGetsItsTables();

private:
    static void everyTarget() {
        QTest::addColumn<int>("target");
        for (const EntityId entity : Attaching::targets())
            QTest::newRow(specOf(entity).name) << static_cast<int>(entity);
    }
    static Uuid problemOf(SmallGrid& where, const char* place, const Uuid& at) {
        return where.make(EntityId::Problem, {{place, at},
                                              {"title", std::string("巷口路灯不亮")},
                                              {"category", std::string("facilities")},
                                              {"reported_at", where.clock.wallMs()},
                                              {"state", std::string("reported")}});
    }
    static Uuid targetIn(SmallGrid& where, EntityId entity) {
        return entity == EntityId::Visit ? where.visit(where.household, "met", 1)
                                         : problemOf(where, "grid", where.grid);
    }
    Result<Recorded> attach(const std::string& content, const AttachmentLimits& limits = {}) {
        return Attaching(*grid->store, 0, limits).attach(EntityId::Visit, visit, picture(content));
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
    QFETCH(const int, target);
    const auto entity = static_cast<EntityId>(target);
    const bool isVisit = entity == EntityId::Visit;
    const Uuid id = targetIn(*grid, entity);
    auto draft = picture("a picture");
    draft.caption = "楼道堆物";
    draft.takenAtMs = grid->clock.wallMs() - 1'000;
    draft.position = Position{23.5, 116.4};
    const auto recorded = Attaching(*grid->store).attach(entity, id, draft);
    QVERIFY2(recorded, recorded ? "" : recorded.error().context.c_str());
    const auto record = grid->record(EntityId::Attachment, recorded->record);
    QVERIFY(record.text("sha256") == sha256Of("a picture"));
    QCOMPARE(record.integer("bytes"), 9);
    QVERIFY(record.reference(specOf(entity).name) == id);
    QVERIFY(isNull(record.value(isVisit ? "problem" : "visit")));
    // A problem's goes where the problem goes.
    QVERIFY(record.reference("household") == (isVisit ? grid->household : Uuid{}));
    QCOMPARE(record.head.scope, grid->feed);
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
    QFETCH(const int, target);
    const auto entity = static_cast<EntityId>(target);
    const Uuid id = targetIn(*grid, entity);
    Attaching attaching(*grid->store);
    const auto nowhere = attaching.attach(entity, grid->head, picture("x"));
    QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
    const auto person = attaching.attach(EntityId::Resident, grid->head, picture("x"));
    QVERIFY(!person && person.error().code == ErrorCode::Invalid);
    QVERIFY(attaching.attach(entity, id, picture("once")));
    const auto again = attaching.attach(entity, id, picture("once"));
    QVERIFY(!again && again.error().code == ErrorCode::Conflict);
    QVERIFY(again.error().context.find(specOf(entity).name) != std::string::npos);
    const auto empty = attaching.attach(entity, id, picture(""));
    QVERIFY(!empty && empty.error().code == ErrorCode::Invalid);
    SmallGrid desk("department");
    const Uuid seen = targetIn(desk, entity);
    const auto refused = Attaching(*desk.store).attach(entity, seen, picture("x"));
    QVERIFY(!refused && refused.error().code == ErrorCode::NotAllowed);
    QVERIFY(!ContentFiles::besideDatabase(desk.path).has(sha256Of("x")));
    QCOMPARE(attachments().files().all().size(), 1u);
}

// What a page or a script would put together itself.
void TestAttaching::aPictureIsOfOneThing() {
    const Value problem{problemOf(*grid, "household", grid->household)};
    const auto made = [&](ActionDraft::Fields fields) {
        fields.insert(fields.end(), {{"sha256", Value{sha256Of("x")}},
                                     {"media_type", Value{std::string("image/jpeg")}},
                                     {"bytes", Value{std::int64_t{1}}}});
        ActionDraft draft(*grid->store);
        const Uuid id = draft.create(EntityId::Attachment, fields);
        const auto recorded = draft.commit("attach", id, 0);
        return recorded ? std::string() : recorded.error().context;
    };
    const auto before = grid->unsent().size();
    QCOMPARE(made({}), "it is not clear which grid this attachment belongs to; name its visit, "
                       "household or problem");
    for (const auto& other : {std::pair{"visit", visit}, std::pair{"household", grid->household}})
        QVERIFY(made({{"problem", problem}, {other.first, Value{other.second}}})
                    .starts_with("problem: an attachment belongs to"));
    QCOMPARE(grid->unsent().size(), before);
    QCOMPARE(made({{"problem", problem}}), "");
    QCOMPARE(made({{"household", Value{grid->household}}}), "");
    // Nor afterwards.
    ActionDraft later(*grid->store);
    const Uuid id = attach("a visit's")->record;
    later.set(EntityId::Attachment, id, "problem", problem);
    QVERIFY(!later.commit("set", id, 0));
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

void TestAttaching::eraseTakesThePictures_data() {
    QTest::addColumn<int>("erased");
    QTest::addColumn<int>("left"); // of four: of a visit, of the household's problem, of others'
    QTest::newRow("a visit") << static_cast<int>(EntityId::Visit) << 3;
    QTest::newRow("a problem") << static_cast<int>(EntityId::Problem) << 3;
    QTest::newRow("a household") << static_cast<int>(EntityId::Household) << 2;
    QTest::newRow("a person") << static_cast<int>(EntityId::Resident) << 4;
}

void TestAttaching::eraseTakesThePictures() {
    QFETCH(const int, erased);
    QFETCH(const int, left);
    const auto entity = static_cast<EntityId>(erased);
    SmallGrid desk("community");
    const Uuid seen = desk.visit(desk.household, "met", 1);
    const Uuid kept = desk.visit(desk.neighbour, "met", 1);
    const Uuid raised = problemOf(desk, "household", desk.household);
    const Uuid alone = problemOf(desk, "grid", desk.grid);
    Attaching attaching(*desk.store);
    for (const auto& each : {seen, kept})
        QVERIFY(attaching.attach(EntityId::Visit, each, picture("x" + each.text())));
    for (const auto& each : {raised, alone})
        QVERIFY(attaching.attach(EntityId::Problem, each, picture("x" + each.text())));
    const Uuid gone = entity == EntityId::Visit       ? seen
                      : entity == EntityId::Problem   ? raised
                      : entity == EntityId::Household ? desk.household
                                                      : desk.child;
    QVERIFY(Service(*desk.store).erase(entity, gone, "本人要求"));
    const auto pictures = std::ranges::count(desk.unsent().back().action.changes,
                                             EntityId::Attachment, &Change::entity);
    QCOMPARE(static_cast<int>(pictures), 4 - left);
    QCOMPARE(static_cast<int>(Attachments(*desk.store).list().size()), left);
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
    QVERIFY(attach("from before"));
    grid->store->database().execute(
        "DROP TABLE content; DROP TABLE upload; DROP TABLE pack; DROP TABLE listing; DROP TABLE "
        "leaving; DROP TABLE notice; DROP TABLE job; DROP TABLE job_item; ALTER TABLE device DROP "
        "COLUMN label; ALTER TABLE device DROP "
        "COLUMN app; DROP INDEX attachment_problem; ALTER TABLE attachment DROP COLUMN problem; "
        "PRAGMA user_version = 1");
    const std::string path = grid->path;
    grid->store.reset();
    auto again = Store::open({path, {}, OpenMode::Writer}, grid->clock, grid->random);
    QVERIFY2(again, again ? "" : again.error().context.c_str());
    QCOMPARE(Attachments(**again).counts().unsent, 0);
    QVERIFY((*again)->table(EntityId::Visit).find(visit).has_value());
    // What there was is there, and says nothing of a problem.
    const auto older = (*again)->table(EntityId::Attachment).select("visit = ?", {Value{visit}});
    QCOMPARE(older.size(), 1u);
    QVERIFY(isNull(older.front().value("problem")));
    grid.reset();
}

QTEST_GUILESS_MAIN(TestAttaching)
#include "tst_attaching.moc"
