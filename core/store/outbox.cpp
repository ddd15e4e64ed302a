#include "core/store/outbox.h"

#include "core/merge/judge.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr const char* pendingColumns =
    "number, entity, record, field, op, value, base, case_shown, observed_at, salt";
constexpr const char* actionColumns =
    "first, kind, author, recorded_at, monotonic, boot, told, shown_at, state, reason, detail";

QueuedAction readAction(Statement& statement) {
    QueuedAction queued;
    queued.action.first = statement.integer(0);
    queued.action.kind = statement.text(1);
    queued.action.author = statement.id(2);
    queued.action.recordedAtMs = statement.integer(3);
    queued.action.monotonicMs = statement.integer(4);
    queued.action.boot = statement.text(5);
    queued.action.told = statement.integer(6);
    queued.action.shownAtMs = statement.integer(7);
    queued.state = static_cast<ActionState>(statement.integer(8));
    queued.reason = statement.text(9);
    queued.detail = statement.text(10);
    return queued;
}

Entry entryOf(const Change& change, const Uuid& author, std::int64_t recordedAtMs) {
    return {entryKey(viewOf(change.salt)), std::string(textOf(change.value)), author, recordedAtMs};
}

} // namespace

Result<std::int64_t> Outbox::record(std::string kind, const Uuid& author,
                                    std::vector<Change> changes, std::int64_t holdMs) {
    return guarded([&]() -> Result<std::int64_t> {
        Transaction transaction(m_store.database());
        auto first = put(std::move(kind), author, std::move(changes), holdMs);
        if (!first) {
            m_store.reload();
            return first;
        }
        transaction.commit();
        return first;
    });
}

// Inside the transaction, which the caller rolls back on an error.
Result<std::int64_t> Outbox::put(std::string kind, const Uuid& author, std::vector<Change> changes,
                                 std::int64_t holdMs) {
    if (changes.empty())
        return Error{ErrorCode::Unchanged, "there is nothing to change"};
    if (changes.size() > changesPerActionMax)
        return Error{ErrorCode::TooLarge, "too much for one save; split it"};
    Action action;
    action.first = lastNumber() + 1;
    action.kind = std::move(kind);
    action.author = author;
    action.recordedAtMs = m_store.clock().wallMs();
    action.monotonicMs = m_store.clock().monotonicMs();
    action.boot = m_store.clock().bootId();
    action.told = m_store.metaNumber("told");
    action.shownAtMs = m_store.metaNumber("office_time");
    insert(action, static_cast<std::int64_t>(changes.size()),
           holdMs > 0 ? action.monotonicMs + holdMs : 0);
    std::int64_t number = action.first;
    for (auto& change : changes) {
        if (auto status = prepare(change); !status)
            return status.error();
        insert(change, action.first, number++);
        show(change, action);
    }
    m_store.setMeta("last_number", number - 1);
    m_store.feeds().save();
    return action.first;
}

Result<Done> Outbox::prepare(Change& change) {
    change.salt = m_store.newSalt();
    auto& table = m_store.table(change.entity);
    if (change.op == Op::Create)
        return ok();
    const auto head = table.head(change.record);
    if (!head)
        return Error{ErrorCode::NotFound, std::string("no such ") + table.spec().name};
    if (head->state == RecordState::Refused)
        return Error{ErrorCode::Conflict,
                     "this record was set aside by the office; settle that first"};
    change.base = head->revision;
    // What is already pending keeps the base its author began with: a pull underneath must not let
    // him overwrite what he has not been shown.
    auto& earlier = m_store.database()
                        .cached("SELECT base FROM pending WHERE record = ? AND field = ? AND "
                                "state = 0 ORDER BY number LIMIT 1")
                        .with(change.record, std::int64_t{change.field});
    {
        Running running(earlier);
        if (running->step())
            change.base = earlier.integer(0);
    }
    const auto* field = table.spec().field(change.field);
    if (field && change.op == Op::Set && change.entity != EntityId::ConflictCase) {
        auto& open = m_store.database()
                         .cached("SELECT revision FROM conflict_case WHERE subject_record = ? AND "
                                 "subject_field = ? AND state = 'open'")
                         .with(change.record, field->name);
        Running running(open);
        if (running->step())
            change.caseShown = open.integer(0);
    }
    return ok();
}

void Outbox::insert(const Action& action, std::int64_t count, std::int64_t holdUntil) {
    m_store.database()
        .cached(
            "INSERT INTO action(first, count, kind, author, recorded_at, monotonic, boot, told, "
            "shown_at, hold_until) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .with(action.first, count, action.kind, action.author, action.recordedAtMs,
              action.monotonicMs, action.boot, action.told, action.shownAtMs, holdUntil)
        .run();
}

void Outbox::insert(const Change& change, std::int64_t action, std::int64_t number) {
    auto& statement = m_store.database().cached(
        "INSERT INTO pending(number, action, entity, record, field, op, value, base, case_shown, "
        "observed_at, salt) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    std::string values;
    statement.bind(1, number);
    statement.bind(2, action);
    statement.bind(3, static_cast<std::int64_t>(change.entity));
    statement.bind(4, change.record);
    statement.bind(5, std::int64_t{change.field});
    statement.bind(6, static_cast<std::int64_t>(change.op));
    if (change.op == Op::Create) {
        values = encodeValues(change.values);
        statement.bindBlob(7, values);
    } else {
        statement.bind(7, change.value);
    }
    statement.bind(8, change.base);
    statement.bind(9, change.caseShown);
    if (change.observedAtMs != 0)
        statement.bind(10, change.observedAtMs);
    else
        statement.bindNull(10);
    statement.bindBlob(11, viewOf(change.salt));
    statement.run();
}

// On top of what is shown now.
void Outbox::show(const Change& change, const Action& action) {
    auto& table = m_store.table(change.entity);
    if (change.op == Op::Create) {
        Record record = recordFrom(change.entity, change.record, change.values);
        record.head.scope = m_store.scopeByReferences(table.spec(), record.values).value_or(0);
        record.createdAtMs = action.recordedAtMs;
        record.createdBy = m_store.peers().obtain(action.author);
        table.insert(record); // not in any digest until the office has confirmed it
        return;
    }
    const auto head = *table.head(change.record);
    if (change.op == Op::Delete || change.op == Op::Erase || change.op == Op::Merge) {
        if (!m_confirmed.find(change.record, 0))
            m_confirmed.set(change.entity, change.record, 0,
                            Value{static_cast<std::int64_t>(head.state)});
        // Its values go when the office has erased them.
        const RecordState state =
            change.op == Op::Erase ? RecordState::Deleted : stateAfter(change);
        table.setState(head.row, state, head.revision);
        m_ledger.markStale(change.entity, head.row);
        return;
    }
    const int index = table.spec().indexOf(change.field);
    const auto& field = table.spec().fields[static_cast<std::size_t>(index)];
    Value before;
    (void)table.headAndValue(change.record, index, before);
    if (!m_confirmed.find(change.record, change.field))
        m_confirmed.set(change.entity, change.record, change.field, before);
    table.setField(head.row, index,
                   replayed(field, before, change.op, change.value,
                            entryOf(change, action.author, action.recordedAtMs)),
                   head.revision);
    if (field.isSearched || field.givesScope) {
        table.setPinyin(head.row, {});
        m_ledger.markStale(change.entity, head.row);
    }
}

Status Outbox::undo(std::int64_t first) {
    return guarded([&]() -> Status {
        Transaction transaction(m_store.database());
        auto& find = m_store.database()
                         .cached("SELECT hold_until FROM action WHERE first = ? AND state = 0")
                         .with(first);
        const bool isHeld = [&] {
            Running running(find);
            return running->step() && find.integer(0) > m_store.clock().monotonicMs();
        }();
        if (!isHeld || lastNumber() < first)
            return Error{ErrorCode::Conflict, "it is too late to undo this; change it instead"};
        Action action;
        action.first = first;
        readChanges(action);
        if (action.last() != lastNumber())
            return Error{ErrorCode::Conflict, "something was recorded after it; change it instead"};
        removeChanges(first);
        for (const auto& change : action.changes) {
            if (change.op == Op::Create) {
                if (const auto head = m_store.table(change.entity).head(change.record)) {
                    m_ledger.markStale(change.entity, head->row);
                    m_store.table(change.entity).remove(head->row);
                }
            } else {
                reshow(change);
            }
        }
        m_store.database().cached("DELETE FROM action WHERE first = ?").with(first).run();
        m_store.setMeta("last_number", first - 1);
        m_store.feeds().save();
        transaction.commit();
        return ok();
    });
}

void Outbox::reshow(const Change& change) {
    auto& table = m_store.table(change.entity);
    const auto head = table.head(change.record);
    const auto base = m_confirmed.find(change.record, change.field);
    if (!base)
        return;
    if (!head) { // it has left this device
        if (!hasPending(change.record))
            m_confirmed.dropAll(change.record);
        return;
    }
    if (change.field == 0) {
        const auto pending = pendingState(change.record);
        if (!pending)
            m_confirmed.drop(change.record, 0);
        if (head->state == RecordState::Refused)
            return; // its creation was set aside, and this with it
        table.setState(head->row, pending.value_or(static_cast<RecordState>(integerOf(*base))),
                       head->revision);
        m_ledger.markStale(change.entity, head->row);
        return;
    }
    const int index = table.spec().indexOf(change.field);
    const auto& field = table.spec().fields[static_cast<std::size_t>(index)];
    table.setField(head->row, index, shown(field, change.record, *base), head->revision);
    table.setPinyin(head->row, {});
    m_ledger.markStale(change.entity, head->row);
    auto& rest = m_store.database()
                     .cached("SELECT 1 FROM pending WHERE record = ? AND field = ? AND state = 0")
                     .with(change.record, std::int64_t{change.field});
    Running running(rest);
    if (!running->step())
        m_confirmed.drop(change.record, change.field);
}

Value Outbox::shown(const FieldSpec& field, const Uuid& record, const Value& confirmed_,
                    bool* isPending) {
    auto& statement =
        m_store.database()
            .cached("SELECT p.op, p.value, p.salt, a.author, a.recorded_at FROM pending p "
                    "JOIN action a ON a.first = p.action WHERE p.record = ? AND p.field = ? AND "
                    "p.state = 0 ORDER BY p.number")
            .with(record, std::int64_t{field.number});
    Running running(statement);
    Value value = confirmed_;
    if (isPending)
        *isPending = false;
    while (running->step()) {
        if (isPending)
            *isPending = true;
        const Value operand = statement.value(1);
        const Entry entry{entryKey(statement.blob(2)), std::string(textOf(operand)),
                          statement.id(3), statement.integer(4)};
        value = replayed(field, value, static_cast<Op>(statement.integer(0)), operand, entry);
    }
    return value;
}

void Outbox::removeChanges(std::int64_t first) {
    m_store.database().cached("DELETE" + std::string(ofAction)).with(first).run();
}

Change Outbox::readChange(Statement& statement) const {
    Change change;
    change.entity = static_cast<EntityId>(statement.integer(1));
    change.record = statement.id(2);
    change.field = static_cast<std::uint16_t>(statement.integer(3));
    change.op = static_cast<Op>(statement.integer(4));
    if (change.op == Op::Create) {
        if (auto values = decodeValues(statement.blob(5)))
            change.values = *std::move(values);
    } else {
        change.value = statement.value(5);
    }
    change.base = statement.integer(6);
    change.caseShown = statement.integer(7);
    change.observedAtMs = statement.integer(8);
    const auto salt = statement.blob(9);
    std::copy_n(salt.begin(), std::min(salt.size(), change.salt.size()),
                reinterpret_cast<char*>(change.salt.data()));
    return change;
}

void Outbox::readChanges(Action& action) {
    auto& statement = m_store.database()
                          .cached(std::string("SELECT ") + pendingColumns + std::string(ofAction)
                                  + "ORDER BY number")
                          .with(action.first);
    Running running(statement);
    while (running->step())
        action.changes.push_back(readChange(statement));
}

std::vector<Action> Outbox::sendable(std::size_t actionsMax, std::size_t changesMax,
                                     std::int64_t after) {
    std::vector<Action> actions;
    auto& statement = m_store.database()
                          .cached(std::string("SELECT ") + actionColumns
                                  + ", hold_until, boot FROM action WHERE state = 0 AND first > ? "
                                    "ORDER BY first LIMIT ?")
                          .with(after, static_cast<std::int64_t>(actionsMax));
    {
        Running running(statement);
        while (running->step()) {
            const bool isHeld = statement.integer(11) > m_store.clock().monotonicMs()
                                && statement.text(12) == m_store.clock().bootId();
            if (isHeld)
                break; // what comes after may build on it
            actions.push_back(readAction(statement).action);
        }
    }
    if (actions.empty())
        return actions;
    // One pass over the changes of all of them, in the same order.
    auto& changes = m_store.database()
                        .cached(std::string("SELECT ") + pendingColumns
                                + ", action FROM pending WHERE number BETWEEN ? AND ? AND state = "
                                  "0 ORDER BY number LIMIT ?")
                        .with(actions.front().first, actions.back().first + std::int64_t{1'000},
                              static_cast<std::int64_t>(changesMax + changesPerActionMax));
    Running running(changes);
    std::size_t at = 0;
    std::size_t count = 0;
    while (running->step()) {
        const std::int64_t action = changes.integer(10);
        while (at < actions.size() && actions[at].first != action)
            ++at;
        if (at == actions.size())
            break;
        if (++count > changesMax && at > 0) {
            actions[at].changes.clear();
            break;
        }
        actions[at].changes.push_back(readChange(changes));
    }
    std::erase_if(actions, [](const Action& action) { return action.changes.empty(); });
    return actions;
}

std::vector<QueuedAction> Outbox::list(std::optional<ActionState> state) {
    std::vector<QueuedAction> queued;
    auto& statement = m_store.database()
                          .cached(std::string("SELECT ") + actionColumns
                                  + " FROM action WHERE ?1 IS NULL OR state = ?1 ORDER BY first")
                          .with(state ? Value{static_cast<std::int64_t>(*state)} : Value{});
    {
        Running running(statement);
        while (running->step())
            queued.push_back(readAction(statement));
    }
    for (auto& item : queued)
        readChanges(item.action);
    return queued;
}

QueueCounts Outbox::counts() {
    QueueCounts counts;
    auto& statement = m_store.database().cached(
        "SELECT total(state = 0), total(state = 1), total(state = 2) FROM action");
    Running running(statement);
    running->step();
    counts.unsent = statement.integer(0);
    counts.acknowledged = statement.integer(1);
    counts.setAside = statement.integer(2);
    return counts;
}

std::int64_t Outbox::lastNumber() { return m_store.metaNumber("last_number"); }

std::int64_t Outbox::lowestPending() {
    auto& statement = m_store.database().cached("SELECT min(number) FROM pending WHERE state = 0");
    Running running(statement);
    running->step();
    return statement.isNull(0) ? lastNumber() + 1 : statement.integer(0);
}

std::optional<RecordState> Outbox::pendingState(const Uuid& record) {
    auto& statement = m_store.database()
                          .cached("SELECT op, value FROM pending WHERE record = ? AND field = 0 "
                                  "AND op IN (?, ?) AND state = 0 ORDER BY number DESC LIMIT 1")
                          .with(record, static_cast<std::int64_t>(Op::Delete),
                                static_cast<std::int64_t>(Op::Merge));
    Running running(statement);
    if (!running->step())
        return std::nullopt;
    Change last;
    last.op = static_cast<Op>(statement.integer(0));
    last.value = statement.value(1);
    return stateAfter(last);
}

bool Outbox::hasPending(const Uuid& record) {
    auto& statement = m_store.database()
                          .cached("SELECT 1 FROM pending WHERE record = ? AND state = 0 LIMIT 1")
                          .with(record);
    Running running(statement);
    return running->step();
}

} // namespace banyan
