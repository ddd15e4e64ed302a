#pragma once

#include "sync/client/enrolment.h"

#include <memory>
#include <string>

namespace banyan::bench {

// A device with a store of its own, as the app holds it, enrolled with an office over HTTPS.
struct Device {
    Device(const std::string& path, const OfficeAddress& office, const std::string& code);

    SyncReport sync(); // what fails ends the program
    // One edit of one field, one action, saved as the app saves it.
    void edit(EntityId entity, const Uuid& record, const char* field, const std::string& value);

    SystemClock clock;
    SystemRandom random;
    std::unique_ptr<Store> store;
    std::unique_ptr<Transport> transport;
    Uuid user;
};

} // namespace banyan::bench
