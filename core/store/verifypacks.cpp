// Packs: what they list is there, and their sums are over what they delivered.
#include "core/store/packwalk.h"
#include "core/store/verify.h"

#include <map>

namespace banyan {

namespace {

constexpr std::size_t faultsMax = 20;

struct Listed {
    std::int64_t feed = 0;
    std::int64_t role = 0;
    EntityId entity = EntityId::None;
    Uuid record;
    Digest term;
};

std::vector<Listed> listedNow(Store& store) {
    std::vector<Listed> all;
    auto statement = store.database().prepare(
        "SELECT l.feed, p.role, l.entity, l.record, l.term FROM listing l JOIN pack p ON p.feed = "
        "l.feed WHERE l.left_at = 0 AND l.term IS NOT NULL");
    while (statement.step())
        all.push_back({statement.integer(0), statement.integer(1),
                       static_cast<EntityId>(statement.integer(2)), statement.id(3),
                       Digest::fromBytes(statement.blob(4))});
    return all;
}

} // namespace

VerifyCheck Verifier::packs() {
    VerifyCheck check{"packs", 0, {}, 0, {}};
    const auto fault = [&](const Feed& feed, const char* sentence) {
        ++check.faultCount;
        if (check.faults.size() < faultsMax)
            check.faults.push_back("pack " + feed.scope.text() + ": " + sentence);
    };
    std::map<std::int64_t, std::pair<std::int64_t, Digest>> sums;
    for (const auto& item : listedNow(m_store)) {
        ++check.checked;
        const Feed& feed = m_store.feeds().get(item.feed);
        auto& [count, digest] = sums[item.feed];
        ++count;
        digest.add(item.term);
        auto record = m_store.table(item.entity).find(item.record);
        if (!record) {
            fault(feed, "it lists a record that is not there");
            continue;
        }
        if (m_kind == ReplicaKind::Office)
            record = packView(*std::move(record), static_cast<Role>(item.role));
        else if (record->head.scope != item.feed || feed.state != FeedState::Following)
            continue; // shown as another feed gives it
        else
            record = confirmed(*std::move(record));
        if (!(recordTerm(*record) == item.term))
            fault(feed, "a record is not as it was delivered");
    }
    for (const auto& feed : m_store.feeds().all()) {
        const auto& [count, digest] = sums[feed.id];
        if (feed.kind == FeedKind::Pack && (count != feed.count || !(digest == feed.digest)))
            fault(feed, "its sums do not match what it lists");
    }
    return check;
}

} // namespace banyan
