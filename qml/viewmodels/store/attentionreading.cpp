#include "qml/viewmodels/store/attentionreading.h"

#include "core/usecases/fieldhistory.h"
#include "core/usecases/names.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"
#include "qml/viewmodels/store/recordreading.h"

#include <algorithm>

namespace banyan::ui {

namespace {

constexpr std::int64_t decidedShownMs = 14 * std::int64_t{86'400'000};

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

const FieldSpec* subjectField(const CaseView& view) {
    const auto* spec = entitySpec(view.entity);
    return spec ? spec->field(view.field) : nullptr;
}

// What was decided in the end about something its user had written, by somebody else.
std::optional<AttentionRow> decidedRow(Store& store, const CaseView& view, const Uuid& me) {
    const auto mine = std::ranges::find(view.candidates, me, &CaseCandidate::author);
    if (mine == view.candidates.end() || view.decider == me || view.decider.isNull())
        return std::nullopt;
    AttentionRow row = rowFrom(store, view);
    row.kind = AttentionKind::Decided;
    row.atMs = view.decidedAtMs;
    row.decidedBy = textFrom(view.decidedBy);
    row.reason = textFrom(view.reason);
    const auto* field = subjectField(view);
    if (!field) {
        row.decision = textFrom(Uuid::fromText(view.decision) ? "same" : view.decision);
        return row;
    }
    row.codeList = codeListOf(*field);
    const auto shown = [&](const std::string& text) {
        const auto id = Uuid::fromText(text);
        return id ? textFrom(Names(store).ofResident(*id)) : maskedText(*field, textFrom(text));
    };
    row.decision = shown(view.decision);
    row.mine = shown(mine->text);
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

// A sensitive value is masked but where the versions differ: there people have to look.
void maskAlike(const FieldSpec& field, CaseRecord& record) {
    if (field.sensitivity != Sensitivity::Sensitive)
        return;
    std::vector<QString*> texts{&record.before};
    for (CaseVersion& version : record.versions)
        texts.push_back(&version.value);
    const std::vector<QString> whole = [&] {
        std::vector<QString> copies;
        for (const QString* text : texts)
            copies.push_back(*text);
        return copies;
    }();
    const auto differsAt = [&](qsizetype at) {
        return std::ranges::any_of(whole, [&](const QString& text) {
            return !text.isEmpty() && text.mid(at, 1) != whole.back().mid(at, 1);
        });
    };
    for (std::size_t i = 0; i < texts.size(); ++i) {
        QString masked = maskedText(field, whole[i]);
        for (qsizetype at = 0; at < std::min(masked.size(), whole[i].size()); ++at)
            if (differsAt(at))
                masked[at] = whole[i][at];
        *texts[i] = masked;
    }
    record.decision = maskedText(field, record.decision);
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
    record.decision = textFrom(view.decision);
    if (const auto* field = subjectField(view))
        maskAlike(*field, record);
    if (view.isOpen)
        return record;
    record.decisionReason = textFrom(view.reason);
    record.decidedBy = textFrom(view.isUnsent ? Names(store).ofUser(me) : view.decidedBy);
    record.decidedAtMs = view.decidedAtMs != 0 ? view.decidedAtMs : store.clock().wallMs();
    return record;
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
    const Uuid me = authorOf(store);
    if (const auto decided = Cases(store).decidedSince(store.clock().wallMs() - decidedShownMs);
        decided && !me.isNull())
        for (const auto& view : *decided)
            if (auto row = decidedRow(store, view, me))
                rows.push_back(*std::move(row));
    return rows;
}

Result<CaseRecord> readCase(Store& store, const Uuid& id) {
    const auto view = Cases(store).find(id);
    if (!view)
        return view.error();
    return caseFrom(store, *view);
}

QString kindOf(const Action& action) {
    if (action.kind == "settle_case")
        return QStringLiteral("decision");
    if (action.kind == "merge" || action.kind == "unmerge")
        return textFrom(action.kind);
    QString kind = QStringLiteral("other");
    for (const auto& change : action.changes) {
        const auto* spec = entitySpec(change.entity);
        const auto* field = spec ? spec->field(change.field) : nullptr;
        const std::string_view name = field ? field->name : "";
        switch (change.entity) {
        case EntityId::Visit:
            return QStringLiteral("visit");
        case EntityId::Attachment:
            return QStringLiteral("photo");
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
