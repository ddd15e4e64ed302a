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
        m_spanMs = int(std::max<qint64>(0, visit.undoUntilMs - nowMs()));
        if (m_spanMs == 0)
            return;
        m_visit = visit;
        m_timer.start(m_spanMs);
        Q_EMIT activeChanged();
    });
}

QString UndoModel::text() const {
    //: door number, outcome: what was just recorded
    return tr("%1 %2，记好了").arg(m_visit.place.door, Words::outcome(m_visit.outcome));
}

void UndoModel::undo() {
    if (!active())
        return;
    backend()->undo(m_visit.actionId, this, [this](Result<Done> done) { (void)good(done); });
    dismiss();
}

void UndoModel::dismiss() {
    m_timer.stop();
    m_visit = {};
    Q_EMIT activeChanged();
}

} // namespace banyan::ui
