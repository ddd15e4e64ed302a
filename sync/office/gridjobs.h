#pragma once

#include "sync/office/accounts.h"

#include <string>
#include <vector>

namespace banyan {

struct GridJob {
    std::int64_t id = 0;
    std::string kind; // "split", "move", "merge"
    Uuid source;      // grids
    Uuid target;
    std::int64_t total = 0; // doors, buildings, estates and tasks to move
    std::int64_t done = 0;
    bool isFinished = false;
    std::int64_t createdAtMs = 0;
    std::int64_t finishedAtMs = 0;
};

// Grids that are redrawn: a job of many actions, each a transaction of the caller's, so that phones
// go on being served and a job that was cut goes on where it stood, in any process. What moves are
// the records that name their grid; what depends on them follows. On the store's thread.
class GridJobs {
public:
    GridJobs(Store& store, Chronicle& chronicle)
        : m_store(store)
        , m_chronicle(chronicle)
        , m_accounts(store, chronicle) {}

    // The doors and buildings named (with the doors of these) go from one grid to another. With a
    // name the target is made, in the same community. Errors: NotFound, Invalid, Conflict.
    struct Part {
        std::string sourceCode;
        std::string targetCode;
        std::string targetName; // empty: it is there
        std::vector<Uuid> records;
    };
    Result<std::int64_t> split(const Part& part);
    // All of one grid goes to another; then it ends, and says which one has taken its place. Who
    // works in it works in both from now on, and in the other alone in the end.
    Result<std::int64_t> merge(const std::string& sourceCode, const std::string& targetCode);

    // One action of the job that was begun first. False when none is under way.
    bool step();
    static bool isAnyUnderWay(Store& store);
    std::vector<GridJob> all();

private:
    std::optional<Record> gridNamed(const std::string& code);
    Result<Uuid> target(const Part& part, const Record& source);
    std::int64_t begin(const char* kind, const Uuid& source, const Uuid& target,
                       const std::vector<std::pair<EntityId, Uuid>>& items);
    std::vector<std::pair<EntityId, Uuid>> livingIn(const Uuid& grid);
    std::int64_t moveSome(const GridJob& job);
    void finish(const GridJob& job);
    void closeGrid(const GridJob& job);
    void exchangeScope(const GridJob& job, bool isEnd);
    void set(EntityId entity, const Uuid& id, const char* field, const Value& value);

    Store& m_store;
    Chronicle& m_chronicle;
    Accounts m_accounts;
};

} // namespace banyan
