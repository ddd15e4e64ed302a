#include "tests/qml/screenshots/camera.h"

#include "tests/qml/screenshots/inspector.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QThread>

namespace banyan::ui {

namespace {

void settle(int spanMs) {
    for (int passed = 0; passed < spanMs; passed += 10) {
        QCoreApplication::processEvents();
        QThread::msleep(10);
    }
}

QQuickItem* itemNamed(QQuickItem* root, const QString& name) {
    if (root->objectName() == name && root->isVisible())
        return root;
    for (QQuickItem* child : root->childItems()) {
        if (QQuickItem* found = itemNamed(child, name))
            return found;
    }
    return nullptr;
}

void click(QQuickWindow* window, const char* name) {
    if (QQuickItem* item = itemNamed(window->contentItem(), QLatin1String(name)))
        QMetaObject::invokeMethod(item, "clicked");
    settle(120);
}

void scroll(QQuickWindow* window, const char* name) {
    if (QQuickItem* item = itemNamed(window->contentItem(), QLatin1String(name))) {
        item->setProperty("held", false);
        item->setProperty("contentY", item->property("originY").toReal()
                                          + item->property("contentHeight").toReal()
                                          + item->property("bottomMargin").toReal()
                                          - item->height());
    }
    settle(80);
}

template <typename... Texts> auto call(const char* method, bool fresh, Texts... texts) {
    return [=](QObject* navigator) {
        QMetaObject::invokeMethod(navigator, method, Q_ARG(QString, QString::fromUtf8(texts))...,
                                  Q_ARG(bool, fresh));
    };
}

template <typename... Texts> auto goTo(const char* method, Texts... texts) {
    return [=](QObject* navigator) {
        QMetaObject::invokeMethod(navigator, method, Q_ARG(QString, QString::fromUtf8(texts))...);
    };
}

} // namespace

std::vector<Camera::Scene> Camera::scenes() {
    const auto chen = call("household", true, "h-3-2-501");
    return {
        {"enrol", 0, [](FakeBackend& fake) { fake.setEnrolled(false); }, {}, {}},
        {"enrol-wrong", 0, [](FakeBackend& fake) { fake.setEnrolled(false); }, {},
         [](QQuickWindow* window) { click(window, "enrol.enrol"); }},
        {"today", 0, {}, {}, {}},
        {"today-undo", 0, {}, {},
         [](QQuickWindow* window) { click(window, "today.noAnswer"); }},
        {"today-done", 0, {}, {},
         [](QQuickWindow* window) {
             scroll(window, "today.list");
             click(window, "today.done");
             scroll(window, "today.list");
         }},
        {"today-pull", 0, [](FakeBackend& fake) { fake.setFirstPull(312, 1204); }, {}, {}},
        {"today-long", 0, {}, {},
         [](QQuickWindow* window) { click(window, "today.row.h-3-2-702"); }},
        {"households", 1, {}, {}, {}},
        {"households-due", 1, {}, {},
         [](QQuickWindow* window) { click(window, "households.filter.due"); }},
        {"household", 1, {}, chen, {}},
        {"household-end", 1, {}, chen,
         [](QQuickWindow* window) { scroll(window, "household.scroll"); }},
        {"household-long", 1, {}, call("household", true, "h-3-2-702"), {}},
        {"resident", 1, {}, goTo("resident", "h-3-2-501-1"), {}},
        {"contacts", 1, {}, goTo("contacts", "h-3-2-501"), {}},
        {"history", 1, {}, goTo("field", "resident", "h-3-2-501-1", "name"), {}},
        {"history-phones", 1, {}, goTo("field", "household", "h-3-2-501", "phones"), {}},
        {"visit", 0, {}, call("visit", true, "h-3-2-501", "met"), {}},
        {"visit-more", 0, {}, call("visit", true, "h-3-2-501", "met"),
         [](QQuickWindow* window) {
             click(window, "visit.more");
             scroll(window, "visit.scroll");
         }},
        {"visit-later", 0, {}, call("visit", true, "h-3-2-501", "come_back"), {}},
        {"attention", 2, [](FakeBackend& fake) { fake.setForked(); }, {}, {}},
        {"attention-none", 2, [](FakeBackend& fake) { fake.setQuiet(); }, {}, {}},
        {"case", 2, {}, call("conflictCase", true, "case-name"),
         [](QQuickWindow* window) { click(window, "case.version.1"); }},
        {"case-own", 2, {}, call("conflictCase", true, "case-name"),
         [](QQuickWindow* window) { click(window, "case.neither"); }},
        {"case-duplicate", 2, {}, call("conflictCase", true, "case-twice"), {}},
        {"set-aside", 2, {}, call("setAside", true, "action-phone"), {}},
        {"set-aside-withdraw", 2, {}, call("setAside", true, "action-phone"),
         [](QQuickWindow* window) { click(window, "setAside.withdraw"); }},
        {"me", 3, {}, {}, {}},
        {"sync", 3, {}, call("sync", true), {}},
        {"sync-all", 3, [](FakeBackend& fake) { fake.setQuiet(); }, call("sync", true), {}},
    };
}

void Camera::takeAll(const Mode& mode) {
    for (const Scene& scene : scenes()) {
        if (m_only.isEmpty() || m_only.split(QLatin1Char(',')).contains(QLatin1String(scene.name)))
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
        scene.walk(shell->property("navigator").value<QObject*>());
        settle(250);
    }
    if (scene.act)
        scene.act(window);
    settle(120);
    const QString name = QStringLiteral("%1-%2%3-%4-%5.png")
                             .arg(QLatin1String(scene.name), mode.language,
                                  mode.desk ? QStringLiteral("-desk") : QString(),
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
