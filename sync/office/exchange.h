#pragma once

#include "core/store/arbiter.h"
#include "sync/office/accounts.h"
#include "sync/office/deposits.h"
#include "sync/office/pager.h"
#include "sync/office/receivedwork.h"
#include "sync/protocol/messages.h"

#include <string>

namespace banyan {

// Figures for /metrics; counted by the exchange, read under the caller's lock.
struct ExchangeCounts {
    std::int64_t requests = 0;
    std::int64_t actionsApplied = 0;
    std::int64_t actionsRepeated = 0;
    std::int64_t actionsSetAside = 0;
    std::int64_t changesHeld = 0;
    std::int64_t forks = 0;
    std::int64_t rowsSent = 0;
    std::int64_t recordsSent = 0;
};

// The office's side of a sync session, without transport: one request in, one answer out. On the
// store's thread. sync() writes only inside the caller's transaction, which may span requests
// (commits are grouped); nothing is answered before that has been committed.
class Exchange {
public:
    Exchange(Store& store, const Uuid& office, std::string officeName);

    // What only reads may be answered over a query-only store, outside a transaction: it brings
    // nothing, no pack is to be ended, and who asks is a device in good standing.
    bool onlyReads(const SyncRequest& request, std::string_view token);
    // It begins or goes on with the first pull of a feed, and brings nothing: this takes long.
    static bool isFirstPull(const SyncRequest& request);
    // That the device was heard of, and with which app: seldom, and never before an answer that
    // only reads.
    bool isToBeNoted(const SyncRequest& request, const DeviceRow& device) const;
    void noteHeard(const SyncRequest& request, const DeviceRow& device);
    // Empties packs whose time is over; in the transaction.
    void endPacks();
    // Errors: Revoked (what it sent is kept in quarantine), Unauthorized, Conflict (the token is
    // another device's).
    Result<SyncAnswer> sync(const SyncRequest& request, const DeviceRow& device);
    Result<EnrolAnswer> enrol(const EnrolRequest& request);
    // For a token that is not known: keeps what came where a device may have been lost with a
    // restored backup. What the device is told.
    Error deposit(const SyncRequest& request, const std::string& address);
    // For a device found forked: a new device of the same user.
    EnrolAnswer fork(const DeviceRow& device);

    Accounts& accounts() { return m_accounts; }
    Arbiter& arbiter() { return m_arbiter; }
    const ExchangeCounts& counts() const { return m_counts; }
    void setCounts(const ExchangeCounts& counts) { m_counts = counts; } // after a rollback
    // Whether attachments were deleted or erased since the last call.
    bool takeRemovedAttachments() { return std::exchange(m_hasRemovedAttachments, false); }
    // After a rollback, or when another process has written.
    void reload();

private:
    void receive(const SyncRequest& request, const DeviceRow& device, SyncAnswer& answer);
    bool receiveOne(const Action& action, const SyncRequest& request, const DeviceRow& device,
                    const std::vector<std::int64_t>& feeds, std::int64_t& lastNumber,
                    SyncAnswer& answer);
    Error wiped(const SyncRequest& request, const DeviceRow& device);
    void readAhead(const std::vector<Action>& actions);
    void quarantine(const SyncRequest& request, const DeviceRow& device);
    ActionOrigin originOf(const Action& action, const SyncRequest& request,
                          const DeviceRow& device);
    bool wasEmptiedSince(const Action& action, const DeviceRow& device);
    bool wasSentByAnotherCopy(const Action& action, const DeviceRow& device);
    void keepSetAside(const Action& action, const DeviceRow& device, SetAside reason,
                      const std::string& detail);
    void deliver(const SyncRequest& request, const std::vector<std::int64_t>& feeds,
                 SyncAnswer& answer);
    EnrolAnswer enrolled(const NewDevice& device);

    Store& m_store;
    Uuid m_office;
    std::string m_officeName;
    Arbiter m_arbiter;
    Accounts m_accounts;
    Pager m_pager;
    Deposits m_deposits;
    ReceivedWork m_received;
    ExchangeCounts m_counts;
    bool m_hasRemovedAttachments = false;
    // The last rights computed, since a batch is mostly one person's.
    struct {
        Uuid user;
        std::int64_t atMs = -1;
        std::int64_t publicSeq = -1;
        Rights rights;
    } m_rights;
};

} // namespace banyan
