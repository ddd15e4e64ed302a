#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// Bodies as they come over the line: zstd frames, or not.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t bytesMax = 1u << 20;
    const auto body = fuzz::bytesOf(data, size);
    fuzz::requireRoundTrip(
        body, [](std::string_view frame) { return unpacked(frame, bytesMax); }, packed);
    if (const auto bytes = unpacked(body, bytesMax))
        fuzz::require(bytes->size() <= bytesMax, "more was unpacked than is allowed");
    (void)decodeSyncRequest(body);
    (void)decodeSyncAnswer(body);
    return 0;
}
