#pragma once

#include "core/usecases/actiondraft.h"
#include "core/usecases/doorbook.h"

#include <functional>

namespace banyan {

// Which doors a knock campaign goes to. Everything given must hold; doors that asked not to be
// visited never come.
struct CampaignRule {
    std::optional<Uuid> unit; // with the grids of all that lies below it
    std::optional<Uuid> grid;
    std::optional<Uuid> estate;
    std::string careCategory; // of a tag in force
    std::string occupancy;    // of the dwelling
    int notReachedDays = 0;   // nobody was reached there for so many days; 0: whenever
};

struct CampaignProgress {
    int doors = 0;
    int done = 0;
    int cancelled = 0;
    int noAnswer = 0; // still open after somebody knocked
    int waiting = 0;  // of those: knocked at in this round, until the next is opened
    int toKnock = 0;  // in this round
    int round = 1;    // the latest

    int open() const { return doors - done - cancelled; }
};

// How a rule would turn out.
struct CampaignPreview {
    int fit = 0;
    int missing = 0; // of those: without a task in this campaign
};

struct CampaignPlace {
    Uuid id;
    std::string name;
    Uuid grid; // of an estate; null: a grid itself
};

struct CampaignPerson {
    Uuid user;
    std::string name;
    std::string role;
    std::string group; // the team, unit or grid he knocks for
};

struct CampaignDoor {
    Uuid task;
    Uuid household;
    DoorPlace place;
    std::string headName;
    std::string state; // of the task
    std::string assignee;
    int knocks = 0; // without an answer
    int round = 1;
    bool isRefusing = false; // asked since not to be visited: nobody goes

    bool isWaiting() const { return state == "open" && knocks >= round && !isRefusing; }
    bool isToKnock() const { return state == "open" && knocks < round && !isRefusing; }
};

// A campaign as somebody who knocks has it: what is left for him in this round.
struct CampaignShare {
    Uuid campaign;
    std::string title;
    std::string until; // the last day
    int doors = 0;     // to knock at now
    int round = 1;     // the latest among them
};

// Knock campaigns (敲门行动): doors chosen by rule become tasks, in stair order, shared out among
// those who knock; each helper's list ends with the campaign's last day by itself. A door has one
// task in a campaign, whoever chooses and how often, so that a choice that was cut short is made
// again. Writes on the writer's thread and for desks, reads on any connection. No figure is of a
// person.
class Campaigns {
public:
    explicit Campaigns(Store& store)
        : m_store(store) {}

    // Households in stair order. Invalid: a code that is not known.
    Result<std::vector<Uuid>> doors(const CampaignRule& rule);
    // The rule within the campaign's own unit. NotFound.
    Result<std::vector<Uuid>> doorsFor(const Uuid& campaign, CampaignRule rule);
    // The unit's grids and their estates, by name: what a rule may be narrowed to. NotFound.
    Result<std::vector<CampaignPlace>> places(const Uuid& campaign);
    Result<CampaignPreview> preview(const Uuid& campaign, const CampaignRule& rule);
    // Who may be asked to knock: those in service in the campaign's unit, in what lies below it, or
    // in a unit that has a team; by group. NotFound.
    Result<std::vector<CampaignPerson>> people(const Uuid& campaign);
    // Tasks for those that have none in this campaign, in actions of at most `doorsPerAction`; how
    // many. Each of `people` gets neighbouring doors. Errors: NotFound; Invalid (no doors, nobody
    // to knock, the campaign or its last day is over); Conflict (a door is in a grid where none of
    // `people` works); NotAllowed.
    Result<int> send(const Uuid& campaign, const std::vector<Uuid>& households,
                     const std::vector<Uuid>& people);
    // The doors that were knocked at without an answer are knocked at once more, until the
    // campaign's last day: by `people`, or by whoever has them where that is empty. How many.
    // Errors as send(); Invalid when no door waits.
    Result<int> nextRound(const Uuid& campaign, const std::vector<Uuid>& people);
    // The campaign with the doors that are still open; what was done stays done. May be repeated
    // when it was cut short. Errors: NotFound; Invalid (it is over); NotAllowed.
    Result<Recorded> cancel(const Uuid& campaign);

    Result<CampaignProgress> progress(const Uuid& campaign);
    // In walking order: all of them, or those of whoever uses this device.
    Result<std::vector<CampaignDoor>> doorsOf(const Uuid& campaign, bool isMineOnly);
    // What whoever uses this device has still to knock at, by campaign.
    Result<std::vector<CampaignShare>> shares();

    static constexpr std::size_t doorsPerAction = 200;

private:
    Result<Record> running(const Uuid& campaign);
    std::vector<Uuid> gridsUnder(const Uuid& unit);

    Store& m_store;
};

} // namespace banyan
