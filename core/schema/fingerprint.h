#pragma once

#include <string>

namespace banyan {

// 8 bytes over the numbers of all entities and fields that this program knows: another value means
// that the other end knows more, or less.
const std::string& registryFingerprint();

} // namespace banyan
