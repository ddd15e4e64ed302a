#pragma once

#include "core/store/store.h"

#include <string>
#include <vector>

namespace banyan {

enum class ReplicaKind : std::uint8_t { Device, Office };

struct VerifyCheck {
    std::string name;
    std::int64_t checked = 0;        // how many things were looked at
    std::vector<std::string> faults; // sentences; at most faultsMax are kept
    std::int64_t faultCount = 0;
    std::string note; // what was not checked here, and why
};

struct VerifyReport {
    std::vector<VerifyCheck> checks;
    bool isClean() const {
        for (const auto& check : checks)
            if (check.faultCount > 0)
                return false;
        return true;
    }
};

// The entities of which a store holds records, in one question. What goes through all records need
// not ask tables that are empty, as most are on a phone.
std::vector<const EntitySpec*> inhabited(Store& store);

// Checks a whole replica against itself: the database file, references, history against rows, the
// feeds' sequences, chain of hashes, digests, the search table, the queue of unsent work, the
// contents of attachments, packs. Reads only. On the store's thread; reads everything there is.
class Verifier {
public:
    Verifier(Store& store, ReplicaKind kind)
        : m_store(store)
        , m_kind(kind) {}
    Result<VerifyReport> run();

private:
    VerifyCheck database();
    VerifyCheck references();
    VerifyCheck historyAgainstRows();
    VerifyCheck sequences();
    VerifyCheck chain();
    VerifyCheck digests();
    VerifyCheck search();
    VerifyCheck queue();
    VerifyCheck contents();
    VerifyCheck packs();
    Record confirmed(Record shown);

    Store& m_store;
    ReplicaKind m_kind;
    std::vector<const EntitySpec*> m_inhabited;
};

} // namespace banyan
