#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/values/doors.h"

namespace banyan::ui {

// The roles every list of doors shows: householdId, door, name, line, stair, iconName, tone,
// outcomeText, outcomeIcon, outcomeTone, syncText. Words are made when asked for, at now().
std::vector<RowModel<DoorRow>::Role> doorRoles(std::function<qint64()> now);
QString doorKey(const DoorRow& row);

} // namespace banyan::ui
