#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banyan {

enum class Role : std::uint8_t {
    GridWorker,
    GridLeader,
    CentreHousehold,
    Steward,
    Volunteer,
    Community,
    Subdistrict,
    District,
    Department,
    Unit,
    Admin,
};

using RoleMask = std::uint32_t;
constexpr RoleMask mask(Role role) { return RoleMask{1} << static_cast<unsigned>(role); }
template <typename... Roles>
constexpr RoleMask mask(Role first, Roles... rest) {
    return (mask(first) | ... | mask(rest));
}

namespace roles {
constexpr RoleMask admin = mask(Role::Admin);
constexpr RoleMask district = mask(Role::District, Role::Admin);
constexpr RoleMask desks = mask(Role::Community, Role::Subdistrict, Role::District, Role::Admin);
constexpr RoleMask workers = mask(Role::GridWorker, Role::GridLeader) | desks;
constexpr RoleMask leaders = mask(Role::GridLeader) | desks;
// Neighbours with a list of households: they visit and report, they do not edit identities.
constexpr RoleMask helpers = mask(Role::CentreHousehold, Role::Steward, Role::Volunteer) | workers;
constexpr RoleMask neighbours = mask(Role::CentreHousehold, Role::Steward) | workers;
// Departments and paired units: called by a whistle, and at home in no grid.
constexpr RoleMask called = mask(Role::Department, Role::Unit);
// Whose scope is not a grid but a list of records: a pack.
constexpr RoleMask narrow = mask(Role::CentreHousehold, Role::Steward, Role::Volunteer);
} // namespace roles

const char* roleName(Role role); // "grid_worker"
std::optional<Role> roleNamed(std::string_view name);
// "grid_worker, grid_leader", in the enum's order.
std::string roleNames(RoleMask roles);

} // namespace banyan
