// What there is to see of knock campaigns.
#include "core/merge/setvalue.h"
#include "core/usecases/campaigns.h"
#include "core/usecases/validity.h"

#include <algorithm>
#include <set>

namespace banyan {

namespace {

// A unit with all that lies below it: units and grids.
std::set<Uuid> placesUnder(Store& store, const Uuid& unit) {
    std::set<Uuid> places;
    std::vector<Uuid> ahead{unit};
    while (!ahead.empty()) {
        const Uuid at = ahead.back();
        ahead.pop_back();
        if (!places.insert(at).second)
            continue;
        for (const auto& child :
             store.table(EntityId::OrgUnit).select("parent = ? AND record_state = 0", {Value{at}}))
            ahead.push_back(child.id);
        for (const auto& grid :
             store.table(EntityId::Grid).select("community = ? AND record_state = 0", {Value{at}}))
            places.insert(grid.id);
    }
    return places;
}

std::string nameOfPlace(Store& store, const Uuid& place) {
    for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
        if (const auto record = store.table(entity).find(place))
            return std::string(record->text("name"));
    return {};
}

// The teams of today, by their unit.
std::map<Uuid, std::string> teamsOf(Store& store) {
    const std::string today = localDateOf(store.clock().wallMs()).text();
    std::map<Uuid, std::string> teams;
    for (const auto& team :
         store.table(EntityId::Team)
             .select("record_state = 0 AND " + holdsOn(EntityId::Team, "?1") + " ORDER BY row",
                     {Value{today}}))
        teams.emplace(team.reference("unit"), std::string(team.text("name")));
    return teams;
}

bool mayKnock(const Record& user) {
    const auto role = roleNamed(user.text("role"));
    // A list of doors reaches helpers as a pack, workers with their grid.
    constexpr RoleMask knockers = roles::narrow | mask(Role::GridWorker, Role::GridLeader);
    return role && (knockers & mask(*role));
}

} // namespace

std::vector<Uuid> Campaigns::gridsUnder(const Uuid& unit) {
    std::vector<Uuid> grids;
    for (const auto& place : placesUnder(m_store, unit))
        if (m_store.table(EntityId::Grid).head(place))
            grids.push_back(place);
    return grids;
}

Result<std::vector<CampaignPlace>> Campaigns::places(const Uuid& campaign) {
    return guarded([&]() -> Result<std::vector<CampaignPlace>> {
        const auto record = m_store.table(EntityId::Campaign).find(campaign);
        if (!record)
            return Error{ErrorCode::NotFound, "there is no such campaign here"};
        std::vector<CampaignPlace> places;
        for (const auto& grid : gridsUnder(record->reference("unit"))) {
            places.push_back({grid, nameOfPlace(m_store, grid), {}});
            for (const auto& estate : m_store.table(EntityId::Estate)
                                          .select("grid = ? AND record_state = 0", {Value{grid}}))
                places.push_back({estate.id, std::string(estate.text("name")), grid});
        }
        std::ranges::sort(places, [](const CampaignPlace& a, const CampaignPlace& b) {
            const int order = compareNaturally(a.name, b.name);
            return order != 0 ? order < 0 : a.id < b.id;
        });
        return places;
    });
}

Result<std::vector<CampaignPerson>> Campaigns::people(const Uuid& campaign) {
    return guarded([&]() -> Result<std::vector<CampaignPerson>> {
        const auto record = m_store.table(EntityId::Campaign).find(campaign);
        if (!record)
            return Error{ErrorCode::NotFound, "there is no such campaign here"};
        const auto places = placesUnder(m_store, record->reference("unit"));
        const auto teams = teamsOf(m_store);
        std::vector<CampaignPerson> people;
        for (const auto& user :
             m_store.table(EntityId::User).select("record_state = 0 AND active = 1")) {
            if (!mayKnock(user))
                continue;
            for (const auto& scope : setElements(user.text("scopes"))) {
                const auto place = Uuid::fromText(scope);
                const auto team = place ? teams.find(*place) : teams.end();
                if (!place || (team == teams.end() && !places.contains(*place)))
                    continue;
                people.push_back(
                    {user.id, std::string(user.text("name")), std::string(user.text("role")),
                     team == teams.end() ? nameOfPlace(m_store, *place) : team->second});
                break;
            }
        }
        std::ranges::sort(people, [](const CampaignPerson& a, const CampaignPerson& b) {
            return std::tie(a.group, a.name, a.user) < std::tie(b.group, b.name, b.user);
        });
        return people;
    });
}

Result<CampaignProgress> Campaigns::progress(const Uuid& campaign) {
    const auto doors = doorsOf(campaign, false);
    if (!doors)
        return doors.error();
    CampaignProgress progress;
    progress.doors = static_cast<int>(doors->size());
    for (const auto& door : *doors) {
        progress.done += door.state == "done";
        progress.cancelled += door.state == "cancelled";
        progress.noAnswer += door.state == "open" && door.knocks > 0;
        progress.waiting += door.isWaiting();
        progress.toKnock += door.isToKnock();
        progress.round = std::max(progress.round, door.round);
    }
    return progress;
}

Result<std::vector<CampaignDoor>> Campaigns::doorsOf(const Uuid& campaign, bool isMineOnly) {
    return guarded([&]() -> Result<std::vector<CampaignDoor>> {
        const Value only = isMineOnly ? Value{authorOf(m_store)} : Value{};
        auto& row =
            m_store.database()
                .cached("SELECT t.id, t.household, e.name, b.name, d.unit, d.floor, d.door, "
                        "r.name, t.state, u.name, t.rounds, t.round, h.visit_state FROM task t "
                        "LEFT JOIN household h ON h.id = t.household "
                        "LEFT JOIN dwelling d ON d.id = h.dwelling "
                        "LEFT JOIN estate e ON e.id = d.estate "
                        "LEFT JOIN building b ON b.id = d.building "
                        "LEFT JOIN resident r ON r.id = h.head "
                        "LEFT JOIN \"user\" u ON u.id = t.assignee "
                        "WHERE t.campaign = ?1 AND t.record_state = 0 AND t.household IS NOT NULL "
                        "AND (?2 IS NULL OR t.assignee = ?2)")
                .with(campaign, only);
        Running running(row);
        std::vector<CampaignDoor> doors;
        while (running->step()) {
            CampaignDoor door;
            door.task = row.id(0);
            door.household = row.id(1);
            door.place = {std::string(row.text(2)), std::string(row.text(3)),
                          std::string(row.text(4)), row.integer(5), std::string(row.text(6))};
            door.headName = row.text(7);
            door.state = row.text(8);
            door.assignee = row.text(9);
            door.knocks = static_cast<int>(row.integer(10));
            door.round = static_cast<int>(std::max(row.integer(11), std::int64_t{1}));
            door.isRefusing = row.text(12) == "refuses";
            doors.push_back(std::move(door));
        }
        std::ranges::stable_sort(doors, [](const CampaignDoor& a, const CampaignDoor& b) {
            return isBeforeOnStair(a.place, b.place);
        });
        return doors;
    });
}

Result<std::vector<CampaignShare>> Campaigns::shares() {
    return guarded([&]() -> Result<std::vector<CampaignShare>> {
        const Value me{authorOf(m_store)};
        const Value today{localDateOf(m_store.clock().wallMs()).text()};
        // Who knocks may not hold the campaign itself: its name and last day are in each task.
        auto& row =
            m_store.database()
                .cached("SELECT t.campaign, min(t.title), max(t.due), count(*), "
                        "max(coalesce(t.round, 1)) FROM task t "
                        "JOIN household h ON h.id = t.household AND h.record_state = 0 "
                        "LEFT JOIN campaign c ON c.id = t.campaign WHERE t.assignee = ?1 AND "
                        "t.record_state = 0 AND t.state = 'open' AND t.campaign IS NOT NULL "
                        "AND (t.due IS NULL OR t.due >= ?2) "
                        "AND coalesce(t.rounds, 0) < max(1, coalesce(t.round, 1)) "
                        "AND coalesce(h.visit_state, 'normal') <> 'refuses' "
                        "AND (c.id IS NULL OR (c.since <= ?2 AND c.state NOT IN "
                        "('ended', 'cancelled'))) GROUP BY t.campaign ORDER BY 3, 2")
                .with(me, today);
        Running running(row);
        std::vector<CampaignShare> shares;
        while (running->step())
            shares.push_back({row.id(0), std::string(row.text(1)), std::string(row.text(2)),
                              static_cast<int>(row.integer(3)), static_cast<int>(row.integer(4))});
        return shares;
    });
}

} // namespace banyan
