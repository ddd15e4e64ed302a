// Requests about registers and the period report.
#include "core/usecases/registers.h"
#include "qml/viewmodels/store/registerreading.h"
#include "qml/viewmodels/store/storebackend.h"

#include <algorithm>

namespace banyan::ui {

namespace {

constexpr int eachAtOnce = 20;

} // namespace

void StoreBackend::registers(QObject* context, Reply<std::vector<RegisterKindRow>> reply) {
    read<std::vector<RegisterKindRow>>(context, std::move(reply), readRegisters);
}

void StoreBackend::inboxes(QObject* context, Reply<std::vector<InboxRow>> reply) {
    read<std::vector<InboxRow>>(context, std::move(reply), readInboxes);
}

void StoreBackend::registerTools(const RegisterAsk& ask, QObject* context,
                                 Reply<RegisterToolsValue> reply) {
    read<RegisterToolsValue>(context, std::move(reply),
                             [ask](Store& store) { return readRegisterTools(store, ask); });
}

// One thing being done to several records.
struct StoreBackend::EachRun {
    EachAsk ask; // of those that have not been tried yet
    QPointer<QObject> context;
    Reply<int> progressed;
    Reply<EachResult> reply;
    EachResult result;
};

void StoreBackend::doEach(const EachAsk& ask, QObject* context, Reply<int> progressed,
                          Reply<EachResult> reply) {
    if (ask.ids.isEmpty() || ask.ids.size() > qsizetype(eachMax))
        return answer<EachResult>(context, std::move(reply),
                                  Error{ErrorCode::Invalid, "choose between 1 and 500 records"});
    auto run = std::make_shared<EachRun>();
    run->ask = ask;
    run->context = context;
    run->progressed = std::move(progressed);
    run->reply = std::move(reply);
    goOn(run);
}

// A few at a time, so that nobody else's save waits for all of them.
void StoreBackend::goOn(const std::shared_ptr<EachRun>& run) {
    EachAsk part = run->ask;
    part.ids = part.ids.mid(0, eachAtOnce);
    run->ask.ids = run->ask.ids.mid(eachAtOnce);
    m_writer.post([this, run, part](Store& store) {
        const auto now = saveEach(store, part);
        QMetaObject::invokeMethod(
            this,
            [this, run, now, standing = readStanding(store)] {
                takeStanding(standing);
                whenTried(run, now);
            },
            Qt::QueuedConnection);
    });
}

void StoreBackend::whenTried(const std::shared_ptr<EachRun>& run, const Result<EachResult>& now) {
    auto& result = run->result;
    if (now) {
        result.done += now->done;
        std::ranges::copy(now->left, std::back_inserter(result.left));
        result.stoppedBy = now->stoppedBy;
        result.untried = now->stoppedBy ? now->untried + int(run->ask.ids.size()) : 0;
    }
    const bool goesOn = now && !now->stoppedBy && !run->ask.ids.isEmpty();
    if (run->context && goesOn)
        run->progressed(result.done + int(result.left.size()));
    if (goesOn)
        return goOn(run);
    if (run->context)
        run->reply(now ? Result<EachResult>(result) : now);
    if (result.done > 0)
        recorded({}, 0);
}

void StoreBackend::registerRows(const RegisterAsk& ask, int offset, int count, QObject* context,
                                Reply<Slice<RegisterRow>> reply) {
    read<Slice<RegisterRow>>(context, std::move(reply), [ask, offset, count](Store& store) {
        return readRegister(store, ask, offset, count);
    });
}

void StoreBackend::registerRecord(const QString& entity, const QString& id, QObject* context,
                                  Reply<RegisterRecordValue> reply) {
    read<RegisterRecordValue>(context, std::move(reply), [entity, id](Store& store) {
        return readRegisterRecord(store, entity, id);
    });
}

void StoreBackend::takeStep(const StepAsk& step, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [step](Store& store) { return saveStep(store, step); });
}

void StoreBackend::saveRegisterRecord(const RegisterSave& save, QObject* context,
                                      Reply<SavedRecord> reply) {
    const int holdMs = m_config.holdMs;
    write<SavedRecord>(
        context, std::move(reply),
        [save, holdMs](Store& store) { return ui::saveRegisterRecord(store, save, holdMs); },
        [this, holdMs](const SavedRecord& record) {
            const bool isHeld = record.undoUntilMs > 0;
            if (isHeld)
                Q_EMIT problemRaised(record);
            recorded({}, isHeld ? holdMs : 0);
        });
}

void StoreBackend::report(const ReportAsk& ask, QObject* context, Reply<ReportValue> reply) {
    read<ReportValue>(context, std::move(reply),
                      [ask](Store& store) { return readReport(store, ask); });
}

} // namespace banyan::ui
