#pragma once

#include "core/store/store.h"
#include "sync/protocol/messages.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

// What a device remembers of a bundle it has made, to read the reply and to judge what of it still
// fits: the secret half of the reply key, and the request without its actions.
struct BundleExport {
    Uuid id;
    std::string replySecretKey;
    SyncRequest asked;
};

// The last few exports, in the store's meta table. Inside the caller's transaction.
class BundleExports {
public:
    explicit BundleExports(Store& store)
        : m_store(store) {}

    void add(const BundleExport& made);
    std::optional<BundleExport> find(const Uuid& bundle);
    // Replies to what was made so far say nothing any more.
    void forget();

private:
    std::vector<BundleExport> all();

    Store& m_store;
};

} // namespace banyan
