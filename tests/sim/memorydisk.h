#pragma once

#include "core/random.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace banyan::sim {

enum class DiskOutcome { Done, Full, Down };

// One file of a MemoryDisk: what programs read and write, and what the platter would still hold
// after a power cut. Locks and shared memory are those of its open handles, as SQLite asks them.
class DiskFile {
public:
    std::string bytes;

    // ---- what is not on the platter yet ----
    static constexpr std::size_t blockBytes = 4096;
    bool isNamed = false;                                // its directory entry has been synced
    std::size_t syncedBytes = 0;                         // its size as last synced
    std::unordered_map<std::size_t, std::string> before; // blocks as last synced, where written

    // ---- of the handles that are open ----
    static constexpr int lockSlots = 8;
    int readers = 0; // handles at SHARED or above
    bool isReserved = false;
    bool isPending = false;
    bool isExclusive = false;
    std::array<int, lockSlots> sharedBy{};
    std::array<bool, lockSlots> isTaken{};
    std::vector<std::unique_ptr<std::array<char, 32768>>> shared; // WAL index
    int mapped = 0;
};

// The disk of one machine, in memory, failing as disks do: at a power cut what was not synced is
// kept, lost, or torn between sectors; it may go down at any write, truncation or sync; it may be
// full. What was synced is there, and bytes that were not written keep their value (what SQLite
// calls powersafe overwrite). A removed file is gone at once.
class MemoryDisk {
public:
    explicit MemoryDisk(std::uint64_t seed)
        : m_random(seed) {}

    std::shared_ptr<DiskFile> find(const std::string& name) const;
    std::shared_ptr<DiskFile> obtain(const std::string& name);
    void remove(const std::string& name) { m_files.erase(name); }
    // All files as they are now, by name; and in their place those of such an image.
    using Image = std::map<std::string, std::string>;
    Image image() const;
    void become(const Image& image);

    DiskOutcome write(DiskFile& file, std::size_t offset, std::string_view bytes);
    DiskOutcome truncate(DiskFile& file, std::size_t size);
    DiskOutcome sync(DiskFile& file);

    // The operation but `operations` does not happen, nor any later one.
    void failAfter(int operations) { m_countdown = operations; }
    void goDown() { m_isDown = true; }
    bool isDown() const { return m_isDown; }
    // After nothing of this machine is open any more.
    void cutPower();   // what was not synced is at chance's mercy
    void endProcess(); // the system goes on: what was written is there
    // Files may grow together by this much and no more, until it is relieved.
    void fillUp(std::size_t spareBytes) { m_bytesMax = bytesHeld() + spareBytes; }
    void relieve() { m_bytesMax = SIZE_MAX; }
    bool isLimited() const { return m_bytesMax != SIZE_MAX; }
    bool hasRoomFor(std::size_t more) const { return !isLimited() || more <= room(); }

private:
    bool goesDown();
    std::size_t bytesHeld() const;
    std::size_t room() const;
    static void keepBefore(DiskFile& file, std::size_t offset, std::size_t count);
    void tear(DiskFile& file);
    static void settle(DiskFile& file);

    SeededRandom m_random;
    std::map<std::string, std::shared_ptr<DiskFile>> m_files;
    std::size_t m_bytesMax = SIZE_MAX;
    int m_countdown = 0; // 0: none
    bool m_isDown = false;
};

} // namespace banyan::sim
