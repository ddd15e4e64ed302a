#include "qml/viewmodels/store/attentionreading.h"

#include "core/usecases/fieldhistory.h"
#include "core/usecases/names.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"
#include "qml/viewmodels/store/recordreading.h"

#include <algorithm>

namespace banyan::ui {

namespace {

AttentionRow rowFrom(Store& store, const CaseView& view) {
    const DoorName door = nameOfDoor(store, householdOf(store, view.entity, view.record));
    AttentionRow row;
    row.id = textFrom(view.id);
    row.caseKind = textFrom(view.kind);
    row.field = textFrom(view.field);
    row.place = door.place;
    row.headName = door.headName;
    row.atMs = view.openedAtMs;
    return row;
}

// Grid or organisation that a person of the service works for.
QString unitOf(Store& store, const Uuid& author) {
    const auto user = store.table(EntityId::User).find(author);
    if (!user)
        return {};
    for (const auto& element : setElements(user->text("scopes"))) {
        const auto scope = Uuid::fromText(element);
        for (const EntityId entity : {EntityId::Grid, EntityId::OrgUnit})
            if (const auto unit = scope ? store.table(entity).find(*scope) : std::nullopt)
                return textFrom(unit->text("name"));
    }
    return {};
}

CaseVersion versionFrom(Store& store, const CaseCandidate& candidate, const Uuid& me) {
    CaseVersion version;
    version.versionId = textFrom(candidate.key);
    version.author = textFrom(candidate.authorName);
    version.mine = candidate.author == me && !me.isNull();
    if (!version.mine)
        version.authorUnit = unitOf(store, candidate.author);
    version.current = candidate.isCurrent;
    version.place = placeOfWriting(store, candidate.author);
    version.atMs = candidate.atMs;
    version.value = textFrom(candidate.label);
    if (Uuid::fromText(candidate.text))
        version.recordId = textFrom(candidate.text);
    return version;
}

// Who wrote what stood there before, and when.
void addBefore(Store& store, const CaseView& view, CaseRecord& record) {
    record.before = textFrom(view.before);
    if (const auto id = Uuid::fromText(view.before))
        record.before = textFrom(Names(store).ofResident(*id));
    const auto steps = view.before.empty()
                           ? Result<std::vector<FieldStep>>(std::vector<FieldStep>())
                           : fieldHistory(store, view.entity, view.record, view.field);
    if (!steps)
        return;
    for (const auto& step : *steps) {
        if (step.to != view.before)
            continue;
        record.beforeAuthor = textFrom(step.authorName);
        record.beforeAtMs = step.recordedAtMs;
    }
}

CaseRecord caseFrom(Store& store, const CaseView& view) {
    const DoorName door = nameOfDoor(store, householdOf(store, view.entity, view.record));
    CaseRecord record;
    record.caseId = textFrom(view.id);
    record.kind = textFrom(view.kind);
    const auto* spec = entitySpec(view.entity);
    record.entity = spec ? QString::fromLatin1(spec->name) : QString();
    record.recordId = textFrom(view.record);
    record.field = textFrom(view.field);
    if (const auto* field = spec ? spec->field(view.field) : nullptr)
        record.codeList = codeListOf(*field);
    record.place = door.place;
    record.headName = door.headName;
    record.householdId = textFrom(door.household);
    const Uuid me = authorOf(store);
    for (const auto& candidate : view.candidates)
        record.versions.push_back(versionFrom(store, candidate, me));
    addBefore(store, view, record);
    record.mayDecide = view.mayDecide;
    if (view.isOpen)
        return record;
    record.decision = textFrom(view.decision);
    record.decidedBy = textFrom(view.isUnsent ? Names(store).ofUser(me) : view.decidedBy);
    record.decidedAtMs = view.decidedAtMs != 0 ? view.decidedAtMs : store.clock().wallMs();
    return record;
}

// What a field of set-aside work says, unless it only ties records together.
bool isReadable(const FieldSpec& field) {
    return field.type != FieldType::Reference && field.type != FieldType::ReferenceSet
           && field.type != FieldType::Time && field.type != FieldType::Boolean;
}

SetAsideLine lineFrom(Store& store, const Change& change, const FieldSpec& field,
                      const Value& value, const std::string& detail) {
    SetAsideLine line;
    line.target = {QString::fromLatin1(specOf(change.entity).name), textFrom(change.record),
                   QString::fromLatin1(field.name)};
    // An element of a set is one text and not a set.
    line.value = field.type == FieldType::TextSet && change.op != Op::Create
                     ? textFrom(textOf(value))
                     : shownText(store, field, value);
    line.codeList = codeListOf(field);
    line.wrong = detail.starts_with(std::string(field.name) + ":");
    return line;
}

std::vector<SetAsideLine> linesFrom(Store& store, const QueuedAction& queued) {
    std::vector<SetAsideLine> lines;
    for (const auto& change : queued.action.changes) {
        const auto* spec = entitySpec(change.entity);
        if (!spec)
            continue;
        const auto add = [&](std::uint16_t number, const Value& value) {
            if (const auto* field = spec->field(number); field && isReadable(*field))
                lines.push_back(lineFrom(store, change, *field, value, queued.detail));
        };
        if (change.field != 0)
            add(change.field, change.value);
        for (const auto& [number, value] : change.values)
            add(number, value);
    }
    const bool isNamed = std::ranges::any_of(lines, &SetAsideLine::wrong);
    if (!isNamed && lines.size() == 1 && queued.reason == setAsideName(SetAside::Invalid))
        lines.front().wrong = true;
    return lines;
}

Uuid householdOfAction(Store& store, const Action& action) {
    for (const auto& change : action.changes)
        if (const Uuid found = householdOf(store, change.entity, change.record); !found.isNull())
            return found;
    return {};
}

bool sharesRecord(const Action& one, const Action& other) {
    return std::ranges::any_of(one.changes, [&](const Change& change) {
        return std::ranges::find(other.changes, change.record, &Change::record)
               != other.changes.end();
    });
}

} // namespace

std::vector<AttentionRow> readAttention(Store& store) {
    std::vector<AttentionRow> rows;
    if (const auto open = Cases(store).openCases())
        for (const auto& view : *open)
            rows.push_back(rowFrom(store, view));
    for (const auto& queued : Outbox(store).list(ActionState::SetAside)) {
        const DoorName door = nameOfDoor(store, householdOfAction(store, queued.action));
        AttentionRow row;
        row.kind = AttentionKind::SetAside;
        row.id = QString::number(queued.action.first);
        row.reason = textFrom(queued.reason);
        row.place = door.place;
        row.headName = door.headName;
        row.atMs = queued.action.recordedAtMs;
        rows.push_back(row);
    }
    return rows;
}

Result<CaseRecord> readCase(Store& store, const Uuid& id) {
    const auto view = Cases(store).find(id);
    if (!view)
        return view.error();
    return caseFrom(store, *view);
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

QString kindOf(const Action& action) {
    if (action.kind == "settle_case")
        return QStringLiteral("decision");
    QString kind = QStringLiteral("other");
    for (const auto& change : action.changes) {
        const auto* spec = entitySpec(change.entity);
        const auto* field = spec ? spec->field(change.field) : nullptr;
        const std::string_view name = field ? field->name : "";
        switch (change.entity) {
        case EntityId::Visit:
            return QStringLiteral("visit");
        case EntityId::CareTag:
            return QStringLiteral("tag");
        case EntityId::Consent:
            return QStringLiteral("consent");
        case EntityId::Resident:
            kind = name == "phones" ? QStringLiteral("contact") : QStringLiteral("resident");
            break;
        case EntityId::Household:
            kind = name == "phones"      ? QStringLiteral("contact")
                   : name == "door_note" ? QStringLiteral("door_note")
                                         : QStringLiteral("household");
            break;
        case EntityId::Dwelling:
            kind = QStringLiteral("household");
            break;
        default:
            break;
        }
    }
    return kind;
}

Result<Slice<UnsentRow>> readUnsent(Store& store, int offset, int count, std::int64_t holdMs) {
    auto all = Outbox(store).list(ActionState::Unsent);
    std::ranges::reverse(all); // the latest first
    Slice<UnsentRow> slice;
    slice.total = int(all.size());
    for (int at = std::max(0, offset); at < std::min(offset + count, slice.total); ++at) {
        const Action& action = all[std::size_t(at)].action;
        const DoorName door = nameOfDoor(store, householdOfAction(store, action));
        UnsentRow row;
        row.actionId = QString::number(action.first);
        row.kind = kindOf(action);
        for (const auto& change : action.changes) {
            if (change.entity != EntityId::Visit || change.op != Op::Create)
                continue;
            const Record visit = recordFrom(change.entity, change.record, change.values);
            row.outcome = textFrom(visit.text("outcome"));
            if (action.recordedAtMs + holdMs > store.clock().wallMs())
                row.withheldUntilMs = action.recordedAtMs + holdMs;
        }
        row.place = door.place;
        row.headName = door.headName;
        row.atMs = action.recordedAtMs;
        slice.rows.push_back(row);
    }
    return slice;
}

} // namespace banyan::ui
