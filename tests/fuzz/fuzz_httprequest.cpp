#include "sync/office/httpmessage.h"
#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace banyan;

namespace {

constexpr std::size_t bodyBytesMax = 1024;

// All requests in these bytes, coming in pieces.
std::vector<std::string> requestsIn(std::string_view bytes, std::size_t pieceBytes,
                                    std::size_t headerBytesMax) {
    using State = HttpRequestReader::State;
    HttpRequestReader reader(headerBytesMax, bodyBytesMax);
    std::vector<std::string> found;
    State state = State::Receiving;
    while (state == State::Receiving && !bytes.empty()) {
        state = reader.feed(bytes.substr(0, pieceBytes));
        bytes.remove_prefix(std::min(pieceBytes, bytes.size()));
        (void)reader.wantsContinue();
        while (state == State::Complete) {
            const HttpRequest request = reader.take();
            fuzz::require(request.body.size() <= bodyBytesMax, "a body is over the limit");
            found.push_back(request.method + ' ' + request.target + ' ' + request.token + '\n'
                            + request.body + (reader.keepAlive() ? "+" : "-"));
            state = reader.feed({});
        }
    }
    return found;
}

} // namespace

// What comes over TLS. However the line cuts it into pieces, it is the same requests. (How soon a
// bad one is refused depends on the pieces.)
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const auto bytes = fuzz::bytesOf(data + 1, size - 1);
    const std::size_t pieceBytes = 1u + data[0] % 64u;
    const std::size_t enough = size + 8'192;
    fuzz::require(requestsIn(bytes, size, enough) == requestsIn(bytes, pieceBytes, enough),
                  "the pieces change what is read");
    (void)requestsIn(bytes, pieceBytes, 128);
    return 0;
}
