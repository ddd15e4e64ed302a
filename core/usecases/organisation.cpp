#include "core/usecases/organisation.h"

#include "core/schema/civildate.h"
#include "core/usecases/doorbook.h"
#include "core/usecases/validity.h"

#include <algorithm>

namespace banyan {

namespace {

// Households without a building hang on their estate, without either on their grid.
constexpr const char* centresOfBuilding = "d.building = ?1";
constexpr const char* centresOfEstate = "d.estate = ?1 AND d.building IS NULL";
constexpr const char* centresOfGrid = "d.grid = ?1 AND d.estate IS NULL AND d.building IS NULL";

std::string centresWhere(const char* where) {
    return "household IN (SELECT h.id FROM household h JOIN dwelling d ON d.id = h.dwelling WHERE "
           "h.record_state = 0 AND "
           + std::string(where) + ")";
}

void sortNaturally(std::vector<OrgNode>& nodes) {
    std::ranges::stable_sort(nodes, [](const OrgNode& a, const OrgNode& b) {
        return compareNaturally(a.title, b.title) < 0;
    });
}

} // namespace

Organisation::Organisation(Store& store)
    : m_store(store)
    , m_today(localDateOf(store.clock().wallMs()).text()) {}

std::vector<Record> Organisation::valid(EntityId entity, const std::string& where,
                                        std::vector<Value> parameters) {
    parameters.emplace_back(m_today);
    const std::string condition = where + " AND record_state = 0 AND "
                                  + holdsOn(entity, "?" + std::to_string(parameters.size()));
    const bool isCoded = specOf(entity).field("code") != nullptr;
    return m_store.table(entity).select(condition + (isCoded ? " ORDER BY code" : " ORDER BY row"),
                                        parameters);
}

bool Organisation::any(EntityId entity, const std::string& where, const Uuid& id,
                       const std::string& level) {
    auto& row = m_store.database().cached("SELECT ?2 FROM \"" + std::string(specOf(entity).name)
                                          + "\" WHERE " + where + " AND record_state = 0 AND "
                                          + holdsOn(entity, "?3") + " LIMIT 1");
    row.with(id, level, m_today);
    Running running(row);
    return running->step();
}

OrgNode Organisation::ofUnit(const Record& unit) {
    OrgNode node{EntityId::OrgUnit,
                 unit.id,
                 std::string(unit.text("level")),
                 false,
                 std::string(unit.text("name")),
                 {},
                 {},
                 BranchKind::NotAsked,
                 false,
                 {}};
    const auto committees = valid(EntityId::Committee, "unit = ?1", {Value{unit.id}});
    if (!committees.empty()) {
        node.branch = committees.front().text("name");
        node.branchKind = BranchKind::Own;
    }
    node.hasChildren = any(EntityId::OrgUnit, "parent = ?1", unit.id)
                       || any(EntityId::Grid, "community = ?1", unit.id);
    return node;
}

OrgNode Organisation::ofGrid(const Record& grid) {
    OrgNode node{EntityId::Grid,      grid.id, {}, false, std::string(grid.text("name")), {}, {},
                 BranchKind::Missing, false,   {}};
    if (const auto leader = m_store.table(EntityId::User).find(grid.reference("leader")))
        node.person = leader->text("name");
    node.branch = grid.text("branch_kind");
    if (!node.branch.empty())
        node.branchKind = BranchKind::Own;
    node.hasChildren = any(EntityId::Estate, "grid = ?1", grid.id)
                       || any(EntityId::Building, "grid = ?1 AND estate IS NULL", grid.id)
                       || any(EntityId::CentreHousehold, centresWhere(centresOfGrid), grid.id);
    return node;
}

// The rule for what is too small to have a branch: the grid's branch looks after it.
void Organisation::fallBack(OrgNode& node, const Uuid& grid) {
    const auto record = m_store.table(EntityId::Grid).find(grid);
    if (!record || record->text("branch_kind").empty()) {
        node.branchKind = BranchKind::Missing;
        return;
    }
    node.branchKind = BranchKind::FallsBack;
    node.branch = record->text("name");
}

OrgNode Organisation::ofEstate(const Record& estate) {
    OrgNode node{EntityId::Estate,
                 estate.id,
                 {},
                 false,
                 std::string(estate.text("name")),
                 {},
                 std::string(estate.text("branch")),
                 BranchKind::Own,
                 false,
                 {}};
    if (node.branch.empty())
        fallBack(node, estate.reference("grid"));
    node.hasChildren = any(EntityId::Building, "estate = ?1", estate.id)
                       || any(EntityId::CentreHousehold, centresWhere(centresOfEstate), estate.id);
    return node;
}

OrgNode Organisation::ofBuilding(const Record& building) {
    OrgNode node{
        EntityId::Building,   building.id, {}, false, std::string(building.text("name")), {}, {},
        BranchKind::NotAsked, false,       {}};
    if (building.reference("estate").isNull())
        fallBack(node, building.reference("grid"));
    node.hasChildren =
        any(EntityId::Steward, "building = ?1", building.id)
        || any(EntityId::CentreHousehold, centresWhere(centresOfBuilding), building.id);
    return node;
}

OrgNode Organisation::ofSteward(const Record& steward) {
    OrgNode node;
    node.entity = EntityId::Steward;
    node.id = steward.id;
    node.title = steward.text("name");
    if (node.title.empty())
        if (const auto resident =
                m_store.table(EntityId::Resident).find(steward.reference("resident")))
            node.title = resident->text("name");
    return node;
}

OrgNode Organisation::ofCentre(const Record& centre) {
    OrgNode node;
    node.entity = EntityId::CentreHousehold;
    node.id = centre.id;
    if (const auto resident = m_store.table(EntityId::Resident).find(centre.reference("resident")))
        node.title = resident->text("name");
    const auto home = m_store.table(EntityId::Household).find(centre.reference("household"));
    const auto dwelling =
        home ? m_store.table(EntityId::Dwelling).find(home->reference("dwelling")) : std::nullopt;
    if (dwelling) {
        const auto unit = dwelling->text("unit");
        node.person = (unit.empty() ? std::string() : std::string(unit) + "单元")
                      + std::string(dwelling->text("door"));
    }
    return node;
}

void Organisation::addFolder(std::vector<OrgNode>& nodes, const Uuid& unit, const char* level) {
    if (!any(EntityId::OrgUnit, "parent = ?1 AND level = ?2", unit, level))
        return;
    OrgNode node;
    node.entity = EntityId::OrgUnit;
    node.id = unit;
    node.level = level;
    node.isFolder = true;
    node.hasChildren = true;
    nodes.push_back(std::move(node));
}

void Organisation::addCentres(std::vector<OrgNode>& nodes, const char* where, const Uuid& id) {
    std::vector<OrgNode> centres;
    for (const auto& centre : valid(EntityId::CentreHousehold, centresWhere(where), {Value{id}}))
        centres.push_back(ofCentre(centre));
    std::ranges::stable_sort(centres, [](const OrgNode& a, const OrgNode& b) {
        return compareNaturally(a.person, b.person) < 0;
    });
    std::ranges::move(centres, std::back_inserter(nodes));
}

std::vector<OrgNode> Organisation::roots() {
    std::vector<OrgNode> nodes;
    for (const auto& unit : valid(
             EntityId::OrgUnit, "(parent IS NULL OR parent NOT IN (SELECT id FROM org_unit))", {}))
        nodes.push_back(ofUnit(unit));
    return nodes;
}

std::vector<OrgNode> Organisation::children(const OrgNode& parent) {
    std::vector<OrgNode> nodes;
    const Uuid& id = parent.id;
    const auto addBuildings = [&](const char* where) {
        std::vector<OrgNode> buildings;
        for (const auto& building : valid(EntityId::Building, where, {Value{id}}))
            buildings.push_back(ofBuilding(building));
        sortNaturally(buildings);
        std::ranges::move(buildings, std::back_inserter(nodes));
    };
    if (parent.isFolder) {
        for (const auto& unit : valid(EntityId::OrgUnit, "parent = ?1 AND level = ?2",
                                      {Value{id}, Value{parent.level}}))
            nodes.push_back(ofUnit(unit));
    } else if (parent.entity == EntityId::OrgUnit) {
        for (const auto& unit :
             valid(EntityId::OrgUnit, "parent = ?1 AND level NOT IN ('department', 'unit')",
                   {Value{id}}))
            nodes.push_back(ofUnit(unit));
        for (const auto& grid : valid(EntityId::Grid, "community = ?1", {Value{id}}))
            nodes.push_back(ofGrid(grid));
        addFolder(nodes, id, "department");
        addFolder(nodes, id, "unit");
    } else if (parent.entity == EntityId::Grid) {
        for (const auto& estate : valid(EntityId::Estate, "grid = ?1", {Value{id}}))
            nodes.push_back(ofEstate(estate));
        sortNaturally(nodes);
        addBuildings("grid = ?1 AND estate IS NULL");
        addCentres(nodes, centresOfGrid, id);
    } else if (parent.entity == EntityId::Estate) {
        addBuildings("estate = ?1");
        addCentres(nodes, centresOfEstate, id);
    } else if (parent.entity == EntityId::Building) {
        for (const auto& steward : valid(EntityId::Steward, "building = ?1", {Value{id}}))
            nodes.push_back(ofSteward(steward));
        addCentres(nodes, centresOfBuilding, id);
    }
    return nodes;
}

} // namespace banyan
