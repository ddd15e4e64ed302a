#include "sync/office/service.h"
#include "sync/protocol/codec.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace banyan;

namespace {

constexpr auto patience = std::chrono::seconds(10); // less than SQLite waits for a lock
constexpr const char* gridCode = "445202001001001";

Value text(const char* value) { return Value{std::string(value)}; }

// An office with one grid, one door and a worker's device, that is not started yet.
struct Office {
    Office() {
        auto store = Store::open({path(), {}, OpenMode::Writer}, clock, random);
        Store& open = **store;
        const Uuid id = open.ids().next();
        Chronicle chronicle(open, id);
        Accounts accounts(open, chronicle);
        Transaction transaction(open.database());
        const Uuid grid = open.ids().next();
        dwelling = open.ids().next();
        chronicle.create(EntityId::Grid, grid, {{1, text(gridCode)}, {2, text("第1网格")}},
                         publicFeed, clock.wallMs());
        chronicle.create(EntityId::Dwelling, dwelling, {{1, grid}, {6, text("1-1-101")}},
                         *open.feeds().find(grid), clock.wallMs());
        device = accounts.newDevice(*accounts.addUser("worker", "grid_worker", {gridCode}));
        for (const std::int64_t feed : accounts.feedsOf(device.user)) {
            const Feed& end = open.feeds().get(feed);
            Cursor cursor;
            cursor.scope = end.scope;
            cursor.seq = end.lastSeq;
            cursor.chain = viewOf(end.chain).substr(0, 8);
            cursors.push_back(cursor);
        }
        open.feeds().save();
        transaction.commit();
        service = std::make_unique<OfficeService>(*std::move(store), id, "office");
        elsewhere = *Database::open(path(), OpenMode::Writer);
    }
    ~Office() { service->stop(); }

    std::string path() const { return folder.filePath(QStringLiteral("office.db")).toStdString(); }
    SyncRequest request() {
        SyncRequest made;
        made.device = device.id;
        made.cursors = cursors;
        return made;
    }
    SyncRequest push() {
        Change change;
        change.entity = EntityId::Household;
        change.record = UuidSource(clock, random).next();
        change.op = Op::Create;
        change.values = {{1, Value{dwelling}}};
        Action action;
        action.first = 1;
        action.kind = "create";
        action.author = device.user;
        action.shownAtMs = clock.wallMs();
        action.changes = {change};
        SyncRequest made = request();
        made.actions = {action};
        made.lastNumber = 1;
        return made;
    }
    std::future<HttpReply> post(const SyncRequest& request) {
        auto promised = std::make_shared<std::promise<HttpReply>>();
        service->handle({"POST", "/v1/sync", device.token, encode(request), "127.0.0.1"},
                        [promised](HttpReply reply) { promised->set_value(std::move(reply)); });
        return promised->get_future();
    }

    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    Uuid dwelling;
    NewDevice device;
    std::vector<Cursor> cursors;
    std::unique_ptr<OfficeService> service;
    std::unique_ptr<Database> elsewhere; // another process on the same office
};

SyncAnswer answerIn(HttpReply reply) {
    const std::string body = reply.makeBody ? reply.makeBody() : reply.body;
    auto answer = decodeSyncAnswer(body);
    return answer ? *answer : SyncAnswer{};
}

bool isReady(const std::future<HttpReply>& reply) {
    return reply.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

} // namespace

class TestOfficeService : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFirstPullDoesNotWaitForTheWriter();
    void whatOnlyReadsDoesNotWaitForTheCommit();
    void aFirstPullSeesWhatWasCommittedBefore();
    void aStolenDeviceThatPullsIsToldToWipeItself();
};

void TestOfficeService::aFirstPullDoesNotWaitForTheWriter() {
    Office office;
    office.service->start();
    std::future<HttpReply> push;
    {
        Transaction lock(*office.elsewhere);
        push = office.post(office.push());
        SyncRequest first = office.request();
        first.cursors.clear();
        auto pull = office.post(first);
        QVERIFY(pull.wait_for(patience) == std::future_status::ready);
        const SyncAnswer answer = answerIn(pull.get());
        QVERIFY(answer.hasFeeds);
        QCOMPARE(answer.pages.size(), std::size_t(2));
        QVERIFY(!isReady(push));
    }
    QVERIFY(push.wait_for(patience) == std::future_status::ready);
    QCOMPARE(answerIn(push.get()).outcomes.size(), std::size_t(1));
}

void TestOfficeService::whatOnlyReadsDoesNotWaitForTheCommit() {
    Office office;
    auto push = office.post(office.push()); // both are taken in one batch
    auto pull = office.post(office.request());
    {
        Transaction lock(*office.elsewhere);
        office.service->start();
        QVERIFY(pull.wait_for(patience) == std::future_status::ready);
        QCOMPARE(pull.get().status, 200);
        QVERIFY(!isReady(push));
    }
    QVERIFY(push.wait_for(patience) == std::future_status::ready);
    QCOMPARE(answerIn(push.get()).outcomes.size(), std::size_t(1));
}

void TestOfficeService::aFirstPullSeesWhatWasCommittedBefore() {
    Office office;
    office.service->start();
    SyncRequest first = office.request();
    first.cursors.clear();
    const auto recordsOf = [](const SyncAnswer& answer) {
        std::size_t count = 0;
        for (const auto& page : answer.pages)
            count += page.records.size();
        return count;
    };
    const std::size_t before = recordsOf(answerIn(office.post(first).get()));
    QCOMPARE(answerIn(office.post(office.push()).get()).outcomes.front().setAside, SetAside::No);
    first.lastNumber = first.told = 1;
    QCOMPARE(recordsOf(answerIn(office.post(first).get())), before + 1);
}

void TestOfficeService::aStolenDeviceThatPullsIsToldToWipeItself() {
    Office office;
    office.service->start();
    SyncRequest first = office.request();
    first.cursors.clear();
    QCOMPARE(office.post(first).get().status, 200);
    const auto stolen = static_cast<std::int64_t>(DeviceState::Stolen);
    office.elsewhere->cached("UPDATE device SET state = ?").with(stolen).run();
    HttpReply reply = office.post(first).get();
    QCOMPARE(reply.status, 403);
    const auto refusal = decodeRefused(reply.makeBody ? reply.makeBody() : reply.body);
    QVERIFY(refusal && refusal->mustWipe);
    auto wiped = office.elsewhere->prepare("SELECT 1 FROM device WHERE wiped_at > 0");
    QVERIFY(wiped.step());
}

QTEST_GUILESS_MAIN(TestOfficeService)
#include "tst_threads_officeservice.moc"
