#include "sync/protocol/codec.h"

#include <memory>
#include <zstd.h>

namespace banyan {

namespace {

constexpr int level = 1; // measured: level 3 is 4 % smaller and twice as slow on a first pull

template <auto Free>
struct Freed {
    template <typename T>
    void operator()(T* context) const {
        Free(context);
    }
};

} // namespace

std::string packed(std::string_view bytes) {
    thread_local std::unique_ptr<ZSTD_CCtx, Freed<ZSTD_freeCCtx>> context(ZSTD_createCCtx());
    std::string frame(ZSTD_compressBound(bytes.size()), '\0');
    const std::size_t size = ZSTD_compressCCtx(context.get(), frame.data(), frame.size(),
                                               bytes.data(), bytes.size(), level);
    assert(!ZSTD_isError(size));
    frame.resize(size);
    return frame;
}

Result<std::string> unpacked(std::string_view frame, std::size_t bytesMax) {
    thread_local std::unique_ptr<ZSTD_DCtx, Freed<ZSTD_freeDCtx>> context(ZSTD_createDCtx());
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN)
        return Error{ErrorCode::Garbled, "this is not a message of Banyan"};
    if (size > bytesMax)
        return Error{ErrorCode::TooLarge, "the message is larger than allowed"};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const std::size_t got =
        ZSTD_decompressDCtx(context.get(), bytes.data(), bytes.size(), frame.data(), frame.size());
    if (ZSTD_isError(got) || got != bytes.size())
        return Error{ErrorCode::Garbled, "the message is damaged"};
    return bytes;
}

} // namespace banyan
