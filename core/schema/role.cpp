#include "core/schema/role.h"

#include <array>

namespace banyan {

namespace {

constexpr std::array names{
    "grid_worker", "grid_leader", "centre_household", "steward", "volunteer", "community",
    "subdistrict", "district",    "department",       "unit",    "admin"};

} // namespace

const char* roleName(Role role) { return names[static_cast<std::size_t>(role)]; }

std::optional<Role> roleNamed(std::string_view name) {
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i])
            return static_cast<Role>(i);
    return std::nullopt;
}

std::string roleNames(RoleMask roles) {
    std::string out;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (!(roles & mask(static_cast<Role>(i))))
            continue;
        if (!out.empty())
            out += ", ";
        out += names[i];
    }
    return out;
}

} // namespace banyan
