#include "tests/sim/memorydisk.h"

#include <algorithm>

namespace banyan::sim {

std::shared_ptr<DiskFile> MemoryDisk::find(const std::string& name) const {
    const auto found = m_files.find(name);
    return found == m_files.end() ? nullptr : found->second;
}

std::shared_ptr<DiskFile> MemoryDisk::obtain(const std::string& name) {
    auto& file = m_files[name];
    if (!file)
        file = std::make_shared<DiskFile>();
    return file;
}

MemoryDisk::Image MemoryDisk::image() const {
    Image image;
    for (const auto& [name, file] : m_files)
        image[name] = file->bytes;
    return image;
}

void MemoryDisk::become(const Image& image) {
    m_files.clear();
    for (const auto& [name, bytes] : image) {
        auto file = obtain(name);
        file->bytes = bytes;
        settle(*file);
    }
}

std::size_t MemoryDisk::bytesHeld() const {
    std::size_t held = 0;
    for (const auto& [name, file] : m_files)
        held += file->bytes.size();
    return held;
}

std::size_t MemoryDisk::room() const {
    const std::size_t held = bytesHeld();
    return held < m_bytesMax ? m_bytesMax - held : 0;
}

bool MemoryDisk::goesDown() {
    if (!m_isDown && m_countdown > 0 && --m_countdown == 0)
        m_isDown = true;
    return m_isDown;
}

// Once a block, however often it is written before the next sync.
void MemoryDisk::keepBefore(DiskFile& file, std::size_t offset, std::size_t count) {
    const std::size_t end = std::min(offset + count, file.syncedBytes);
    for (std::size_t at = offset / DiskFile::blockBytes * DiskFile::blockBytes; at < end;
         at += DiskFile::blockBytes)
        if (!file.before.contains(at))
            file.before.emplace(
                at, file.bytes.substr(at, std::min(DiskFile::blockBytes, file.syncedBytes - at)));
}

DiskOutcome MemoryDisk::write(DiskFile& file, std::size_t offset, std::string_view bytes) {
    if (goesDown())
        return DiskOutcome::Down;
    const std::size_t end = offset + bytes.size();
    if (end > file.bytes.size()) {
        if (!hasRoomFor(end - file.bytes.size()))
            return DiskOutcome::Full;
        keepBefore(file, offset, bytes.size());
        file.bytes.resize(end);
    } else {
        keepBefore(file, offset, bytes.size());
    }
    std::copy(bytes.begin(), bytes.end(), file.bytes.begin() + static_cast<std::ptrdiff_t>(offset));
    return DiskOutcome::Done;
}

DiskOutcome MemoryDisk::truncate(DiskFile& file, std::size_t size) {
    if (goesDown())
        return DiskOutcome::Down;
    if (size > file.bytes.size() && !hasRoomFor(size - file.bytes.size()))
        return DiskOutcome::Full;
    if (size < file.bytes.size())
        keepBefore(file, size, file.bytes.size() - size);
    file.bytes.resize(size);
    return DiskOutcome::Done;
}

DiskOutcome MemoryDisk::sync(DiskFile& file) {
    if (goesDown())
        return DiskOutcome::Down;
    settle(file);
    return DiskOutcome::Done;
}

void MemoryDisk::settle(DiskFile& file) {
    file.before.clear();
    file.syncedBytes = file.bytes.size();
    file.isNamed = true;
}

void MemoryDisk::endProcess() {
    m_isDown = false;
    m_countdown = 0;
}

void MemoryDisk::cutPower() {
    endProcess();
    for (auto entry = m_files.begin(); entry != m_files.end();) {
        DiskFile& file = *entry->second;
        if (!file.isNamed && m_random.below(2) == 0) {
            entry = m_files.erase(entry);
            continue;
        }
        tear(file);
        settle(file);
        ++entry;
    }
}

// Each sector that was written since the last sync has its new or its old bytes; what was appended
// may be there in part, with nothing in the place of what is not.
void MemoryDisk::tear(DiskFile& file) {
    const auto fate = m_random.below(4);
    if (fate == 0)
        return; // all of it had got to the platter
    const std::size_t sector = m_random.below(2) == 0 ? 512 : 4096;
    const auto isLost = [&] { return fate == 1 || m_random.below(2) == 0; };
    std::map<std::size_t, std::string> inOrder(file.before.begin(), file.before.end());
    const std::size_t written = file.bytes.size();
    file.bytes.resize(std::max(written, file.syncedBytes));
    for (const auto& [at, old] : inOrder)
        for (std::size_t from = 0; from < old.size(); from += sector)
            if (isLost())
                std::copy_n(old.begin() + static_cast<std::ptrdiff_t>(from),
                            std::min(sector, old.size() - from),
                            file.bytes.begin() + static_cast<std::ptrdiff_t>(at + from));
    for (std::size_t at = file.syncedBytes; at < written;) {
        const std::size_t next = std::min(written, (at / sector + 1) * sector);
        if (isLost())
            std::fill(file.bytes.begin() + static_cast<std::ptrdiff_t>(at),
                      file.bytes.begin() + static_cast<std::ptrdiff_t>(next), '\0');
        at = next;
    }
    if (isLost())
        file.bytes.resize(file.syncedBytes);
    else if (written < file.syncedBytes)
        file.bytes.resize(written);
}

} // namespace banyan::sim
