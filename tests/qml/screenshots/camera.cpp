#include "tests/qml/screenshots/camera.h"

#include "tests/qml/screenshots/inspector.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQuickWindow>

namespace banyan::ui {

void Camera::takeAll(const Mode& mode) {
    for (const Scene& scene : allScenes()) {
        if (m_only.isEmpty() || m_only.split(QLatin1Char(',')).contains(scene.name))
            take(mode, scene);
    }
}

void Camera::take(const Mode& mode, const Scene& scene) {
    FakeBackend backend;
    if (scene.mood)
        scene.mood(backend);
    AppSettings settings{QString()};
    settings.setLanguage(mode.language);
    settings.setAppearance(mode.dark ? QStringLiteral("dark") : QStringLiteral("light"));
    settings.setLarge(mode.large);
    UiEngine ui(&backend, &settings);
    QObject::connect(ui.engine(), &QQmlEngine::warnings, ui.engine(),
                     [this](const QList<QQmlError>& warnings) {
                         for (const QQmlError& warning : warnings)
                             m_complaints << warning.toString();
                     });
    if (!ui.show()) {
        m_complaints << QStringLiteral("the main window does not load");
        return;
    }
    QQuickWindow* window = ui.window();
    window->setGeometry(0, 0, mode.desk ? 1280 : 360, 800);
    window->setProperty("currentTab", scene.tab);
    settle(250);
    if (scene.walk) {
        auto* shell = window->property("shell").value<QObject*>();
        if (!scene.walk(shell->property("navigator").value<QObject*>()))
            m_complaints << QStringLiteral("%1: the way there is gone").arg(scene.name);
        settle(250);
    }
    if (scene.act && !scene.act(window))
        m_complaints << QStringLiteral("%1: what to tap is gone").arg(scene.name);
    settle(120);
    const QString name =
        QStringLiteral("%1-%2%3-%4-%5.png")
            .arg(scene.name, mode.language, mode.desk ? QStringLiteral("-desk") : QString(),
                 mode.dark ? QStringLiteral("dark") : QStringLiteral("light"),
                 mode.large ? QStringLiteral("large") : QStringLiteral("normal"));
    const int targetMin = mode.large ? 60 : 44;
    for (const QString& fault : inspect(window, targetMin))
        m_complaints << QStringLiteral("%1: %2").arg(name, fault);
    ++m_taken;
    if (!m_folder.isEmpty() && !window->grabWindow().save(QDir(m_folder).filePath(name)))
        m_complaints << QStringLiteral("cannot write %1").arg(name);
}

} // namespace banyan::ui
