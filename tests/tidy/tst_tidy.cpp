#include "tests/tidy/sourcescan.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMap>
#include <QTest>

using namespace banyan;

namespace {

constexpr int columnsMax = 100;
constexpr int fileLinesMax = 500;
constexpr int qmlFileLinesMax = 250;
constexpr int functionLinesMax = 70;

// What a layer may not include, by the folder of the including file.
struct Layer {
    const char* folder;
    const char* forbidden; // regular expression on the included name
};
const Layer layers[] = {
    {"core/",
     R"(^(sync|qml|platform)/|^Qt(Qml|Quick|Sql|Network|Gui|Widgets)\b|^Q(Qml|Quick|Sql))"},
    {"sync/", R"(^(qml|platform)/|^Qt(Qml|Quick|Sql|Gui|Widgets)\b|^Q(Qml|Quick|Sql))"},
    {"sync/client/", R"(^sync/office/)"},
    {"sync/protocol/", R"(^sync/(client|office)/)"},
    {"qml/", R"(^platform/)"},
};

// Spelt in two parts, so that this file may contain them.
const QStringList forbiddenWords{
    QStringLiteral("/wo"
                   "rk/"),
    QStringLiteral("/ho"
                   "me/"),
    QStringLiteral("/ro"
                   "ot/"),
    QStringLiteral("/Us"
                   "ers/"),
    QStringLiteral("TO"
                   "DO"),
    QStringLiteral("FIX"
                   "ME"),
    QStringLiteral("XX"
                   "X"),
};

QDir projectRoot() {
    if (const QString source = qEnvironmentVariable("BANYAN_SOURCE"); !source.isEmpty())
        return QDir(source);
    QDir root = QFileInfo(QString::fromUtf8(__FILE__)).dir();
    root.cd(QStringLiteral("../.."));
    return root;
}

QString readText(const QString& path) {
    QFile file(path);
    return file.open(QFile::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Project files by their path from the root, without what is built or hidden.
const QMap<QString, QString>& sources() {
    static const QMap<QString, QString> all = [] {
        QMap<QString, QString> found;
        const QDir root = projectRoot();
        static const QRegularExpression text(
            QStringLiteral(R"(\.(h|cpp|qml|sql|sh|cmake|md|java|kt|json|xml|yml|desktop|service)$|)"
                           R"(CMakeLists\.txt$)"));
        QDirIterator files(root.path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = root.relativeFilePath(files.next());
            const bool isOurs = !path.startsWith(QLatin1String("build"))
                                && !path.startsWith(QLatin1Char('.'))
                                && !path.startsWith(QLatin1String("tests/fixtures/"));
            if (isOurs && text.match(path).hasMatch())
                found.insert(path, readText(root.filePath(path)));
        }
        return found;
    }();
    return all;
}

bool isCpp(const QString& path) {
    return path.endsWith(QLatin1String(".cpp")) || path.endsWith(QLatin1String(".h"));
}
bool isQml(const QString& path) { return path.endsWith(QLatin1String(".qml")); }
bool isDocument(const QString& path) { return path.endsWith(QLatin1String(".md")); }

QString at(const QString& path, int line, const QString& what) {
    return QStringLiteral("%1:%2: %3").arg(path).arg(line).arg(what);
}

int lineOf(const QString& text, qsizetype position) {
    return int(text.left(position).count(QLatin1Char('\n'))) + 1;
}

// Documents keep tables and links in one line, and some formats have no line breaks to offer.
bool hasColumnLimit(const QString& path) {
    static const QRegularExpression limited(
        QStringLiteral(R"(\.(h|cpp|qml|sql|sh|cmake|java|kt)$|CMakeLists\.txt$)"));
    return limited.match(path).hasMatch();
}

QStringList longLines(const QString& path, const QString& text) {
    QStringList faults;
    const QStringList lines = text.split(QLatin1Char('\n'));
    for (int i = 0; i < lines.size(); ++i) {
        const auto columns = lines.at(i).toUcs4().size();
        if (columns > columnsMax)
            faults << at(path, i + 1, QStringLiteral("%1 columns").arg(columns));
    }
    return faults;
}

QStringList forbiddenIncludes(const QString& path, const QString& text) {
    static const QRegularExpression include(QStringLiteral("^\\s*#\\s*include\\s*[<\"]([^>\"]+)"),
                                            QRegularExpression::MultilineOption);
    QStringList faults;
    auto matches = include.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QString name = match.captured(1);
        bool isForbidden = name == QLatin1String("sqlite3.h")
                           && !path.startsWith(QLatin1String("core/store/"))
                           && !path.startsWith(QLatin1String("tests/"));
        for (const Layer& layer : layers)
            isForbidden |=
                path.startsWith(QLatin1String(layer.folder))
                && name.contains(QRegularExpression(QString::fromLatin1(layer.forbidden)));
        if (isForbidden)
            faults << at(path, lineOf(text, match.capturedStart(1)),
                         QStringLiteral("may not include %1").arg(name));
    }
    return faults;
}

// Pragmas first, `ComponentBehavior: Bound` among them, then at least one import.
QStringList qmlHeadFaults(const QString& path, const QString& text) {
    static const QRegularExpression head(QStringLiteral(
        R"(^(pragma [^\n]+\n)*pragma ComponentBehavior: Bound\n(pragma [^\n]+\n)*\n*import )"));
    if (head.match(text).hasMatch())
        return {};
    return {
        at(path, 1, QStringLiteral("must begin with `pragma ComponentBehavior: Bound`, imports"))};
}

QStringList colourLiterals(const QString& path, const QString& text) {
    static const QRegularExpression colour(QStringLiteral("[\"'](#[0-9a-fA-F]{3,8})[\"']"));
    QStringList faults;
    auto matches = colour.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        faults << at(path, lineOf(text, match.capturedStart()),
                     QStringLiteral("colour %1 outside the theme").arg(match.captured(1)));
    }
    return faults;
}

// Whether what stands in backticks is meant as a path of this project.
bool isPath(const QString& token, const QDir& beside) {
    static const QRegularExpression plain(QStringLiteral(R"(^[\w.@-]+(/[\w.@-]+)*/?$)"));
    static const QRegularExpression file(QStringLiteral(R"(\.(cpp|h|qml|sql|sh|md|ts)$)"));
    if (!plain.match(token).hasMatch() || token.startsWith(QLatin1String("build")))
        return false;
    if (!token.contains(QLatin1Char('/')))
        return file.match(token).hasMatch() && !token.endsWith(QLatin1String(".h"));
    const QString first = token.section(QLatin1Char('/'), 0, 0);
    return file.match(token).hasMatch() || token.endsWith(QLatin1Char('/'))
           || projectRoot().exists(first) || beside.exists(first);
}

bool exists(const QString& token, const QDir& beside) {
    if (beside.exists(token) || projectRoot().exists(token))
        return true;
    if (token.contains(QLatin1Char('/')))
        return false;
    const QStringList paths = sources().keys(); // a file of that name, wherever it is
    return std::any_of(paths.begin(), paths.end(), [&](const QString& path) {
        return path.endsWith(QLatin1Char('/') + token);
    });
}

QStringList deadPaths(const QString& path, const QString& text, const QDir& beside) {
    static const QRegularExpression fence(QStringLiteral(R"(^```.*?^```)"),
                                          QRegularExpression::MultilineOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression code(QStringLiteral("`([^`\n]+)`"));
    QString prose = text;
    prose.remove(fence);
    QStringList faults;
    auto matches = code.globalMatch(prose);
    while (matches.hasNext()) {
        const QString token = matches.next().captured(1);
        if (isPath(token, beside) && !exists(token, beside))
            faults << QStringLiteral("%1: there is no %2").arg(path, token);
    }
    return faults;
}

// QVERIFY2 would cut a long list short.
qsizetype reported(const QStringList& faults) {
    for (const QString& fault : faults)
        qWarning("%s", qPrintable(fault));
    return faults.size();
}

} // namespace

// The house's rules that a program can check, on every source of the project. Each rule is also
// tried on a text that breaks it.
class TestTidy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsTheSources();
    void linesFitTheScreen();
    void filesAreShort();
    void functionsAreShort();
    void layersIncludeDownwardsOnly();
    void qmlFilesBeginAlike();
    void coloursComeFromTheTheme();
    void documentsNameWhatExists();
    void noForbiddenWords();
    void readsFunctions_data();
    void readsFunctions();
    void seesFaults();
};

void TestTidy::findsTheSources() {
    QVERIFY2(projectRoot().exists(QStringLiteral("CMakeLists.txt")),
             qPrintable(projectRoot().path()));
    QVERIFY(sources().contains(QStringLiteral("core/result.h")));
    QVERIFY(sources().contains(QStringLiteral("tests/tidy/tst_tidy.cpp")));
}

void TestTidy::linesFitTheScreen() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source)
        if (hasColumnLimit(source.key()))
            faults << longLines(source.key(), source.value());
    QCOMPARE(reported(faults), 0);
}

void TestTidy::filesAreShort() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source) {
        const int linesMax = isQml(source.key()) ? qmlFileLinesMax : fileLinesMax;
        const auto lines = source.value().count(QLatin1Char('\n'));
        if ((isCpp(source.key()) || isQml(source.key())) && lines > linesMax)
            faults << at(source.key(), linesMax, QStringLiteral("%1 lines").arg(lines));
    }
    QCOMPARE(reported(faults), 0);
}

void TestTidy::functionsAreShort() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source) {
        if (!isCpp(source.key()))
            continue;
        for (const tidy::Function& function : tidy::functionsIn(source.value()))
            if (function.lines > functionLinesMax)
                faults << at(
                    source.key(), function.line,
                    QStringLiteral("%1 has %2 lines").arg(function.name).arg(function.lines));
    }
    QCOMPARE(reported(faults), 0);
}

void TestTidy::layersIncludeDownwardsOnly() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source)
        if (isCpp(source.key()))
            faults << forbiddenIncludes(source.key(), source.value());
    QCOMPARE(reported(faults), 0);
}

void TestTidy::qmlFilesBeginAlike() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source)
        if (isQml(source.key()))
            faults << qmlHeadFaults(source.key(), source.value());
    QCOMPARE(reported(faults), 0);
}

void TestTidy::coloursComeFromTheTheme() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source)
        if (isQml(source.key()) && !source.key().startsWith(QLatin1String("qml/theme/")))
            faults << colourLiterals(source.key(), source.value());
    QCOMPARE(reported(faults), 0);
}

void TestTidy::documentsNameWhatExists() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source) {
        if (!isDocument(source.key()))
            continue;
        const QDir beside = QFileInfo(projectRoot().filePath(source.key())).dir();
        faults << deadPaths(source.key(), source.value(), beside);
    }
    QCOMPARE(reported(faults), 0);
}

void TestTidy::noForbiddenWords() {
    QStringList faults;
    for (auto source = sources().begin(); source != sources().end(); ++source)
        for (const QString& word : forbiddenWords)
            if (const auto found = source.value().indexOf(word); found >= 0)
                faults << at(source.key(), lineOf(source.value(), found),
                             QStringLiteral("contains %1").arg(word));
    QCOMPARE(reported(faults), 0);
}

void TestTidy::readsFunctions_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("found"); // name:line:lines of each
    const auto row = [](const char* name, const char* source, const char* found) {
        QTest::newRow(name) << QString::fromUtf8(source) << QString::fromUtf8(found);
    };
    row("free", "int f() {\n    return 1;\n}\n", "f:1:3");
    row("two lines of parameters", "int f(int a,\n      int b) {\n}\n", "f:1:3");
    row("in a namespace", "namespace a {\n\nint f() {\n}\n\n}\n", "f:3:2");
    row("member",
        "class A : public B {\n    Q_OBJ"
        "ECT\n\npublic:\n    int f() const {\n    }\n};\n",
        "f:5:2");
    row("constructor", "A::A(int b)\n    : m_b{b}\n    , m_c(b) {\n}\n", "A::A:1:2 m_c:3:2");
    row("trailing", "auto f() noexcept -> int {\n}\n", "f:1:2");
    row("table", "const int t[] = {\n    1,\n};\nint f() {\n}\n", "f:4:2");
    row("template", "template <class T>\nvoid f(T t) {\n}\n", "f:1:3");
    row("brace in text", "void f() {\n    g(\"{\"); // {\n    h('{');\n}\nvoid i() {\n}\n",
        "f:1:4 i:5:2");
    row("digit separators", "int a = 1'000;\nvoid f() {\n    g(2'000);\n}\n", "f:2:3");
    row("lambda inside", "void f() {\n    auto g = [] {\n    };\n}\n", "f:1:4");
    row("lambda outside", "const auto f = [] {\n};\n", "[]:1:2");
    row("macro", "#define A(x) { \\\n    x }\nvoid f() {\n}\n", "f:3:2");
}

void TestTidy::readsFunctions() {
    QFETCH(QString, source);
    QFETCH(QString, found);
    QStringList read;
    for (const tidy::Function& function : tidy::functionsIn(source))
        read
            << QStringLiteral("%1:%2:%3").arg(function.name).arg(function.line).arg(function.lines);
    QCOMPARE(read.join(QLatin1Char(' ')), found);
}

void TestTidy::seesFaults() {
    const auto text = [](const char* bytes) { return QString::fromUtf8(bytes); };
    const QString core = text("core/a.cpp");
    QCOMPARE(longLines(core, QString(100, QLatin1Char('x'))).size(), 0);
    QCOMPARE(longLines(core, QString(101, QLatin1Char('x'))).size(), 1);
    QCOMPARE(forbiddenIncludes(core, text("#include \"sync/a.h\"\n#include <QQmlEngine>\n")).size(),
             2);
    QCOMPARE(forbiddenIncludes(core, text("#include <sqlite3.h>\n#include <QtSql/A>\n")).size(), 2);
    QCOMPARE(forbiddenIncludes(core, text("#include \"core/b.h\"\n#include <QString>\n")).size(),
             0);
    QCOMPARE(forbiddenIncludes(text("core/store/a.cpp"), text("#include <sqlite3.h>")).size(), 0);
    QCOMPARE(forbiddenIncludes(text("sync/client/a.h"), text("#include \"qml/a.h\"")).size(), 1);
    QCOMPARE(forbiddenIncludes(text("qml/a.h"), text("#include \"platform/app/a.h\"")).size(), 1);
    const QString qml = text("qml/pages/A.qml");
    QCOMPARE(qmlHeadFaults(qml, text("pragma ComponentBehavior: Bound\n\nimport QtQuick\n")).size(),
             0);
    QCOMPARE(qmlHeadFaults(qml, text("import QtQuick\n")).size(), 1);
    QCOMPARE(qmlHeadFaults(qml, text("pragma ComponentBehavior: Bound\n\nItem {}\n")).size(), 1);
    QCOMPARE(colourLiterals(qml, text("color: \"#ff0000\"\ntext: \"#1 of 3\"\n")).size(), 1);
    const QString readme = text("core/README.md");
    const QDir beside(projectRoot().filePath(text("core")));
    const QString paths = text("`core/result.h` `result.h` `clock.cpp` `core/` `tests/tidy/`");
    QCOMPARE(deadPaths(readme, paths, beside), QStringList());
    const QString others = text("`application/cbor` `/v1/sync` `a b/c.cpp` `build/x` `QString`");
    QCOMPARE(deadPaths(readme, others, beside), QStringList());
    const QString dead = text("`core/absent.h` `absent.cpp` `store/absent` `gone/x.cpp` `gone/`");
    QCOMPARE(deadPaths(readme, dead, beside).size(), 5);
}

QTEST_GUILESS_MAIN(TestTidy)
#include "tst_tidy.moc"
