#pragma once

#include "sync/office/exchange.h"
#include "sync/protocol/bundle.h"

namespace banyan {

// The key pair that bundles for this office are sealed for; made when there is none yet. Inside
// the caller's transaction.
SealKeys officeSealKeys(Store& store);

struct ImportedBundle {
    std::string reply; // the file for the device
    // What the office did with it, as for a request over a line: Revoked, Unauthorized, Conflict,
    // Garbled and the like are in the reply as well.
    Status status = ok();
    bool isForked = false;
    std::int64_t applied = 0; // actions
    std::int64_t repeated = 0;
    std::int64_t setAside = 0;
};

// Opens a bundle and does what POST /v1/sync does with the request in it, in one transaction that
// has seen everything a serving office wrote. Errors, without a reply and without any effect: what
// openBundle returns, and Storage.
Result<ImportedBundle> importBundle(Store& store, const Uuid& office, const std::string& officeName,
                                    std::string_view file);

} // namespace banyan
