#pragma once

#include "qml/viewmodels/appsettings.h"
#include "qml/viewmodels/backend.h"

#include <QQmlApplicationEngine>
#include <QTranslator>

#include <memory>

class QQuickWindow;

namespace banyan::ui {

// The QML engine with Banyan's modules, the language of the settings, and the main window over a
// backend. The backend and the settings outlive it. GUI thread only.
class UiEngine : public QObject {
    Q_OBJECT

public:
    UiEngine(Backend* backend, AppSettings* settings, QObject* parent = nullptr);

    // Before the first window: style, fonts and static modules.
    static void prepare();

    bool show(); // false: the main window did not load; the log says why
    QQuickWindow* window() const;
    QQmlEngine* engine() { return &m_engine; }

private:
    void speak();

    Backend* m_backend;
    AppSettings* m_settings;
    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
};

} // namespace banyan::ui
