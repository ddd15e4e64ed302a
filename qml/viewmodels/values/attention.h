#pragma once

#include "qml/viewmodels/values/household.h"

namespace banyan::ui {

enum class AttentionKind { Case, SetAside, Forked, WrongClock, Revoked };

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
};

// Either one of the versions, or a value of one's own, or (duplicate, visit_twice, double_presence)
// one of the codes same, different, joint, here, there, both.
struct CaseDecision {
    QString caseId;
    QString versionId;
    QString ownValue;
    QString code;
};

struct SetAsideLine {
    FieldRef target;
    QString value;
    QString codeList;
    bool wrong = false; // the reason speaks of this one
    bool operator==(const SetAsideLine&) const = default;
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
