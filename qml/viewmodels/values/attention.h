#pragma once

#include "qml/viewmodels/values/household.h"

namespace banyan::ui {

enum class AttentionKind { Case, SetAside, Decided, Forked, WrongClock, Revoked, TooOld };

struct AttentionRow {
    AttentionKind kind = AttentionKind::Case;
    QString id; // case or action
    QString
        caseKind; // code: review authority delete cross_field double_presence duplicate visit_twice
    QString reason; // SetAside: code of core's ErrorCode or of the office
    QString field;  // registry name
    Place place;
    QString headName;
    qint64 atMs = 0;
    qint64 clockOffMs = 0; // WrongClock
    // Decided: a case that the user took part in and somebody else decided.
    QString codeList;
    QString decision; // value or code
    QString mine;     // what the user had written
    QString decidedBy;
    bool operator==(const AttentionRow&) const = default;
};

// One side of a case: what somebody wrote.
struct CaseVersion {
    QString versionId;
    QString author;
    QString authorUnit;
    bool mine = false;
    bool current = false; // what is shown until somebody decides
    QString place;        // door, desk or import
    QString ground;       // what it rests on, in the author's words
    qint64 atMs = 0;
    QString value;    // text or code
    QString recordId; // duplicate, double presence: the record it speaks of
    bool operator==(const CaseVersion&) const = default;
};

struct CaseRecord {
    QString caseId;
    QString kind; // code
    QString entity;
    QString recordId;
    QString field;
    QString codeList;
    Place place;
    QString headName;
    QString householdId;
    std::vector<CaseVersion> versions;
    QString before; // what it was, empty: nothing
    QString beforeAuthor;
    qint64 beforeAtMs = 0;
    bool mayDecide = false;
    QString decision; // decided already: the value or code
    QString decidedBy;
    qint64 decidedAtMs = 0;
    QString decisionReason;
};

// Either one of the versions, or a value of one's own, or (duplicate, visit_twice, double_presence)
// one of the codes same, different, joint, here, there, both.
struct CaseDecision {
    QString caseId;
    QString versionId;
    QString ownValue;
    QString code;
    QString reason; // may be empty
};

struct SetAsideLine {
    int change = 0;  // which change of the action it is of
    FieldRef target; // without a field: the record as a whole
    QString op;      // create, set, add, remove, delete, erase, merge, give_back
    QString value;
    QString codeList;
    QString form;       // what it must look like: text, phone, date, name, number
    bool wrong = false; // the reason speaks of this one
    bool editable = false;
    bool operator==(const SetAsideLine&) const = default;
};

struct Correction { // of one line
    int change = 0;
    FieldRef target;
    QString value;
    bool operator==(const Correction&) const = default;
};

struct SetAsideRecord {
    QString actionId;
    QString kind;       // visit, contact, door_note, resident, tag, household, other
    QString reason;     // code
    QString officeText; // what the office's people wrote, may be empty
    Place place;
    QString headName;
    QString householdId;
    qint64 writtenAtMs = 0;
    std::vector<SetAsideLine> lines;
    int dependents = 0; // further actions that wait for this one
};

} // namespace banyan::ui
