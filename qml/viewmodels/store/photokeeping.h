#pragma once

#include "core/store/store.h"
#include "qml/viewmodels/values/photo.h"

#include <vector>

namespace banyan::ui {

// What photos are of: a visit, a problem.
struct PhotoTarget {
    EntityId entity = EntityId::None;
    Uuid id;
};

// Errors: Invalid (no id, or of something that has no photos).
Result<PhotoTarget> photoTarget(const RecordRef& record);

// Photos as pages show them and as they are kept. Reading on any connection, saving on the writer's
// thread.
Result<std::vector<PhotoRow>> readPhotos(Store& store, const PhotoTarget& of);
Result<PhotoRow> readPhoto(Store& store, const Uuid& photo);
int countPhotos(Store& store, const PhotoTarget& of);

// Errors: those of Attaching::attach.
Status savePhoto(Store& store, const PhotoTarget& of, const PhotoDraft& photo, std::int64_t holdMs);
// How many of them could not be kept: what they are of stands without them.
int savePhotos(Store& store, const PhotoTarget& of, const std::vector<PhotoDraft>& photos,
               std::int64_t holdMs);
// Those that are only here and can still be taken back, the latest first, by the numbers of their
// actions.
std::vector<std::int64_t> heldPhotos(Store& store, const PhotoTarget& of);

} // namespace banyan::ui
