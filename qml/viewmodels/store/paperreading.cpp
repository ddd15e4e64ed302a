// What papers say, read from a store.
#include "qml/viewmodels/store/directoryreading.h"

#include "core/report/reportcharts.h"
#include "core/usecases/papers.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/registerreading.h"

namespace banyan::ui {

Result<std::vector<CardText>> readCardTexts(Store& store) {
    std::vector<CardText> texts;
    for (const auto& card : cardPapers(store, {}))
        texts.push_back({textFrom(card.name), textFrom(card.post), textFrom(card.phone),
                         textFrom(card.place), textFrom(card.community)});
    return texts;
}

Result<MinutesText> readMinutes(Store& store, const QString& meetingId) {
    const auto meeting = idFrom(meetingId);
    if (!meeting)
        return meeting.error();
    const auto paper = minutesPaper(store, *meeting);
    if (!paper)
        return paper.error();
    MinutesText text{textFrom(paper->title),      textFrom(paper->unit),
                     textFrom(paper->heldOn),     textFrom(paper->place),
                     textFrom(paper->attendance), textFrom(paper->minutes),
                     paper->isCancelled,          {}};
    for (const auto& item : paper->items)
        text.items.push_back({textFrom(item.title), textFrom(item.owner), textFrom(item.due),
                              textFrom(item.state), textFrom(item.doneOn), textFrom(item.result)});
    return text;
}

Result<ReportText> readReportText(Store& store, const ReportAsk& ask) {
    auto report = readReport(store, ask); // which checks the two days
    if (!report)
        return report.error();
    const Period period{*parseDate(ask.from.toStdString()), *parseDate(ask.to.toStdString())};
    const auto charts = reportCharts(store, ask.unit.toStdString(), period);
    if (!charts)
        return charts.error();
    ReportText text{ask, *std::move(report), {}};
    for (const auto& chart : *charts) {
        ChartText drawn{QString::fromUtf8(chart.indicator->key), {}};
        for (const auto& bar : chart.bars)
            drawn.bars.emplace_back(textFrom(bar.unit), bar.value);
        text.charts.push_back(std::move(drawn));
    }
    return text;
}

} // namespace banyan::ui
