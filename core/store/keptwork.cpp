#include "core/store/keptwork.h"

namespace banyan {

namespace {

constexpr std::int64_t keptMsLeast = std::int64_t{30} * 24 * 60 * 60 * 1000;

} // namespace

void KeptWork::keep(std::int64_t first, std::int64_t last, std::string_view request) {
    const std::string device = m_store.meta("device");
    auto& statement = m_store.database().cached(
        "INSERT INTO kept(device, first, last, at, request) VALUES(?, ?, ?, ?, ?)");
    statement.bind(1, std::string_view(device));
    statement.bind(2, first);
    statement.bind(3, last);
    statement.bind(4, m_store.clock().wallMs());
    statement.bindBlob(5, request);
    statement.run();
}

void KeptWork::forget(std::int64_t backedUp) {
    const std::string device = m_store.meta("device");
    // What this store sent as another device came before everything this one did.
    m_store.database()
        .cached("DELETE FROM kept WHERE (device <> ? OR last <= ?) AND at < ?")
        .with(device, backedUp, m_store.clock().wallMs() - keptMsLeast)
        .run();
}

bool KeptWork::isAny() {
    auto& statement = m_store.database().cached("SELECT 1 FROM kept LIMIT 1");
    Running running(statement);
    return running->step();
}

void KeptWork::forgetAll() { m_store.database().cached("DELETE FROM kept").run(); }

std::vector<KeptWork::Request> KeptWork::all() {
    auto& statement =
        m_store.database().cached("SELECT last, request FROM kept ORDER BY device, first, id");
    Running running(statement);
    std::vector<Request> requests;
    while (running->step())
        requests.push_back({statement.integer(0), std::string(statement.blob(1))});
    return requests;
}

std::vector<KeptWork::Request> KeptWork::beyond(std::int64_t seen) {
    const std::string device = m_store.meta("device");
    auto& statement =
        m_store.database()
            .cached(
                "SELECT last, request FROM kept WHERE device = ? AND last > ? ORDER BY first, id")
            .with(device, seen);
    Running running(statement);
    std::vector<Request> requests;
    while (running->step())
        requests.push_back({statement.integer(0), std::string(statement.blob(1))});
    return requests;
}

} // namespace banyan
