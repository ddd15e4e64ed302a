#pragma once

#include "core/store/casebook.h"

namespace banyan {

// Rules between records that a merge may break: each opens a case for people, none rejects.
// Called by the arbiter after a change was applied, inside its savepoint.
class CrossRules {
public:
    CrossRules(Store& store, CaseBook& cases)
        : m_store(store)
        , m_cases(cases) {}

    // A head of household who died or moved out.
    void residentChanged(const Uuid& resident, const Change& change, std::int64_t atMs);
    // A person with two open residencies.
    void residencyCreated(const Record& residency, std::int64_t atMs);
    // The same door within 30 minutes by two people.
    void visitCreated(const Record& visit, const Uuid& author, std::int64_t atMs);

private:
    Store& m_store;
    CaseBook& m_cases;
};

} // namespace banyan
