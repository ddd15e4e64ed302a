#pragma once

#include "core/store/store.h"

#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// What a device has sent and the office has decided, kept as it was sent until the office says that
// a backup holds it, and 30 days at least: an office restored from an older backup is offered it
// again. Inside the transaction of the store's thread.
class KeptWork {
public:
    explicit KeptWork(Store& store)
        : m_store(store) {}

    struct Request {
        std::int64_t last = 0; // what lies beyond in it was not decided
        std::string body;
    };

    // The request of which the office has decided the actions numbered `first` to `last`.
    void keep(std::int64_t first, std::int64_t last, std::string_view request);
    // Drops what lies in a backup, up to the number `backedUp`, and is old enough.
    void forget(std::int64_t backedUp);
    void forgetAll();
    bool isAny();
    // The requests of all devices this store has been, in the order they were sent.
    std::vector<Request> all();
    // The requests of this device that hold numbers beyond `seen`, in the order of their numbers.
    std::vector<Request> beyond(std::int64_t seen);

private:
    Store& m_store;
};

} // namespace banyan
