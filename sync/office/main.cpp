#include "sync/office/admin.h"
#include "sync/office/serve.h"

#include <QCoreApplication>
#include <cstdio>

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

Arguments parse(const QStringList& given) {
    Arguments out;
    for (qsizetype i = 1; i < given.size() && out.fault.empty(); ++i) {
        const QString& word = given[i];
        const auto next = [&]() -> std::string {
            if (i + 1 < given.size())
                return text(given[++i]);
            out.fault = text(word) + " needs a value";
            return {};
        };
        if (word == QLatin1String("--data"))
            out.data = next();
        else if (word == QLatin1String("--postgres"))
            out.postgres = next();
        else if (word == QLatin1String("--district"))
            out.district = number(next(), 1, "--district is a whole number from 1", out.fault);
        else if (word == QLatin1String("--partitions"))
            out.partitions = number(next(), 1, "--partitions is a whole number from 1", out.fault);
        else if (word == QLatin1String("--from-sqlite"))
            out.isFromSqlite = true;
        else if (word == QLatin1String("--demo"))
            out.demo = next();
        else if (word == QLatin1String("--name"))
            out.name = next();
        else if (word == QLatin1String("--role"))
            out.role = next();
        else if (word == QLatin1String("--scope")) {
            out.scopes.push_back(next());
            while (i + 1 < given.size() && !given[i + 1].startsWith(QLatin1Char('-')))
                out.scopes.push_back(text(given[++i]));
        } else if (word == QLatin1String("--building") || word == QLatin1String("--dwelling")) {
            out.records.push_back(next());
            while (i + 1 < given.size() && !given[i + 1].startsWith(QLatin1Char('-')))
                out.records.push_back(text(given[++i]));
        } else if (word == QLatin1String("--to"))
            out.to = next();
        else if (word == QLatin1String("--from"))
            out.from = next();
        else if (word == QLatin1String("--unit"))
            out.unit = next();
        else if (word == QLatin1String("--records"))
            out.recordsOf = next();
        else if (word == QLatin1String("--csv"))
            out.asCsv = true;
        else if (word == QLatin1String("--listen"))
            out.listen = next();
        else if (word == QLatin1String("--public"))
            out.publicAddress = next();
        else if (word == QLatin1String("--certificate"))
            out.certificate = next();
        else if (word == QLatin1String("--key"))
            out.key = next();
        else if (word == QLatin1String("--reply"))
            out.reply = next();
        else if (word == QLatin1String("--seed")) {
            bool isNumber = false;
            out.seed = QString::fromStdString(next()).toULongLong(&isNumber);
            if (!isNumber && out.fault.empty())
                out.fault = "--seed is a whole number";
        } else if (word == QLatin1String("--attachment-quota")) {
            out.attachmentQuotaGib = QString::fromStdString(next()).toLongLong();
            if ((out.attachmentQuotaGib < 1 || out.attachmentQuotaGib > 1'000'000)
                && out.fault.empty())
                out.fault = "--attachment-quota is a number of GiB from 1";
        } else if (word == QLatin1String("--json"))
            out.asJson = true;
        else if (word == QLatin1String("--stolen"))
            out.isStolen = true;
        else if (word == QLatin1String("--help") || word == QLatin1String("-h"))
            out.helpWanted = true;
        else if (word.startsWith(QLatin1String("--")))
            out.fault = "there is no option " + text(word);
        else
            out.words << word;
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

int run(const Arguments& arguments) {
    const auto is = [&](qsizetype count, const char* first, const char* second = nullptr) {
        return arguments.words.size() == count && arguments.words[0] == QLatin1String(first)
               && (!second || arguments.words[1] == QLatin1String(second));
    };
    const auto word = [&](qsizetype at) { return text(arguments.words[at]); };
    auto paths = pathsOf(arguments);
    if (!paths)
        return refuse(paths.error().context);
    Admin admin(*paths);
    if (is(1, "init"))
        return admin.init(arguments.demo, arguments.seed,
                          arguments.name.empty() ? "榕城区" : arguments.name);
    if (is(1, "serve")) {
        ServeOptions options;
        if (!arguments.listen.empty())
            options.listen = arguments.listen;
        options.publicAddress = arguments.publicAddress;
        options.certificateFile = arguments.certificate;
        options.keyFile = arguments.key;
        if (arguments.attachmentQuotaGib > 0)
            options.attachments.quotaBytes = arguments.attachmentQuotaGib << 30;
        return serve(*paths, options);
    }
    if (is(3, "user", "add"))
        return arguments.role.empty() ? usageError("user add needs --role")
                                      : admin.userAdd(word(2), arguments.role, arguments.scopes);
    if (is(2, "user", "list"))
        return admin.userList(arguments.asJson);
    if (is(3, "user", "scope"))
        return arguments.scopes.empty() ? usageError("user scope needs --scope")
                                        : admin.userScope(word(2), arguments.scopes);
    if (is(3, "grid", "split"))
        return arguments.to.empty()
                   ? usageError("grid split needs --to")
                   : admin.gridSplit({word(2), arguments.to, arguments.name, arguments.records});
    if (is(3, "grid", "merge"))
        return arguments.to.empty() ? usageError("grid merge needs --to")
                                    : admin.gridMerge(word(2), arguments.to);
    if (is(1, "jobs"))
        return admin.jobs(arguments.asJson);
    if (is(2, "jobs", "resume"))
        return admin.jobsResume();
    if (is(2, "enrol"))
        return admin.enrol(word(1), arguments.publicAddress);
    if (is(2, "device", "list"))
        return admin.deviceList(arguments.asJson);
    if (is(3, "device", "revoke"))
        return admin.deviceRevoke(word(2), arguments.isStolen);
    if (is(1, "report"))
        return admin.report({arguments.from, arguments.to, arguments.unit, arguments.recordsOf,
                             arguments.asJson, arguments.asCsv});
    if (is(1, "set-aside"))
        return admin.setAsideList(arguments.asJson);
    if (is(1, "verify"))
        return admin.verify(arguments.asJson);
    if (is(3, "bundle", "import"))
        return arguments.reply.empty() ? usageError("bundle import needs --reply FILE")
                                       : admin.bundleImport(word(2), arguments.reply);
    if (is(1, "migrate"))
        return arguments.isFromSqlite && !arguments.postgres.empty()
                   ? admin.migrateFromSqlite()
                   : usageError("migrate needs --postgres URL and --from-sqlite");
    if (is(3, "backup", "begin"))
        return admin.backupBegin(word(2));
    if (is(3, "backup", "done"))
        return admin.backupDone(word(2));
    if (is(2, "backup"))
        return admin.backup(word(1));
    if (is(2, "restore"))
        return admin.restore(word(1));
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
