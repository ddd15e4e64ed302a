#pragma once

#include "tests/sim/faultyline.h"
#include "tests/sim/plantedbugs.h"
#include "tests/sim/valuemaker.h"
#include "tests/sync/support/world.h"

#include <set>
#include <string>
#include <vector>

namespace banyan::sim {

struct Options {
    std::uint64_t seed = 1;
    int devices = 4;
    int steps = 60;
    std::set<std::string> faults; // names of faultNames()
    const PlantedBug* planted = nullptr;
};

const std::vector<std::string>& faultNames();

// A crash at the next commit but `countdown`: the commit does not happen.
struct Crash {
    int countdown = 0; // 0: none
    bool hasStruck = false;
};

struct Device {
    std::unique_ptr<test::Phone> phone;
    std::unique_ptr<FaultyLine> line;
    std::string snapshot; // a copy of its home, to be rolled back to
    std::size_t typedAtSnapshot = 0;
    bool wasRolledBack = false; // it may not know what became of its work
    Crash crash;
};

// What somebody did, found again by its salt wherever it went.
struct Typed {
    std::string salt;
    std::size_t device = 0;
    std::string what;
    bool mayBeGone = false; // typed on a home that was then rolled back
};

// One seeded run: some devices and an office in this thread, the production engine under an
// injected clock, network and randomness. Faults strike, then the world is healed and the seven
// musts are checked against a journal kept beside the engine.
class Simulation {
public:
    explicit Simulation(const Options& options);

    // What was violated; empty when nothing was.
    std::vector<std::string> run();
    const std::vector<std::string>& log() const { return m_log; }

private:
    bool has(const char* fault) const { return m_options.faults.contains(fault); }
    bool chance(int thousandths) { return static_cast<int>(m_random.below(1000)) < thousandths; }
    void note(const std::string& line) { m_log.push_back(line); }
    void violated(const std::string& what);

    void connect(Device& device);
    void plant(Store& store, bool isOffice);
    void watchCommits(Store& store, Crash& crash);
    void restartOffice();
    void reopen(std::size_t device);

    void step();
    void act(std::size_t device);
    std::optional<Change> anyChange(Store& store);
    std::optional<Change> created(Store& store);
    void settleSetAside(Device& device);
    void move();
    void sync(std::size_t device);
    void strikeHome(std::size_t device);
    bool isEveryDeviceIn(const std::string& backup);
    void strikeOffice();

    void heal();
    void checkTyped();
    void checkForks();
    void checkReplicas();
    void checkReplica(std::size_t device);
    void checkStores();

    Options m_options;
    SeededRandom m_random;
    test::World m_world;
    ValueMaker m_values;
    FaultRates m_rates;
    std::deque<Device> m_devices; // they stay where they are: hooks point to them
    std::vector<Typed> m_typed;
    std::string m_backup;
    bool m_wasHomeCopied = false;
    Crash m_officeCrash;
    std::vector<std::string> m_log;
    std::vector<std::string> m_violations;
};

} // namespace banyan::sim
