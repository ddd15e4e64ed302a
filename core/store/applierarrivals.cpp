// Records that come to a feed, with the first pull or later, and leave it again.
#include "core/store/applier.h"

#include <algorithm>

namespace banyan {

void Applier::firstPull(FeedPage& page, std::int64_t feedId, ApplyReport& report) {
    if (page.isRestart) {
        dropFeed(feedId, false);
        Feed& feed = m_store.feeds().touch(feedId);
        feed.lastSeq = feed.anchorSeq = page.startSeq;
        feed.chain = feed.anchorChain = page.startChain;
    }
    acknowledge();
    for (auto& delivered : page.records) {
        const Uuid id = delivered.record.id;
        if (!isUnderstood(delivered) || !upsert(std::move(delivered), feedId))
            continue;
        m_outbox.settleDecided(id);
        forgetOtherPast(id, page.history);
    }
    for (const auto& row : page.history)
        keepHistory(row);
    report.records += static_cast<std::int64_t>(page.records.size());
    Feed& feed = m_store.feeds().touch(feedId);
    feed.total = page.total;
    feed.position = page.position;
    feed.state = page.position.empty() ? FeedState::Following : FeedState::Fetching;
}

bool Applier::upsert(DeliveredRecord delivered, std::int64_t feed) {
    auto& table = m_store.table(delivered.record.entity);
    Record& record = delivered.record;
    record.head.scope = feed;
    record.createdBy = m_store.peers().obtain(delivered.createdBy);
    if (m_holdings.isPack(feed) && !m_holdings.listed(delivered, feed))
        return false;
    const bool isErased = record.head.state == RecordState::Erased;
    // Most are new, and then there is nothing to look up.
    if (!isErased && m_outbox.confirmed().isEmpty()
        && m_ledger.insertUnlessHeld(record, delivered.term))
        return false;
    const auto existing = table.head(record.id);
    const bool isHomeHeld = existing && existing->scope != 0 && !m_holdings.isPack(existing->scope);
    if (isHomeHeld && existing->revision > record.head.revision)
        return false; // a later row has already been applied
    if (isHomeHeld && existing->revision > 0)
        m_ledger.uncount(confirmedRecord(*table.find(record.id)));
    if (existing && existing->scope == 0)
        m_holdings.stays(record.id);
    m_ledger.count(record, delivered.term);
    if (isErased)
        forget(record.id);
    // Pending work stays on top of what arrived.
    Record shown = record;
    if (m_outbox.confirmed().find(record.id, 0)) {
        m_outbox.confirmed().set(record.entity, record.id, 0,
                                 Value{static_cast<std::int64_t>(record.head.state)});
        shown.head.state = m_outbox.pendingState(record.id).value_or(shown.head.state);
    }
    const auto& spec = table.spec();
    for (std::size_t i = 0; i < spec.fields.size(); ++i) {
        const auto number = spec.fields[i].number;
        if (!m_outbox.confirmed().find(record.id, number))
            continue;
        m_outbox.confirmed().set(record.entity, record.id, number, record.values[i]);
        shown.values[i] = m_outbox.shown(spec.fields[i], record.id, record.values[i]);
    }
    if (existing)
        table.replace(existing->row, shown);
    const std::int64_t row = existing ? existing->row : table.insert(shown);
    m_ledger.markStale(record.entity, row);
    return true;
}

void Applier::arrived(const DeliveredRow& delivered, std::int64_t feed) {
    if (delivered.arrived->record.head.revision == 0)
        return; // it has gone from the feed again
    if (isUnderstood(*delivered.arrived) && upsert(*delivered.arrived, feed))
        forgetOtherPast(delivered.arrived->record.id, delivered.arrivedHistory);
    for (const auto& item : delivered.arrivedHistory)
        keepHistory(item);
}

// An office that was restored from a backup may tell another past of a record than what was kept
// here from before. `last` holds the last applied row of each of its fields, and those that wait in
// a case: what is here and comes after them, or instead of them, was never.
void Applier::forgetOtherPast(const Uuid& id, const std::vector<DeliveredRow>& last) {
    const auto isOfOtherPast = [&](const HistoryRow& here) {
        const bool isTold = here.verdict == Verdict::Applied || here.verdict == Verdict::Held;
        if (!isTold || here.change.op == Op::Create)
            return false;
        for (const auto& told : last) {
            const auto& change = told.row.change;
            if (change.record != id || change.field != here.change.field
                || told.row.verdict != here.verdict)
                continue;
            if (told.row.number == here.number && told.device == m_store.peers().get(here.device))
                return false;
            if (here.verdict == Verdict::Applied)
                return here.revision >= told.row.revision;
        }
        return true;
    };
    for (const auto& row : m_store.history().of(id))
        if (isOfOtherPast(row))
            m_store.history().remove(row.id);
}

void Applier::departed(const DeliveredRow& delivered, std::int64_t feed) {
    if (m_holdings.isPack(feed))
        m_holdings.unlisted(delivered.record, feed);
    if (!entitySpec(delivered.entity))
        return;
    auto record = m_store.table(delivered.entity).find(delivered.record);
    if (record && record->head.scope == feed && record->head.revision > 0)
        m_holdings.departed(confirmedRecord(*std::move(record)), feed);
}

} // namespace banyan
