// What comes from files and goes into them: photos, and bundles for where there is no network.
#include "core/store/attachments.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/photokeeping.h"
#include "qml/viewmodels/store/storebackend.h"
#include "sync/client/bundlefile.h"
#include "sync/images/photo.h"

#include <QFutureWatcher>

#include <algorithm>

namespace banyan::ui {

namespace {

PhotoDraft draftFrom(const QString& path, Photo photo) {
    PhotoDraft draft;
    draft.file = path;
    draft.jpeg = QByteArray::fromStdString(photo.jpeg);
    draft.takenAtMs = photo.takenAtMs;
    if (photo.position)
        draft.position = PhotoPosition{photo.position->latitude, photo.position->longitude};
    return draft;
}

Result<int> sealInto(Store& store, const std::string& file) {
    if (auto status = checkNewFile(file); !status)
        return status.error();
    const auto made = banyan::sealBundle(store);
    if (!made)
        return made.error();
    if (auto status = writeNewFile(file, made->file); !status)
        return status.error();
    return int(made->actions);
}

} // namespace

void StoreBackend::preparePhoto(const QUrl& file, QObject* context, Reply<PhotoDraft> reply) {
    const QString path = file.toLocalFile();
    PhotoOptions options;
    options.keepsPosition = true; // so that its author can be asked; the draft says what he wants
    auto* watcher = new QFutureWatcher<Result<Photo>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this,
            [watcher, path, guard = QPointer<QObject>(context), reply = std::move(reply)] {
                watcher->deleteLater();
                if (!guard)
                    return;
                auto photo = watcher->future().result();
                reply(photo ? Result<PhotoDraft>(draftFrom(path, *std::move(photo)))
                            : Result<PhotoDraft>(photo.error()));
            });
    watcher->setFuture(preparePhotoSoon(path, options));
}

void StoreBackend::attach(const RecordRef& record, const PhotoDraft& photo, QObject* context,
                          Reply<Done> reply) {
    writeDone(context, std::move(reply), [record, photo](Store& store) -> Status {
        const auto of = photoTarget(record);
        return of ? savePhoto(store, *of, photo, 0) : Status(of.error());
    });
}

void StoreBackend::fetchPhoto(const QString& photoId, QObject* context, Reply<Done> reply) {
    const auto id = idFrom(photoId);
    if (!id)
        return answer<Done>(context, std::move(reply), id.error());
    m_fetches.push_back({*id, context, std::move(reply)});
    QMetaObject::invokeMethod(
        m_runner, [runner = m_runner, id = *id] { runner->fetch(id); }, Qt::QueuedConnection);
}

void StoreBackend::whenFetched(const Uuid& attachment, const Status& status) {
    const auto found = std::ranges::find(m_fetches, attachment, &Fetch::attachment);
    if (found == m_fetches.end())
        return;
    const Fetch fetch = std::move(*found);
    m_fetches.erase(found);
    if (fetch.context)
        fetch.reply(status);
    if (status)
        Q_EMIT changed({Change::Household, {}});
}

void StoreBackend::retryPhoto(const QString& photoId, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [photoId](Store& store) -> Status {
        const auto id = idFrom(photoId);
        return id ? Attachments(store).retry(*id) : Status(id.error());
    });
}

void StoreBackend::giveUpPhoto(const QString& photoId, const QString& reason, QObject* context,
                               Reply<Done> reply) {
    writeDone(context, std::move(reply), [photoId, reason](Store& store) -> Status {
        const auto id = idFrom(photoId);
        return id ? Attachments(store).giveUp(*id, reason.toStdString()) : Status(id.error());
    });
}

void StoreBackend::sealBundle(const QUrl& file, QObject* context, Reply<int> reply) {
    write<int>(
        context, std::move(reply),
        [path = file.toLocalFile().toStdString()](Store& store) { return sealInto(store, path); },
        [](const int&) {});
}

void StoreBackend::importReply(const QUrl& file, QObject* context, Reply<BundleReply> reply) {
    if (m_importReply)
        return answer<BundleReply>(context, std::move(reply),
                                   Error{ErrorCode::Busy, "a reply is being read"});
    m_importing = context;
    m_importReply = std::move(reply);
    QMetaObject::invokeMethod(
        m_runner, [runner = m_runner, path = file.toLocalFile()] { runner->importReply(path); },
        Qt::QueuedConnection);
}

void StoreBackend::whenImported(const Result<BundleReport>& report) {
    refreshThen([this, report] {
        const auto reply = std::exchange(m_importReply, {});
        if (m_importing && report) {
            const auto& applied = report->sync.applied;
            reply(BundleReply{int(applied.accepted + applied.merged), int(applied.inReview),
                              int(applied.setAside), int(applied.rows + applied.records),
                              report->hasMore});
        } else if (m_importing) {
            reply(report.error());
        }
        Q_EMIT changed({Change::All, {}});
    });
}

} // namespace banyan::ui
