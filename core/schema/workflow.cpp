#include "core/schema/workflow.h"

#include <algorithm>
#include <array>

namespace banyan {

namespace {

using std::string_view;

// Who stands at a desk of the district, leads a grid, works in one, or only helps there; and who
// is called from outside.
constexpr RoleMask desks = roles::desks;
constexpr RoleMask leaders = roles::leaders;
constexpr RoleMask workers = roles::workers;
constexpr RoleMask helpers = roles::helpers;
constexpr RoleMask called = roles::called;

constexpr string_view open[] = {"open"};

// A completion beats a cancellation that came first.
constexpr Step taskSteps[] = {
    {"open", "done", helpers}, {"open", "cancelled", workers}, {"cancelled", "done", helpers},
    {"done", "open", workers}, {"cancelled", "open", workers},
};

constexpr Step caseSteps[] = {{"open", "decided", workers}};

// domain.md's states. A grid settles itself what it can; what it cannot is verified, filed and
// dispatched; the side that handles it says when it is done, another looks whether it is.
constexpr string_view problemBeginnings[] = {"reported", "self_handled"};
constexpr Step problemSteps[] = {
    {"reported", "verified", leaders},
    {"reported", "filed", desks},
    {"reported", "self_handled", workers},
    {"reported", "returned", leaders},
    {"reported", "withdrawn", helpers},
    {"reported", "escalated", leaders},
    {"verified", "filed", desks},
    {"verified", "self_handled", workers},
    {"verified", "returned", leaders},
    {"verified", "withdrawn", helpers},
    {"verified", "escalated", leaders},
    {"filed", "dispatched", desks},
    {"filed", "handling", desks},
    {"filed", "suspended", desks},
    {"filed", "escalated", leaders},
    {"dispatched", "handling", workers | called},
    {"dispatched", "returned", workers | called},
    {"dispatched", "suspended", desks},
    {"dispatched", "escalated", leaders},
    {"handling", "checked", workers | called},
    {"handling", "returned", workers | called},
    {"handling", "suspended", desks},
    {"handling", "extended", desks},
    {"handling", "escalated", leaders},
    {"suspended", "handling", leaders},
    {"suspended", "dispatched", desks},
    {"suspended", "escalated", leaders},
    {"extended", "handling", workers | called},
    {"extended", "checked", workers | called},
    {"extended", "escalated", leaders},
    {"returned", "reported", workers},
    {"returned", "verified", leaders},
    {"returned", "dispatched", desks},
    {"returned", "withdrawn", helpers},
    {"returned", "escalated", leaders},
    {"escalated", "filed", desks},
    {"escalated", "dispatched", desks},
    {"escalated", "handling", desks},
    {"escalated", "checked", desks},
    {"self_handled", "checked", leaders},
    {"self_handled", "closed", leaders},
    {"self_handled", "reported", workers},
    {"checked", "closed", leaders},
    {"checked", "handling", leaders},
    {"closed", "handling", desks},
    {"withdrawn", "reported", helpers},
};

constexpr string_view mediationBeginnings[] = {"applied", "mediating"};
constexpr Step mediationSteps[] = {
    {"applied", "mediating", leaders},     {"applied", "withdrawn", workers},
    {"mediating", "agreed", leaders},      {"mediating", "failed", leaders},
    {"mediating", "withdrawn", workers},   {"agreed", "followed_up", workers},
    {"agreed", "mediating", leaders},      {"failed", "mediating", leaders},
    {"followed_up", "mediating", leaders}, {"withdrawn", "applied", workers},
};

// The unit that is called answers and handles; the whistling side rates, and when that is late it
// escalates. Nobody answers his own whistle.
constexpr string_view whistleBeginnings[] = {"called"};
constexpr Step whistleSteps[] = {
    {"called", "answered", called | desks, Side::Called},
    {"called", "escalated", desks, Side::Caller},
    {"called", "withdrawn", desks, Side::Caller},
    {"answered", "handled", called | desks, Side::Called},
    {"answered", "escalated", desks, Side::Caller},
    {"answered", "withdrawn", desks, Side::Caller},
    {"escalated", "answered", called | desks, Side::Called},
    {"escalated", "handled", called | desks, Side::Called},
    {"escalated", "withdrawn", desks, Side::Caller},
    {"handled", "rated", desks, Side::Caller, "rating"},
    {"handled", "answered", desks, Side::Caller},
    {"rated", "answered", desks, Side::Caller},
};
constexpr SidedField whistleFields[] = {
    {"answer", Side::Called}, {"result", Side::Called}, {"rating", Side::Caller}};

constexpr Step agendaSteps[] = {
    {"open", "done", desks},
    {"open", "carried_over", desks},
    {"carried_over", "done", desks},
    {"done", "open", desks},
};

constexpr string_view agreementBeginnings[] = {"signed"};
constexpr Step agreementSteps[] = {
    {"signed", "fulfilled", desks},
    {"signed", "ended", desks},
    {"fulfilled", "signed", desks},
    {"fulfilled", "ended", desks},
};

constexpr string_view topicBeginnings[] = {"raised"};
constexpr Step topicSteps[] = {
    {"raised", "accepted", leaders},        {"raised", "declined", leaders},
    {"declined", "raised", workers},        {"accepted", "in_session", leaders},
    {"accepted", "declined", leaders},      {"in_session", "resolved", leaders},
    {"in_session", "accepted", leaders},    {"resolved", "in_session", leaders},
    {"resolved", "followed_up", workers},   {"followed_up", "closed", leaders},
    {"followed_up", "in_session", leaders},
};

constexpr Step needSteps[] = {
    {"open", "matched", leaders}, {"open", "withdrawn", helpers},    {"matched", "served", workers},
    {"matched", "open", leaders}, {"matched", "withdrawn", helpers}, {"served", "closed", workers},
    {"served", "open", workers},  {"withdrawn", "open", workers},
};

constexpr string_view campaignBeginnings[] = {"planned", "running"};
constexpr Step campaignSteps[] = {
    {"planned", "running", desks},   {"planned", "cancelled", desks}, {"running", "ended", desks},
    {"running", "cancelled", desks}, {"ended", "running", desks},
};

constexpr string_view feedbackBeginnings[] = {"sent"};
constexpr Step feedbackSteps[] = {
    {"sent", "answered", desks},
    {"answered", "closed", helpers | called},
    {"answered", "sent", helpers | called},
};

// What nobody waits for any more.
constexpr string_view taskEnds[] = {"done", "cancelled"};
constexpr string_view conflictCaseEnds[] = {"decided"};
constexpr string_view problemEnds[] = {"closed", "self_handled", "withdrawn"};
constexpr string_view mediationEnds[] = {"followed_up", "failed", "withdrawn"};
constexpr string_view whistleEnds[] = {"rated", "withdrawn"};
constexpr string_view agendaEnds[] = {"done"};
constexpr string_view agreementEnds[] = {"fulfilled", "ended"};
constexpr string_view topicEnds[] = {"closed", "declined"};
constexpr string_view needEnds[] = {"closed", "withdrawn"};
constexpr string_view campaignEnds[] = {"ended", "cancelled"};
constexpr string_view feedbackEnds[] = {"closed"};

} // namespace

const Step* Workflow::step(std::string_view from, std::string_view to) const {
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& each) {
        return each.from == from && each.to == to;
    });
    return found == steps.end() ? nullptr : &*found;
}

bool Workflow::isBeginning(std::string_view state) const {
    return std::find(beginnings.begin(), beginnings.end(), state) != beginnings.end();
}

bool Workflow::isEnd(std::string_view state) const {
    return std::find(ends.begin(), ends.end(), state) != ends.end();
}

Side Workflow::sideOf(std::string_view field) const {
    const auto found = std::ranges::find(sidedFields, field, &SidedField::name);
    return found == sidedFields.end() ? Side::Either : found->side;
}

std::string_view Workflow::unitField(Side side) const {
    return side == Side::Caller ? caller : side == Side::Called ? called : std::string_view();
}

namespace workflows {

const Workflow task{"task_state", open, taskEnds, taskSteps};
const Workflow conflictCase{"case_state", open, conflictCaseEnds, caseSteps};
const Workflow problem{"problem_state", problemBeginnings, problemEnds, problemSteps};
const Workflow mediation{"mediation_state", mediationBeginnings, mediationEnds, mediationSteps};
const Workflow whistle{"whistle_state", whistleBeginnings, whistleEnds,  whistleSteps,
                       "caller",        "called",          whistleFields};
const Workflow agenda{"agenda_state", open, agendaEnds, agendaSteps};
const Workflow agreement{"agreement_state", agreementBeginnings, agreementEnds, agreementSteps};
const Workflow topic{"topic_state", topicBeginnings, topicEnds, topicSteps};
const Workflow need{"need_state", open, needEnds, needSteps};
const Workflow campaign{"campaign_state", campaignBeginnings, campaignEnds, campaignSteps};
const Workflow feedback{"feedback_state", feedbackBeginnings, feedbackEnds, feedbackSteps};

} // namespace workflows

std::span<const Workflow* const> allWorkflows() {
    static constexpr std::array all{
        &workflows::task,    &workflows::conflictCase, &workflows::problem,   &workflows::mediation,
        &workflows::whistle, &workflows::agenda,       &workflows::agreement, &workflows::topic,
        &workflows::need,    &workflows::campaign,     &workflows::feedback};
    return all;
}

} // namespace banyan
