#include "qml/viewmodels/store/photokeeping.h"

#include "core/usecases/attaching.h"
#include "core/usecases/names.h"
#include "qml/viewmodels/store/coretext.h"

#include <algorithm>

namespace banyan::ui {

namespace {

constexpr int percentMax = 100;

PhotoState stateFrom(const AttachmentView& view) {
    if (view.arrivedBytes >= view.record.integer("bytes"))
        return PhotoState::AtOffice;
    if (!view.isOwn)
        return PhotoState::Elsewhere;
    switch (view.state) {
    case UploadState::Failed:
        return PhotoState::Failed;
    case UploadState::GivenUp:
        return PhotoState::GivenUp;
    case UploadState::Arrived:
        return PhotoState::AtOffice;
    case UploadState::Waiting:
        break;
    }
    return view.arrivedBytes > 0 ? PhotoState::Sending : PhotoState::OnPhone;
}

// Of the attachment, naming what it is of.
std::string column(const PhotoTarget& of) { return specOf(of.entity).name; }

PhotoRow photoFrom(Store& store, Attachments& attachments, const AttachmentView& view) {
    const Record& record = view.record;
    PhotoRow row;
    row.photoId = textFrom(record.id);
    for (const EntityId entity : Attaching::targets())
        if (const char* name = specOf(entity).name; !isNull(record.value(name)))
            row.record = {QString::fromUtf8(name), textFrom(record.reference(name))};
    row.state = stateFrom(view);
    row.bytes = record.integer("bytes");
    if (row.bytes > 0)
        row.percent = int(std::min<qint64>(percentMax, view.arrivedBytes * percentMax / row.bytes));
    if (view.isHere)
        row.file = textFrom(attachments.files().path(std::string(record.text("sha256"))));
    if (row.state == PhotoState::Failed)
        row.error = textFrom(view.error);
    if (row.state == PhotoState::GivenUp)
        row.reason = textFrom(view.detail);
    row.caption = textFrom(record.text("caption"));
    const Uuid author = store.peers().get(record.createdBy);
    row.author = textFrom(Names(store).ofUser(author));
    row.mine = author == authorOf(store) && !author.isNull();
    row.takenAtMs = record.integer("taken_at");
    const auto* latitude = std::get_if<double>(&record.value("latitude"));
    const auto* longitude = std::get_if<double>(&record.value("longitude"));
    if (latitude && longitude)
        row.position = PhotoPosition{*latitude, *longitude};
    return row;
}

} // namespace

Result<PhotoTarget> photoTarget(const RecordRef& record) {
    const auto* spec = entityFrom(record.entity);
    if (!spec || !Attaching::isTarget(spec->id))
        return Error{ErrorCode::Invalid, "photos are of a visit or a problem"};
    const auto id = idFrom(record.recordId);
    if (!id)
        return id.error();
    return PhotoTarget{spec->id, *id};
}

Result<std::vector<PhotoRow>> readPhotos(Store& store, const PhotoTarget& of) {
    return guarded([&]() -> Result<std::vector<PhotoRow>> {
        Attachments attachments(store);
        std::vector<PhotoRow> rows;
        const auto records =
            store.table(EntityId::Attachment)
                .select(column(of) + " = ? AND record_state = 0 ORDER BY row", {Value{of.id}});
        for (const auto& record : records)
            if (const auto view = attachments.find(record.id))
                rows.push_back(photoFrom(store, attachments, *view));
        return rows;
    });
}

Result<PhotoRow> readPhoto(Store& store, const Uuid& photo) {
    return guarded([&]() -> Result<PhotoRow> {
        Attachments attachments(store);
        const auto view = attachments.find(photo);
        if (!view)
            return Error{ErrorCode::NotFound, "there is no such photo here"};
        return photoFrom(store, attachments, *view);
    });
}

int countPhotos(Store& store, const PhotoTarget& of) {
    auto& row = store.database()
                    .cached("SELECT count(*) FROM attachment WHERE " + column(of)
                            + " = ? AND record_state = 0")
                    .with(of.id);
    Running running(row);
    running->step();
    return int(row.integer(0));
}

Status savePhoto(Store& store, const PhotoTarget& of, const PhotoDraft& photo,
                 std::int64_t holdMs) {
    AttachmentDraft draft;
    draft.content = photo.jpeg.toStdString();
    draft.takenAtMs = photo.takenAtMs;
    if (photo.keepsPosition && photo.position)
        draft.position = Position{photo.position->latitude, photo.position->longitude};
    const auto recorded = Attaching(store, holdMs).attach(of.entity, of.id, draft);
    return recorded ? ok() : Status(recorded.error());
}

int savePhotos(Store& store, const PhotoTarget& of, const std::vector<PhotoDraft>& photos,
               std::int64_t holdMs) {
    return int(std::ranges::count_if(
        photos, [&](const PhotoDraft& photo) { return !savePhoto(store, of, photo, holdMs); }));
}

std::vector<std::int64_t> heldPhotos(Store& store, const PhotoTarget& of) {
    auto& row = store.database()
                    .cached("SELECT p.action FROM pending p JOIN attachment a ON a.id = p.record "
                            "WHERE p.entity = ? AND p.op = 1 AND p.state = 0 AND a."
                            + column(of) + " = ? ORDER BY p.action DESC")
                    .with(static_cast<std::int64_t>(EntityId::Attachment), of.id);
    std::vector<std::int64_t> actions;
    Running running(row);
    while (running->step())
        actions.push_back(row.integer(0));
    return actions;
}

} // namespace banyan::ui
