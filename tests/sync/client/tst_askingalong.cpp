// Pages that are asked for while the one before them is still being written.
#include "sync/client/requestbuilder.h"
#include "tests/sync/support/world.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

namespace {

constexpr int residentCount = 12'000; // a first page of 1,000, and three more

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

void fill(World& world) {
    Chronicle chronicle(*world.officeStore, world.officeId);
    Transaction transaction(world.officeStore->database());
    const std::int64_t feed = *world.officeStore->feeds().find(world.grid);
    const auto& spec = specOf(EntityId::Resident);
    for (int i = 0; i < residentCount; ++i)
        chronicle.create(EntityId::Resident, world.ids->next(),
                         {{spec.field("household")->number, world.household},
                          {spec.field("name")->number, std::string("陈小明")}},
                         feed, world.clock.wallMs());
    world.officeStore->feeds().save();
    transaction.commit();
}

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
    void whatTheAnswerAloneSays();
    void whatTheStoreMustBeAsked_data();
    void whatTheStoreMustBeAsked();
};

void TestAskingAlong::twoPagesWaitForTheWriter() {
    World world;
    fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    QVERIFY(phone->sync()); // is told its feeds, with the reference, and begins its own
    phone->store->database().execute("PRAGMA synchronous = OFF"); // only to be quick
    auto late = world.phone("li", "grid_worker", "445202001003001");
    SlowRunner runner(*late->store);
    SyncSession session(runner, *late->transport);
    Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
    session.start([&](Result<SyncReport> report) { result = std::move(report); });
    std::size_t aheadMost = 0;
    std::size_t written = 0;
    do {
        late->transport->pump();
        aheadMost = std::max(aheadMost, late->transport->posted.size() - written);
        written += runner.isBusy();
        runner.finish();
    } while (runner.isBusy() || session.stage() == SyncSession::Stage::Asking);
    QVERIFY2(result, result ? "" : result.error().context.c_str());
    QCOMPARE(result->roundTrips, static_cast<int>(late->transport->posted.size()));
    QCOMPARE(aheadMost, 3u); // one being written, two that wait
    QVERIFY(result->confirmedAtMs != 0);
    QVERIFY(world.agrees(*late));
    QVERIFY(world.agrees(*phone));
}

// The line goes while pages wait: what has come is written, and the next session goes on from
// there.
void TestAskingAlong::cutWhileTwoWait() {
    World world;
    fill(world);
    auto phone = world.phone("wang", "grid_worker", "445202001003001");
    SlowRunner runner(*phone->store);
    std::int64_t before = 0;
    {
        SyncSession session(runner, *phone->transport);
        Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
        session.start([&](Result<SyncReport> report) { result = std::move(report); });
        while (session.stage() != SyncSession::Stage::Failed) {
            phone->transport->loseAnswer = phone->transport->posted.size() < 4 ? 0 : 1;
            phone->transport->pump();
            runner.finish();
        }
        QVERIFY(!result);
        QCOMPARE(static_cast<int>(result.error().code), static_cast<int>(ErrorCode::Unreachable));
        for (const auto& feed : phone->store->feeds().all())
            before += feed.count;
        QVERIFY(before >= 1'000);
        phone->transport->loseAnswer = 0;
    }
    const auto report = phone->sync();
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QVERIFY(report->applied.records < residentCount); // not from the beginning
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
