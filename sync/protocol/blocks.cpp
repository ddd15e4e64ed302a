#include "sync/protocol/blockcolumns.h"

#include <algorithm>

namespace banyan {

namespace {

Salt saltFrom(const Uuid& id) {
    Salt salt;
    std::copy(id.bytes.begin(), id.bytes.end(), salt.begin());
    return salt;
}

std::vector<const Change*> changesOf(const std::vector<Action>& actions) {
    std::vector<const Change*> changes;
    for (const auto& action : actions)
        for (const auto& change : action.changes)
            changes.push_back(&change);
    return changes;
}

} // namespace

// The columns that a change has wherever it stands.
void writeChanges(CborWriter& writer, const std::vector<const Change*>& changes) {
    std::vector<Uuid> ids;
    std::vector<const Value*> values;
    std::vector<std::string> creates;
    std::string salts;
    for (const auto* change : changes) {
        ids.push_back(change->record);
        values.push_back(&change->value);
        if (change->op == Op::Create)
            creates.push_back(encodeValues(change->values));
        salts += viewOf(change->salt);
    }
    writeNumbers(writer, numbersOf(changes, [](auto* c) { return c->entity; }));
    writeNumbers(writer, numbersOf(changes, [](auto* c) { return c->op; }));
    writeNumbers(writer, numbersOf(changes, [](auto* c) { return c->field; }));
    writeIds(writer, ids);
    writeValues(writer, values);
    writeBlobs(writer, creates);
    writeNumbers(writer, numbersOf(changes, [](auto* c) { return c->base; }));
    writeNumbers(writer, numbersOf(changes, [](auto* c) { return c->observedAtMs; }));
    writer.bytes(salts);
}

std::vector<Change> readChanges(CborReader& reader, std::size_t count) {
    std::vector<Change> changes(count);
    const auto entities = readNumbers(reader, count);
    const auto ops = readNumbers(reader, count);
    const auto fields = readNumbers(reader, count);
    const auto ids = readIds(reader, count);
    auto values = readValues(reader, count);
    std::size_t createCount = 0;
    for (const auto op : ops)
        createCount += op == static_cast<std::int64_t>(Op::Create);
    const auto creates = readBlobs(reader, createCount);
    const auto bases = readNumbers(reader, count);
    const auto observed = readNumbers(reader, count);
    const auto salts = readIds(reader, count);
    std::size_t nextCreate = 0;
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        auto& change = changes[i];
        if (entities[i] < 1 || entities[i] > 65'535 || ops[i] < 1 || ops[i] > 255 || fields[i] < 0
            || fields[i] > 65'535) {
            reader.fail();
            break;
        }
        change.entity = static_cast<EntityId>(entities[i]);
        change.op = static_cast<Op>(ops[i]);
        change.field = static_cast<std::uint16_t>(fields[i]);
        change.record = ids[i];
        change.value = std::move(values[i]);
        change.base = bases[i];
        change.observedAtMs = observed[i];
        change.salt = saltFrom(salts[i]);
        if (change.op == Op::Create) {
            auto decoded = decodeValues(creates[nextCreate++]);
            if (decoded)
                change.values = *std::move(decoded);
            else
                reader.fail();
        }
    }
    return changes;
}

std::int64_t PeerTable::number(const Uuid& id) {
    const auto [at, isNew] = m_numbers.try_emplace(id, static_cast<std::int64_t>(m_ids.size()));
    if (isNew)
        m_ids.push_back(id);
    return at->second;
}

Uuid PeerTable::get(std::int64_t number, CborReader& reader) const {
    if (number >= 0 && static_cast<std::size_t>(number) < m_ids.size())
        return m_ids[static_cast<std::size_t>(number)];
    reader.fail();
    return {};
}

void writeActions(CborWriter& writer, const std::vector<Action>& actions) {
    const auto changes = changesOf(actions);
    std::vector<std::string_view> kinds, boots;
    std::vector<Uuid> authors;
    for (const auto& action : actions) {
        kinds.push_back(action.kind);
        boots.push_back(action.boot);
        authors.push_back(action.author);
    }
    if (actions.empty()) {
        writer.null();
        return;
    }
    writer.array(21);
    writer.integer(static_cast<std::int64_t>(actions.size()));
    writer.integer(static_cast<std::int64_t>(changes.size()));
    writeNumbers(writer, numbersOf(actions, [](auto& a) { return a.first; }));
    writeNumbers(writer, numbersOf(actions, [](auto& a) { return a.changes.size(); }));
    writeTexts(writer, kinds);
    writeIds(writer, authors);
    writeNumbers(writer, numbersOf(actions, [](auto& a) { return a.recordedAtMs; }));
    writeNumbers(writer, numbersOf(actions, [](auto& a) { return a.monotonicMs; }));
    writeTexts(writer, boots);
    writeNumbers(writer, numbersOf(actions, [](auto& a) { return a.told; }));
    writeNumbers(writer, numbersOf(actions, [](auto& a) { return a.shownAtMs; }));
    writeNumbers(writer, numbersOf(changes, [](auto* c) { return c->caseShown; }));
    writeChanges(writer, changes);
    writer.endArray();
}

std::vector<Action> readActions(CborReader& reader) {
    if (reader.nullNext())
        return {};
    if (reader.array(21) != 21)
        reader.fail();
    const auto count =
        static_cast<std::size_t>(reader.integer(1, static_cast<std::int64_t>(limits::actionsMax)));
    const auto changeCount =
        static_cast<std::size_t>(reader.integer(1, static_cast<std::int64_t>(limits::changesMax)));
    if (reader.failed())
        return {};
    std::vector<Action> actions(count);
    const auto firsts = readNumbers(reader, count);
    const auto counts = readNumbers(reader, count);
    auto kinds = readTexts(reader, count);
    const auto authors = readIds(reader, count);
    const auto recorded = readNumbers(reader, count);
    const auto monotonic = readNumbers(reader, count);
    auto boots = readTexts(reader, count);
    const auto told = readNumbers(reader, count);
    const auto shown = readNumbers(reader, count);
    const auto caseShown = readNumbers(reader, changeCount);
    auto changes = readChanges(reader, changeCount);
    reader.endArray();
    std::size_t next = 0;
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        if (counts[i] < 1 || counts[i] > static_cast<std::int64_t>(changesPerActionMax)
            || next + static_cast<std::size_t>(counts[i]) > changeCount || firsts[i] < 1) {
            reader.fail();
            break;
        }
        auto& action = actions[i];
        action.first = firsts[i];
        action.kind = std::move(kinds[i]);
        action.author = authors[i];
        action.recordedAtMs = recorded[i];
        action.monotonicMs = monotonic[i];
        action.boot = std::move(boots[i]);
        action.told = told[i];
        action.shownAtMs = shown[i];
        for (std::int64_t k = 0; k < counts[i]; ++k, ++next) {
            action.changes.push_back(std::move(changes[next]));
            action.changes.back().caseShown = caseShown[next];
        }
    }
    if (next != changeCount)
        reader.fail();
    return actions;
}

void writeOutcomes(CborWriter& writer, const std::vector<DeliveredOutcome>& outcomes) {
    writer.array(outcomes.size());
    for (const auto& outcome : outcomes) {
        const bool isPlain = outcome.changes.empty() && outcome.setAside == SetAside::No;
        writer.array(isPlain ? 2 : 5);
        writer.integer(outcome.first);
        writer.integer(outcome.last);
        if (!isPlain) {
            writer.integer(static_cast<std::int64_t>(outcome.setAside));
            writer.text(outcome.detail);
            writer.array(outcome.changes.size());
            for (const auto& change : outcome.changes) {
                writer.array(5);
                writer.integer(static_cast<std::int64_t>(change.verdict));
                writer.integer(change.revision);
                writer.boolean(change.isMerged);
                writer.id(change.caseId);
                writer.boolean(change.isElsewhere);
                writer.endArray();
            }
            writer.endArray();
        }
        writer.endArray();
    }
    writer.endArray();
}

std::vector<DeliveredOutcome> readOutcomes(CborReader& reader) {
    std::vector<DeliveredOutcome> outcomes(reader.array(limits::actionsMax));
    for (auto& outcome : outcomes) {
        const std::size_t items = reader.array(5);
        if (items != 2 && items != 5)
            reader.fail();
        outcome.first = reader.integer();
        outcome.last = reader.integer();
        if (items == 5) {
            outcome.setAside = static_cast<SetAside>(
                reader.integer(0, static_cast<std::int64_t>(SetAside::Revoked)));
            outcome.detail = reader.text();
            outcome.changes.resize(reader.array(changesPerActionMax));
            for (auto& change : outcome.changes) {
                if (reader.array(5) != 5)
                    reader.fail();
                change.verdict = static_cast<Verdict>(
                    reader.integer(1, static_cast<std::int64_t>(Verdict::NoEffect)));
                change.revision = reader.integer();
                change.isMerged = reader.boolean();
                change.caseId = reader.id();
                change.isElsewhere = reader.boolean();
                reader.endArray();
            }
            reader.endArray();
        }
        reader.endArray();
        if (reader.failed())
            return {};
    }
    reader.endArray();
    return outcomes;
}

} // namespace banyan
