#include "core/demo/demostanding.h"

#include <algorithm>

namespace banyan::demo {

namespace {

constexpr std::int64_t tenOClockMs = 10 * 3'600'000;

class GridWriter {
public:
    GridWriter(RecordWriter& writer, const Ids& ids, const Staff& staff, const GridPlan& grid,
               std::uint64_t seed, std::int64_t nowMs)
        : m_writer(writer)
        , m_ids(ids)
        , m_staff(staff)
        , m_grid(grid)
        , m_desk(staff.community(
              Divisions::rongcheng().grids()[static_cast<std::size_t>(grid.ordinal)].community))
        , m_dice(mixed(seed ^ 0x526563, static_cast<std::uint64_t>(grid.ordinal)))
        , m_nowMs(nowMs) {}

    void writeAll() {
        writeEstates();
        writeBuildings();
        writeDwellings();
        for (std::size_t i = 0; i < m_grid.households.size(); ++i)
            writeHousehold(i);
        for (const auto& household : m_grid.households)
            for (std::size_t i = 0; i < household.family.people.size(); ++i)
                writeResident(household, i);
        for (const auto& household : m_grid.households)
            for (std::size_t i = 0; i < household.family.people.size(); ++i)
                writeResidency(household, i);
        writeTags();
        writeCentres();
        writeStewards();
        writeLinks();
    }

private:
    Uuid idOf(EntityId entity, int index) const {
        return m_ids.standing(entity, m_grid.ordinal, static_cast<std::size_t>(index));
    }
    std::int64_t createdMs(std::size_t index, std::int64_t notBeforeDays) const {
        const std::int64_t created = m_ids.standingMs(m_grid.ordinal, index);
        if (notBeforeDays == noDay)
            return created;
        const auto known = notBeforeDays * msPerDay - shanghaiOffsetMs + tenOClockMs;
        return std::min(std::max(created, known), m_nowMs);
    }
    RecordWriter& begin(EntityId entity, std::size_t index, std::int64_t notBeforeDays = noDay) {
        return m_writer.begin(entity, m_ids.standing(entity, m_grid.ordinal, index),
                              createdMs(index, notBeforeDays), m_desk);
    }

    void writeEstates() {
        for (std::size_t i = 0; i < m_grid.places.estates.size(); ++i) {
            const auto& estate = m_grid.places.estates[i];
            begin(EntityId::Estate, i)
                .text("name", estate.name)
                .reference("grid", gridId(m_ids, m_grid.ordinal))
                .text("branch", estate.hasBranch ? estate.name + "党支部" : std::string())
                .text("property_company", estate.company)
                .end();
        }
    }

    void writeBuildings() {
        for (std::size_t i = 0; i < m_grid.places.buildings.size(); ++i) {
            const auto& building = m_grid.places.buildings[i];
            begin(EntityId::Building, i)
                .text("name", std::to_string(building.number) + "栋")
                .reference("estate", idOf(EntityId::Estate, building.estate))
                .reference("grid", gridId(m_ids, m_grid.ordinal))
                .number("units", building.units)
                .number("floors", building.floors)
                .end();
        }
    }

    void writeDwellings() {
        for (std::size_t i = 0; i < m_grid.places.dwellings.size(); ++i) {
            const auto& dwelling = m_grid.places.dwellings[i];
            const bool isInBuilding = dwelling.building >= 0;
            begin(EntityId::Dwelling, i)
                .reference("grid", gridId(m_ids, m_grid.ordinal))
                .reference("estate", idOf(EntityId::Estate, dwelling.estate))
                .reference("building",
                           isInBuilding ? idOf(EntityId::Building, dwelling.building) : Uuid{});
            if (isInBuilding)
                m_writer.text("unit", std::to_string(dwelling.unit))
                    .number("floor", dwelling.floor);
            m_writer.text("door", dwelling.door);
            if (isInBuilding)
                writePosition(m_grid.places.buildings[static_cast<std::size_t>(dwelling.building)]);
            m_writer.text("use", dwelling.use).text("occupancy", dwelling.occupancy).end();
        }
    }

    void writePosition(const BuildingPlan& building) {
        if (!building.isLocated)
            return;
        m_writer.real("latitude", building.latitude)
            .real("longitude", building.longitude)
            .text("datum", "wgs84")
            .real("accuracy", m_dice.between(4, 30));
    }

    void writeHousehold(std::size_t index) {
        const auto& household = m_grid.households[index];
        const int head = household.firstResident + static_cast<int>(household.family.head);
        begin(EntityId::Household, index, household.arrivedDays)
            .reference("dwelling", idOf(EntityId::Dwelling, household.dwelling))
            .reference("head", idOf(EntityId::Resident, head))
            .set("phones", household.phones)
            .text("best_time", household.bestTime)
            .entry("door_note", household.doorNote, m_staff.worker(m_grid.ordinal),
                   createdMs(index, household.arrivedDays))
            .text("visit_state", household.visitState)
            .text("quiet_hours", household.quietHours)
            .text("risk", household.isHighRisk ? "high" : "")
            .end();
    }

    // A newborn is registered some weeks after birth, a newcomer when the
    // household arrives.
    std::int64_t knownSince(const HouseholdPlan& household, const Person& person) const {
        return std::max(household.arrivedDays, person.birthDays + 20);
    }

    void writeResident(const HouseholdPlan& household, std::size_t i) {
        constexpr std::string_view nationalities[] = {"01", "22", "08", "06", ""};
        constexpr int nationalityWeights[] = {790, 2, 4, 2, 202};
        const Person& person = household.family.people[i];
        const auto index = static_cast<std::size_t>(household.firstResident) + i;
        const bool isBirthKnown = !person.idNumber.empty() || m_dice.chance(700);
        begin(EntityId::Resident, index, knownSince(household, person))
            .reference("household", householdId(household))
            .text("name", person.name)
            .text("sex", person.isMan ? "1" : "2")
            .date("birth_date", isBirthKnown ? person.birthDays : noDay)
            .text("id_type", person.idNumber.empty() ? "" : "resident_id")
            .text("id_number", person.idNumber)
            .text("nationality", nationalities[m_dice.weighted(nationalityWeights)])
            .set("phones", person.phones);
        if (person.hasNoPhone)
            m_writer.number("no_phone", 1);
        m_writer.text("relation", person.relation)
            .text("registered_region", household.family.registeredRegion);
        if (household.family.isFromElsewhere || m_dice.chance(650))
            m_writer.number("registered_here", household.family.isFromElsewhere ? 0 : 1);
        const bool isLifeKnown = person.isDead || m_dice.chance(800);
        m_writer.text("education", person.education)
            .text("marital_status", person.marital)
            .text("employment", person.employment)
            .text("political_status", person.political)
            .text("life_status", !isLifeKnown    ? ""
                                 : person.isDead ? "dead"
                                                 : "living")
            .date("moved_out_on", person.movedOutDays)
            .end();
    }

    Uuid householdId(const HouseholdPlan& household) const {
        return idOf(EntityId::Household, static_cast<int>(&household - m_grid.households.data()));
    }

    void writeResidency(const HouseholdPlan& household, std::size_t i) {
        const Person& person = household.family.people[i];
        const auto index = static_cast<std::size_t>(household.firstResident) + i;
        const bool isChild = person.relation.starts_with('4');
        const bool isLeftBehind =
            household.family.kind == FamilyKind::GrandparentsWithChildren && isChild;
        std::int64_t since = household.arrivedDays;
        if (since == noDay && m_dice.chance(550)) // not later than the register, nor before birth
            since = std::max(person.birthDays, daysFromCivil(localDateOf(m_ids.registerMs()))
                                                   - m_dice.between(30, 9000));
        else if (since != noDay)
            since = std::max(since, person.birthDays);
        if (person.movedOutDays != noDay)
            since = std::min(since, person.movedOutDays);
        const bool isFloating = household.family.isFromElsewhere;
        begin(EntityId::Residency, index, knownSince(household, person))
            .reference("resident", idOf(EntityId::Resident, static_cast<int>(index)))
            .reference("dwelling", idOf(EntityId::Dwelling, household.dwelling))
            .date("since", since)
            .date("until", person.movedOutDays)
            .text("kind", isFloating     ? "floating"
                          : isLeftBehind ? "left_behind"
                                         : "registered")
            .end();
    }

    void writeTags() {
        for (std::size_t i = 0; i < m_grid.tags.size(); ++i) {
            const auto& tag = m_grid.tags[i];
            const auto& household = m_grid.households[static_cast<std::size_t>(tag.household)];
            begin(EntityId::CareTag, i, std::max(tag.sinceDays, household.arrivedDays))
                .reference("household", idOf(EntityId::Household, tag.household))
                .reference("resident",
                           tag.resident < 0 ? Uuid{} : idOf(EntityId::Resident, tag.resident))
                .text("category", tag.category)
                .text("evidence", tag.evidence)
                .date("since", tag.sinceDays)
                .date("expires", tag.expiresDays)
                .text("source", tag.source)
                .end();
        }
    }

    std::int64_t termStart() const { return daysFromCivil(localDateOf(m_ids.registerMs())) - 1; }

    void writeCentres() {
        for (std::size_t i = 0; i < m_grid.centres.size(); ++i) {
            const auto& centre = m_grid.centres[i];
            begin(EntityId::CentreHousehold, i)
                .reference("household", idOf(EntityId::Household, centre.household))
                .reference("resident", idOf(EntityId::Resident, centre.resident))
                .date("since", termStart())
                .end();
        }
    }

    void writeStewards() {
        for (std::size_t i = 0; i < m_grid.stewards.size(); ++i) {
            const auto& steward = m_grid.stewards[i];
            const Person& person = residentAt(steward.resident);
            begin(EntityId::Steward, i)
                .reference("building", idOf(EntityId::Building, steward.building))
                .reference("resident", idOf(EntityId::Resident, steward.resident))
                .text("name", person.name)
                .text("phone", person.phones.empty() ? std::string() : person.phones[0])
                .date("since", termStart())
                .end();
        }
    }

    const Person& residentAt(int index) const {
        const auto after =
            std::ranges::upper_bound(m_grid.households, index, {}, &HouseholdPlan::firstResident);
        return m_grid.resident(*std::prev(after), index);
    }

    void writeLinks() {
        std::size_t index = 0;
        for (std::size_t i = 0; i < m_grid.centres.size(); ++i) {
            for (const int household : m_grid.centres[i].served)
                begin(EntityId::ContactLink, index++)
                    .reference("household", idOf(EntityId::Household, household))
                    .reference("centre", idOf(EntityId::CentreHousehold, static_cast<int>(i)))
                    .date("since", termStart())
                    .end();
        }
        for (std::size_t i = 0; i < m_grid.households.size(); ++i) {
            if (!m_grid.households[i].isTagged || !m_dice.chance(180))
                continue;
            begin(EntityId::ContactLink, index++)
                .reference("household", idOf(EntityId::Household, static_cast<int>(i)))
                .reference("cadre", m_staff.leader(m_grid.ordinal))
                .date("since", termStart())
                .end();
        }
    }

    RecordWriter& m_writer;
    const Ids& m_ids;
    const Staff& m_staff;
    const GridPlan& m_grid;
    Uuid m_desk;
    Dice m_dice;
    std::int64_t m_nowMs;
};

} // namespace

void writeStanding(RecordWriter& writer, const Ids& ids, const Staff& staff, const GridPlan& grid,
                   std::uint64_t seed, std::int64_t nowMs) {
    GridWriter(writer, ids, staff, grid, seed, nowMs).writeAll();
}

} // namespace banyan::demo
