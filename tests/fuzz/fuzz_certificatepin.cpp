#include "sync/client/certificatepin.h"
#include "tests/fuzz/fuzz.h"

// The certificate of whoever answers: read before it is trusted.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto der = banyan::fuzz::bytesOf(data, size);
    const auto pin = banyan::certificatePin(der);
    banyan::fuzz::require(pin == banyan::certificatePin(der), "a certificate has two pins");
    return 0;
}
