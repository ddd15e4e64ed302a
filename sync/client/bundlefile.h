#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace banyan {

// Bundles as files, for devices and the office alike. Never over another file; on disk and whole
// before it has its name; readable by its owner only.
Status checkNewFile(const std::string& path);                         // Conflict, NotFound
Status writeNewFile(const std::string& path, std::string_view bytes); // also Storage
Result<std::string> readBundleFile(const std::string& path);          // NotFound, TooLarge, Storage

} // namespace banyan
