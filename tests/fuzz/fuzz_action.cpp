#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// An action on its own, as set-aside work is kept, and the values of a create in it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::bytesOf(data, size);
    fuzz::requireRoundTrip(bytes, decodeAction, encodeAction);
    fuzz::requireRoundTrip(bytes, decodeValues, encodeValues);
    if (const auto action = decodeAction(bytes))
        fuzz::require(digestOf(*action) == digestOf(*decodeAction(encodeAction(*action))),
                      "an action has two digests");
    return 0;
}
