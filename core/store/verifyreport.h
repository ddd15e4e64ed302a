#pragma once

#include "core/store/verify.h"

namespace banyan {

// One line a check, and its faults indented.
std::string verifyText(const VerifyReport& report);
// {"clean": bool, "checks": [{"name", "checked", "faults": [..], "fault_count", "note"}]}
std::string verifyJson(const VerifyReport& report);

} // namespace banyan
