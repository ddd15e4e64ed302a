#include "core/usecases/position.h"

#include "core/store/recordtable.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace banyan {

namespace {

constexpr double earthRadiusKilometres = 6371.0088;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

} // namespace

double greatCircleKilometres(const Position& from, const Position& to) {
    const double northward = std::sin(radians(to.latitude - from.latitude) / 2);
    const double eastward = std::sin(radians(to.longitude - from.longitude) / 2);
    const double haversine =
        northward * northward
        + std::cos(radians(from.latitude)) * std::cos(radians(to.latitude)) * eastward * eastward;
    return 2 * earthRadiusKilometres * std::asin(std::sqrt(std::min(1.0, haversine)));
}

std::optional<Position> measuredPosition(const Record& record) {
    const auto* latitude = std::get_if<double>(&record.value("latitude"));
    const auto* longitude = std::get_if<double>(&record.value("longitude"));
    const auto datum = record.text("datum");
    if (!latitude || !longitude || (!datum.empty() && datum != "wgs84"))
        return std::nullopt;
    return Position{*latitude, *longitude};
}

} // namespace banyan
