// The photos of a visit that is being written down.
#include "qml/viewmodels/visitform.h"
#include "qml/viewmodels/words.h"

namespace banyan::ui {

bool VisitForm::positionKnown() const {
    return std::ranges::any_of(m_photos.rows(),
                               [](const PhotoDraft& photo) { return photo.position.has_value(); });
}

void VisitForm::addPhoto(const QUrl& file) {
    ++m_preparing;
    m_photoProblem.clear();
    Q_EMIT photosChanged();
    backend()->preparePhoto(file, this,
                            [this](Result<PhotoDraft> photo) { whenPrepared(std::move(photo)); });
}

void VisitForm::whenPrepared(Result<PhotoDraft> photo) {
    if (photo && recorded())
        return attachLate(*std::move(photo));
    --m_preparing;
    std::vector<PhotoDraft> photos = m_photos.rows();
    if (!photo)
        m_photoProblem = Words::photoProblem(photo.error().code);
    else if (std::ranges::find(photos, photo->jpeg, &PhotoDraft::jpeg) != photos.end())
        m_photoProblem = Words::photoProblem(ErrorCode::Conflict);
    else
        photos.push_back(*std::move(photo));
    m_photos.setRows(std::move(photos));
    Q_EMIT photosChanged();
    leaveWhenDone();
}

void VisitForm::attachLate(PhotoDraft photo) {
    photo.keepsPosition = m_keepsPosition;
    backend()->attach(m_visitId, photo, this, [this](Result<Done> done) {
        --m_preparing;
        if (!done)
            m_photoProblem = Words::photoProblem(done.error().code);
        Q_EMIT photosChanged();
        leaveWhenDone();
    });
}

void VisitForm::removePhoto(const QString& file) {
    std::vector<PhotoDraft> photos = m_photos.rows();
    std::erase_if(photos, [&](const PhotoDraft& photo) { return photo.file == file; });
    m_photos.setRows(std::move(photos));
    if (!positionKnown())
        m_keepsPosition = false;
    Q_EMIT keepsPositionChanged();
    Q_EMIT photosChanged();
}

// The visit is safe; what was wrong with a photo is said before the page goes.
void VisitForm::whenRecorded(const RecordedVisit& visit) {
    m_visitId = visit.visitId;
    if (visit.photosLeftOut > 0)
        m_photoProblem = tr("有 %n 张照片没存下，多半是手机满了。腾出空间后可以在走访记录里再加。",
                            nullptr, visit.photosLeftOut);
    Q_EMIT photosChanged();
    leaveWhenDone();
}

void VisitForm::leaveWhenDone() {
    if (recorded() && m_preparing == 0 && m_photoProblem.isEmpty())
        Q_EMIT saved();
}

} // namespace banyan::ui
