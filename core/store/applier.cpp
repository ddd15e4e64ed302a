#include "core/store/applier.h"

#include "core/merge/judge.h"
#include "core/store/schema.h"

#include <algorithm>

namespace banyan {

void Applier::outcome(const DeliveredOutcome& outcome, ApplyReport& report) {
    if (outcome.setAside != SetAside::No) {
        m_outbox.setAside(outcome.first, setAsideName(outcome.setAside), outcome.detail);
        ++report.setAside;
    } else {
        m_decided.emplace_back(outcome.first, outcome.last);
        if (outcome.changes.empty())
            report.accepted += outcome.last - outcome.first + 1;
        for (std::size_t i = 0; i < outcome.changes.size(); ++i) {
            const auto& change = outcome.changes[i];
            report.merged += change.isMerged && change.verdict == Verdict::Applied;
            report.inReview += change.verdict == Verdict::Held;
            report.accepted += change.verdict != Verdict::Held;
            if (change.isElsewhere)
                m_outbox.settleElsewhere(outcome.first + static_cast<std::int64_t>(i));
        }
    }
    if (outcome.last > m_store.metaNumber("told"))
        m_store.setMeta("told", outcome.last);
}

void Applier::acknowledge() {
    for (const auto& [first, last] : m_decided)
        m_outbox.acknowledge(first, last);
    m_decided.clear();
}

void Applier::finish(bool isComplete) {
    acknowledge();
    if (isComplete) // whatever rows of it there are have come
        m_outbox.settleDecided();
    m_outbox.removeFinished();
    if (isComplete && m_store.metaNumber("detached") != 0)
        sweepDetached();
    if (isComplete)
        m_holdings.sweep();
}

// Records that only this device's work had kept here while their feed was pulled anew, and that did
// not come with it: they live in a grid this device does not hold. What was set aside about them
// stays in the queue.
void Applier::sweepDetached() {
    for (const auto& feed : m_store.feeds().all())
        if (feed.state == FeedState::Fetching)
            return;
    bool isAnyLeft = false;
    for (const auto& spec : registry()) {
        auto& table = m_store.table(spec.id);
        const Value refused{static_cast<std::int64_t>(RecordState::Refused)};
        for (const auto& record : table.select("revision = 0 AND record_state <> ?", {refused})) {
            if (m_outbox.hasPending(record.id)) {
                isAnyLeft = true;
                continue;
            }
            m_outbox.confirmed().dropAll(record.id);
            table.remove(record.head.row);
            m_ledger.markStale(spec.id, record.head.row);
        }
    }
    if (!isAnyLeft)
        m_store.setMeta("detached", std::int64_t{0});
}

void Applier::page(FeedPage page, ApplyReport& report) {
    const std::int64_t feed = m_store.feeds().obtain(page.scope, page.kind);
    m_outbox.confirmed().hold();
    if (page.isFirstPull)
        firstPull(page, feed, report);
    else
        follow(page, feed, report);
    m_outbox.confirmed().save();
}

// What a newer office sends stays in history until this app is upgraded, and its feeds are then
// pulled anew (migrate()). Until then their sums cannot equal the office's.
bool Applier::isUnderstood(const DeliveredRecord& delivered) {
    const bool isKnownEntity = entitySpec(delivered.record.entity) != nullptr;
    if (!isKnownEntity || delivered.hasUnknown)
        markNotUnderstood();
    return isKnownEntity;
}

void Applier::markNotUnderstood() {
    if (m_store.metaNumber(notUnderstoodKey) == 0)
        m_store.setMeta(notUnderstoodKey, std::int64_t{1});
}

Record Applier::confirmedRecord(Record shown) {
    const auto& spec = specOf(shown.entity);
    for (auto& [number, value] : m_outbox.confirmed().of(shown.id)) {
        if (number == 0)
            shown.head.state = static_cast<RecordState>(integerOf(value));
        else if (const int index = spec.indexOf(number); index >= 0)
            shown.values[static_cast<std::size_t>(index)] = std::move(value);
    }
    return shown;
}

void Applier::keepHistory(const DeliveredRow& delivered) {
    HistoryRow row = delivered.row;
    row.device = m_store.peers().obtain(delivered.device);
    row.author = m_store.peers().obtain(delivered.author);
    keepOnce(row);
}

void Applier::follow(const FeedPage& page, std::int64_t feedId, ApplyReport& report) {
    const std::int64_t lastSeq = m_store.feeds().get(feedId).lastSeq;
    if (page.fromSeq != lastSeq) {
        // A repeat of what has been applied, or a gap; neither moves anything.
        report.hasDiverged |= page.fromSeq > lastSeq;
        return;
    }
    if (!rows(page, feedId)) {
        report.hasDiverged = true;
        Feed& feed = m_store.feeds().touch(feedId);
        feed.state = FeedState::Fetching;
        feed.position.clear();
        return;
    }
    report.rows += static_cast<std::int64_t>(page.rows.size());
}

// False when the page does not fit what is held here: the feed must be pulled anew. Own rows come
// without content, so that the chain has to be right before anything leaves the queue: a device
// that was put back to an older copy of itself has other work under the numbers that the office
// knows.
bool Applier::rows(const FeedPage& page, std::int64_t feedId) {
    std::vector<std::int64_t> numbers;
    for (const auto& delivered : page.rows)
        if (delivered.isOwn)
            numbers.push_back(delivered.row.number);
    std::sort(numbers.begin(), numbers.end());
    auto own = m_outbox.queued(numbers);
    if (!own)
        return false;
    m_own = *std::move(own);
    const Hash chain = chainAfter(page, feedId);
    const auto lastSeq =
        m_store.feeds().get(feedId).lastSeq + static_cast<std::int64_t>(page.rows.size());
    if (lastSeq != page.toSeq || viewOf(chain).substr(0, 8) != page.chainAfter)
        return false;
    m_outbox.dequeue(numbers);
    if (!numbers.empty())
        m_pending = m_outbox.pendingRecords();
    for (const auto& delivered : page.rows)
        if (!row(delivered, feedId)) {
            leaveOwn();
            return false;
        }
    Feed& feed = m_store.feeds().touch(feedId);
    feed.chain = chain;
    feed.lastSeq = lastSeq;
    return true;
}

Hash Applier::chainAfter(const FeedPage& page, std::int64_t feedId) {
    Hash chain = m_store.feeds().get(feedId).chain;
    for (const auto& delivered : page.rows)
        chain = Feeds::chained(chain, proofOf(delivered));
    return chain;
}

std::string Applier::proofOf(const DeliveredRow& delivered) {
    if (delivered.kind == EntryKind::Arrival) {
        const Record& record = delivered.arrived->record;
        if (record.head.state == RecordState::Erased)
            emptyOwn(record.id);
        return arrivalProof(record, EntryKind::Arrival);
    }
    if (delivered.kind == EntryKind::Departure) {
        Record gone;
        gone.entity = delivered.entity;
        gone.id = delivered.record;
        return arrivalProof(gone, EntryKind::Departure);
    }
    const HistoryRow& row = delivered.row;
    const OwnChange* own = delivered.isOwn ? &m_own.at(row.number) : nullptr;
    const Change& said = own ? own->change : row.change;
    if (said.op == Op::Erase)
        emptyOwn(said.record);
    if (row.flags & historyflag::erased)
        return rowProof(viewOf(row.commitment), row.verdict, row.revision);
    const Hash commitment = commitmentOf(own ? own->change : row.change, delivered.device,
                                         row.number, own ? own->author : delivered.author);
    return rowProof(viewOf(commitment), row.verdict, row.revision);
}

// Of what is erased the office has not even kept what this device said.
void Applier::emptyOwn(const Uuid& record) {
    for (auto& [number, own] : m_own)
        if (own.change.record == record && own.change.op <= Op::Remove) {
            own.change.value = {};
            own.change.values.clear();
        }
}

// The page ends early, and its own changes are out of the queue: they are decided all the same,
// and come with the feed pulled anew. What waited beneath them has nothing above it any more.
void Applier::leaveOwn() {
    for (const auto& [number, own] : m_own)
        if (own.change.op == Op::Create)
            m_store.setMeta("detached", std::int64_t{1});
        else
            m_outbox.reshow(own.change);
}

bool Applier::row(const DeliveredRow& delivered, std::int64_t feed) {
    if (delivered.kind == EntryKind::Arrival) {
        arrived(delivered, feed);
        return true;
    }
    if (delivered.kind == EntryKind::Departure) {
        departed(delivered, feed);
        return true;
    }
    HistoryRow row = delivered.row;
    row.device = m_store.peers().obtain(delivered.device);
    Uuid author = delivered.author;
    if (delivered.isOwn) {
        OwnChange& own = m_own.at(row.number);
        row.change = std::move(own.change);
        row.recordedAtMs = own.recordedAtMs;
        author = own.author;
    }
    row.author = m_store.peers().obtain(author);
    const Origin origin{author, delivered.isOwn};
    return row.change.op == Op::Create ? created(origin, row, feed) : changed(origin, row);
}

bool Applier::created(const Origin& origin, HistoryRow& row, std::int64_t feed) {
    const auto* spec = entitySpec(row.change.entity);
    if (!spec) {
        markNotUnderstood();
        keepOnce(row);
        return true;
    }
    for (const auto& [number, value] : row.change.values)
        if (!spec->field(number))
            markNotUnderstood();
    auto& table = m_store.table(row.change.entity);
    const auto head = table.head(row.change.record);
    if (head && head->revision >= row.revision && !m_holdings.isPack(head->scope)) {
        keepOnce(row);
        return true;
    }
    DeliveredRecord record;
    record.record = recordFrom(row.change.entity, row.change.record, row.change.values);
    record.record.head.revision = row.revision;
    record.record.createdAtMs = row.decidedAtMs;
    record.createdBy = origin.author;
    upsert(std::move(record), feed);
    m_store.history().insert(row);
    return true;
}

void Applier::erased(const Change& change, std::int64_t revision) {
    auto& table = m_store.table(change.entity);
    if (const auto record = table.find(change.record))
        m_ledger.erase(confirmedRecord(*record), revision);
    forget(change.record);
    m_store.setMeta("search_optimize", std::int64_t{1});
}

// Erasure beats everything: what history remembers, and work that waits. That keeps its place and
// its numbers, and says nothing any more; what the office decides about an edit of an erased record
// is told as ever.
void Applier::forget(const Uuid& record) {
    m_store.history().erase(record, m_store.peers());
    m_outbox.confirmed().dropAll(record);
    m_outbox.empty(record);
    emptyOwn(record);
}

bool Applier::changed(const Origin& origin, HistoryRow& row) {
    const auto& change = row.change;
    const auto* spec = entitySpec(change.entity);
    const int index = spec ? spec->indexOf(change.field) : -1;
    const bool isFieldless =
        change.op == Op::Delete || change.op == Op::Erase || change.op == Op::Merge;
    if (!spec || (index < 0 && !isFieldless)) {
        unknownChanged(row);
        return true;
    }
    auto& table = m_store.table(change.entity);
    Value shownNow;
    const auto head = isFieldless ? table.head(change.record)
                                  : table.headAndValue(change.record, index, shownNow);
    // Only work that waits may keep it here, while the feed that had it is pulled anew.
    if (!head || head->revision == 0)
        return false;
    const bool isHeld = row.revision <= head->revision && row.verdict == Verdict::Applied;
    if (isHeld || (row.verdict != Verdict::Applied && !origin.isOwn)) {
        keepOnce(row);
        if (origin.isOwn) // the record came before its row, with the value in it
            m_outbox.reshow(change);
        return true;
    }
    if (change.op == Op::Erase) {
        erased(change, row.revision);
        m_store.history().insert(row);
        return true;
    }
    if (isFieldless)
        stateChanged(row, *head);
    else
        valueChanged(origin, row, *head, index, shownNow);
    return true;
}

// Once, and as the office has decided now: one that was restored may have decided otherwise before.
void Applier::keepOnce(const HistoryRow& row) {
    std::int64_t other = 0;
    {
        auto& statement =
            m_store.database()
                .cached("SELECT id, verdict, revision FROM history WHERE record = ? AND field = ? "
                        "AND device = ? AND number = ? AND op = ?")
                .with(row.change.record, std::int64_t{row.change.field}, row.device, row.number,
                      static_cast<std::int64_t>(row.change.op));
        Running running(statement);
        if (running->step()) {
            if (statement.integer(1) == static_cast<std::int64_t>(row.verdict)
                && statement.integer(2) == row.revision)
                return;
            other = statement.integer(0);
        }
    }
    if (other != 0)
        m_store.history().remove(other);
    m_store.history().insert(row);
}

// A field or entity of a newer office: of it only the record's revision is understood.
void Applier::unknownChanged(HistoryRow& row) {
    const auto& change = row.change;
    markNotUnderstood();
    keepOnce(row);
    const auto head =
        entitySpec(change.entity) ? m_store.table(change.entity).head(change.record) : std::nullopt;
    const bool isHere = head && head->revision > 0;
    if (!isHere || row.verdict != Verdict::Applied || row.revision <= head->revision)
        return;
    const RecordHead confirmed = confirmedHead(change.record, *head);
    const bool isRevived =
        row.flags & historyflag::revived && confirmed.state == RecordState::Deleted;
    setState(change, confirmed, isRevived ? RecordState::Live : confirmed.state, row.revision);
}

// The head as the office has it, beneath what waits here.
RecordHead Applier::confirmedHead(const Uuid& record, RecordHead head) {
    if (const auto beneath = m_outbox.confirmed().find(record, 0))
        head.state = static_cast<RecordState>(integerOf(*beneath));
    return head;
}

// The confirmed record gets a state and a revision. The head as confirmed now.
RecordHead Applier::setState(const Change& change, RecordHead confirmed, RecordState state,
                             std::int64_t revision) {
    m_ledger.setState(change.entity, change.record, confirmed, state, revision);
    confirmed.state = state;
    confirmed.revision = revision;
    showState(change, confirmed);
    return confirmed;
}

// What is shown of a record's state keeps what waits here on top.
void Applier::showState(const Change& change, const RecordHead& confirmed) {
    if (!m_outbox.confirmed().find(change.record, 0))
        return;
    const auto pending = m_outbox.pendingState(change.record);
    if (pending)
        m_outbox.confirmed().set(change.entity, change.record, 0,
                                 Value{static_cast<std::int64_t>(confirmed.state)});
    else
        m_outbox.confirmed().drop(change.record, 0);
    m_store.table(change.entity)
        .setState(confirmed.row, pending.value_or(confirmed.state), confirmed.revision);
    m_ledger.markStale(change.entity, confirmed.row);
}

void Applier::stateChanged(HistoryRow& row, const RecordHead& head) {
    const RecordHead confirmed = confirmedHead(row.change.record, head);
    if (row.verdict == Verdict::Applied)
        setState(row.change, confirmed, stateAfter(row.change), row.revision);
    else
        showState(row.change, confirmed);
    m_store.history().insert(row);
}

void Applier::valueChanged(const Origin& origin, HistoryRow& row, const RecordHead& head, int index,
                           const Value& shownNow) {
    const auto& change = row.change;
    auto& table = m_store.table(change.entity);
    const auto& field = table.spec().fields[static_cast<std::size_t>(index)];
    const auto beneath = m_outbox.confirmed().find(change.record, change.field);
    const Value before = beneath.value_or(shownNow);
    Value after = before;
    RecordHead now = confirmedHead(change.record, head);
    if (row.verdict == Verdict::Applied) {
        Entry entry;
        if (field.rule == MergeRule::Append)
            entry = {entryKey(viewOf(change.salt)), std::string(textOf(change.value)),
                     origin.author, row.recordedAtMs};
        after = replayed(field, before, change.op, change.value, entry);
        row.old = before;
        if (row.flags & historyflag::revived && now.state == RecordState::Deleted)
            now = setState(change, now, RecordState::Live, head.revision);
    }
    m_store.history().insert(row);
    const std::int64_t revision = std::max(row.revision, head.revision);
    if (!beneath) {
        if (row.verdict == Verdict::Applied)
            m_ledger.setField(change.entity, change.record, now, index, before, after, revision);
        return;
    }
    m_ledger.confirmBeneath(change.entity, change.record, now, change.field, before, after,
                            revision);
    bool isStillPending = false;
    const bool mayBePending = m_own.empty() || m_pending.contains(change.record);
    const Value shown =
        mayBePending ? m_outbox.shown(field, change.record, after, &isStillPending) : after;
    table.setField(head.row, index, shown, revision);
    if (shown != shownNow && (field.isSearched || field.givesScope)) {
        table.setPinyin(head.row, {});
        m_ledger.markStale(change.entity, head.row);
    }
    if (isStillPending)
        m_outbox.confirmed().set(change.entity, change.record, change.field, after);
    else
        m_outbox.confirmed().drop(change.record, change.field);
}

void Applier::dropFeed(std::int64_t feedId, bool isForgotten) {
    m_holdings.handOver(feedId, isForgotten);
    if (isForgotten)
        m_holdings.release(feedId);
    // Work of this device on records of the feed stays pending; its confirmed values are taken
    // from the first pull when the feed comes back.
    for (const auto& spec : registry()) {
        auto& table = m_store.table(spec.id);
        const auto records = table.select("scope = ? AND revision > 0", {Value{feedId}});
        for (const auto& record : records) {
            if (m_outbox.hasPending(record.id)) {
                m_store.table(spec.id).setState(record.head.row, record.head.state, 0);
                m_store.setMeta("detached", std::int64_t{1});
            } else {
                table.remove(record.head.row);
                m_ledger.markStale(spec.id, record.head.row);
            }
            m_store.history().removeAll(record.id);
        }
    }
    Feed& feed = m_store.feeds().touch(feedId);
    feed.count = 0;
    feed.digest = {};
    feed.lastSeq = feed.anchorSeq = 0;
    feed.chain = feed.anchorChain = Hash{};
    feed.position.clear();
    feed.total = 0;
    m_store.database().cached("DELETE FROM feed_entry WHERE feed = ?").with(feedId).run();
    m_store.database().cached("DELETE FROM listing WHERE feed = ?").with(feedId).run();
}

} // namespace banyan
