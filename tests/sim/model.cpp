#include "tests/sim/model.h"

#include "core/schema/registry.h"
#include "core/schema/workflow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace banyan::sim {

namespace {

QJsonArray arrayIn(const Value& value) {
    const auto text = textOf(value);
    return QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())))
        .array();
}

// What a change is called where several wait: the first half of its salt, in hexadecimal.
std::string keyOf(const Change& change) {
    const QByteArray half(reinterpret_cast<const char*>(change.salt.data()), 8);
    return half.toHex().toStdString();
}

Model::When whenOf(const Decided& row) {
    return {row.atMs, std::string(row.device.view()), row.number};
}

bool isStep(const FieldSpec& field, std::string_view from, std::string_view to) {
    if (from.empty())
        return true;
    if (!field.workflow)
        return false;
    for (const auto& step : field.workflow->steps)
        if (step.from == from && step.to == to)
            return true;
    return false;
}

} // namespace

std::set<std::string> elementsIn(const Value& value) {
    std::set<std::string> elements;
    for (const auto& element : arrayIn(value))
        elements.insert(element.toString().toStdString());
    return elements;
}

std::vector<Model::Entry> entriesIn(const Value& value) {
    std::vector<Model::Entry> entries;
    for (const auto& item : arrayIn(value)) {
        const auto entry = item.toObject();
        const auto text = [&](const char* name) {
            return entry.value(QLatin1String(name)).toString().toStdString();
        };
        entries.push_back(
            {text("k"), text("t"), text("by"), entry.value(QLatin1String("at")).toInteger()});
    }
    return entries;
}

void Model::take(const Decided& row) {
    const Change& change = row.typed ? row.typed->change : row.change;
    if (change.op == Op::Create) {
        create(row, change);
        return;
    }
    const auto found = m_records.find(change.record);
    if (found == m_records.end()) {
        m_disputes.push_back("a row about a record that nobody created");
        return;
    }
    Record& record = found->second;
    record.isTangled = record.isTangled || row.isRedirect || change.op == Op::Merge;
    if (change.op == Op::Merge && !isNull(change.value))
        m_records[referenceOf(change.value)].isTangled = true;
    const bool isGiven = !row.typed || row.isErased || record.isTangled;
    const auto* spec = specOf(record.entity).field(change.field);
    if (!spec) {
        const Verdict mine = isGiven ? row.verdict : judgeRecord(record, row, change);
        if (mine != row.verdict)
            m_disputes.push_back(std::string(opName(change.op)) + " of a "
                                 + specOf(record.entity).name + " is " + verdictName(row.verdict)
                                 + ", not " + verdictName(mine));
        if (row.verdict == Verdict::Applied)
            applyToRecord(record, change);
        return;
    }
    const Place at{*spec, record, record.fields[change.field]};
    const Verdict mine = isGiven ? row.verdict : judge(at, row, change);
    if (mine != row.verdict)
        m_disputes.push_back(std::string(specOf(record.entity).name) + "." + spec->name + ": "
                             + opName(change.op) + " of " + std::to_string(row.number) + " is "
                             + verdictName(row.verdict) + ", not " + verdictName(mine));
    if (row.verdict == Verdict::Applied)
        apply(at, row, change);
}

void Model::create(const Decided& row, const Change& change) {
    Record& record = m_records[change.record];
    record.entity = change.entity;
    for (const auto& [number, value] : change.values) {
        Field& field = record.fields[number];
        field.value = value;
        const auto* spec = specOf(change.entity).field(number);
        if (spec && spec->rule == MergeRule::AddWins)
            field.elements = elementsIn(value);
        else if (spec && spec->rule == MergeRule::Append)
            field.entries = entriesIn(value);
    }
    if (change.entity == EntityId::ConflictCase && !row.typed)
        openedAtOffice(change);
}

// Which of the cases this model has opened is which record of the office.
void Model::openedAtOffice(const Change& change) {
    const auto& spec = specOf(EntityId::ConflictCase);
    const auto valueOf = [&](const char* name) {
        for (const auto& [number, value] : change.values)
            if (number == spec.field(name)->number)
                return value;
        return Value{};
    };
    const auto subject = m_records.find(referenceOf(valueOf("subject_record")));
    if (subject == m_records.end())
        return;
    const auto* field = specOf(subject->second.entity).field(textOf(valueOf("subject_field")));
    if (!field)
        return; // about whole records: not this model's
    Case& about = subject->second.cases[field->number];
    if (!about.isOpen && !subject->second.isTangled)
        m_disputes.push_back(std::string("a case about ") + specOf(subject->second.entity).name
                             + "." + field->name + " of " + subject->first.text()
                             + " that the table does not ask for");
    about.id = change.record;
}

Verdict Model::judgeRecord(const Record& record, const Decided& row, const Change& change) const {
    if (change.op == Op::Erase)
        return Verdict::Applied;
    if (record.state != RecordState::Live)
        return Verdict::Same;
    const bool isBesideOthers = std::any_of(
        record.written.begin(), record.written.end(), [&](const Record::Written& written) {
            return written.revision > change.base && written.device != row.device;
        });
    return isBesideOthers ? Verdict::NoEffect : Verdict::Applied;
}

void Model::applyToRecord(Record& record, const Change& change) {
    ++record.revision;
    if (change.op == Op::Delete)
        record.state = RecordState::Deleted;
    else if (change.op == Op::Merge)
        record.state = isNull(change.value) ? RecordState::Live : RecordState::Merged;
    else if (change.op == Op::Erase) {
        record.state = RecordState::Erased;
        record.fields.clear();
        record.cases.clear();
    }
}

Verdict Model::judge(const Place& at, const Decided& row, const Change& change) {
    if (at.record.state == RecordState::Erased)
        return Verdict::NoEffect;
    if (at.spec.rule == MergeRule::AddWins || at.spec.rule == MergeRule::Append)
        return judgeElement(at, row, change);
    const auto known = at.record.cases.find(change.field);
    if (known != at.record.cases.end() && known->second.isOpen) {
        const bool mayDecide =
            !known->second.isAuthority || (row.typed->isByDesk && (at.spec.writers & roles::desks));
        const bool isSame = change.value == at.field.value;
        if (change.caseShown > 0 && mayDecide) {
            known->second.isOpen = false;
            known->second.decidedBy = row.typed->author;
        } else if (!isSame) {
            known->second.candidates.insert(keyOf(change));
            return Verdict::Held;
        }
        return isSame ? Verdict::Same : Verdict::Applied;
    }
    if (change.value == at.field.value)
        return Verdict::Same;
    if (wasDecidedMeanwhile(at, row, change)) {
        hold(at, false, change);
        return Verdict::Held;
    }
    return judgeRule(at, row, change);
}

Verdict Model::judgeElement(const Place& at, const Decided& row, const Change& change) const {
    const std::string named(textOf(change.value));
    if (at.spec.rule == MergeRule::Append) {
        const auto isNamed = [&](const Entry& entry) { return entry.key == named; };
        const bool isThere = std::any_of(at.field.entries.begin(), at.field.entries.end(), isNamed);
        return change.op == Op::Add || isThere ? Verdict::Applied : Verdict::NoEffect;
    }
    if (at.field.elements.contains(named) == (change.op == Op::Add))
        return Verdict::Same;
    const auto added = at.field.added.find(named);
    if (change.op == Op::Add || added == at.field.added.end())
        return Verdict::Applied;
    const auto& [revision, device] = added->second;
    return revision <= change.base || device == row.device ? Verdict::Applied : Verdict::NoEffect;
}

bool Model::wasDecidedMeanwhile(const Place& at, const Decided& row, const Change& change) const {
    const auto known = at.record.cases.find(change.field);
    if (change.caseShown == 0 || known == at.record.cases.end())
        return false;
    const auto asRecord = m_records.find(known->second.id);
    return asRecord != m_records.end() && asRecord->second.revision > change.caseShown
           && known->second.decidedBy != row.typed->author;
}

Verdict Model::judgeRule(const Place& at, const Decided& row, const Change& change) {
    const Field& field = at.field;
    Value seen = field.value; // what stood there when its author looked
    for (auto past = field.past.rbegin(); past != field.past.rend(); ++past)
        if (past->first > change.base)
            seen = past->second;
    const bool isConcurrent =
        field.version > change.base && field.device != row.device && field.value != seen;
    const bool isOlder = whenOf(row) < field.when;
    const bool isOwner = row.typed->isByDesk && (at.spec.writers & roles::desks);
    switch (at.spec.rule) {
    case MergeRule::Immutable:
        return isNull(field.value) ? Verdict::Applied : Verdict::Noted;
    case MergeRule::LatestObserved:
        return field.version > 0 && isOlder ? Verdict::Superseded : Verdict::Applied;
    case MergeRule::Review:
        if (isConcurrent)
            hold(at, false, change);
        return isConcurrent ? Verdict::Held : Verdict::Applied;
    case MergeRule::Authority:
        if (!isOwner) {
            hold(at, true, change);
            return Verdict::Held;
        }
        [[fallthrough]];
    case MergeRule::Latest:
        return isConcurrent && isOlder ? Verdict::Superseded : Verdict::Applied;
    case MergeRule::Workflow:
        return isStep(at.spec, textOf(field.value), textOf(change.value)) ? Verdict::Applied
                                                                          : Verdict::Noted;
    case MergeRule::Withdrawal:
        if (isNull(change.value))
            return Verdict::NoEffect;
        return isNull(field.value) ? Verdict::Applied : Verdict::Noted;
    case MergeRule::AddWins:
    case MergeRule::Append:
        break; // decided before
    }
    return Verdict::Noted;
}

// A new case asks about what stands and what came; a decided one is asked again when somebody who
// had it before him decides otherwise.
void Model::hold(const Place& at, bool isAuthority, const Change& change) {
    Case& about = at.record.cases[change.field];
    const bool isReopened = change.caseShown > 0 && !about.id.isNull();
    if (!isReopened) {
        about = {};
        about.isAuthority = isAuthority;
        about.candidates.insert(at.field.key);
    }
    about.isOpen = true;
    about.candidates.insert(keyOf(change));
}

void Model::apply(const Place& at, const Decided& row, const Change& change) {
    Field& field = at.field;
    const Value before = field.value;
    const std::string named(textOf(change.value));
    ++at.record.revision;
    if (change.op == Op::Set) {
        field.value = change.value;
        if (at.spec.rule == MergeRule::Append)
            field.entries = entriesIn(change.value);
    } else if (at.spec.rule == MergeRule::AddWins && change.op == Op::Add) {
        field.elements.insert(named);
        field.added[named] = {at.record.revision, row.device};
    } else if (at.spec.rule == MergeRule::AddWins) {
        field.elements.erase(named);
    } else if (change.op == Op::Add) {
        field.entries.push_back({keyOf(change), named,
                                 row.typed ? row.typed->author.text() : row.device.text(),
                                 row.typed ? row.typed->recordedAtMs : row.atMs});
    } else {
        std::erase_if(field.entries, [&](const Entry& entry) { return entry.key == named; });
    }
    field.past.emplace_back(at.record.revision, before);
    field.version = at.record.revision;
    field.device = row.device;
    field.when = whenOf(row);
    field.key = keyOf(change);
    const bool wasLive = at.record.state == RecordState::Live;
    const bool isNote = at.spec.officeOnly && specOf(at.record.entity).home != Home::OfOffice;
    if (!isNote && !row.isNoted)
        at.record.written.push_back({at.record.revision, row.device, change.field});
    if (at.record.state == RecordState::Deleted && row.typed)
        at.record.state = RecordState::Live; // an edit beats a deletion
    if (at.record.entity == EntityId::Resident && wasLive && row.typed)
        headIsGone(change.record, at.spec, change);
}

// A head of household who died or moved out is asked about, never refused.
void Model::headIsGone(const Uuid& resident, const FieldSpec& field, const Change& change) {
    const std::string_view name = field.name;
    const bool isGone = (name == "life_status" && textOf(change.value) == "dead")
                        || (name == "moved_out_on" && !isNull(change.value));
    const std::uint16_t head = specOf(EntityId::Household).field("head")->number;
    for (auto& [id, record] : m_records) {
        if (!isGone || record.entity != EntityId::Household
            || record.fields[head].value != Value{resident} || record.cases[head].isOpen)
            continue;
        Case about;
        about.isOpen = true;
        about.candidates.insert(keyOf(change));
        record.cases[head] = about;
    }
}

} // namespace banyan::sim
