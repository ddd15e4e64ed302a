#include "core/cbor.h"
#include "tests/fuzz/fuzz.h"

using namespace banyan;

namespace {

constexpr std::size_t itemsMax = 1'000;

// Any reader on whatever comes next: also the wrong one, which must fail and nothing else.
void read(CborReader& reader, std::uint8_t how, int& depth) {
    switch (how % 10) {
    case 0:
        depth += reader.array(itemsMax) > 0 ? 1 : 0;
        break;
    case 1:
        depth += reader.map(itemsMax) > 0 ? 1 : 0;
        break;
    case 2:
        (void)reader.integer(-5, 1'000'000);
        break;
    case 3:
        (void)reader.real();
        break;
    case 4:
        (void)reader.boolean();
        break;
    case 5:
        (void)reader.text();
        break;
    case 6:
        (void)reader.bytes();
        break;
    case 7:
        (void)reader.id();
        break;
    case 8:
        (void)reader.nullNext();
        break;
    default:
        reader.skip();
    }
}

} // namespace

// The reader under all messages: first half, how it is read; second half, what is read.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = fuzz::bytesOf(data, size);
    CborReader mixed(bytes.substr(size / 2));
    int depth = 0;
    for (std::size_t i = 0; i < size / 2 && !mixed.failed(); ++i)
        read(mixed, data[i], depth);
    CborReader reader(bytes);
    const Value value = reader.value();
    if (!reader.finished())
        return 0;
    CborWriter writer;
    writer.value(value);
    const auto written = writer.take();
    CborReader again(written);
    CborWriter rewriter;
    rewriter.value(again.value());
    fuzz::require(again.finished() && rewriter.take() == written, "a value changes on its way");
    return 0;
}
