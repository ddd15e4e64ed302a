#pragma once

#include "qml/viewmodels/values/doors.h"

#include <optional>

namespace banyan::ui {

// What the pages for reading show: registers put together for one purpose.

struct OriginRef {  // where distances are measured from; empty: as usual
    QString entity; // household, building, grid
    QString id;
    bool operator==(const OriginRef&) const = default;
};

struct OriginRow {
    OriginRef ref;
    QString title;
    bool exact = false;  // its own position, not the middle of doors around it
    bool placed = false; // has any position
    bool operator==(const OriginRow&) const = default;
};

struct BaseRow {
    QString id;
    QString name;
    QString kind; // code
    QString unit;
    QString hours;
    QString facilities;
    QString contact;
    QString phone;
    QString address;
    QString government, partyMass, safety, deliberation, cultureCare; // the five fields of service
    double kilometres = -1;                                           // less than 0: not known
    QString nearness; // own_community, own_subdistrict, elsewhere
    int uses = -1;    // people in the last 30 days; less than 0: not recorded
    bool operator==(const BaseRow&) const = default;
};

struct BaseDirectory {
    OriginRow origin;
    std::vector<BaseRow> bases; // nearest first
};

struct OrgRow { // a line of the organisation tree
    QString entity;
    QString id;
    QString level;       // code of org_level
    bool folder = false; // of units of that level
    QString title;
    QString person;
    QString branch;
    QString branchKind; // own, falls_back, missing; empty: not asked
    bool hasChildren = false;
    QString path; // of what was found
    bool operator==(const OrgRow&) const = default;
};

struct PairedUnitRow {
    QString pairingId;
    QString name;
    QString since;
    int members = -1; // less than 0: not known here
    double kilometres = -1;
    bool computed = false; // the distance: between their bases
    bool operator==(const PairedUnitRow&) const = default;
};

struct CommunityPairings {
    QString communityId;
    QString name;
    QString subdistrict;
    int households = -1; // less than 0: not known here
    int members = -1;
    double membersPer100 = -1;
    std::vector<PairedUnitRow> units;
    bool operator==(const CommunityPairings&) const = default;
};

struct PolicyRow {
    QString id;
    QString title;
    QString kind; // code
    QString number;
    QString validFrom, validTo; // days
    QString state;              // current, coming, expired, superseded
    int hits = 0;               // of what was looked for
    bool operator==(const PolicyRow&) const = default;
};

struct PolicyText {
    PolicyRow policy;
    QString text;
    QString replacesId, replacesTitle; // the version before
    QString successorId, successorTitle;
};

struct CalendarRow {
    QString day;
    QString entity;
    QString id;
    QString title;
    QString unit;
    QString place;
    bool cancelled = false;
    bool operator==(const CalendarRow&) const = default;
};

struct CardGapRow {
    QString gridId;
    QString grid;
    QString community;
    int households = 0;
    int without = 0; // have no contact card
    bool operator==(const CardGapRow&) const = default;
};

} // namespace banyan::ui
