// The period report at the office: figures of its records, and which grids may yet send more.
#include "core/report/reporttext.h"
#include "sync/office/admin.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <cstdio>

namespace banyan {

namespace {

constexpr std::int64_t quietAfterMs = msPerDay;

// Grids that have a device in use which has not been heard from since the period ended or, while it
// lasts, for a day.
std::vector<QuietGrid> quietGrids(Store& store, const Period& period) {
    const std::int64_t now = store.clock().wallMs();
    const std::int64_t since = std::min(localMidnightMs(addDays(period.to, 1)), now - quietAfterMs);
    std::vector<QuietGrid> quiet;
    auto statement = store.database().prepare(
        "SELECT g.code, g.name, min(d.seen_at) FROM device d JOIN grant_ r ON r.\"user\" = "
        "d.\"user\" AND r.until = 0 JOIN feed f ON f.id = r.feed JOIN grid g ON g.id = f.scope "
        "WHERE d.state = 0 AND d.is_fork = 0 AND d.seen_at < ? AND g.record_state = 0 GROUP BY "
        "g.code, g.name ORDER BY g.code");
    statement.bind(1, since);
    while (statement.step())
        quiet.push_back(
            {std::string(statement.text(0)), std::string(statement.text(1)), statement.integer(2)});
    return quiet;
}

int printRecords(PeriodReport& report, const std::string& key) {
    const auto* indicator = indicatorNamed(key);
    if (!indicator)
        return refuse("there is no figure " + key + "; --json lists their keys");
    constexpr std::int64_t page = 5'000;
    const std::string entity = specOf(indicator->entity).name;
    for (std::int64_t from = 0;; from += page) {
        const auto ids = report.records(*indicator, page, from);
        for (const auto& id : ids)
            std::printf("%s\t%s\n", entity.c_str(), id.text().c_str());
        if (ids.size() < static_cast<std::size_t>(page))
            return 0;
    }
}

} // namespace

int Admin::report(const ReportWanted& wanted) {
    const auto from = parseDate(wanted.from);
    const auto to = parseDate(wanted.to);
    if (!from || !to)
        return refuse("report needs --from and --to, each a day such as 2026-05-28");
    auto store = open();
    if (!store)
        return refuse(store.error().context);
    auto report = PeriodReport::of(**store, wanted.unit, {*from, *to});
    if (!report)
        return refuse(report.error().context);
    if (!wanted.records.empty())
        return printRecords(*report, wanted.records);
    ReportDocument document;
    document.unit = report->unitName();
    document.period = report->period();
    document.asOfMs = (*store)->clock().wallMs();
    document.figures = report->figures();
    document.quiet = quietGrids(**store, document.period);
    const std::string text =
        wanted.asJson
            ? QJsonDocument(reportJson(document)).toJson(QJsonDocument::Compact).toStdString()
                  + "\n"
        : wanted.asCsv ? reportCsv(document)
                       : reportText(document);
    std::fwrite(text.data(), 1, text.size(), stdout);
    return 0;
}

} // namespace banyan
