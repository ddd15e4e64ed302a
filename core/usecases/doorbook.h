#pragma once

#include "core/store/store.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace banyan {

// Where a door is, in words.
struct DoorPlace {
    std::string estate;
    std::string building;
    std::string unit;
    std::int64_t floor = 0; // 0: not known
    std::string door;
};

// Walking order: estate, building, unit, up the stair, door; numbers in names by their size, so
// that 3栋 comes before 10栋.
bool isBeforeOnStair(const DoorPlace& a, const DoorPlace& b);
// As strcmp, with runs of digits compared as numbers.
int compareNaturally(std::string_view a, std::string_view b);

struct VisitMark {
    Uuid id;
    std::int64_t atMs = 0; // 0: never
    std::string outcome;
    std::string note;
    std::string nextTime;
};

struct DoorTask {
    Uuid id;
    std::string kind;
    std::string title;
    std::string due;            // date, may be empty
    bool isAppointment = false; // made by the household's last come_back visit
};

// Everything about one household that lists and the day's plan are made from.
struct DoorFacts {
    Uuid household;
    Uuid dwelling;
    DoorPlace place;
    Uuid head;
    std::string headName;
    int peopleCount = 0; // living and not moved out
    std::string occupancy;
    std::string phones; // set text
    std::string bestTime;
    std::string doorNote; // entries text
    std::string visitState;
    std::string quietHours;
    std::string risk;
    std::int64_t createdAtMs = 0;
    std::int64_t revision = 0;     // 0: not at the office yet
    std::vector<std::string> tags; // care categories that hold today, sorted, each once
    VisitMark last;                // not voided, whatever came of it
    std::int64_t lastReachedAtMs = 0;
    std::int64_t lastAttemptAtMs = 0; // nobody opened, or it was not wished
    std::string lastAttempt;          // its outcome
    std::vector<DoorTask> tasks;      // open
    int pendingCount = 0;             // changes of this household's records, unconfirmed
    int openCases = 0;
    bool isCentre = false; // a centre household
};

// Which doors: all of the store, a grid's, or one household's.
struct DoorSelection {
    Uuid grid;
    Uuid household;
};

// The facts of many doors in a handful of statements, whatever their number. Reads only; a value
// of one moment. Any connection.
class DoorBook {
public:
    static DoorBook read(Store& store, const DoorSelection& selection);

    const std::vector<DoorFacts>& doors() const { return m_doors; } // unordered
    const DoorFacts* find(const Uuid& household) const;

private:
    friend class DoorReader;
    std::vector<DoorFacts> m_doors;
    std::unordered_map<Uuid, std::size_t> m_index;
};

} // namespace banyan
