#pragma once

#include "core/store/chronicle.h"
#include "core/store/rights.h"
#include "sync/protocol/messages.h"

#include <optional>
#include <string>
#include <vector>

namespace banyan {

struct DeviceRow {
    Uuid id;
    Uuid user;
    DeviceState state = DeviceState::Active;
    std::int64_t lastNumber = 0;
    std::int64_t backedUp = 0; // the last number that lies in a backup
    bool isFork = false;       // it took over work that another copy may have sent already
    std::int64_t createdAtMs = 0;
    std::int64_t seenAtMs = 0;
    std::string label; // what its owner calls it
    std::string app;   // of the last request that was noted
};

// A code for a person's next device.
struct Invitation {
    std::string code;
    std::int64_t expiresAtMs = 0;
};

struct UserRow {
    Uuid id;
    std::string account;
    std::string role;
    std::vector<std::string> codes; // of the scopes
    bool isActive = true;
};

struct NewDevice {
    Uuid id;
    std::string token; // told once, stored as a hash
    Uuid user;
};

// Who may come in: users with their role and scopes, enrolment codes, devices and their tokens.
// Users are records of the public reference; grants, codes and tokens never leave the office.
// On the store's thread; the verbs that write expect the caller's transaction.
class Accounts {
public:
    Accounts(Store& store, Chronicle& chronicle)
        : m_store(store)
        , m_chronicle(chronicle) {}

    // Errors: Invalid (unknown role), NotFound (no such code), Conflict (the name is taken).
    Result<Uuid> addUser(const std::string& account, const std::string& role,
                         const std::vector<std::string>& codes);
    // The grids and units a user works in from now on. Errors: NotFound.
    Status setScopes(std::string_view account, const std::vector<std::string>& codes);
    // Makes the grants follow a user's record, after it was written: what he no longer has ends
    // now, what is new begins now.
    void followRecord(const Uuid& user);
    std::vector<UserRow> users();
    std::optional<Record> userNamed(std::string_view account);

    // A code of 12 letters and digits, good once within `enrolmentMs`. NotFound: no such user.
    Result<std::string> enrolmentCode(std::string_view account);
    // The same for a wish that may come again: `wish` decides the code, with the office's secret,
    // and the same wish is noted once. Conflict: its code has been used or has expired.
    Result<Invitation> invite(const Uuid& user, std::string_view wish, const std::string& who);
    // `isFork`: as for newDevice().
    Result<NewDevice> enrol(std::string_view code, bool isFork = false,
                            const std::string& label = {});
    // `isFork`: it took over work that another device may have sent. Of `label` 60 characters are
    // kept.
    NewDevice newDevice(const Uuid& user, bool isFork = false, const std::string& label = {});

    std::optional<DeviceRow> deviceByToken(std::string_view token);
    std::vector<DeviceRow> devices();
    std::optional<DeviceRow> deviceWith(const Uuid& id);
    // Again the same changes nothing and is not noted. NotFound: no such device.
    Status revoke(const Uuid& device, bool isStolen, const std::string& who = "office");
    // It was heard of, with this app: to be noted once an hour, and when the app has changed.
    static bool isToBeNoted(const DeviceRow& device, const std::string& app, std::int64_t nowMs);
    void noteHeard(const DeviceRow& device, const std::string& app);
    // Another device has taken over work of this one, which may still send it (a late bundle).
    void noteTakenOver(const Uuid& device);
    bool isKnown(const Uuid& device);
    // It is told to destroy what it holds, having given numbers up to `lastNumber`.
    void noteWiped(const Uuid& device, std::int64_t lastNumber);
    void setReceived(const Uuid& device, std::int64_t lastNumber, std::int64_t atMs);

    // The feeds a user's devices hold, by his grants now: the public reference, his scopes and all
    // below them, and his packs. A helper's grant gives no grid: his packs do.
    std::vector<std::int64_t> feedsOf(const Uuid& user);
    Listings& listings() { return m_chronicle.listings(); }
    Rights rightsOf(const Uuid& user, std::int64_t atMs);

    void audit(const std::string& who, const std::string& what);
    void forget() { m_below.clear(); } // when scopes may have changed

private:
    Result<std::vector<std::string>> scopesNamed(const std::vector<std::string>& codes);
    const std::vector<std::int64_t>& below(std::int64_t feed);
    std::optional<DeviceRow> deviceWhere(const char* condition, std::string_view bytes);
    void keepCode(std::string_view code, const Uuid& user, std::int64_t now,
                  const std::string& who);

    Store& m_store;
    Chronicle& m_chronicle;
    std::unordered_map<std::int64_t, std::vector<std::int64_t>> m_below;
    std::int64_t m_belowAt = -1; // the public feed's sequence m_below was read at
};

constexpr const char* grantSql =
    "INSERT INTO grant_(user, role, feed, since) VALUES(?, ?, ?, ?) ON CONFLICT(user, feed, since) "
    "DO UPDATE SET role = excluded.role, until = 0";
constexpr std::int64_t enrolmentMs = 48 * 3'600'000;

} // namespace banyan
