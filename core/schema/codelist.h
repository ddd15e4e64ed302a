#pragma once

#include <span>
#include <string_view>

namespace banyan {

// One permitted code: what is stored and sent, and what people read.
struct Code {
    std::string_view code;
    const char* zh;
    const char* en;
};

// A list of codes with the standard it follows. Static data; never freed. An open one is what the
// program begins with: the district adds to it, names anew and ends by records (`code_entry`),
// which core/store/codes.h puts together with it.
struct CodeList {
    const char* name;   // snake_case, unique: "visit_outcome"
    const char* source; // the standard or document, e.g. "GB/T 2261.1"; "" for Banyan's own
    std::span<const Code> codes;

    const Code* find(std::string_view code) const;
    bool isOpen() const;       // named by codes::openList
    bool hasTwoLevels() const; // "environment.noise" stands under "environment"
};

// Of a code of two levels the first: "environment" of "environment.noise", and of "environment".
std::string_view firstLevel(std::string_view code);

// Every list, for `schema` and for tests; and one by its name (null when there is none).
std::span<const CodeList* const> codeLists();
const CodeList* codeListNamed(std::string_view name);

namespace codes {
extern const CodeList orgLevel;    // district subdistrict community department unit
extern const CodeList branchKind;  // branch group
extern const CodeList datum;       // wgs84 gcj02
extern const CodeList dwellingUse; // residential commercial mixed public other
extern const CodeList
    occupancy; // self_occupied rented vacant group_rented mixed_use business to_be_demolished
extern const CodeList visitState;      // normal refuses quiet_hours
extern const CodeList sex;             // GB/T 2261.1
extern const CodeList maritalStatus;   // GB/T 2261.2
extern const CodeList relation;        // GB/T 4761-2008, to the head of household
extern const CodeList politicalStatus; // GB/T 4762
extern const CodeList education;       // GB/T 4658
extern const CodeList nationality;     // GB/T 3304, two digits
extern const CodeList idType;          // resident_id residence_permit passport other none
extern const CodeList
    employment; // employed self_employed unemployed student retired homemaker new_employment other
extern const CodeList lifeStatus;    // living dead
extern const CodeList residencyKind; // registered floating left_behind overseas
extern const CodeList careCategory;  // domain.md's care list
extern const CodeList visitPurpose;  // routine focused new_arrival policy safety campaign follow_up
                                     // mediation condolence card_delivery
extern const CodeList
    visitOutcome; // met by_phone by_another no_answer refused moved_away no_such_address come_back
extern const CodeList taskKind;       // follow_up visit errand other
extern const CodeList taskState;      // open done cancelled
extern const CodeList consentPurpose; // visit_record contact_share care_service photo
extern const CodeList consentBasis;   // spoken written guardian
extern const CodeList
    caseKind; // review authority delete cross_field double_presence duplicate visit_twice
extern const CodeList caseState; // open decided
extern const CodeList role; // grid_worker grid_leader centre_household steward volunteer community
                            // subdistrict district department unit admin
extern const CodeList highRisk;  // normal high
extern const CodeList mediaType; // image/jpeg
// of the district's method, each named after its field
extern const CodeList problemCategory, problemScale, problemLevel, problemUrgency, problemState,
    satisfaction, mediationKind, mediationState, whistleKind, whistleState, agendaState,
    committeeKind, agreementState, topicSource, topicState, sessionKind, baseKind, baseWorks,
    teamKind, needKind, needState, activityKind, campaignState, policyKind, fundingSource,
    feedbackState;
// Names of the lists that are open to the district: those where the program need not know what a
// new code means. States, roles, national standards and what is said of persons are not.
extern const CodeList openList;
} // namespace codes

} // namespace banyan
