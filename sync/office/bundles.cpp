#include "sync/office/bundles.h"

#include "sync/protocol/codec.h"

#include <QByteArray>

namespace banyan {

namespace {

constexpr std::string_view secretKeyName = "bundle_secret_key";

Result<SyncAnswer> exchanged(Exchange& exchange, const Bundle& bundle) {
    auto request = decodeSyncRequest(bundle.request);
    if (!request)
        return request.error();
    request->sealedAtMs = bundle.sealedAtMs;
    const auto device = exchange.accounts().deviceByToken(bundle.token);
    if (!device)
        return exchange.deposit(*request, "bundle");
    return exchange.sync(*request, *device);
}

} // namespace

SealKeys officeSealKeys(Store& store) {
    const auto kept = QByteArray::fromStdString(store.meta(secretKeyName));
    if (!kept.isEmpty())
        return sealKeysOf(QByteArray::fromHex(kept).toStdString());
    SealKeys keys = makeSealKeys(store.random());
    store.setMeta(secretKeyName, QByteArray::fromStdString(keys.secretKey).toHex().toStdString());
    return keys;
}

Result<ImportedBundle> importBundle(Store& store, const Uuid& office, const std::string& officeName,
                                    std::string_view file) {
    return guarded([&]() -> Result<ImportedBundle> {
        Exchange exchange(store, office, officeName);
        try {
            Transaction transaction(store.database());
            exchange.reload();
            auto bundle = openBundle(file, office, officeSealKeys(store));
            if (!bundle)
                return bundle.error();
            // Before anything is done: who sent this can be told of it.
            if (auto empty = sealed(BundleReply{bundle->id, {}}, bundle->replyKey); !empty)
                return empty.error();
            ImportedBundle imported;
            std::string message;
            auto answer = exchanged(exchange, *bundle);
            if (answer) {
                imported.isForked = answer->isForked;
                message = encode(*answer);
            } else {
                imported.status = answer.error();
                message = encode(Refused{answer.error().code, answer.error().context});
            }
            auto reply = sealed(BundleReply{bundle->id, message}, bundle->replyKey);
            if (!reply)
                return reply.error();
            imported.reply = *std::move(reply);
            const auto& counts = exchange.counts();
            imported.applied = counts.actionsApplied;
            imported.repeated = counts.actionsRepeated;
            imported.setAside = counts.actionsSetAside;
            store.feeds().save();
            transaction.commit();
            return imported;
        } catch (...) {
            exchange.reload();
            throw;
        }
    });
}

} // namespace banyan
