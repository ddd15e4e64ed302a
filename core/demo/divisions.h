#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace banyan::demo {

// One row of the statistics bureau's list.
struct Division {
    std::string code;
    std::string name;   // "进东社区居民委员会"
    std::string level;  // "district", "subdistrict", "community"
    std::string parent; // code
};

// A grid of the demo district. Grids are Banyan's own cut; only communities
// come from the list.
struct DemoGrid {
    int ordinal = 0; // 0.. over the whole district, so that a part keeps its numbers
    std::string code;
    std::string name;
    std::size_t community = 0; // index in Divisions::communities()
};

// The real district: its 14 subdistrict-level units, and 44 of their
// communities, the number the district cut into grids; and 191 grids over them.
// Read once from the list in the program.
class Divisions {
public:
    static const Divisions& rongcheng();

    const Division& district() const { return m_district; }
    std::span<const Division> subdistricts() const { return m_subdistricts; }
    std::span<const Division> communities() const { return m_communities; }
    std::span<const DemoGrid> grids() const { return m_grids; }

    // All rows of the list, also the communities that are not in the demo
    // district.
    std::span<const Division> all() const { return m_all; }
    std::size_t subdistrictOf(std::size_t community) const; // index

    static constexpr std::size_t communityCount = 44;
    static constexpr std::size_t gridCount = 191;

private:
    Divisions();
    void chooseCommunities();
    void cutGrids();

    std::vector<Division> m_all;
    Division m_district;
    std::vector<Division> m_subdistricts;
    std::vector<Division> m_communities;
    std::vector<DemoGrid> m_grids;
};

// "进东社区" for "进东社区居民委员会": the name people use.
std::string shortName(std::string_view name);

} // namespace banyan::demo
