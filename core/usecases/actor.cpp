#include "core/usecases/actor.h"

#include "core/merge/setvalue.h"
#include "core/usecases/actiondraft.h"

#include <algorithm>

namespace banyan {

bool Actor::isOn(Side side, const Workflow& workflow, const Record& record) const {
    return side == Side::Either || units.empty()
           || std::ranges::find(units, record.reference(workflow.unitField(side))) != units.end();
}

bool Actor::mayActFor(Side side, const Workflow& workflow, const Record& record) const {
    return isOn(side, workflow, record)
           || (mayBe(roles::desks) && !isOn(opposite(side), workflow, record));
}

bool Actor::mayTake(const Step& step, const Workflow& workflow, const Record& record) const {
    return mayBe(step.roles) && mayActFor(step.side, workflow, record);
}

bool Actor::mayWrite(const FieldSpec& field, const Record& record) const {
    if (!mayBe(field.writers))
        return false;
    const auto& fields = specOf(record.entity).fields;
    return std::ranges::all_of(fields, [&](const FieldSpec& each) {
        return !each.workflow
               || mayActFor(each.workflow->sideOf(field.name), *each.workflow, record);
    });
}

Actor actorOf(Store& store) {
    Actor actor{authorOf(store), roleOf(store), {}};
    if (const auto user = store.table(EntityId::User).find(actor.person))
        for (const auto& element : setElements(user->text("scopes")))
            if (const auto unit = Uuid::fromText(element))
                actor.units.push_back(*unit);
    return actor;
}

} // namespace banyan
