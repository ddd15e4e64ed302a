#pragma once

#include "sync/client/enrolmenturi.h"
#include "sync/client/session.h"

#include <functional>
#include <memory>
#include <string>

namespace banyan {

// Where the office of an enrolled store is.
struct OfficeAddress {
    std::string host;
    std::uint16_t port = 0;
    std::array<std::uint8_t, 32> pin{};
};

// Nothing while the store is not enrolled.
std::optional<OfficeAddress> officeAddressOf(Store& store);
std::unique_ptr<Transport> transportTo(const OfficeAddress& address);

// Turns an enrolment URI into a device of the office: exchanges the one-time code for a device id
// and a token, over a connection whose key has been checked against the URI's pin, and keeps them.
// On one thread, with the transport's event loop.
class Enrolment {
public:
    using Finished = std::function<void(Status)>;

    // `transport` must lead to the URI's office.
    Enrolment(StoreRunner& store, Transport& transport)
        : m_store(store)
        , m_transport(transport) {}

    // A device that its office refuses, or one that was rescued without its identity, is enrolled
    // anew: what it holds that is unsent, and what is kept of what it sent, goes under the new id.
    // Errors: Conflict (already enrolled, another office, another person), Unauthorized (code),
    // Unreachable, Untrusted, Storage.
    void start(const EnrolmentUri& uri, const std::string& label, Finished finished);

private:
    void answered(const EnrolmentUri& uri, bool carriesWork, Result<OfficeAnswer> answer);

    StoreRunner& m_store;
    Transport& m_transport;
    Finished m_finished;
    std::shared_ptr<int> m_alive = std::make_shared<int>(0);
};

} // namespace banyan
