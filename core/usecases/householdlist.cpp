#include "core/usecases/householdlist.h"

#include "core/store/searchindex.h"
#include "core/usecases/cardgaps.h"
#include "core/usecases/names.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::size_t hitsMax = 2000;

// Households by what was found, with the name of the resident who was found, if it was one.
using Matches = std::unordered_map<Uuid, std::string>;

Matches search(Store& store, const std::string& text) {
    Matches matches;
    SearchIndex index(store);
    for (const auto& hit : index.find(text, EntityId::Household, hitsMax))
        matches.emplace(hit.record, std::string());
    for (const auto& hit : index.find(text, EntityId::Dwelling, hitsMax)) {
        auto& row = store.database()
                        .cached("SELECT id FROM household WHERE dwelling = ? AND record_state = 0")
                        .with(hit.record);
        Running running(row);
        while (running->step())
            matches.emplace(row.id(0), std::string());
    }
    for (const auto& hit : index.find(text, EntityId::Resident, hitsMax)) {
        auto& row = store.database()
                        .cached("SELECT household, name FROM resident WHERE id = ?")
                        .with(hit.record);
        Running running(row);
        if (running->step() && !row.isNull(0))
            matches.emplace(row.id(0), std::string(row.text(1)));
    }
    return matches;
}

bool fits(const HouseholdFilter& filter, const DoorFacts& door, const DueState& due,
          CivilDate today) {
    const auto hasTag = [&](const std::string& tag) {
        return std::binary_search(door.tags.begin(), door.tags.end(), tag);
    };
    return (!filter.isDue || (due.on && *due.on <= today))
           && (!filter.isNotReached || !due.isReached) && (!filter.hasCare || !door.tags.empty())
           && (filter.careCategory.empty() || hasTag(filter.careCategory))
           && (!filter.isVacant || door.occupancy == "vacant")
           && (!filter.isRefusing || door.visitState == "refuses")
           && (!filter.isNewArrival || due.reason == DueReason::NewArrival)
           && (!filter.isUnsent || door.pendingCount > 0)
           && (!filter.hasOpenCase || door.openCases > 0);
}

struct Chosen {
    const DoorFacts* door;
    DueState due;
    std::string matched;
};

} // namespace

Result<HouseholdWindow> householdList(Store& store, const HouseholdFilter& filter) {
    return guarded([&]() -> Result<HouseholdWindow> {
        const CivilDate today = localDateOf(store.clock().wallMs());
        const auto rules = VisitRules::of(store, today);
        const auto policy = DoorPolicy::of(store);
        const bool isSearch = !filter.text.empty();
        const Matches matches = isSearch ? search(store, filter.text) : Matches{};
        const auto withCard =
            filter.isWithoutCard ? householdsWithCard(store) : std::unordered_set<Uuid>{};
        const auto book = DoorBook::read(store, {filter.grid, {}});
        std::vector<Chosen> chosen;
        for (const auto& door : book.doors()) {
            const auto match = matches.find(door.household);
            if (isSearch && match == matches.end())
                continue;
            if (filter.isWithoutCard && withCard.contains(door.household))
                continue;
            DueState due = dueStateOf(door, rules, policy, today);
            if (fits(filter, door, due, today))
                chosen.push_back({&door, std::move(due), isSearch ? match->second : std::string()});
        }
        const auto end = std::min(chosen.size(), filter.offset + filter.limit);
        std::partial_sort(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(end),
                          chosen.end(), [](const Chosen& a, const Chosen& b) {
                              return isBeforeOnStair(a.door->place, b.door->place);
                          });
        HouseholdWindow window;
        window.total = chosen.size();
        for (std::size_t i = filter.offset; i < end; ++i) {
            HouseholdRow row{*chosen[i].door, std::move(chosen[i].due), {}, {}};
            if (row.facts.last.atMs != 0 && localDateOf(row.facts.last.atMs) == today)
                row.outcomeToday = row.facts.last.outcome;
            if (chosen[i].matched != row.facts.headName)
                row.matched = std::move(chosen[i].matched);
            window.rows.push_back(std::move(row));
        }
        return window;
    });
}

} // namespace banyan
