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
    // Two records of one person: the same ID number, or the same name and birth date where not both
    // have a number.
    void personWritten(const Uuid& resident, std::int64_t atMs);
    // Two records of one door of a grid.
    void doorWritten(const Uuid& dwelling, std::int64_t atMs);
    // Either, after a field was written that they go by.
    void identityChanged(const Change& change, const FieldSpec& field, std::int64_t atMs);
    // Indexes by which the office finds them.
    static const char* indexSql();
    // The same door within 30 minutes by two people.
    void visitCreated(const Record& visit, const Uuid& author, std::int64_t atMs);

private:
    void askWhetherOne(const Record& record, const std::vector<Record>& others, std::int64_t atMs);

    Store& m_store;
    CaseBook& m_cases;
};

} // namespace banyan
