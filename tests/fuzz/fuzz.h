#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

// A target is one function; libFuzzer calls it with whatever bytes it likes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace banyan::fuzz {

inline std::string_view bytesOf(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// What must hold for every input that a decoder takes.
inline void require(bool holds, const char* otherwise) {
    if (holds)
        return;
    std::fprintf(stderr, "%s\n", otherwise);
    std::abort();
}

// Decoded, encoded and decoded again it is the same, by its bytes.
template <typename Decode, typename Encode>
void requireRoundTrip(std::string_view bytes, Decode decode, Encode encode) {
    const auto first = decode(bytes);
    if (!first)
        return;
    const auto written = encode(*first);
    const auto second = decode(written);
    require(bool(second), "what was encoded is not decoded");
    require(encode(*second) == written, "what was decoded is encoded differently");
}

} // namespace banyan::fuzz
