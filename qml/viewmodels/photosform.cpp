#include "qml/viewmodels/photosform.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

PhotosForm::PhotosForm(ViewModel* form)
    : QObject(form)
    , m_form(form)
    , m_drafts(
          {{"file", [](const PhotoDraft& row) { return row.file; }}},
          [](const PhotoDraft& row) { return row.file; }, this) {}

bool PhotosForm::positionKnown() const {
    return std::ranges::any_of(m_drafts.rows(),
                               [](const PhotoDraft& photo) { return photo.position.has_value(); });
}

std::vector<PhotoDraft> PhotosForm::chosen() const {
    std::vector<PhotoDraft> photos = m_drafts.rows();
    for (PhotoDraft& photo : photos)
        photo.keepsPosition = m_keepsPosition;
    return photos;
}

void PhotosForm::add(const QUrl& file) {
    ++m_preparing;
    m_problem.clear();
    Q_EMIT changed();
    m_form->backend()->preparePhoto(
        file, this, [this](Result<PhotoDraft> photo) { whenPrepared(std::move(photo)); });
}

void PhotosForm::whenPrepared(Result<PhotoDraft> photo) {
    if (photo && saved())
        return attachLate(*std::move(photo));
    --m_preparing;
    std::vector<PhotoDraft> photos = m_drafts.rows();
    if (!photo)
        m_problem = Words::photoProblem(photo.error().code);
    else if (std::ranges::find(photos, photo->jpeg, &PhotoDraft::jpeg) != photos.end())
        m_problem = Words::photoProblem(ErrorCode::Conflict);
    else
        photos.push_back(*std::move(photo));
    m_drafts.setRows(std::move(photos));
    Q_EMIT changed();
}

void PhotosForm::attachLate(PhotoDraft photo) {
    photo.keepsPosition = m_keepsPosition;
    m_form->backend()->attach(m_record, photo, this, [this](Result<Done> done) {
        --m_preparing;
        if (!done)
            m_problem = Words::photoProblem(done.error().code);
        Q_EMIT changed();
    });
}

void PhotosForm::remove(const QString& file) {
    std::vector<PhotoDraft> photos = m_drafts.rows();
    std::erase_if(photos, [&](const PhotoDraft& photo) { return photo.file == file; });
    m_drafts.setRows(std::move(photos));
    if (!positionKnown())
        m_keepsPosition = false;
    Q_EMIT changed();
}

// The record is safe; what was wrong with a photo is said before the page goes.
void PhotosForm::attachTo(const RecordRef& record, int leftOut) {
    m_record = record;
    m_drafts.setRows({});
    if (leftOut > 0)
        m_problem = tr("有 %n 张照片没存下，多半是手机满了。腾出空间后可以在记录里再加。", nullptr,
                       leftOut);
    Q_EMIT changed();
}

} // namespace banyan::ui
