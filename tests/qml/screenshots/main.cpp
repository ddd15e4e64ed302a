#include "tests/qml/screenshots/camera.h"

#include <QCommandLineParser>
#include <QDir>
#include <QGuiApplication>

#include <cstdio>

using namespace banyan::ui;

// banyan-screenshots [FOLDER] [--only today,case] [--modes zh-light-normal,...]
// Takes every page in every mode and looks it over; exits 1 when there was anything to complain
// about. Without a folder it only looks.
int main(int argc, char* argv[]) {
    qputenv("TZ", "Asia/Shanghai");
    UiEngine::prepare();
    QGuiApplication app(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(BANYAN_VERSION));
    QCommandLineParser parser;
    parser.addPositionalArgument(QStringLiteral("folder"), QStringLiteral("Where to put them."));
    const QCommandLineOption only(QStringLiteral("only"), QStringLiteral("Pages, with commas."),
                                  QStringLiteral("pages"));
    const QCommandLineOption modes(QStringLiteral("modes"), QStringLiteral("Modes, with commas."),
                                   QStringLiteral("modes"));
    parser.addOptions({only, modes});
    parser.addHelpOption();
    parser.process(app);
    const QString folder = parser.positionalArguments().value(0);
    if (!folder.isEmpty())
        QDir().mkpath(folder);
    const QStringList wanted = parser.value(modes).split(QLatin1Char(','), Qt::SkipEmptyParts);
    Camera camera(folder, parser.value(only));
    for (const char* language : {"zh", "en"}) {
        for (const char* size : {"", "-desk"}) {
            for (const char* shade : {"light", "dark"}) {
                for (const char* letters : {"normal", "large"}) {
                    const QString mode = QStringLiteral("%1%2-%3-%4")
                                             .arg(QLatin1String(language), QLatin1String(size),
                                                  QLatin1String(shade), QLatin1String(letters));
                    if (wanted.isEmpty() || wanted.contains(mode))
                        camera.takeAll({QLatin1String(language), *shade == 'd', *letters == 'l',
                                        *size == '-'});
                }
            }
        }
    }
    QStringList complaints = camera.complaints();
    complaints.removeDuplicates();
    for (const QString& complaint : complaints)
        std::fprintf(stderr, "%s\n", qPrintable(complaint));
    std::printf("%d pages\n", camera.taken());
    return complaints.isEmpty() ? 0 : 1;
}
