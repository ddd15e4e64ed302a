#include "qml/viewmodels/store/saving.h"

#include "core/usecases/attaching.h"
#include "core/usecases/registers.h"
#include "core/usecases/service.h"
#include "core/usecases/visits.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"
#include "qml/viewmodels/store/photokeeping.h"

#include <algorithm>

namespace banyan::ui {

namespace {

Status statusOf(const Result<Recorded>& recorded) {
    return recorded ? ok() : Status(recorded.error());
}

Result<banyan::VisitDraft> visitFrom(Store& store, const VisitDraft& draft) {
    const auto household = idFrom(draft.householdId);
    if (!household)
        return household.error();
    banyan::VisitDraft visit;
    visit.household = *household;
    visit.purpose = draft.purpose.toStdString();
    visit.outcome = draft.outcome.toStdString();
    visit.observedAtMs = draft.observedAtMs;
    for (const QString& resident : draft.metResidentIds) {
        const auto id = idFrom(resident);
        if (!id)
            return id.error();
        visit.met.push_back(*id);
    }
    visit.note = draft.text.toStdString();
    visit.nextAtMs = draft.nextVisitAtMs;
    visit.occupancy = draft.occupancy.toStdString();
    if (draft.cardDelivered)
        visit.card = cardToDeliver(store, *household);
    return visit;
}

// The visit or problem that an action made; nothing when it made none.
std::optional<PhotoTarget> madeBy(Store& store, std::int64_t first) {
    for (const EntityId entity : Attaching::targets()) {
        auto& row = store.database()
                        .cached("SELECT record" + std::string(ofAction)
                                + "AND entity = ?2 AND op = 1 LIMIT 1")
                        .with(first, std::int64_t(entity));
        Running running(row);
        if (running->step())
            return PhotoTarget{entity, row.id(0)};
    }
    return std::nullopt;
}

void apply(ActionDraft& action, const FieldEdit& edit) {
    const auto* spec = entityFrom(edit.target.entity);
    const std::string name = edit.target.field.toStdString();
    const auto* field = spec ? spec->field(name) : nullptr;
    const auto id = idFrom(edit.target.recordId);
    if (!field || !id)
        return action.refuse(ErrorCode::NotFound, "there is no such field");
    const std::string value = edit.value.toStdString();
    switch (edit.op) {
    case EditOp::Set:
        if (field->type == FieldType::TextSet)
            action.replace(spec->id, *id, name, value);
        else
            action.set(spec->id, *id, name, Value{value});
        break;
    case EditOp::Add:
        action.add(spec->id, *id, name, value);
        break;
    case EditOp::Remove:
    case EditOp::Strike:
        action.remove(spec->id, *id, name, value);
        break;
    }
}

} // namespace

Result<RecordedVisit> saveVisit(Store& store, const VisitDraft& draft, std::int64_t holdMs) {
    const auto visit = visitFrom(store, draft);
    if (!visit)
        return visit.error();
    const auto recorded = Visits(store, holdMs).recordVisit(*visit);
    if (!recorded)
        return recorded.error();
    RecordedVisit fact;
    fact.actionId = QString::number(recorded->action);
    fact.visitId = textFrom(recorded->record);
    fact.householdId = draft.householdId;
    fact.place = nameOfDoor(store, visit->household).place;
    fact.outcome = draft.outcome;
    fact.undoUntilMs = store.clock().wallMs() + holdMs;
    fact.photosLeftOut =
        savePhotos(store, {EntityId::Visit, recorded->record}, draft.photos, holdMs);
    return fact;
}

Status saveVoid(Store& store, const Uuid& visit, const QString& reason) {
    return statusOf(Visits(store).voidVisit(visit, reason.toStdString()));
}

Status undoAction(Store& store, std::int64_t first) {
    constexpr const char* reason = "记错了";
    const auto made = madeBy(store, first);
    Outbox outbox(store);
    if (made)
        for (const std::int64_t photo : heldPhotos(store, *made))
            if (!outbox.undo(photo))
                break; // then what it is of cannot be taken back either
    auto undone = outbox.undo(first);
    if (undone || undone.error().code != ErrorCode::Conflict || !made)
        return undone;
    return statusOf(made->entity == EntityId::Visit
                        ? Visits(store).voidVisit(made->id, reason)
                        : Registers(store).take(made->entity, made->id, "withdrawn", reason));
}

Status saveEdits(Store& store, const std::vector<FieldEdit>& edits) {
    ActionDraft action(store);
    for (const FieldEdit& edit : edits)
        apply(action, edit);
    if (edits.empty() || (action.isEmpty() && !action.hasFault()))
        return ok(); // everything is as wished
    const auto about = idFrom(edits.front().target.recordId);
    return statusOf(action.commit("edit", about ? *about : Uuid{}, 0));
}

Status saveConsent(Store& store, const Uuid& resident, const QString& purpose,
                   const QString& basis) {
    ConsentDraft draft;
    draft.household = householdOf(store, EntityId::Resident, resident);
    draft.resident = resident;
    draft.purpose = purpose.toStdString();
    draft.basis = basis.toStdString();
    return statusOf(Service(store).giveConsent(draft));
}

Status saveWithdrawal(Store& store, const Uuid& consent) {
    return statusOf(Service(store).withdrawConsent(consent, {}));
}

} // namespace banyan::ui
