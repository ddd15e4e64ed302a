// Households out of a table: looked at on the reader's thread, registered a few at a time on the
// writer's, so that whoever saves something meanwhile does not wait for all of them.
#include "core/tables/tablefile.h"
#include "core/usecases/householdimport.h"
#include "qml/viewmodels/store/storebackend.h"

namespace banyan::ui {

namespace {

constexpr int householdsAtOnce = 20;

QString digestText(const TableFile& table) {
    return QString::fromLatin1(QByteArray::fromStdString(table.digest).toHex());
}

Result<ImportPreviewValue> previewOf(Store& store, const QString& path) {
    const auto table = readTableFile(path.toStdString());
    if (!table)
        return table.error();
    auto preview = HouseholdImport(store).read(table->rows);
    if (!preview)
        return preview.error();
    return ImportPreviewValue{digestText(*table), preview->rows,        preview->households,
                              preview->people,    preview->alreadyHere, std::move(preview->faults)};
}

} // namespace

// One import under way. Its parts belong to the writer's thread, the replies to the GUI's.
struct StoreBackend::ImportRun {
    QString path;
    QString digest;
    QPointer<QObject> context;
    Reply<int> progressed, reply;
    std::unique_ptr<HouseholdImport> import;
    int registered = 0;

    Status begin(Store& store) {
        const auto table = readTableFile(path.toStdString());
        if (!table)
            return table.error();
        if (digestText(*table) != digest)
            return Error{ErrorCode::Conflict, "the table is another since it was looked at"};
        import = std::make_unique<HouseholdImport>(store);
        const auto read = import->read(table->rows);
        return read ? ok() : Status(read.error());
    }
    Result<int> next(Store& store) {
        return guarded([&]() -> Result<int> {
            if (!import)
                if (const auto status = begin(store); !status)
                    return status.error();
            return import->apply(householdsAtOnce);
        });
    }
};

void StoreBackend::previewImport(const QUrl& file, QObject* context,
                                 Reply<ImportPreviewValue> reply) {
    read<ImportPreviewValue>(context, std::move(reply), [path = file.toLocalFile()](Store& store) {
        return previewOf(store, path);
    });
}

void StoreBackend::applyImport(const QUrl& file, const QString& digest, QObject* context,
                               Reply<int> progressed, Reply<int> reply) {
    auto run = std::make_shared<ImportRun>();
    run->path = file.toLocalFile();
    run->digest = digest;
    run->context = context;
    run->progressed = std::move(progressed);
    run->reply = std::move(reply);
    goOn(std::move(run));
}

void StoreBackend::goOn(std::shared_ptr<ImportRun> run) {
    m_writer.post([this, run = std::move(run)](Store& store) {
        const Result<int> now = run->next(store);
        QMetaObject::invokeMethod(
            this,
            [this, run, now, standing = readStanding(store)] {
                takeStanding(standing);
                whenRegistered(run, now);
            },
            Qt::QueuedConnection);
    });
}

void StoreBackend::whenRegistered(const std::shared_ptr<ImportRun>& run, const Result<int>& now) {
    const bool goesOn = now && *now > 0;
    run->registered += goesOn ? *now : 0;
    if (run->context && goesOn)
        run->progressed(run->registered);
    else if (run->context)
        run->reply(now ? Result<int>(run->registered) : now);
    if (goesOn)
        goOn(run);
    else
        recorded({}, 0);
}

} // namespace banyan::ui
