#pragma once

#include "core/usecases/actiondraft.h"

namespace banyan {

struct CaseCandidate {
    std::string key;
    std::string text;  // text form of the value, or the id of the record it speaks of
    std::string label; // what to show for an id: a name, a door; otherwise the text
    Uuid author;       // null: the office
    std::string authorName;
    std::int64_t atMs = 0;
    bool isCurrent = false; // what the field shows now
};

// A thing two people wrote differently, or that cannot be true at once, as a page shows it.
struct CaseView {
    Uuid id;
    std::string kind; // codes::caseKind
    EntityId entity = EntityId::None;
    Uuid record;
    std::string field; // empty for a case about whole records
    std::string before;
    std::vector<CaseCandidate> candidates;
    std::string current;   // the field's text now
    bool isOpen = true;    // as far as this store knows, its own unsent decision included
    bool isUnsent = false; // decided here, not confirmed yet
    std::string decision;
    Uuid decider; // null: nobody yet, or the office
    std::string decidedBy;
    std::int64_t decidedAtMs = 0;
    std::string reason;
    std::int64_t openedAtMs = 0;
    bool mayDecide = false; // this user, as far as his role says
};

// What a person decides: one of the candidates, a value of his own, or, for a case about whole
// records, a word: joint, duplicate (visit_twice), same, different (duplicate; same keeps the older
// record unless one is taken), both.
struct CaseDecision {
    std::optional<std::size_t> take; // index into candidates
    std::string text;
    std::string reason;
};

// The open questions of this store's records. Reading works on any connection; settling on the
// writer's thread. Only the office opens and closes cases: a decision about a field is the edit
// itself, made by someone who had the case before him, and the office closes the case with it.
class Cases {
public:
    explicit Cases(Store& store, std::int64_t holdMs = 0)
        : m_store(store)
        , m_holdMs(holdMs) {}

    Result<std::vector<CaseView>> openCases(); // oldest first
    Result<std::vector<CaseView>> allCases();  // open ones first, then the latest decided
    // Decided ones, the latest first, since then as the office dates it.
    Result<std::vector<CaseView>> decidedSince(std::int64_t atMs);
    Result<CaseView> find(const Uuid& id);
    Result<std::vector<CaseView>> about(const Uuid& record); // open ones

    Result<Recorded> settleCase(const Uuid& id, const CaseDecision& decision);

private:
    CaseView view(const Record& record);
    void readSubject(CaseView& view);
    bool isDecidedHere(const CaseView& view);
    std::vector<CaseView> select(std::string_view where, const std::vector<Value>& parameters = {});
    void settleField(ActionDraft& action, const CaseView& view, const CaseDecision& decision);
    void settleDuplicate(ActionDraft& action, const CaseView& view, const CaseDecision& decision);
    void settleRecords(ActionDraft& action, const CaseView& view, const CaseDecision& decision);
    void keepResidency(ActionDraft& action, const CaseView& view, std::size_t take);
    void voidLaterVisit(ActionDraft& action, const CaseView& view, const std::string& reason);

    Store& m_store;
    std::int64_t m_holdMs;
};

} // namespace banyan
