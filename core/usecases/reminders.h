#pragma once

#include "core/usecases/campaigns.h"

#include <span>

namespace banyan {

enum class ReminderKind {
    FollowUp, // a visit back that was promised for a day
    Due,      // what is to be done by a day or hour
    Answer,   // what became of a problem that the reader raised
};
const char* reminderKindName(ReminderKind kind); // "follow_up", "due", "answer"

// A record that the day brings up, for whoever uses this device.
struct Reminder {
    ReminderKind kind = ReminderKind::Due;
    EntityId entity = EntityId::None;
    Uuid record;
    std::string title;
    std::string state;     // as it stands
    std::string day;       // for which it was set, or on which the answer came
    std::int64_t atMs = 0; // a limit by the hour, or when the answer came; else 0
    bool isLate = false;   // that day or hour is over
    bool isOwn = false;    // names the reader
};

struct Reminders {
    std::vector<Reminder> dated;   // the reader's own first, then what has waited longest
    std::vector<Reminder> answers; // latest first
    std::vector<CampaignShare> campaigns;
};

// A field of the registry that says when somebody has to look at a record again.
struct DatedField {
    EntityId entity = EntityId::None;
    const char* field = nullptr;
    ReminderKind kind = ReminderKind::Due;
    // States beyond the workflow's ends in which this date asks nothing any more.
    std::span<const std::string_view> met;
};
std::span<const DatedField> datedFields();

// What the day brings besides its doors: dates that have come of things which are open, which the
// reader's role may take a step further and which are nobody else's; answers to what he raised,
// until he has opened them or for `answersKeptMs`; doors of knock campaigns that he has still to
// knock at. Reads only, any connection.
Result<Reminders> reminders(Store& store);
constexpr std::int64_t answersKeptMs = 30 * msPerDay;

// A person has this record before him: its answer was read. Of this device only, nothing of it is
// sent. Whether something was new about it. Writer's thread.
Result<bool> noteOpened(Store& store, EntityId entity, const Uuid& record);

} // namespace banyan
