#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace banyan {

// The pages of a database file that SQLite may refuse to open, read without SQLite: the newest
// committed image of each page from the write-ahead log, else from the file (sqlite.org,
// "Database File Format", sections 1 and 4). Only reads; nothing in the files is believed without
// a bound. A sector that cannot be read makes one page empty, not the whole reading fail.
class DamagedPages {
public:
    // The log is looked for beside it, under its name with "-wal".
    explicit DamagedPages(const std::string& databasePath);
    ~DamagedPages();
    DamagedPages(const DamagedPages&) = delete;
    DamagedPages& operator=(const DamagedPages&) = delete;

    std::uint32_t count() const { return m_count; } // pages are numbered from 1
    std::size_t usableBytes() const { return m_pageBytes - m_reservedBytes; }
    // Empty when it cannot be read.
    std::string page(std::uint32_t number) const;
    // Images that do not count but may hold what is nowhere else: frames of the log that are torn
    // or were never committed, and what newer frames stand for.
    std::size_t spareCount() const { return m_spares.size(); }
    std::string spare(std::size_t index) const;
    // Some newer image of a page than the one given here is lost.
    bool hasLostImages() const { return m_hasLostImages; }
    // What was committed lies in the log behind a tear, where SQLite will not look.
    bool isLogTorn() const { return m_isLogTorn; }
    // Pages that no table uses; `isKnown` is false when the list of them is damaged.
    std::vector<std::uint32_t> freePages(bool& isKnown) const;

private:
    struct Place {
        int file = -1;
        std::int64_t offset = 0;
    };
    void readHeader();
    void readLog();
    bool isFrameSound(std::string_view frame, std::uint32_t sum[2], bool isBigEndian) const;
    std::string read(const Place& place, std::size_t bytes) const;

    int m_file = -1;
    int m_log = -1;
    std::int64_t m_logBytes = 0;
    std::size_t m_pageBytes = 4096; // SQLite's own choice, which nothing here changes
    std::size_t m_reservedBytes = 0;
    std::uint32_t m_count = 0;
    bool m_hasLostImages = false;
    bool m_isLogTorn = false;
    std::map<std::uint32_t, Place> m_images; // in the log
    std::vector<Place> m_spares;
};

// Big-endian, as everything in these files.
std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t width);

} // namespace banyan
