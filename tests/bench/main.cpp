#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <cstdio>
#include <cstring>

using namespace banyan::bench;

int main(int argc, char** argv) {
    QCoreApplication application(argc, argv);
    const auto name = argc > 1 ? std::string_view(argv[1]) : std::string_view();
    QJsonObject out;
    if (name == "sync")
        out = benchSync();
    else if (name == "idle")
        out = benchIdle();
    else if (name == "local")
        out = benchLocal();
    else if (name == "search")
        out = benchSearch();
    else if (name == "start")
        out = benchStart();
    else {
        std::fprintf(stderr, "banyan-bench sync|idle|local|search|start [--json]\n");
        return 2;
    }
    const bool isJson = argc > 2 && std::strcmp(argv[2], "--json") == 0;
    std::printf("%s\n", QJsonDocument(out)
                            .toJson(isJson ? QJsonDocument::Compact : QJsonDocument::Indented)
                            .constData());
    return 0;
}
