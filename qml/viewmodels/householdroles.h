#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/values/household.h"

namespace banyan::ui {

// Role tables for the parts of a household's page.
std::vector<RowModel<Person>::Role> personRoles();
std::vector<RowModel<DoorNote>::Role> noteRoles(std::function<qint64()> now);
std::vector<RowModel<Carer>::Role> carerRoles();
std::vector<RowModel<VisitRow>::Role> visitRoles(std::function<qint64()> now);
QString personKey(const Person& row);

} // namespace banyan::ui
