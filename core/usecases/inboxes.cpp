#include "core/usecases/inboxes.h"

#include "core/usecases/actor.h"

#include <algorithm>
#include <iterator>

namespace banyan {

namespace {

using enum EntityId;
using std::string_view;

constexpr string_view reported[] = {"reported"};
constexpr string_view verified[] = {"verified"};
constexpr string_view toDispatch[] = {"filed", "escalated"};
constexpr string_view underWay[] = {"dispatched", "handling", "extended"};
constexpr string_view checked[] = {"checked"};
constexpr string_view returned[] = {"returned"};
constexpr string_view called[] = {"called", "escalated"};
constexpr string_view handled[] = {"handled"};
constexpr string_view applied[] = {"applied"};
constexpr string_view raised[] = {"raised"};
constexpr string_view open[] = {"open"};
constexpr string_view sent[] = {"sent"};

constexpr Inbox all[] = {
    {"to_verify", "问题待核实", "Problems to verify", Problem, reported, "verified"},
    {"to_file", "问题待立案", "Problems to file", Problem, verified, "filed"},
    {"to_dispatch", "问题待分派", "Problems to dispatch", Problem, toDispatch, "dispatched"},
    {"mine_to_handle",
     "交给我办的问题",
     "Problems for me to handle",
     Problem,
     underWay,
     {},
     "assignee"},
    {"unit_to_handle",
     "交给本单位的问题",
     "Problems for my unit to handle",
     Problem,
     underWay,
     {},
     "handler"},
    {"to_close", "问题待核查办结", "Problems to check and close", Problem, checked, "closed"},
    {"returned", "退回来的问题", "Problems sent back", Problem, returned, "reported"},
    {"problems_late", "问题超期", "Problems overdue", Problem, {}, {}},
    {"to_answer", "吹哨待报到", "Whistles to answer", Whistle, called, "answered"},
    {"to_rate", "吹哨待评价", "Whistles to rate", Whistle, handled, "rated"},
    {"whistles_late", "吹哨超期", "Whistles overdue", Whistle, {}, {}},
    {"to_mediate", "矛盾待调解", "Disputes to mediate", Mediation, applied, "mediating"},
    {"mediations_late", "调解超期", "Mediations overdue", Mediation, {}, {}},
    {"agenda_late", "联席会议事项超期", "Agenda items overdue", AgendaItem, {}, {}},
    {"to_accept", "议题待受理", "Topics to accept", Topic, raised, "accepted"},
    {"to_match", "需求待对接", "Needs to match", Need, open, "matched"},
    {"to_reply", "反馈待答复", "Feedback to answer", Feedback, sent, "answered"},
};

const SqlCondition nothing{"0", {}};

std::string marksFor(std::size_t count) {
    std::string marks;
    for (std::size_t i = 0; i < count; ++i)
        marks += i ? ", ?" : "?";
    return marks;
}

std::vector<Value> valuesOf(const std::vector<Uuid>& ids) {
    return std::vector<Value>(ids.begin(), ids.end());
}

// Those in a state of the inbox from which its step is open to the reader, by role and by side.
SqlCondition openTo(const Actor& reader, const Inbox& inbox, const FieldSpec& state) {
    SqlCondition any;
    for (const Side side : {Side::Either, Side::Caller, Side::Called}) {
        std::vector<Value> states;
        for (const auto& step : state.workflow->steps) {
            const bool isWanted = inbox.states.empty() ? !state.workflow->isEnd(step.from)
                                                       : std::ranges::find(inbox.states, step.from)
                                                             != inbox.states.end();
            if (isWanted && step.side == side && (inbox.step.empty() || step.to == inbox.step)
                && reader.role && reader.mayBe(step.roles))
                states.emplace_back(std::string(step.from));
        }
        if (states.empty() || (side != Side::Either && reader.units.empty()))
            continue;
        SqlCondition part;
        const auto marks = marksFor(states.size());
        part.add("\"" + std::string(state.name) + "\" IN (" + marks + ")", std::move(states));
        if (side != Side::Either)
            part.add("\"" + std::string(state.workflow->unitField(side)) + "\" IN ("
                         + marksFor(reader.units.size()) + ")",
                     valuesOf(reader.units));
        any.where += (any.where.empty() ? "(" : " OR (") + part.where + ")";
        std::ranges::move(part.parameters, std::back_inserter(any.parameters));
    }
    return any.where.empty() ? nothing : SqlCondition{"(" + any.where + ")", any.parameters};
}

} // namespace

std::span<const Inbox> inboxes() { return all; }

const Inbox* inboxNamed(std::string_view key) {
    const auto found = std::ranges::find(all, key, &Inbox::key);
    return found == std::end(all) ? nullptr : found;
}

SqlCondition waitingIn(Store& store, const Inbox& inbox) {
    const auto& spec = specOf(inbox.entity);
    const auto* state = stateField(spec);
    const Actor reader = actorOf(store);
    SqlCondition condition =
        inbox.states.empty() ? lateCondition(spec, store.clock().wallMs()) : SqlCondition{};
    auto waiting = openTo(reader, inbox, *state);
    condition.add(waiting.where, std::move(waiting.parameters));
    if (!inbox.whose)
        return condition;
    const bool isPerson = spec.field(inbox.whose)->target == User;
    auto whose = isPerson ? std::vector<Value>{Value{reader.person}} : valuesOf(reader.units);
    if (whose.empty())
        return nothing;
    const auto marks = marksFor(whose.size());
    condition.add("\"" + std::string(inbox.whose) + "\" IN (" + marks + ")", std::move(whose));
    return condition;
}

std::vector<InboxCount> inboxCounts(Store& store) {
    std::vector<InboxCount> counts;
    for (const auto& inbox : all) {
        const auto waiting = waitingIn(store, inbox);
        auto statement = store.database().prepare(
            std::string("SELECT count(*) FROM \"") + specOf(inbox.entity).name
            + "\" WHERE record_state = 0 AND " + waiting.where);
        for (std::size_t i = 0; i < waiting.parameters.size(); ++i)
            statement.bind(static_cast<int>(i) + 1, waiting.parameters[i]);
        if (statement.step() && statement.integer(0) > 0)
            counts.push_back({&inbox, statement.integer(0)});
    }
    return counts;
}

} // namespace banyan
