// What an office in PostgreSQL needs beside the common commands.
#include "core/store/verify.h"
#include "core/store/verifyreport.h"
#include "sync/office/accounts.h"
#include "sync/office/admin.h"
#include "sync/office/postgres/officecopy.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QSaveFile>
#include <cstdio>

namespace banyan {

namespace {

QString q(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

SystemClock systemClock;
SystemRandom systemRandom;

Status checkSound(Store& store) {
    store.reload();
    const auto report = Verifier(store, ReplicaKind::Office).run();
    if (!report)
        return report.error();
    if (!report->isClean())
        return Error{ErrorCode::Storage,
                     "what arrived in PostgreSQL is not sound:\n" + verifyText(*report)};
    return ok();
}

// Of each device the last number that a backup begun from now on holds.
QJsonObject markOf(Store& store) {
    QJsonObject devices;
    Chronicle chronicle(store, officeIdOf(store));
    for (const auto& device : Accounts(store, chronicle).devices())
        devices[q(device.id.text())] = static_cast<qint64>(device.lastNumber);
    return {{QStringLiteral("office"), q(officeIdOf(store).text())},
            {QStringLiteral("devices"), devices}};
}

void tellDevices(Store& store, const QJsonObject& devices) {
    for (auto device = devices.begin(); device != devices.end(); ++device) {
        const auto id = Uuid::fromText(device.key().toStdString()).value_or(Uuid{});
        const std::int64_t number = device.value().toInteger();
        store.database()
            .cached("UPDATE device SET backed_up = ? WHERE id = ? AND backed_up < ?")
            .with(number, id, number)
            .run();
    }
}

} // namespace

int Admin::backupBegin(const std::string& file) {
    if (!m_paths.postgres)
        return refuse("an office kept in a file is backed up with: backup FILE");
    if (QFile::exists(q(file)))
        return refuse(file + " already exists; choose another name (nothing was changed)");
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    auto mark = guarded([&]() -> Result<QJsonObject> {
        const Snapshot snapshot((*store)->database());
        return markOf(**store);
    });
    if (!mark)
        return refuse(mark.error().context);
    QSaveFile out(q(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(QJsonDocument(*mark).toJson()) < 0
        || !out.commit())
        return refuse("cannot write " + file);
    std::fprintf(
        stderr,
        "Now back the database up (pg_dump, pg_basebackup), then %s/attachments; when both "
        "are safe: backup done %s\n",
        m_paths.directory.c_str(), file.c_str());
    return 0;
}

int Admin::backupDone(const std::string& file) {
    QFile in(q(file));
    if (!in.open(QIODevice::ReadOnly))
        return refuse("cannot read " + file + "; it is what `backup begin` wrote");
    const auto mark = QJsonDocument::fromJson(in.readAll()).object();
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    if (mark[QStringLiteral("office")].toString() != q(officeIdOf(**store).text()))
        return refuse(file + " is not of a backup of this office (nothing was changed)");
    auto status = guarded([&]() -> Status {
        Transaction transaction((*store)->database());
        tellDevices(**store, mark[QStringLiteral("devices")].toObject());
        transaction.commit();
        return ok();
    });
    return status ? 0 : refuse(status.error().context);
}

int Admin::migrateFromSqlite() {
    QLockFile lock(q(m_paths.lock()));
    if (!QFile::exists(q(m_paths.database())))
        return refuse("there is no office in a file in " + m_paths.directory);
    if (QFile::exists(q(m_paths.directory + "/postgres.json")))
        return refuse("this office is in PostgreSQL already (nothing was changed)");
    if (!lock.tryLock(100))
        return refuse("the office is serving; stop it before moving it (nothing was changed)");
    auto from = openOffice({m_paths.directory, {}}, systemClock, systemRandom);
    if (!from)
        return refuse(from.error().context);
    auto to = Store::open(storeConfigOf(m_paths), systemClock, systemRandom);
    if (!to)
        return refuse(to.error().context);
    auto status = copyOffice(**from, **to, [](std::int64_t rows) {
        std::fprintf(stderr, "\r%lld rows", static_cast<long long>(rows));
    });
    std::fprintf(stderr, "\n");
    if (status)
        status = checkSound(**to);
    if (!status)
        return refuse(status.error().context + " (the office goes on in its file)");
    if (auto written = writePostgresSettings(m_paths.directory, *m_paths.postgres); !written)
        return refuse(written.error().context);
    // From here on the office is in PostgreSQL; its file stays until a person deletes it.
    from->reset();
    const QString kept = q(m_paths.database()) + QStringLiteral(".before-postgres");
    (void)QFile::rename(q(m_paths.database()), kept);
    std::fprintf(stderr, "The office is in PostgreSQL now; its file is kept as %s\n",
                 kept.toStdString().c_str());
    return 0;
}

} // namespace banyan
