#pragma once

#include "qml/viewmodels/values/household.h"

namespace banyan::ui {

struct Counted { // how many records of one kind speak of another record
    QString entity;
    int count = 0;
    bool operator==(const Counted&) const = default;
};

// One of the records that may be the same person, household or door.
struct DuplicateSide {
    QString versionId; // what a decision for it names
    QString recordId;
    QString name;   // of the person, or of the head of the household there
    Place place;    // where it is
    QString author; // who registered it
    bool mine = false;
    qint64 atMs = 0;  // when
    bool here = true; // false: in a grid that this device does not hold
    std::vector<Counted> counted;
    bool operator==(const DuplicateSide&) const = default;
};

// One field, as each of the records has it.
struct DuplicateLine {
    QString field;
    QString codeList;
    std::vector<QString> values; // in the order of the sides; masked when sensitive
    bool same = false;           // judged by the whole values
    bool operator==(const DuplicateLine&) const = default;
};

struct DuplicateRecord {
    QString caseId;
    QString entity; // resident, household, dwelling
    std::vector<DuplicateSide> sides;
    std::vector<DuplicateLine> lines; // those that say something on at least one side
    bool mayMerge = false;            // leaders and desks
    bool mayTellApart = false;
    QString decision; // decided already: different, or the id of the record that stayed
    QString decidedBy;
    QString reason;
    qint64 decidedAtMs = 0;
};

// A record that was found to be one with another and is out of sight since.
struct MergedRecord {
    RecordRef record;
    QString name;
    Place place;
    QString mergedBy; // empty: the office
    bool mine = false;
    qint64 mergedAtMs = 0;
    bool pending = false; // merged here, not at the office yet
    bool operator==(const MergedRecord&) const = default;
};

struct LaterEdit { // written to the record that stayed, after the merge
    FieldRef target;
    QString codeList;
    QString value; // masked when sensitive
    QString author;
    bool mine = false;
    qint64 atMs = 0;
    bool operator==(const LaterEdit&) const = default;
};

struct MergeStory {
    MergedRecord merged;
    RecordRef survivor;
    QString survivorName;
    Place survivorPlace;
    std::vector<LaterEdit> edits; // oldest first
    bool isGivenBack = false;     // both stand again
    bool mayGiveBack = false;     // leaders and desks
};

} // namespace banyan::ui
