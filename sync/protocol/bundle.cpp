#include "sync/protocol/bundle.h"

#include "core/cbor.h"

#include <array>
#include <sodium.h>

namespace banyan {

namespace {

constexpr std::string_view magic = "BANYAN";
constexpr char formVersion = 1;
constexpr std::size_t addresseeAt = magic.size() + 2;
constexpr std::size_t fingerprintAt = addresseeAt + 16;
constexpr std::size_t headerBytes = fingerprintAt + 8;
constexpr std::size_t keyBytes = crypto_box_PUBLICKEYBYTES;
constexpr std::size_t itemsMax = 32;

enum class Form : char { ToOffice = 'B', ToDevice = 'R' };

const unsigned char* raw(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

std::string fingerprintOf(std::string_view publicKey) {
    return std::string(viewOf(hashOf(publicKey)).substr(0, headerBytes - fingerprintAt));
}

std::string headerOf(Form form, const Uuid& addressee, std::string_view publicKey) {
    std::string header(magic);
    header += static_cast<char>(form);
    header += formVersion;
    header += addressee.view();
    return header + fingerprintOf(publicKey);
}

// The header goes into the seal as well, so that a changed one is noticed.
Result<std::string> sealedFile(const std::string& header, const std::string& content,
                               std::string_view publicKey) {
    const std::string plain = header + content;
    std::string box(plain.size() + crypto_box_SEALBYTES, '\0');
    if (publicKey.size() != keyBytes
        || crypto_box_seal(raw(box), raw(plain), plain.size(), raw(publicKey)) != 0)
        return Error{ErrorCode::Garbled, "the other side's key is not one to seal for"};
    return header + box;
}

Status checkHeader(std::string_view file, Form form) {
    if (file.size() < headerBytes || file.substr(0, magic.size()) != magic)
        return Error{ErrorCode::Garbled, "this file is not a bundle of Banyan"};
    if (file.size() > bundleBytesMax)
        return Error{ErrorCode::TooLarge, "this file is larger than a bundle can be"};
    const auto got = static_cast<Form>(file[magic.size()]);
    if (got != form && got == Form::ToOffice)
        return Error{ErrorCode::Garbled, "this is a bundle for the office to import; a device "
                                         "imports the office's reply to it"};
    if (got != form && got == Form::ToDevice)
        return Error{ErrorCode::Garbled, "this is an office's reply, for the device to import"};
    if (got != form)
        return Error{ErrorCode::Garbled, "this file is damaged"};
    if (file[magic.size() + 1] != formVersion)
        return Error{ErrorCode::TooOld,
                     "this file was made by a newer program, or is damaged; update this one"};
    return ok();
}

Uuid addresseeOf(std::string_view file) {
    return Uuid::fromBytes(file.substr(addresseeAt, 16)).value_or(Uuid{});
}

Result<std::string> openFile(std::string_view file, const SealKeys& keys) {
    const std::string_view header = file.substr(0, headerBytes);
    if (header.substr(fingerprintAt) != fingerprintOf(keys.publicKey))
        return Error{ErrorCode::Conflict,
                     "this file is sealed for another key and cannot be opened here"};
    const Error damaged{ErrorCode::Garbled,
                        "this file is damaged or not complete; copy it again from where it was "
                        "made"};
    const std::string_view box = file.substr(headerBytes);
    if (box.size() < crypto_box_SEALBYTES + headerBytes)
        return damaged;
    std::string plain(box.size() - crypto_box_SEALBYTES, '\0');
    if (crypto_box_seal_open(raw(plain), raw(box), box.size(), raw(keys.publicKey),
                             raw(keys.secretKey))
        != 0)
        return damaged;
    if (std::string_view(plain).substr(0, headerBytes) != header)
        return damaged;
    return plain.substr(headerBytes);
}

// Later versions may append items; what is appended is skipped.
bool enter(CborReader& reader, std::size_t itemsLeast, std::size_t& itemsMore) {
    const std::size_t items = reader.array(itemsMax);
    itemsMore = items < itemsLeast ? 0 : items - itemsLeast;
    return !reader.failed() && items >= itemsLeast;
}

bool leave(CborReader& reader, std::size_t itemsMore) {
    for (std::size_t i = 0; i < itemsMore; ++i)
        reader.skip();
    reader.endArray();
    return reader.finished();
}

Error unreadable() {
    return {ErrorCode::Garbled,
            "this file was opened but cannot be read; it was made by a program this one does not "
            "know"};
}

} // namespace

SealKeys makeSealKeys(Random& random) {
    SealKeys keys{std::string(keyBytes, '\0'), std::string(crypto_box_SECRETKEYBYTES, '\0')};
    std::array<unsigned char, crypto_box_SEEDBYTES> seed{};
    random.fill(seed.data(), seed.size());
    crypto_box_seed_keypair(raw(keys.publicKey), raw(keys.secretKey), seed.data());
    sodium_memzero(seed.data(), seed.size());
    return keys;
}

SealKeys sealKeysOf(std::string_view secretKey) {
    SealKeys keys{std::string(keyBytes, '\0'), std::string(secretKey)};
    if (secretKey.size() == crypto_box_SECRETKEYBYTES)
        crypto_scalarmult_base(raw(keys.publicKey), raw(secretKey));
    else
        keys.secretKey.assign(crypto_box_SECRETKEYBYTES, '\0');
    return keys;
}

Result<std::string> sealed(const Bundle& bundle, const Uuid& office, std::string_view officeKey) {
    CborWriter writer;
    writer.array(5);
    writer.id(bundle.id);
    writer.text(bundle.token);
    writer.bytes(bundle.replyKey);
    writer.integer(bundle.sealedAtMs);
    writer.bytes(bundle.request);
    writer.endArray();
    return sealedFile(headerOf(Form::ToOffice, office, officeKey), writer.take(), officeKey);
}

Result<Bundle> openBundle(std::string_view file, const Uuid& office, const SealKeys& keys) {
    if (auto status = checkHeader(file, Form::ToOffice); !status)
        return status.error();
    if (addresseeOf(file) != office)
        return Error{ErrorCode::Conflict, "this bundle is for another office, or is damaged"};
    auto content = openFile(file, keys);
    if (!content)
        return content.error();
    CborReader reader(*content);
    Bundle bundle;
    std::size_t more = 0;
    if (!enter(reader, 5, more))
        return unreadable();
    bundle.id = reader.id();
    bundle.token = reader.text();
    bundle.replyKey = reader.bytes();
    bundle.sealedAtMs = reader.integer(1, INT64_MAX);
    bundle.request = reader.bytes();
    if (!leave(reader, more) || bundle.replyKey.size() != keyBytes)
        return unreadable();
    return bundle;
}

Result<std::string> sealed(const BundleReply& reply, std::string_view replyKey) {
    CborWriter writer;
    writer.array(1);
    writer.bytes(reply.answer);
    writer.endArray();
    return sealedFile(headerOf(Form::ToDevice, reply.bundle, replyKey), writer.take(), replyKey);
}

Result<Uuid> bundleAnswered(std::string_view file) {
    if (auto status = checkHeader(file, Form::ToDevice); !status)
        return status.error();
    return addresseeOf(file);
}

Result<BundleReply> openReply(std::string_view file, const SealKeys& keys) {
    auto bundle = bundleAnswered(file);
    if (!bundle)
        return bundle.error();
    auto content = openFile(file, keys);
    if (!content)
        return content.error();
    CborReader reader(*content);
    BundleReply reply;
    reply.bundle = *bundle;
    std::size_t more = 0;
    if (!enter(reader, 1, more))
        return unreadable();
    reply.answer = reader.bytes();
    if (!leave(reader, more))
        return unreadable();
    return reply;
}

} // namespace banyan
