#include "core/report/reporttext.h"

#include <QJsonArray>
#include <cmath>
#include <cstdio>

namespace banyan {

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

// A cell as RFC 4180 has it. What a spreadsheet would take for a formula is kept from it.
std::string cell(std::string text) {
    if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos)
        text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char letter : text) {
        quoted += letter;
        if (letter == '"')
            quoted += '"';
    }
    return quoted + "\"";
}

std::string periodText(const Period& period) {
    return period.from.text() + " – " + period.to.text();
}

std::string unitText(const ReportDocument& document) {
    return document.unit.empty() ? "全部 / all" : document.unit;
}

} // namespace

std::string figureText(double value) {
    char text[40];
    const bool isWhole = value == std::floor(value);
    std::snprintf(text, sizeof text, isWhole ? "%.0f" : "%.1f", value);
    return text;
}

QJsonObject reportJson(const ReportDocument& document) {
    QJsonArray figures;
    for (const auto& figure : document.figures) {
        QJsonObject item{{QStringLiteral("key"), QLatin1String(figure.indicator->key)},
                         {QStringLiteral("part"), QLatin1String(figure.indicator->part)},
                         {QStringLiteral("zh"), QString::fromUtf8(figure.indicator->zh)},
                         {QStringLiteral("en"), QString::fromUtf8(figure.indicator->en)},
                         {QStringLiteral("value"), figure.value}};
        if (figure.possible)
            item[QStringLiteral("of")] = *figure.possible;
        figures.append(item);
    }
    QJsonArray quiet;
    for (const auto& grid : document.quiet)
        quiet.append(QJsonObject{
            {QStringLiteral("code"), q(grid.code)},
            {QStringLiteral("name"), q(grid.name)},
            {QStringLiteral("seen_at"),
             grid.seenAtMs ? QJsonValue(q(isoLocalText(grid.seenAtMs))) : QJsonValue()}});
    return {{QStringLiteral("unit"), q(document.unit)},
            {QStringLiteral("from"), q(document.period.from.text())},
            {QStringLiteral("to"), q(document.period.to.text())},
            {QStringLiteral("as_of"), q(isoLocalText(document.asOfMs))},
            {QStringLiteral("figures"), figures},
            {QStringLiteral("not_heard_from"), quiet}};
}

std::string reportCsv(const ReportDocument& document) {
    std::string out = "\xef\xbb\xbfpart,key,zh,en,value,of\r\n";
    for (const auto& figure : document.figures) {
        for (const char* text : {figure.indicator->part, figure.indicator->key,
                                 figure.indicator->zh, figure.indicator->en})
            out += cell(text) + ",";
        out += figureText(figure.value) + ","
               + (figure.possible ? figureText(*figure.possible) : std::string()) + "\r\n";
    }
    out += "note,unit," + cell(unitText(document)) + ",,,\r\n";
    out += "note,period," + cell(periodText(document.period)) + ",,,\r\n";
    out += "note,as_of," + cell(isoLocalText(document.asOfMs)) + ",,,\r\n";
    for (const auto& grid : document.quiet)
        out += "note,not_heard_from," + cell(grid.name) + ","
               + cell(grid.seenAtMs ? isoLocalText(grid.seenAtMs) : std::string()) + ",,\r\n";
    return out;
}

std::string reportText(const ReportDocument& document) {
    std::string out = "阶段性成效 · " + unitText(document) + " · " + periodText(document.period)
                      + "\n截至 / as of " + isoLocalText(document.asOfMs) + "\n";
    std::string_view part;
    for (const auto& figure : document.figures) {
        if (part != figure.indicator->part) {
            part = figure.indicator->part;
            out += "\n";
            for (const auto& known : reportParts())
                if (part == known.part)
                    out += std::string(known.zh) + " · " + known.en + "\n";
        }
        char line[64];
        const std::string value =
            figureText(figure.value)
            + (figure.possible ? " / " + figureText(*figure.possible) : std::string());
        std::snprintf(line, sizeof line, "%-5s %18s  ", figure.indicator->part, value.c_str());
        out += std::string(line) + figure.indicator->zh + " (" + figure.indicator->en + ")\n";
    }
    if (!document.quiet.empty())
        out += "\n以下网格有设备尚未同步，数字还会增加 / grids with devices not heard from:\n";
    for (const auto& grid : document.quiet)
        out += "  " + grid.code + "  " + grid.name + "  "
               + (grid.seenAtMs ? isoLocalText(grid.seenAtMs) : std::string("—")) + "\n";
    return out;
}

} // namespace banyan
