#include "sync/client/bundles.h"

#include "sync/client/bundleexports.h"
#include "sync/client/requestbuilder.h"
#include "sync/protocol/bundle.h"
#include "sync/protocol/codec.h"

#include <QByteArray>
#include <algorithm>

namespace banyan {

namespace {

Error notEnrolled() {
    return {ErrorCode::Unauthorized, "this device is not enrolled yet; enrol it first"};
}

// All that waits, as far as it fits into one message.
Result<SyncRequest> requestOf(Store& store, Outbox& outbox, std::string& message) {
    SyncRequest request = buildRequest(store, outbox, nullptr, 0);
    request.actions = outbox.sendable(limits::actionsMax, limits::changesMax);
    for (;;) {
        message = encode(request);
        if (message.size() <= limits::bodyBytesMax && unpacked(message, limits::unpackedBytesMax))
            return request;
        if (request.actions.size() <= 1)
            return Error{ErrorCode::TooLarge,
                         "what was written in one step is too large for a bundle; synchronise "
                         "over a network"};
        request.actions.resize(request.actions.size() / 2);
    }
}

Result<SealedBundle> sealedFrom(Store& store) {
    const auto office = Uuid::fromText(store.meta("office"));
    const std::string token = store.meta("token");
    if (token.empty() || !office)
        return notEnrolled();
    const std::string key =
        QByteArray::fromHex(QByteArray::fromStdString(store.meta("office_key"))).toStdString();
    if (key.empty())
        return Error{ErrorCode::NotFound,
                     "this device was enrolled before the office had a key for bundles; "
                     "synchronise over a network, or enrol anew"};
    Outbox outbox(store);
    Bundle bundle;
    auto request = requestOf(store, outbox, bundle.request);
    if (!request)
        return request.error();
    const SealKeys replyKeys = makeSealKeys(store.random());
    SealedBundle out;
    out.actions = static_cast<std::int64_t>(request->actions.size());
    out.actionsLeft = outbox.counts().unsent - out.actions;
    out.id = store.ids().next();
    bundle.id = out.id;
    bundle.token = token;
    bundle.replyKey = replyKeys.publicKey;
    bundle.sealedAtMs =
        std::max<std::int64_t>(1, store.clock().wallMs() + store.metaNumber("clock_offset"));
    auto file = sealed(bundle, *office, key);
    if (!file)
        return file.error();
    out.file = *std::move(file);
    BundleExports(store).add({out.id, replyKeys.secretKey, *std::move(request)});
    return out;
}

} // namespace

Result<SealedBundle> sealBundle(Store& store) {
    return guarded([&]() -> Result<SealedBundle> {
        // The reply's key is on disk before the bundle can leave.
        Transaction transaction(store.database());
        store.reload();
        auto made = sealedFrom(store);
        if (made)
            transaction.commit();
        return made;
    });
}

Result<BundleReport> importReply(Store& store, std::string_view file) {
    return guarded([&]() -> Result<BundleReport> {
        if (store.meta("token").empty())
            return notEnrolled();
        auto id = bundleAnswered(file);
        if (!id)
            return id.error();
        const auto made = BundleExports(store).find(*id);
        if (!made)
            return Error{ErrorCode::NotFound,
                         "this reply answers no bundle this device remembers: it is for another "
                         "device, or too old; export a new bundle"};
        auto reply = openReply(file, sealKeysOf(made->replySecretKey));
        if (!reply)
            return reply.error();
        if (auto refused = decodeRefused(reply->answer))
            return Error{refused->code, refused->sentence};
        auto answer = decodeSyncAnswer(reply->answer);
        if (!answer)
            return answer.error();
        BundleReport report;
        const bool isForked = answer->isForked;
        const bool hasMore = answer->hasMore;
        const auto written =
            AnswerWriter(store, report.sync).writeReply(*std::move(answer), made->asked);
        if (isForked)
            return Error{ErrorCode::Forked,
                         "another copy of this device has used its numbers; the work is kept. "
                         "Synchronise once over a network: this becomes a device of its own, and "
                         "nothing is lost"};
        report.sync.feedsHealed = written.healed;
        report.pagesPassedOver = written.pagesPassedOver;
        report.hasMore = hasMore || written.pagesPassedOver > 0;
        return report;
    });
}

} // namespace banyan
