#pragma once

#include "core/schema/civildate.h"
#include "core/store/store.h"

#include <string>
#include <vector>

namespace banyan {

// Something that people come to on a day.
struct CalendarEvent {
    std::string day; // "YYYY-MM-DD"
    EntityId entity = EntityId::None;
    Uuid id;
    std::string title;
    std::string unit;  // name of who holds it
    std::string place; // may be empty
    bool isCancelled = false;
};

// Joint meetings, deliberation sessions, activities and service sessions of these days, both
// included, day by day. Reads only, any connection.
std::vector<CalendarEvent> calendarEvents(Store& store, CivilDate from, CivilDate to);

} // namespace banyan
