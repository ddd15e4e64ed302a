#pragma once

#include "qml/viewmodels/viewmodel.h"

#include <QTimer>

namespace banyan::ui {

// The bar that shows for ten seconds what was just recorded and takes it back. The office has not
// been told until the time is over. Only the latest visit can be taken back here.
class UndoModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(bool active READ active NOTIFY activeChanged)
    Q_PROPERTY(QString text READ text NOTIFY activeChanged)
    Q_PROPERTY(int spanMs READ spanMs NOTIFY activeChanged)

public:
    explicit UndoModel(QObject* parent = nullptr);

    bool active() const { return !m_visit.actionId.isEmpty(); }
    QString text() const;
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
    RecordedVisit m_visit;
    int m_spanMs = 0;
    QTimer m_timer;
};

} // namespace banyan::ui
