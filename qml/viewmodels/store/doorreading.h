#pragma once

#include "core/usecases/queries.h"
#include "qml/viewmodels/values/doors.h"

#include <unordered_set>

namespace banyan::ui {

// What lists of doors show, read from a store. Reads only, any connection, on its thread.
Result<DayPlan> readDayPlan(Store& store);
Result<DoorCard> readDoorCard(Store& store, const Uuid& household);
Result<Slice<DoorRow>> readHouseholds(Store& store, const HouseholdQuery& query, int offset,
                                      int count);

// Where this phone works, in words; empty where it follows several grids.
struct Patch {
    QString community;
    QString grid;
};
Patch readPatch(Store& store);

// Households with work that the office set aside.
std::unordered_set<Uuid> setAsideHouseholds(Store& store);
// The household that a record belongs to; null when it belongs to none, or is not here.
Uuid householdOf(Store& store, EntityId entity, const Uuid& record);

// The first contact card of the door's grid or community that this household does not have yet;
// null when it has them all.
Uuid cardToDeliver(Store& store, const Uuid& household);

// How a list names a door.
struct DoorName {
    Uuid household;
    Place place;
    QString headName;
};
DoorName nameOfDoor(Store& store, const Uuid& household);

Place placeFrom(const DoorPlace& place);
// Of a household as the household page has it.
DoorRow rowFrom(Store& store, const HouseholdPage& page);

} // namespace banyan::ui
