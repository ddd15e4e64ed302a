#include "qml/viewmodels/undomodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

UndoModel::UndoModel(QObject* parent)
    : ViewModel(parent) {
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &UndoModel::dismiss);
}

void UndoModel::connected() {
    connect(backend(), &Backend::visitRecorded, this, [this](const RecordedVisit& visit) {
        //: door number, outcome: what was just recorded
        offer(visit.actionId,
              tr("%1 %2，记好了").arg(visit.place.door, Words::outcome(visit.outcome)),
              visit.undoUntilMs);
    });
    connect(backend(), &Backend::cardDelivered, this, [this](const DeliveredCard& card) {
        //: door number: a contact card was handed over there
        offer(card.actionId, tr("%1 连心卡送到了").arg(card.place.door), card.undoUntilMs);
    });
    connect(backend(), &Backend::problemRaised, this, [this](const SavedRecord& problem) {
        offer(problem.actionId, tr("问题记好了"), problem.undoUntilMs);
    });
}

void UndoModel::offer(const QString& actionId, const QString& text, qint64 undoUntilMs) {
    m_spanMs = int(std::max<qint64>(0, undoUntilMs - nowMs()));
    if (m_spanMs == 0)
        return;
    m_actionId = actionId;
    m_text = text;
    m_timer.start(m_spanMs);
    Q_EMIT activeChanged();
}

void UndoModel::undo() {
    if (!active())
        return;
    backend()->undo(m_actionId, this, [this](Result<Done> done) { (void)good(done); });
    dismiss();
}

void UndoModel::dismiss() {
    m_timer.stop();
    m_actionId.clear();
    m_text.clear();
    Q_EMIT activeChanged();
}

} // namespace banyan::ui
