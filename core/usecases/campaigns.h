#pragma once

#include "core/usecases/actiondraft.h"

#include <functional>

namespace banyan {

// Which doors a knock campaign goes to. Everything given must hold; doors that asked not to be
// visited never come.
struct CampaignRule {
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

    int open() const { return doors - done - cancelled; }
};

// Knock campaigns (敲门行动): doors chosen by rule become tasks, in stair order, shared out among
// those who knock; each helper's list ends with the campaign's last day by itself. A door has one
// task in a campaign, whoever chooses and how often, so that a choice that was cut short is made
// again. Writer's thread; for desks. No figure is of a person.
class Campaigns {
public:
    explicit Campaigns(Store& store)
        : m_store(store) {}

    // Households in stair order. Invalid: a code that is not known.
    Result<std::vector<Uuid>> doors(const CampaignRule& rule);
    // Tasks for those that have none in this campaign, in actions of at most `doorsPerAction`; how
    // many. Each of `people` gets neighbouring doors. Errors: NotFound; Invalid (no doors, nobody
    // to knock, the campaign is over); NotAllowed.
    Result<int> send(const Uuid& campaign, const std::vector<Uuid>& households,
                     const std::vector<Uuid>& people);
    Result<CampaignProgress> progress(const Uuid& campaign);

    static constexpr std::size_t doorsPerAction = 200;

private:
    Store& m_store;
};

} // namespace banyan
