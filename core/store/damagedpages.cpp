#include "core/store/damagedpages.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <sys/stat.h>
#include <unistd.h>

namespace banyan {

namespace {

constexpr std::size_t sectorBytes = 512;
constexpr std::size_t pageBytesLeast = 512;
constexpr std::size_t pageBytesMost = 65'536;
constexpr std::size_t usableBytesLeast = 480;
constexpr std::size_t logHeaderBytes = 32;
constexpr std::size_t frameHeaderBytes = 24;
constexpr std::uint64_t logMagic = 0x377f0682; // the lowest bit: checksums are big-endian
constexpr std::string_view fileMagic{"SQLite format 3\0", 16};

bool isPageSize(std::uint64_t bytes) {
    return bytes >= pageBytesLeast && bytes <= pageBytesMost && (bytes & (bytes - 1)) == 0;
}

std::int64_t sizeOf(int file) {
    struct stat status {};
    return file >= 0 && ::fstat(file, &status) == 0 ? status.st_size : 0;
}

// The log's own checksum, going on from `sum`.
void addTo(std::uint32_t sum[2], std::string_view bytes, bool isBigEndian) {
    const auto word = [&](std::size_t at) {
        const auto value = static_cast<std::uint32_t>(numberAt(bytes, at, 4));
        return isBigEndian ? value : __builtin_bswap32(value);
    };
    for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
        sum[0] += word(at) + sum[1];
        sum[1] += word(at + 4) + sum[0];
    }
}

} // namespace

std::uint64_t numberAt(std::string_view bytes, std::size_t at, std::size_t width) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < width && at + i < bytes.size(); ++i)
        number = number << 8 | static_cast<std::uint8_t>(bytes[at + i]);
    return number;
}

DamagedPages::DamagedPages(const std::string& databasePath)
    : m_file(::open(databasePath.c_str(), O_RDONLY | O_CLOEXEC))
    , m_log(::open((databasePath + "-wal").c_str(), O_RDONLY | O_CLOEXEC))
    , m_logBytes(sizeOf(m_log)) {
    readHeader();
    const auto pages = (sizeOf(m_file) + static_cast<std::int64_t>(m_pageBytes) - 1)
                       / static_cast<std::int64_t>(m_pageBytes);
    m_count = static_cast<std::uint32_t>(std::min<std::int64_t>(pages, INT32_MAX));
    readLog();
}

DamagedPages::~DamagedPages() {
    for (const int file : {m_file, m_log})
        if (file >= 0)
            ::close(file);
}

// Zeroes stand for what is beyond the end and for sectors that cannot be read.
std::string DamagedPages::read(const Place& place, std::size_t bytes) const {
    std::string out(bytes, '\0');
    std::size_t at = 0;
    std::size_t step = bytes;
    bool isAnyRead = false;
    while (place.file >= 0 && at < bytes) {
        const std::size_t wanted = std::min(bytes - at, step);
        const auto got = ::pread(place.file, out.data() + at, wanted,
                                 place.offset + static_cast<std::int64_t>(at));
        if (got == 0)
            break;
        if (got < 0 && errno == EINTR)
            continue;
        isAnyRead = isAnyRead || got > 0;
        if (got > 0)
            at += static_cast<std::size_t>(got);
        else if (step > sectorBytes)
            step = sectorBytes;
        else
            at += wanted;
    }
    if (!isAnyRead)
        out.clear();
    return out;
}

// The size of a page, from whichever header still says it.
void DamagedPages::readHeader() {
    const std::string header = read({m_file, 0}, 100);
    const std::string log = read({m_log, 0}, logHeaderBytes);
    const std::uint64_t told = numberAt(header, 16, 2) == 1 ? 65'536 : numberAt(header, 16, 2);
    const bool isSound = std::string_view(header).substr(0, 16) == fileMagic && isPageSize(told);
    if ((numberAt(log, 0, 4) & ~1ULL) == logMagic && isPageSize(numberAt(log, 8, 4)))
        m_pageBytes = numberAt(log, 8, 4);
    else if (isSound)
        m_pageBytes = told;
    const std::uint64_t reserved = numberAt(header, 20, 1);
    if (isSound && m_pageBytes >= reserved + usableBytesLeast)
        m_reservedBytes = reserved;
}

// Whether the frame's checksum follows from `sum`, which becomes the one it says it has: so that
// one torn frame does not take those after it along.
bool DamagedPages::isFrameSound(std::string_view frame, std::uint32_t sum[2],
                                bool isBigEndian) const {
    addTo(sum, frame.substr(0, 8), isBigEndian);
    addTo(sum, frame.substr(frameHeaderBytes), isBigEndian);
    const auto first = static_cast<std::uint32_t>(numberAt(frame, 16, 4));
    const auto second = static_cast<std::uint32_t>(numberAt(frame, 20, 4));
    const bool isSound = sum[0] == first && sum[1] == second;
    sum[0] = first;
    sum[1] = second;
    return isSound;
}

void DamagedPages::readLog() {
    const std::string header = read({m_log, 0}, logHeaderBytes);
    const std::string first = read({m_log, logHeaderBytes}, frameHeaderBytes);
    if (first.empty())
        return;
    const bool isBigEndian = (numberAt(header, 0, 4) & 1) != 0;
    std::uint32_t own[2] = {0, 0};
    addTo(own, std::string_view(header).substr(0, 24), isBigEndian);
    const bool isHeaderSound = (numberAt(header, 0, 4) & ~1ULL) == logMagic
                               && own[0] == numberAt(header, 24, 4)
                               && own[1] == numberAt(header, 28, 4);
    const std::string salts = isHeaderSound ? header.substr(16, 8) : first.substr(8, 8);
    std::uint32_t sum[2] = {static_cast<std::uint32_t>(numberAt(header, 24, 4)),
                            static_cast<std::uint32_t>(numberAt(header, 28, 4))};
    bool isTorn = !isHeaderSound;
    std::vector<std::pair<std::uint32_t, Place>> open; // sound, their commit not seen yet
    bool isInterrupted = false;
    const std::size_t frameBytes = frameHeaderBytes + m_pageBytes;
    for (auto at = static_cast<std::int64_t>(logHeaderBytes);
         at + static_cast<std::int64_t>(frameBytes) <= m_logBytes;
         at += static_cast<std::int64_t>(frameBytes)) {
        const std::string frame = read({m_log, at}, frameBytes);
        const Place place{m_log, at + static_cast<std::int64_t>(frameHeaderBytes)};
        const bool isSound = !frame.empty() && isFrameSound(frame, sum, isBigEndian);
        // What an earlier use of the log has left stands at its end.
        const bool isLeftover = !frame.empty() && frame.compare(8, 8, salts) != 0;
        if (isLeftover || !isSound) {
            isTorn = isTorn || !isLeftover;
            isInterrupted = isInterrupted || isLeftover;
            if (!frame.empty())
                m_spares.push_back(place);
            continue;
        }
        isTorn = isTorn || isInterrupted;
        open.emplace_back(static_cast<std::uint32_t>(numberAt(frame, 0, 4)), place);
        if (numberAt(frame, 4, 4) == 0)
            continue;
        m_isLogTorn = m_isLogTorn || isTorn;
        for (const auto& [number, image] : open) {
            if (const auto old = m_images.find(number); old != m_images.end())
                m_spares.push_back(old->second);
            m_images[number] = image;
            m_count = std::max(m_count, number);
        }
        open.clear();
    }
    m_hasLostImages = isTorn;
    for (const auto& [number, image] : open)
        m_spares.push_back(image);
    for (const auto& [number, image] : m_images)
        m_spares.push_back({m_file, static_cast<std::int64_t>(number - 1)
                                        * static_cast<std::int64_t>(m_pageBytes)});
}

std::string DamagedPages::page(std::uint32_t number) const {
    if (number == 0 || number > m_count)
        return {};
    if (const auto image = m_images.find(number); image != m_images.end())
        return read(image->second, m_pageBytes);
    return read(
        {m_file, static_cast<std::int64_t>(number - 1) * static_cast<std::int64_t>(m_pageBytes)},
        m_pageBytes);
}

std::string DamagedPages::spare(std::size_t index) const {
    return read(m_spares[index], m_pageBytes);
}

std::vector<std::uint32_t> DamagedPages::freePages(bool& isKnown) const {
    std::vector<std::uint32_t> pages;
    const std::string head = page(1);
    isKnown = std::string_view(head).substr(0, 16) == fileMagic;
    auto trunk = static_cast<std::uint32_t>(numberAt(head, 32, 4));
    const auto total = numberAt(head, 36, 4);
    while (isKnown && trunk != 0) {
        const std::string body = page(trunk);
        const auto leaves = numberAt(body, 4, 4);
        isKnown = !body.empty() && leaves <= usableBytes() / 4 - 2 && pages.size() < total;
        if (!isKnown)
            break;
        pages.push_back(trunk);
        for (std::size_t i = 0; i < leaves; ++i)
            pages.push_back(static_cast<std::uint32_t>(numberAt(body, 8 + 4 * i, 4)));
        trunk = static_cast<std::uint32_t>(numberAt(body, 0, 4));
    }
    isKnown = isKnown && pages.size() == total;
    std::sort(pages.begin(), pages.end());
    return pages;
}

} // namespace banyan
