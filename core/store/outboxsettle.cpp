// What becomes of recorded work: acknowledged, settled, set aside, withdrawn, sent again.
#include "core/store/outbox.h"

#include "core/merge/judge.h"

#include <algorithm>

namespace banyan {

void Outbox::acknowledge(std::int64_t first, std::int64_t last) {
    // What has come back whole already is done with: mostly all of them.
    const bool isAnyLeft = [&] {
        auto& left = m_store.database()
                         .cached("SELECT 1 FROM pending WHERE number BETWEEN ? AND ? LIMIT 1")
                         .with(first, last);
        Running running(left);
        return running->step();
    }();
    if (!isAnyLeft) {
        m_store.database()
            .cached("DELETE FROM action WHERE first BETWEEN ? AND ? AND state = 0")
            .with(first, last)
            .run();
        return;
    }
    m_store.database()
        .cached("UPDATE action SET state = 1 WHERE first BETWEEN ? AND ? AND state = 0")
        .with(first, last)
        .run();
}

void Outbox::setAside(std::int64_t first, const std::string& reason, const std::string& detail) {
    m_store.database()
        .cached("UPDATE action SET state = 2, reason = ?, detail = ? WHERE first = ?")
        .with(reason, detail, first)
        .run();
    m_store.database()
        .cached("UPDATE pending SET state = 1 WHERE number BETWEEN ?1 AND ?1 + 499 AND action = ?1")
        .with(first)
        .run();
    Action action;
    action.first = first;
    readChanges(action);
    std::int64_t number = first;
    for (const auto& change : action.changes) {
        // Where an office that was restored had asked for it again. Other work about the record
        // may be on its way to it still.
        if (isErased(change))
            m_store.database()
                .cached("UPDATE pending SET value = NULL WHERE number = ? AND op <= ?")
                .with(number, static_cast<std::int64_t>(Op::Remove))
                .run();
        ++number;
        if (change.op != Op::Create) {
            reshow(change);
            continue;
        }
        auto& table = m_store.table(change.entity);
        if (const auto head = table.head(change.record); head && head->revision == 0) {
            table.setState(head->row, RecordState::Refused, 0);
            m_ledger.markStale(change.entity, head->row);
        }
    }
}

std::optional<ActionState> Outbox::stateOf(std::int64_t first) {
    auto& find = m_store.database().cached("SELECT state FROM action WHERE first = ?").with(first);
    Running running(find);
    if (!running->step())
        return std::nullopt;
    return static_cast<ActionState>(find.integer(0));
}

void Outbox::setAsideAfterwards(const Action& action, const std::string& reason,
                                const std::string& detail) {
    const auto state = stateOf(action.first);
    if (state && *state != ActionState::Acknowledged)
        return;
    if (!state)
        insert(action);
    setAside(action.first, reason, detail);
}

bool Outbox::offerAgain(const Action& action) {
    const auto state = stateOf(action.first);
    if (state && *state != ActionState::Acknowledged && *state != ActionState::SetAside)
        return false;
    m_store.database().cached("DELETE FROM action WHERE first = ?").with(action.first).run();
    removeChanges(action.first);
    insert(action);
    for (const auto& change : action.changes) {
        auto& table = m_store.table(change.entity);
        const auto head = table.head(change.record);
        const bool isCreated = change.op == Op::Create;
        if (isCreated && head && head->state == RecordState::Refused) {
            table.setState(head->row, RecordState::Live, head->revision);
            m_ledger.markStale(change.entity, head->row);
        } else if (isCreated != head.has_value() && !isErased(change)) {
            show(change, action); // what has left this device is sent all the same
        }
    }
    return true;
}

void Outbox::takeOver(std::int64_t first) {
    m_store.database()
        .cached("UPDATE action SET state = 0, hold_until = 0 WHERE first = ? AND state IN (0, 1)")
        .with(first)
        .run();
    const auto state = stateOf(first);
    if (state != ActionState::Unsent && state != ActionState::SetAside)
        return;
    Action action;
    action.first = first;
    {
        auto& head = m_store.database()
                         .cached("SELECT author, recorded_at FROM action WHERE first = ?")
                         .with(first);
        Running running(head);
        running->step();
        action.author = head.id(0);
        action.recordedAtMs = head.integer(1);
    }
    readChanges(action);
    for (const auto& change : action.changes) {
        const auto* spec = entitySpec(change.entity);
        const bool isCreate = change.op == Op::Create;
        if (!spec || (!isCreate && change.field != 0 && spec->indexOf(change.field) < 0))
            continue; // of a newer program; it is sent all the same
        const auto head = m_store.table(change.entity).head(change.record);
        if (isCreate && !head)
            show(change, action);
        if (state == ActionState::SetAside) {
            if (const auto made = m_store.table(change.entity).head(change.record);
                isCreate && made && made->revision == 0)
                m_store.table(change.entity).setState(made->row, RecordState::Refused, 0);
        } else if (!isCreate && head) {
            show(change, action);
        } else if (!isCreate && !m_confirmed.find(change.record, change.field)) {
            // Replayed on top of the record when it comes.
            const Value before = change.field == 0 ? Value{std::int64_t{0}} : Value{};
            m_confirmed.set(change.entity, change.record, change.field, before);
        }
    }
}

// As it was sent, with all its changes.
void Outbox::insert(const Action& action) {
    insert(action, static_cast<std::int64_t>(action.changes.size()), 0);
    std::int64_t number = action.first;
    for (const auto& change : action.changes)
        insert(change, action.first, number++);
}

bool Outbox::isErased(const Change& change) {
    const auto head =
        entitySpec(change.entity) ? m_store.table(change.entity).head(change.record) : std::nullopt;
    return head && head->state == RecordState::Erased;
}

void Outbox::empty(const Uuid& record) {
    m_store.database()
        .cached("UPDATE pending SET value = NULL WHERE record = ? AND op <= ?")
        .with(record, static_cast<std::int64_t>(Op::Remove))
        .run();
}

void Outbox::settleElsewhere(std::int64_t number) {
    const auto own = queued({number});
    if (!own)
        return;
    dequeue({number});
    const Change* change = &own->at(number).change;
    if (change->op != Op::Create)
        reshow(*change);
    // Only this device's work on it had kept the record here; it goes with the last of it.
    auto& table = m_store.table(change->entity);
    const auto head = table.head(change->record);
    if (!head || head->revision != 0)
        return;
    if (hasPending(change->record)) {
        m_store.setMeta("detached", std::int64_t{1});
        return;
    }
    m_confirmed.dropAll(change->record);
    m_ledger.markStale(change->entity, head->row);
    table.remove(head->row);
}

std::optional<OwnChanges> Outbox::queued(const std::vector<std::int64_t>& numbers) {
    OwnChanges own;
    if (numbers.empty())
        return own;
    auto& find =
        m_store.database()
            .cached("SELECT p.number, p.entity, p.record, p.field, p.op, p.value, p.base, "
                    "p.case_shown, p.observed_at, p.salt, a.author, a.recorded_at FROM pending "
                    "p JOIN action a ON a.first = p.action WHERE p.number BETWEEN ? AND ?")
            .with(numbers.front(), numbers.back());
    Running running(find);
    while (running->step())
        if (const auto number = find.integer(0);
            std::binary_search(numbers.begin(), numbers.end(), number))
            own[number] = {readChange(find), find.id(10), find.integer(11)};
    if (own.size() != numbers.size())
        return std::nullopt;
    return own;
}

void Outbox::dequeue(const std::vector<std::int64_t>& numbers) {
    if (numbers.empty())
        return;
    const auto span = static_cast<std::size_t>(numbers.back() - numbers.front() + 1);
    if (span == numbers.size()) {
        m_store.database()
            .cached("DELETE FROM pending WHERE number BETWEEN ? AND ?")
            .with(numbers.front(), numbers.back())
            .run();
        return;
    }
    for (const std::int64_t number : numbers)
        m_store.database().cached("DELETE FROM pending WHERE number = ?").with(number).run();
}

std::unordered_set<Uuid> Outbox::pendingRecords() {
    std::unordered_set<Uuid> records;
    auto& statement = m_store.database().cached("SELECT record FROM pending WHERE state = 0");
    Running running(statement);
    while (running->step())
        records.insert(statement.id(0));
    return records;
}

void Outbox::removeFinished() {
    m_store.database()
        .cached("DELETE FROM action WHERE state = 1 AND NOT EXISTS (SELECT 1 FROM pending WHERE "
                "number BETWEEN first AND first + count - 1)")
        .run();
}

bool Outbox::isAnyAcknowledged() {
    auto& statement = m_store.database().cached("SELECT 1 FROM action WHERE state = 1 LIMIT 1");
    Running running(statement);
    return running->step();
}

void Outbox::settleDecided() {
    if (isAnyAcknowledged())
        settleAll(m_store.database().cached(
            "SELECT p.number FROM action a JOIN pending p ON p.number BETWEEN a.first AND a.first "
            "+ a.count - 1 WHERE a.state = 1 AND p.state = 0 ORDER BY p.number"));
}

void Outbox::settleDecided(const Uuid& record) {
    settleAll(m_store.database()
                  .cached("SELECT p.number FROM pending p JOIN action a ON a.first = p.action "
                          "WHERE p.record = ? AND p.state = 0 AND a.state = 1 ORDER BY p.number")
                  .with(record));
}

void Outbox::settleAll(Statement& which) {
    std::vector<std::int64_t> numbers;
    {
        Running running(which);
        while (running->step())
            numbers.push_back(which.integer(0));
    }
    for (const std::int64_t number : numbers)
        settleElsewhere(number);
}

Status Outbox::withdraw(std::int64_t first, const std::string& reason) {
    if (reason.empty())
        return Error{ErrorCode::Invalid, "say why this is withdrawn"};
    return guarded([&]() -> Status {
        Transaction transaction(m_store.database());
        m_store.database()
            .cached("UPDATE action SET state = 3, detail = ? WHERE first = ? AND state = 2")
            .with(reason, first)
            .run();
        if (m_store.database().changes() == 0)
            return Error{ErrorCode::NotFound, "there is no set-aside work with this number"};
        transaction.commit();
        return ok();
    });
}

std::optional<QueuedAction> Outbox::find(std::int64_t first, ActionState state) {
    for (auto& item : list(state))
        if (item.action.first == first)
            return std::move(item);
    return std::nullopt;
}

Result<std::int64_t> Outbox::resend(std::int64_t first, const Correct& correct) {
    return guarded([&]() -> Result<std::int64_t> {
        Transaction transaction(m_store.database());
        auto item = find(first, ActionState::SetAside);
        if (!item)
            return Error{ErrorCode::NotFound, "there is no set-aside work with this number"};
        auto& changes = item->action.changes;
        if (correct)
            if (auto status = correct(changes); !status)
                return status.error();
        // Records that the refused action created are made anew by the action sent again.
        for (const auto& change : changes) {
            if (change.op != Op::Create)
                continue;
            auto& table = m_store.table(change.entity);
            const auto head = table.head(change.record);
            if (head && head->state == RecordState::Refused)
                table.remove(head->row);
        }
        auto again = put(std::move(item->action.kind), item->action.author, std::move(changes), 0);
        if (!again) {
            m_store.reload();
            return again;
        }
        m_store.database().cached("UPDATE action SET state = 4 WHERE first = ?").with(first).run();
        transaction.commit();
        return again;
    });
}

void Outbox::renumber() {
    // Highest first into a free range, then down: numbers are unique at every step.
    auto& database = m_store.database();
    std::vector<std::pair<std::int64_t, std::int64_t>> unsent; // first, count
    {
        auto& statement =
            database.cached("SELECT first, count FROM action WHERE state = 0 ORDER BY first");
        Running running(statement);
        while (running->step())
            unsent.emplace_back(statement.integer(0), statement.integer(1));
    }
    constexpr std::int64_t range = std::int64_t{1} << 40;
    const std::int64_t forks = m_store.metaNumber("forks") + 1;
    m_store.setMeta("forks", forks);
    const std::int64_t aside = range * forks;
    std::int64_t number = 0;
    // Other actions of the old device keep their place in a range of their own, so that what was
    // set aside stays readable.
    database
        .cached("UPDATE pending SET number = number + ?1, action = action + ?1 WHERE number < ?2")
        .with(aside, range)
        .run();
    database.cached("UPDATE action SET first = first + ?1 WHERE first < ?2")
        .with(aside, range)
        .run();
    for (const auto& [first, count] : unsent) {
        const std::int64_t shift = number + 1 - (first + aside);
        database
            .cached("UPDATE pending SET number = number + ?1, action = action + ?1 WHERE number "
                    "BETWEEN ?2 AND ?2 + ?3 - 1")
            .with(shift, first + aside, count)
            .run();
        database.cached("UPDATE action SET first = first + ?1, told = 0 WHERE first = ?2")
            .with(shift, first + aside)
            .run();
        number += count;
    }
    m_store.setMeta("last_number", number);
    m_store.setMeta("told", std::int64_t{0});
}

} // namespace banyan
