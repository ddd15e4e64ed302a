#include "core/demo/demopublic.h"

#include "core/demo/demonames.h"
#include "core/demo/demopeople.h"
#include "core/demo/demovisits.h"

namespace banyan::demo {

namespace {

constexpr std::size_t workerCards = 100; // first index; community desks come before
constexpr int graceRoutineDays = 30;
constexpr int graceCareDays = 7;
constexpr int graceHighRiskDays = 2;

std::int64_t publicMs(const Ids& ids) { return ids.registerMs() - msPerDay; }

std::int64_t publicDays(const Ids& ids) { return daysFromCivil(localDateOf(publicMs(ids))); }

void writeUnit(RecordWriter& writer, const Ids& ids, const Staff& staff, const Uuid& id,
               const Division& division, const Uuid& parent) {
    writer.begin(EntityId::OrgUnit, id, publicMs(ids), staff.admin())
        .text("code", division.code)
        .text("name", shortName(division.name))
        .text("level", division.level)
        .reference("parent", parent)
        .date("valid_from", publicDays(ids))
        .end();
}

void writeRule(RecordWriter& writer, const Ids& ids, const Staff& staff, std::size_t index,
               std::string_view category, std::string_view risk, int intervalDays, int graceDays) {
    writer
        .begin(EntityId::VisitRule, ids.fixed(EntityId::VisitRule, index), publicMs(ids),
               staff.district())
        .text("category", category)
        .text("risk", risk)
        .number("interval_days", intervalDays)
        .number("grace_days", graceDays)
        .date("valid_from", publicDays(ids))
        .end();
}

void writeRules(RecordWriter& writer, const Ids& ids, const Staff& staff) {
    std::size_t index = 0;
    writeRule(writer, ids, staff, index++, {}, {}, routineIntervalDays, graceRoutineDays);
    for (const auto& category : codes::careCategory.codes)
        writeRule(writer, ids, staff, index++, category.code, {}, careIntervalDays, graceCareDays);
    writeRule(writer, ids, staff, index++, {}, "high", highRiskIntervalDays, graceHighRiskDays);
}

void writeGrids(RecordWriter& writer, const Ids& ids, const Staff& staff, const Extent& extent) {
    const auto grids = Divisions::rongcheng().grids();
    for (const std::size_t index : extent.grids) {
        const DemoGrid& grid = grids[index];
        writer.begin(EntityId::Grid, gridId(ids, grid.ordinal), publicMs(ids), staff.admin())
            .text("code", grid.code)
            .text("name", grid.name)
            .reference("community", communityId(ids, grid.community))
            .text("branch_kind", grid.ordinal % 5 == 4 ? "group" : "branch")
            .reference("leader", staff.leader(grid.ordinal))
            .date("valid_from", publicDays(ids))
            .end();
    }
}

} // namespace

Uuid districtId(const Ids& ids) { return ids.fixed(EntityId::OrgUnit, 0); }
Uuid subdistrictId(const Ids& ids, std::size_t index) {
    return ids.fixed(EntityId::OrgUnit, 10 + index);
}
Uuid communityId(const Ids& ids, std::size_t index) {
    return ids.fixed(EntityId::OrgUnit, 100 + index);
}
Uuid gridId(const Ids& ids, int ordinal) {
    return ids.fixed(EntityId::Grid, static_cast<std::size_t>(ordinal));
}

Uuid Staff::workerCard(int gridOrdinal) const {
    return m_ids.fixed(EntityId::ContactCard, workerCards + 2 * indexOf(gridOrdinal));
}
Uuid Staff::leaderCard(int gridOrdinal) const {
    return m_ids.fixed(EntityId::ContactCard, workerCards + 2 * indexOf(gridOrdinal) + 1);
}

std::string Staff::nameOf(std::size_t user_) const {
    Dice dice(mixed(m_seed ^ 0x5374616666, user_));
    const std::string family = surname(dice);
    const bool isMan = dice.chance(450);
    return family + givenName(dice, isMan, dice.between(1966, 1998));
}

void Staff::writeUser(RecordWriter& writer, std::size_t index, const char* role, const Uuid& scope,
                      const char* post, const std::string& account) const {
    writer.begin(EntityId::User, user(index), publicMs(m_ids), admin())
        .text("name", nameOf(index))
        .text("role", role)
        .set("scopes", {scope.text()})
        .text("post", post)
        .number("active", 1)
        .text("account", account)
        .end();
}

void Staff::write(RecordWriter& writer, const Extent& extent) const {
    const auto& divisions = Divisions::rongcheng();
    writeUser(writer, 0, "admin", districtId(m_ids), "系统管理员", "admin");
    writeUser(writer, 1, "district", districtId(m_ids), "区基层治理办", "district");
    for (const std::size_t index : extent.subdistricts)
        writeUser(writer, 10 + index, "subdistrict", subdistrictId(m_ids, index), "街道党建办",
                  "s" + divisions.subdistricts()[index].code);
    for (const std::size_t index : extent.communities)
        writeUser(writer, 100 + index, "community", communityId(m_ids, index), "社区党委",
                  "c" + divisions.communities()[index].code);
    for (const std::size_t index : extent.grids) {
        const DemoGrid& grid = divisions.grids()[index];
        const Uuid scope = gridId(m_ids, grid.ordinal);
        writeUser(writer, firstWorker + 2 * index, "grid_worker", scope, "网格员", "w" + grid.code);
        writeUser(writer, firstWorker + 2 * index + 1, "grid_leader", scope, "网格党支部书记",
                  "l" + grid.code);
    }
}

void Staff::writeCard(RecordWriter& writer, std::size_t index, std::size_t user_, const char* post,
                      const Uuid& grid, const Uuid& community_) const {
    constexpr std::uint64_t numbersAfterResidents = 2'000'000;
    Dice dice(mixed(m_seed, index));
    writer
        .begin(EntityId::ContactCard, m_ids.fixed(EntityId::ContactCard, index), publicMs(m_ids),
               district())
        .text("holder_name", nameOf(user_))
        .text("post", post)
        .text("phone", inventedMobile(numbersAfterResidents + index, dice))
        .reference("grid", grid)
        .reference("community", community_)
        .end();
}

void Staff::writeCards(RecordWriter& writer, const Extent& extent) const {
    for (const std::size_t index : extent.communities)
        writeCard(writer, index, 100 + index, "社区党委书记", {}, communityId(m_ids, index));
    for (const std::size_t index : extent.grids) {
        const DemoGrid& grid = Divisions::rongcheng().grids()[index];
        const Uuid id = gridId(m_ids, grid.ordinal);
        const Uuid ofCommunity = communityId(m_ids, grid.community);
        writeCard(writer, workerCards + 2 * index, firstWorker + 2 * index, "网格员", id,
                  ofCommunity);
        writeCard(writer, workerCards + 2 * index + 1, firstWorker + 2 * index + 1,
                  "网格党支部书记", id, ofCommunity);
    }
}

void writePublic(RecordWriter& writer, const Ids& ids, const Staff& staff, const Extent& extent) {
    const auto& divisions = Divisions::rongcheng();
    writeUnit(writer, ids, staff, districtId(ids), divisions.district(), {});
    for (const std::size_t index : extent.subdistricts)
        writeUnit(writer, ids, staff, subdistrictId(ids, index), divisions.subdistricts()[index],
                  districtId(ids));
    for (const std::size_t index : extent.communities)
        writeUnit(writer, ids, staff, communityId(ids, index), divisions.communities()[index],
                  subdistrictId(ids, divisions.subdistrictOf(index)));
    writeGrids(writer, ids, staff, extent);
    staff.write(writer, extent);
    writeRules(writer, ids, staff);
    staff.writeCards(writer, extent);
}

} // namespace banyan::demo
