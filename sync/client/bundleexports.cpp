#include "sync/client/bundleexports.h"

#include "core/cbor.h"
#include "sync/protocol/codec.h"

#include <QByteArray>
#include <utility>

namespace banyan {

namespace {

constexpr std::string_view metaName = "bundle_exports";
constexpr std::size_t exportsMax = 8;

} // namespace

void BundleExports::add(const BundleExport& made) {
    auto kept = all();
    if (kept.size() >= exportsMax)
        kept.erase(kept.begin());
    kept.push_back(made);
    CborWriter writer;
    writer.array(kept.size());
    for (auto& each : kept) {
        each.asked.actions.clear();
        writer.array(3);
        writer.id(each.id);
        writer.bytes(each.replySecretKey);
        writer.bytes(encode(each.asked));
        writer.endArray();
    }
    writer.endArray();
    m_store.setMeta(metaName, QByteArray::fromStdString(writer.take()).toHex().toStdString());
}

std::optional<BundleExport> BundleExports::find(const Uuid& bundle) {
    for (auto& each : all())
        if (each.id == bundle)
            return std::move(each);
    return std::nullopt;
}

void BundleExports::forget() { m_store.setMeta(metaName, std::string_view()); }

std::vector<BundleExport> BundleExports::all() {
    const auto kept = QByteArray::fromStdString(m_store.meta(metaName));
    std::vector<BundleExport> exports;
    if (kept.isEmpty())
        return exports;
    const std::string bytes = QByteArray::fromHex(kept).toStdString();
    CborReader reader(bytes);
    const std::size_t count = reader.array(exportsMax);
    for (std::size_t i = 0; i < count; ++i) {
        BundleExport each;
        if (reader.array(3) != 3)
            reader.fail();
        each.id = reader.id();
        each.replySecretKey = reader.bytes();
        auto asked = decodeSyncRequest(reader.bytes());
        reader.endArray();
        if (reader.failed() || !asked)
            throw StorageError(StorageError::corrupt, "what is kept of bundles cannot be read");
        each.asked = *std::move(asked);
        exports.push_back(std::move(each));
    }
    return exports;
}

} // namespace banyan
