#pragma once

#include "core/demo/demorecord.h"
#include "core/demo/divisions.h"
#include "core/result.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace banyan::demo {

enum class Size {
    Grid,      // 445202001001001, 进东社区第1网格: about 400 households, 1,600 people
    Community, // 445202001001 with all its grids
    District,  // 44 communities, 191 grids: about 76,000 households, 300,000
               // people
};

std::optional<Size> sizeNamed(std::string_view name); // "grid", "community", "district"

// Rongcheng with invented people and two years of work that end now. Real are
// the names and codes of the 14 subdistrict-level units and 44 communities;
// everything else is made from the seed. The same seed and the same moment give
// the same records, byte for byte; a smaller size is a part of a larger one,
// with the same ids. Pure: no clock, no disk.
class DemoDistrict {
public:
    DemoDistrict(Size size, std::uint64_t seed, std::int64_t nowMs);

    // Every record once: first what every device receives (organisation, grids,
    // users, rules, cards), then grid by grid places and people, then work in the
    // order of time. References point to what came before, but for Grid.leader
    // and Household.head.
    void stream(const Sink& sink) const;

    // The User records among them: an administrator, the district's desk, one
    // desk for each subdistrict and community, one worker and one leader for each
    // grid.
    std::vector<DemoRecord> users() const;

    std::int64_t nowMs() const { return m_nowMs; }

private:
    Size m_size;
    std::uint64_t m_seed;
    std::int64_t m_nowMs;
    Ids m_ids;
};

} // namespace banyan::demo
