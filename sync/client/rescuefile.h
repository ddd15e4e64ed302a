#pragma once

#include "core/store/salvage.h"

#include <string>
#include <vector>

namespace banyan {

// What a damaged database held and could not go on, for a person to read: JSON with the actions
// of which a part is missing, the changes of which only the record is known, and kept requests
// that do not decode. Names are the registry's; bytes are hexadecimal.
std::string unreadableJson(const Salvage& salvage, const std::vector<RawRow>& kept);

} // namespace banyan
