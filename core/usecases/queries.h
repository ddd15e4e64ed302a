#pragma once

#include "core/usecases/cases.h"
#include "core/usecases/due.h"
#include "core/usecases/fieldhistory.h"
#include "core/usecases/householdlist.h"

namespace banyan {

// How far a record, or a household with all that hangs on it, has come on its way to the office.
struct SyncState {
    int pendingChanges = 0;  // recorded here, not confirmed
    int setAsideChanges = 0; // refused by the office, waiting for a person
    bool isConfirmed = true; // the office has it as it is shown
};

struct PersonView {
    Uuid resident;
    std::string name;
    std::string relation;      // code
    std::string relationLabel; // Chinese
    std::string sex;
    int age = -1; // -1: not known
    std::vector<std::string> phones;
    bool hasNoPhone = false; // said to have none
    bool isDead = false;
    bool hasMovedOut = false;
};

struct CareTagView {
    Uuid tag;
    std::string category;
    Uuid resident;
    std::string residentName;
    std::string evidence;
    std::string source;
    std::string since;
    std::string expires;
    bool hasExpired = false;
};

// Who looks after a household: its centre household, a cadre, the steward of the building.
struct CarerView {
    enum class Kind { CentreHousehold, Cadre, Steward };
    Kind kind = Kind::CentreHousehold;
    Uuid link; // the ContactLink or Steward record
    std::string name;
    std::vector<std::string> phones;
};

struct NoteView {
    std::string key;
    std::string text;
    std::string author;
    std::int64_t atMs = 0;
};

struct VisitView {
    Uuid visit;
    std::string purpose;
    std::string outcome;
    std::int64_t observedAtMs = 0;
    std::string author;
    bool isMine = false;
    std::string companions;
    std::vector<std::string> met; // names
    std::string note;
    std::string nextTime;
    std::vector<NoteView> annotations;
    std::string voidReason; // not empty: does not count
    SyncState sync;
};

struct ConsentView {
    Uuid consent;
    Uuid resident;
    std::string residentName;
    std::string purpose;
    std::string basis;
    std::string givenBy;
    std::int64_t givenAtMs = 0;
    std::int64_t withdrawnAtMs = 0; // 0: holds
    std::string withdrawnReason;
};

struct DeliveryView {
    Uuid delivery;
    std::string holder;
    std::string post;
    std::int64_t deliveredAtMs = 0;
    std::string deliveredBy;
};

struct HouseholdPage {
    DoorFacts facts;
    DueState due;
    std::vector<PersonView> people; // the head first, who has gone last
    std::vector<CareTagView> careTags;
    std::vector<CarerView> carers;
    std::vector<NoteView> doorNotes; // oldest first
    std::vector<VisitView> visits;   // newest first, the first of them
    std::size_t visitCount = 0;
    std::vector<CaseView> openCases; // about the household and its people
    std::vector<ConsentView> consents;
    std::vector<DeliveryView> deliveries;
    std::vector<DoorTask> tasks;
    SyncState sync;
    bool isQuietNow = false;
};

struct ResidentPage {
    PersonView person;
    Record record; // every field
    Uuid household;
    DoorPlace place;
    std::vector<CareTagView> careTags;
    std::vector<ConsentView> consents;
    std::vector<CaseView> openCases;
    std::vector<Record> residencies;
    SyncState sync;
};

// What the pages show of one household and one person. Reads only, any connection; belongs to its
// thread. NotFound where the record is not here or is no longer live.
class Queries {
public:
    explicit Queries(Store& store)
        : m_store(store) {}

    Result<HouseholdPage> householdPage(const Uuid& id, std::size_t visitsMax = 20);
    Result<ResidentPage> residentPage(const Uuid& id);
    Result<std::vector<VisitView>> visits(const Uuid& household, std::size_t offset,
                                          std::size_t limit);

private:
    Store& m_store;
};

} // namespace banyan
