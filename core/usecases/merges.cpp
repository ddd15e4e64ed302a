#include "core/usecases/merges.h"

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
                edits.push_back(
                    {field->name, valueText(*field, row.change.value), row.decidedAtMs});
        }
        return edits;
    });
}

} // namespace banyan
