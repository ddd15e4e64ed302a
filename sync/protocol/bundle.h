#pragma once

#include "core/random.h"
#include "core/result.h"
#include "sync/protocol/messages.h"

#include <string>
#include <string_view>

namespace banyan {

// Files that carry one message each between a device and its office, sealed for the receiver's key
// (libsodium's sealed boxes: X25519, XSalsa20-Poly1305). PROTOCOL.md, section 9, gives the bytes.
// Openers take any bytes at all. Errors: Garbled (not a bundle, damaged, cut), TooOld (made by a
// newer program), Conflict (for somebody else), TooLarge.
struct SealKeys {
    std::string publicKey; // 32 bytes each
    std::string secretKey;
};

// What a device sends.
struct Bundle {
    Uuid id;
    std::string token;           // says which device it is
    std::string replyKey;        // public; known only to who can open the bundle
    std::int64_t sealedAtMs = 0; // office time as the device knew it
    std::string request;         // a SyncRequest message
};

// What the office answers one with.
struct BundleReply {
    Uuid bundle;
    std::string answer; // a SyncAnswer message, or Refused
};

constexpr std::size_t bundleBytesMax = limits::bodyBytesMax + (64u << 10);

SealKeys makeSealKeys(Random& random);
SealKeys sealKeysOf(std::string_view secretKey);

Result<std::string> sealed(const Bundle& bundle, const Uuid& office, std::string_view officeKey);
Result<Bundle> openBundle(std::string_view file, const Uuid& office, const SealKeys& keys);

Result<std::string> sealed(const BundleReply& reply, std::string_view replyKey);
// The bundle that a reply answers, by what stands on its outside.
Result<Uuid> bundleAnswered(std::string_view file);
Result<BundleReply> openReply(std::string_view file, const SealKeys& keys);

} // namespace banyan
