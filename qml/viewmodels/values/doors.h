#pragma once

#include <QString>
#include <QtGlobal>

#include <vector>

namespace banyan::ui {

// Values that cross the seam between pages and store. Times are milliseconds since 1970 UTC, 0 is
// "none". Codes are those of the core's code lists ("met", "very_old"); people read words made by
// class Words. Ids are UUID texts.

struct Place { // where a door is
    QString estate;
    QString building; // "3"
    QString unit;     // "2"
    QString door;     // "501"
    bool operator==(const Place&) const = default;
};

enum class Due { None, Later, Today, Overdue, ComeBack, NewArrival, Task, Campaign };

struct DueState {
    Due kind = Due::None;
    int days = 0;     // overdue by, or due in
    qint64 atMs = 0;  // ComeBack: the time agreed
    QString taskText; // Task: what was promised
    bool operator==(const DueState&) const = default;
};

enum class RecordSync { Confirmed, Unsent, SetAside, InCase };

// One line in any list of doors.
struct DoorRow {
    QString householdId;
    Place place;
    QString headName; // empty: nobody is registered
    int people = 0;
    QString occupancy;  // code
    QString visitState; // code: normal, refuses, quiet_hours
    bool centreHousehold = false;
    DueState due;
    std::vector<QString> careTags; // codes
    QString outcomeToday;          // code, empty while not visited today
    qint64 outcomeAtMs = 0;
    RecordSync sync = RecordSync::Confirmed;
    QString matched; // what a search found when it is not in the line itself, e.g. a phone
    bool operator==(const DoorRow&) const = default;
};

struct DoorCard { // the next door, with what to remember
    DoorRow row;
    std::vector<QString> doorNotes; // not struck, oldest first
    QString lastNote;               // what was written at the last visit
    QString lastOutcome;            // code
    qint64 lastVisitAtMs = 0;
    QString bestTime;
    std::vector<QString> phones;
    int visitsLastWeek = 0;
    bool quietNow = false; // local policy says not to knock at this hour
};

struct DayPlan {
    QString community;
    QString grid;
    std::vector<DoorRow> ahead; // walking order: estate, building, unit, up the stair
    std::vector<DoorRow> done;  // latest first
};

struct HouseholdQuery {
    QString text; // name, pinyin initials, door or phone
    // All must hold: due, not_reached, care, vacant, arrival, refuses, unsent, no_card.
    std::vector<QString> filters;
    QString gridId; // only of this grid
    bool operator==(const HouseholdQuery&) const = default;
};

template <typename T>
struct Slice { // one window of a longer list
    int total = 0;
    std::vector<T> rows;
};

} // namespace banyan::ui
