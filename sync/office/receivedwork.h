#pragma once

#include "core/store/store.h"

#include <optional>
#include <string>

namespace banyan {

// What each device has sent, by its digests, so that a repeat is told from a fork and gets the
// same answer. Plainly applied actions of one change each, one behind the other, share a row: 16
// bytes an action. Inside the office's transaction.
class ReceivedWork {
public:
    explicit ReceivedWork(Store& store)
        : m_store(store) {}

    // The outcome an action had, as it was kept: empty when it was plainly applied. Nothing when
    // no such action came from this device.
    std::optional<std::string> find(const Uuid& device, const Action& action);
    // The same of whatever came from this device under this number.
    std::optional<std::string> outcomeOf(const Uuid& device, std::int64_t first);
    // The device's next action. Written with save().
    void note(const Uuid& device, const Action& action, std::string_view outcome);
    void save();
    void forget() { m_run = {}; } // after a rollback

private:
    struct Kept {
        std::string digest;
        std::string outcome;
    };
    std::optional<Kept> at(const Uuid& device, std::int64_t first);
    void insert(std::int64_t first, std::int64_t count, std::string_view digests,
                std::string_view outcome);

    // Noted and not yet written.
    struct Run {
        std::int64_t first = 0;
        std::int64_t count = 0;
        std::string digests;
    };

    Store& m_store;
    Uuid m_device;
    Run m_run;
};

} // namespace banyan
