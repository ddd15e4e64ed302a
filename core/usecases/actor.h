#pragma once

#include "core/schema/workflow.h"
#include "core/store/store.h"

#include <vector>

namespace banyan {

// Whoever uses this device: which steps and fields are his by role and by side. Kind and early
// only: what is not known here is for the office to judge. A value; reads on any connection.
struct Actor {
    Uuid person;
    std::optional<Role> role;
    std::vector<Uuid> units; // and grids in which he works; none: not known here

    bool mayBe(RoleMask roles) const { return !role || (roles & mask(*role)); }
    // Whether he works in that side's unit of the record: what is its part waits for him.
    bool isOn(Side side, const Workflow& workflow, const Record& record) const;
    // Or is at a desk that may be above it, and does not work on the other side.
    bool mayActFor(Side side, const Workflow& workflow, const Record& record) const;
    bool mayTake(const Step& step, const Workflow& workflow, const Record& record) const;
    bool mayWrite(const FieldSpec& field, const Record& record) const;
};

Actor actorOf(Store& store);

} // namespace banyan
