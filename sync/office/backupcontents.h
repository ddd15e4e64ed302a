#pragma once

#include "core/result.h"

#include <string>

namespace banyan {

// The contents of attachments in a backup: FILE.attachments/ beside the backup FILE, links where
// the volume is the same. Errors: Storage.

// Those that the database at `writtenPath`, the backup before it has its name, names and this
// office holds.
Status backUpContents(const std::string& databasePath, const std::string& writtenPath,
                      const std::string& backupFile);
// Adds them to what is here; nothing that is here goes.
Status restoreContents(const std::string& databasePath, const std::string& backupFile);

} // namespace banyan
