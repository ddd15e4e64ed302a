#include "sync/office/deposits.h"

#include "sync/protocol/codec.h"

namespace banyan {

namespace {

constexpr std::int64_t hourMs = 3'600'000;
constexpr std::size_t addressesMax = 10'000;

} // namespace

Error Deposits::keep(const SyncRequest& request, const std::string& address) {
    const std::string enrol = "; ask the office for a code and enrol it anew, nothing is lost";
    const std::string unknown = "the office does not know this device";
    if (m_store.metaNumber(restoredAtKey) == 0)
        return {ErrorCode::Unauthorized, unknown + enrol};
    const std::string why = unknown + ", since it was restored from a backup";
    if (request.actions.empty())
        return {ErrorCode::Unauthorized, why + enrol};
    bool isFull = !mayCome(address);
    const std::int64_t kept = isFull ? 0 : put(request, isFull);
    if (isFull)
        return {ErrorCode::Unauthorized,
                why + ", and takes no more in its keeping; the work stays on this device" + enrol};
    return {ErrorCode::Unauthorized,
            why + "; it has " + std::to_string(kept)
                + " pieces of this device's work in its keeping, not applied" + enrol};
}

bool Deposits::mayCome(const std::string& address) {
    const std::int64_t now = m_store.clock().wallMs();
    if (m_addresses.size() >= addressesMax)
        std::erase_if(m_addresses,
                      [&](const auto& item) { return item.second.beganAtMs < now - hourMs; });
    if (m_addresses.size() >= addressesMax && !m_addresses.contains(address))
        return false;
    Hour& hour = m_addresses[address];
    if (hour.beganAtMs < now - hourMs)
        hour = {now, 0};
    return ++hour.requests <= requestsPerHourMax;
}

// How many of its actions are kept now. What has come before is not written again.
std::int64_t Deposits::put(const SyncRequest& request, bool& isFull) {
    std::int64_t actions = 0;
    std::int64_t bytes = 0;
    {
        auto& held = m_store.database()
                         .cached("SELECT count(*), coalesce(sum(length(action)), 0) FROM set_aside "
                                 "WHERE reason = ? AND state = 0")
                         .with(unknownDeviceReason);
        Running running(held);
        running->step();
        actions = held.integer(0);
        bytes = held.integer(1);
    }
    std::int64_t kept = 0;
    for (const auto& action : request.actions) {
        const std::string encoded = encodeAction(action);
        bytes += static_cast<std::int64_t>(encoded.size());
        if (++actions > actionsMax || bytes > bytesMax) {
            isFull = true;
            return kept;
        }
        auto& insert = m_store.database().cached(
            "INSERT INTO set_aside(device, first, received_at, reason, detail, action) "
            "VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
        insert.bind(1, request.device);
        insert.bind(2, action.first);
        insert.bind(3, m_store.clock().wallMs());
        insert.bind(4, unknownDeviceReason);
        insert.bind(5, "from a device enrolled after the backup this office was restored from");
        insert.bindBlob(6, encoded);
        insert.run();
        ++kept;
    }
    return kept;
}

void Deposits::takenOver(const Uuid& former, const Uuid& device, const Uuid& user) {
    std::vector<std::int64_t> his;
    {
        auto& held = m_store.database()
                         .cached("SELECT first, action FROM set_aside WHERE device = ? AND reason "
                                 "= ? AND state = 0")
                         .with(former, unknownDeviceReason);
        Running running(held);
        while (running->step())
            if (const auto action = decodeAction(held.blob(1)); action && action->author == user)
                his.push_back(held.integer(0));
    }
    const std::string detail = "its phone was enrolled anew as " + device.text() + " and sends it";
    for (const std::int64_t first : his)
        m_store.database()
            .cached("UPDATE set_aside SET state = 1, detail = ? WHERE device = ? AND first = ?")
            .with(detail, former, first)
            .run();
}

} // namespace banyan
