#pragma once

#include "core/merge/judge.h"
#include "core/store/chronicle.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace banyan {

// The cases people have to settle: opened, joined, decided and reopened by the office only. A case
// lives in the scope of its subject, so that everyone who sees the record sees it. Its candidates
// are entries: what each writer wrote, in the text form of the value.
class CaseBook {
public:
    CaseBook(Store& store, Chronicle& chronicle)
        : m_store(store)
        , m_chronicle(chronicle) {}

    // The open case about a field of a record, if there is one. Costs nothing for a record that is
    // the subject of none.
    std::optional<Record> openAbout(const Uuid& record, std::string_view field);
    // The case last decided about it.
    std::optional<Record> decidedAbout(const Uuid& record, std::string_view field);

    struct Opening {
        const char* kind; // of codes::caseKind
        EntityId entity = EntityId::None;
        Uuid record;
        std::string field;
        std::string before;
        std::vector<Entry> candidates;
        std::string firstAction; // makes the id, with record and field
        std::int64_t scope = 0;
        std::int64_t atMs = 0;
    };
    Uuid open(const Opening& opening);
    // The same, unless it has been opened before.
    void openOnce(const Opening& opening);
    void join(const Record& subject, const Entry& candidate, std::int64_t atMs);
    void reopen(const Record& decided, const Entry& candidate, std::int64_t atMs);
    void close(const Record& open, const std::string& decision, const Uuid& by, std::int64_t atMs);

    void forget() { m_openCounts.reset(); } // after a rollback or another process's write

private:
    static Uuid idOf(const Opening& opening);
    void load();

    Store& m_store;
    Chronicle& m_chronicle;
    std::optional<std::unordered_map<Uuid, int>> m_openCounts;
};

} // namespace banyan
