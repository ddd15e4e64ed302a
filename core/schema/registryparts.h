#pragma once

#include "core/schema/registry.h"
#include "core/schema/workflow.h"

// The parts of the registry, each in a file of its own, in dependency order.
namespace banyan::registryparts {

std::span<const EntitySpec> reference(); // organisations, people of the service, what all may read
std::span<const EntitySpec> means();     // bases, companies, teams, pairings, policies
std::span<const EntitySpec> homes();     // places, households, residents
std::span<const EntitySpec> door();      // work at the door
std::span<const EntitySpec> problems();  // problems, mediation, whistles
std::span<const EntitySpec> attachments(); // photos
std::span<const EntitySpec> linkage();     // meetings, committees, agreements, deliberation
std::span<const EntitySpec> services();    // registration, teams, needs, activities, means
std::span<const EntitySpec> cases();       // what waits for a decision

} // namespace banyan::registryparts
