#pragma once

#include "core/store/store.h"

#include <vector>

namespace banyan {

// Who knocks where: for each household, in the order given, one of `people`. Each gets neighbouring
// doors and about as many as the others. A list of doors reaches a helper wherever they are; a grid
// worker only has those of his own grids. Any connection. Conflict: a door lies in a grid where
// none of them works.
Result<std::vector<Uuid>> sharedOut(Store& store, const std::vector<Uuid>& households,
                                    const std::vector<Uuid>& people);

} // namespace banyan
