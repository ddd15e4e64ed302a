#pragma once

#include "core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace banyan {

// A QR symbol without its quiet zone: `size` rows of `size` modules, dark or light.
struct QrCode {
    int size = 0;
    std::vector<bool> modules;

    bool isDark(int row, int column) const {
        return modules[static_cast<std::size_t>(row) * static_cast<std::size_t>(size)
                       + static_cast<std::size_t>(column)];
    }
};

// The smallest symbol for UTF-8 text, error correction M. TooLarge beyond some 2,300 bytes.
Result<QrCode> makeQrCode(std::string_view text);

// For a terminal, two rows of modules a line, with quiet zone. Sets its own colours, so that it
// can be scanned from light and dark terminals alike; each line ends by resetting them.
std::string qrAsText(const QrCode& code);

} // namespace banyan
