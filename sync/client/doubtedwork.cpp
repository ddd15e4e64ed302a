#include "sync/client/doubtedwork.h"

#include "core/store/keptwork.h"
#include "sync/protocol/codec.h"

#include <algorithm>
#include <set>

namespace banyan {

namespace {

// The lowest number that is doubted; 0 when none is.
constexpr const char* fromKey = "doubted_from";

// The actions of a request that the office has decided.
std::vector<Action> decidedOf(Store& store, const KeptWork::Request& kept) {
    auto request = decodeSyncRequest(kept.body);
    if (!request) {
        store.database().noteDamage();
        throw StorageError(StorageError::corrupt, "kept work cannot be read");
    }
    std::erase_if(request->actions,
                  [&](const Action& action) { return action.last() > kept.last; });
    return std::move(request->actions);
}

} // namespace

std::vector<Action> keptActions(Store& store, std::int64_t seen) {
    std::vector<Action> actions;
    for (const auto& kept : KeptWork(store).beyond(seen))
        for (auto& action : decidedOf(store, kept))
            if (action.first > seen)
                actions.push_back(std::move(action));
    std::ranges::stable_sort(actions, {}, &Action::first);
    const auto isDouble = [](const Action& a, const Action& b) { return a.first == b.first; };
    actions.erase(std::unique(actions.begin(), actions.end(), isDouble), actions.end());
    return actions;
}

std::vector<Action> everKept(Store& store) {
    std::vector<Action> actions;
    std::set<Salt> seen;
    for (const auto& kept : KeptWork(store).all())
        for (auto& action : decidedOf(store, kept))
            if (!action.changes.empty() && seen.insert(action.changes.front().salt).second)
                actions.push_back(std::move(action));
    return actions;
}

void DoubtedWork::begin(std::int64_t backedUp) { advance(backedUp + 1); }

void DoubtedWork::lookAgain() {
    if (isAny())
        advance(m_store.metaNumber(fromKey));
}

void DoubtedWork::forget() { m_store.setMeta(fromKey, std::int64_t{0}); }

bool DoubtedWork::isAny() { return m_store.metaNumber(fromKey) != 0; }

std::vector<Action> DoubtedWork::next(std::size_t actionsMax, std::size_t changesMax) {
    std::vector<Action> actions;
    if (!isAny())
        return actions;
    const std::int64_t told = m_store.metaNumber("told"); // what lies beyond is unsent again
    std::size_t changes = 0;
    for (auto& action : keptActions(m_store, m_store.metaNumber(fromKey) - 1)) {
        // What was set aside and then settled by a person is not offered to an office that has
        // lost it, and so has no place there among what is sent after it.
        const auto state = m_outbox.stateOf(action.first);
        if (state == ActionState::Withdrawn || state == ActionState::Resent)
            continue;
        changes += action.changes.size();
        const bool isFull = actions.size() == actionsMax || changes > changesMax;
        if (action.last() > told || (isFull && !actions.empty()))
            break;
        actions.push_back(std::move(action));
    }
    return actions;
}

void DoubtedWork::settle(const std::vector<DeliveredOutcome>& outcomes, const SyncRequest& sent) {
    for (const auto& outcome : outcomes) {
        if (outcome.setAside == SetAside::No)
            continue;
        const auto action = std::ranges::find(sent.actions, outcome.first, &Action::first);
        if (action != sent.actions.end())
            m_outbox.setAsideAfterwards(*action, setAsideName(outcome.setAside), outcome.detail);
    }
    if (!sent.actions.empty())
        advance(sent.actions.back().last() + 1);
}

void DoubtedWork::advance(std::int64_t from) {
    m_store.setMeta(fromKey, from);
    if (next(1, 1).empty())
        m_store.setMeta(fromKey, std::int64_t{0});
}

} // namespace banyan
