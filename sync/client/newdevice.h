#pragma once

#include "core/store/store.h"
#include "sync/protocol/messages.h"

namespace banyan {

// Meta key, 1 while this store may hold fewer numbers than it has given: it was rescued from a
// damaged database. It asks for a device id of its own before anything else is sent.
constexpr const char* mustForkKey = "must_fork";

// Meta key: the office refused this device, by errorName; empty while it does not.
constexpr const char* refusedAsKey = "refused_as";

// Makes this store another device of its office, inside the caller's transaction: what is unsent
// gets numbers of its own, feeds are pulled anew. With `isKeptOffered`, what was sent and is kept
// goes once more, since this office may not have it: the office tells by the salts what it has.
void becomeDevice(Store& store, const EnrolAnswer& device, bool isKeptOffered);

} // namespace banyan
