#pragma once

#include "core/store/attachments.h"
#include "core/usecases/actiondraft.h"
#include "core/usecases/position.h"

#include <optional>
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

// Attaches pictures to what was done. The content is on disk before the row that names it is
// recorded; both go to the office by themselves, the row first. Writer's thread.
class Attaching {
public:
    explicit Attaching(Store& store, std::int64_t holdMs = 0, const AttachmentLimits& limits = {})
        : m_store(store)
        , m_holdMs(holdMs)
        , m_attachments(store, limits) {}

    // The new attachment. Errors: NotFound (no such visit), Conflict (this picture is there
    // already), TooLarge, Invalid, NotAllowed, Storage (no room, with what to do).
    Result<Recorded> attachToVisit(const Uuid& visit, const AttachmentDraft& draft);

private:
    Store& m_store;
    std::int64_t m_holdMs;
    Attachments m_attachments;
};

} // namespace banyan
