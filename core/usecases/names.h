#pragma once

#include "core/store/store.h"

#include <unordered_map>

namespace banyan {

// The names behind ids, for read models: looked up once each. Any connection; short-lived.
class Names {
public:
    explicit Names(Store& store)
        : m_store(store) {}

    // "" for the office itself and for people this store does not know.
    const std::string& ofUser(const Uuid& user);
    const std::string& ofPeer(std::int64_t peer); // a device's or user's small number
    const std::string& ofResident(const Uuid& resident);
    const std::string& of(EntityId entity, const Uuid& id); // of any entity that has a name

private:
    Store& m_store;
    std::unordered_map<Uuid, std::string> m_known;
};

} // namespace banyan
