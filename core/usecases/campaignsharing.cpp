#include "core/usecases/campaignsharing.h"

#include "core/merge/setvalue.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace banyan {

namespace {

// A grid with all that lies above it.
std::set<std::string> placesAbove(Store& store, const Uuid& grid) {
    std::set<std::string> places{grid.text()};
    const auto record = store.table(EntityId::Grid).find(grid);
    Uuid unit = record ? record->reference("community") : Uuid{};
    while (!unit.isNull() && places.insert(unit.text()).second) {
        const auto above = store.table(EntityId::OrgUnit).find(unit);
        unit = above ? above->reference("parent") : Uuid{};
    }
    return places;
}

// The grids and units that bind a person; nothing for a helper, or where that is not known here.
std::optional<std::vector<std::string>> boundTo(Store& store, const Uuid& person) {
    const auto user = store.table(EntityId::User).find(person);
    const auto role = user ? roleNamed(user->text("role")) : std::nullopt;
    if (!role || (roles::narrow & mask(*role)) || isNull(user->value("scopes")))
        return std::nullopt;
    return setElements(user->text("scopes"));
}

class Sharing {
public:
    Sharing(Store& store, const std::vector<Uuid>& people)
        : m_store(store) {
        for (const auto& person : people)
            m_people.emplace_back(person, boundTo(store, person));
    }

    // Those who may have doors of this grid.
    const std::vector<Uuid>& of(const Uuid& grid) {
        const auto known = m_byGrid.find(grid);
        if (known != m_byGrid.end())
            return known->second;
        const auto places = placesAbove(m_store, grid);
        std::vector<Uuid> able;
        for (const auto& [person, scopes] : m_people)
            if (!scopes || std::ranges::any_of(*scopes, [&](const std::string& scope) {
                    return places.contains(scope);
                }))
                able.push_back(person);
        return m_byGrid.emplace(grid, std::move(able)).first->second;
    }

private:
    Store& m_store;
    std::vector<std::pair<Uuid, std::optional<std::vector<std::string>>>> m_people;
    std::map<Uuid, std::vector<Uuid>> m_byGrid;
};

Uuid gridOf(Store& store, const Uuid& household) {
    auto& row = store.database()
                    .cached("SELECT d.grid FROM household h JOIN dwelling d ON d.id = h.dwelling "
                            "WHERE h.id = ?")
                    .with(household);
    Running running(row);
    return running->step() && !row.isNull(0) ? row.id(0) : Uuid{};
}

} // namespace

Result<std::vector<Uuid>> sharedOut(Store& store, const std::vector<Uuid>& households,
                                    const std::vector<Uuid>& people) {
    Sharing sharing(store, people);
    std::vector<Uuid> shared;
    std::vector<const std::vector<Uuid>*> able;
    for (const auto& household : households) {
        able.push_back(&sharing.of(gridOf(store, household)));
        if (able.back()->empty())
            return Error{ErrorCode::Conflict, "some of these doors are in a grid where none of "
                                              "those chosen works; choose somebody for it"};
    }
    // Runs of doors that the same people may have, each cut into as many parts, as even as can be.
    for (std::size_t from = 0; from < able.size();) {
        std::size_t to = from;
        while (to < able.size() && *able[to] == *able[from])
            ++to;
        const auto& these = *able[from];
        for (std::size_t at = from; at < to; ++at)
            shared.push_back(these[(at - from) * these.size() / (to - from)]);
        from = to;
    }
    return shared;
}

} // namespace banyan
