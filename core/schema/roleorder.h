#pragma once

#include "core/schema/role.h"

namespace banyan {

namespace roles {
// Desks that look after users, grids and devices.
constexpr RoleMask keepers = mask(Role::Subdistrict, Role::District, Role::Admin);
} // namespace roles

// Whether a role stands above all of `roles`: helpers and those who are called by a whistle, then
// grid workers, grid leaders, and the desks from the community's up to the admin's.
bool isAbove(Role role, RoleMask roles);

} // namespace banyan
