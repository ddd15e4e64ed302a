#include "core/report/reporttext.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <cstdio>

namespace banyan::cli {

int Phone::report(const Arguments& arguments) {
    const auto from = parseDate(arguments.from);
    const auto to = parseDate(arguments.to);
    if (!from || !to)
        return usage("report needs --from and --to, each a day such as 2026-05-28");
    auto report = PeriodReport::of(*m_store, arguments.unit, {*from, *to});
    if (!report)
        return refuse(report.error());
    ReportDocument document;
    document.unit = report->unitName();
    document.period = report->period();
    document.asOfMs = m_store->metaNumber("confirmed_at"); // of what this replica has been told
    document.figures = report->figures();
    if (arguments.isJson)
        printJson(reportJson(document));
    else
        std::printf("%s", reportText(document).c_str());
    return exitDone;
}

} // namespace banyan::cli
