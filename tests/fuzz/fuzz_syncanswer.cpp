#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// The office's answer, below the compression.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::requireRoundTrip(packed(fuzz::bytesOf(data, size)), decodeSyncAnswer,
                           [](const SyncAnswer& answer) { return encode(answer); });
    return 0;
}
