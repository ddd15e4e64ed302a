#pragma once

#include "sync/client/enrolmenturi.h"
#include "sync/office/accounts.h"
#include "sync/protocol/messages.h"

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace banyan {

using CertificatePin = std::array<std::uint8_t, 32>;

// What a code is told as: where this office is, by its meta "address" unless `address` is given,
// and its pin. Errors: Invalid (an address that is not HOST:PORT).
Result<EnrolmentUri> enrolmentUriOf(Store& store, const CertificatePin& pin,
                                    const std::string& code, const std::string& address = {});

// Accounts and their devices, for the desks that look after them (roles::keepers): those all of
// whose scopes lie in the asker's own and whose role is not above his, by his grants now. On the
// store's thread; what writes expects the caller's transaction.
class PeopleDesk {
public:
    explicit PeopleDesk(Store& store, Accounts& accounts)
        : m_store(store)
        , m_accounts(accounts) {}

    static bool serves(std::string_view path); // its address is one of these
    static bool onlyReads(std::string_view path);
    // Does what a request to one of these paths asks for; what is returned encodes the answer.
    // Errors: Garbled, TooLarge, TooOld, Revoked, and those below.
    Result<std::function<std::string()>> answer(std::string_view path, std::string_view body,
                                                const DeviceRow& asking,
                                                const std::optional<CertificatePin>& pin);

    // NotAllowed: not a role that looks after people.
    Result<PeopleAnswer> list(const PeopleRequest& request, const DeviceRow& asking);
    // NotAllowed: the role, the scope, a role above one's own. Invalid: an account that has ended.
    // Conflict: this invitation was used, or has expired. Internal: no certificate to name.
    Result<InviteAnswer> invite(const InviteRequest& request, const DeviceRow& asking,
                                const std::optional<CertificatePin>& pin);
    // NotAllowed: as above, and the asker's own device. A device that was reported stolen stays so.
    Result<RevokeAnswer> revoke(const RevokeRequest& request, const DeviceRow& asking);

private:
    Result<Rights> keeper(const DeviceRow& asking);
    Status mayKeep(const Rights& rights, const Record& user);
    std::vector<PersonScope> scopesOf(const Record& user);

    Store& m_store;
    Accounts& m_accounts;
};

} // namespace banyan
