#pragma once

#include "core/store/verify.h"
#include "tests/sync/support/world.h"

#include <QtGlobal>

namespace banyan::test {

inline Value text(const char* value) { return std::string(value); }

// A leader's phone and a worker's in one grid; the worker registers somebody, twice.
struct Twice {
    World world;
    std::unique_ptr<Phone> leader = world.phone("wu", "grid_leader", "445202001003001");
    std::unique_ptr<Phone> worker = world.phone("wang", "grid_worker", "445202001003001");
    Uuid older, newer;

    Twice() {
        older = registered(*worker);
        newer = registered(*leader);
        settle();
    }
    Uuid registered(Phone& phone) {
        if (!phone.store->table(EntityId::Household).head(world.household) && !phone.sync())
            return {};
        world.clock.advance(1000);
        const Uuid id = world.ids->next();
        (void)bool(phone.create(EntityId::Resident, id,
                                {{"household", world.household},
                                 {"name", text("林秀英")},
                                 {"birth_date", text("1951-03-08")}}));
        return id;
    }
    bool settle() {
        bool isDone = true;
        for (int i = 0; i < 2; ++i)
            isDone = leader->sync() && worker->sync() && isDone;
        return isDone;
    }
    std::optional<Record> onlyCase() {
        const auto found = world.officeStore->table(EntityId::ConflictCase).select("true");
        return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
    }
    RecordState stateAtOffice(const Uuid& id) {
        return world.officeStore->table(EntityId::Resident).head(id)->state;
    }
    bool isSound() {
        for (auto* store : {world.officeStore, leader->store.get(), worker->store.get()}) {
            const auto kind =
                store == world.officeStore ? ReplicaKind::Office : ReplicaKind::Device;
            const auto report = Verifier(*store, kind).run();
            if (!report)
                return false;
            for (const auto& check : report->checks)
                if (!check.faults.empty()) {
                    qWarning("%s: %s", check.name.c_str(), check.faults.front().c_str());
                    return false;
                }
        }
        return world.agrees(*leader) && world.agrees(*worker);
    }
};

} // namespace banyan::test
