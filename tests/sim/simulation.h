#pragma once

#include "core/store/verify.h"
#include "tests/sim/faultyline.h"
#include "tests/sim/machines.h"
#include "tests/sim/model.h"
#include "tests/sim/plantedbugs.h"
#include "tests/sim/valuemaker.h"

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

struct Device {
    test::Phone phone;
    MemoryDisk* disk = nullptr;
    std::unique_ptr<FaultyLine> line;
    MemoryDisk::Image snapshot; // a copy of its home, to be rolled back to
    std::size_t typedAtSnapshot = 0;
    bool wasRolledBack = false; // it may not know what became of its work
};

// A file that somebody carries between a device and the office: late, or more than once.
struct Carried {
    std::size_t device = 0;
    std::string file;
};

// One seeded run: some devices and an office in this thread, the production engine under an
// injected clock, network, randomness and disk. Faults strike, then the world is healed and the
// seven musts are checked against a journal kept beside the engine.
class Simulation {
public:
    explicit Simulation(const Options& options);

    // What was violated; empty when nothing was.
    std::vector<std::string> run();
    const std::vector<std::string>& log() const { return m_log; }
    // Writes every machine's files as they are now to FOLDER/machine/, to be looked at.
    void keepFiles(const std::string& folder);

private:
    bool has(const char* fault) const { return m_options.faults.contains(fault); }
    bool chance(int thousandths) { return static_cast<int>(m_random.below(1000)) < thousandths; }
    void note(const std::string& line) { m_log.push_back(line); }
    void violated(const std::string& what);
    static std::string nameOf(std::size_t device) { return "device " + std::to_string(device); }

    void step();
    void strike(std::size_t device);
    Result<SyncReport> session(std::size_t device);
    void sync(std::size_t device);

    // ---- what people do ----
    void act(std::size_t device);
    std::optional<Change> anyChange(Store& store);
    std::optional<Change> created(Store& store);
    void remember(std::size_t device, const std::string& what);
    std::optional<Change> edited(const EntitySpec& spec, const FieldSpec& field, Store& store);
    std::optional<Change> taken(const FieldSpec& field, const Value& from);
    static bool isDesk(const Uuid& user);
    std::optional<std::size_t> deviceOf(const char* role);
    void undo(std::size_t device);
    void settleSetAside(std::size_t device);
    void settleCase(std::size_t device);
    void mergeOrGiveBack(std::size_t device);
    void erase();
    void move();
    void reassign();

    // ---- files instead of a line ----
    void carry(std::size_t device);
    void exportBundle(std::size_t device);
    void importBundles();
    void importReply();

    // ---- what happens to machines ----
    void plant(Store& store, bool isOffice);
    void add(test::Phone phone, const MemoryDisk::Image& home);
    template <typename Open>
    void bringUp(MemoryDisk& disk, Open open);
    void restartOffice();
    void restart(std::size_t device);
    int anyMoment();
    void mayGoDown(MemoryDisk& disk, int thousandths);
    void comeUpAgain(std::size_t device);
    void strikeHome(std::size_t device);
    void strikeDisk(MemoryDisk& disk);
    bool isEveryDeviceIn(const MemoryDisk::Image& backup);
    void strikeOffice();
    void revoke(std::size_t device);
    void upgrade(std::size_t device);

    // ---- what must hold ----
    void heal();
    void checkTyped();
    void checkForks();
    bool isRevoked(std::size_t device);
    void checkReplica(std::size_t device);
    std::set<Uuid> scopesOf(const Uuid& user);
    void checkErased(Store& store, const std::string& who);
    const Typed* typedAs(const HistoryRow& row, const Uuid& device);
    void checkModel();
    void checkAgainst(const Model& model);
    std::string fieldFault(const FieldSpec& spec, const Model::Record& record, const Value& value);
    void checkCases(const Model& model);
    void checkStore(Store& store, ReplicaKind kind, const std::string& who);

    Options m_options;
    SeededRandom m_random;
    Machines m_machines;
    ValueMaker m_values;
    FaultRates m_rates;
    std::deque<Device> m_devices;         // they stay where they are: lines point to them
    std::map<std::string, Typed> m_typed; // by salt
    std::vector<Carried> m_bundles;       // on their way to the office, or there already
    std::vector<Carried> m_replies;
    MemoryDisk::Image m_backup;
    bool m_wasHomeCopied = false;
    bool m_wasRevoked = false;
    bool m_wasOfficeRestored = false;
    bool m_hasOfficeFallen = false;
    bool m_areClocksSet = false;
    Uuid m_admin; // null without one
    std::vector<std::string> m_log;
    std::vector<std::string> m_violations;
};

} // namespace banyan::sim
