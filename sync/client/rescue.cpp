#include "sync/client/rescue.h"

#include "core/schema/civildate.h"
#include "core/store/attachments.h"
#include "core/store/outbox.h"
#include "core/store/salvage.h"
#include "sync/client/newdevice.h"
#include "sync/client/rescuefile.h"
#include "sync/protocol/codec.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace banyan {

namespace {

constexpr const char* reportKey = "rescue";
constexpr const char* folderPrefix = "damaged-";

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

Error cannot(const std::string& what) {
    return {ErrorCode::Storage, what + ": " + std::strerror(errno)
                                    + "; nothing was lost, make room or rights and try again"};
}

bool isSynced(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool isDone = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return isDone;
}

std::string folderOf(const std::string& path) { return path.substr(0, path.rfind('/') + 1); }

Status writeDurably(const std::string& path, std::string_view content) {
    QFile file(q(path));
    const bool isWritten = file.open(QIODevice::WriteOnly)
                           && file.write(content.data(), static_cast<qint64>(content.size()))
                                  == static_cast<qint64>(content.size())
                           && file.flush();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    if (!isWritten || !isSynced(path) || !isSynced(folderOf(path)))
        return cannot("cannot write " + path);
    return ok();
}

// By number and not by date, since the clock may be wrong; the date is for people.
std::string nextFolder(const QDir& home, std::int64_t wallMs) {
    int last = 0;
    for (const QString& name : home.entryList({q(folderPrefix) + QStringLiteral("*")},
                                              QDir::Dirs | QDir::Files | QDir::Hidden))
        last = std::max(
            last, name.mid(int(std::strlen(folderPrefix))).section(QLatin1Char('-'), 0, 0).toInt());
    return folderPrefix + QStringLiteral("%1-").arg(last + 1, 3, 10, QLatin1Char('0')).toStdString()
           + isoLocalText(wallMs).substr(0, 10);
}

// Whose phone this is. All of what is needed to reach the office as this device, or nothing.
bool copyIdentity(Store& store, const Salvage& salvage) {
    constexpr std::size_t pinLetters = 64;
    const bool isWhole =
        Uuid::fromText(salvage.text("device")) && salvage.text("token").size() >= 20
        && !salvage.text("office_host").empty() && salvage.number("office_port") > 0
        && salvage.text("office_pin").size() == pinLetters
        && salvage.text("office_pin").find_first_not_of("0123456789abcdef") == std::string::npos;
    for (const char* key : {"user", "user_name", "role", "office", "office_name", "office_key"})
        if (const auto text = salvage.text(key); !text.empty())
            store.setMeta(key, text);
    for (const char* key : {"office_time", "clock_offset"})
        store.setMeta(key, salvage.number(key));
    store.setMeta("forks", salvage.forks());
    if (!isWhole)
        return false;
    for (const char* key : {"device", "token", "office_host", "office_pin"})
        store.setMeta(key, salvage.text(key));
    store.setMeta("office_port", salvage.number("office_port"));
    store.setMeta(mustForkKey, std::int64_t{1});
    store.feeds().touch(publicFeed).state = FeedState::Fetching;
    return true;
}

// Files that no row is left for: they are this person's until the office says otherwise.
void adoptContents(Store& store, const Salvage& salvage) {
    const ContentFiles files = ContentFiles::besideDatabase(store.database().path());
    std::map<std::string, bool> isOwn;
    for (const auto& row : salvage.contents)
        isOwn.emplace(row.values[0].bytes, row.values[2].integer != 0);
    for (const auto& hash : files.all()) {
        const auto known = isOwn.find(hash);
        store.database()
            .cached("INSERT INTO content(hash, bytes, is_own, at) VALUES(?, ?, ?, ?)")
            .with(hash, files.bytesOf(hash), std::int64_t{known == isOwn.end() || known->second},
                  store.clock().wallMs())
            .run();
    }
}

std::int64_t stateOf(const SalvagedAction& action) {
    constexpr std::size_t column = 10;
    return action.head.values.size() > column ? action.head.values[column].integer : -1;
}

RescueReport counted(const Salvage& salvage) {
    RescueReport report;
    for (const auto& action : salvage.whole) {
        const auto state = static_cast<ActionState>(stateOf(action));
        report.unsent += state == ActionState::Unsent || state == ActionState::Acknowledged;
        report.setAside += state == ActionState::SetAside;
    }
    for (const auto& action : salvage.broken) {
        const bool isAtOffice =
            action.hasHead && stateOf(action) == static_cast<int>(ActionState::Acknowledged);
        report.partly += !isAtOffice;
    }
    report.unreadable = salvage.unreadable;
    report.isCountCertain = salvage.isCountCertain;
    return report;
}

// Kept requests that do not decode, out of what goes on.
std::vector<RawRow> takeUnreadable(std::vector<RawRow>& kept) {
    const auto isReadable = [](const RawRow& row) {
        return !row.isCut && row.values.size() >= 6 && decodeSyncRequest(row.values[5].bytes);
    };
    const auto first = std::stable_partition(kept.begin(), kept.end(), isReadable);
    std::vector<RawRow> unreadable(std::make_move_iterator(first),
                                   std::make_move_iterator(kept.end()));
    kept.erase(first, kept.end());
    return unreadable;
}

} // namespace

bool Rescue::isDue() const {
    const QString path = q(m_path);
    const qint64 logBytes = QFile(path + QStringLiteral("-wal")).size();
    if (QFile::exists(q(damageMarkOf(m_path))))
        return true;
    if (logBytes == 0)
        return false;
    // SQLite would throw the log away that belongs to a file which has gone.
    return QFile(path).size() == 0 || DamagedPages(m_path).isLogTorn();
}

Result<std::optional<RescueReport>> Rescue::run() {
    Mark mark = readMark();
    const bool isThere = QFile::exists(q(m_path)) || QFile::exists(q(m_path + "-wal"));
    if (mark.folder.empty() && !isThere) {
        if (auto status = dropMark(); !status)
            return status.error();
        return std::optional<RescueReport>();
    }
    if (auto status = begin(mark); !status)
        return status.error();
    if (!mark.isBuilt) {
        if (auto status = setApart(mark.folder); !status)
            return status.error();
        if (auto status = build(mark.folder); !status)
            return status.error();
        mark.isBuilt = true;
        if (auto status = writeMark(mark); !status)
            return status.error();
    }
    if (auto status = putInPlace(); !status)
        return status.error();
    if (auto status = dropMark(); !status)
        return status.error();
    auto store = Store::open({m_path, {}, OpenMode::Writer}, m_clock, m_random);
    if (!store)
        return store.error();
    return guarded([&]() -> Result<std::optional<RescueReport>> { return lastRescue(**store); });
}

// What the mark says, if it was not only left by who found the damage: the folder's name, and on a
// second line that the new database is built.
Rescue::Mark Rescue::readMark() const {
    QFile file(q(damageMarkOf(m_path)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    const std::string folder = folderOf(m_path) + lines.front().toStdString();
    const bool isBegun = lines.front().startsWith(q(folderPrefix))
                         && !lines.front().contains(QLatin1Char('/')) && QFile::exists(q(folder));
    if (!isBegun)
        return {};
    return {folder, lines.size() > 1 && lines[1] == QLatin1String("built")};
}

Status Rescue::writeMark(const Mark& mark) const {
    const std::string path = damageMarkOf(m_path);
    const std::string name = mark.folder.substr(mark.folder.rfind('/') + 1);
    if (auto status = writeDurably(path + ".new", name + (mark.isBuilt ? "\nbuilt" : "")); !status)
        return status;
    if (std::rename((path + ".new").c_str(), path.c_str()) != 0 || !isSynced(folderOf(path)))
        return cannot("cannot write " + path);
    return ok();
}

// The folder is named in the mark before anything is moved, so that a rescue that was killed goes
// on with the same.
Status Rescue::begin(Mark& mark) const {
    if (!mark.folder.empty())
        return ok();
    const std::string home = folderOf(m_path);
    const std::string name = nextFolder(QDir(q(home)), m_clock.wallMs());
    if (!QDir(q(home)).mkdir(q(name)) || !isSynced(home))
        return cannot("cannot make the folder " + home + name);
    QFile::setPermissions(q(home + name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    mark.folder = home + name;
    return writeMark(mark);
}

Status Rescue::dropMark() const {
    const std::string path = damageMarkOf(m_path);
    if ((std::remove(path.c_str()) != 0 && errno != ENOENT) || !isSynced(folderOf(path)))
        return cannot("cannot remove " + path);
    return ok();
}

Status Rescue::setApart(const std::string& folder) const {
    // The log first: a database without its log would look sound to whoever comes between.
    for (const char* suffix : {"-wal", "-shm", ""}) {
        const std::string from = m_path + suffix;
        const std::string to = folder + "/phone.db" + suffix;
        if (!QFile::exists(q(from)) || QFile::exists(q(to)))
            continue;
        if (std::rename(from.c_str(), to.c_str()) != 0)
            return cannot("cannot move " + from);
    }
    if (!isSynced(folder) || !isSynced(folderOf(m_path)))
        return cannot("cannot move the damaged database");
    return ok();
}

Status Rescue::build(const std::string& folder) const {
    const std::string path = m_path + ".rescued";
    for (const char* suffix : {"", "-wal", "-shm"})
        QFile::remove(q(path + suffix)); // of a rescue that was killed
    Salvage salvage = Salvage::read(folder + "/phone.db");
    const auto unreadable = takeUnreadable(salvage.kept);
    RescueReport report = counted(salvage);
    report.keptUnreadable = static_cast<std::int64_t>(unreadable.size());
    report.folder = folder;
    report.atMs = m_clock.wallMs();
    if (!salvage.broken.empty() || !salvage.traces.empty() || !unreadable.empty())
        if (auto status =
                writeDurably(folder + "/unreadable.json", unreadableJson(salvage, unreadable));
            !status)
            return status.error();
    auto opened = Store::open({path, {}, OpenMode::Writer}, m_clock, m_random);
    if (!opened)
        return opened.error();
    Store& store = **opened;
    return guarded([&]() -> Status {
        Transaction transaction(store.database());
        report.hasIdentity = copyIdentity(store, salvage);
        restoreWork(store, salvage);
        adoptContents(store, salvage);
        store.setMeta(reportKey, report.json());
        store.feeds().save();
        transaction.commit();
        store.database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
        return ok();
    });
}

Status Rescue::putInPlace() const {
    const std::string built = m_path + ".rescued";
    if (!QFile::exists(q(built)))
        return ok(); // it is
    for (const char* suffix : {"-wal", "-shm"})
        QFile::remove(q(built + suffix)); // folded in and closed
    QFile::setPermissions(q(built), QFile::ReadOwner | QFile::WriteOwner);
    if (!isSynced(built) || std::rename(built.c_str(), m_path.c_str()) != 0
        || !isSynced(folderOf(m_path)))
        return cannot("cannot put the rescued database in place");
    return ok();
}

std::optional<RescueReport> lastRescue(Store& store) {
    constexpr std::int64_t shownMs = std::int64_t{30} * 24 * 3'600'000;
    auto report = RescueReport::fromJson(store.meta(reportKey));
    if (report && std::abs(store.clock().wallMs() - report->atMs) > shownMs)
        report.reset();
    return report;
}

std::string RescueReport::json() const {
    const QJsonObject object{
        {QStringLiteral("at_ms"), static_cast<qint64>(atMs)},
        {QStringLiteral("folder"), q(folder)},
        {QStringLiteral("unsent"), static_cast<qint64>(unsent)},
        {QStringLiteral("set_aside"), static_cast<qint64>(setAside)},
        {QStringLiteral("partly"), static_cast<qint64>(partly)},
        {QStringLiteral("unreadable"), static_cast<qint64>(unreadable)},
        {QStringLiteral("count_certain"), isCountCertain},
        {QStringLiteral("identity"), hasIdentity},
        {QStringLiteral("kept_unreadable"), static_cast<qint64>(keptUnreadable)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

std::optional<RescueReport> RescueReport::fromJson(std::string_view json) {
    const auto document =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())));
    if (!document.isObject())
        return std::nullopt;
    const auto number = [&](const char* key) {
        return static_cast<std::int64_t>(document[QLatin1String(key)].toInteger());
    };
    RescueReport report;
    report.folder = document[QStringLiteral("folder")].toString().toStdString();
    report.atMs = number("at_ms");
    report.unsent = number("unsent");
    report.setAside = number("set_aside");
    report.partly = number("partly");
    report.unreadable = number("unreadable");
    report.isCountCertain = document[QStringLiteral("count_certain")].toBool();
    report.hasIdentity = document[QStringLiteral("identity")].toBool();
    report.keptUnreadable = number("kept_unreadable");
    return report;
}

std::string RescueReport::sentence() const {
    std::string text = "this phone's database was damaged; the damaged file is kept in " + folder
                       + ". Saved: " + std::to_string(unsent) + " unsent and "
                       + std::to_string(setAside) + " set aside.";
    if (partly > 0)
        text += " " + std::to_string(partly)
                + " could be read only in part; what was read of them is in " + folder
                + "/unreadable.json.";
    if (unreadable > 0)
        text += " " + std::to_string(unreadable) + " could not be read at all.";
    if (keptUnreadable > 0)
        text += " " + std::to_string(keptUnreadable)
                + " messages that the office has had already could not be read again.";
    if (!isCountCertain)
        text += " Whether there was more cannot be told.";
    else if (isAllSaved())
        text += " Nothing that had been written here is missing.";
    text += hasIdentity ? " Everything else comes back from the office with the next sync."
                        : " Whose phone this is could not be read: ask the office for a code and "
                          "enrol it anew; what was saved goes with the first sync, and everything "
                          "else comes back from the office.";
    return text;
}

} // namespace banyan
