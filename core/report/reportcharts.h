#pragma once

#include "core/report/periodreport.h"

namespace banyan {

struct ChartBar {
    std::string unit; // its name
    double value = 0;
};

// One figure of the report, told for each unit directly below the one it is of.
struct ReportChart {
    const Indicator* indicator = nullptr;
    std::vector<ChartBar> bars; // in the order of the units' codes, never of their values
};

// A few figures that say how service is spread; those that are nothing everywhere are left out.
// `unitCode` empty: the district. Errors as PeriodReport::of.
Result<std::vector<ReportChart>> reportCharts(Store& store, const std::string& unitCode,
                                              const Period& period);

} // namespace banyan
