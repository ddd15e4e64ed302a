#include "core/demo/demogrid.h"

#include <algorithm>

namespace banyan::demo {

namespace {

constexpr const char* bestTimes[] = {
    "晚上七点后", "周末上午",   "上午九点到十一点", "下午三点后",       "中午十二点半",
    "工作日晚上", "先打电话约", "周六下午",         "接送孩子后，九点",
};
constexpr const char* doorNotes[] = {
    "门铃坏了，敲门",
    "奶奶耳背，敲重一点",
    "按左边的门铃",
    "家里有狗，先在楼下打电话",
    "从后门进",
    "铁门常锁，喊一声就来",
    "孩子午睡，一点到三点别敲",
    "电梯要刷卡，找保安开",
    "门口鞋柜上有备用铃",
    "爷爷走路慢，多等一会儿",
    "租客白天睡觉（夜班）",
    "楼道灯暗，带手电",
    "门牌掉了，红色铁门这家",
    "先敲隔壁，奶奶常在隔壁坐",
    "白天店里找得到人",
};
constexpr const char* quietHours[] = {"12:30-14:30", "13:00-15:00", "21:00-08:00", "20:00-09:00"};

class GridMaker {
public:
    GridMaker(std::uint64_t seed, int ordinal, CivilDate today)
        : m_dice(mixed(seed, static_cast<std::uint64_t>(ordinal)))
        , m_numbers(ordinal, m_dice)
        , m_families(m_dice, m_numbers, today)
        , m_today(daysFromCivil(today)) {
        m_grid.ordinal = ordinal;
    }

    GridPlan make() {
        constexpr int firstGridHouseholds = 400;
        const int households = m_grid.ordinal == 0 ? firstGridHouseholds : m_dice.between(300, 496);
        m_grid.places = makePlaces(m_dice, m_grid.ordinal, households);
        for (std::size_t i = 0; i < m_grid.places.dwellings.size(); ++i)
            if (m_grid.places.dwellings[i].isLivedIn())
                addHousehold(static_cast<int>(i));
        chooseCentres();
        chooseStewards();
        return std::move(m_grid);
    }

private:
    void addHousehold(int dwelling) {
        HouseholdPlan household;
        household.dwelling = dwelling;
        household.family = m_families.make();
        household.firstResident = m_grid.residentCount;
        m_grid.residentCount += static_cast<int>(household.family.people.size());
        auto& place = m_grid.places.dwellings[static_cast<std::size_t>(dwelling)];
        if (household.family.isFromElsewhere && place.occupancy == "self_occupied")
            place.occupancy = "rented";
        if (m_dice.chance(household.family.isFromElsewhere ? 450 : 30))
            household.arrivedDays = m_today - m_dice.between(3, 700);
        describe(household);
        const int index = static_cast<int>(m_grid.households.size());
        m_grid.households.push_back(std::move(household));
        addTags(m_grid, index, m_dice, m_families, m_today);
    }

    void describe(HouseholdPlan& household) {
        const Person& head = household.head();
        if (m_dice.chance(720) && !head.phones.empty())
            household.phones.push_back(head.phones[0]);
        if (m_dice.chance(60))
            household.phones.push_back(m_numbers.landline());
        if (m_dice.chance(240))
            household.bestTime = m_dice.pick(bestTimes);
        if (m_dice.chance(180))
            household.doorNote = m_dice.pick(doorNotes);
        constexpr std::string_view states[] = {"normal", "refuses", "quiet_hours", ""};
        constexpr int stateWeights[] = {600, 18, 32, 350};
        household.visitState = states[m_dice.weighted(stateWeights)];
        if (household.visitState == "quiet_hours")
            household.quietHours = m_dice.pick(quietHours);
        household.isHighRisk = m_dice.chance(3);
    }

    // Two or three in a grid, each serving its neighbours on either side.
    void chooseCentres() {
        const int wanted = m_dice.between(2, 3);
        const int count = static_cast<int>(m_grid.households.size());
        for (int part = 0; part < wanted; ++part) {
            const int first = part * count / wanted;
            for (int i = first; i < (part + 1) * count / wanted; ++i) {
                const int member = memberOf(m_grid.households[static_cast<std::size_t>(i)]);
                if (member < 0)
                    continue;
                addCentre(i, member);
                break;
            }
        }
    }

    int memberOf(const HouseholdPlan& household) const {
        for (std::size_t i = 0; i < household.family.people.size(); ++i) {
            const Person& person = household.family.people[i];
            const int age = m_families.ageOf(person);
            if (person.political == "01" && person.livesHere() && age >= 28 && age <= 75)
                return household.firstResident + static_cast<int>(i);
        }
        return -1;
    }

    void addCentre(int household, int resident) {
        CentrePlan centre{household, resident, {}};
        const int reach = m_dice.between(4, 6);
        const int last = static_cast<int>(m_grid.households.size()) - 1;
        for (int i = std::max(0, household - reach); i <= std::min(last, household + reach); ++i)
            if (i != household)
                centre.served.push_back(i);
        m_grid.centres.push_back(std::move(centre));
    }

    void chooseStewards() {
        std::vector<int> chosen(m_grid.places.buildings.size(), -1);
        for (const auto& household : m_grid.households) {
            const int building =
                m_grid.places.dwellings[static_cast<std::size_t>(household.dwelling)].building;
            if (building < 0)
                continue;
            int& resident = chosen[static_cast<std::size_t>(building)];
            if (resident < 0 && !household.head().phones.empty() && isSteward(household.head()))
                resident = household.firstResident + static_cast<int>(household.family.head);
        }
        for (std::size_t i = 0; i < chosen.size(); ++i)
            if (chosen[i] >= 0 && m_dice.chance(700))
                m_grid.stewards.push_back({static_cast<int>(i), chosen[i]});
    }

    bool isSteward(const Person& person) {
        const int age = m_families.ageOf(person);
        const bool isLikely = person.political == "01" || m_dice.chance(150);
        return person.livesHere() && age >= 35 && age <= 72 && isLikely;
    }

    Dice m_dice;
    NumberMaker m_numbers;
    FamilyMaker m_families;
    std::int64_t m_today;
    GridPlan m_grid;
};

} // namespace

GridPlan makeGrid(std::uint64_t seed, int ordinal, CivilDate today) {
    return GridMaker(seed, ordinal, today).make();
}

} // namespace banyan::demo
