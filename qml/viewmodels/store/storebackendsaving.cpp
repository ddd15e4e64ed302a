// Requests that save. Pages hear of it when it is on disk.
#include "core/store/outbox.h"
#include "qml/viewmodels/store/attentionreading.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/departurereading.h"
#include "qml/viewmodels/store/duplicatereading.h"
#include "qml/viewmodels/store/recordreading.h"
#include "qml/viewmodels/store/saving.h"
#include "qml/viewmodels/store/storebackend.h"

namespace banyan::ui {

void StoreBackend::unmask(const FieldRef& ref, QObject* context, Reply<QString> reply) {
    write<QString>(
        context, std::move(reply), [ref](Store& store) { return unmaskField(store, ref); },
        [](const QString&) {});
}

// Of this phone only: there is nothing to send.
void StoreBackend::dismissDeparture(const QString& id, QObject* context, Reply<Done> reply) {
    write<Done>(
        context, std::move(reply), [id](Store& store) { return saveDismissal(store, id); },
        [this](const Done&) {
            Q_EMIT changed({Change::Departures, {}});
        });
}

void StoreBackend::recordVisit(const VisitDraft& draft, QObject* context,
                               Reply<RecordedVisit> reply) {
    const int holdMs = m_config.holdMs;
    write<RecordedVisit>(
        context, std::move(reply),
        [draft, holdMs](Store& store) { return saveVisit(store, draft, holdMs); },
        [this, holdMs](const RecordedVisit& visit) {
            Q_EMIT visitRecorded(visit);
            recorded({Change::All, visit.householdId}, holdMs);
        });
}

void StoreBackend::voidVisit(const QString& visitId, const QString& reason, QObject* context,
                             Reply<Done> reply) {
    writeDone(context, std::move(reply), [visitId, reason](Store& store) -> Status {
        const auto visit = idFrom(visitId);
        return visit ? saveVoid(store, *visit, reason) : Status(visit.error());
    });
}

void StoreBackend::undo(const QString& actionId, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [actionId](Store& store) -> Status {
        const auto first = actionFrom(actionId);
        return first ? undoAction(store, *first) : Status(first.error());
    });
}

void StoreBackend::save(const std::vector<FieldEdit>& edits, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [edits](Store& store) { return saveEdits(store, edits); });
}

void StoreBackend::giveConsent(const QString& residentId, const QString& purpose,
                               const QString& basis, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [residentId, purpose, basis](Store& store) -> Status {
        const auto resident = idFrom(residentId);
        return resident ? saveConsent(store, *resident, purpose, basis) : Status(resident.error());
    });
}

void StoreBackend::withdrawConsent(const QString& consentId, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [consentId](Store& store) -> Status {
        const auto consent = idFrom(consentId);
        return consent ? saveWithdrawal(store, *consent) : Status(consent.error());
    });
}

void StoreBackend::decide(const CaseDecision& decision, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply),
              [decision](Store& store) { return saveDecision(store, decision); });
}

void StoreBackend::resend(const QString& actionId, const std::vector<Correction>& corrections,
                          QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply), [actionId, corrections](Store& store) -> Status {
        const auto first = actionFrom(actionId);
        return first ? resendAction(store, *first, corrections) : Status(first.error());
    });
}

void StoreBackend::withdraw(const QString& actionId, const QString& reason, QObject* context,
                            Reply<Done> reply) {
    writeDone(context, std::move(reply), [actionId, reason](Store& store) -> Status {
        const auto first = actionFrom(actionId);
        return first ? Outbox(store).withdraw(*first, reason.toStdString()) : Status(first.error());
    });
}

void StoreBackend::giveBack(const RecordRef& merged, QObject* context, Reply<Done> reply) {
    writeDone(context, std::move(reply),
              [merged](Store& store) { return saveGivingBack(store, merged); });
}

} // namespace banyan::ui
