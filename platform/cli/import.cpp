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

int Phone::importTable(const Arguments& arguments) {
    const auto table = readTableFile(arguments.words[1]);
    if (!table)
        return refuse(table.error());
    HouseholdImport import(*m_store);
    const auto preview = import.read(table->rows);
    if (!preview)
        return refuse(preview.error());
    if (arguments.isConfirmed && preview->faults.empty()) {
        const auto registered = import.apply(preview->households);
        if (!registered)
            return refuse(registered.error());
        if (arguments.isJson)
            printJson(previewJson(*preview, *registered));
        else
            print(std::to_string(*registered) + " households registered");
        return exitDone;
    }
    if (arguments.isJson)
        printJson(previewJson(*preview, 0));
    else
        printPreview(*preview);
    if (!preview->faults.empty())
        return refuse(Error{ErrorCode::Invalid, "nothing was imported; correct these rows first"});
    if (!arguments.isJson)
        print("nothing was imported yet; run it again with --confirm");
    return exitDone;
}

} // namespace banyan::cli
