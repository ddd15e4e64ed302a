#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

struct PersonDraft {
    std::string name;
    std::string sex; // codes
    std::string birthDate;
    std::string idNumber;
    std::string relation; // to the head
    std::vector<std::string> phones;
    bool hasNoPhone = false;
    bool isHead = false;
    std::string residencyKind; // codes
    std::string since;         // date; empty when not known
    std::string registeredRegion;
};

// A door that the register does not have yet.
struct DwellingDraft {
    Uuid grid;
    Uuid estate;
    Uuid building;
    std::string unit;
    std::optional<int> floor;
    std::string door;
    std::string use;
    std::string occupancy;
};

struct HouseholdDraft {
    Uuid dwelling; // or, when null, `newDwelling`
    DwellingDraft newDwelling;
    std::vector<std::string> phones;
    std::string bestTime;
    std::string doorNote;
    std::vector<PersonDraft> people;
};

struct ContactsDraft {
    std::vector<std::string> addedPhones;
    std::vector<std::string> removedPhones;
    std::optional<bool> hasNoPhone; // of a resident only: "no phone" is an answer
};

struct MoveInDraft {
    Uuid resident;
    Uuid household;
    std::string date; // empty: today
    std::string relation;
    std::string residencyKind;
};

// Who lives where: a household with its people in one action, contacts kept true, and moves with
// the residencies that record them. Writer's thread.
class Households {
public:
    explicit Households(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    // The new household. At most one person may be its head; where nobody is marked, the one whose
    // relation says so.
    Result<Recorded> registerHousehold(const HouseholdDraft& draft);
    Result<Recorded> editContacts(EntityId entity, const Uuid& id, const ContactsDraft& draft);
    // `reason` is kept in the household's door note; it may be empty. A date that has not come
    // yet is refused.
    Result<Recorded> moveResidentOut(const Uuid& resident, std::string_view date,
                                     std::string_view reason);
    // Ends the residencies known here and begins one in the household's dwelling. The residency in
    // a grid this device does not hold stays open: the office asks which is true.
    Result<Recorded> moveResidentIn(const MoveInDraft& draft);

private:
    Store& m_store;
    std::int64_t m_holdMs;
};

} // namespace banyan
