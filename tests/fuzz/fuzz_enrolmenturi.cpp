#include "sync/client/enrolmenturi.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

// What a camera reads, or somebody types.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto uri = parseEnrolmentUri(fuzz::bytesOf(data, size));
    if (!uri)
        return 0;
    const auto again = parseEnrolmentUri(enrolmentUriText(*uri));
    fuzz::require(again && *again == *uri, "the text of an address says something else");
    return 0;
}
