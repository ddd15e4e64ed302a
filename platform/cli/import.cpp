#include "core/tables/tablefile.h"
#include "core/usecases/householdimport.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <QJsonArray>
#include <QJsonObject>
#include <cstdio>

namespace banyan::cli {

namespace {

constexpr std::size_t faultsPrinted = 50;

void printPreview(const ImportPreview& preview) {
    print(std::to_string(preview.rows) + " rows: " + std::to_string(preview.households)
          + " households with " + std::to_string(preview.people) + " people to register, "
          + std::to_string(preview.alreadyHere) + " people are here already, "
          + std::to_string(preview.faults.size()) + " rows are wrong");
    for (std::size_t i = 0; i < std::min(faultsPrinted, preview.faults.size()); ++i)
        print("  line " + std::to_string(preview.faults[i].line) + ": "
              + sentenceOf(preview.faults[i]));
    if (preview.faults.size() > faultsPrinted)
        print("  ... and " + std::to_string(preview.faults.size() - faultsPrinted) + " more");
}

QJsonObject previewJson(const ImportPreview& preview, int registered) {
    QJsonArray faults;
    for (const auto& fault : preview.faults)
        faults.append(QJsonObject{{q("line"), fault.line}, {q("sentence"), q(sentenceOf(fault))}});
    return {{q("rows"), preview.rows},     {q("households"), preview.households},
            {q("people"), preview.people}, {q("already_here"), preview.alreadyHere},
            {q("faults"), faults},         {q("registered"), registered}};
}

} // namespace

// What was registered before it stopped is told, too.
int Phone::registerAll(HouseholdImport& import, bool isJson) {
    const auto& preview = import.preview();
    const auto progress = import.apply(*m_store, preview.households);
    if (isJson)
        printJson(previewJson(preview, progress.registered));
    else
        print(std::to_string(progress.registered) + " of " + std::to_string(preview.households)
              + " households registered");
    if (!progress.stop)
        return exitDone;
    return refuse(Error{progress.stop->code, "line " + std::to_string(progress.line) + ": "
                                                 + progress.stop->context
                                                 + " (run it again to go on)"});
}

int Phone::importTable(const Arguments& arguments) {
    auto table = readTableFile(arguments.words[1]);
    if (!table)
        return refuse(table.error());
    const std::size_t rows = table->rows.size();
    HouseholdImport import(std::move(table->rows));
    if (const auto looked = import.look(*m_store, rows); !looked)
        return refuse(looked.error());
    const ImportPreview preview = import.preview();
    if (arguments.isConfirmed && preview.faults.empty())
        return registerAll(import, arguments.isJson);
    if (arguments.isJson)
        printJson(previewJson(preview, 0));
    else
        printPreview(preview);
    if (!preview.faults.empty())
        return refuse(Error{ErrorCode::Invalid, "nothing was imported; correct these rows first"});
    if (!arguments.isJson)
        print("nothing was imported yet; run it again with --confirm");
    return exitDone;
}

} // namespace banyan::cli
