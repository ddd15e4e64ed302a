#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/values/photo.h"

#include <vector>

namespace banyan::ui {

// The photos of visits, as pages show them and as they are kept. Reading on any connection, saving
// on the writer's thread.
Result<std::vector<PhotoRow>> readPhotos(Store& store, const Uuid& visit);
Result<PhotoRow> readPhoto(Store& store, const Uuid& photo);
int countPhotos(Store& store, const Uuid& visit);

// Errors: those of Attaching::attachToVisit.
Status savePhoto(Store& store, const Uuid& visit, const PhotoDraft& photo, std::int64_t holdMs);
// The attachments of a visit that are only here and can still be taken back, the latest first, by
// the numbers of their actions.
std::vector<std::int64_t> heldPhotos(Store& store, const Uuid& visit);

} // namespace banyan::ui
