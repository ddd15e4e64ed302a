#include "core/usecases/due.h"

#include "core/usecases/validity.h"
#include "core/usecases/visits.h"

#include <algorithm>
#include <array>

namespace banyan {

namespace {

constexpr int routineIntervalDays = 182;
constexpr int routineGraceDays = 30;
constexpr int careIntervalDays = 30;
constexpr int careGraceDays = 7;
constexpr int highRiskIntervalDays = 7;
constexpr int highRiskGraceDays = 2;
constexpr int newArrivalDays = 1; // "within 24 h of a major change"
constexpr std::size_t doorNotesShown = 3;

int daysPast(CivilDate date, CivilDate today) {
    return static_cast<int>(std::max<std::int64_t>(0, daysFromCivil(today) - daysFromCivil(date)));
}

DueReason reasonOf(const VisitRules::Rule& rule) {
    if (!rule.risk.empty())
        return DueReason::HighRisk;
    return rule.category.empty() ? DueReason::Routine : DueReason::Care;
}

// By rule alone: from the last time somebody was reached, not before the pause after a shut door.
void judgeByRule(DueState& state, const DoorFacts& door, const VisitRules::Rule& rule,
                 const DoorPolicy& policy, CivilDate today) {
    state.reason = reasonOf(rule);
    state.category = rule.category;
    if (door.lastReachedAtMs == 0) {
        state.reason = DueReason::NewArrival;
        state.on = addDays(localDateOf(door.createdAtMs), newArrivalDays);
    } else {
        state.on = addDays(localDateOf(door.lastReachedAtMs), rule.intervalDays);
        state.isReached = today < *state.on;
    }
    state.overdueDays = daysPast(addDays(*state.on, rule.graceDays), today);
    if (door.lastAttemptAtMs <= door.lastReachedAtMs)
        return;
    const int pause =
        door.lastAttempt == "refused" ? policy.refusedPauseDays : policy.noAnswerPauseDays;
    const CivilDate next =
        addDays(localDateOf(door.lastAttemptAtMs), std::min(pause, rule.intervalDays));
    if (*state.on < next && today < next) {
        state.on = next;
        state.pausedFor = door.lastAttempt;
    }
}

// Rules do not send anybody to a door where nobody lives or where it is not wished.
bool isLeftAlone(const DoorFacts& door) {
    const bool isGone = door.last.outcome == "moved_away" || door.last.outcome == "no_such_address";
    const bool isEmpty = door.peopleCount == 0
                         && (door.occupancy == "vacant" || door.occupancy == "to_be_demolished");
    return isGone || isEmpty || door.visitState == "refuses";
}

DueDoor doorOf(const DoorFacts& facts, DueState due) {
    DueDoor door;
    door.household = facts.household;
    door.dwelling = facts.dwelling;
    door.place = facts.place;
    door.headName = facts.headName;
    door.peopleCount = facts.peopleCount;
    door.occupancy = facts.occupancy;
    door.visitState = facts.visitState;
    door.quietHours = facts.quietHours;
    door.bestTime = facts.bestTime;
    door.tags = facts.tags;
    door.phones = setElements(facts.phones);
    door.doorNotes = entriesOf(facts.doorNote);
    if (door.doorNotes.size() > doorNotesShown)
        door.doorNotes.erase(door.doorNotes.begin(),
                             door.doorNotes.end() - std::ptrdiff_t{doorNotesShown});
    door.lastVisit = facts.last;
    door.due = std::move(due);
    door.tasks = facts.tasks;
    for (const auto& task : facts.tasks)
        if (task.isAppointment)
            door.appointment = facts.last.nextTime.empty() ? task.due : facts.last.nextTime;
    door.pendingCount = facts.pendingCount;
    door.openCases = facts.openCases;
    door.isCentre = facts.isCentre;
    return door;
}

std::vector<GridTask> gridTasks(Store& store, const Uuid& grid) {
    std::vector<GridTask> tasks;
    const Value only = grid.isNull() ? Value{} : Value{grid}; // outlives the steps
    auto& row = store.database()
                    .cached("SELECT id, kind, title, due FROM task WHERE record_state = 0 AND "
                            "state = 'open' AND household IS NULL AND (?1 IS NULL OR grid = ?1) "
                            "ORDER BY due IS NULL, due, row")
                    .with(only);
    Running running(row);
    while (running->step())
        tasks.push_back({row.id(0), std::string(row.text(1)), std::string(row.text(2)),
                         std::string(row.text(3))});
    return tasks;
}

} // namespace

const char* dueReasonName(DueReason reason) {
    constexpr std::array names{"none",        "routine",   "care", "high_risk",
                               "new_arrival", "come_back", "task"};
    return names[static_cast<std::size_t>(reason)];
}

VisitRules VisitRules::of(Store& store, CivilDate today) {
    VisitRules rules;
    const auto records = store.table(EntityId::VisitRule)
                             .select("record_state = 0 AND " + holdsOn(EntityId::VisitRule, "?1"),
                                     {Value{today.text()}});
    for (const auto& record : records)
        if (record.integer("interval_days") > 0)
            rules.m_rules.push_back({std::string(record.text("category")),
                                     std::string(record.text("risk")),
                                     static_cast<int>(record.integer("interval_days")),
                                     static_cast<int>(record.integer("grace_days"))});
    if (rules.m_rules.empty()) {
        rules.m_rules.push_back({{}, {}, routineIntervalDays, routineGraceDays});
        rules.m_rules.push_back({{}, "high", highRiskIntervalDays, highRiskGraceDays});
        for (const auto& category : codes::careCategory.codes)
            rules.m_rules.push_back(
                {std::string(category.code), {}, careIntervalDays, careGraceDays});
    }
    std::stable_sort(rules.m_rules.begin(), rules.m_rules.end(),
                     [](const Rule& a, const Rule& b) { return a.intervalDays < b.intervalDays; });
    return rules;
}

const VisitRules::Rule* VisitRules::ruleFor(const DoorFacts& door) const {
    const auto applies = [&](const Rule& rule) {
        const bool hasRisk = rule.risk.empty() || rule.risk == door.risk;
        const bool hasTag =
            rule.category.empty()
            || std::binary_search(door.tags.begin(), door.tags.end(), rule.category);
        return hasRisk && hasTag;
    };
    const auto found = std::find_if(m_rules.begin(), m_rules.end(), applies);
    return found == m_rules.end() ? nullptr : &*found;
}

DueState dueStateOf(const DoorFacts& door, const VisitRules& rules, const DoorPolicy& policy,
                    CivilDate today) {
    DueState state;
    const auto* rule = rules.ruleFor(door);
    if (rule)
        judgeByRule(state, door, *rule, policy, today);
    if (isLeftAlone(door)) {
        state.reason = DueReason::None;
        state.on.reset();
        state.overdueDays = 0;
        state.category.clear();
        state.pausedFor.clear();
    }
    for (const auto& task : door.tasks) {
        const auto due = parseDate(task.due);
        if (!due)
            continue;
        // What was agreed stands before any rule; a promise only brings the visit forward.
        if (task.isAppointment
            || (state.reason != DueReason::ComeBack && (!state.on || *due < *state.on))) {
            state.reason = task.isAppointment ? DueReason::ComeBack : DueReason::Task;
            state.on = due;
            state.overdueDays = daysPast(*due, today);
            state.category.clear();
            state.pausedFor.clear();
        }
    }
    return state;
}

Result<DuePlan> duePlan(Store& store, const DueQuery& query) {
    return guarded([&]() -> Result<DuePlan> {
        DuePlan plan;
        plan.today = localDateOf(store.clock().wallMs());
        const CivilDate horizon = addDays(plan.today, query.horizonDays);
        const auto rules = VisitRules::of(store, plan.today);
        const auto policy = DoorPolicy::of(store);
        const auto book = DoorBook::read(store, {query.grid, {}});
        for (const auto& door : book.doors()) {
            DueState due = dueStateOf(door, rules, policy, plan.today);
            const bool isDoneToday =
                door.last.atMs != 0 && localDateOf(door.last.atMs) == plan.today;
            // A door that was seen today comes again only for what was agreed or promised; one
            // that stayed shut is left alone until tomorrow.
            const bool isPromised =
                due.reason == DueReason::ComeBack || due.reason == DueReason::Task;
            const bool stayedShut =
                door.last.outcome == "no_answer" || door.last.outcome == "refused";
            if (due.on && *due.on <= horizon && (!isDoneToday || (isPromised && !stayedShut)))
                plan.ahead.push_back(doorOf(door, due));
            if (isDoneToday)
                plan.done.push_back(doorOf(door, std::move(due)));
        }
        std::sort(plan.ahead.begin(), plan.ahead.end(), [](const DueDoor& a, const DueDoor& b) {
            return isBeforeOnStair(a.place, b.place);
        });
        std::sort(plan.done.begin(), plan.done.end(), [](const DueDoor& a, const DueDoor& b) {
            return a.lastVisit.atMs > b.lastVisit.atMs;
        });
        plan.tasks = gridTasks(store, query.grid);
        return plan;
    });
}

} // namespace banyan
