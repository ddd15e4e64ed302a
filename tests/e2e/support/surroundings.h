#pragma once

#include "tests/e2e/support/programs.h"

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <sys/mount.h>

// Parts of a machine made for one test: small disks and cables. They need root's rights, stay
// invisible to the rest of the machine and go with the test.
namespace banyan::e2e {

// From here on this process and those it starts mount for themselves only, and with `ownNetwork`
// have interfaces of their own. Empty, or why it cannot be. Before any other thread is started.
inline std::string enterOwnSurroundings(bool ownNetwork = false) {
    if (::unshare(CLONE_NEWNS | (ownNetwork ? CLONE_NEWNET : 0)) == 0
        && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0)
        return {};
    return std::string("this needs root's rights (") + std::strerror(errno) + ")";
}

// A disk in memory that can be filled to the brim and emptied again.
class SmallDisk {
public:
    explicit SmallDisk(const QString& folder, int mebibytes, Where at = Where::current())
        : m_folder(folder) {
        const std::string size = "size=" + std::to_string(mebibytes) + "m";
        require(QDir().mkpath(folder)
                    && ::mount("tmpfs", path().c_str(), "tmpfs", 0, size.c_str()) == 0,
                "cannot mount a small disk", at);
    }
    ~SmallDisk() { ::umount2(path().c_str(), MNT_DETACH); }
    SmallDisk(const SmallDisk&) = delete;

    // Until not a byte more fits; then `bytesFree` are given back.
    void fill(qint64 bytesFree = 0, Where at = Where::current()) {
        QFile ballast(ballastPath());
        require(ballast.open(QFile::WriteOnly | QFile::Append | QFile::Unbuffered), "no ballast",
                at);
        const QByteArray piece(4096, 'x');
        while (ballast.write(piece) == piece.size()) {
        }
        require(ballast.resize(std::max<qint64>(0, ballast.size() - bytesFree)), "no room", at);
    }
    void empty() { QFile::remove(ballastPath()); }

private:
    std::string path() const { return m_folder.toStdString(); }
    QString ballastPath() const { return m_folder + QStringLiteral("/ballast"); }

    QString m_folder;
};

} // namespace banyan::e2e
