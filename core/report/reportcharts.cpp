#include "core/report/reportcharts.h"

#include <algorithm>

namespace banyan {

namespace {

constexpr std::string_view told[] = {"problems_solved", "registered_members", "civic_activities",
                                     "cards_delivered"};

// Units and grids right below; of nothing in particular those below the topmost.
std::vector<Record> unitsRightBelow(Store& store, const std::string& unitCode) {
    const std::vector<Value> code{Value{unitCode}};
    std::vector<Record> below;
    const std::string top = unitCode.empty()
                                ? "parent IN (SELECT id FROM org_unit WHERE parent IS NULL)"
                                : "parent IN (SELECT id FROM org_unit WHERE code = ?)";
    below = store.table(EntityId::OrgUnit)
                .select(top
                            + " AND level IN ('subdistrict', 'community') AND record_state = 0 "
                              "ORDER BY code",
                        unitCode.empty() ? std::vector<Value>{} : code);
    if (below.empty() && !unitCode.empty())
        below = store.table(EntityId::Grid)
                    .select("community IN (SELECT id FROM org_unit WHERE code = ?) AND "
                            "record_state = 0 ORDER BY code",
                            code);
    return below;
}

} // namespace

Result<std::vector<ReportChart>> reportCharts(Store& store, const std::string& unitCode,
                                              const Period& period) {
    std::vector<ReportChart> charts;
    for (const auto key : told)
        charts.push_back({indicatorNamed(key), {}});
    const auto read = guarded([&]() -> Result<bool> {
        for (const auto& unit : unitsRightBelow(store, unitCode)) {
            auto report = PeriodReport::of(store, std::string(unit.text("code")), period);
            if (!report)
                return report.error();
            for (auto& chart : charts)
                chart.bars.push_back(
                    {std::string(unit.text("name")), report->figure(*chart.indicator).value});
        }
        return true;
    });
    if (!read)
        return read.error();
    std::erase_if(charts, [](const ReportChart& chart) {
        return std::ranges::all_of(chart.bars, [](const ChartBar& bar) { return bar.value == 0; });
    });
    return charts;
}

} // namespace banyan
