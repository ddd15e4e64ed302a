#pragma once

#include "core/store/outbox.h"
#include "sync/protocol/messages.h"

#include <optional>

namespace banyan {

// What a device asks the office: its unsent work, or first what it doubts (DoubtedWork), and where
// it stands in each feed. With `ahead`,
// an answer that has come but is not applied yet, the request continues after it, so that the next
// page is on its way while this one is written. `sentBefore`: the last number that is on its way
// already. On the store's thread.
SyncRequest buildRequest(Store& store, Outbox& outbox, const SyncAnswer* ahead,
                         std::int64_t sentBefore);

// What follows `sent` when `answer` has come and is not written yet, where these two alone say it:
// nothing waited on the device when it asked, and the office only goes on with its feeds. On any
// thread.
std::optional<SyncRequest> continued(const SyncRequest& sent, const SyncAnswer& answer,
                                     const Clock& clock);

// Where a device stands in one feed.
Cursor cursorOf(const Feed& feed);

} // namespace banyan
