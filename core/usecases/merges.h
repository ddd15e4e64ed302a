#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

struct LaterEdit {
    std::string field;
    std::string value; // text form
    std::int64_t atMs = 0;
    Uuid author; // null: the office
};

// A merge that stands, or the last one that a record has been given back from.
struct MergeView {
    Uuid absorbed;
    Uuid survivor;
    Uuid author; // null: the office
    std::int64_t atMs = 0;
    bool isUnsent = false; // merged here, the office does not know it yet
    bool stands = false;
};

// Two records that are one person, door or household, and back. By grid leaders and desks; on the
// writer's thread; what only reads on any connection.
class Merges {
public:
    explicit Merges(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    // `absorbed` goes out of sight; what it says and what refers to it is turned to `survivor` by
    // the office. Errors: NotAllowed, NotFound, Invalid; those of ActionDraft::commit.
    Result<Recorded> merge(EntityId entity, const Uuid& absorbed, const Uuid& survivor);
    // Both are given back, each with the edits that were addressed to it.
    Result<Recorded> unmerge(EntityId entity, const Uuid& absorbed);
    // What people wrote into the surviving record while the other was merged into it: after an
    // undo somebody has to look whom of the two it concerns. Oldest first.
    Result<std::vector<LaterEdit>> laterEdits(EntityId entity, const Uuid& absorbed);
    // The records that are merged into this one, the latest first. Looks through the merged records
    // of the entity, which are few among many: not for lists.
    Result<std::vector<MergeView>> mergedInto(EntityId entity, const Uuid& survivor);
    Result<MergeView> mergeOf(EntityId entity, const Uuid& absorbed); // NotFound: never merged

private:
    std::optional<MergeView> unsentMerge(const Uuid& absorbed);
    std::optional<MergeView> confirmedMerge(const Uuid& absorbed);
    std::optional<MergeView> lastMerge(EntityId entity, const Uuid& absorbed);

    Store& m_store;
    std::int64_t m_holdMs;
};

} // namespace banyan
