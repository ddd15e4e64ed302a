#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

// What one knock at one door brings, as the form has it. Only the outcome must be given; a
// household, or a dwelling where none is registered.
struct VisitDraft {
    Uuid household;
    Uuid dwelling;
    std::string purpose = "routine";
    std::string outcome;
    std::int64_t observedAtMs = 0; // 0: now
    std::string companions;
    std::vector<Uuid> met; // residents
    std::string note;

    std::int64_t nextAtMs = 0; // come_back: when; 0 where only words were agreed
    std::string nextTime;      // in words; made from nextAtMs when empty

    // What else was seen or heard; empty changes nothing.
    std::string occupancy;
    std::string bestTime;
    std::string doorNote;            // added
    std::vector<std::string> phones; // of the household, added
    std::string visitState;          // e.g. "refuses", when somebody asked not to be visited
    std::string quietHours;
    bool everyoneMovedOut = false; // moved_away: whoever lived here is marked so, the door vacant
    Uuid card;                     // a contact card that was handed over
    std::vector<Uuid> doneTasks;   // tasks done by this visit
};

// What the person at the door should know before knocking; a hint, never a bar.
struct VisitWarning {
    std::int64_t lastVisitAtMs = 0; // 0: none
    std::string lastOutcome;
    int visitsLastWeek = 0;
    bool isTooSoon = false;
    bool isQuietNow = false; // the household's hours, or the night of local policy
    bool isRefusing = false; // the household asked not to be visited
    std::string quietHours;
};

// The visit at the door. One save is one action with everything that follows from it: the visit,
// what was seen of the dwelling, notes and phones, the card, the appointment for coming back.
// Writer's thread; warningBefore() on any.
class Visits {
public:
    explicit Visits(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    // The new visit. A visit that met somebody also settles an open appointment of the household.
    Result<Recorded> recordVisit(const VisitDraft& draft);
    // Only its author, once, with a reason; the visit stays in history and no longer counts. An
    // appointment it made is cancelled.
    Result<Recorded> voidVisit(const Uuid& visit, std::string_view reason);

    Result<VisitWarning> warningBefore(const Uuid& household, std::int64_t atMs);

private:
    Store& m_store;
    std::int64_t m_holdMs;
};

// Outcomes that count as having reached the household, or as having tried to.
bool isReached(std::string_view outcome);
bool isAttempt(std::string_view outcome);

// The id of the task that a come_back visit makes: derived, so that any device finds it again.
Uuid appointmentOf(const Uuid& visit);

} // namespace banyan
