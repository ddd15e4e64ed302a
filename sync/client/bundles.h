#pragma once

#include "sync/client/answerwriter.h"

#include <string>
#include <string_view>

namespace banyan {

// The way to the office for a device without a network: what it has not sent, sealed into a file;
// and the office's reply to one. On the store's thread; neither waits for anything.
struct SealedBundle {
    std::string file;
    Uuid id;
    std::int64_t actions = 0;
    std::int64_t actionsLeft = 0; // over the limits of one message; for a bundle after the reply
};

struct BundleReport {
    SyncReport sync;
    bool hasMore = false;             // the office has more for this device: another bundle
    std::int64_t pagesPassedOver = 0; // of an old reply: the device stands elsewhere now
};

// Removes nothing from the queue; without anything to send it asks for news. Errors: Unauthorized
// (not enrolled), NotFound (no key of the office), TooLarge (one action beyond the limits),
// Storage.
Result<SealedBundle> sealBundle(Store& store);

// Errors, with nothing changed: what openReply returns, NotFound (the reply to a bundle this device
// does not know), what the office refused the bundle with, Storage. Forked: what the office had
// decided before is written; the next synchronisation over a line makes this a device of its own.
Result<BundleReport> importReply(Store& store, std::string_view file);

} // namespace banyan
