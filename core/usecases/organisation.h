#pragma once

#include "core/store/store.h"

#include <string>
#include <vector>

namespace banyan {

// Which party organisation looks after a part of the tree.
enum class BranchKind {
    NotAsked,  // a department, a household
    Own,       // `branch` is its own
    FallsBack, // small estates and lone buildings belong to the branch of their grid
    Missing,   // neither it nor its grid has one
};

// A line of the organisation tree. A folder, such as a district's departments, is no record: its
// `id` is that of the unit it stands under.
struct OrgNode {
    EntityId entity = EntityId::None;
    Uuid id;
    std::string level; // of a unit and of a folder of units: code of org_level
    bool isFolder = false;
    std::string title;  // "" for a person whom this device does not hold
    std::string person; // who answers for it: a grid's leader, the resident of a centre household
    std::string branch; // its name, of a grid a code of branch_kind; where it falls back the grid
    BranchKind branchKind = BranchKind::NotAsked;
    bool hasChildren = false;
    std::string path; // of what was found: where it stands, "榕华街道 › 进贤社区"
};

// The district as a tree: subdistricts, communities, grids, estates, buildings, stewards and
// party-member centre households; departments and paired units in folders. Only what holds today.
// Children are read when they are asked for, so that a district is as quick as a grid. Reads only,
// any connection.
class Organisation {
public:
    explicit Organisation(Store& store);

    std::vector<OrgNode> roots();
    std::vector<OrgNode> children(const OrgNode& parent);
    // Units, grids and estates by any part of their name or its pinyin, whole or initials;
    // buildings by name; centre households and stewards by their person. At most `limit`.
    std::vector<OrgNode> find(const std::string& text, std::size_t limit);

private:
    // Those that hold today; `where` with the values bound to it.
    std::vector<Record> valid(EntityId entity, const std::string& where,
                              std::vector<Value> parameters);
    bool any(EntityId entity, const std::string& where, const Uuid& id,
             const std::string& level = {}); // bound as ?1 and ?2
    OrgNode ofUnit(const Record& unit);
    OrgNode ofGrid(const Record& grid);
    OrgNode ofEstate(const Record& estate);
    OrgNode ofBuilding(const Record& building);
    OrgNode ofSteward(const Record& steward);
    OrgNode ofCentre(const Record& centre);
    void addFolder(std::vector<OrgNode>& nodes, const Uuid& unit, const char* level);
    void addCentres(std::vector<OrgNode>& nodes, const char* where, const Uuid& id);
    void fallBack(OrgNode& node, const Uuid& grid);
    std::string pathOf(const OrgNode& node);
    std::string pathOf(EntityId entity, const Uuid& id);
    void findPeople(const std::string& text, std::size_t limit, std::vector<OrgNode>& found);

    Store& m_store;
    std::string m_today;
};

} // namespace banyan
