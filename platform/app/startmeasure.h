#pragma once

#include <QObject>
#include <QPointer>

class QQuickWindow;

namespace banyan::ui {

class TodayModel;

// How long the app takes from the start of its process to the first frame that shows today's doors.
// Prints one line of JSON and ends the application. GUI thread.
class StartMeasure : public QObject {
    Q_OBJECT

public:
    explicit StartMeasure(QQuickWindow* window, QObject* parent = nullptr);

private:
    void whenSwapped();

    QQuickWindow* m_window;
    QPointer<TodayModel> m_today;
};

} // namespace banyan::ui
