#include "sync/client/phonehome.h"

#include <QDir>
#include <QFile>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace banyan {

namespace {

constexpr int aloneTries = 20; // until the others have ended
constexpr auto aloneEvery = std::chrono::milliseconds(100);

bool lock(int file, int how) {
    while (::flock(file, how) != 0)
        if (errno != EINTR)
            return false;
    return true;
}

} // namespace

Result<std::unique_ptr<PhoneHome>> PhoneHome::at(const std::string& folder, const Clock& clock,
                                                 Random& random) {
    const QString path = QString::fromStdString(folder);
    if (!QDir().mkpath(path))
        return Error{ErrorCode::Storage, "cannot make the directory " + folder};
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const int file = ::open((folder + "/phone.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return Error{ErrorCode::Storage, "cannot write to " + folder + ": " + std::strerror(errno)};
    std::unique_ptr<PhoneHome> home(new PhoneHome(folder + "/phone.db", file, clock, random));
    if (!lock(file, LOCK_SH))
        return Error{ErrorCode::Storage, "cannot lock " + folder + ": " + std::strerror(errno)};
    return home;
}

PhoneHome::~PhoneHome() { ::close(m_lock); }

Status PhoneHome::open(const std::function<Status()>& openStore) {
    m_rescued.reset();
    if (auto status = rescueIfDue(); !status)
        return status;
    auto status = openStore();
    if (status || status.error().code != ErrorCode::Damaged)
        return status;
    if (auto rescue = rescueIfDue(); !rescue)
        return rescue;
    return openStore();
}

Status PhoneHome::rescueIfDue() {
    Rescue rescue(m_path, m_clock, m_random);
    if (!rescue.isDue())
        return ok();
    // Asked again each time: another may have done it, or was only writing what looked torn.
    bool isAlone = false;
    for (int i = 0; i < aloneTries && !isAlone && rescue.isDue(); ++i) {
        isAlone = lock(m_lock, LOCK_EX | LOCK_NB);
        if (!isAlone)
            std::this_thread::sleep_for(aloneEvery);
    }
    Status status = ok();
    if (rescue.isDue()) {
        if (!isAlone)
            status = Error{ErrorCode::Busy,
                           "this phone's database is damaged, and another program has it open: "
                           "close that program and try again. What was written is kept and will "
                           "be saved"};
        else if (auto report = rescue.run())
            m_rescued = *std::move(report);
        else
            status = report.error();
    }
    // What failed to become exclusive may have been let go of meanwhile.
    if (!lock(m_lock, LOCK_SH) && status)
        status = Error{ErrorCode::Storage, "cannot lock this phone's folder"};
    return status;
}

} // namespace banyan
