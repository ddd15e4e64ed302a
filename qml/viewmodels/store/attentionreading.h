#pragma once

#include "core/store/outbox.h"
#include "core/usecases/cases.h"
#include "qml/viewmodels/values/attention.h"
#include "qml/viewmodels/values/syncstatus.h"

#include <vector>

namespace banyan::ui {

// What needs a person, and what is still only here, read from a store. Reads only, any connection,
// on its thread.
// Open cases, set-aside work, then what others decided of late about something this user wrote.
std::vector<AttentionRow> readAttention(Store& store);
Result<CaseRecord> readCase(Store& store, const Uuid& id);
Result<SetAsideRecord> readSetAside(Store& store, std::int64_t first);
Result<Slice<UnsentRow>> readUnsent(Store& store, int offset, int count, std::int64_t holdMs);

// What kind of work an action is: visit, contact, door_note, resident, tag, household, consent,
// decision, other.
QString kindOf(const Action& action);

// The household that an action is about; null when it is about none.
Uuid householdOfAction(Store& store, const Action& action);

// On the writer's thread.
Status saveDecision(Store& store, const CaseDecision& decision);
// With what waited for it: work that was set aside only because it builds on this goes again too.
Status resendAction(Store& store, std::int64_t first, const std::vector<Correction>& corrections);

} // namespace banyan::ui
