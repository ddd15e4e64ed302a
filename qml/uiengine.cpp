#include "qml/uiengine.h"

#include <QCoreApplication>
#include <QLocale>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QQuickWindow>

Q_IMPORT_QML_PLUGIN(Banyan_ThemePlugin)
Q_IMPORT_QML_PLUGIN(Banyan_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Banyan_ViewModelsPlugin)
Q_IMPORT_QML_PLUGIN(Banyan_PagesPlugin)

namespace banyan::ui {

void UiEngine::prepare() { QQuickStyle::setStyle(QStringLiteral("Basic")); }

UiEngine::UiEngine(Backend* backend, AppSettings* settings, QObject* parent)
    : QObject(parent)
    , m_backend(backend)
    , m_settings(settings) {
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    connect(m_settings, &AppSettings::languageChanged, this, [this] {
        speak();
        m_engine.retranslate();
    });
    speak();
}

void UiEngine::speak() {
    const bool english = m_settings->language() == QLatin1String("en");
    QLocale::setDefault(english ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                : QLocale(QLocale::Chinese, QLocale::China));
    QCoreApplication::removeTranslator(&m_translator);
    if (english && m_translator.load(QStringLiteral(":/i18n/banyan_en.qm")))
        QCoreApplication::installTranslator(&m_translator);
}

bool UiEngine::show() {
    m_engine.setInitialProperties({{QStringLiteral("backend"), QVariant::fromValue(m_backend)},
                                   {QStringLiteral("settings"), QVariant::fromValue(m_settings)}});
    m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Banyan/Pages/Main.qml")));
    return window() != nullptr;
}

QQuickWindow* UiEngine::window() const {
    const QList<QObject*> roots = m_engine.rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.first());
}

} // namespace banyan::ui
