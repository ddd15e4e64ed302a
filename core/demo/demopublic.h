#pragma once

#include "core/demo/demorecord.h"
#include "core/demo/divisions.h"

#include <string>
#include <vector>

namespace banyan::demo {

// The part of the district that is made: communities and grids by index.
struct Extent {
    std::vector<std::size_t> subdistricts;
    std::vector<std::size_t> communities;
    std::vector<std::size_t> grids;
};

// Who works in the district, by what they look after. Accounts: "admin",
// "district", "s445202001", "c445202001001", and "w" or "l" with the grid's
// code for worker and leader.
class Staff {
public:
    Staff(std::uint64_t seed, const Ids& ids)
        : m_seed(seed)
        , m_ids(ids) {}

    Uuid admin() const { return user(0); }
    Uuid district() const { return user(1); }
    Uuid subdistrict(std::size_t index) const { return user(10 + index); }
    Uuid community(std::size_t index) const { return user(100 + index); }
    Uuid worker(int gridOrdinal) const { return user(firstWorker + 2 * indexOf(gridOrdinal)); }
    Uuid leader(int gridOrdinal) const { return user(firstWorker + 2 * indexOf(gridOrdinal) + 1); }

    void write(RecordWriter& writer, const Extent& extent) const;
    void writeCards(RecordWriter& writer, const Extent& extent) const;
    Uuid workerCard(int gridOrdinal) const;
    Uuid leaderCard(int gridOrdinal) const;

    static constexpr std::size_t firstWorker = 1000;

private:
    static std::size_t indexOf(int ordinal) { return static_cast<std::size_t>(ordinal); }
    Uuid user(std::size_t index) const { return m_ids.fixed(EntityId::User, index); }
    std::string nameOf(std::size_t user) const;
    void writeUser(RecordWriter& writer, std::size_t index, const char* role, const Uuid& scope,
                   const char* post, const std::string& account) const;
    void writeCard(RecordWriter& writer, std::size_t index, std::size_t user_, const char* post,
                   const Uuid& grid, const Uuid& community_) const;

    std::uint64_t m_seed;
    const Ids& m_ids;
};

Uuid districtId(const Ids& ids);
Uuid subdistrictId(const Ids& ids, std::size_t index);
Uuid communityId(const Ids& ids, std::size_t index);
Uuid gridId(const Ids& ids, int ordinal);

// What every device receives: organisation, grids, staff, visit rules and
// contact cards.
void writePublic(RecordWriter& writer, const Ids& ids, const Staff& staff, const Extent& extent);

} // namespace banyan::demo
