#include "platform/app/startmeasure.h"
#include "qml/selftest.h"
#include "qml/uiengine.h"
#include "qml/viewmodels/store/storebackend.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <cstdio>

using namespace banyan::ui;

namespace {

constexpr const char* description =
    "Banyan: the people, doors and visits of a grid, with or without network.";

int complain(const banyan::Error& error) {
    std::fprintf(stderr, "banyan: %s\n", error.context.c_str());
    return 1;
}

// Every page over a store of its own that holds nothing and belongs to nobody.
int selfTest() {
    const QTemporaryDir folder;
    auto backend = StoreBackend::open({.home = folder.path(), .mayConnect = false});
    if (!backend)
        return complain(backend.error());
    AppSettings settings{QString()};
    const QStringList complaints = SelfTest(backend->get(), &settings).run();
    for (const QString& complaint : complaints)
        std::fprintf(stderr, "%s\n", qPrintable(complaint));
    std::puts(complaints.isEmpty() ? "self-test: every page loads" : "self-test: failed");
    return complaints.isEmpty() ? 0 : 1;
}

int runApp(const QString& home, bool isMeasured) {
    auto backend = StoreBackend::open({.home = home, .mayConnect = !isMeasured});
    if (!backend)
        return complain(backend.error());
    const QString config = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    AppSettings settings(QDir(config).filePath(QStringLiteral("look.ini")));
    UiEngine ui(backend->get(), &settings);
    if (!ui.show())
        return 1;
    if (isMeasured)
        new StartMeasure(ui.window(), &ui);
    return QGuiApplication::exec();
}

} // namespace

int main(int argc, char* argv[]) {
    UiEngine::prepare();
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("banyan"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BANYAN_VERSION));

    QCommandLineParser parser;
    parser.setApplicationDescription(QString::fromUtf8(description));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption homeOption(
        QStringLiteral("home"), QStringLiteral("Keep everything in this directory."),
        QStringLiteral("DIR"), QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    const QCommandLineOption selfTestOption(QStringLiteral("self-test"),
                                            QStringLiteral("Load every page and exit."));
    const QCommandLineOption measureOption(
        QStringLiteral("measure-start"),
        QStringLiteral("Print the milliseconds until today's doors are shown, and exit."));
    parser.addOptions({homeOption, selfTestOption, measureOption});
    parser.process(app);
    return parser.isSet(selfTestOption)
               ? selfTest()
               : runApp(parser.value(homeOption), parser.isSet(measureOption));
}
