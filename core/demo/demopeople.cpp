#include "core/demo/demopeople.h"

#include "core/demo/demonames.h"

namespace banyan::demo {

namespace {

constexpr const char* regionsElsewhere[] = {
    "广东省揭阳市惠来县", "广东省揭阳市普宁市", "广东省揭阳市揭西县", "广东省汕头市潮阳区",
    "广东省梅州市五华县", "广东省汕尾市陆丰市", "江西省赣州市兴国县", "江西省吉安市遂川县",
    "湖南省邵阳市隆回县", "湖南省衡阳市衡阳县", "湖北省黄冈市麻城市", "广西壮族自治区玉林市博白县",
    "四川省达州市渠县",   "贵州省毕节市织金县", "河南省周口市太康县", "福建省漳州市诏安县",
};

constexpr int kindWeights[] = {52, 40, 50, 55, 390, 360, 33, 20};

} // namespace

FamilyMaker::FamilyMaker(Dice& dice, NumberMaker& numbers, CivilDate today)
    : m_dice(dice)
    , m_numbers(numbers)
    , m_todayDate(today)
    , m_today(daysFromCivil(today)) {}

int FamilyMaker::ageOf(const Person& person) const {
    return ageOn(civilFromDays(person.birthDays), m_todayDate);
}

std::int64_t FamilyMaker::later(std::int64_t days, int yearsLow, int yearsHigh) {
    return days + m_dice.between(yearsLow * 365, yearsHigh * 365);
}

Person& FamilyMaker::add(Family& family, bool isMan, std::int64_t birthDays,
                         std::string_view relation, const std::string& surname_) {
    Person person;
    person.isMan = isMan;
    person.birthDays = birthDays;
    person.relation = relation;
    person.surname = surname_.empty() ? surname(m_dice) : surname_;
    // Twice at most: a couple of one surname is rare here.
    if (surname_.empty() && !family.people.empty() && person.surname == family.people[0].surname)
        person.surname = surname(m_dice);
    const int year = civilFromDays(birthDays).year;
    person.name = person.surname + givenName(m_dice, isMan, year);
    family.people.push_back(std::move(person));
    return family.people.back();
}

void FamilyMaker::makeYoungAlone(Family& family) {
    const auto birth = bornAtAge(m_dice.between(20, 36));
    auto& person = add(family, m_dice.chance(560), birth, "02");
    person.marital = "10";
    family.isFromElsewhere = m_dice.chance(600);
}

void FamilyMaker::makeElderAlone(Family& family) {
    const auto birth = bornAtAge(m_dice.between(66, 92));
    auto& person = add(family, m_dice.chance(340), birth, "02");
    person.marital = m_dice.chance(850) ? "30" : m_dice.chance(500) ? "10" : "40";
}

void FamilyMaker::makeCouple(Family& family, int ageLow, int ageHigh) {
    const auto husband = bornAtAge(m_dice.between(ageLow, ageHigh));
    add(family, true, husband, "02").marital = "20";
    add(family, false, later(husband, 0, 5), "12").marital = "20";
    family.isFromElsewhere = ageHigh < 40 && m_dice.chance(180);
}

void FamilyMaker::makeNuclear(Family& family, int motherAgeLow, int motherAgeHigh) {
    constexpr int countWeights[] = {24, 44, 24, 8};
    const auto mother = bornAtAge(m_dice.between(motherAgeLow, motherAgeHigh));
    add(family, true, mother - m_dice.between(0, 6 * 365), "02").marital = "20";
    add(family, false, mother, "12").marital = "20";
    const std::string name = family.people[0].surname;
    addChildren(family, 1, name, static_cast<int>(m_dice.weighted(countWeights)) + 1);
    family.isFromElsewhere = m_dice.chance(70);
}

void FamilyMaker::addChildren(Family& family, std::size_t mother, const std::string& surname_,
                              int countMax) {
    constexpr int homeAgeMax = 27; // older ones mostly have a household of their own
    const std::size_t first = family.people.size();
    const std::int64_t motherBirth = family.people[mother].birthDays;
    std::int64_t birth = later(motherBirth, 21, 30);
    for (int i = 0; i < countMax; ++i) {
        const auto age = static_cast<int>((m_today - birth) / 365);
        if (birth >= m_today - 20 || birth > motherBirth + 44 * 365)
            break;
        if (age <= homeAgeMax || m_dice.chance(150))
            add(family, m_dice.chance(530), birth, {}, surname_);
        birth = later(birth, 1, 4) + 200;
    }
    nameChildren(family, first);
}

// Only child, eldest, second ... counted for sons and daughters apart, as GB/T
// 4761 does.
void FamilyMaker::nameChildren(Family& family, std::size_t first) {
    constexpr std::string_view sons[] = {"22", "23", "24", "25", "26"};
    constexpr std::string_view daughters[] = {"32", "33", "34", "35", "36"};
    std::size_t sonCount = 0;
    std::size_t daughterCount = 0;
    const bool isOnly = family.people.size() == first + 1;
    for (std::size_t i = first; i < family.people.size(); ++i) {
        auto& child = family.people[i];
        if (isOnly)
            child.relation = child.isMan ? "21" : "31";
        else
            child.relation = child.isMan ? sons[sonCount++] : daughters[daughterCount++];
        child.marital = "10";
    }
}

void FamilyMaker::makeThreeGenerations(Family& family) {
    makeNuclear(family, 25, 45);
    family.isFromElsewhere = false;
    const auto fatherBirth = family.people[0].birthDays - m_dice.between(23 * 365, 33 * 365);
    const auto motherBirth = fatherBirth + m_dice.between(0, 5 * 365);
    const bool hasFather = m_today - fatherBirth < 96 * 365 && m_dice.chance(800);
    const bool hasMother = m_today - motherBirth < 98 * 365 && (!hasFather || m_dice.chance(930));
    const std::string name = family.people[0].surname;
    if (hasFather)
        add(family, true, fatherBirth, "51", name).marital = hasMother ? "20" : "30";
    if (hasMother) {
        auto& grandmother = add(family, false, motherBirth, "52");
        grandmother.marital = hasFather ? "20" : "30";
    }
    if (!hasFather)
        return;
    const std::size_t grandfather = family.people.size() - (hasMother ? 2 : 1);
    const bool isOld = m_today - fatherBirth > 72 * 365;
    if (isOld && m_dice.chance(40)) {
        // Died within the last years and not yet taken off the register.
        family.people[grandfather].isDead = true;
        if (hasMother)
            family.people.back().marital = "30";
    } else if (m_dice.chance(420)) {
        makeGrandfatherHead(family, grandfather);
    }
}

void FamilyMaker::makeGrandfatherHead(Family& family, std::size_t grandfather) {
    family.head = grandfather;
    for (std::size_t i = 0; i < family.people.size(); ++i) {
        auto& person = family.people[i];
        if (i == grandfather)
            person.relation = "02";
        else if (i > grandfather)
            person.relation = "12";
        else if (i == 0)
            person.relation = m_dice.chance(700) ? "22" : "23";
        else if (i == 1)
            person.relation = "38";
        else
            person.relation = person.isMan ? "41" : "42";
    }
}

void FamilyMaker::makeSingleParent(Family& family) {
    const bool isMother = m_dice.chance(720);
    auto& parent = add(family, !isMother, bornAtAge(m_dice.between(29, 49)), "02");
    parent.marital = m_dice.chance(680) ? "40" : "30";
    const std::string name = isMother ? surname(m_dice) : parent.surname;
    addChildren(family, 0, name, m_dice.between(1, 2));
}

void FamilyMaker::makeGrandparentsWithChildren(Family& family) {
    makeCouple(family, 56, 73);
    if (m_dice.chance(350)) {
        family.people.erase(family.people.begin()); // grandmother alone with the children
        family.people[0].relation = "02";
        family.people[0].marital = "30";
    }
    // A daughter's children have their father's surname.
    const bool isPaternal = m_dice.chance(850);
    const std::string name =
        isPaternal && family.people[0].isMan ? family.people[0].surname : surname(m_dice);
    for (int count = m_dice.between(1, 3); count > 0; --count) {
        const bool isBoy = m_dice.chance(540);
        const std::string_view relation =
            isPaternal ? (isBoy ? "41" : "42") : (isBoy ? "43" : "44");
        add(family, isBoy, bornAtAge(m_dice.between(1, 14)), relation, name).marital = "10";
    }
}

Family FamilyMaker::make() {
    Family family;
    family.kind = static_cast<FamilyKind>(m_dice.weighted(kindWeights));
    switch (family.kind) {
    case FamilyKind::YoungAlone:
        makeYoungAlone(family);
        break;
    case FamilyKind::ElderAlone:
        makeElderAlone(family);
        break;
    case FamilyKind::ElderCouple:
        makeCouple(family, 66, 89);
        break;
    case FamilyKind::Couple:
        m_dice.chance(550) ? makeCouple(family, 24, 36) : makeCouple(family, 50, 64);
        break;
    case FamilyKind::Nuclear:
        makeNuclear(family, 25, 50);
        break;
    case FamilyKind::ThreeGenerations:
        makeThreeGenerations(family);
        break;
    case FamilyKind::SingleParent:
        makeSingleParent(family);
        break;
    case FamilyKind::GrandparentsWithChildren:
        makeGrandparentsWithChildren(family);
        break;
    }
    if (family.isFromElsewhere)
        family.registeredRegion = m_dice.pick(regionsElsewhere);
    for (auto& person : family.people)
        describe(family, person);
    return family;
}

} // namespace banyan::demo
