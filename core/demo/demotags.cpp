#include "core/demo/demogrid.h"

#include <algorithm>

namespace banyan::demo {

namespace {

class TagMaker {
public:
    TagMaker(GridPlan& grid, int household, Dice& dice, const FamilyMaker& ages, std::int64_t today)
        : m_grid(grid)
        , m_index(household)
        , m_household(grid.households[static_cast<std::size_t>(household)])
        , m_dice(dice)
        , m_ages(ages)
        , m_today(today) {}

    void make() {
        addForHousehold();
        for (std::size_t i = 0; i < m_household.family.people.size(); ++i) {
            m_resident = m_household.firstResident + static_cast<int>(i);
            const Person& person = m_household.family.people[i];
            if (!person.livesHere())
                continue;
            const int age = m_ages.ageOf(person);
            addForHealth(person, age);
            addForWork(person, age);
            if (age < 16)
                addForChild();
        }
    }

private:
    void add(std::string_view category, std::string_view evidence, std::string_view source,
             std::int64_t sinceDays = noDay, std::int64_t expiresDays = noDay) {
        if (sinceDays == noDay)
            sinceDays = m_today - m_dice.between(30, 1400);
        m_grid.tags.push_back(
            {m_index, m_resident, category, evidence, source, sinceDays, expiresDays});
        m_household.isTagged = true;
    }

    void addForHousehold() {
        const Family& family = m_household.family;
        const Person& head = m_household.head();
        const int age = m_ages.ageOf(head);
        m_resident = -1;
        if (m_dice.chance(10))
            add("low_income", "低保证", "民政");
        if (m_dice.chance(3))
            add("military_family", "光荣牌", "退役军人事务");
        if (family.kind == FamilyKind::ElderCouple && m_dice.chance(760))
            add("empty_nest", "子女在外", "走访");
        if (family.kind == FamilyKind::ElderCouple && m_dice.chance(15))
            add("lost_only_child", "扶助证", "卫生健康");
        if (family.isFromElsewhere && m_dice.chance(330))
            add("migrant", "居住证", "走访", m_household.arrivedDays);
        m_resident = m_household.firstResident + static_cast<int>(family.head);
        if (family.kind == FamilyKind::ElderAlone && age >= 66)
            add("living_alone", "一人居住", "走访");
        if (family.kind == FamilyKind::ElderAlone && m_dice.chance(25))
            add("extreme_poverty", "特困供养证", "民政");
    }

    void addForHealth(const Person& person, int age) {
        if (age >= 80) {
            // From the eightieth birthday on.
            const auto since = person.birthDays + 80 * 365 + 20;
            add("very_old", "年满八十", "高龄津贴名册", since);
        }
        if (age >= 84 && m_dice.chance(130))
            add("unable_self_care", "需人照料", "走访");
        if (m_dice.chance(age >= 60 ? 18 : 4))
            add("disabled", "残疾证", "残联");
        if (age >= 35 && m_dice.chance(3))
            add("serious_illness", "家属告知", "走访");
    }

    void addForWork(const Person& person, int age) {
        if (person.employment == "unemployed" && m_dice.chance(330))
            add("unemployed", "失业登记", "人社");
        if (person.employment == "new_employment" && m_dice.chance(250))
            add("new_employment", "本人告知", "走访");
        if (person.isMan && age >= 24 && m_dice.chance(6))
            add("veteran", "退役证", "退役军人事务");
        if (!person.isMan && age >= 20 && age <= 44)
            addForMother(person);
    }

    // From the second trimester to the first birthday of the youngest.
    void addForMother(const Person& person) {
        if (person.marital != "20")
            return;
        std::int64_t youngest = 0;
        for (const Person& child : m_household.family.people)
            if (child.birthDays - person.birthDays > 18 * 365)
                youngest = std::max(youngest, child.birthDays);
        const bool isNewMother = youngest > m_today - 365;
        if (isNewMother)
            add("maternity", "母子手册", "卫生健康", youngest - 180, youngest + 365);
        else if (youngest < m_today - 540 && m_dice.chance(12))
            add("maternity", "母子手册", "卫生健康", m_today - m_dice.between(20, 120),
                m_today + 480);
    }

    void addForChild() {
        const bool isWithGrandparents =
            m_household.family.kind == FamilyKind::GrandparentsWithChildren;
        if (isWithGrandparents && m_dice.chance(12))
            add("orphan", "民政认定", "民政");
        else if (isWithGrandparents)
            add("left_behind_child", "父母在外务工", "学校");
        if (m_dice.chance(2))
            add("child_in_hardship", "民政认定", "民政");
    }

    GridPlan& m_grid;
    int m_index;
    HouseholdPlan& m_household;
    Dice& m_dice;
    const FamilyMaker& m_ages;
    std::int64_t m_today;
    int m_resident = -1;
};

} // namespace

void addTags(GridPlan& grid, int household, Dice& dice, const FamilyMaker& ages,
             std::int64_t today) {
    TagMaker(grid, household, dice, ages, today).make();
}

} // namespace banyan::demo
