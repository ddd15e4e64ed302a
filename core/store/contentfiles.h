#pragma once

#include "core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// Contents as files of one folder, each named by its SHA-256 (ab/cdef…), and those still arriving
// (partial/NAME). A content is written aside, fsynced and renamed, so that a file under a hash is
// whole; an acknowledged byte of a partial file is on disk. Knows no database. One thread at a
// time for a name; different processes may share a folder. Errors are Storage, with what to do.
class ContentFiles {
public:
    explicit ContentFiles(std::string folder)
        : m_folder(std::move(folder)) {}
    // Beside a database: DIR/attachments.
    static ContentFiles besideDatabase(const std::string& databasePath);

    const std::string& folder() const { return m_folder; }
    std::string path(std::string_view hash) const;     // `hash` satisfies isSha256
    std::int64_t bytesOf(std::string_view hash) const; // -1 when it is not here
    bool has(std::string_view hash) const { return bytesOf(hash) >= 0; }

    // Durable on return. Nothing is written when it is here already.
    Status put(std::string_view hash, std::string_view content);
    // At most `bytesMax` from `offset` on; NotFound, Storage.
    Result<std::string> read(std::string_view hash, std::int64_t offset,
                             std::size_t bytesMax) const;
    // Brings a content from another folder, as a link where both are on one volume. Durable.
    Status bringFrom(const ContentFiles& other, std::string_view hash);
    // NotFound; Garbled when the file is not what its name says.
    Status check(std::string_view hash) const;
    void remove(std::string_view hash) const;
    std::vector<std::string> all() const;
    bool isOlderThanAnHour(std::string_view hash) const; // by the disk's clock

    // ---- what is still arriving; `name` is a hash or an id ----
    std::int64_t partialBytes(std::string_view name) const; // 0 when there is none
    // Appends at the end, which is `offset`; durable on return. Conflict when the end is elsewhere.
    Status append(std::string_view name, std::int64_t offset, std::string_view bytes);
    // Makes the whole partial file the content `hash`; the partial file stays until it is dropped.
    // Garbled when its bytes have another hash.
    Status adopt(std::string_view name, std::string_view hash);
    void dropPartial(std::string_view name) const;
    std::vector<std::string> partials() const;

    std::int64_t bytesHeld() const; // contents and partial files together; walks the folder
    std::int64_t bytesFree() const; // on the volume, for this user
    // Removes what a crash left of files being written. At the start of a process that owns the
    // folder; files younger than an hour may be another process's.
    void removeLeftovers() const;

private:
    std::string partialPath(std::string_view name) const;
    Status makeFolder(const std::string& path) const;
    Status placeCopy(const std::string& source, std::string_view hash);

    std::string m_folder;
};

// 64 hexadecimal digits (FIPS 180-4).
std::string sha256Of(std::string_view content);
Result<std::string> sha256OfFile(const std::string& path); // NotFound, Storage

} // namespace banyan
