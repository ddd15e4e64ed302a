// Households out of a table: its rows are looked at on the reader's thread and registered on the
// writer's, a few at a time, so that nobody who reads or saves meanwhile waits for all of them.
#include "core/tables/tablefile.h"
#include "core/usecases/householdimport.h"
#include "qml/viewmodels/store/storebackend.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace banyan::ui {

namespace {

constexpr int householdsAtOnce = 20;
constexpr std::size_t rowsAtOnce = 100;

} // namespace

// One table being looked at or registered. Its import is where its next part is done, and the rest
// belongs to the GUI thread.
struct StoreBackend::ImportRun {
    QString path;
    QPointer<QObject> context;
    bool needsContext = false; // to look on: a preview is for whoever asked
    QString digest;            // of the table as it was read
    std::unique_ptr<HouseholdImport> import;
    std::function<void(const Status&)> looked; // at every row, or why not
    Reply<int> progressed;
    Reply<ImportDone> reply;
    ImportDone done;
};

void StoreBackend::previewImport(const QUrl& file, QObject* context,
                                 Reply<ImportPreviewValue> reply) {
    auto run = std::make_shared<ImportRun>();
    run->path = file.toLocalFile();
    run->context = context;
    run->needsContext = true;
    run->looked = [run = run.get(), reply = std::move(reply)](const Status& status) {
        if (!run->context)
            return;
        if (!status)
            return reply(status.error());
        const auto& preview = run->import->preview();
        reply(ImportPreviewValue{run->digest, preview.rows, preview.households, preview.people,
                                 preview.alreadyHere, preview.faults});
    };
    readTableOf(run);
}

void StoreBackend::applyImport(const QUrl& file, const QString& digest, QObject* context,
                               Reply<int> progressed, Reply<ImportDone> reply) {
    auto run = std::make_shared<ImportRun>();
    run->path = file.toLocalFile();
    run->context = context;
    run->progressed = std::move(progressed);
    run->reply = std::move(reply);
    run->looked = [this, weak = std::weak_ptr(run), digest](const Status& status) {
        const auto self = weak.lock();
        const bool isAsShown =
            status && self->digest == digest && self->import->preview().faults.empty();
        if (isAsShown)
            goOnRegistering(self);
        else if (self->context)
            self->reply(status
                            ? Error{ErrorCode::Conflict,
                                    "the table or the register is another since it was looked at"}
                            : status.error());
    };
    readTableOf(run);
}

// On no thread of the store: a large workbook takes seconds.
void StoreBackend::readTableOf(const std::shared_ptr<ImportRun>& run) {
    auto* watcher = new QFutureWatcher<Result<TableFile>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, run] {
        watcher->deleteLater();
        auto table = watcher->future().result();
        if (!table)
            return run->looked(table.error());
        run->digest = QString::fromLatin1(QByteArray::fromStdString(table->digest).toHex());
        run->import = std::make_unique<HouseholdImport>(std::move(table->rows));
        goOnLooking(run);
    });
    watcher->setFuture(
        QtConcurrent::run([path = run->path.toStdString()] { return readTableFile(path); }));
}

void StoreBackend::goOnLooking(const std::shared_ptr<ImportRun>& run) {
    if (run->needsContext && !run->context)
        return; // its page was left
    m_reader.post([this, run](Store& store) {
        const auto hasMore = run->import->look(store, rowsAtOnce);
        QMetaObject::invokeMethod(
            this,
            [this, run, hasMore] {
                if (hasMore && *hasMore)
                    goOnLooking(run);
                else
                    run->looked(hasMore ? ok() : Status(hasMore.error()));
            },
            Qt::QueuedConnection);
    });
}

void StoreBackend::goOnRegistering(const std::shared_ptr<ImportRun>& run) {
    m_writer.post([this, run](Store& store) {
        const auto now = run->import->apply(store, householdsAtOnce);
        QMetaObject::invokeMethod(
            this,
            [this, run, now, standing = readStanding(store)] {
                takeStanding(standing);
                whenRegistered(run, now);
            },
            Qt::QueuedConnection);
    });
}

void StoreBackend::whenRegistered(const std::shared_ptr<ImportRun>& run,
                                  const ImportProgress& now) {
    auto& done = run->done;
    done.registered += now.registered;
    if (now.stop) {
        done.stoppedBy = now.stop->code;
        done.line = now.line;
    }
    if (run->context && now.registered > 0)
        run->progressed(done.registered);
    if (now.registered > 0 && !now.stop)
        return goOnRegistering(run);
    if (run->context)
        run->reply(done);
    recorded({}, 0);
}

} // namespace banyan::ui
