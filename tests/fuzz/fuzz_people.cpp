#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// What desks ask about people and devices, and its answers, below the compression.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto body = packed(fuzz::bytesOf(data, size));
    const auto encoded = [](const auto& message) { return encode(message); };
    fuzz::requireRoundTrip(body, decodePeopleRequest, encoded);
    fuzz::requireRoundTrip(body, decodePeopleAnswer, encoded);
    fuzz::requireRoundTrip(body, decodeInviteRequest, encoded);
    fuzz::requireRoundTrip(body, decodeInviteAnswer, encoded);
    fuzz::requireRoundTrip(body, decodeRevokeRequest, encoded);
    fuzz::requireRoundTrip(body, decodeRevokeAnswer, encoded);
    return 0;
}
