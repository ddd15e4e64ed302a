#pragma once

#include "tests/sim/memorydisk.h"

#include <map>
#include <memory>
#include <string>

struct sqlite3_vfs;

namespace banyan::sim {

// SQLite's file layer over the disks of this process: while one exists it is the default, so that
// the production code opens its databases here without knowing. A path is /sim/MACHINE/NAME.
// Everything it does follows from the seed: random bytes, time, faults. One thread; one at a time.
// After sqlite.org/vfs.html and sqlite.org/walformat.html (locks and the WAL index).
class MemoryVfs {
public:
    explicit MemoryVfs(std::uint64_t seed);
    ~MemoryVfs();
    MemoryVfs(const MemoryVfs&) = delete;

    MemoryDisk& disk(const std::string& machine);
    static std::string path(const std::string& machine, const std::string& name) {
        return "/sim/" + machine + "/" + name;
    }
    // The disk of a path and what the file is called there; a null disk for nobody's path.
    std::pair<MemoryDisk*, std::string> locate(std::string_view path);
    SeededRandom& random() { return m_random; }

private:
    std::unique_ptr<sqlite3_vfs> m_vfs;
    SeededRandom m_random;
    std::map<std::string, std::unique_ptr<MemoryDisk>, std::less<>> m_disks;
};

} // namespace banyan::sim
