#include "core/demo/demoplaces.h"

#include <algorithm>

namespace banyan::demo {

namespace {

constexpr const char* estateNames[] = {
    "榕江", "金叶", "明珠", "东湖", "凤凰", "锦绣", "丽景", "阳光", "新世纪",
    "华诚", "御景", "望江", "临江", "紫峰", "翠园", "恒丰", "金城", "玉湖",
    "兴园", "泰和", "怡景", "福安", "康乐", "银河", "富源", "吉祥", "荣华",
    "朝阳", "江畔", "梅林", "文华", "桂园", "龙腾", "和顺", "嘉和", "海景",
};
constexpr const char* estateKinds[] = {"花园", "小区", "苑",   "新村",
                                       "雅居", "公寓", "豪庭", "大厦"};
constexpr const char* laneNames[] = {
    "打铁街",   "书院巷", "祠堂前", "石狮桥巷", "进贤直街", "榕树下", "大井巷", "西门内街",
    "城隍庙巷", "竹排街", "米街",   "观音桥巷", "元鼎巷",   "学宫前", "涵元巷", "中山路后巷",
};
constexpr const char* companies[] = {
    "榕城安居物业", "榕江物业服务", "金叶物业管理", "鸿泰物业", "和美家园物业", "邻里物业服务",
};

constexpr int gridsPerEstateBranch = 6;

int rowOf(int gridOrdinal) { return gridOrdinal / 14; }

class Builder {
public:
    Builder(Dice& dice, int gridOrdinal, int households)
        : m_dice(dice)
        , m_ordinal(gridOrdinal)
        , m_left(households)
        // Around the old town of Rongcheng; grids lie a few hundred metres
        // apart.
        , m_latitude(23.500 + rowOf(gridOrdinal) * 0.006)
        , m_longitude(116.320 + gridOrdinal % 14 * 0.007) {}

    Places build() {
        while (m_left > 0) {
            if (m_dice.chance(220))
                addLane();
            else
                addEstate();
        }
        // Where an estate has no branch of its own, its people belong to the grid's.
        if (m_ordinal % gridsPerEstateBranch == 0)
            for (auto& estate : m_places.estates)
                if (!estate.isLane) {
                    estate.hasBranch = true;
                    break;
                }
        return std::move(m_places);
    }

private:
    void addLane() {
        EstatePlan lane;
        lane.isLane = true;
        lane.name = unusedName([&] { return std::string(m_dice.pick(laneNames)); });
        m_places.estates.push_back(lane);
        const int houses = m_dice.between(16, 40);
        for (int house = 1; house <= houses && m_left > 0; ++house) {
            DwellingPlan dwelling;
            dwelling.door = std::to_string(house) + "号";
            dwelling.floor = 1;
            dwelling.inStair = house - 1;
            addDwelling(std::move(dwelling), 110);
        }
        ++m_places.stairs;
    }

    void addEstate() {
        EstatePlan estate;
        estate.name = unusedName([&] {
            const std::string name = m_dice.pick(estateNames);
            return name + m_dice.pick(estateKinds);
        });
        if (m_dice.chance(640))
            estate.company = m_dice.pick(companies);
        const bool isTower = m_dice.chance(240);
        const int buildings = isTower ? m_dice.between(1, 3) : m_dice.between(3, 7);
        m_places.estates.push_back(estate);
        for (int number = 1; number <= buildings && m_left > 0; ++number)
            addBuilding(number, isTower);
    }

    void addBuilding(int number, bool isTower) {
        BuildingPlan building;
        building.estate = static_cast<int>(m_places.estates.size()) - 1;
        building.number = number;
        building.units = isTower ? m_dice.between(1, 2) : m_dice.between(1, 3);
        building.floors = isTower ? m_dice.between(11, 18) : m_dice.between(6, 9);
        building.isLocated = m_dice.chance(300);
        building.latitude = m_latitude + m_dice.between(-200, 200) * 0.00001;
        building.longitude = m_longitude + m_dice.between(-250, 250) * 0.00001;
        m_places.buildings.push_back(building);
        const int rooms = isTower ? m_dice.between(2, 4) : 2;
        for (int unit = 1; unit <= building.units && m_left > 0; ++unit) {
            int inStair = 0;
            for (int floor = 1; floor <= building.floors; ++floor)
                for (int room = 1; room <= rooms; ++room)
                    addFlat(building, unit, floor, room, inStair++);
            ++m_places.stairs;
        }
    }

    void addFlat(const BuildingPlan& building, int unit, int floor, int room, int inStair) {
        if (m_left == 0)
            return;
        DwellingPlan dwelling;
        dwelling.building = static_cast<int>(m_places.buildings.size()) - 1;
        dwelling.unit = unit;
        dwelling.floor = floor;
        dwelling.inStair = inStair;
        dwelling.door = std::to_string(building.number) + "-" + std::to_string(unit) + "-"
                        + std::to_string(floor * 100 + room);
        addDwelling(std::move(dwelling), floor == 1 ? 90 : 0);
    }

    void addDwelling(DwellingPlan dwelling, int shopPermille) {
        constexpr std::string_view livedIn[] = {"self_occupied", "rented",           "mixed_use",
                                                "group_rented",  "to_be_demolished", ""};
        constexpr int livedInWeights[] = {700, 150, 15, 8, 2, 125}; // the last: not recorded
        dwelling.estate = static_cast<int>(m_places.estates.size()) - 1;
        dwelling.stair = m_places.stairs;
        if (m_dice.chance(shopPermille))
            dwelling.occupancy = "business";
        else if (m_dice.chance(58))
            dwelling.occupancy = "vacant";
        else
            dwelling.occupancy = livedIn[m_dice.weighted(livedInWeights)];
        const bool isShop = dwelling.occupancy == "business";
        const bool isMixed = dwelling.occupancy == "mixed_use";
        dwelling.use = isShop ? "commercial" : isMixed ? "mixed" : "residential";
        if (dwelling.isLivedIn())
            --m_left;
        m_places.dwellings.push_back(std::move(dwelling));
    }

    // No two estates of a grid have one name; after some tries, "二期" tells them
    // apart.
    template <typename Make>
    std::string unusedName(Make make) {
        std::string name = make();
        const auto isUsed = [&] {
            return std::ranges::find(m_places.estates, name, &EstatePlan::name)
                   != m_places.estates.end();
        };
        for (int tries = 0; isUsed() && tries < 8; ++tries)
            name = make();
        while (isUsed())
            name += "二期";
        return name;
    }

    Dice& m_dice;
    int m_ordinal;
    int m_left;
    double m_latitude;
    double m_longitude;
    Places m_places;
};

} // namespace

Places makePlaces(Dice& dice, int gridOrdinal, int households) {
    return Builder(dice, gridOrdinal, households).build();
}

} // namespace banyan::demo
