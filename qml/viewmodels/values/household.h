#pragma once

#include "qml/viewmodels/values/doors.h"
#include "qml/viewmodels/values/photo.h"

#include <optional>

namespace banyan::ui {

struct Person {
    QString residentId;
    QString name;
    QString relation; // code, to the head of household
    QString sex;      // code
    int age = -1;     // -1: not known
    std::vector<QString> phones;
    bool noPhone = false; // said to have none
    bool dead = false;
    bool movedOut = false;
    bool operator==(const Person&) const = default;
};

struct DoorNote {
    QString entryId;
    QString text;
    QString author;
    qint64 atMs = 0;
    bool operator==(const DoorNote&) const = default;
};

struct CareTag {
    QString tagId;
    QString category; // code
    QString residentName;
    QString evidence;
    qint64 expiresAtMs = 0;
    bool operator==(const CareTag&) const = default;
};

struct Carer { // who looks after the household: a centre household, a steward, a cadre
    QString linkId;
    QString name;
    QString role; // code
    QString phone;
    bool cardDelivered = false;
    bool operator==(const Carer&) const = default;
};

struct OpenCase {
    QString caseId;
    QString kind;  // code
    QString field; // registry name
    bool operator==(const OpenCase&) const = default;
};

struct VisitRow {
    QString visitId;
    QString purpose; // code
    QString outcome; // code
    qint64 observedAtMs = 0;
    QString author;
    bool mine = false;
    QString text;
    std::vector<QString> met; // names
    int photos = 0;
    QString voidReason; // not empty: does not count
    RecordSync sync = RecordSync::Confirmed;
    bool operator==(const VisitRow&) const = default;
};

struct HouseholdRecord {
    DoorRow row;
    QString householdId;
    QString dwellingId;
    qint64 confirmedAtMs = 0; // when the office had all of it
    std::vector<Person> people;
    std::vector<QString> phones; // the household's own
    QString bestTime;
    std::vector<DoorNote> doorNotes;
    std::vector<CareTag> careTags;
    std::vector<Carer> carers;
    std::vector<OpenCase> openCases;
    QString lastNote;
    int visitsLastWeek = 0;
    bool quietNow = false;
    bool cardToDeliver = false; // a contact card of this grid that the household does not have
    bool mayDelete = false;
};

struct FieldValue {
    QString field;    // registry name
    QString value;    // text or code; masked when sensitive
    QString codeList; // name of the code list, empty for free text
    bool sensitive = false;
    bool editable = false;
    bool pending = false; // changed here, not confirmed yet
    QString caseId;       // in review
    bool operator==(const FieldValue&) const = default;
};

struct ConsentRow {
    QString consentId;
    QString purpose; // code
    QString basis;   // code
    qint64 givenAtMs = 0;
    qint64 withdrawnAtMs = 0;
    bool operator==(const ConsentRow&) const = default;
};

struct ResidentRecord {
    Person person;
    Place place;
    QString householdId;
    RecordSync sync = RecordSync::Confirmed;
    std::vector<FieldValue> fields;
    std::vector<ConsentRow> consents;
};

struct FieldRef { // one field of one record
    QString entity;
    QString recordId;
    QString field;
    bool operator==(const FieldRef&) const = default;
};

struct HistoryRow { // who changed a field, when, from what to what
    qint64 atMs = 0;
    QString author;
    bool mine = false;
    QString place; // door, desk or import
    QString from;
    QString to;
    QString op;      // set, add, remove, strike, create, decide
    QString verdict; // accepted, merged, in_review, set_aside, superseded, pending
    bool operator==(const HistoryRow&) const = default;
};

enum class EditOp { Set, Add, Remove, Strike };

// What one save changes; a vector of these is one user action.
struct FieldEdit {
    FieldRef target;
    EditOp op = EditOp::Set;
    QString value; // Strike: the entry's id
};

struct VisitDraft {
    QString householdId;
    QString dwellingId;
    QString purpose = QStringLiteral("routine");
    QString outcome;
    std::vector<QString> metResidentIds;
    QString text;
    qint64 nextVisitAtMs = 0; // 0: as the rule says
    QString occupancy;        // empty: unchanged
    bool cardDelivered = false;
    std::vector<PhotoDraft> photos;
    qint64 observedAtMs = 0;
};

struct RecordedVisit { // the fact that a visit is on disk
    QString actionId;
    QString visitId;
    QString householdId;
    Place place;
    QString outcome;        // code
    qint64 undoUntilMs = 0; // withheld from sending until then
    int photosLeftOut = 0;  // could not be kept; the visit is
};

struct DeliveredCard { // the fact that a household was handed a contact card
    QString actionId;
    QString householdId;
    Place place;
    qint64 undoUntilMs = 0; // withheld from sending until then
};

} // namespace banyan::ui
