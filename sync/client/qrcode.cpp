#include "sync/client/qrcode.h"

#include <qrencode.h>

#include <cerrno>
#include <memory>

namespace banyan {

namespace {

constexpr int quietModules = 4; // ISO/IEC 18004

struct FreeCode {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

bool isDarkOrQuiet(const QrCode& code, int row, int column) {
    const bool isInside = row >= 0 && column >= 0 && row < code.size && column < code.size;
    return isInside && code.isDark(row, column);
}

} // namespace

Result<QrCode> makeQrCode(std::string_view text) {
    if (text.empty())
        return {ErrorCode::Invalid, "an empty text has no QR code"};
    const std::unique_ptr<QRcode, FreeCode> encoded(
        QRcode_encodeData(static_cast<int>(text.size()),
                          reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
    if (!encoded)
        return errno == ERANGE ? Error{ErrorCode::TooLarge, "the text is too long for a QR code"}
                               : Error{ErrorCode::Internal, "the QR code cannot be made"};
    QrCode code;
    code.size = encoded->width;
    const auto count = static_cast<std::size_t>(code.size) * static_cast<std::size_t>(code.size);
    code.modules.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        code.modules.push_back((encoded->data[i] & 1) != 0);
    return code;
}

std::string qrAsText(const QrCode& code) {
    std::string text;
    for (int row = -quietModules; row < code.size + quietModules; row += 2) {
        text += "\x1b[30;107m"; // black on bright white
        for (int column = -quietModules; column < code.size + quietModules; ++column) {
            const bool isUpperDark = isDarkOrQuiet(code, row, column);
            const bool isLowerDark = isDarkOrQuiet(code, row + 1, column);
            text += isUpperDark ? (isLowerDark ? "█" : "▀") : (isLowerDark ? "▄" : " ");
        }
        text += "\x1b[0m\n";
    }
    return text;
}

} // namespace banyan
