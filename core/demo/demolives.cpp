// What follows from a person's age: documents, schooling, work, politics,
// telephones.

#include "core/demo/demopeople.h"

namespace banyan::demo {

namespace {

struct Schooling {
    int bornUntil;
    int weights[8]; // in the order of educationCodes
};
constexpr std::string_view educationCodes[] = {"10", "20", "30", "40", "60", "70", "80", "90"};
constexpr Schooling schoolings[] = {
    {1945, {0, 1, 1, 2, 4, 14, 48, 30}},   {1960, {0, 1, 2, 4, 12, 34, 42, 5}},
    {1980, {0, 4, 8, 9, 18, 45, 16, 0}},   {1995, {2, 16, 18, 16, 16, 30, 2, 0}},
    {9999, {3, 28, 24, 20, 14, 11, 0, 0}},
};

} // namespace

void FamilyMaker::describe(Family& family, Person& person) {
    // Before the number: it may move the birth date by a day.
    if (m_dice.chance(780))
        person.idNumber = m_numbers.idNumber(person.birthDays, person.isMan);
    const int age = ageOf(person);
    describeSchool(person, age);
    describeWork(person, age);
    describePolitics(person, age);
    if (!person.isDead)
        givePhones(person, age);
    // Sons and daughters, not their husbands and wives (28, 38).
    const bool isGrownChild =
        (person.relation[0] == '2' || person.relation[0] == '3') && person.relation[1] != '8';
    if (isGrownChild && age >= 19 && family.people.size() > 2 && m_dice.chance(60))
        person.movedOutDays = m_today - m_dice.between(10, 600);
}

void FamilyMaker::describeSchool(Person& person, int age) {
    if (age < 12 || m_dice.chance(180))
        return; // nothing finished yet, or not known
    if (age < 15)
        person.education = "80";
    else if (age < 18)
        person.education = "70";
    else if (age < 22)
        person.education = m_dice.chance(700) ? "60" : "40";
    else {
        const int year = civilFromDays(person.birthDays).year;
        const Schooling* schooling = schoolings;
        while (year > schooling->bornUntil)
            ++schooling;
        person.education = educationCodes[m_dice.weighted(schooling->weights)];
    }
}

void FamilyMaker::describeWork(Person& person, int age) {
    constexpr std::string_view codes[] = {"employed",  "self_employed",  "unemployed",
                                          "homemaker", "new_employment", "other"};
    constexpr int menWeights[] = {52, 32, 3, 0, 5, 3};
    constexpr int womenWeights[] = {44, 20, 3, 27, 1, 3};
    if (age < 6 || person.isDead)
        return;
    const bool isStudent = age < 17 || (age < 22 && m_dice.chance(620));
    const bool isOld = age >= (person.isMan ? 60 : 55);
    if (isStudent)
        person.employment = "student";
    else if (isOld)
        person.employment = m_dice.chance(720) ? "retired" : "homemaker";
    else if (m_dice.chance(880))
        person.employment =
            codes[person.isMan ? m_dice.weighted(menWeights) : m_dice.weighted(womenWeights)];
}

void FamilyMaker::describePolitics(Person& person, int age) {
    if (age < 14 || m_dice.chance(220))
        return;
    if (age >= 24 && m_dice.chance(person.isMan ? 85 : 50))
        person.political = "01";
    else if (age >= 19 && m_dice.chance(4))
        person.political = "02";
    else if (age < 28 && m_dice.chance(450))
        person.political = "03";
    else
        person.political = age >= 35 && m_dice.chance(3) ? "05" : "13";
}

void FamilyMaker::givePhones(Person& person, int age) {
    if (age < 13)
        return;
    if (age >= 75 && m_dice.chance(350)) {
        person.hasNoPhone = true;
        return;
    }
    if (age < 18 && m_dice.chance(600))
        return;
    if (m_dice.chance(930))
        person.phones.push_back(m_numbers.mobile());
    if (age >= 25 && m_dice.chance(60))
        person.phones.push_back(m_numbers.mobile());
}

} // namespace banyan::demo
