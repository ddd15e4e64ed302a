#include "core/usecases/names.h"

namespace banyan {

const std::string& Names::ofUser(const Uuid& user) { return of(EntityId::User, user); }

const std::string& Names::ofPeer(std::int64_t peer) { return ofUser(m_store.peers().get(peer)); }

const std::string& Names::ofResident(const Uuid& resident) {
    return of(EntityId::Resident, resident);
}

const std::string& Names::of(EntityId entity, const Uuid& id) {
    const auto known = m_known.find(id);
    if (known != m_known.end())
        return known->second;
    Value name;
    (void)m_store.table(entity).headAndValue(id, specOf(entity).indexOf("name"), name);
    return m_known.emplace(id, textOf(name)).first->second;
}

} // namespace banyan
