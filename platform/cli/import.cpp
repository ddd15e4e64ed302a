#include "core/usecases/householdimport.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <cstdio>

namespace banyan::cli {

namespace {

constexpr qint64 importBytesMax = 64 << 20;
constexpr std::size_t faultsPrinted = 50;

void printPreview(const ImportPreview& preview) {
    print(std::to_string(preview.rows) + " rows: " + std::to_string(preview.households)
          + " households with " + std::to_string(preview.people) + " people to register, "
          + std::to_string(preview.alreadyHere) + " people are here already, "
          + std::to_string(preview.faults.size()) + " rows are wrong");
    for (std::size_t i = 0; i < std::min(faultsPrinted, preview.faults.size()); ++i)
        print("  line " + std::to_string(preview.faults[i].line) + ": "
              + preview.faults[i].sentence);
    if (preview.faults.size() > faultsPrinted)
        print("  ... and " + std::to_string(preview.faults.size() - faultsPrinted) + " more");
}

QJsonObject previewJson(const ImportPreview& preview, int registered) {
    QJsonArray faults;
    for (const auto& fault : preview.faults)
        faults.append(QJsonObject{{q("line"), fault.line}, {q("sentence"), q(fault.sentence)}});
    return {{q("rows"), preview.rows},     {q("households"), preview.households},
            {q("people"), preview.people}, {q("already_here"), preview.alreadyHere},
            {q("faults"), faults},         {q("registered"), registered}};
}

} // namespace

int Phone::importTable(const Arguments& arguments) {
    QFile file(QString::fromStdString(arguments.words[1]));
    if (!file.open(QIODevice::ReadOnly) || file.size() > importBytesMax)
        return refuse(Error{ErrorCode::NotFound, "this file cannot be read, or is larger than 64 "
                                                 "MiB: "
                                                     + arguments.words[1]});
    HouseholdImport import(*m_store);
    const auto preview = import.read(file.readAll().toStdString());
    if (!preview)
        return refuse(preview.error());
    if (arguments.isConfirmed && preview->faults.empty()) {
        const auto registered = import.apply();
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
