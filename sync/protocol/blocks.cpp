#include "sync/protocol/blocks.h"

#include <algorithm>
#include <map>

namespace banyan {

namespace {

std::vector<std::int64_t> numbersOf(const auto& items, auto&& get) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(items.size());
    for (const auto& item : items)
        numbers.push_back(static_cast<std::int64_t>(get(item)));
    return numbers;
}

Salt saltFrom(const Uuid& id) {
    Salt salt;
    std::copy(id.bytes.begin(), id.bytes.end(), salt.begin());
    return salt;
}

// The columns that a change has wherever it stands.
void writeChanges(CborWriter& writer, const std::vector<const Change*>& changes) {
    std::vector<Uuid> ids;
    std::vector<Value> values;
    std::vector<std::string> creates;
    std::string salts;
    for (const auto* change : changes) {
        ids.push_back(change->record);
        values.push_back(change->value);
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

std::vector<const Change*> changesOf(const std::vector<Action>& actions) {
    std::vector<const Change*> changes;
    for (const auto& action : actions)
        for (const auto& change : action.changes)
            changes.push_back(&change);
    return changes;
}

} // namespace

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
    std::vector<std::string> kinds, boots;
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

void writeRecords(CborWriter& writer, const std::vector<DeliveredRecord>& records,
                  PeerTable& peers) {
    std::map<EntityId, std::vector<const DeliveredRecord*>> byEntity;
    for (const auto& record : records)
        byEntity[record.record.entity].push_back(&record);
    writer.array(byEntity.size());
    for (const auto& [entity, group] : byEntity) {
        const auto& spec = specOf(entity);
        std::vector<Uuid> ids;
        std::vector<std::string> pinyin;
        for (const auto* item : group) {
            ids.push_back(item->record.id);
            pinyin.push_back(item->record.pinyin);
        }
        std::vector<std::size_t> present;
        for (std::size_t i = 0; i < spec.fields.size(); ++i)
            if (std::any_of(group.begin(), group.end(), [&](auto* item) {
                    return !isNull(item->record.values[i]);
                }))
                present.push_back(i);
        writer.array(8 + 2 * present.size());
        writer.integer(static_cast<std::int64_t>(entity));
        writer.integer(static_cast<std::int64_t>(group.size()));
        writeIds(writer, ids);
        writeNumbers(writer, numbersOf(group, [](auto* r) { return r->record.head.revision; }));
        writeNumbers(writer, numbersOf(group, [](auto* r) { return r->record.head.state; }));
        writeNumbers(writer, numbersOf(group, [](auto* r) { return r->record.createdAtMs; }));
        writeNumbers(writer, numbersOf(group, [&](auto* r) { return peers.number(r->createdBy); }));
        writeTexts(writer, pinyin);
        for (const std::size_t i : present) {
            std::vector<Value> column;
            column.reserve(group.size());
            for (const auto* item : group)
                column.push_back(item->record.values[i]);
            writer.integer(spec.fields[i].number);
            writeValues(writer, column);
        }
        writer.endArray();
    }
    writer.endArray();
}

std::vector<DeliveredRecord> readRecords(CborReader& reader, const PeerTable& peers) {
    constexpr std::size_t entitiesMax = 256;
    constexpr std::size_t itemsMax = 8 + 2 * 256;
    std::vector<DeliveredRecord> records;
    const std::size_t groups = reader.array(entitiesMax);
    for (std::size_t g = 0; g < groups && !reader.failed(); ++g) {
        const std::size_t items = reader.array(itemsMax);
        const auto* spec = entitySpec(static_cast<EntityId>(reader.integer(1, 65'535)));
        const auto count = static_cast<std::size_t>(
            reader.integer(0, static_cast<std::int64_t>(limits::recordsMax + limits::rowsMax)));
        const auto ids = readIds(reader, count);
        const auto revisions = readNumbers(reader, count);
        const auto states = readNumbers(reader, count);
        const auto createdAt = readNumbers(reader, count);
        const auto createdBy = readNumbers(reader, count);
        auto pinyin = readTexts(reader, count);
        if (reader.failed())
            return {};
        const std::size_t begin = records.size();
        if (spec)
            records.resize(begin + count);
        for (std::size_t i = 0; spec && i < count; ++i) {
            auto& item = records[begin + i];
            item.record.entity = spec->id;
            item.record.id = ids[i];
            item.record.head.revision = revisions[i];
            item.record.head.state = static_cast<RecordState>(states[i] & 7);
            item.record.createdAtMs = createdAt[i];
            item.record.pinyin = std::move(pinyin[i]);
            item.record.values.resize(spec->fields.size());
            item.createdBy = peers.get(createdBy[i], reader);
        }
        for (std::size_t k = 8; k + 1 < items && !reader.failed(); k += 2) {
            const auto number = static_cast<std::uint16_t>(reader.integer(1, 65'535));
            auto column = readValues(reader, count);
            const int index = spec ? spec->indexOf(number) : -1;
            for (std::size_t i = 0; index >= 0 && i < count; ++i)
                records[begin + i].record.values[static_cast<std::size_t>(index)] =
                    std::move(column[i]);
        }
        reader.endArray();
    }
    reader.endArray();
    return records;
}

namespace {

enum class RowForm : std::int64_t { Foreign = 0, Own = 1, Arrival = 2, Departure = 3, Erased = 4 };

RowForm formOf(const DeliveredRow& row) {
    if (row.kind == EntryKind::Arrival)
        return RowForm::Arrival;
    if (row.kind == EntryKind::Departure)
        return RowForm::Departure;
    if (row.row.flags & historyflag::erased)
        return RowForm::Erased;
    return row.isOwn ? RowForm::Own : RowForm::Foreign;
}

std::vector<const DeliveredRow*> with(const std::vector<DeliveredRow>& rows, auto&& wanted) {
    std::vector<const DeliveredRow*> some;
    for (const auto& row : rows)
        if (wanted(formOf(row)))
            some.push_back(&row);
    return some;
}

bool hasContent(RowForm form) { return form == RowForm::Foreign || form == RowForm::Erased; }
bool isDecided(RowForm form) { return hasContent(form) || form == RowForm::Own; }

// What the office decided: of own and foreign rows alike.
void writeVerdicts(CborWriter& writer, const std::vector<const DeliveredRow*>& rows) {
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.number; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.verdict; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.revision; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.flags; }));
    writeNumbers(writer, numbersOf(rows, [](auto* r) { return r->row.decidedAtMs; }));
}

} // namespace

void writeRows(CborWriter& writer, const std::vector<DeliveredRow>& rows, PeerTable& peers,
               bool withOld) {
    if (rows.empty()) {
        writer.null();
        return;
    }
    const auto decided = with(rows, isDecided);
    const auto foreign = with(rows, hasContent);
    const auto arrivals = with(rows, [](RowForm f) { return f == RowForm::Arrival; });
    const auto departures = with(rows, [](RowForm f) { return f == RowForm::Departure; });
    writer.array(6);
    writer.integer(static_cast<std::int64_t>(rows.size()));
    writeNumbers(writer, numbersOf(rows, [](auto& r) { return formOf(r); }));

    writer.array(decided.empty() ? 0 : 6);
    if (!decided.empty()) {
        writeVerdicts(writer, decided);
        writeNumbers(writer, numbersOf(decided, [&](auto* r) { return peers.number(r->device); }));
    }
    writer.endArray();

    writer.array(foreign.empty() ? 0 : 13);
    if (!foreign.empty()) {
        std::vector<const Change*> changes;
        std::vector<Value> old;
        std::vector<std::string> commitments;
        for (const auto* row : foreign) {
            changes.push_back(&row->row.change);
            old.push_back(withOld ? row->row.old : Value{});
            if (formOf(*row) == RowForm::Erased)
                commitments.emplace_back(viewOf(row->row.commitment));
        }
        writeNumbers(writer, numbersOf(foreign, [&](auto* r) { return peers.number(r->author); }));
        writeNumbers(writer, numbersOf(foreign, [](auto* r) { return r->row.recordedAtMs; }));
        writeValues(writer, old);
        writeBlobs(writer, commitments);
        writeChanges(writer, changes); // 9 items
    }
    writer.endArray();

    writer.array(arrivals.size() * 2);
    for (const auto* row : arrivals) {
        writeRecords(writer, {*row->arrived}, peers);
        writeRows(writer, row->arrivedHistory, peers, true);
    }
    writer.endArray();

    writer.array(departures.size() * 2);
    for (const auto* row : departures) {
        writer.integer(static_cast<std::int64_t>(row->entity));
        writer.id(row->record);
    }
    writer.endArray();
    writer.endArray();
}

namespace {

void readForeign(CborReader& reader, std::vector<DeliveredRow*>& foreign, std::size_t erasedCount,
                 const PeerTable& peers) {
    const std::size_t count = foreign.size();
    if (reader.array(13) != 13)
        reader.fail();
    const auto authors = readNumbers(reader, count);
    const auto recorded = readNumbers(reader, count);
    auto old = readValues(reader, count);
    const auto commitments = readBlobs(reader, erasedCount);
    auto changes = readChanges(reader, count);
    reader.endArray();
    std::size_t nextErased = 0;
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        auto& row = *foreign[i];
        row.author = peers.get(authors[i], reader);
        row.row.recordedAtMs = recorded[i];
        row.row.old = std::move(old[i]);
        row.row.change = std::move(changes[i]);
        if (!(row.row.flags & historyflag::erased))
            continue;
        const auto& bytes = commitments[nextErased++];
        if (bytes.size() != row.row.commitment.size())
            reader.fail();
        else
            std::copy(bytes.begin(), bytes.end(),
                      reinterpret_cast<char*>(row.row.commitment.data()));
    }
}

void readDecided(CborReader& reader, std::vector<DeliveredRow*>& decided, const PeerTable& peers) {
    const std::size_t count = decided.size();
    if (reader.array(6) != 6)
        reader.fail();
    const auto numbers = readNumbers(reader, count);
    const auto verdicts = readNumbers(reader, count);
    const auto revisions = readNumbers(reader, count);
    const auto flags = readNumbers(reader, count);
    const auto decidedAt = readNumbers(reader, count);
    const auto devices = readNumbers(reader, count);
    reader.endArray();
    for (std::size_t i = 0; i < count && !reader.failed(); ++i) {
        auto& row = *decided[i];
        if (verdicts[i] < 1 || verdicts[i] > static_cast<std::int64_t>(Verdict::NoEffect))
            reader.fail();
        row.row.number = numbers[i];
        row.row.verdict = static_cast<Verdict>(verdicts[i]);
        row.row.revision = revisions[i];
        // Erasure is told by the row's form, and must agree with its flags.
        if (bool(flags[i] & historyflag::erased) != bool(row.row.flags & historyflag::erased))
            reader.fail();
        row.row.flags = flags[i];
        row.row.decidedAtMs = decidedAt[i];
        row.device = peers.get(devices[i], reader);
    }
}

} // namespace

std::vector<DeliveredRow> readRows(CborReader& reader, const PeerTable& peers, bool withOld) {
    if (reader.nullNext())
        return {};
    if (reader.array(6) != 6)
        reader.fail();
    const auto count = static_cast<std::size_t>(
        reader.integer(1, static_cast<std::int64_t>(limits::rowsMax + limits::recordsMax * 20)));
    if (reader.failed())
        return {};
    std::vector<DeliveredRow> rows(count);
    const auto forms = readNumbers(reader, count);
    std::vector<DeliveredRow*> decided, foreign, arrivals, departures;
    std::size_t erasedCount = 0;
    for (std::size_t i = 0; i < count; ++i) {
        auto& row = rows[i];
        const auto form = static_cast<RowForm>(forms[i]);
        // Nothing arrives or departs within an arrival's own history.
        if (forms[i] < 0 || forms[i] > 4
            || (withOld && (form == RowForm::Arrival || form == RowForm::Departure))) {
            reader.fail();
            return {};
        }
        row.isOwn = form == RowForm::Own;
        row.kind = form == RowForm::Arrival     ? EntryKind::Arrival
                   : form == RowForm::Departure ? EntryKind::Departure
                                                : EntryKind::Row;
        if (form == RowForm::Erased)
            row.row.flags = historyflag::erased;
        erasedCount += form == RowForm::Erased;
        if (isDecided(form))
            decided.push_back(&row);
        if (hasContent(form))
            foreign.push_back(&row);
        if (form == RowForm::Arrival)
            arrivals.push_back(&row);
        if (form == RowForm::Departure)
            departures.push_back(&row);
    }
    if (decided.empty())
        reader.emptyArray();
    else
        readDecided(reader, decided, peers);
    if (foreign.empty())
        reader.emptyArray();
    else
        readForeign(reader, foreign, erasedCount, peers);
    if (reader.array(arrivals.size() * 2) != arrivals.size() * 2)
        reader.fail();
    for (auto* row : arrivals) {
        auto records = readRecords(reader, peers);
        row->arrivedHistory = readRows(reader, peers, true);
        if (records.size() != 1)
            reader.fail();
        else
            row->arrived = std::make_shared<DeliveredRecord>(std::move(records.front()));
    }
    reader.endArray();
    if (reader.array(departures.size() * 2) != departures.size() * 2)
        reader.fail();
    for (auto* row : departures) {
        const auto* spec = entitySpec(static_cast<EntityId>(reader.integer(1, 65'535)));
        row->entity = spec ? spec->id : EntityId::None;
        row->record = reader.id();
    }
    reader.endArray();
    reader.endArray();
    return reader.failed() ? std::vector<DeliveredRow>{} : rows;
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
