// Records that come to a feed and leave it again.
#include "core/store/applier.h"

namespace banyan {

void Applier::arrived(const DeliveredRow& delivered, std::int64_t feed) {
    if (delivered.arrived->record.head.revision == 0)
        return; // it has gone from the feed again
    if (isUnderstood(*delivered.arrived))
        upsert(*delivered.arrived, feed);
    for (const auto& item : delivered.arrivedHistory)
        keepHistory(item);
}

void Applier::departed(const DeliveredRow& delivered, std::int64_t feed) {
    if (m_holdings.isPack(feed))
        m_holdings.unlisted(delivered.record, feed);
    if (!entitySpec(delivered.entity))
        return;
    auto record = m_store.table(delivered.entity).find(delivered.record);
    if (record && record->head.scope == feed)
        m_holdings.departed(confirmedRecord(*std::move(record)), feed);
}

} // namespace banyan
