#pragma once

#include "core/demo/demopublic.h"
#include "core/demo/demorecord.h"
#include "core/demo/demovisits.h"

namespace banyan::demo {

// Brings the work of all grids into the order of time and turns it into
// records.
void writeWork(RecordWriter& writer, const Ids& ids, const Staff& staff, GridWork work);

} // namespace banyan::demo
