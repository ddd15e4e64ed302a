#pragma once

#include "core/result.h"
#include "core/store/store.h"

namespace banyan {

// Drops the packs of this device whose time is over, without asking the office; what is unsent
// stays and is sent. True when there was one. Opens its own transaction; writer's thread.
Result<bool> dropEndedPacks(Store& store);

} // namespace banyan
