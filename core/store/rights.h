#pragma once

#include "core/schema/role.h"
#include "core/uuid.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace banyan {

// How far back rights are judged: work is honoured that long after its scope has gone.
constexpr std::int64_t lateWorkHonouredMs = 30LL * 24 * 3'600'000;

// What a person may do: a role in each feed he was granted. Built by the office from its grants
// for the time an action is judged at; a value.
class Rights {
public:
    Rights() = default;
    Rights(const Uuid& person, std::int64_t judgedAtMs)
        : m_person(person)
        , m_judgedAtMs(judgedAtMs) {}
    const Uuid& person() const { return m_person; }
    std::int64_t judgedAtMs() const { return m_judgedAtMs; }

    // `isBelow`: the feed is not the one granted but lies below it.
    void grant(std::int64_t feed, Role role, bool isBelow = false) {
        m_grants.push_back({feed, mask(role), isBelow});
    }
    // Rights of the office's own programs: everything.
    static Rights everything() {
        Rights rights;
        rights.m_isEverything = true;
        return rights;
    }

    RoleMask in(std::int64_t feed) const {
        if (m_isEverything)
            return ~RoleMask{0};
        RoleMask roles_ = 0;
        for (const auto& grant_ : m_grants)
            if (grant_.feed == feed)
                roles_ |= grant_.roles;
        return roles_;
    }
    // Whether he works in the feed's own unit or grid, not only in one above it.
    bool isOwn(std::int64_t feed) const {
        return m_isEverything
               || std::any_of(m_grants.begin(), m_grants.end(), [&](const Grant& grant_) {
                      return grant_.feed == feed && !grant_.isBelow;
                  });
    }
    RoleMask anywhere() const {
        RoleMask roles_ = m_isEverything ? ~RoleMask{0} : 0;
        for (const auto& grant_ : m_grants)
            roles_ |= grant_.roles;
        return roles_;
    }

private:
    struct Grant {
        std::int64_t feed;
        RoleMask roles;
        bool isBelow;
    };
    Uuid m_person;
    std::int64_t m_judgedAtMs = 0;
    std::vector<Grant> m_grants;
    bool m_isEverything = false;
};

} // namespace banyan
