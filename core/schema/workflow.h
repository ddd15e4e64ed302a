#pragma once

#include "core/schema/role.h"

#include <span>
#include <string_view>

namespace banyan {

// Of a record that one unit addresses to another: whose part it is to take a step or to write a
// field. Those who work in the unit itself are its side; a desk above it stands in for it, but not
// for the other side of its own unit: nobody answers his own whistle.
enum class Side : std::uint8_t { Either, Caller, Called };
constexpr Side opposite(Side side) {
    return side == Side::Caller ? Side::Called : side == Side::Called ? Side::Caller : side;
}

// One permitted step of a state, and who may take it.
struct Step {
    std::string_view from;
    std::string_view to;
    RoleMask roles = 0;
    Side side = Side::Either;
    std::string_view asks = {}; // the field that has to be written with it
};

// A field that one side alone writes.
struct SidedField {
    std::string_view name;
    Side side = Side::Either;
};

// The guarded transitions of a field of rule `workflow`: the table from which the office's
// decision, the phone's refusal, the buttons of a page and the tests follow. Static data.
struct Workflow {
    const char* name;                             // that of the code list of its states
    std::span<const std::string_view> beginnings; // states a record may be created in
    std::span<const std::string_view> ends;       // states after which nothing is waited for
    std::span<const Step> steps;
    std::string_view caller = {}; // the fields that name the two sides' units; none: no sides
    std::string_view called = {};
    std::span<const SidedField> sidedFields = {};

    const Step* step(std::string_view from, std::string_view to) const; // null: there is none
    bool isBeginning(std::string_view state) const;
    bool isEnd(std::string_view state) const;
    Side sideOf(std::string_view field) const;   // that writes it
    std::string_view unitField(Side side) const; // that names its unit
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
