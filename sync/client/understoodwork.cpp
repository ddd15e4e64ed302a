#include "sync/client/understoodwork.h"

#include "core/store/outbox.h"

#include <QByteArray>
#include <algorithm>

namespace banyan {

namespace {

constexpr const char* knowsKey = "office_knows"; // hexadecimal

} // namespace

Result<std::int64_t> resendUnderstood(Store& store, const std::string& knows) {
    return guarded([&]() -> Result<std::int64_t> {
        const std::string now = QByteArray::fromStdString(knows).toHex().toStdString();
        if (now.empty() || now == store.meta(knowsKey))
            return std::int64_t{0};
        Outbox outbox(store);
        const std::string unknown = setAsideName(SetAside::UnknownField);
        const std::string following = setAsideName(SetAside::BuildsOn);
        const auto aside = outbox.list(ActionState::SetAside);
        const bool isAny = std::any_of(aside.begin(), aside.end(), [&](const auto& queued) {
            return queued.reason == unknown;
        });
        std::int64_t resent = 0;
        for (const auto& queued : aside) {
            if (!isAny || (queued.reason != unknown && queued.reason != following))
                continue;
            if (auto again = outbox.resend(queued.action.first); !again)
                return again.error();
            ++resent;
        }
        Transaction transaction(store.database());
        store.setMeta(knowsKey, now);
        transaction.commit();
        return resent;
    });
}

} // namespace banyan
