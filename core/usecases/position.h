#pragma once

#include <optional>

namespace banyan {

struct Record;

// A place on the Earth, in one datum: WGS 84 unless said otherwise.
struct Position {
    double latitude = 0;  // degrees, north positive
    double longitude = 0; // degrees, east positive
};

// The distance over the ground in kilometres: the great circle by the haversine formula, on a
// sphere of the Earth's mean radius (6371.0088 km, IUGG). Within 0.6 % of the ellipsoid's. Pure.
double greatCircleKilometres(const Position& from, const Position& to);

// Where a record with latitude, longitude and datum says that it is, as measured (WGS 84). Nothing
// where it does not say, or speaks of a map's shifted datum, which is half a kilometre off.
std::optional<Position> measuredPosition(const Record& record);

} // namespace banyan
