#pragma once

#include "core/store/store.h"
#include "sync/protocol/messages.h"

#include <map>
#include <string>

namespace banyan {

// Work that an office restored from a backup gets from devices it does not know: those enrolled
// after the backup. It is kept whole among what is set aside, unapplied, bounded in number and
// size, until the phone is enrolled anew and sends it itself. On the store's thread; inside the
// caller's transaction.
class Deposits {
public:
    static constexpr std::int64_t actionsMax = 50'000; // of all unknown devices
    static constexpr std::int64_t bytesMax = 64 << 20;
    static constexpr int requestsPerHourMax = 60; // from one address

    explicit Deposits(Store& store)
        : m_store(store) {}

    // What the device is told; an Error of the code Unauthorized in any case.
    Error keep(const SyncRequest& request, const std::string& address);
    // `user` has enrolled this phone anew; what of his it deposited comes from there.
    void takenOver(const Uuid& former, const Uuid& device, const Uuid& user);

private:
    bool mayCome(const std::string& address);
    std::int64_t put(const SyncRequest& request, bool& isFull);

    Store& m_store;
    struct Hour {
        std::int64_t beganAtMs = 0;
        int requests = 0;
    };
    std::map<std::string, Hour> m_addresses;
};

// Meta key, the time at which this office was restored from a backup.
constexpr const char* restoredAtKey = "restored_at";
constexpr const char* unknownDeviceReason = "unknown_device"; // in `set_aside`

} // namespace banyan
