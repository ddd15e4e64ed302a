#pragma once

#include "core/report/periodreport.h"

#include <QJsonObject>

namespace banyan {

// Grids of which some device has not been heard from, so that figures may grow yet.
struct QuietGrid {
    std::string code, name;
    std::int64_t seenAtMs = 0; // its devices' last contact; 0: never
};

// A report as it is given away: figures, what they are as of, and who is missing. No personal data.
struct ReportDocument {
    std::string unit; // its name; "" for the whole district
    Period period;
    std::int64_t asOfMs = 0;
    std::vector<Figure> figures;
    std::vector<QuietGrid> quiet;
};

QJsonObject reportJson(const ReportDocument& document);
std::string reportCsv(const ReportDocument& document);  // RFC 4180, UTF-8 with a byte order mark
std::string reportText(const ReportDocument& document); // for a terminal
std::string figureText(double value);                   // "211", "1.5"

} // namespace banyan
