#pragma once

#include "core/store/arbiter.h"
#include "core/store/confirmedvalues.h"
#include "core/store/ledger.h"

#include <functional>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

namespace banyan {

enum class ActionState : std::uint8_t {
    Unsent = 0,
    Acknowledged = 1, // decided by the office; its rows have not come back yet
    SetAside = 2,
    Withdrawn = 3, // by a person, with a reason
    Resent = 4,    // sent again as another action
};

struct QueuedAction {
    Action action;
    ActionState state = ActionState::Unsent;
    std::string reason; // setAsideName, or why it was withdrawn
    std::string detail; // the office's sentence
};

// A change of this device that has come back from the office.
struct OwnChange {
    Change change;
    Uuid author;
    std::int64_t recordedAtMs = 0;
};
using OwnChanges = std::unordered_map<std::int64_t, OwnChange>; // by number

// The changes of the action bound to ?1.
inline constexpr std::string_view ofAction =
    " FROM pending WHERE number BETWEEN ?1 AND ?1 + 499 AND action = ?1 ";
static_assert(changesPerActionMax == 500);

struct QueueCounts {
    std::int64_t unsent = 0; // actions the office has not confirmed
    std::int64_t acknowledged = 0;
    std::int64_t setAside = 0;
};

// A device's own work on its way to the office: recorded durably with what is shown, kept until
// the office's row has come back, set aside or withdrawn in the open. Values shown are confirmed
// plus pending. Belongs to the store's thread; record() and the other verbs open their own
// transaction.
class Outbox {
public:
    explicit Outbox(Store& store)
        : m_store(store)
        , m_ledger(store)
        , m_confirmed(store.confirmed()) {}

    // Records one action: numbers, bases, salts and times are filled in. Durable on return.
    // `holdMs`: how long sending waits, for undo. Errors: NotFound, Unchanged (nothing to change),
    // TooLarge (over changesPerActionMax), Storage. The action's first number.
    Result<std::int64_t> record(std::string kind, const Uuid& author, std::vector<Change> changes,
                                std::int64_t holdMs = 0);
    // Takes back an action that has not been sent, as if it had not been recorded, within its
    // hold time. Conflict when it is too late.
    Status undo(std::int64_t first);

    // Unsent actions in order, whose hold is over, at most `actionsMax`, whole; those after the
    // number `after`, when what comes before is on its way.
    std::vector<Action> sendable(std::size_t actionsMax, std::size_t changesMax,
                                 std::int64_t after = 0);
    std::vector<QueuedAction> list(std::optional<ActionState> state = std::nullopt);
    std::optional<ActionState> stateOf(std::int64_t first); // none: it is no longer here
    QueueCounts counts();
    std::int64_t lastNumber();
    std::int64_t lowestPending(); // of the changes not confirmed; lastNumber + 1 when none

    // What a person does about set-aside work.
    Status withdraw(std::int64_t first, const std::string& reason);
    // Sends it again as a new action, after `correct` has changed what was wrong with it. What it
    // leaves empty is Invalid. One transaction: a crash leaves either the old or the new.
    using Correct = std::function<Status(std::vector<Change>&)>;
    Result<std::int64_t> resend(std::int64_t first, const Correct& correct = {});

    // ---- inside the applier's transaction ----
    void acknowledge(std::int64_t first, std::int64_t last);
    void setAside(std::int64_t first, const std::string& reason, const std::string& detail);
    // The office has lost what it decided about this action of this device: it is unsent again,
    // under its own numbers. What a person withdrew or corrected stays as it is. True if it is.
    bool offerAgain(const Action& action);
    // The office has decided this action of this device anew and set it aside now. What a person
    // withdrew or corrected stays as it is.
    void setAsideAfterwards(const Action& action, const std::string& reason,
                            const std::string& detail);
    // The office decided this change, but its row will not come here.
    void settleElsewhere(std::int64_t number);
    // The record was erased: what waits about it keeps its place and its numbers, and says nothing.
    void empty(const Uuid& record);
    // The field's value with what is pending on top, and whether anything is.
    Value shown(const FieldSpec& field, const Uuid& record, const Value& confirmed,
                bool* isPending = nullptr);
    ConfirmedValues& confirmed() { return m_confirmed; }
    // These changes of the queue, by ascending number; nothing when one is missing.
    std::optional<OwnChanges> queued(const std::vector<std::int64_t>& numbers);
    void dequeue(const std::vector<std::int64_t>& numbers);
    std::unordered_set<Uuid> pendingRecords(); // those that anything is pending about
    // After a change has left the queue: what is shown of its field follows.
    void reshow(const Change& change);
    bool hasPending(const Uuid& record);
    // What unsent work makes of the record: Deleted, Merged, Live again; none when nothing does.
    std::optional<RecordState> pendingState(const Uuid& record);
    void removeFinished(); // actions that are decided and have come back whole
    // What the office has decided but whose rows will not come as this device's own: after a fork
    // they are another's, and a record of a first pull has them in it already. All of it, or what
    // is about one record.
    void settleDecided();
    void settleDecided(const Uuid& record);
    // After a fork: everything unsent gets the numbers of a new device, from 1.
    void renumber();
    // This action's rows come from another store, whose records are not here: what was acknowledged
    // there is unsent, and what it makes of records is shown now, or once they come.
    void takeOver(std::int64_t first);

private:
    Result<std::int64_t> put(std::string kind, const Uuid& author, std::vector<Change> changes,
                             std::int64_t holdMs);
    Result<Done> prepare(Change& change);
    std::optional<QueuedAction> find(std::int64_t first, ActionState state);
    void insert(const Action& action);
    void insert(const Action& action, std::int64_t count, std::int64_t holdUntil);
    void insert(const Change& change, std::int64_t action, std::int64_t number);
    void show(const Change& change, const Action& action);
    Change readChange(Statement& statement) const;
    void removeChanges(std::int64_t first);
    bool isAnyAcknowledged();
    bool isErased(const Change& change); // what it is about
    void settleAll(Statement& which);
    void readChanges(Action& action);

    Store& m_store;
    Ledger m_ledger;
    ConfirmedValues& m_confirmed;
};

} // namespace banyan
