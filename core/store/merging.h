#pragma once

#include "core/store/casebook.h"

namespace banyan {

// Records that turned out to be one, at the office. The absorbed record keeps its values and
// whatever is still addressed to it, out of sight (RecordState::Merged); what it says is told to
// the survivor, and what refers to it is turned to the survivor, by rows of the office's own
// (historyflag::redirected). So undoing a merge gives both back with the edits that were theirs.
// A record is merged into one that is not merged itself, so that there is never a cycle. Inside
// the arbiter's savepoint.
class Merging {
public:
    Merging(Store& store, Chronicle& chronicle, CaseBook& cases)
        : m_store(store)
        , m_chronicle(chronicle)
        , m_cases(cases) {}

    static bool isMergeable(EntityId entity);
    // The record that stands for it: itself, unless it was merged.
    Uuid rootOf(EntityId entity, const Uuid& record);
    // All that turned out to be one with it, itself among them, whichever of them it is.
    std::vector<Record> oneWith(EntityId entity, const Uuid& record);
    Uuid lastMergeInto(const Uuid& record); // null: never merged, or given back since

    // After the absorbed record has become Merged, and before it becomes Live again.
    void absorb(EntityId entity, const Uuid& absorbed, const Uuid& survivor, std::int64_t atMs);
    void giveBack(EntityId entity, const Uuid& absorbed, const Uuid& survivor, std::int64_t atMs);

    // A late edit of an absorbed record, as it was applied there: it lands on the survivor too.
    // Where the survivor has its own say in a field that people settle, a case asks; and where
    // the edit would take the survivor to another place. What was said of the survivor later than
    // the edit stands.
    void lateEdit(const Change& change, const FieldSpec& field, const Value& before,
                  const Value& after, const Uuid& author, std::int64_t atMs);
    // A record that refers to an absorbed one: created, or set so, by someone who did not know.
    void lateReference(EntityId entity, const Uuid& record, std::int64_t atMs);

private:
    // The last merge of the record and its place in history.
    std::optional<std::pair<std::int64_t, Uuid>> lastMerge(const Uuid& record);
    void redirect(EntityId entity, const Uuid& record, const FieldSpec& field, Op op,
                  const Value& value, std::int64_t atMs);
    void tell(const FieldSpec& field, EntityId entity, const Uuid& survivor, const Value& held,
              const Value& told, std::int64_t atMs);
    void turnReferences(EntityId entity, const Uuid& from, const Uuid& to, std::int64_t atMs);
    void takeBackReferences(std::int64_t since, const Uuid& absorbed, const Uuid& survivor,
                            std::int64_t atMs);
    void takeBackValues(EntityId entity, std::int64_t since, const Uuid& absorbed,
                        const Uuid& survivor, std::int64_t atMs);
    void takeBackEntries(EntityId entity, const Uuid& survivor, const FieldSpec& field,
                         const HistoryRow& told, const Value& absorbed, std::int64_t atMs);
    void lateElement(const Change& change, const FieldSpec& field, const Uuid& survivor,
                     const Value& held, const Value& after, std::int64_t atMs);
    bool isOlder(const Change& change, const FieldSpec& field, const Uuid& survivor,
                 std::int64_t atMs);
    bool hasSaid(const Record& record, const FieldSpec& field, const Value& value);
    void ask(const Change& change, const FieldSpec& field, const Uuid& survivor,
             const Value& standing, const Value& told, const Uuid& author, std::int64_t atMs);

    Store& m_store;
    Chronicle& m_chronicle;
    CaseBook& m_cases;
};

} // namespace banyan
