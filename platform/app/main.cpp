#include "qml/selftest.h"
#include "qml/uiengine.h"
#include "tests/qml/fake/fakebackend.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QStandardPaths>

#include <cstdio>

using namespace banyan::ui;

namespace {

int selfTest() {
    FakeBackend backend;
    AppSettings settings{QString()};
    const QStringList complaints = SelfTest(&backend, &settings).run();
    for (const QString& complaint : complaints)
        std::fprintf(stderr, "%s\n", qPrintable(complaint));
    std::puts(complaints.isEmpty() ? "self-test: every page loads" : "self-test: failed");
    return complaints.isEmpty() ? 0 : 1;
}

} // namespace

int main(int argc, char* argv[]) {
    UiEngine::prepare();
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("banyan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BANYAN_VERSION));

    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption selfTestOption(QStringLiteral("self-test"),
                                            QStringLiteral("Load every page and exit."));
    parser.addOption(selfTestOption);
    parser.process(app);
    if (parser.isSet(selfTestOption))
        return selfTest();

    const QString config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    AppSettings settings(QDir(config).filePath(QStringLiteral("look.ini")));
    FakeBackend backend;
    UiEngine ui(&backend, &settings);
    return ui.show() ? QGuiApplication::exec() : 1;
}
