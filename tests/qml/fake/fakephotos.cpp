#include "tests/qml/fake/fakebackend.h"

#include <QImage>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>

namespace banyan::ui {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

// A stair with boxes on it, as far as a few shapes go.
QImage stairPicture() {
    QImage picture(1600, 1200, QImage::Format_RGB32);
    QPainter painter(&picture);
    QLinearGradient wall(0, 0, 0, 1200);
    wall.setColorAt(0, QColor(0xd9, 0xd2, 0xc2));
    wall.setColorAt(1, QColor(0x8d, 0x8a, 0x80));
    painter.fillRect(picture.rect(), wall);
    for (int step = 0; step < 7; ++step)
        painter.fillRect(120 * step, 1100 - 130 * step, 1600, 22, QColor(0x6b, 0x68, 0x60));
    painter.fillRect(980, 620, 420, 330, QColor(0xb3, 0x85, 0x4a));
    painter.fillRect(1060, 380, 280, 240, QColor(0xc9, 0x9b, 0x5c));
    return picture;
}

} // namespace

QString FakeBackend::pictureFile() {
    const QString file = m_folder.filePath(u("stair.jpg"));
    if (!QFile::exists(file))
        stairPicture().save(file);
    return file;
}

PhotoRow* FakeBackend::photoRow(const QString& photoId) {
    const auto found = std::ranges::find(m_district.photos, photoId, &PhotoRow::photoId);
    return found == m_district.photos.end() ? nullptr : &*found;
}

void FakeBackend::keepPhoto(const RecordRef& record) {
    PhotoRow row;
    row.photoId = QStringLiteral("photo-%1").arg(m_district.photos.size());
    row.record = record;
    row.mine = true;
    row.author = identity().name;
    row.bytes = 250'000;
    m_district.photos.push_back(row);
}

void FakeBackend::preparePhoto(const QUrl& file, QObject* context, Reply<PhotoDraft> reply) {
    if (!file.fileName().contains(u("good"))) {
        answer<PhotoDraft>(context, std::move(reply), {ErrorCode::Garbled, "not a photo"});
        return;
    }
    PhotoDraft draft;
    draft.file = file.fileName().contains(u("shown")) ? pictureFile() : file.toLocalFile();
    draft.jpeg = file.fileName().toUtf8();
    draft.takenAtMs = nowMs();
    if (file.fileName().contains(u("place")))
        draft.position = PhotoPosition{23.52, 116.35};
    const auto send = [this, guard = QPointer<QObject>(context), reply, draft] {
        if (guard)
            answer<PhotoDraft>(guard, reply, draft);
    };
    if (file.fileName().contains(u("slow")))
        m_slow.emplace_back(send);
    else
        send();
}

void FakeBackend::finishSlowPhotos() {
    for (const auto& send : std::exchange(m_slow, {}))
        send();
}

void FakeBackend::attach(const RecordRef& record, const PhotoDraft&, QObject* context,
                         Reply<Done> reply) {
    if (m_isFull) {
        answer<Done>(context, std::move(reply), {ErrorCode::Storage, "no room"});
        return;
    }
    keepPhoto(record);
    for (FakeHousehold& household : m_district.households)
        for (VisitRow& visit : household.visits)
            visit.photos += visit.visitId == record.recordId;
    ++m_attached;
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
    Q_EMIT recorded();
}

void FakeBackend::photos(const RecordRef& record, QObject* context,
                         Reply<std::vector<PhotoRow>> reply) {
    std::vector<PhotoRow> rows;
    for (PhotoRow row : m_district.photos) {
        if (row.mine)
            row.file = pictureFile();
        if (row.record == record)
            rows.push_back(row);
    }
    answer<std::vector<PhotoRow>>(context, std::move(reply), std::move(rows));
}

void FakeBackend::photo(const QString& photoId, QObject* context, Reply<PhotoRow> reply) {
    const PhotoRow* found = photoRow(photoId);
    if (!found) {
        answer<PhotoRow>(context, std::move(reply), {ErrorCode::NotFound, "no such photo"});
        return;
    }
    PhotoRow row = *found;
    if (row.mine)
        row.file = pictureFile();
    answer<PhotoRow>(context, std::move(reply), row);
}

void FakeBackend::fetchPhoto(const QString& photoId, QObject* context, Reply<Done> reply) {
    PhotoRow* row = photoRow(photoId);
    if (!row || !m_status.online) {
        answer<Done>(context, std::move(reply), {ErrorCode::Unreachable, "no network"});
        return;
    }
    row->mine = true; // its content is here now
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
}

void FakeBackend::retryPhoto(const QString& photoId, QObject* context, Reply<Done> reply) {
    if (PhotoRow* row = photoRow(photoId))
        row->state = PhotoState::OnPhone;
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
}

void FakeBackend::giveUpPhoto(const QString& photoId, const QString& reason, QObject* context,
                              Reply<Done> reply) {
    if (PhotoRow* row = photoRow(photoId)) {
        row->state = PhotoState::GivenUp;
        row->reason = reason;
    }
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
}

void FakeBackend::duplicate(const QString& caseId, QObject* context, Reply<DuplicateRecord> reply) {
    const auto found = std::ranges::find(m_district.duplicates, caseId, &DuplicateRecord::caseId);
    if (found == m_district.duplicates.end())
        answer<DuplicateRecord>(context, std::move(reply), {ErrorCode::NotFound, "no such case"});
    else
        answer<DuplicateRecord>(context, std::move(reply), *found);
}

void FakeBackend::mergedInto(const std::vector<RecordRef>& survivors, QObject* context,
                             Reply<std::vector<MergedRecord>> reply) {
    std::vector<MergedRecord> merged;
    for (const MergeStory& story : m_district.merges)
        if (!story.isGivenBack && std::ranges::find(survivors, story.survivor) != survivors.end())
            merged.push_back(story.merged);
    answer<std::vector<MergedRecord>>(context, std::move(reply), std::move(merged));
}

void FakeBackend::mergeStory(const RecordRef& merged, QObject* context, Reply<MergeStory> reply) {
    for (const MergeStory& story : m_district.merges) {
        if (story.merged.record == merged) {
            answer<MergeStory>(context, std::move(reply), story);
            return;
        }
    }
    answer<MergeStory>(context, std::move(reply), {ErrorCode::NotFound, "never merged"});
}

void FakeBackend::giveBack(const RecordRef& merged, QObject* context, Reply<Done> reply) {
    for (MergeStory& story : m_district.merges) {
        if (story.merged.record == merged) {
            story.isGivenBack = true;
            story.mayGiveBack = false;
        }
    }
    ++m_givenBack;
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT changed({});
    Q_EMIT recorded();
}

} // namespace banyan::ui
