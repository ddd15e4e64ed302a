#pragma once

#include "core/store/searchindex.h"
#include "sync/office/accounts.h"
#include "sync/office/certificates.h"
#include "sync/office/httpserver.h"
#include "sync/office/service.h"
#include "tests/bench/device.h"

#include <QTemporaryDir>
#include <memory>
#include <string>

namespace banyan::bench {

// An office over HTTPS on loopback, in this process but on its own threads, with `residents`
// people in one grid, so many of them in a household; and devices that are enrolled with it.
class Replicas {
public:
    // Whether the office's search has been built, as in an office that has run for a while. One
    // that is left out says that it is up to date and finds nobody: for what searches nothing,
    // since a million people take minutes.
    enum class Search { Built, LeftOut };
    Replicas(int residents, int residentsPerHousehold, Search search = Search::Built);
    ~Replicas();

    std::unique_ptr<Device> device();
    const std::vector<Uuid>& residents() const { return m_residents; }
    std::string path(const std::string& name) const;
    // Bytes of the pages that the office's history, feeds and received actions take up.
    std::int64_t officeHistoryBytes() const;

    // What one resident's ten text fields hold.
    static FieldValues residentValues(int index, const Uuid& household);

private:
    void fill(Store& office, const Uuid& officeId, int residents, int residentsPerHousehold);
    void serve(std::unique_ptr<Store> store, const Uuid& officeId);

    QTemporaryDir m_folder;
    SystemClock m_clock;
    SystemRandom m_random;
    std::vector<Uuid> m_residents;
    std::vector<std::string> m_codes; // enrolment codes made before the office was started
    OfficeAddress m_address;
    std::unique_ptr<OfficeService> m_service;
    std::unique_ptr<HttpServer> m_server;
    int m_devices = 0;
};

} // namespace banyan::bench
