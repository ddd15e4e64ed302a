// Work that the office did not take, as a page shows it: what was written, and what can be put
// right in it.
#include "qml/viewmodels/store/attentionreading.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"
#include "qml/viewmodels/store/recordreading.h"

#include <algorithm>

namespace banyan::ui {

namespace {

// What a field of set-aside work says, unless it only ties records together.
bool isReadable(const FieldSpec& field) {
    return field.type != FieldType::Reference && field.type != FieldType::ReferenceSet
           && field.type != FieldType::Time && field.type != FieldType::Boolean;
}

// What it must look like, for the editor that is offered.
QString formOf(const FieldSpec& field) {
    switch (field.format) {
    case Format::Phone:
        return QStringLiteral("phone");
    case Format::PersonName:
        return QStringLiteral("name");
    case Format::IdNumber:
        return QStringLiteral("id_number");
    default:
        break;
    }
    if (field.type == FieldType::Date)
        return QStringLiteral("date");
    const bool isNumber = field.type == FieldType::Integer || field.type == FieldType::Real;
    return isNumber ? QStringLiteral("number") : QStringLiteral("text");
}

QString opOf(const Change& change) {
    if (change.op == Op::Merge && isNull(change.value))
        return QStringLiteral("give_back");
    return QLatin1String(opName(change.op));
}

SetAsideLine lineFrom(Store& store, const Change& change, const FieldSpec& field,
                      const Value& value, const std::string& detail) {
    SetAsideLine line;
    line.target = {QString::fromLatin1(specOf(change.entity).name), textFrom(change.record),
                   QString::fromLatin1(field.name)};
    line.op = opOf(change);
    // An element of a set is one text and not a set.
    line.value = field.type == FieldType::TextSet && change.op != Op::Create
                     ? textFrom(textOf(value))
                     : shownText(store, field, value);
    line.codeList = codeListOf(field);
    line.form = formOf(field);
    line.editable = change.op != Op::Remove && field.type != FieldType::Entries;
    line.wrong = line.editable && detail.starts_with(std::string(field.name) + ":");
    return line;
}

// A change of a record as a whole: nothing in it to correct.
SetAsideLine wholeLine(const Change& change) {
    SetAsideLine line;
    line.target = {QString::fromLatin1(specOf(change.entity).name), textFrom(change.record), {}};
    line.op = opOf(change);
    return line;
}

std::vector<SetAsideLine> linesFrom(Store& store, const QueuedAction& queued) {
    std::vector<SetAsideLine> lines;
    for (std::size_t at = 0; at < queued.action.changes.size(); ++at) {
        const Change& change = queued.action.changes[at];
        const auto* spec = entitySpec(change.entity);
        if (!spec)
            continue;
        const auto add = [&](std::uint16_t number, const Value& value) {
            if (const auto* field = spec->field(number); field && isReadable(*field)) {
                lines.push_back(lineFrom(store, change, *field, value, queued.detail));
                lines.back().change = int(at);
            }
        };
        if (change.field != 0)
            add(change.field, change.value);
        else if (change.op != Op::Create)
            lines.push_back(wholeLine(change));
        for (const auto& [number, value] : change.values)
            add(number, value);
    }
    const bool isNamed = std::ranges::any_of(lines, &SetAsideLine::wrong);
    if (!isNamed && lines.size() == 1 && queued.reason == setAsideName(SetAside::Invalid))
        lines.front().wrong = lines.front().editable;
    for (SetAsideLine& line : lines) // what has to be put right has to be seen whole
        if (line.form == QLatin1String("id_number") && !line.wrong)
            line.value = maskedText(*specOf(EntityId::Resident).field("id_number"), line.value);
    return lines;
}

bool sharesRecord(const Action& one, const Action& other) {
    return std::ranges::any_of(one.changes, [&](const Change& change) {
        return std::ranges::find(other.changes, change.record, &Change::record)
               != other.changes.end();
    });
}

} // namespace

Uuid householdOfAction(Store& store, const Action& action) {
    for (const auto& change : action.changes)
        if (const Uuid found = householdOf(store, change.entity, change.record); !found.isNull())
            return found;
    return {};
}

Result<SetAsideRecord> readSetAside(Store& store, std::int64_t first) {
    const auto all = Outbox(store).list(ActionState::SetAside);
    const auto found = std::ranges::find_if(
        all, [&](const QueuedAction& queued) { return queued.action.first == first; });
    if (found == all.end())
        return Error{ErrorCode::NotFound, "there is no set-aside work with this number"};
    const DoorName door = nameOfDoor(store, householdOfAction(store, found->action));
    SetAsideRecord record;
    record.actionId = QString::number(first);
    record.kind = kindOf(found->action);
    record.reason = textFrom(found->reason);
    record.place = door.place;
    record.headName = door.headName;
    record.householdId = textFrom(door.household);
    record.writtenAtMs = found->action.recordedAtMs;
    record.lines = linesFrom(store, *found);
    for (const auto& queued : all)
        record.dependents += queued.action.first != first
                             && queued.reason == setAsideName(SetAside::BuildsOn)
                             && sharesRecord(queued.action, found->action);
    return record;
}

} // namespace banyan::ui
