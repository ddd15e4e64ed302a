#pragma once

#include "core/demo/demogrid.h"
#include "core/demo/demopublic.h"
#include "core/demo/demorecord.h"

namespace banyan::demo {

// Turns a grid's places, people, tags and helpers into records, entity after
// entity.
void writeStanding(RecordWriter& writer, const Ids& ids, const Staff& staff, const GridPlan& grid,
                   std::uint64_t seed, std::int64_t nowMs);

} // namespace banyan::demo
