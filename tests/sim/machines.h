#pragma once

#include "tests/sim/memoryvfs.h"
#include "tests/sync/support/world.h"

#include <memory>
#include <string>
#include <vector>

namespace banyan::sim {

// The office and the phones a run begins with: one community of two grids, its people, their
// phones enrolled and synchronised. Made once in a process, and copied for every run.
struct Beginning {
    static constexpr std::size_t phonesMax = 8;
    static constexpr const char* firstGrid = "445202001003001";
    static constexpr const char* secondGrid = "445202001003002";
    static constexpr const char* community = "445202001003";
    struct Phone {
        MemoryDisk::Image home;
        Uuid user;
        bool isDesk = false;
    };
    MemoryDisk::Image office;
    std::vector<Phone> phones; // phonesMax of workers, leaders and the desk; the last: an admin's
    std::int64_t wallMs = 0;
    Uuid officeId, grid, otherGrid;

    static const Beginning& get();
};

// The machines of a run: the office's and each phone's, with a clock, randomness and disks of
// their own making. What is open here is the production store and service.
class Machines {
public:
    Machines(const Beginning& beginning, std::uint64_t seed);

    // False when the disk went down on the way; then close it and let it come up again.
    [[nodiscard]] bool openOffice();
    void closeOffice();
    [[nodiscard]] bool open(test::Phone& phone);
    MemoryDisk& officeDisk() { return vfs.disk("office"); }
    static std::string officePath() { return MemoryVfs::path("office", "office.db"); }

    MemoryVfs vfs;
    FixedClock clock;
    SeededRandom random;
    Uuid officeId, grid, otherGrid;
    Store* officeStore = nullptr;
    std::unique_ptr<OfficeService> service;
};

} // namespace banyan::sim
