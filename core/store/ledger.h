#pragma once

#include "core/store/store.h"

namespace banyan {

// Writes confirmed records: the row, the digest and count of the feed it is delivered in, and what
// search has to look at again, always together. Inside a transaction of the store's thread.
class Ledger {
public:
    explicit Ledger(Store& store)
        : m_store(store) {}

    std::int64_t insert(const Record& record);
    // False, and nothing done, when it is here. `term`: recordTerm(record), where known.
    bool insertUnlessHeld(const Record& record, const std::optional<Digest>& term);
    // Sets one field and moves the record to `revision`; `before` is what stood there.
    void setField(EntityId entity, const Uuid& id, const RecordHead& head, int field,
                  const Value& before, const Value& after, std::int64_t revision);
    // The same for a field that shows pending work: only digest and revision move.
    void confirmBeneath(EntityId entity, const Uuid& id, const RecordHead& head,
                        std::uint16_t field, const Value& before, const Value& after,
                        std::int64_t revision);
    void setState(EntityId entity, const Uuid& id, const RecordHead& head, RecordState state,
                  std::int64_t revision);
    // Takes the record, as confirmed, out of one feed's sums and into another's.
    void move(const Record& confirmed, std::int64_t scope);
    // All values go; the head stays, in state Erased.
    void erase(const Record& confirmed, std::int64_t revision);
    // For a record that leaves this store.
    void drop(const Record& confirmed);

    void markStale(EntityId entity, std::int64_t row);

    // Counts a confirmed record in its scope's sums, or takes it out of them.
    void count(const Record& confirmed) { count(confirmed, {}); }
    void count(const Record& confirmed, const std::optional<Digest>& term);
    void uncount(const Record& confirmed);

private:
    // The feed whose sums a record counts in; none for a pack, which counts what it delivers.
    Feed* sumsOf(std::int64_t scope);

    Store& m_store;
};

} // namespace banyan
