#pragma once

#include "core/schema/registry.h"

#include <span>
#include <string_view>

namespace banyan {

// One figure of the period report, computed from records and nothing else. In `where`, {from} and
// {to} stand for the first and last day of the period as quoted dates, {from_ms} and {to_ms} for
// its first moment and the first after it.
struct Indicator {
    const char* key;  // snake_case, stable: in JSON, CSV and on the command line
    const char* part; // of the method: "2.1"; "door" for work at the door
    const char* zh;
    const char* en;
    EntityId entity;           // the records that it opens into
    const char* where;         // which of the live ones count
    const char* unitField;     // names their unit; null: they live in its scope; "": the district's
    const char* sum = nullptr; // what is added up; null: records are counted
    const char* of = nullptr;  // the key of the indicator that says how many there could be
};

// The parts of the method by which figures are told.
struct ReportPart {
    const char* part;
    const char* zh;
    const char* en;
};
std::span<const ReportPart> reportParts();

// In the order of the method. Static data.
std::span<const Indicator> indicators();
const Indicator* indicatorNamed(std::string_view key); // null when there is none

} // namespace banyan
