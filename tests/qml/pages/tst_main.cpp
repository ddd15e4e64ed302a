#include "qml/uiengine.h"

#include <QLocale>
#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Banyan_TestingPlugin)

// Before the QML tests: Banyan's modules and style, Chinese.
class Setup : public QObject {
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() {
        banyan::ui::UiEngine::prepare();
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    }
    void qmlEngineAvailable(QQmlEngine* engine) {
        engine->addImportPath(QStringLiteral("qrc:/qt/qml"));
    }
};

QUICK_TEST_MAIN_WITH_SETUP(pages, Setup)
#include "tst_main.moc"
