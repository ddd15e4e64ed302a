#include "core/usecases/merges.h"

#include <algorithm>

namespace banyan {

Result<Recorded> Merges::merge(EntityId entity, const Uuid& absorbed, const Uuid& survivor) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        action.merge(entity, absorbed, survivor);
        return action.commit("merge", survivor, m_holdMs);
    });
}

Result<Recorded> Merges::unmerge(EntityId entity, const Uuid& absorbed) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        action.unmerge(entity, absorbed);
        return action.commit("unmerge", absorbed, m_holdMs);
    });
}

Result<std::vector<LaterEdit>> Merges::laterEdits(EntityId entity, const Uuid& absorbed) {
    return guarded([&]() -> Result<std::vector<LaterEdit>> {
        std::optional<HistoryRow> merge;
        for (auto& row : m_store.history().of(absorbed, 0))
            if (row.change.op == Op::Merge && row.verdict == Verdict::Applied
                && !isNull(row.change.value))
                merge = std::move(row);
        std::vector<LaterEdit> edits;
        if (!merge)
            return edits;
        const auto& spec = specOf(entity);
        for (const auto& row : m_store.history().of(referenceOf(merge->change.value))) {
            const auto* field = spec.field(row.change.field);
            if (field && row.decidedAtMs >= merge->decidedAtMs && row.verdict == Verdict::Applied
                && !(row.flags & historyflag::redirected))
                edits.push_back({field->name, valueText(*field, row.change.value), row.decidedAtMs,
                                 m_store.peers().get(row.author)});
        }
        return edits;
    });
}

std::optional<MergeView> Merges::unsentMerge(const Uuid& absorbed) {
    auto& found = m_store.database()
                      .cached("SELECT p.value, a.recorded_at FROM pending p JOIN action a ON "
                              "a.first = p.action WHERE p.record = ? AND p.field = 0 AND p.op = ? "
                              "AND p.state = 0 AND p.value IS NOT NULL ORDER BY p.number DESC "
                              "LIMIT 1")
                      .with(absorbed, static_cast<std::int64_t>(Op::Merge));
    Running running(found);
    if (!running->step())
        return std::nullopt;
    return MergeView{absorbed, found.id(0), authorOf(m_store), found.integer(1), true, false};
}

std::optional<MergeView> Merges::confirmedMerge(const Uuid& absorbed) {
    std::optional<MergeView> last;
    for (const auto& row : m_store.history().of(absorbed, 0))
        if (row.change.op == Op::Merge && row.verdict == Verdict::Applied
            && !isNull(row.change.value))
            last = MergeView{absorbed, referenceOf(row.change.value),
                             m_store.peers().get(row.author), row.decidedAtMs};
    return last;
}

std::optional<MergeView> Merges::lastMerge(EntityId entity, const Uuid& absorbed) {
    auto merge = unsentMerge(absorbed);
    if (!merge)
        merge = confirmedMerge(absorbed);
    const auto head = m_store.table(entity).head(absorbed);
    if (merge)
        merge->stands = head && head->state == RecordState::Merged;
    return merge;
}

Result<MergeView> Merges::mergeOf(EntityId entity, const Uuid& absorbed) {
    return guarded([&]() -> Result<MergeView> {
        if (auto merge = lastMerge(entity, absorbed))
            return *merge;
        return Error{ErrorCode::NotFound, "no record of this id has been merged into another"};
    });
}

Result<std::vector<MergeView>> Merges::mergedInto(EntityId entity, const Uuid& survivor) {
    return guarded([&]() -> Result<std::vector<MergeView>> {
        std::vector<MergeView> merges;
        const Value merged{static_cast<std::int64_t>(RecordState::Merged)};
        for (const auto& record : m_store.table(entity).select("record_state = ?", {merged}))
            if (auto merge = lastMerge(entity, record.id);
                merge && merge->stands && merge->survivor == survivor)
                merges.push_back(*merge);
        std::ranges::sort(merges, std::greater<>(), &MergeView::atMs);
        return merges;
    });
}

} // namespace banyan
