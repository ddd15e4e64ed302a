#pragma once

#include "core/store/chronicle.h"

namespace banyan {

// When a problem has to be settled, by the district's limits: of those in force the one that says
// most about it (category or its first level, level, unit), and of equal ones the shortest; what
// nobody has graded is ordinary. The office sets it when the problem arrives and when its category
// or level changes; what a person has set stays. Inside the office's transaction.
class ProblemLimits {
public:
    ProblemLimits(Store& store, Chronicle& chronicle)
        : m_store(store)
        , m_chronicle(chronicle) {}

    void created(const Record& problem, std::int64_t atMs);
    void changed(const Change& change, const FieldSpec& field, std::int64_t atMs);

private:
    std::optional<std::int64_t> hoursFor(const Record& problem);
    void setDue(const Record& problem, std::int64_t atMs);

    Store& m_store;
    Chronicle& m_chronicle;
};

} // namespace banyan
