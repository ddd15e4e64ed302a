// Requests about registers and the period report.
#include "qml/viewmodels/store/registerreading.h"
#include "qml/viewmodels/store/storebackend.h"

namespace banyan::ui {

void StoreBackend::registers(QObject* context, Reply<std::vector<RegisterKindRow>> reply) {
    read<std::vector<RegisterKindRow>>(context, std::move(reply), readRegisters);
}

void StoreBackend::inboxes(QObject* context, Reply<std::vector<InboxRow>> reply) {
    read<std::vector<InboxRow>>(context, std::move(reply), readInboxes);
}

void StoreBackend::registerTools(const QString& entity, QObject* context,
                                 Reply<RegisterToolsValue> reply) {
    read<RegisterToolsValue>(context, std::move(reply),
                             [entity](Store& store) { return readRegisterTools(store, entity); });
}

void StoreBackend::doEach(const EachAsk& ask, QObject* context, Reply<EachResult> reply) {
    write<EachResult>(
        context, std::move(reply), [ask](Store& store) { return saveEach(store, ask); },
        [this](const EachResult&) { recorded({}, 0); });
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

void StoreBackend::takeStep(const QString& entity, const QString& id, const QString& state,
                            const QString& comment, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [entity, id, state, comment](Store& store) {
        return saveStep(store, entity, id, state, comment);
    });
}

void StoreBackend::saveRegisterRecord(const RegisterSave& save, QObject* context,
                                      Reply<QString> reply) {
    write<QString>(
        context, std::move(reply),
        [save](Store& store) { return ui::saveRegisterRecord(store, save); },
        [this](const QString&) { recorded({}, 0); });
}

void StoreBackend::report(const ReportAsk& ask, QObject* context, Reply<ReportValue> reply) {
    read<ReportValue>(context, std::move(reply),
                      [ask](Store& store) { return readReport(store, ask); });
}

} // namespace banyan::ui
