#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/values/departure.h"

namespace banyan::ui {

// What left this phone, the newest first. Any connection, on its thread.
Result<std::vector<Departure>> readDepartures(Store& store);
// NotFound: no longer there. Writer's thread.
Status saveDismissal(Store& store, const QString& departureId);

} // namespace banyan::ui
