#pragma once

#include "core/usecases/actiondraft.h"
#include "qml/viewmodels/values/household.h"

#include <vector>

namespace banyan::ui {

// What pages save, one user action each. On the writer's thread. Errors: those of the use cases.
Result<RecordedVisit> saveVisit(Store& store, const VisitDraft& draft, std::int64_t holdMs);
Status saveVoid(Store& store, const Uuid& visit, const QString& reason);
// Within its hold the action has never been, with the photos it was saved with; once something else
// was recorded after it, a visit is voided and a problem withdrawn instead.
Status undoAction(Store& store, std::int64_t first);
Status saveEdits(Store& store, const std::vector<FieldEdit>& edits);
Status saveConsent(Store& store, const Uuid& resident, const QString& purpose,
                   const QString& basis);
Status saveWithdrawal(Store& store, const Uuid& consent);

} // namespace banyan::ui
