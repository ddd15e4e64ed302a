#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>

using namespace banyan::bench;

namespace {

constexpr int triesMax = 3;

const std::map<std::string_view, QJsonObject (*)()> benches{{"sync", benchSync},
                                                            {"idle", benchIdle},
                                                            {"local", benchLocal},
                                                            {"search", benchSearch},
                                                            {"start", benchStart}};

// What must hold on any machine: ratios, sizes and counts, never milliseconds.
struct Gate {
    std::string_view bench;
    const char* figure;
    double least;
    double most;
};

// The timing ratios leave room for a machine that does other work too: quiet, they are 2.2, 9
// and 5.
constexpr Gate gates[] = {{"sync", "first_pull_to_plain", 0, 5},
                          {"sync", "push_to_plain", 0, 24},
                          {"sync", "pull_to_plain", 0, 14},
                          {"sync", "first_pull_of_json", 0, 0.2},
                          {"sync", "push_bytes_per_edit", 0, 40},
                          {"sync", "pull_bytes_per_edit", 0, 40},
                          {"sync", "merged", 4'500, 4'500},
                          {"sync", "in_review", 500, 500},
                          {"sync", "lost", 0, 0},
                          {"idle", "round_trips", 1, 1},
                          {"idle", "bytes_up", 1, 400},
                          {"idle", "bytes_down", 1, 400}};

int failedGates(std::string_view bench, const QJsonObject& figures) {
    int failed = 0;
    for (const auto& gate : gates) {
        if (gate.bench != bench)
            continue;
        const double figure = figures[QString::fromUtf8(gate.figure)].toDouble(-1);
        if (figure >= gate.least && figure <= gate.most)
            continue;
        std::fprintf(stderr, "%s is %g, must be %g to %g\n", gate.figure, figure, gate.least,
                     gate.most);
        ++failed;
    }
    return failed;
}

} // namespace

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto bench = argc > 1 ? benches.find(argv[1]) : benches.end();
    if (bench == benches.end()) {
        std::fprintf(stderr, "banyan-bench sync|idle|local|search|start [--json] [--gate]\n");
        return 2;
    }
    bool isJson = false;
    bool isGate = false;
    for (int i = 2; i < argc; ++i) {
        isJson = isJson || std::string_view(argv[i]) == "--json";
        isGate = isGate || std::string_view(argv[i]) == "--gate";
    }
    // A gate is tried again: a busy machine is no regression.
    for (int attempt = 1;; ++attempt) {
        const QJsonObject figures = bench->second();
        const auto format = isJson ? QJsonDocument::Compact : QJsonDocument::Indented;
        std::printf("%s\n", QJsonDocument(figures).toJson(format).constData());
        if (!isGate || failedGates(bench->first, figures) == 0)
            return 0;
        if (attempt == triesMax)
            return 1;
    }
}
