#pragma once

#include "core/store/attachments.h"
#include "core/usecases/actiondraft.h"
#include "core/usecases/position.h"

#include <optional>
#include <span>
#include <string>

namespace banyan {

// A picture as it is to be kept: encoded anew, without anything hidden in it.
struct AttachmentDraft {
    std::string content;
    std::string mediaType = "image/jpeg";
    std::int64_t takenAtMs = 0; // 0: not known
    std::string caption;
    std::optional<Position> position; // where it was taken, if its author wants it known
};

// Attaches pictures to what was done or raised. The content is on disk before the row that names it
// is recorded; both go to the office by themselves, the row first. Writer's thread.
class Attaching {
public:
    // What a picture may be attached to. Each is named by the attachment's field of its own name.
    static std::span<const EntityId> targets();
    static bool isTarget(EntityId entity);

    explicit Attaching(Store& store, std::int64_t holdMs = 0, const AttachmentLimits& limits = {})
        : m_store(store)
        , m_holdMs(holdMs)
        , m_attachments(store, limits) {}

    // The new attachment. Errors: NotFound (no such record), Conflict (this picture is there
    // already), TooLarge, Invalid (nothing in it, or not a target), NotAllowed, Storage (no room,
    // with what to do).
    Result<Recorded> attach(EntityId entity, const Uuid& id, const AttachmentDraft& draft);

private:
    Store& m_store;
    std::int64_t m_holdMs;
    Attachments m_attachments;
};

} // namespace banyan
