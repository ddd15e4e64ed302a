#include "sync/office/admin.h"
#include "sync/office/serve.h"

#include <QCoreApplication>
#include <cstdio>
#include <map>
#include <optional>

using namespace banyan;

namespace {

constexpr const char* usage =
    R"(banyan-office: the central office of Banyan

  banyan-office --data DIR init [--demo grid|community|district] [--seed N] [--name NAME]
  banyan-office --data DIR serve [--listen HOST:PORT] [--public HOST:PORT]
                                 [--certificate FILE --key FILE]
                                 [--attachment-quota GIB]
  banyan-office --data DIR user add NAME --role ROLE --scope CODE...
  banyan-office --data DIR user list [--json]
  banyan-office --data DIR user scope NAME --scope CODE...
                                               where a user works from now on
  banyan-office --data DIR enrol NAME          prints the enrolment URI
  banyan-office --data DIR device list [--json]
  banyan-office --data DIR device revoke ID [--stolen]
  banyan-office --data DIR set-aside [--json]  work that could not be applied
  banyan-office --data DIR grid split CODE --to CODE [--name NAME]
                                [--building ID...] [--dwelling ID...]
                                               what is named goes to another grid; with --name
                                               that grid is made
  banyan-office --data DIR grid merge CODE --to CODE
                                               all of it goes, and the first grid ends
  banyan-office --data DIR jobs [--json]       such work, and how far it has come
  banyan-office --data DIR jobs resume         goes on with what was cut; the serving office does
                                               so by itself
  banyan-office --data DIR verify [--json]     1 when a fault is found
  banyan-office --data DIR bundle import FILE --reply FILE
                                               a device's bundle; the reply is for the device
  banyan-office --data DIR report --from D --to D [--unit CODE] [--json|--csv]
                                 [--records KEY]
                                               the period report; what is behind one figure of it
  banyan-office --data DIR backup FILE         also while it serves; with FILE.attachments
  banyan-office --data DIR restore FILE        not while it serves

An office of several processes, in PostgreSQL 15 or newer (sync/office/README.md says when and how):

  banyan-office --data DIR --postgres URL [--district N] [--partitions N] init ...
  banyan-office --data DIR --postgres URL [--district N] [--partitions N] migrate --from-sqlite
  banyan-office --data DIR backup begin FILE   before a backup with PostgreSQL's tools
  banyan-office --data DIR backup done FILE    after it: devices may forget what it holds

The directory remembers where its office is; --postgres overrides it.

Exit codes: 0 done, 1 refused, 2 usage.
)";

int usageError(const char* what) {
    std::fprintf(stderr, "banyan-office: %s\n\n%s", what, usage);
    return 2;
}

std::string text(const QString& value) { return value.toStdString(); }
QString q(const char* value) { return QString::fromUtf8(value); }

struct Arguments {
    QStringList words;
    std::string data, demo, name, role, listen, publicAddress, certificate, key, reply, to;
    std::string postgres, from, unit, recordsOf;
    std::vector<std::string> scopes, records;
    std::uint64_t seed = 1;
    std::int64_t attachmentQuotaGib = 0; // 0: none given
    int district = 1;
    int partitions = 0;
    bool isFromSqlite = false;
    bool asJson = false;
    bool asCsv = false;
    bool isStolen = false;
    bool helpWanted = false;
    std::string fault;
};

int number(const std::string& text, int least, const char* otherwise, std::string& fault) {
    const int value = QString::fromStdString(text).toInt();
    if (value < least && fault.empty())
        fault = otherwise;
    return value;
}

// Options that take any number of values, up to the next option.
std::vector<std::string>* listOf(Arguments& out, const QString& word) {
    if (word == QLatin1String("--scope"))
        return &out.scopes;
    const bool isRecord =
        word == QLatin1String("--building") || word == QLatin1String("--dwelling");
    return isRecord ? &out.records : nullptr;
}

void takeNumber(Arguments& out, const QString& word, const std::string& value) {
    if (word == QLatin1String("--district")) {
        out.district = number(value, 1, "--district is a whole number from 1", out.fault);
    } else if (word == QLatin1String("--partitions")) {
        out.partitions = number(value, 1, "--partitions is a whole number from 1", out.fault);
    } else if (word == QLatin1String("--seed")) {
        bool isNumber = false;
        out.seed = QString::fromStdString(value).toULongLong(&isNumber);
        if (!isNumber && out.fault.empty())
            out.fault = "--seed is a whole number";
    } else {
        out.attachmentQuotaGib = QString::fromStdString(value).toLongLong();
        if ((out.attachmentQuotaGib < 1 || out.attachmentQuotaGib > 1'000'000) && out.fault.empty())
            out.fault = "--attachment-quota is a number of GiB from 1";
    }
}

Arguments parse(const QStringList& given) {
    Arguments out;
    const std::map<QString, std::string*> texts{
        {q("--data"), &out.data},     {q("--postgres"), &out.postgres},
        {q("--demo"), &out.demo},     {q("--name"), &out.name},
        {q("--role"), &out.role},     {q("--to"), &out.to},
        {q("--from"), &out.from},     {q("--unit"), &out.unit},
        {q("--listen"), &out.listen}, {q("--public"), &out.publicAddress},
        {q("--key"), &out.key},       {q("--certificate"), &out.certificate},
        {q("--reply"), &out.reply},   {q("--records"), &out.recordsOf}};
    const std::map<QString, bool*> switches{{q("--from-sqlite"), &out.isFromSqlite},
                                            {q("--json"), &out.asJson},
                                            {q("--csv"), &out.asCsv},
                                            {q("--stolen"), &out.isStolen},
                                            {q("--help"), &out.helpWanted},
                                            {q("-h"), &out.helpWanted}};
    const QStringList numbers{q("--district"), q("--partitions"), q("--seed"),
                              q("--attachment-quota")};
    for (qsizetype i = 1; i < given.size() && out.fault.empty(); ++i) {
        const QString& word = given[i];
        const auto next = [&]() -> std::string {
            if (i + 1 < given.size())
                return text(given[++i]);
            out.fault = text(word) + " needs a value";
            return {};
        };
        if (const auto known = texts.find(word); known != texts.end()) {
            *known->second = next();
        } else if (const auto flag = switches.find(word); flag != switches.end()) {
            *flag->second = true;
        } else if (auto* list = listOf(out, word)) {
            list->push_back(next());
            while (i + 1 < given.size() && !given[i + 1].startsWith(QLatin1Char('-')))
                list->push_back(text(given[++i]));
        } else if (numbers.contains(word)) {
            takeNumber(out, word, next());
        } else if (word.startsWith(QLatin1String("--"))) {
            out.fault = "there is no option " + text(word);
        } else {
            out.words << word;
        }
    }
    return out;
}

Result<OfficePaths> pathsOf(const Arguments& arguments) {
    OfficePaths paths{arguments.data, {}};
    if (!arguments.postgres.empty()) {
        paths.postgres =
            PostgresSettings{arguments.postgres, arguments.district, arguments.partitions};
        return paths;
    }
    auto settings = readPostgresSettings(arguments.data);
    if (!settings)
        return settings.error();
    paths.postgres = *settings;
    return paths;
}

// The words of a command, as the table of commands asks for them.
class Command {
public:
    explicit Command(const Arguments& arguments)
        : m_words(arguments.words) {}
    bool is(qsizetype count, const char* first, const char* second = nullptr) const {
        return m_words.size() == count && m_words[0] == QLatin1String(first)
               && (!second || m_words[1] == QLatin1String(second));
    }
    std::string word(qsizetype at) const { return text(m_words[at]); }

private:
    const QStringList& m_words;
};

ServeOptions serveOptionsOf(const Arguments& arguments) {
    ServeOptions options;
    if (!arguments.listen.empty())
        options.listen = arguments.listen;
    options.publicAddress = arguments.publicAddress;
    options.certificateFile = arguments.certificate;
    options.keyFile = arguments.key;
    if (arguments.attachmentQuotaGib > 0)
        options.attachments.quotaBytes = arguments.attachmentQuotaGib << 30;
    return options;
}

// Commands about people, their devices and grids; nothing when it is another.
std::optional<int> runPeople(Admin& admin, const Command& given, const Arguments& arguments) {
    if (given.is(3, "user", "add"))
        return arguments.role.empty()
                   ? usageError("user add needs --role")
                   : admin.userAdd(given.word(2), arguments.role, arguments.scopes);
    if (given.is(2, "user", "list"))
        return admin.userList(arguments.asJson);
    if (given.is(3, "user", "scope"))
        return arguments.scopes.empty() ? usageError("user scope needs --scope")
                                        : admin.userScope(given.word(2), arguments.scopes);
    if (given.is(3, "grid", "split"))
        return arguments.to.empty() ? usageError("grid split needs --to")
                                    : admin.gridSplit({given.word(2), arguments.to, arguments.name,
                                                       arguments.records});
    if (given.is(3, "grid", "merge"))
        return arguments.to.empty() ? usageError("grid merge needs --to")
                                    : admin.gridMerge(given.word(2), arguments.to);
    if (given.is(1, "jobs"))
        return admin.jobs(arguments.asJson);
    if (given.is(2, "jobs", "resume"))
        return admin.jobsResume();
    if (given.is(2, "enrol"))
        return admin.enrol(given.word(1), arguments.publicAddress);
    if (given.is(2, "device", "list"))
        return admin.deviceList(arguments.asJson);
    if (given.is(3, "device", "revoke"))
        return admin.deviceRevoke(given.word(2), arguments.isStolen);
    return std::nullopt;
}

// Commands about the office's data as a whole; nothing when it is another.
std::optional<int> runData(Admin& admin, const Command& given, const Arguments& arguments) {
    if (given.is(1, "report"))
        return admin.report({arguments.from, arguments.to, arguments.unit, arguments.recordsOf,
                             arguments.asJson, arguments.asCsv});
    if (given.is(1, "set-aside"))
        return admin.setAsideList(arguments.asJson);
    if (given.is(1, "verify"))
        return admin.verify(arguments.asJson);
    if (given.is(3, "bundle", "import"))
        return arguments.reply.empty() ? usageError("bundle import needs --reply FILE")
                                       : admin.bundleImport(given.word(2), arguments.reply);
    if (given.is(1, "migrate"))
        return arguments.isFromSqlite && !arguments.postgres.empty()
                   ? admin.migrateFromSqlite()
                   : usageError("migrate needs --postgres URL and --from-sqlite");
    if (given.is(3, "backup", "begin"))
        return admin.backupBegin(given.word(2));
    if (given.is(3, "backup", "done"))
        return admin.backupDone(given.word(2));
    if (given.is(2, "backup"))
        return admin.backup(given.word(1));
    if (given.is(2, "restore"))
        return admin.restore(given.word(1));
    return std::nullopt;
}

int run(const Arguments& arguments) {
    auto paths = pathsOf(arguments);
    if (!paths)
        return refuse(paths.error().context);
    Admin admin(*paths);
    const Command given(arguments);
    if (given.is(1, "init"))
        return admin.init(arguments.demo, arguments.seed,
                          arguments.name.empty() ? "榕城区" : arguments.name);
    if (given.is(1, "serve"))
        return serve(*paths, serveOptionsOf(arguments));
    if (const auto code = runPeople(admin, given, arguments))
        return *code;
    if (const auto code = runData(admin, given, arguments))
        return *code;
    return usageError(arguments.words.isEmpty() ? "what should be done?" : "this is not a command");
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationVersion(QStringLiteral(BANYAN_VERSION));
    const Arguments arguments = parse(QCoreApplication::arguments());
    if (arguments.helpWanted) {
        std::printf("%s", usage);
        return 0;
    }
    if (!arguments.fault.empty())
        return usageError(arguments.fault.c_str());
    if (arguments.data.empty())
        return usageError("--data DIR is missing");
    const auto code = guarded([&]() -> Result<int> { return run(arguments); });
    return code ? *code : refuse(code.error().context);
}
