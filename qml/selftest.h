#pragma once

#include <QString>
#include <QStringList>

class QQmlEngine;

namespace banyan::ui {

class Backend;
class AppSettings;

// Loads every page in both languages and all modes and collects what the engine complains about.
// For `banyan --self-test` and its test; needs a GUI, no office and no store.
class SelfTest {
public:
    SelfTest(Backend* backend, AppSettings* settings)
        : m_backend(backend)
        , m_settings(settings) {}

    // One line for each complaint; empty when all is well.
    QStringList run();

private:
    void loadAll(const QString& language, bool dark, bool large);

    Backend* m_backend;
    AppSettings* m_settings;
    QStringList m_complaints;
};

} // namespace banyan::ui
