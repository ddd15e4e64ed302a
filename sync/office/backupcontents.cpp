#include "sync/office/backupcontents.h"

#include "core/store/contentfiles.h"
#include "core/store/database.h"

namespace banyan {

namespace {

ContentFiles contentsOf(const std::string& backupFile) {
    return ContentFiles(backupFile + ".attachments");
}

} // namespace

Status backUpContents(const std::string& databasePath, const std::string& writtenPath,
                      const std::string& backupFile) {
    const auto here = ContentFiles::besideDatabase(databasePath);
    auto there = contentsOf(backupFile);
    auto backup = Database::open(writtenPath, OpenMode::Reader);
    if (!backup)
        return backup.error();
    return guarded([&]() -> Status {
        auto named = (*backup)->prepare(
            "SELECT DISTINCT sha256 FROM attachment WHERE arrived >= bytes AND sha256 NOT NULL");
        while (named.step()) {
            const std::string hash(named.text(0));
            // What was erased meanwhile, or lost before, is not brought; `verify` tells.
            if (here.has(hash))
                if (auto status = there.bringFrom(here, hash); !status)
                    return status;
        }
        return ok();
    });
}

Status restoreContents(const std::string& databasePath, const std::string& backupFile) {
    auto here = ContentFiles::besideDatabase(databasePath);
    const auto there = contentsOf(backupFile);
    for (const auto& hash : there.all())
        if (auto status = here.bringFrom(there, hash); !status)
            return status;
    return ok();
}

} // namespace banyan
