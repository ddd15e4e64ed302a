#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/values/duplicate.h"

#include <vector>

namespace banyan::ui {

// Records that may be one, and records that were found to be. Reads only, any connection, on its
// thread. Values marked sensitive come masked.
Result<DuplicateRecord> readDuplicate(Store& store, const Uuid& caseId);
Result<std::vector<MergedRecord>> readMergedInto(Store& store,
                                                 const std::vector<RecordRef>& survivors);
Result<MergeStory> readMergeStory(Store& store, const RecordRef& merged);

// On the writer's thread.
Status saveGivingBack(Store& store, const RecordRef& merged);

} // namespace banyan::ui
