#pragma once

#include "core/store/store.h"

namespace banyan {

// Destroys everything a phone holds, unsent work included: every row, overwritten, the contents of
// attachments, and what was kept of damaged databases beside it. The store stays open and is as
// new. For a device that was reported stolen, and nothing else.
Status wipe(Store& store);

} // namespace banyan
