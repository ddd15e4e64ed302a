#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// The small messages, below the compression.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto body = packed(fuzz::bytesOf(data, size));
    const auto encoded = [](const auto& message) { return encode(message); };
    fuzz::requireRoundTrip(body, decodeEnrolRequest, encoded);
    fuzz::requireRoundTrip(body, decodeEnrolAnswer, encoded);
    fuzz::requireRoundTrip(body, decodeRefused, encoded);
    return 0;
}
