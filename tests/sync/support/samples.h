#pragma once

#include "core/random.h"
#include "sync/protocol/messages.h"

// Messages with something of everything in them.
namespace banyan::samples {

inline Change changeOf(Op op, const Uuid& record, Value value) {
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

inline SyncRequest request() {
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

inline SyncAnswer answer() {
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

inline PeopleAnswer people() {
    PeopleAnswer answer;
    PersonStanding wang;
    wang.user = Uuid::derived("wang");
    wang.name = "王芳";
    wang.account = "wang";
    wang.role = "grid_worker";
    wang.isActive = true;
    wang.sinceMs = 1'700'000'000'000;
    wang.scopes = {{"445202001003001", "第1网格"}, {"445202001003002", "第2网格"}};
    PersonDevice stolen;
    stolen.id = Uuid::derived("phone");
    stolen.label = "办公室";
    stolen.app = "banyan/0.1.0";
    stolen.state = DeviceState::Stolen;
    stolen.enrolledAtMs = 1'700'000'000'001;
    stolen.heardAtMs = 1'700'000'000'002;
    wang.devices = {PersonDevice{}, stolen};
    PersonStanding gone;
    gone.user = Uuid::derived("gone");
    gone.untilMs = 1'700'000'000'003;
    answer.people = {wang, gone};
    answer.hasMore = true;
    return answer;
}

} // namespace banyan::samples
