#include "core/usecases/fieldhistory.h"

#include "core/merge/judge.h"
#include "core/usecases/names.h"

#include <algorithm>

namespace banyan {

namespace {

// Entries as people read them, one a line.
std::string shownText(const FieldSpec& field, const Value& value) {
    if (field.type != FieldType::Entries)
        return valueText(field, value);
    std::string text;
    for (const auto& entry : entriesOf(textOf(value)))
        text += (text.empty() ? "" : "\n") + entry.text;
    return text;
}

class StepReader {
public:
    StepReader(Store& store, const EntitySpec& spec, const Uuid& record, const FieldSpec* only)
        : m_store(store)
        , m_spec(spec)
        , m_record(record)
        , m_only(only)
        , m_names(store)
        , m_device(Uuid::fromText(store.meta("device")).value_or(Uuid{}))
        , m_shown(spec.fields.size()) {}

    std::vector<FieldStep> read() {
        for (const auto& row : m_store.history().of(m_record))
            decided(row);
        pending();
        return std::move(m_steps);
    }

private:
    void decided(const HistoryRow& row) {
        FieldStep step;
        step.verdict = row.verdict;
        step.author = m_store.peers().get(row.author);
        step.authorName = m_names.ofUser(step.author);
        step.recordedAtMs = row.recordedAtMs;
        step.decidedAtMs = row.decidedAtMs;
        step.isOwnDevice = !m_device.isNull() && m_store.peers().get(row.device) == m_device;
        step.isMerged = row.flags & historyflag::merged;
        step.isDecision = row.flags & historyflag::decision;
        step.isImported = row.flags & historyflag::imported;
        step.isRevived = row.flags & historyflag::revived;
        step.isErased = row.flags & historyflag::erased;
        const int index = m_spec.indexOf(row.change.field);
        // What stood there by the office's own row, should the device not keep what was before.
        if (index >= 0 && row.verdict == Verdict::Applied && !step.isErased)
            m_shown[static_cast<std::size_t>(index)] = row.old;
        write(row.change, step);
    }

    void pending() {
        auto& row = m_store.database()
                        .cached("SELECT p.field, p.op, p.value, p.salt, p.state, a.author, "
                                "a.recorded_at, a.first FROM pending p JOIN action a ON a.first = "
                                "p.action WHERE p.record = ? ORDER BY p.number")
                        .with(m_record);
        Running running(row);
        while (running->step()) {
            Change change;
            change.field = static_cast<std::uint16_t>(row.integer(0));
            change.op = static_cast<Op>(row.integer(1));
            if (change.op != Op::Create)
                change.value = row.value(2);
            else if (auto values = decodeValues(row.blob(2)))
                change.values = *std::move(values);
            const auto salt = row.blob(3);
            std::copy_n(salt.begin(), std::min(salt.size(), change.salt.size()),
                        reinterpret_cast<char*>(change.salt.data()));
            FieldStep step;
            step.verdict = Verdict::Pending;
            step.isSetAside = row.integer(4) != 0;
            step.author = row.id(5);
            step.authorName = m_names.ofUser(step.author);
            step.recordedAtMs = row.integer(6);
            step.action = row.integer(7);
            step.isOwnDevice = true;
            write(change, step);
        }
    }

    // One step for a change; for a creation one for each field it filled.
    void write(const Change& change, FieldStep step) {
        step.op = change.op;
        if (change.op == Op::Create) {
            for (const auto& [number, value] : change.values)
                put(number, value, change, step);
            if (change.values.empty() && !m_only)
                m_steps.push_back(step);
            return;
        }
        if (change.field != 0) {
            put(change.field, change.value, change, step);
            return;
        }
        if (!m_only) {
            step.to = textOf(change.value); // the ground of an erasure
            m_steps.push_back(std::move(step));
        }
    }

    void put(std::uint16_t number, const Value& value, const Change& change, FieldStep step) {
        const int index = m_spec.indexOf(number);
        if (index < 0)
            return;
        const auto& field = m_spec.fields[static_cast<std::size_t>(index)];
        auto& shown = m_shown[static_cast<std::size_t>(index)];
        const bool stands = step.verdict == Verdict::Applied
                            || (step.verdict == Verdict::Pending && !step.isSetAside);
        step.field = field.name;
        if (change.op == Op::Remove) {
            step.from = removedText(field, shown, value);
        } else if (change.op == Op::Add) {
            step.to = valueText(field, value);
        } else {
            step.from = shownText(field, shown);
            step.to = shownText(field, value);
        }
        if (stands)
            shown = replayed(field, shown, change.op == Op::Create ? Op::Set : change.op, value,
                             {entryKey(viewOf(change.salt)), std::string(textOf(value)),
                              step.author, step.recordedAtMs});
        if (!m_only || m_only->number == number)
            m_steps.push_back(std::move(step));
    }

    static std::string removedText(const FieldSpec& field, const Value& shown, const Value& value) {
        if (field.type == FieldType::Entries)
            for (const auto& entry : entriesOf(textOf(shown)))
                if (entry.key == textOf(value))
                    return entry.text;
        return valueText(field, value);
    }

    Store& m_store;
    const EntitySpec& m_spec;
    Uuid m_record;
    const FieldSpec* m_only;
    Names m_names;
    Uuid m_device;
    std::vector<Value> m_shown; // by field, as it was at the step reached
    std::vector<FieldStep> m_steps;
};

} // namespace

Result<std::vector<FieldStep>> fieldHistory(Store& store, EntityId entity, const Uuid& record,
                                            std::string_view field) {
    return guarded([&]() -> Result<std::vector<FieldStep>> {
        const auto& spec = specOf(entity);
        const FieldSpec* only = field.empty() ? nullptr : spec.field(field);
        if (!field.empty() && !only)
            return Error{ErrorCode::NotFound, "a " + std::string(spec.name) + " has no field named "
                                                  + std::string(field)};
        if (!store.table(entity).head(record))
            return Error{ErrorCode::NotFound,
                         "there is no such " + std::string(spec.name) + " here"};
        return StepReader(store, spec, record, only).read();
    });
}

} // namespace banyan
