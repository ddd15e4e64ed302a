#include "core/schema/roleorder.h"

#include <array>

namespace banyan {

namespace {

constexpr auto ranks = [] {
    std::array<int, static_cast<std::size_t>(Role::Admin) + 1> all{}; // 0 unless named
    int rank = 0;
    for (const Role role : {Role::GridWorker, Role::GridLeader, Role::Community, Role::Subdistrict,
                            Role::District, Role::Admin})
        all[static_cast<std::size_t>(role)] = ++rank;
    return all;
}();

} // namespace

bool isAbove(Role role, RoleMask roles) {
    for (std::size_t i = 0; i < ranks.size(); ++i)
        if (roles & mask(static_cast<Role>(i)) && ranks[i] >= ranks[static_cast<std::size_t>(role)])
            return false;
    return true;
}

} // namespace banyan
