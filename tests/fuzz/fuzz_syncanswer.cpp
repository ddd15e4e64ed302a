#include "sync/protocol/codec.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace banyan;

namespace {

// A departure of something that only a newer office knows is read, but cannot be written again.
bool isAllKnown(const SyncAnswer& answer) {
    return std::all_of(answer.pages.begin(), answer.pages.end(), [](const FeedPage& page) {
        return std::all_of(page.rows.begin(), page.rows.end(), [](const DeliveredRow& row) {
            return row.kind != EntryKind::Departure || row.entity != EntityId::None;
        });
    });
}

} // namespace

// The office's answer, below the compression.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto body = packed(fuzz::bytesOf(data, size));
    const auto answer = decodeSyncAnswer(body);
    if (answer && isAllKnown(*answer))
        fuzz::requireRoundTrip(body, decodeSyncAnswer,
                               [](const SyncAnswer& each) { return encode(each); });
    return 0;
}
