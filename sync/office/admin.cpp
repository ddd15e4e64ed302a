#include "sync/office/admin.h"

#include "core/schema/civildate.h"
#include "core/store/verify.h"
#include "core/store/verifyreport.h"
#include "sync/client/qrcode.h"
#include "sync/office/accounts.h"
#include "sync/office/backupcontents.h"
#include "sync/office/bundles.h"
#include "sync/office/certificates.h"
#include "sync/office/demoimport.h"
#include "sync/office/deposits.h"
#include "sync/office/peopledesk.h"
#include "sync/office/postgres/postgresdriver.h"
#include "sync/protocol/codec.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace banyan {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void print(const std::string& line) { std::printf("%s\n", line.c_str()); }

void printJson(const QJsonArray& array) {
    print(QJsonDocument(array).toJson(QJsonDocument::Indented).toStdString());
}

SystemClock& systemClock() {
    static SystemClock clock;
    return clock;
}

SystemRandom& systemRandom() {
    static SystemRandom random;
    return random;
}

Status moveDurably(const std::string& from, const std::string& to) {
    const std::string folder = QFileInfo(q(to)).path().toStdString();
    const auto isSynced = [](const std::string& path) {
        const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        const bool isDone = file >= 0 && ::fsync(file) == 0;
        ::close(file);
        return isDone;
    };
    if (!isSynced(from) || std::rename(from.c_str(), to.c_str()) != 0 || !isSynced(folder))
        return Error{ErrorCode::Storage, "cannot write " + to + ": " + std::strerror(errno)};
    return ok();
}

// What each device had sent when the backup was taken: it need not keep that for long.
Status noteBackedUp(Store& store, const std::string& file) {
    auto backup = Database::open(file, OpenMode::Reader);
    if (!backup)
        return backup.error();
    auto devices = (*backup)->prepare("SELECT id, last_number FROM device");
    Transaction transaction(store.database());
    while (devices.step())
        store.database()
            .cached("UPDATE device SET backed_up = ? WHERE id = ?")
            .with(devices.integer(1), devices.id(0))
            .run();
    transaction.commit();
    return ok();
}

// Devices enrolled after the backup are unknown from now on: their work is taken in keeping.
Status noteRestored(const std::string& file) {
    auto database = Database::open(file, OpenMode::Writer);
    if (!database)
        return database.error();
    return guarded([&]() -> Status {
        (*database)
            ->cached("INSERT OR REPLACE INTO meta(key, value) VALUES(?, ?)")
            .with(restoredAtKey, systemClock().wallMs())
            .run();
        return ok();
    });
}

// Whose work it is: the account, empty where it cannot be told.
std::string authorOf(Store& store, std::string_view action) {
    const auto decoded = decodeAction(action);
    const auto user = decoded ? store.table(EntityId::User).find(decoded->author) : std::nullopt;
    return user ? std::string(user->text("account")) : std::string();
}

} // namespace

int refuse(const std::string& sentence) {
    std::fprintf(stderr, "banyan-office: %s\n", sentence.c_str());
    return 1;
}

StoreConfig storeConfigOf(const OfficePaths& paths) {
    StoreConfig config{paths.database(), {}, OpenMode::Writer, {}};
    if (paths.postgres)
        config.driver = postgresSource(*paths.postgres);
    return config;
}

Result<std::unique_ptr<Store>> openOffice(const OfficePaths& paths, const Clock& clock,
                                          Random& random) {
    const Error missing{ErrorCode::NotFound,
                        "there is no office in " + paths.directory
                            + "; make one with: banyan-office --data DIR init"};
    if (!paths.postgres && !QFile::exists(q(paths.database())))
        return missing;
    auto store = Store::open(storeConfigOf(paths), clock, random);
    if (store && paths.postgres && officeIdOf(**store).isNull())
        return missing;
    return store;
}

Uuid officeIdOf(Store& store) { return Uuid::fromText(store.meta("office")).value_or(Uuid{}); }

Result<std::unique_ptr<Store>> Admin::open() {
    return openOffice(m_paths, systemClock(), systemRandom());
}

template <typename Work>
int Admin::change(Work work) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    auto status = guarded([&]() -> Status {
        Transaction transaction((*store)->database());
        (*store)->reload();
        Chronicle chronicle(**store, officeIdOf(**store));
        Accounts accounts(**store, chronicle);
        if (auto done = work(**store, accounts); !done)
            return done.error();
        (*store)->feeds().save();
        transaction.commit();
        return ok();
    });
    return status ? 0 : refuse(status.error().context);
}

int Admin::init(const std::string& demoSize, std::uint64_t seed, const std::string& name) {
    std::optional<demo::Size> size;
    if (!demoSize.empty() && !(size = demo::sizeNamed(demoSize)))
        return refuse("--demo is grid, community or district");
    if (QFile::exists(q(m_paths.database()))
        || (!m_paths.postgres && QFile::exists(q(m_paths.directory + "/postgres.json"))))
        return refuse("there is already an office in " + m_paths.directory
                      + "; choose another directory (nothing was changed)");
    if (!QDir().mkpath(q(m_paths.directory)))
        return refuse("cannot make the directory " + m_paths.directory);
    QFile::setPermissions(q(m_paths.directory),
                          QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    auto store = Store::open(storeConfigOf(m_paths), systemClock(), systemRandom());
    if (!store)
        return refuse(store.error().context);
    if (!officeIdOf(**store).isNull())
        return refuse("there is already an office in this district of the database; name another "
                      "with --district (nothing was changed)");
    if (m_paths.postgres)
        if (auto written = writePostgresSettings(m_paths.directory, *m_paths.postgres); !written)
            return refuse(written.error().context);
    const Uuid office = (*store)->ids().next();
    auto status = guarded([&]() -> Status {
        Transaction transaction((*store)->database());
        (*store)->setMeta("office", office.text());
        (*store)->setMeta("name", name);
        officeSealKeys(**store);
        transaction.commit();
        return ok();
    });
    if (!status)
        return refuse(status.error().context);
    if (!size)
        return 0;
    const demo::DemoDistrict district(*size, seed, systemClock().wallMs());
    auto imported = importDemo(**store, office, district, [](std::int64_t records) {
        std::fprintf(stderr, "\r%lld records", static_cast<long long>(records));
    });
    if (!imported)
        return refuse(imported.error().context);
    std::fprintf(
        stderr, "\r%lld records: %lld households, %lld residents, %lld visits\n",
        static_cast<long long>(imported->records), static_cast<long long>(imported->households),
        static_cast<long long>(imported->residents), static_cast<long long>(imported->visits));
    return 0;
}

int Admin::userAdd(const std::string& account, const std::string& role,
                   const std::vector<std::string>& codes) {
    return change([&](Store&, Accounts& accounts) -> Status {
        auto user = accounts.addUser(account, role, codes);
        if (!user)
            return user.error();
        print(user->text());
        return ok();
    });
}

int Admin::userList(bool asJson) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    Chronicle chronicle(**store, officeIdOf(**store));
    QJsonArray array;
    for (const auto& user : Accounts(**store, chronicle).users()) {
        QJsonArray codes;
        std::string listed;
        for (const auto& code : user.codes) {
            codes.append(q(code));
            listed += " " + code;
        }
        if (!asJson)
            print(user.account + "\t" + user.role + "\t" + (user.isActive ? "active" : "inactive")
                  + "\t" + user.id.text() + listed);
        array.append(QJsonObject{{q("account"), q(user.account)},
                                 {q("role"), q(user.role)},
                                 {q("active"), user.isActive},
                                 {q("id"), q(user.id.text())},
                                 {q("scopes"), codes}});
    }
    if (asJson)
        printJson(array);
    return 0;
}

int Admin::enrol(const std::string& account, const std::string& publicAddress) {
    auto certificate = ensureCertificate(m_paths.certificates(), {}, systemClock());
    if (!certificate)
        return refuse(certificate.error().context);
    std::string text;
    const int code = change([&](Store& store, Accounts& accounts) -> Status {
        auto made = accounts.enrolmentCode(account);
        if (!made)
            return made.error();
        const auto uri = enrolmentUriOf(store, certificate->pin, *made, publicAddress);
        if (!uri)
            return uri.error();
        text = enrolmentUriText(*uri);
        return ok();
    });
    if (code != 0)
        return code;
    print(text);
    if (isatty(STDERR_FILENO))
        if (const auto picture = makeQrCode(text))
            std::fprintf(stderr, "%s", qrAsText(*picture).c_str());
    return 0;
}

int Admin::deviceList(bool asJson) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    Chronicle chronicle(**store, officeIdOf(**store));
    QJsonArray array;
    for (const auto& device : Accounts(**store, chronicle).devices()) {
        const auto user = (*store)->table(EntityId::User).find(device.user);
        const std::string account = user ? std::string(user->text("account")) : std::string();
        if (!asJson)
            print(device.id.text() + "\t" + account + "\t" + deviceStateName(device.state) + "\t"
                  + isoLocalText(device.createdAtMs) + "\t"
                  + (device.seenAtMs ? isoLocalText(device.seenAtMs) : "-") + "\t"
                  + std::to_string(device.lastNumber) + "\t" + device.app + "\t" + device.label);
        array.append(QJsonObject{
            {q("id"), q(device.id.text())},
            {q("user"), q(account)},
            {q("state"), q(deviceStateName(device.state))},
            {q("enrolled_at"), q(isoLocalText(device.createdAtMs))},
            {q("heard_at"), device.seenAtMs ? q(isoLocalText(device.seenAtMs)) : QJsonValue()},
            {q("app"), q(device.app)},
            {q("label"), q(device.label)},
            {q("last_number"), static_cast<qint64>(device.lastNumber)}});
    }
    if (asJson)
        printJson(array);
    return 0;
}

int Admin::deviceRevoke(const std::string& id, bool isStolen) {
    const auto device = Uuid::fromText(id);
    if (!device)
        return refuse("a device is named by its id, as `device list` prints it");
    return change([&](Store&, Accounts& accounts) { return accounts.revoke(*device, isStolen); });
}

int Admin::setAsideList(bool asJson) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    QJsonArray array;
    auto statement = (*store)->database().prepare(
        "SELECT device, first, received_at, reason, detail, action FROM set_aside WHERE state = 0 "
        "ORDER BY received_at");
    while (statement.step()) {
        const std::string author = authorOf(**store, statement.blob(5));
        if (!asJson)
            print(statement.id(0).text() + "\t" + std::to_string(statement.integer(1)) + "\t"
                  + std::string(statement.text(3)) + "\t" + author + "\t"
                  + std::string(statement.text(4)));
        array.append(QJsonObject{{q("device"), q(statement.id(0).text())},
                                 {q("author"), q(author)},
                                 {q("number"), static_cast<qint64>(statement.integer(1))},
                                 {q("received_at"), q(isoLocalText(statement.integer(2)))},
                                 {q("reason"), q(statement.text(3))},
                                 {q("detail"), q(statement.text(4))}});
    }
    if (asJson)
        printJson(array);
    return 0;
}

int Admin::verify(bool asJson) {
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    // One read transaction, so that a serving office cannot move beneath.
    auto report = guarded([&]() -> Result<VerifyReport> {
        const Snapshot snapshot((*store)->database());
        (*store)->reload();
        return Verifier(**store, ReplicaKind::Office).run();
    });
    if (!report)
        return refuse(report.error().context);
    print(asJson ? verifyJson(*report) : verifyText(*report));
    return report->isClean() ? 0 : 1;
}

int Admin::refuseOnPostgres(const char* command, const char* instead) const {
    return refuse(std::string(command) + " is for an office kept in a file; this one is kept in "
                  + "PostgreSQL: " + instead + " (nothing was changed)");
}

int Admin::backup(const std::string& file) {
    if (m_paths.postgres)
        return refuseOnPostgres("backup FILE", "use `backup begin FILE`, PostgreSQL's own tools "
                                               "(pg_dump, pg_basebackup), then `backup done FILE`");
    if (QFile::exists(q(file)))
        return refuse(file + " already exists; choose another name (nothing was changed)");
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    // Phones forget what is backed up: so it must be whole and on disk before they are told.
    // SQLite leaves that to its caller, and what it could not finish where it is.
    const std::string incoming = file + ".incoming";
    QFile::remove(q(incoming));
    auto status = guarded([&]() -> Status {
        auto statement = (*store)->database().prepare("VACUUM INTO ?");
        statement.bind(1, incoming);
        statement.run();
        QFile::setPermissions(q(incoming), QFile::ReadOwner | QFile::WriteOwner);
        // After the database, so that whatever it names was on disk before; and before the file
        // gets its name, so that a backup never lacks what it names.
        if (auto contents = backUpContents(m_paths.database(), incoming, file); !contents)
            return contents;
        if (auto moved = moveDurably(incoming, file); !moved)
            return moved;
        return noteBackedUp(**store, file);
    });
    QFile::remove(q(incoming));
    return status ? 0 : refuse(status.error().context);
}

int Admin::restore(const std::string& file) {
    if (m_paths.postgres)
        return refuseOnPostgres("restore", "stop all its processes and restore the database with "
                                           "PostgreSQL's own tools");
    QLockFile lock(q(m_paths.lock()));
    if (QDir(q(m_paths.directory)).exists() && !lock.tryLock(100))
        return refuse("the office is serving; stop it before restoring (nothing was changed)");
    if (!QFile::exists(q(file)))
        return refuse("there is no file " + file);
    {
        auto backup = Database::open(file, OpenMode::Reader);
        auto status = !backup ? Status(backup.error()) : guarded([&]() -> Status {
            auto check = (*backup)->prepare("PRAGMA quick_check");
            auto office = (*backup)->prepare("SELECT value FROM meta WHERE key = 'office'");
            const bool isOffice = check.step() && check.text(0) == "ok" && office.step();
            return isOffice ? ok()
                            : Status(ErrorCode::Garbled, file + " is not a backup of an office");
        });
        if (!status)
            return refuse(file
                          + " cannot be restored: it is not a sound backup of an office "
                            "(nothing was changed)");
    }
    if (!QDir().mkpath(q(m_paths.directory)))
        return refuse("cannot make the directory " + m_paths.directory);
    const QString database = q(m_paths.database());
    const QString incoming = database + QStringLiteral(".incoming");
    QFile::remove(incoming);
    if (!QFile::copy(q(file), incoming))
        return refuse("cannot copy the backup into " + m_paths.directory);
    if (auto status = noteRestored(incoming.toStdString()); !status)
        return refuse(status.error().context);
    // The office that was here is kept beside, until a person deletes it.
    const QString kept =
        database + QStringLiteral(".before-restore-") + QString::number(systemClock().wallMs());
    if (QFile::exists(database)) {
        if (auto store = open()) // folds the write-ahead log into the file
            (*store)->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
        if (!QFile::rename(database, kept))
            return refuse("cannot set the present office aside");
    }
    QFile::remove(q(damageMarkOf(m_paths.database()))); // of what was here
    QFile::remove(database + QStringLiteral("-wal"));
    QFile::remove(database + QStringLiteral("-shm"));
    if (!QFile::rename(incoming, database))
        return refuse("cannot put the backup in place");
    QFile::setPermissions(database, QFile::ReadOwner | QFile::WriteOwner);
    const auto contents = restoreContents(m_paths.database(), file);
    return contents ? 0 : refuse(contents.error().context);
}

} // namespace banyan
