#include "core/usecases/attaching.h"

#include <algorithm>
#include <array>

namespace banyan {

namespace {

constexpr std::array targetEntities{EntityId::Visit, EntityId::Problem};

} // namespace

std::span<const EntityId> Attaching::targets() { return targetEntities; }

bool Attaching::isTarget(EntityId entity) {
    return std::ranges::find(targetEntities, entity) != targetEntities.end();
}

Result<Recorded> Attaching::attach(EntityId entity, const Uuid& id, const AttachmentDraft& draft) {
    const std::string target = specOf(entity).name;
    if (!isTarget(entity))
        return Error{ErrorCode::Invalid,
                     "a picture is attached to a visit or a problem, not to a " + target};
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const Record* record = action.record(entity, id);
        if (!record)
            return action.commit("attach", id, m_holdMs);
        if (draft.content.empty())
            action.refuse(ErrorCode::Invalid, "there is nothing in this picture");
        const std::string hash = sha256Of(draft.content);
        const auto same = m_store.table(EntityId::Attachment)
                              .select(target + " = ? AND sha256 = ? AND record_state = 0 LIMIT 1",
                                      {Value{id}, Value{hash}});
        if (!same.empty())
            action.refuse(ErrorCode::Conflict,
                          "this picture is attached to this " + target + " already");
        const auto isAt = [&](double Position::*part) {
            return draft.position ? Value{(*draft.position).*part} : Value{};
        };
        const Uuid made = action.create(
            EntityId::Attachment,
            {{target, Value{id}},
             {"household", entity == EntityId::Visit ? record->value("household") : Value{}},
             {"sha256", Value{hash}},
             {"media_type", Value{draft.mediaType}},
             {"bytes", Value{static_cast<std::int64_t>(draft.content.size())}},
             {"taken_at", draft.takenAtMs == 0 ? Value{} : Value{draft.takenAtMs}},
             {"caption", draft.caption.empty() ? Value{} : Value{draft.caption}},
             {"latitude", isAt(&Position::latitude)},
             {"longitude", isAt(&Position::longitude)},
             {"datum", draft.position ? Value{std::string("wgs84")} : Value{}}});
        if (!action.hasFault())
            if (auto status = m_attachments.keep(hash, draft.content, true); !status)
                return status.error();
        auto recorded = action.commit("attach", made, m_holdMs);
        if (recorded)
            if (auto status = m_attachments.follow(); !status)
                return status.error();
        return recorded;
    });
}

} // namespace banyan
