#pragma once

#include <span>

namespace banyan::sim {

// A mistake that such an engine could make, brought about in a store by a trigger, so that no
// switch for it stands in the product. A simulation that does not find them proves nothing.
struct PlantedBug {
    const char* name;
    bool isAtOffice; // else on every phone
    const char* sql;
};

std::span<const PlantedBug> plantedBugs();

} // namespace banyan::sim
