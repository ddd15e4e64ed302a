// banyan-sim: seeded runs of the production engine under faults; README.md of this folder.
#include "tests/sim/simulation.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <cstring>
#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace banyan::sim;

namespace {

constexpr int provingRunsMax = 500;
constexpr const char* usageText =
    "banyan-sim [--seed N] [--runs K] [--devices D] [--steps S] [--fault LIST] [--plant NAME]\n"
    "           [--prove] [--verbose] [--keep FOLDER] [--json]\n"
    "  --fault LIST   some of those README.md names, with commas between; else all of them\n"
    "  --plant NAME   runs with that mistake built in; --prove: looks for every one of them\n"
    "  --keep FOLDER  writes the files of every machine there as the last run leaves them\n";

struct Arguments {
    Options options;
    std::string keptIn; // empty: nothing is kept
    int runs = 1;
    bool isProof = false;
    bool isVerbose = false;
    bool isJson = false;
};

bool readFaults(const char* list, std::set<std::string>& faults) {
    faults.clear();
    for (const auto& name : QString::fromUtf8(list).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto& known = faultNames();
        if (std::find(known.begin(), known.end(), name.toStdString()) == known.end())
            return false;
        faults.insert(name.toStdString());
    }
    return true;
}

const PlantedBug* bugNamed(const char* name) {
    for (const auto& bug : plantedBugs())
        if (std::strcmp(bug.name, name) == 0)
            return &bug;
    return nullptr;
}

bool readArguments(int argc, char** argv, Arguments& arguments) {
    arguments.options.faults = {faultNames().begin(), faultNames().end()};
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--prove" || word == "--verbose" || word == "--json") {
            (word == "--prove"  ? arguments.isProof
             : word == "--json" ? arguments.isJson
                                : arguments.isVerbose) = true;
            continue;
        }
        if (++i >= argc)
            return false;
        if (word == "--seed")
            arguments.options.seed = std::strtoull(argv[i], nullptr, 10);
        else if (word == "--runs")
            arguments.runs = std::atoi(argv[i]);
        else if (word == "--devices")
            arguments.options.devices = std::clamp(std::atoi(argv[i]), 1, 8);
        else if (word == "--steps")
            arguments.options.steps = std::atoi(argv[i]);
        else if (word == "--keep")
            arguments.keptIn = argv[i];
        else if (word == "--plant")
            arguments.options.planted = bugNamed(argv[i]);
        else if (word != "--fault" || !readFaults(argv[i], arguments.options.faults))
            return false;
        if (word == "--plant" && !arguments.options.planted)
            return false;
    }
    return arguments.runs > 0 && arguments.options.steps > 0;
}

std::vector<std::string> once(const Options& options, bool isVerbose = false,
                              const std::string& keptIn = {}) {
    Simulation simulation(options);
    auto violations = simulation.run();
    if (!keptIn.empty())
        simulation.keepFiles(keptIn);
    if (isVerbose)
        for (const auto& line : simulation.log())
            std::fprintf(stderr, "%s\n", line.c_str());
    return violations;
}

int runAll(const Arguments& arguments) {
    QElapsedTimer timer;
    timer.start();
    QJsonArray failed;
    for (int i = 0; i < arguments.runs; ++i) {
        Options options = arguments.options;
        options.seed += static_cast<std::uint64_t>(i);
        const auto violations = once(options, arguments.isVerbose, arguments.keptIn);
        if (violations.empty())
            continue;
        failed.append(static_cast<qint64>(options.seed));
        std::fprintf(stderr, "seed %llu: %zu violations, the first: %s\n",
                     static_cast<unsigned long long>(options.seed), violations.size(),
                     violations.front().c_str());
    }
    const QJsonObject out{{QStringLiteral("runs"), arguments.runs},
                          {QStringLiteral("failed_seeds"), failed},
                          {QStringLiteral("seconds"), static_cast<double>(timer.elapsed()) / 1000}};
    if (arguments.isJson)
        std::printf("%s\n", QJsonDocument(out).toJson(QJsonDocument::Compact).constData());
    else
        std::printf("%d runs, %lld failed, %.1f s\n", arguments.runs,
                    static_cast<long long>(failed.size()),
                    static_cast<double>(timer.elapsed()) / 1000);
    return failed.isEmpty() ? 0 : 1;
}

int prove(const Arguments& arguments) {
    int missed = 0;
    for (const auto& bug : plantedBugs()) {
        Options options = arguments.options;
        options.planted = &bug;
        int tries = 0;
        bool isFound = false;
        while (!isFound && tries < provingRunsMax) {
            options.seed = arguments.options.seed + static_cast<std::uint64_t>(tries++);
            isFound = !once(options).empty();
            if (isFound) { // by the mistake, and not by something that fails without it
                options.planted = nullptr;
                isFound = once(options).empty();
                options.planted = &bug;
            }
        }
        missed += !isFound;
        std::printf("%-36s %s %d\n", bug.name, isFound ? "found in run" : "NOT FOUND in", tries);
        std::fflush(stdout);
    }
    return missed == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char** argv) {
    // What every run begins with is made in files, once: in memory, where there is some.
    if (QDir(QStringLiteral("/dev/shm")).exists() && qEnvironmentVariableIsEmpty("TMPDIR"))
        qputenv("TMPDIR", "/dev/shm");
#ifdef __GLIBC__
    // Every run takes and gives back the same memory: the system need not be asked each time.
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_MMAP_THRESHOLD, 256 << 20);
#endif
    QCoreApplication application(argc, argv);
    Arguments arguments;
    if (!readArguments(argc, argv, arguments)) {
        std::fputs(usageText, stderr);
        return 2;
    }
    return arguments.isProof ? prove(arguments) : runAll(arguments);
}
