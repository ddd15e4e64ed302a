#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// A device's request, below the compression.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::requireRoundTrip(packed(fuzz::bytesOf(data, size)), decodeSyncRequest,
                           [](const SyncRequest& request) { return encode(request); });
    return 0;
}
