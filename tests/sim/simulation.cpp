#include "tests/sim/simulation.h"

namespace banyan::sim {

const std::vector<std::string>& faultNames() {
    static const std::vector<std::string> names{
        "lost", "repeat", "replay", "cut",    "clock",   "crash",  "copy",  "rollback", "restore",
        "move", "full",   "roles",  "revoke", "upgrade", "bundle", "merge", "erase",    "late"};
    return names;
}

Simulation::Simulation(const Options& options)
    : m_options(options)
    , m_random(options.seed)
    , m_machines(Beginning::get(), options.seed)
    , m_values(m_random)
    , m_areClocksSet(has("clock")) {
    restartOffice();
    const auto& phones = Beginning::get().phones;
    const auto enrol = [&](const Beginning::Phone& enrolled) {
        test::Phone phone;
        phone.user = enrolled.user;
        add(std::move(phone), enrolled.home);
    };
    for (std::size_t i = 0; i < static_cast<std::size_t>(options.devices); ++i)
        enrol(phones[i]);
    if (has("roles") && chance(500)) {
        m_admin = phones.back().user; // who says where people work
        enrol(phones.back());
    }
    m_rates = {has("lost") ? 120 : 0, has("repeat") ? 80 : 0, has("replay") ? 80 : 0,
               has("cut") ? 60 : 0};
}

void Simulation::violated(const std::string& what) {
    m_violations.push_back(what);
    note("VIOLATED " + what);
}

std::vector<std::string> Simulation::run() {
    for (int i = 0; i < m_options.steps && m_violations.empty(); ++i)
        step();
    if (m_violations.empty())
        heal();
    return m_violations;
}

void Simulation::step() {
    const std::size_t device = m_random.below(m_devices.size());
    m_machines.clock.advance(static_cast<std::int64_t>(m_random.below(120'000)));
    const auto what = m_random.below(200);
    if (what < 100)
        act(device);
    else if (what < 144)
        sync(device);
    else if (what < 148)
        undo(device);
    else if (what < 153)
        settleSetAside(device);
    else if (what < 162)
        settleCase(device);
    else if (what < 167)
        mergeOrGiveBack(device);
    else if (what < 168)
        erase();
    else if (what < 174)
        move();
    else if (what < 177)
        reassign();
    else if (what < 183)
        carry(device);
    else
        strike(device);
}

void Simulation::strike(std::size_t device) {
    const auto what = m_random.below(18);
    if (what < 6)
        strikeHome(device);
    else if (what < 10)
        strikeDisk(chance(500) ? *m_devices[device].disk : m_machines.officeDisk());
    else if (what < 16)
        strikeOffice();
    else if (what < 17)
        upgrade(device);
    else
        revoke(device);
}

namespace {

// What is to be written may be done later than the session goes on: an answer may have come
// meanwhile, as in the app.
class LateRunner final : public StoreRunner {
public:
    LateRunner(Store& store, FaultyLine& line, std::function<bool()> isLate)
        : m_store(store)
        , m_line(line)
        , m_isLate(std::move(isLate)) {}
    void run(const std::function<void(Store&)>& work) override { work(m_store); }
    void start(const std::function<void(Store&)>& work,
               const std::function<void()>& done) override {
        auto both = [this, work, done] {
            work(m_store);
            done();
        };
        if (m_isLate())
            m_line.later(std::move(both));
        else
            both();
    }

private:
    Store& m_store;
    FaultyLine& m_line;
    std::function<bool()> m_isLate;
};

} // namespace

Result<SyncReport> Simulation::session(std::size_t index) {
    Device& device = m_devices[index];
    LateRunner runner(*device.phone.store, *device.line,
                      [this] { return has("late") && chance(500); });
    SyncSession session(runner, *device.line);
    Result<SyncReport> result = Error{ErrorCode::Internal, "not finished"};
    session.start([&](Result<SyncReport> report) { result = std::move(report); });
    device.line->pump();
    return result;
}

void Simulation::sync(std::size_t index) {
    Device& device = m_devices[index];
    mayGoDown(*device.disk, 80);
    mayGoDown(m_machines.officeDisk(), 80);
    const auto result = session(index);
    note(nameOf(index) + " synchronised: " + (result ? "done" : result.error().context));
    comeUpAgain(index);
    if (has("crash") && chance(40))
        restart(index);
    if (has("crash") && chance(20))
        restartOffice();
}

} // namespace banyan::sim
