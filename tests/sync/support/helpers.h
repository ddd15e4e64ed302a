#pragma once

#include "core/store/packexpiry.h"
#include "core/store/packwalk.h"
#include "core/store/verify.h"
#include "core/usecases/notices.h"
#include "tests/sync/support/world.h"

#include <QTest>

namespace banyan::test {

constexpr std::int64_t dayMs = 24 * 3'600'000;

// A world with a desk, and a second household in each of its grids. What helpers are given is
// written by the desk, as people do it.
class HelperWorld : public World {
public:
    HelperWorld() {
        desk = phone("desk", "community", "445202001003");
        sync(*desk);
        nextDwelling = door(grid, "3-2-502");
        nextHousehold = householdAt(nextDwelling);
        farDwelling = door(otherGrid, "5-1-101");
        farHousehold = householdAt(farDwelling);
        set(EntityId::Resident, resident, "id_number", std::string("445299199001010017"));
        set(EntityId::Resident, resident, "political_status", std::string("01"));
        set(EntityId::Resident, resident, "education", std::string("60"));
        Value phone = std::string("13900130017");
        QVERIFY2(desk->set(EntityId::Resident, resident, "phones", phone, Op::Add), "phone");
        sync(*desk);
    }

    void sync(Phone& phone) {
        auto report = phone.sync();
        QVERIFY2(report, report ? "" : report.error().context.c_str());
    }
    void set(EntityId entity, const Uuid& id, const char* field, Value value) {
        QVERIFY2(desk->set(entity, id, field, std::move(value)), field);
    }
    Uuid make(EntityId entity, std::vector<std::pair<const char*, Value>> fields) {
        const Uuid id = ids->next();
        if (auto done = desk->create(entity, id, std::move(fields)); !done)
            QTest::qFail(done.error().context.c_str(), __FILE__, __LINE__);
        return id;
    }
    Uuid door(const Uuid& inGrid, const char* text) {
        return make(EntityId::Dwelling, {{"grid", inGrid}, {"door", std::string(text)}});
    }
    Uuid householdAt(const Uuid& at) { return make(EntityId::Household, {{"dwelling", at}}); }
    Uuid centre(const Phone& helper) {
        return make(EntityId::CentreHousehold,
                    {{"household", nextHousehold}, {"resident", resident}, {"user", helper.user}});
    }
    Uuid link(const Uuid& centreId, const Uuid& to) {
        return make(EntityId::ContactLink, {{"household", to}, {"centre", centreId}});
    }
    // A door to knock at until the end of that many days from today.
    Uuid doorTask(const Phone& helper, const Uuid& at, int days) {
        const CivilDate due = addDays(localDateOf(clock.wallMs()), days);
        return make(EntityId::Task, {{"household", at},
                                     {"kind", std::string("visit")},
                                     {"title", std::string("敲门行动")},
                                     {"assignee", helper.user},
                                     {"due", due.text()},
                                     {"state", std::string("open")}});
    }
    Uuid visit(Phone& phone, const Uuid& at, const char* note = nullptr) {
        const Uuid id = ids->next();
        std::vector<std::pair<const char*, Value>> fields{{"household", at},
                                                          {"purpose", std::string("routine")},
                                                          {"outcome", std::string("met")},
                                                          {"observed_at", clock.wallMs()}};
        if (note)
            fields.emplace_back("note", std::string(note));
        if (auto done = phone.create(EntityId::Visit, id, std::move(fields)); !done)
            QTest::qFail(done.error().context.c_str(), __FILE__, __LINE__);
        return id;
    }
    static bool holds(Phone& phone, EntityId entity, const Uuid& id) {
        return phone.store->table(entity).find(id).has_value();
    }
    // How many records beside the public reference the device holds.
    std::int64_t held(Phone& phone) {
        std::int64_t count = 0;
        for (const auto& spec : registry())
            count += static_cast<std::int64_t>(
                phone.store->table(spec.id).select("scope <> ?", {Value{publicFeed}}).size());
        return count;
    }
    // Both ends are sound, what the pack shows is the office's, and nobody has more to say.
    void requireEqual(Phone& phone, Role role) {
        for (const auto& spec : registry())
            for (const auto& record : phone.store->table(spec.id).select("1")) {
                auto theirs = officeStore->table(spec.id).find(record.id);
                QVERIFY2(theirs, spec.name);
                if (phone.store->feeds().get(record.head.scope).kind == FeedKind::Pack)
                    theirs = packView(*std::move(theirs), role);
                QVERIFY2(theirs->values == record.values, spec.name);
                QCOMPARE(record.head.revision, theirs->head.revision);
            }
        requireClean(*phone.store, ReplicaKind::Device);
        requireClean(*officeStore, ReplicaKind::Office);
        const auto again = phone.sync();
        QVERIFY(again);
        QCOMPARE(again->roundTrips, 1);
        QCOMPARE(again->feedsHealed, 0);
    }
    static void requireClean(Store& store, ReplicaKind kind) {
        const auto report = Verifier(store, kind).run();
        QVERIFY(report);
        for (const auto& check : report->checks)
            QVERIFY2(check.faultCount == 0,
                     (check.name + ": " + (check.faults.empty() ? "" : check.faults[0])).c_str());
    }
    std::string setAsideReason(Phone& phone) {
        const auto aside = phone.outbox().list(ActionState::SetAside);
        return aside.empty() ? std::string() : aside.front().reason;
    }

    std::unique_ptr<Phone> desk;
    Uuid nextDwelling, nextHousehold, farDwelling, farHousehold;
};

} // namespace banyan::test
