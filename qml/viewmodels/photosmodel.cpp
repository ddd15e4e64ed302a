#include "qml/viewmodels/photosmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

PhotosModel::PhotosModel(QObject* parent)
    : ViewModel(parent)
    , m_photos(
          {{"photoId", [](const PhotoRow& row) { return row.photoId; }},
           {"file", [](const PhotoRow& row) { return row.file; }},
           {"iconName", [](const PhotoRow& row) { return Words::photo(row).icon; }},
           {"tone", [](const PhotoRow& row) { return Words::photo(row).tone; }},
           {"stateText", [](const PhotoRow& row) { return Words::photo(row).text; }}},
          [](const PhotoRow& row) { return row.photoId; }, this) {}

void PhotosModel::load() {
    backend()->photos(record(), this, [this](Result<std::vector<PhotoRow>> photos) {
        if (!good(photos))
            return;
        m_photos.setRows(*std::move(photos));
        setReady();
    });
}

bool PhotosModel::concerns(const Change& change) const { return change.areas & Change::Household; }

void PhotosModel::setBusy(bool busy) {
    if (m_busy == busy)
        return;
    m_busy = busy;
    Q_EMIT busyChanged();
}

void PhotosModel::add(const QUrl& file) {
    if (m_busy)
        return;
    setBusy(true);
    backend()->preparePhoto(file, this, [this](Result<PhotoDraft> photo) {
        if (!photo) {
            setBusy(false);
            setProblem(Words::photoProblem(photo.error().code));
            return;
        }
        backend()->attach(record(), *photo, this, [this](Result<Done> done) {
            setBusy(false);
            setProblem(done ? QString() : Words::photoProblem(done.error().code));
        });
    });
}

} // namespace banyan::ui
