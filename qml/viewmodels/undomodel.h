#pragma once

#include "qml/viewmodels/viewmodel.h"

#include <QTimer>

namespace banyan::ui {

// The bar that shows for ten seconds what was just recorded, a visit, a card that was handed over
// or a problem, and takes it back. The office has not been told until the time is over. Only the
// latest can be taken back here.
class UndoModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ active NOTIFY activeChanged)
    Q_PROPERTY(bool undoable READ undoable NOTIFY activeChanged) // else it says why it is not
    Q_PROPERTY(QString text READ text NOTIFY activeChanged)
    Q_PROPERTY(int spanMs READ spanMs NOTIFY activeChanged)

public:
    explicit UndoModel(QObject* parent = nullptr);

    bool active() const { return !m_text.isEmpty(); }
    bool undoable() const { return !m_actionId.isEmpty(); }
    QString text() const { return m_text; }
    int spanMs() const { return m_spanMs; }

    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void activeChanged();

protected:
    void load() override {}
    bool concerns(const Change&) const override { return false; }
    void connected() override;

private:
    void offer(const QString& actionId, const QString& text, qint64 undoUntilMs);
    void show(const QString& actionId, const QString& text, int spanMs);

    QString m_actionId;
    QString m_text;
    int m_spanMs = 0;
    QTimer m_timer;
};

} // namespace banyan::ui
