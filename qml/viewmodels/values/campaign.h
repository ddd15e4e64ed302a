#pragma once

#include "qml/viewmodels/values/doors.h"

#include <QStringList>

namespace banyan::ui {

// A knock campaign as its page shows it. Doors only: no figure is of a person.
struct CampaignValue {
    QString id;
    QString title;
    QString state; // code
    QString until; // the last day, "2026-05-28"
    int doors = 0;
    int done = 0;
    int cancelled = 0;
    int noAnswer = 0; // open after somebody knocked
    int waiting = 0;  // of those: until the next round
    int toKnock = 0;
    int round = 1;
    int mine = 0;           // doors of whoever uses this device
    bool mayDirect = false; // may give doors out
    bool over = false;      // by its state or its last day
};

struct CampaignDoorRow {
    QString householdId;
    Place place;
    QString headName;
    QString state; // code of the task
    QString assignee;
    int knocks = 0; // without an answer
    int round = 1;
    bool waiting = false; // for the next round
    bool toKnock = false;
    bool refusing = false;
    bool operator==(const CampaignDoorRow&) const = default;
};

// Which doors; what is empty is not asked.
struct CampaignRuleAsk {
    QString gridId;
    QString estateId;
    QString care;      // code
    QString occupancy; // code
    int notReachedDays = 0;
    bool operator==(const CampaignRuleAsk&) const = default;
};

struct CampaignFit {
    int fit = 0;
    int missing = 0; // of those: not given out yet
};

struct CampaignPlaceRow {
    QString id;
    QString name;
    QString gridId; // of an estate; empty: a grid
    bool operator==(const CampaignPlaceRow&) const = default;
};

struct CampaignPersonRow {
    QString userId;
    QString name;
    QString role;  // code
    QString group; // team, unit or grid
    bool operator==(const CampaignPersonRow&) const = default;
};

// What there is to choose from before doors are given out.
struct CampaignOptions {
    std::vector<CampaignPlaceRow> places;
    std::vector<CampaignPersonRow> people;
};

} // namespace banyan::ui
