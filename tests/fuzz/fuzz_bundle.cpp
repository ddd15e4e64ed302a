#include "sync/protocol/bundle.h"
#include "tests/fuzz/fuzz.h"

#include <sodium.h>

using namespace banyan;

namespace {

constexpr std::size_t headerBytes = 32;

// What only somebody who knows the key can do: PROTOCOL.md, section 9.
std::string sealedBy(const std::string& header, std::string_view content, const SealKeys& keys) {
    const std::string plain = header + std::string(content);
    std::string box(plain.size() + crypto_box_SEALBYTES, '\0');
    const auto raw = [](const std::string& text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()), raw(plain), plain.size(),
                    raw(keys.publicKey));
    return header + box;
}

} // namespace

// Files that people carry: as they are, and opened, with any content a key's holder may have
// sealed.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static SeededRandom random(1);
    static const SealKeys keys = makeSealKeys(random);
    static const Uuid office = *Uuid::fromBytes("0123456789abcdef");
    static const std::string bundleHeader =
        sealed(Bundle{}, office, keys.publicKey)->substr(0, headerBytes);
    static const std::string replyHeader =
        sealed(BundleReply{}, keys.publicKey)->substr(0, headerBytes);

    const auto bytes = fuzz::bytesOf(data, size);
    (void)openBundle(bytes, office, keys);
    (void)openReply(bytes, keys);
    (void)bundleAnswered(bytes);
    const auto bundle = openBundle(sealedBy(bundleHeader, bytes, keys), office, keys);
    if (bundle) {
        const auto again = openBundle(*sealed(*bundle, office, keys.publicKey), office, keys);
        fuzz::require(again && again->token == bundle->token && again->request == bundle->request
                          && again->sealedAtMs == bundle->sealedAtMs && again->id == bundle->id,
                      "a bundle changes on its way");
    }
    if (const auto reply = openReply(sealedBy(replyHeader, bytes, keys), keys)) {
        const auto again = openReply(*sealed(*reply, keys.publicKey), keys);
        fuzz::require(again && again->answer == reply->answer, "a reply changes on its way");
    }
    return 0;
}
