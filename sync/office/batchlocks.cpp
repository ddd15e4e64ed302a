#include "sync/office/batchlocks.h"

#include "core/schema/registry.h"

#include <algorithm>
#include <array>

namespace banyan {

namespace {

constexpr std::size_t feedsKnownMax = 16; // of one device: a desk writes to a few grids at a time

// Records about people and places that stay in one grid and are looked for in no other.
constexpr std::array locals{EntityId::Visit,        EntityId::CareTag,  EntityId::Task,
                            EntityId::CardDelivery, EntityId::Consent,  EntityId::Attachment,
                            EntityId::ConflictCase, EntityId::Household};

bool isLocal(EntityId entity) {
    return std::find(locals.begin(), locals.end(), entity) != locals.end();
}

// What duplicates are found by, in all grids; doors are compared within one.
bool isIdentity(const Change& change, const FieldSpec& field) {
    const std::string_view name = field.name;
    return change.entity == EntityId::Resident
           && (name == "id_number" || name == "birth_date" || name == "name");
}

bool reachesAcross(const Change& change) {
    const auto* spec = entitySpec(change.entity);
    if (spec && spec->pack.person)
        return true; // it may begin a list, which is a feed of its own
    if (change.op == Op::Create)
        return !isLocal(change.entity);
    if (change.op == Op::Erase || change.op == Op::Merge || change.op == Op::Delete)
        return true;
    const auto* field = spec ? spec->field(change.field) : nullptr;
    if (!field)
        return false; // it is set aside
    return spec->home == Home::Public || field->givesScope || isIdentity(change, *field)
           || change.entity == EntityId::Residency;
}

} // namespace

bool reachesAcross(const Action& action) {
    return std::any_of(action.changes.begin(), action.changes.end(),
                       [](const Change& change) { return reachesAcross(change); });
}

WriteLock BatchLocks::lockFor(const std::vector<const SyncRequest*>& requests) const {
    WriteLock lock;
    lock.isAlone = false;
    std::set<std::int64_t> feeds;
    std::set<Uuid> devices;
    for (const auto* request : requests) {
        if (!request
            || std::any_of(request->actions.begin(), request->actions.end(),
                           [](const Action& action) { return reachesAcross(action); }))
            return {};
        devices.insert(request->device);
        if (const auto known = m_feeds.find(request->device); known != m_feeds.end())
            feeds.insert(known->second.begin(), known->second.end());
    }
    lock.feeds.assign(feeds.begin(), feeds.end());
    lock.devices.assign(devices.begin(), devices.end());
    return lock;
}

void BatchLocks::learn(const Uuid& device, std::int64_t feed) {
    auto& feeds = m_feeds[device];
    if (feeds.size() >= feedsKnownMax)
        feeds.clear();
    feeds.insert(feed);
}

void BatchLocks::expect(const Uuid& device, const std::vector<std::int64_t>& grids) {
    auto& feeds = m_feeds[device];
    if (grids.size() <= feedsKnownMax)
        feeds.insert(grids.begin(), grids.end());
}

} // namespace banyan
