#include "core/store/wipe.h"

#include "core/store/contentfiles.h"

#include <QDir>
#include <QFileInfo>
#include <vector>

namespace banyan {

namespace {

// Tables of our own; those beneath a virtual table follow it.
std::vector<std::string> tablesOf(Database& database) {
    std::vector<std::string> tables;
    auto statement = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' "
        "ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\' OR name IN ('search_document', "
        "'search_progress', 'search_stale')");
    while (statement.step())
        tables.emplace_back(statement.text(0));
    return tables;
}

bool removeFilesBeside(const std::string& databasePath) {
    QDir home = QFileInfo(QString::fromStdString(databasePath)).dir();
    bool isGone = QDir(QString::fromStdString(ContentFiles::besideDatabase(databasePath).folder()))
                      .removeRecursively();
    for (const QString& name :
         home.entryList({QStringLiteral("damaged-*")}, QDir::Dirs | QDir::Hidden))
        isGone &= QDir(home.filePath(name)).removeRecursively();
    return isGone;
}

} // namespace

Status wipe(Store& store) {
    return guarded([&]() -> Status {
        Database& database = store.database();
        database.execute("PRAGMA secure_delete = ON");
        {
            Transaction transaction(database);
            for (const auto& table : tablesOf(database))
                database.execute("DELETE FROM \"" + table + "\"");
            transaction.commit();
        }
        store.reload();
        {
            Transaction transaction(database);
            store.feeds().obtain(Uuid{}, FeedKind::Public);
            store.feeds().save();
            transaction.commit();
        }
        const bool isGone = removeFilesBeside(database.path());
        database.execute("VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA secure_delete = FAST");
        return isGone ? ok()
                      : Status(ErrorCode::Storage,
                               "some files of this phone could not be removed; remove its folder");
    });
}

} // namespace banyan
