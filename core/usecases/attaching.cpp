#include "core/usecases/attaching.h"

namespace banyan {

Result<Recorded> Attaching::attachToVisit(const Uuid& visit, const AttachmentDraft& draft) {
    return guarded([&]() -> Result<Recorded> {
        ActionDraft action(m_store);
        const Record* record = action.record(EntityId::Visit, visit);
        if (!record)
            return action.commit("attach", visit, m_holdMs);
        if (draft.content.empty())
            action.refuse(ErrorCode::Invalid, "there is nothing in this picture");
        const std::string hash = sha256Of(draft.content);
        const auto same = m_store.table(EntityId::Attachment)
                              .select("visit = ? AND sha256 = ? AND record_state = 0 LIMIT 1",
                                      {Value{visit}, Value{hash}});
        if (!same.empty())
            action.refuse(ErrorCode::Conflict, "this picture is attached to this visit already");
        const auto isAt = [&](double Position::*part) {
            return draft.position ? Value{(*draft.position).*part} : Value{};
        };
        const Uuid id =
            action.create(EntityId::Attachment,
                          {{"visit", Value{visit}},
                           {"household", record->value("household")},
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
        auto recorded = action.commit("attach", id, m_holdMs);
        if (recorded)
            if (auto status = m_attachments.follow(); !status)
                return status.error();
        return recorded;
    });
}

} // namespace banyan
