#include "core/store/contentfiles.h"

#include "core/schema/validators.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <cassert>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace banyan {

namespace {

constexpr qint64 readBytes = 1 << 16;
constexpr int leftoverAgeSeconds = 3'600;
constexpr const char* partialFolder = "/partial";

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

// A file descriptor that is closed again.
class Descriptor {
public:
    Descriptor(const std::string& path, int flags)
        : m_raw(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~Descriptor() {
        if (m_raw >= 0)
            ::close(m_raw);
    }
    Descriptor(const Descriptor&) = delete;

    bool isOpen() const { return m_raw >= 0; }
    int raw() const { return m_raw; }
    bool write(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(m_raw, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return true;
    }
    bool sync() const { return ::fsync(m_raw) == 0; }

private:
    int m_raw;
};

Error failure(const std::string& path) {
    const int reason = errno;
    if (reason == ENOSPC || reason == EDQUOT)
        return {ErrorCode::Storage, "there is no space left for attachments; make room on this "
                                    "device, then try again (nothing was lost)"};
    return {ErrorCode::Storage, "cannot write " + path + ": " + std::strerror(reason)};
}

std::string parentOf(const std::string& path) { return path.substr(0, path.rfind('/')); }

bool syncFolder(const std::string& path) {
    const Descriptor folder(path, O_RDONLY | O_DIRECTORY);
    return folder.isOpen() && folder.sync();
}

std::int64_t sizeOf(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? static_cast<std::int64_t>(status.st_size) : -1;
}

} // namespace

ContentFiles ContentFiles::besideDatabase(const std::string& databasePath) {
    return ContentFiles(QFileInfo(q(databasePath)).absolutePath().toStdString() + "/attachments");
}

std::string ContentFiles::path(std::string_view hash) const {
    assert(isSha256(hash));
    return m_folder + "/" + std::string(hash.substr(0, 2)) + "/" + std::string(hash.substr(2));
}

std::string ContentFiles::partialPath(std::string_view name) const {
    assert(!name.empty() && name.find_first_not_of("0123456789abcdef-") == name.npos);
    return m_folder + partialFolder + "/" + std::string(name);
}

std::int64_t ContentFiles::bytesOf(std::string_view hash) const { return sizeOf(path(hash)); }

Status ContentFiles::makeFolder(const std::string& path) const {
    if (sizeOf(path) >= 0)
        return ok();
    if (!QDir().mkpath(q(path)))
        return failure(path);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    QFile::setPermissions(q(m_folder), owner);
    QFile::setPermissions(q(path), owner);
    return syncFolder(parentOf(path)) ? ok() : Status(failure(path));
}

Status ContentFiles::put(std::string_view hash, std::string_view content) {
    const std::string target = path(hash);
    if (sizeOf(target) == static_cast<std::int64_t>(content.size()) && check(hash))
        return ok();
    if (auto status = makeFolder(parentOf(target)); !status)
        return status;
    const std::string aside = target + ".new" + std::to_string(::getpid());
    {
        const Descriptor file(aside, O_WRONLY | O_CREAT | O_TRUNC);
        if (!file.isOpen() || !file.write(content) || !file.sync()) {
            auto error = failure(aside);
            ::unlink(aside.c_str());
            return error;
        }
    }
    if (::rename(aside.c_str(), target.c_str()) != 0 || !syncFolder(parentOf(target)))
        return failure(target);
    return ok();
}

Result<std::string> ContentFiles::read(std::string_view hash, std::int64_t offset,
                                       std::size_t bytesMax) const {
    QFile file(q(path(hash)));
    if (!file.exists())
        return Error{ErrorCode::NotFound, "the content of this attachment is not here"};
    if (!file.open(QFile::ReadOnly) || !file.seek(offset))
        return Error{ErrorCode::Storage, "the content of this attachment cannot be read"};
    const QByteArray bytes = file.read(static_cast<qint64>(bytesMax));
    if (file.error() != QFile::NoError)
        return Error{ErrorCode::Storage, "the content of this attachment cannot be read"};
    return bytes.toStdString();
}

Status ContentFiles::check(std::string_view hash) const {
    auto found = sha256OfFile(path(hash));
    if (!found)
        return found.error();
    return *found == hash ? ok()
                          : Status(ErrorCode::Garbled,
                                   "the content of this attachment has been damaged on disk");
}

void ContentFiles::remove(std::string_view hash) const { ::unlink(path(hash).c_str()); }

std::vector<std::string> ContentFiles::all() const {
    std::vector<std::string> hashes;
    QDirIterator files(q(m_folder), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        const std::string hash = (file.dir().dirName() + file.fileName()).toStdString();
        if (isSha256(hash))
            hashes.push_back(hash);
    }
    return hashes;
}

std::int64_t ContentFiles::partialBytes(std::string_view name) const {
    return std::max<std::int64_t>(0, sizeOf(partialPath(name)));
}

Status ContentFiles::append(std::string_view name, std::int64_t offset, std::string_view bytes) {
    const std::string target = partialPath(name);
    if (auto status = makeFolder(parentOf(target)); !status)
        return status;
    const bool isNew = sizeOf(target) < 0;
    const Descriptor file(target, O_WRONLY | O_CREAT | O_APPEND);
    if (!file.isOpen())
        return failure(target);
    if (sizeOf(target) != offset)
        return Error{ErrorCode::Conflict, "the content continues at another offset"};
    if (!file.write(bytes) || !file.sync()) {
        auto error = failure(target);
        // What was written in part is taken back, so that the end is where it was acknowledged.
        if (::ftruncate(file.raw(), offset) != 0)
            ::unlink(target.c_str());
        return error;
    }
    return !isNew || syncFolder(parentOf(target)) ? ok() : Status(failure(target));
}

Status ContentFiles::adopt(std::string_view name, std::string_view hash) {
    const std::string source = partialPath(name);
    auto found = sha256OfFile(source);
    if (!found)
        return found.error();
    if (*found != hash)
        return Error{ErrorCode::Garbled, "the content arrived with another hash"};
    // A file that stands there may be damaged; this one is known to be whole.
    return placeCopy(source, hash);
}

Status ContentFiles::bringFrom(const ContentFiles& other, std::string_view hash) {
    const std::int64_t bytes = other.bytesOf(hash);
    if (bytes < 0)
        return Error{ErrorCode::NotFound, "the content of this attachment is not there"};
    return bytesOf(hash) == bytes ? ok() : placeCopy(other.path(hash), hash);
}

Status ContentFiles::placeCopy(const std::string& source, std::string_view hash) {
    const std::string target = path(hash);
    if (auto status = makeFolder(parentOf(target)); !status)
        return status;
    const std::string aside = target + ".new" + std::to_string(::getpid());
    ::unlink(aside.c_str());
    if (::link(source.c_str(), aside.c_str()) != 0
        && !QFile::copy(q(source), q(aside))) // a volume without hard links
        return failure(target);
    if (const Descriptor file(aside, O_RDONLY); !file.isOpen() || !file.sync())
        return failure(target);
    if (::rename(aside.c_str(), target.c_str()) != 0)
        return failure(target);
    ::unlink(aside.c_str()); // rename does nothing where both are one file already
    return syncFolder(parentOf(target)) ? ok() : Status(failure(target));
}

void ContentFiles::dropPartial(std::string_view name) const { ::unlink(partialPath(name).c_str()); }

std::vector<std::string> ContentFiles::partials() const {
    std::vector<std::string> names;
    for (const QString& name : QDir(q(m_folder + partialFolder)).entryList(QDir::Files))
        names.push_back(name.toStdString());
    return names;
}

std::int64_t ContentFiles::bytesHeld() const {
    std::int64_t bytes = 0;
    QDirIterator files(q(m_folder), QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        bytes += QFileInfo(files.next()).size();
    return bytes;
}

std::int64_t ContentFiles::bytesFree() const {
    const bool isMade = QFileInfo::exists(q(m_folder));
    return QStorageInfo(q(isMade ? m_folder : parentOf(m_folder))).bytesAvailable();
}

bool ContentFiles::isOlderThanAnHour(std::string_view hash) const {
    const QFileInfo file(q(path(hash)));
    return file.lastModified() < QDateTime::currentDateTimeUtc().addSecs(-leftoverAgeSeconds);
}

void ContentFiles::removeLeftovers() const {
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-leftoverAgeSeconds);
    QDirIterator files(q(m_folder), {QStringLiteral("*.new*")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo file(files.next());
        if (file.lastModified() < before)
            QFile::remove(file.filePath());
    }
}

std::string sha256Of(std::string_view content) {
    const QByteArray hash = QCryptographicHash::hash(
        QByteArrayView(content.data(), static_cast<qsizetype>(content.size())),
        QCryptographicHash::Sha256);
    return hash.toHex().toStdString();
}

Result<std::string> sha256OfFile(const std::string& path) {
    QFile file(q(path));
    if (!file.exists())
        return Error{ErrorCode::NotFound, "the content of this attachment is not here"};
    if (!file.open(QFile::ReadOnly))
        return Error{ErrorCode::Storage, "the content of this attachment cannot be read"};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    while (!file.atEnd()) {
        const QByteArray bytes = file.read(readBytes);
        if (bytes.isEmpty())
            return Error{ErrorCode::Storage, "the content of this attachment cannot be read"};
        hash.addData(bytes);
    }
    return hash.result().toHex().toStdString();
}

} // namespace banyan
