#pragma once

#include "core/schema/role.h"

#include <span>
#include <string_view>

namespace banyan {

// One permitted step of a state, and who may take it.
struct Step {
    std::string_view from;
    std::string_view to;
    RoleMask roles = 0;
};

// The guarded transitions of a field of rule `workflow`: the table from which the office's
// decision, the phone's refusal, the buttons of a page and the tests follow. Static data.
struct Workflow {
    const char* name;                             // that of the code list of its states
    std::span<const std::string_view> beginnings; // states a record may be created in
    std::span<const std::string_view> ends;       // states after which nothing is waited for
    std::span<const Step> steps;

    const Step* step(std::string_view from, std::string_view to) const; // null: there is none
    bool isBeginning(std::string_view state) const;
    bool isEnd(std::string_view state) const;
};

namespace workflows {
extern const Workflow task;
extern const Workflow conflictCase;
extern const Workflow problem;
extern const Workflow mediation;
extern const Workflow whistle;
extern const Workflow agenda;
extern const Workflow agreement;
extern const Workflow topic;
extern const Workflow need;
extern const Workflow campaign;
extern const Workflow feedback;
} // namespace workflows

std::span<const Workflow* const> allWorkflows();

} // namespace banyan
