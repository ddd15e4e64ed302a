#pragma once

#include "core/merge/setvalue.h"
#include "core/schema/civildate.h"
#include "core/usecases/doorbook.h"
#include "core/usecases/doorpolicy.h"

#include <optional>

namespace banyan {

// How often doors are knocked at, from the VisitRule records that hold today; the defaults where
// the office has sent none (twice a year, care tags monthly, high risk weekly). Where several apply
// to a household the shortest interval does.
class VisitRules {
public:
    struct Rule {
        std::string category; // care category
        std::string risk;
        int intervalDays = 0;
        int graceDays = 0;
    };

    static VisitRules of(Store& store, CivilDate today);
    // Null when nothing is asked of this household.
    const Rule* ruleFor(const DoorFacts& door) const;

private:
    std::vector<Rule> m_rules; // shortest first
};

enum class DueReason {
    None,    // nobody is expected at this door
    Routine, // the rule for every household
    Care,    // a care tag's rule
    HighRisk,
    NewArrival, // registered lately, not reached yet
    ComeBack,   // an appointment
    Task,
};
const char* dueReasonName(DueReason reason);

// When a door is next to be visited, and why.
struct DueState {
    DueReason reason = DueReason::None;
    std::optional<CivilDate> on; // nothing: not to be visited
    int overdueDays = 0;         // past the date and its grace
    std::string category;        // Care: which
    std::string pausedFor;       // no_answer, refused: why it is later than the rule says
    bool isReached = false;      // somebody was reached within the rule's interval
};

DueState dueStateOf(const DoorFacts& door, const VisitRules& rules, const DoorPolicy& policy,
                    CivilDate today);

struct DueDoor {
    Uuid household;
    Uuid dwelling;
    DoorPlace place;
    std::string headName;
    int peopleCount = 0;
    std::string occupancy;
    std::string visitState;
    std::string quietHours;
    std::string bestTime;
    std::vector<std::string> tags;
    std::vector<std::string> phones;
    std::vector<Entry> doorNotes; // the last ones, oldest first
    VisitMark lastVisit;
    DueState due;
    std::string appointment; // what was agreed, in words
    std::vector<DoorTask> tasks;
    int pendingCount = 0;
    int openCases = 0;
    bool isCentre = false;
};

// A task that is no household's.
struct GridTask {
    Uuid id;
    std::string kind;
    std::string title;
    std::string due;
};

struct DuePlan {
    CivilDate today;
    std::vector<DueDoor> ahead; // in stair order
    std::vector<DueDoor> done;  // visited today, latest first
    std::vector<GridTask> tasks;
};

struct DueQuery {
    Uuid grid;           // null: every grid of this store
    int horizonDays = 0; // how far ahead; 0: today and what is overdue
};

// The doors of the day. Reads only, any connection; a few statements over the grid.
Result<DuePlan> duePlan(Store& store, const DueQuery& query = {});

} // namespace banyan
