#include "tests/sim/memoryvfs.h"

#include <cerrno>
#include <cstring>
#include <new>
#include <sqlite3.h>

namespace banyan::sim {

namespace {

// What SQLite holds of an open file.
struct Handle : sqlite3_file {
    std::shared_ptr<DiskFile> file;
    MemoryDisk* disk = nullptr; // null: of no disk, gone with the handle
    std::string name;           // to be removed when it is closed; empty otherwise
    int lock = SQLITE_LOCK_NONE;
    unsigned sharedSlots = 0;
    unsigned takenSlots = 0;
    bool isMapped = false;
};

int lastErrno = 0;

Handle& of(sqlite3_file* file) { return *static_cast<Handle*>(file); }

int coded(DiskOutcome outcome, int whenDown) {
    switch (outcome) {
    case DiskOutcome::Done:
        return SQLITE_OK;
    case DiskOutcome::Full:
        lastErrno = ENOSPC;
        return SQLITE_FULL;
    case DiskOutcome::Down:
        lastErrno = EIO;
        return whenDown;
    }
    return SQLITE_IOERR;
}

bool isDown(const Handle& handle) { return handle.disk && handle.disk->isDown(); }

int readFile(sqlite3_file* file, void* into, int count, sqlite3_int64 offset) {
    const Handle& handle = of(file);
    if (isDown(handle))
        return SQLITE_IOERR_READ;
    const auto& bytes = handle.file->bytes;
    const auto at = static_cast<std::size_t>(offset);
    const auto wanted = static_cast<std::size_t>(count);
    const std::size_t there = at < bytes.size() ? std::min(wanted, bytes.size() - at) : 0;
    std::memcpy(into, bytes.data() + (there > 0 ? at : 0), there);
    if (there == wanted)
        return SQLITE_OK;
    std::memset(static_cast<char*>(into) + there, 0, wanted - there);
    return SQLITE_IOERR_SHORT_READ;
}

int writeFile(sqlite3_file* file, const void* from, int count, sqlite3_int64 offset) {
    Handle& handle = of(file);
    const std::string_view bytes(static_cast<const char*>(from), static_cast<std::size_t>(count));
    const auto at = static_cast<std::size_t>(offset);
    if (handle.disk)
        return coded(handle.disk->write(*handle.file, at, bytes), SQLITE_IOERR_WRITE);
    auto& own = handle.file->bytes;
    own.resize(std::max(own.size(), at + bytes.size()));
    std::memcpy(own.data() + at, bytes.data(), bytes.size());
    return SQLITE_OK;
}

int truncateFile(sqlite3_file* file, sqlite3_int64 size) {
    Handle& handle = of(file);
    if (handle.disk)
        return coded(handle.disk->truncate(*handle.file, static_cast<std::size_t>(size)),
                     SQLITE_IOERR_TRUNCATE);
    handle.file->bytes.resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
}

int syncFile(sqlite3_file* file, int) {
    Handle& handle = of(file);
    return handle.disk ? coded(handle.disk->sync(*handle.file), SQLITE_IOERR_FSYNC) : SQLITE_OK;
}

int sizeOfFile(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(file).file->bytes.size());
    return SQLITE_OK;
}

int unlockFile(sqlite3_file* file, int to) {
    Handle& handle = of(file);
    DiskFile& on = *handle.file;
    if (handle.lock >= SQLITE_LOCK_RESERVED && to < SQLITE_LOCK_RESERVED)
        on.isReserved = on.isPending = on.isExclusive = false;
    if (handle.lock >= SQLITE_LOCK_SHARED && to == SQLITE_LOCK_NONE)
        --on.readers;
    handle.lock = std::min(handle.lock, to);
    return SQLITE_OK;
}

int lockFile(sqlite3_file* file, int wanted) {
    Handle& handle = of(file);
    DiskFile& on = *handle.file;
    if (handle.lock >= wanted)
        return SQLITE_OK;
    if (wanted == SQLITE_LOCK_SHARED) {
        if (on.isPending || on.isExclusive)
            return SQLITE_BUSY;
        ++on.readers;
    } else if (wanted == SQLITE_LOCK_RESERVED) {
        if (on.isReserved)
            return SQLITE_BUSY;
        on.isReserved = true;
    } else {
        if (on.isReserved && handle.lock < SQLITE_LOCK_RESERVED)
            return SQLITE_BUSY;
        on.isReserved = on.isPending = true;
        if (on.readers > 1) {
            handle.lock = SQLITE_LOCK_PENDING;
            return SQLITE_BUSY;
        }
        on.isExclusive = true;
    }
    handle.lock = wanted;
    return SQLITE_OK;
}

int checkReserved(sqlite3_file* file, int* isReserved) {
    *isReserved = of(file).file->isReserved;
    return SQLITE_OK;
}

int controlFile(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sectorSize(sqlite3_file*) { return 4096; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

// ---- the WAL index: memory that all connections of this process share ----

int mapShared(sqlite3_file* file, int region, int bytes, int mayExtend, void volatile** at) {
    Handle& handle = of(file);
    auto& shared = handle.file->shared;
    if (!handle.isMapped) {
        handle.isMapped = true;
        ++handle.file->mapped;
    }
    *at = nullptr;
    if (bytes != static_cast<int>(sizeof(*shared.front())))
        return SQLITE_IOERR_SHMMAP;
    if (static_cast<std::size_t>(region) >= shared.size()) {
        if (!mayExtend)
            return SQLITE_OK;
        if (isDown(handle) || (handle.disk && !handle.disk->hasRoomFor(sizeof(*shared.front())))) {
            lastErrno = isDown(handle) ? EIO : ENOSPC;
            return SQLITE_IOERR_SHMSIZE;
        }
        while (static_cast<std::size_t>(region) >= shared.size())
            shared.push_back(std::make_unique<std::array<char, 32768>>());
    }
    *at = shared[static_cast<std::size_t>(region)]->data();
    return SQLITE_OK;
}

int unlockShared(Handle& handle, int first, int count) {
    for (int slot = first; slot < first + count; ++slot) {
        const unsigned bit = 1U << slot;
        if (handle.takenSlots & bit)
            handle.file->isTaken[static_cast<std::size_t>(slot)] = false;
        if (handle.sharedSlots & bit)
            --handle.file->sharedBy[static_cast<std::size_t>(slot)];
        handle.takenSlots &= ~bit;
        handle.sharedSlots &= ~bit;
    }
    return SQLITE_OK;
}

int lockShared(sqlite3_file* file, int first, int count, int flags) {
    Handle& handle = of(file);
    if (flags & SQLITE_SHM_UNLOCK)
        return unlockShared(handle, first, count);
    const bool isExclusive = flags & SQLITE_SHM_EXCLUSIVE;
    for (int slot = first; slot < first + count; ++slot) {
        const unsigned bit = 1U << slot;
        const auto index = static_cast<std::size_t>(slot);
        const int others = handle.file->sharedBy[index] - ((handle.sharedSlots & bit) ? 1 : 0);
        const bool isTaken = handle.file->isTaken[index] && !(handle.takenSlots & bit);
        if (isTaken || (isExclusive && others > 0))
            return SQLITE_BUSY;
    }
    for (int slot = first; slot < first + count; ++slot) {
        const unsigned bit = 1U << slot;
        const auto index = static_cast<std::size_t>(slot);
        if (isExclusive) {
            handle.file->isTaken[index] = true;
            handle.takenSlots |= bit;
        } else if (!(handle.sharedSlots & bit)) {
            ++handle.file->sharedBy[index];
            handle.sharedSlots |= bit;
        }
    }
    return SQLITE_OK;
}

void barrier(sqlite3_file*) {}

int unmapShared(sqlite3_file* file, int) {
    Handle& handle = of(file);
    unlockShared(handle, 0, DiskFile::lockSlots);
    if (handle.isMapped && --handle.file->mapped == 0)
        handle.file->shared.clear();
    handle.isMapped = false;
    return SQLITE_OK;
}

int closeFile(sqlite3_file* file) {
    Handle& handle = of(file);
    unmapShared(file, 0);
    unlockFile(file, SQLITE_LOCK_NONE);
    if (!handle.name.empty() && handle.disk)
        handle.disk->remove(handle.name);
    handle.~Handle();
    return SQLITE_OK;
}

constexpr sqlite3_io_methods methods = {
    2,          closeFile,  readFile,      writeFile,   truncateFile, syncFile,        sizeOfFile,
    lockFile,   unlockFile, checkReserved, controlFile, sectorSize,   characteristics, mapShared,
    lockShared, barrier,    unmapShared,   nullptr,     nullptr};

// ---- the file system ----

MemoryVfs& of(sqlite3_vfs* vfs) { return *static_cast<MemoryVfs*>(vfs->pAppData); }

int openFile(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* outFlags) {
    auto* handle = new (file) Handle();
    handle->pMethods = nullptr; // until it is open
    if (path) {
        auto [disk, name] = of(vfs).locate(path);
        const bool isUp = disk && !disk->isDown();
        if (isUp)
            handle->file = flags & SQLITE_OPEN_CREATE ? disk->obtain(name) : disk->find(name);
        if (!handle->file) {
            lastErrno = isUp ? ENOENT : EIO;
            handle->~Handle();
            file->pMethods = nullptr;
            return SQLITE_CANTOPEN;
        }
        handle->disk = disk;
        if (flags & SQLITE_OPEN_DELETEONCLOSE)
            handle->name = name;
    } else {
        handle->file = std::make_shared<DiskFile>();
    }
    handle->pMethods = &methods;
    if (outFlags)
        *outFlags = flags;
    return SQLITE_OK;
}

int deleteFile(sqlite3_vfs* vfs, const char* path, int) {
    const auto [disk, name] = of(vfs).locate(path);
    if (!disk || disk->isDown())
        return SQLITE_IOERR_DELETE;
    if (!disk->find(name))
        return SQLITE_IOERR_DELETE_NOENT;
    disk->remove(name);
    return SQLITE_OK;
}

int accessFile(sqlite3_vfs* vfs, const char* path, int flags, int* answer) {
    const auto [disk, name] = of(vfs).locate(path);
    const auto file = disk ? disk->find(name) : nullptr;
    *answer = file && (flags != SQLITE_ACCESS_EXISTS || !file->bytes.empty());
    return SQLITE_OK;
}

int fullPath(sqlite3_vfs*, const char* path, int size, char* full) {
    sqlite3_snprintf(size, full, "%s", path);
    return SQLITE_OK;
}

int randomBytes(sqlite3_vfs* vfs, int count, char* bytes) {
    of(vfs).random().fill(bytes, static_cast<std::size_t>(count));
    return count;
}

int sleepFor(sqlite3_vfs*, int microseconds) { return microseconds; }

int currentTime(sqlite3_vfs*, sqlite3_int64* now) {
    *now = 212'000'000'000'000; // a moment of 2006: nothing of the product asks SQLite for the time
    return SQLITE_OK;
}

int currentTimeOld(sqlite3_vfs* vfs, double* now) {
    sqlite3_int64 ms = 0;
    currentTime(vfs, &ms);
    *now = static_cast<double>(ms) / 86'400'000.0;
    return SQLITE_OK;
}

int lastError(sqlite3_vfs*, int, char*) { return lastErrno; }

} // namespace

MemoryVfs::MemoryVfs(std::uint64_t seed)
    : m_vfs(std::make_unique<sqlite3_vfs>())
    , m_random(seed) {
    m_vfs->iVersion = 2;
    m_vfs->szOsFile = sizeof(Handle);
    m_vfs->mxPathname = 200;
    m_vfs->zName = "memory";
    m_vfs->pAppData = this;
    m_vfs->xOpen = openFile;
    m_vfs->xDelete = deleteFile;
    m_vfs->xAccess = accessFile;
    m_vfs->xFullPathname = fullPath;
    m_vfs->xRandomness = randomBytes;
    m_vfs->xSleep = sleepFor;
    m_vfs->xCurrentTime = currentTimeOld;
    m_vfs->xGetLastError = lastError;
    m_vfs->xCurrentTimeInt64 = currentTime;
    sqlite3_vfs_register(m_vfs.get(), 1);
    sqlite3_randomness(0, nullptr); // what SQLite draws follows from the seed, too
}

MemoryVfs::~MemoryVfs() { sqlite3_vfs_unregister(m_vfs.get()); }

MemoryDisk& MemoryVfs::disk(const std::string& machine) {
    auto& disk = m_disks[machine];
    if (!disk)
        disk = std::make_unique<MemoryDisk>(m_random.step());
    return *disk;
}

std::pair<MemoryDisk*, std::string> MemoryVfs::locate(std::string_view path) {
    constexpr std::string_view root = "/sim/";
    if (!path.starts_with(root))
        return {};
    path.remove_prefix(root.size());
    const std::size_t slash = path.find('/');
    const auto found = m_disks.find(path.substr(0, slash));
    if (found == m_disks.end() || slash == std::string_view::npos)
        return {};
    return {found->second.get(), std::string(path.substr(slash + 1))};
}

} // namespace banyan::sim
