#pragma once

#include "core/demo/dice.h"
#include "core/schema/civildate.h"

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banyan::demo {

// Begins with 154, 160, 161, 163, 164, 168 or 169, which no operator has been
// given.
std::string inventedMobile(std::uint64_t index,
                           Dice& dice); // one for each index below 10^8

// ID, mobile and landline numbers that no living person has, each given once in
// the whole district: ID numbers of the unassigned county 445299, landlines
// that begin with 0. One maker for each grid: its ordinal is part of every
// number, so that grids need not know of each other.
class NumberMaker {
public:
    NumberMaker(int gridOrdinal, Dice& dice)
        : m_ordinal(gridOrdinal)
        , m_dice(dice) {}

    // `birthDays` moves on by a day where this grid has already used that day for
    // that sex.
    std::string idNumber(std::int64_t& birthDays, bool isMan);
    std::string mobile();
    std::string landline();

private:
    int m_ordinal;
    Dice& m_dice;
    std::uint64_t m_mobiles = 0;
    int m_landlines = 0;
    std::set<std::pair<std::int64_t, bool>> m_usedDays;
};

struct Person {
    std::string surname;
    std::string name; // whole
    bool isMan = false;
    bool isDead = false;
    std::int64_t birthDays = 0; // since 1970-01-01
    std::string_view relation;  // codes of the lists; empty where not known
    std::string_view marital;
    std::string_view education;
    std::string_view employment;
    std::string_view political;
    std::string idNumber;
    std::vector<std::string> phones;
    bool hasNoPhone = false;
    std::int64_t movedOutDays = noDay; // noDay: lives here

    bool livesHere() const { return !isDead && movedOutDays == noDay; }
};

enum class FamilyKind {
    YoungAlone,
    ElderAlone,
    ElderCouple,
    Couple,
    Nuclear,
    ThreeGenerations,
    SingleParent,
    GrandparentsWithChildren,
};

struct Family {
    FamilyKind kind = FamilyKind::Nuclear;
    std::vector<Person> people;
    std::size_t head = 0;
    bool isFromElsewhere = false; // registered in another county, lives here for work
    std::string_view registeredRegion;
};

// Families that hang together: who married whom at what age, whose children
// came when, and what follows from age for schooling, work and telephones.
class FamilyMaker {
public:
    FamilyMaker(Dice& dice, NumberMaker& numbers, CivilDate today);

    Family make();
    int ageOf(const Person& person) const;

private:
    Person& add(Family& family, bool isMan, std::int64_t birthDays, std::string_view relation,
                const std::string& surname = {});
    std::int64_t bornAtAge(int age) { return m_today - age * 365.2425 - m_dice.between(0, 364); }
    std::int64_t later(std::int64_t days, int yearsLow, int yearsHigh);

    void makeYoungAlone(Family& family);
    void makeElderAlone(Family& family);
    void makeCouple(Family& family, int ageLow, int ageHigh);
    void makeNuclear(Family& family, int motherAgeLow, int motherAgeHigh);
    void makeThreeGenerations(Family& family);
    void makeSingleParent(Family& family);
    void makeGrandparentsWithChildren(Family& family);
    void addChildren(Family& family, std::size_t mother, const std::string& surname, int countMax);
    void nameChildren(Family& family, std::size_t first);
    void makeGrandfatherHead(Family& family, std::size_t grandfather);

    void describe(Family& family, Person& person);
    void describeSchool(Person& person, int age);
    void describeWork(Person& person, int age);
    void describePolitics(Person& person, int age);
    void givePhones(Person& person, int age);

    Dice& m_dice;
    NumberMaker& m_numbers;
    CivilDate m_todayDate;
    std::int64_t m_today;
};

} // namespace banyan::demo
