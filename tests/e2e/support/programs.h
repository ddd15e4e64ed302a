#pragma once

#include <QByteArray>
#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <set>
#include <source_location>
#include <string>
#include <vector>

namespace QTest {
template <>
inline char* toString(const std::string& text) {
    return qstrdup(text.c_str());
}
} // namespace QTest

// The programs as people run them: real processes, real HTTPS on loopback, temporary folders.
namespace banyan::e2e {

using Words = std::vector<std::string>;
using Where = std::source_location;

constexpr int programLimitMs = 60'000;
constexpr const char* demoGrid = "445202001001001";

inline QString q(const std::string& text) { return QString::fromStdString(text); }

// Fails the running test at the caller's line; for helpers that must give something back.
inline void require(bool isTrue, const std::string& otherwise, Where at = Where::current()) {
    if (!isTrue)
        QTest::qFail(otherwise.c_str(), at.file_name(), static_cast<int>(at.line()));
}

// "fields.name" or "candidates.0.value" in a JSON value; Undefined where there is no such thing.
inline QJsonValue at(QJsonValue json, const std::string& path) {
    for (const QString& step : q(path).split(QLatin1Char('.')))
        json = json.isArray() ? json[step.toInt()] : json[step];
    return json;
}
inline std::string text(const QJsonValue& json, const std::string& path) {
    return at(json, path).toString().toStdString();
}
inline qint64 number(const QJsonValue& json, const std::string& path) {
    return at(json, path).toInteger(-1);
}
inline std::multiset<std::string> column(const QJsonValue& rows, const std::string& path) {
    std::multiset<std::string> values;
    for (const QJsonValue& row : rows.toArray())
        values.insert(text(row, path));
    return values;
}
inline std::string written(const QJsonValue& json) {
    const QJsonDocument document =
        json.isArray() ? QJsonDocument(json.toArray()) : QJsonDocument(json.toObject());
    return document.toJson(QJsonDocument::Indented).toStdString();
}

// A program that has ended. `code` is -1 when it crashed, was killed or did not end in time.
struct Finished {
    int code = -1;
    std::string out;
    std::string err;

    std::string said() const {
        return "exit code " + std::to_string(code) + "\nstdout: " + out + "stderr: " + err;
    }
    std::string line() const { return out.substr(0, out.find('\n')); }
    // Exactly one JSON value, and nothing else.
    QJsonValue json(Where at = Where::current()) const {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(out), &error);
        require(error.error == QJsonParseError::NoError,
                "not one JSON value: " + error.errorString().toStdString() + "\n" + said(), at);
        return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    }
};

inline QString programPath(const char* name) {
    const QString folder = qEnvironmentVariable("BANYAN_BIN");
    return QDir(folder.isEmpty() ? QCoreApplication::applicationDirPath() : folder)
        .filePath(QLatin1String(name));
}

// `launcher`: a program, with its words, that starts this one in other surroundings.
inline void begin(QProcess& process, const char* program, const Words& words,
                  const Words& launcher = {}) {
    QStringList line;
    for (const auto& word : launcher)
        line << q(word);
    line << programPath(program);
    for (const auto& word : words)
        line << q(word);
    process.setProgram(line.takeFirst());
    process.setArguments(line);
    process.start();
}

// Waits while this process's own event loop runs, so that proxies in the test go on working.
inline bool waitForEnd(QProcess& process, int limitMs = programLimitMs) {
    if (process.state() == QProcess::NotRunning)
        return true;
    QEventLoop loop;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
    QTimer::singleShot(limitMs, &loop, &QEventLoop::quit);
    loop.exec();
    return process.state() == QProcess::NotRunning;
}

inline Finished finish(QProcess& process, int limitMs = programLimitMs) {
    if (!waitForEnd(process, limitMs)) {
        process.kill();
        waitForEnd(process);
        return {-1, process.readAllStandardOutput().toStdString(),
                "did not end in time\n" + process.readAllStandardError().toStdString()};
    }
    const bool isWhole =
        process.exitStatus() == QProcess::NormalExit && process.error() == QProcess::UnknownError;
    return {isWhole ? process.exitCode() : -1, process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

inline Finished runProgram(const char* program, const Words& words, const Words& launcher = {}) {
    QProcess process;
    begin(process, program, words, launcher);
    return finish(process);
}

inline bool copyFolder(const QString& from, const QString& to) {
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    bool isCopied = QDir().mkpath(to);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString target = QDir(to).filePath(QDir(from).relativeFilePath(path));
        isCopied &= QDir().mkpath(QFileInfo(target).path());
        QFile::remove(target);
        isCopied &= QFile::copy(path, target);
    }
    return isCopied;
}

// A home directory and banyan-cli.
class Phone {
public:
    explicit Phone(QString home, Words launcher = {})
        : m_home(std::move(home))
        , m_launcher(std::move(launcher)) {}

    const QString& home() const { return m_home; }
    // The same phone in other surroundings.
    Phone under(const Words& launcher) const { return Phone(m_home, launcher); }
    Words with(const Words& words) const {
        Words all{"--home", m_home.toStdString()};
        all.insert(all.end(), words.begin(), words.end());
        return all;
    }
    void start(QProcess& process, const Words& words) const {
        begin(process, "banyan-cli", with(words), m_launcher);
    }
    Finished run(const Words& words) const {
        return runProgram("banyan-cli", with(words), m_launcher);
    }

    // What must succeed: the first line it prints.
    std::string done(const Words& words, Where at = Where::current()) const {
        const auto finished = run(words);
        require(finished.code == 0, words[0] + ": " + finished.said(), at);
        return finished.line();
    }
    QJsonValue json(Words words, Where at = Where::current()) const {
        words.emplace_back("--json");
        const auto finished = run(words);
        require(finished.code == 0 && finished.err.empty(), words[0] + ": " + finished.said(), at);
        return finished.json(at);
    }
    QJsonValue sync(Where at = Where::current()) const { return json({"sync"}, at); }
    QJsonValue show(const std::string& entity, const std::string& id,
                    Where at = Where::current()) const {
        return json({"show", entity, id}, at);
    }
    std::string field(const std::string& entity, const std::string& id, const std::string& name,
                      Where at = Where::current()) const {
        return text(show(entity, id, at), "fields." + name);
    }
    qint64 unsent(Where at = Where::current()) const {
        return number(json({"status"}, at), "unsent");
    }

private:
    QString m_home;
    Words m_launcher;
};

// An office in a folder of its own, and banyan-office. Stops when it goes.
class Office {
public:
    explicit Office(const std::string& demo = "grid", Where at = Where::current())
        : Office(demo, "127.0.0.1", {}, at) {}
    // `host`: the address to listen on. `data`: the folder, where it is not one of its own.
    // `where`: further words of init, such as a database.
    Office(const std::string& demo, std::string host, QString data, Where at = Where::current(),
           const Words& where = {})
        : m_host(std::move(host))
        , m_data(data.isEmpty() ? path(QStringLiteral("office")) : std::move(data)) {
        Words words = demo.empty() ? Words{"init"} : Words{"init", "--demo", demo};
        words.insert(words.end(), where.begin(), where.end());
        const auto made = admin(words);
        require(made.code == 0, "init: " + made.said(), at);
    }
    // Another process of an office in the same folder.
    struct Beside {
        const Office& other;
    };
    explicit Office(Beside beside)
        : m_host(beside.other.m_host)
        , m_data(beside.other.m_data) {}
    ~Office() { kill(); }

    const QString& data() const { return m_data; }
    QString path(const QString& name) const { return m_directory.filePath(name); }
    std::string database() const { return (data() + QStringLiteral("/office.db")).toStdString(); }
    quint16 port() const { return m_port; }
    QProcess& process() { return m_process; }

    Finished admin(const Words& words) const {
        Words all{"--data", data().toStdString()};
        all.insert(all.end(), words.begin(), words.end());
        return runProgram("banyan-office", all);
    }
    std::string done(const Words& words, Where at = Where::current()) const {
        const auto finished = admin(words);
        require(finished.code == 0, words[0] + ": " + finished.said(), at);
        return finished.line();
    }
    QJsonValue json(Words words, Where at = Where::current()) const {
        words.emplace_back("--json");
        const auto finished = admin(words);
        require(finished.code == 0, words[0] + ": " + finished.said(), at);
        return finished.json(at);
    }

    // Ready when this returns. Again on the same port, so that phones find it.
    void serve(Where at = Where::current()) {
        begin(m_process, "banyan-office",
              {"--data", data().toStdString(), "serve", "--listen",
               m_host + ":" + std::to_string(m_port)});
        QEventLoop loop;
        QByteArray said;
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, &loop, [&] {
            said += m_process.readAllStandardOutput();
            if (said.contains('\n'))
                loop.quit();
        });
        QObject::connect(&m_process, &QProcess::finished, &loop, &QEventLoop::quit);
        QObject::connect(&m_process, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
        QTimer::singleShot(programLimitMs, &loop, &QEventLoop::quit);
        loop.exec();
        const QString address = QString::fromUtf8(said).trimmed();
        m_port = address.section(QLatin1Char(':'), -1).toUShort();
        require(address.startsWith(q("https://" + m_host + ":")) && m_port != 0,
                "serve: " + address.toStdString() + m_process.readAllStandardError().toStdString(),
                at);
    }
    // The exit code after SIGTERM.
    int stop() {
        m_process.terminate();
        return finish(m_process).code;
    }
    void kill() {
        m_process.kill();
        waitForEnd(m_process);
    }

    // A user of this name, unless there is one, and a phone of his.
    Phone phone(const std::string& user, const std::string& role = "grid_worker",
                const Words& scopes = {demoGrid}, Where at = Where::current()) {
        addUser(user, role, scopes, at);
        Phone phone(path(q(user) + QString::number(++m_phones)));
        const auto address = m_host + ":" + std::to_string(m_port);
        phone.done({"enrol", done({"enrol", user, "--public", address}, at)}, at);
        phone.sync(at);
        return phone;
    }
    void addUser(const std::string& user, const std::string& role, const Words& scopes,
                 Where at = Where::current()) {
        if (!m_users.insert(user).second)
            return;
        Words words{"user", "add", user, "--role", role, "--scope"};
        words.insert(words.end(), scopes.begin(), scopes.end());
        done(words, at);
    }

private:
    QTemporaryDir m_directory;
    const std::string m_host;
    const QString m_data;
    QProcess m_process;
    quint16 m_port = 0;
    int m_phones = 0;
    std::set<std::string> m_users;
};

} // namespace banyan::e2e
