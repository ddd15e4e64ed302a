#include "tests/sync/support/bundleworld.h"

#include <QTest>

using namespace banyan;
using namespace banyan::test;

// Work and news carried by hand, over the production sealing, exchange and writing.
class TestBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void workGoesAndNewsComes();
    void exportRemovesNothingAndConfirmsNothing();
    void sameBundleTwice();
    void bundlesOutOfOrder();
    void olderReplyMovesNothingBack();
    void olderReplyChangesNoFeeds();
    void bundleAndSynchronisationOfTheSameWork();
    void moreInABundleThanInARequest();
    void lateBundleIsNoFork();
    void otherCopyIsForked();
    void firstPullInBundles();
    void daysOnTheWayDecideNothing();
    void personsDecisionOutlivesAnOldReply();
    void officeRestoredFromBackup();
    void revokedDevice();
};

void TestBundle::workGoesAndNewsComes() {
    BundleWorld world;
    auto a = world.carrier("wang");
    auto b = world.carrier("li");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(b->set(EntityId::Resident, world.resident, "education", text("60")));
    QVERIFY(b->sync());
    QVERIFY(world.note(*a, "门铃在左边"));
    auto made = sealBundle(*a->store);
    QVERIFY(made);
    QCOMPARE(made->actions, 1);
    QCOMPARE(made->actionsLeft, 0);
    auto imported = world.import(made->file);
    QVERIFY(imported && imported->status);
    QCOMPARE(imported->applied, 1);
    auto report = importReply(*a->store, imported->reply);
    QVERIFY2(report, report ? "" : report.error().context.c_str());
    QCOMPARE(report->sync.applied.accepted, 1);
    QCOMPARE(report->pagesPassedOver, 0);
    QVERIFY(!report->hasMore);
    QCOMPARE(a->outbox().list().size(), 0u);
    QCOMPARE(textOf(a->value(EntityId::Resident, world.resident, "education")), "60");
    QCOMPARE(report->sync.confirmedAtMs, world.clock.wallMs());
    QVERIFY(world.agrees(*a));
    QVERIFY(world.isSettled(*a) && world.isSettled(*b));
}

void TestBundle::exportRemovesNothingAndConfirmsNothing() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    const auto confirmedAt = a->store->metaNumber("confirmed_at");
    world.clock.advance(dayMs);
    QVERIFY(world.note(*a, "一"));
    const auto file = world.exported(*a);
    QCOMPARE(a->outbox().counts().unsent, 1);
    QVERIFY(world.note(*a, "二")); // after the bundle has left
    auto report = importReply(*a->store, world.reply(file));
    QVERIFY(report);
    QCOMPARE(a->outbox().counts().unsent, 1);
    QCOMPARE(report->sync.confirmedAtMs, 0);
    QCOMPARE(a->store->metaNumber("confirmed_at"), confirmedAt);
    QVERIFY(world.isSettled(*a));
    QCOMPARE(world.timesApplied("一"), 1u);
    QCOMPARE(world.timesApplied("二"), 1u);
}

void TestBundle::sameBundleTwice() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    QVERIFY(world.note(*a, "一"));
    const auto file = world.exported(*a);
    const auto first = world.reply(file);
    world.clock.advance(1000);
    auto again = world.import(file);
    QVERIFY(again && again->status && !again->isForked);
    QCOMPARE(again->applied, 0);
    QCOMPARE(again->repeated, 1);
    QCOMPARE(world.timesApplied("一"), 1u);
    for (const auto& reply : {first, again->reply, first, again->reply})
        QVERIFY(importReply(*a->store, reply));
    QCOMPARE(a->outbox().list().size(), 0u);
    QVERIFY(world.isSettled(*a));
}

void TestBundle::bundlesOutOfOrder() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    QVERIFY(world.note(*a, "一"));
    const auto one = world.exported(*a);
    QVERIFY(world.note(*a, "二"));
    const auto two = world.exported(*a);
    auto second = world.import(two);
    auto first = world.import(one);
    QVERIFY(first && second && first->status && second->status);
    QVERIFY(!first->isForked && !second->isForked);
    QCOMPARE(second->applied, 2);
    QCOMPARE(first->applied, 0);
    // The replies come in the order of the bundles, and both fit only once.
    QVERIFY(importReply(*a->store, first->reply));
    QVERIFY(importReply(*a->store, second->reply));
    QCOMPARE(a->outbox().counts().unsent, 0);
    QCOMPARE(world.timesApplied("一"), 1u);
    QCOMPARE(world.timesApplied("二"), 1u);
    QVERIFY(world.isSettled(*a));
}

void TestBundle::olderReplyMovesNothingBack() {
    BundleWorld world;
    auto a = world.carrier("wang");
    auto b = world.carrier("li");
    QVERIFY(a->sync() && b->sync());
    QVERIFY(world.note(*a, "一"));
    const auto old = world.reply(world.exported(*a));
    world.clock.advance(1000);
    QVERIFY(world.note(*b, "二"));
    QVERIFY(b->sync());
    QVERIFY(world.exchange(*a));
    world.clock.advance(1000);
    QVERIFY(world.note(*b, "三"));
    QVERIFY(b->sync() && a->sync());
    const auto feed = *a->store->feeds().find(world.grid);
    const auto before = a->store->feeds().get(feed);
    const auto told = a->store->metaNumber("told");
    const auto confirmedAt = a->store->metaNumber("confirmed_at");
    auto report = importReply(*a->store, old);
    QVERIFY(report);
    QVERIFY(report->pagesPassedOver > 0);
    QCOMPARE(report->sync.applied.accepted, 0);
    QCOMPARE(report->sync.actionsOfferedAgain, 0);
    const auto after = a->store->feeds().get(feed);
    QCOMPARE(after.lastSeq, before.lastSeq);
    QVERIFY(after.chain == before.chain && after.digest.bytes() == before.digest.bytes());
    QVERIFY(after.state == FeedState::Following);
    QCOMPARE(a->store->metaNumber("told"), told);
    QCOMPARE(a->store->metaNumber("confirmed_at"), confirmedAt);
    QVERIFY(world.isSettled(*a));
}

// A feed taken away since the reply was made does not come back by it.
void TestBundle::olderReplyChangesNoFeeds() {
    BundleWorld world;
    auto a = world.carrier("wang");
    const auto old = world.reply(world.exported(*a)); // names both feeds, from the start
    QVERIFY(a->sync());
    const auto user = a->user;
    {
        Transaction transaction(world.officeStore->database());
        world.officeStore->database().execute("UPDATE grant_ SET until = since + 1");
        transaction.commit();
    }
    world.clock.advance(dayMs);
    QVERIFY(a->sync());
    const auto feed = *a->store->feeds().find(world.grid);
    QVERIFY(!a->store->feeds().isFollowed(feed));
    QVERIFY(importReply(*a->store, old));
    QVERIFY(!a->store->feeds().isFollowed(feed));
    QVERIFY(!a->store->table(EntityId::Resident).find(world.resident));
    QVERIFY(user == a->user && world.isSettled(*a));
}

void TestBundle::bundleAndSynchronisationOfTheSameWork() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    QVERIFY(world.note(*a, "一"));
    const auto file = world.exported(*a);
    const auto reply = world.reply(file);
    QVERIFY(a->sync()); // the network came back before the reply did
    QCOMPARE(a->outbox().list().size(), 0u);
    QVERIFY(importReply(*a->store, reply));
    QVERIFY(world.reply(file) != "no reply");
    QCOMPARE(world.timesApplied("一"), 1u);
    QVERIFY(world.isSettled(*a));
}

// The office has more of this device's work from a bundle than one request over a line holds: its
// rows come back only after their outcomes.
void TestBundle::moreInABundleThanInARequest() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    constexpr int many = 1'700;
    a->store->database().execute("PRAGMA synchronous = OFF"); // only to be quick
    for (int i = 0; i < many; ++i) {
        world.clock.advance(1000);
        QVERIFY(a->set(EntityId::Household, world.household, "best_time", std::to_string(i)));
    }
    auto made = sealBundle(*a->store);
    QVERIFY(made);
    QCOMPARE(made->actions, many);
    const auto reply = world.reply(made->file);
    auto report = a->sync();
    QVERIFY2(report, report ? "" : said(report.error()).c_str());
    QVERIFY(!report->wasForked);
    QCOMPARE(a->outbox().list().size(), 0u);
    QVERIFY(importReply(*a->store, reply));
    const auto rows = world.officeStore->history().of(world.household);
    QCOMPARE(std::count_if(rows.begin(), rows.end(),
                           [](const HistoryRow& row) { return row.change.op == Op::Set; }),
             many);
    QVERIFY(world.isSettled(*a));
}

void TestBundle::lateBundleIsNoFork() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    const auto empty = world.exported(*a);
    QVERIFY(world.note(*a, "一"));
    QVERIFY(a->sync());
    auto imported = world.import(empty);
    QVERIFY(imported && imported->status && !imported->isForked);
    QVERIFY(importReply(*a->store, imported->reply));
    auto report = a->sync();
    QVERIFY(report && !report->wasForked);
}

void TestBundle::otherCopyIsForked() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    const std::string copy = a->path + ".copy";
    {
        auto statement = a->store->database().prepare("VACUUM INTO ?");
        statement.bind(1, std::string_view(copy));
        statement.run();
    }
    QVERIFY(world.note(*a, "原机"));
    QVERIFY(a->sync());
    Phone other;
    other.path = copy;
    other.user = a->user;
    world.open(other);
    QVERIFY(world.note(other, "副本"));
    auto imported = world.import(world.exported(other));
    QVERIFY(imported && imported->status && imported->isForked);
    QCOMPARE(world.timesApplied("副本"), 0u);
    auto report = importReply(*other.store, imported->reply);
    QVERIFY(!report);
    QVERIFY2(report.error().code == ErrorCode::Forked, said(report.error()).c_str());
    QCOMPARE(other.outbox().counts().unsent, 1);
    auto synced = other.sync();
    QVERIFY(synced && synced->wasForked);
    QCOMPARE(world.timesApplied("副本"), 1u);
    // What was made under the old numbers says nothing any more.
    report = importReply(*other.store, imported->reply);
    QVERIFY(!report);
    QVERIFY2(report.error().code == ErrorCode::NotFound, said(report.error()).c_str());
    QVERIFY(world.isSettled(other));
}

void TestBundle::firstPullInBundles() {
    BundleWorld world;
    auto a = world.carrier("wang");
    const auto start = world.exported(*a);
    const auto first = world.reply(start);
    world.clock.advance(1000);
    const auto second = world.reply(start);
    auto report = importReply(*a->store, first);
    QVERIFY2(report, report ? "" : said(report.error()).c_str());
    QVERIFY(report->hasMore);
    QCOMPARE(textOf(a->value(EntityId::Resident, world.resident, "name")), "陈小明");
    const auto records = a->store->feeds().get(*a->store->feeds().find(world.grid)).count;
    auto again = importReply(*a->store, second);
    QVERIFY(again);
    QVERIFY(again->pagesPassedOver > 0);
    QCOMPARE(a->store->feeds().get(*a->store->feeds().find(world.grid)).count, records);
    QCOMPARE(again->sync.confirmedAtMs, 0);
    world.clock.advance(1000);
    auto last = importReply(*a->store, world.reply(world.exported(*a)));
    QVERIFY(last && !last->hasMore);
    QCOMPARE(last->sync.confirmedAtMs, world.clock.wallMs());
    QVERIFY(world.isSettled(*a));
}

// The later edit wins, however long the earlier one was carried about; and the clock is not called
// wrong for it.
void TestBundle::daysOnTheWayDecideNothing() {
    BundleWorld world;
    auto a = world.carrier("wang");
    auto b = world.carrier("li");
    QVERIFY(a->sync() && b->sync());
    world.clock.advance(60'000);
    QVERIFY(a->set(EntityId::Household, world.household, "best_time", text("早上")));
    const auto file = world.exported(*a);
    world.clock.advance(dayMs);
    QVERIFY(b->set(EntityId::Household, world.household, "best_time", text("晚上")));
    QVERIFY(b->sync());
    world.clock.advance(3 * dayMs);
    const auto reply = world.reply(file);
    world.clock.advance(dayMs);
    QVERIFY(importReply(*a->store, reply));
    QCOMPARE(a->store->metaNumber("clock_offset"), 0);
    QCOMPARE(textOf(a->value(EntityId::Household, world.household, "best_time")), "晚上");
    QVERIFY(world.isSettled(*a) && world.isSettled(*b));
}

// Set aside, then withdrawn by a person: the same reply again does not bring it back.
void TestBundle::personsDecisionOutlivesAnOldReply() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    // A grid worker may not create a grid.
    const auto number = a->create(EntityId::Grid, world.ids->next(),
                                  {{"code", text("445202001003009")},
                                   {"name", text("第9网格")},
                                   {"community", world.community}});
    QVERIFY(number);
    const auto reply = world.reply(world.exported(*a));
    auto report = importReply(*a->store, reply);
    QVERIFY(report);
    QCOMPARE(report->sync.applied.setAside, 1);
    QCOMPARE(a->outbox().list(ActionState::SetAside).size(), 1u);
    QVERIFY(a->outbox().withdraw(*number, "记错了"));
    auto again = importReply(*a->store, reply);
    QVERIFY(again);
    QCOMPARE(again->sync.applied.setAside, 0);
    QCOMPARE(a->outbox().list(ActionState::Withdrawn).size(), 1u);
    QCOMPARE(a->outbox().list(ActionState::SetAside).size(), 0u);
}

void TestBundle::officeRestoredFromBackup() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    world.officeKeys();
    const auto backup = world.backup();
    QVERIFY(world.note(*a, "一"));
    const auto early = world.exported(*a);
    const auto earlyReply = world.reply(early);
    QVERIFY(importReply(*a->store, earlyReply));
    QVERIFY(world.note(*a, "二"));
    QCOMPARE(world.timesApplied("一"), 1u);
    world.restore(backup, {a.get()});
    QCOMPARE(world.timesApplied("一"), 0u);
    world.clock.advance(1000);
    const auto told = world.exported(*a);
    const auto reply = world.reply(told);
    auto report = importReply(*a->store, reply);
    QVERIFY2(report, report ? "" : said(report.error()).c_str());
    QCOMPARE(report->sync.actionsOfferedAgain, 1);
    QCOMPARE(report->sync.confirmedAtMs, 0);
    QCOMPARE(a->outbox().counts().unsent, 2);
    // Replies from before know of work that the office has lost.
    QVERIFY(importReply(*a->store, earlyReply).error().code == ErrorCode::NotFound);
    QVERIFY(importReply(*a->store, reply).error().code == ErrorCode::NotFound);
    world.clock.advance(1000);
    QVERIFY(world.exchange(*a));
    QCOMPARE(world.timesApplied("一"), 1u);
    QCOMPARE(world.timesApplied("二"), 1u);
    QVERIFY(world.isSettled(*a));
}

void TestBundle::revokedDevice() {
    BundleWorld world;
    auto a = world.carrier("wang");
    QVERIFY(a->sync());
    QVERIFY(world.note(*a, "未发"));
    const auto file = world.exported(*a);
    {
        Exchange exchange(*world.officeStore, world.officeId, "office");
        Transaction transaction(world.officeStore->database());
        const auto device = Uuid::fromText(a->store->meta("device"));
        QVERIFY(exchange.accounts().revoke(*device, false));
        transaction.commit();
    }
    for (int i = 0; i < 2; ++i) {
        auto imported = world.import(file);
        QVERIFY(imported && !imported->status);
        QVERIFY(imported->status.error().code == ErrorCode::Revoked);
        auto report = importReply(*a->store, imported->reply);
        QVERIFY(!report);
        QVERIFY(report.error().code == ErrorCode::Revoked);
    }
    QCOMPARE(a->outbox().counts().unsent, 1);
    QCOMPARE(world.timesApplied("未发"), 0u);
    auto statement = world.officeStore->database().prepare(
        "SELECT count(*) FROM set_aside WHERE reason = 'revoked'");
    QVERIFY(statement.step());
    QCOMPARE(statement.integer(0), 1);
}

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
