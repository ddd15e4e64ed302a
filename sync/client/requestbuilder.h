#pragma once

#include "core/store/outbox.h"
#include "sync/protocol/messages.h"

namespace banyan {

// What a device asks the office: its unsent work, or first what it doubts (DoubtedWork), and where
// it stands in each feed. With `ahead`,
// an answer that has come but is not applied yet, the request continues after it, so that the next
// page is on its way while this one is written. `sentBefore`: the last number that is on its way
// already. On the store's thread.
SyncRequest buildRequest(Store& store, Outbox& outbox, const SyncAnswer* ahead,
                         std::int64_t sentBefore);

// Where a device stands in one feed.
Cursor cursorOf(const Feed& feed);

} // namespace banyan
