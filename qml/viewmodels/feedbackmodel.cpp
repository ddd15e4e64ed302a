#include "qml/viewmodels/feedbackmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

FeedbackModel::FeedbackModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"recordId", [](const FeedbackRow& row) { return row.id; }},
           {"words", [](const FeedbackRow& row) { return row.text; }},
           {"line",
            [this](const FeedbackRow& row) { return Words::moment(row.sentAtMs, nowMs()); }},
           {"stateText",
            [](const FeedbackRow& row) {
                return row.unsent ? tr("还在手机上")
                                  : Words::code(QStringLiteral("feedback_state"), row.state);
            }},
           {"iconName",
            [](const FeedbackRow& row) {
                return row.unsent                           ? QStringLiteral("waiting")
                       : row.state == QLatin1String("sent") ? QStringLiteral("at-office")
                                                            : QStringLiteral("check-circle");
            }},
           {"tone",
            [](const FeedbackRow& row) {
                return row.unsent ? QStringLiteral("amber") : QStringLiteral("green");
            }},
           {"answer", [](const FeedbackRow& row) { return row.answer; }}},
          [](const FeedbackRow& row) { return row.id; }, this) {}

void FeedbackModel::load() {
    backend()->feedbacks(this, [this](Result<std::vector<FeedbackRow>> rows) {
        if (!good(rows))
            return;
        m_rows.setRows(*std::move(rows));
        setReady();
        Q_EMIT readyChanged();
    });
}

bool FeedbackModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Unsent);
}

void FeedbackModel::setText(const QString& text) {
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

void FeedbackModel::send() {
    if (m_sending)
        return;
    if (m_text.trimmed().isEmpty()) {
        setProblem(tr("先写一句再发。"));
        return;
    }
    m_sending = true;
    backend()->sendFeedback(m_text, this, [this](Result<Done> done) {
        m_sending = false;
        if (!done && done.error().code == ErrorCode::Invalid) {
            setProblem(tr("手机还没有收到你的网格或名单。先联网更新一次再发。"));
            return;
        }
        if (!good(done))
            return;
        setText({});
        load();
        Q_EMIT sent();
    });
}

} // namespace banyan::ui
