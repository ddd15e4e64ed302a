#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/backend.h"

namespace banyan::ui {

// What the day brings besides its doors, and feedback. Reads on the reader's thread, the two that
// save on the writer's.
Result<DayReminders> readReminders(Store& store);
Result<bool> saveOpened(Store& store, const QString& entity, const QString& id);
Result<std::vector<FeedbackRow>> readFeedbacks(Store& store);
Status saveFeedback(Store& store, const QString& text);

} // namespace banyan::ui
