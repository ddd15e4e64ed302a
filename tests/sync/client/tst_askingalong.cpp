// Pages that are asked for while the one before them is still being written.
#include "core/store/applier.h"
#include "sync/client/requestbuilder.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr int residentCount = 20'000; // a first page of 1,000, and five of 4,000

// A store that takes its time: what is begun is done when the test says so.
class SlowRunner final : public StoreRunner {
public:
    explicit SlowRunner(Store& store)
        : m_store(store) {}
    void run(const std::function<void(Store&)>& work) override {
        finish(); // in the order in which it was begun
        work(m_store);
    }
    void start(const std::function<void(Store&)>& work,
               const std::function<void()>& done) override {
        m_begun.push_back([this, work, done] {
            work(m_store);
            done();
        });
    }
    bool isBusy() const { return !m_begun.empty(); }
    void finish() {
        while (!m_begun.empty()) {
            const auto next = std::move(m_begun.front());
            m_begun.pop_front();
            next();
        }
    }

private:
    Store& m_store;
    std::deque<std::function<void()>> m_begun;
};

std::vector<Uuid> fill(World& world) {
    Chronicle chronicle(*world.officeStore, world.officeId);
    Transaction transaction(world.officeStore->database());
    const std::int64_t feed = *world.officeStore->feeds().find(world.grid);
    const auto& spec = specOf(EntityId::Resident);
    std::vector<Uuid> residents;
    for (int i = 0; i < residentCount; ++i) {
        residents.push_back(world.ids->next());
        chronicle.create(EntityId::Resident, residents.back(),
                         {{spec.field("household")->number, world.household},
                          {spec.field("name")->number, std::string("陈小明")}},
                         feed, world.clock.wallMs());
    }
    world.officeStore->feeds().save();
    transaction.commit();
    return residents;
}

// Somebody else edits all of them.
void edit(World& world, const std::vector<Uuid>& residents) {
    Chronicle chronicle(*world.officeStore, world.officeId);
    Transaction transaction(world.officeStore->database());
    for (const auto& resident : residents)
        chronicle.apply(EntityId::Resident, resident, "education", Op::Set,
                        Value{std::string("60")}, world.clock.wallMs());
    world.officeStore->feeds().save();
    transaction.commit();
}

// A session whose store takes its time.
struct SlowSync {
    explicit SlowSync(Phone& phone_)
        : phone(phone_)
        , runner(*phone.store)
        , session(runner, *phone.transport) {
        session.start([this](Result<SyncReport> report) { result = std::move(report); });
    }
    // What is on its way arrives, as far as it is asked for while the store is busy.
    void arrive() { phone.transport->pump(); }
    void finish() {
        while (runner.isBusy() || session.stage() == SyncSession::Stage::Asking) {
            runner.finish();
            arrive();
        }
    }

    Phone& phone;
    SlowRunner runner;
    SyncSession session;
    Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
};

// What a device of its own asked of the office, and what came.
struct Asked {
    SyncRequest request;
    SyncAnswer answer;
};

Asked firstPage() {
    Asked asked;
    asked.request.lastNumber = 7;
    asked.request.told = 7;
    asked.request.ownFrom = 8;
    Cursor cursor;
    cursor.isFetching = true;
    asked.request.cursors.push_back(cursor);
    FeedPage page;
    page.isFirstPull = true;
    page.isRestart = true;
    page.startSeq = 12;
    page.position = "somewhere";
    asked.answer.pages.push_back(page);
    asked.answer.hasMore = true;
    asked.answer.seen = 7;
    return asked;
}

} // namespace

class TestAskingAlong : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void twoPagesWaitForTheWriter();
    void cutWhileTwoWait();
    void damageFoundWhileTwoWait();
    void feedBegunAnewWhileTwoWait();
    void restoredOfficeIsNotAskedAhead();
    void newWorkGoesAlong();
    void whatTheAnswerAloneSays();
    void whatTheStoreMustBeAsked_data();
    void whatTheStoreMustBeAsked();
};

void TestAskingAlong::twoPagesWaitForTheWriter() {
    World world;
    fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    SlowSync sync(*phone);
    sync.arrive(); // which feeds there are, and the first pages
    QCOMPARE(phone->transport->posted.size(), 1u);
    sync.runner.finish();
    sync.arrive();
    QCOMPARE(phone->transport->posted.size(), 4u); // one is being written, two wait
    sync.finish();
    QVERIFY2(sync.result, sync.result ? "" : sync.result.error().context.c_str());
    QCOMPARE(sync.result->roundTrips, static_cast<int>(phone->transport->posted.size()));
    QVERIFY(sync.result->confirmedAtMs != 0);
    QVERIFY(world.agrees(*phone));
}

// The line goes while pages wait: what has come is written, and the next session goes on from
// there.
void TestAskingAlong::cutWhileTwoWait() {
    World world;
    fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    {
        SlowSync sync(*phone);
        int requests = 0;
        phone->transport->tamper = [&](OfficeRequest&) {
            phone->transport->loseAnswer = ++requests == 4 ? 1 : 0;
        };
        sync.arrive();
        sync.runner.finish();
        sync.arrive();
        QCOMPARE(requests, 4);
        sync.finish();
        QVERIFY(!sync.result);
        QCOMPARE(sync.result.error().code, ErrorCode::Unreachable);
        phone->transport->tamper = {};
    }
    const auto held = phone->store->table(EntityId::Resident).select("1").size();
    QVERIFY2(held >= 8'990 && held <= 9'000, std::to_string(held).c_str());
    const auto report = phone->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(report->applied.records < residentCount - 8'000); // not from the beginning
    QVERIFY(world.agrees(*phone));
}

// A page that does not fit has its feed begun anew. Those that were asked for before that do not
// fit either, which is one fault and not three.
void TestAskingAlong::damageFoundWhileTwoWait() {
    World world;
    const auto residents = fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    edit(world, residents);
    phone->store->database().execute(
        "DELETE FROM resident WHERE row = (SELECT min(row) FROM resident WHERE education IS NULL "
        "AND row > 1)");
    SlowSync sync(*phone);
    sync.arrive();
    sync.finish();
    QVERIFY2(sync.result, sync.result ? "" : sync.result.error().context.c_str());
    QVERIFY(world.agrees(*phone));
}

// Something else has the feed begun anew. Pages from the middle, which had been asked for, say
// nothing of where it stands.
void TestAskingAlong::feedBegunAnewWhileTwoWait() {
    World world;
    fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    SlowSync sync(*phone);
    sync.arrive();
    sync.runner.finish();
    sync.arrive();
    const std::int64_t grid = *phone->store->feeds().find(world.grid);
    QVERIFY(!phone->store->feeds().get(grid).position.empty());
    {
        Transaction transaction(phone->store->database());
        auto outbox = phone->outbox();
        Applier(*phone->store, outbox).dropFeed(grid, false);
        phone->store->feeds().save();
        transaction.commit();
    }
    sync.finish();
    QVERIFY2(sync.result, sync.result ? "" : sync.result.error().context.c_str());
    QCOMPARE(sync.result->feedsHealed, 0);
    QCOMPARE(sync.result->roundTrips, 4 + 7); // four had been under way
    QVERIFY(world.agrees(*phone));
}

// It has seen less than it had told: what it lacks is queued before it is asked anything more.
void TestAskingAlong::restoredOfficeIsNotAskedAhead() {
    World world;
    const auto residents = fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync());
    const auto backup = world.backup();
    QVERIFY(
        phone->set(EntityId::Resident, residents.front(), "education", Value{std::string("60")}));
    QVERIFY(phone->sync());
    world.restore(backup, {phone.get()});
    bool isQueued = false;
    int before = 0;
    phone->transport->tamper = [&](OfficeRequest& request) {
        const auto asked = decodeSyncRequest(request.body);
        isQueued = isQueued || (asked && asked->told == 0);
        before += !isQueued;
    };
    const auto report = phone->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(report->actionsOfferedAgain, 1);
    QVERIFY(isQueued);
    QCOMPARE(before, 1);
    QVERIFY(world.agrees(*phone));
}

void TestAskingAlong::newWorkGoesAlong() {
    World world;
    fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    SlowSync sync(*phone);
    int requests = 0;
    int withWork = 0;
    phone->transport->tamper = [&](OfficeRequest& request) {
        ++requests;
        const auto asked = decodeSyncRequest(request.body);
        if (withWork == 0 && asked && !asked->actions.empty())
            withWork = requests;
    };
    sync.arrive();
    sync.runner.finish();
    sync.arrive();
    QVERIFY(phone->set(EntityId::Grid, world.grid, "name",
                       Value{std::string("改名")})); // it may not: set aside
    sync.finish();
    QVERIFY2(sync.result, sync.result ? "" : sync.result.error().context.c_str());
    QCOMPARE(requests, 7);
    QCOMPARE(withWork, 5); // four were under way
    QCOMPARE(phone->outbox().counts().unsent, 0);
    QCOMPARE(phone->outbox().counts().setAside, 1);
    QVERIFY(world.agrees(*phone));
}

void TestAskingAlong::whatTheAnswerAloneSays() {
    SystemClock clock;
    const auto asked = firstPage();
    const auto next = continued(asked.request, asked.answer, clock);
    QVERIFY(next);
    QCOMPARE(next->cursors.size(), 1u);
    QCOMPARE(next->cursors.front().position, "somewhere");
    QCOMPARE(next->cursors.front().seq, 12);
    QVERIFY(next->cursors.front().isFetching);
}

void TestAskingAlong::whatTheStoreMustBeAsked_data() {
    QTest::addColumn<std::function<void(Asked&)>>("change");
    const auto row = [](const char* name, std::function<void(Asked&)> change) {
        QTest::newRow(name) << std::move(change);
    };
    row("work waits", [](Asked& a) { a.request.ownFrom = 7; });
    row("work was decided", [](Asked& a) { a.answer.outcomes.emplace_back(); });
    row("feeds come and go", [](Asked& a) { a.answer.hasFeeds = true; });
    row("forked", [](Asked& a) { a.answer.isForked = true; });
    row("nothing more", [](Asked& a) { a.answer.hasMore = false; });
    row("the office knows less than it told", [](Asked& a) { a.answer.seen = 6; });
    row("the office knows more than it told", [](Asked& a) { a.answer.seen = 8; });
    row("a feed that was held begins anew",
        [](Asked& a) { a.request.cursors.front().chain = "12345678"; });
    row("it does not get on", [](Asked& a) { a.answer.pages.clear(); });
}

void TestAskingAlong::whatTheStoreMustBeAsked() {
    QFETCH(std::function<void(Asked&)>, change);
    SystemClock clock;
    auto asked = firstPage();
    change(asked);
    QVERIFY(!continued(asked.request, asked.answer, clock));
}

QTEST_GUILESS_MAIN(TestAskingAlong)
#include "tst_askingalong.moc"
