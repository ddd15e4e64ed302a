#include "qml/viewmodels/undomodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

constexpr int refusalShownMs = 6'000;

} // namespace

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
    const int spanMs = int(std::max<qint64>(0, undoUntilMs - nowMs()));
    if (spanMs > 0)
        show(actionId, text, spanMs);
}

void UndoModel::show(const QString& actionId, const QString& text, int spanMs) {
    m_actionId = actionId;
    m_text = text;
    m_spanMs = spanMs;
    m_timer.start(spanMs);
    Q_EMIT activeChanged();
}

void UndoModel::undo() {
    if (!undoable())
        return;
    backend()->undo(m_actionId, this, [this](Result<Done> done) {
        if (!good(done))
            show({}, tr("来不及撤销了：后面又办了别的。到记录里改一改。"), refusalShownMs);
    });
    dismiss();
}

void UndoModel::dismiss() {
    m_timer.stop();
    m_actionId.clear();
    m_text.clear();
    Q_EMIT activeChanged();
}

} // namespace banyan::ui
