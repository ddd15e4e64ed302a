// The period report: every figure, the share where it is known of how many, and a few figures
// told for each unit below.
#include "qml/viewmodels/papers/paperfile.h"
#include "qml/viewmodels/papers/paperwriter.h"

#include "core/schema/civildate.h"
#include "qml/viewmodels/words.h"

#include <algorithm>

namespace banyan::ui {

namespace {

class ReportPaper {
    Q_DECLARE_TR_FUNCTIONS(ReportPaper)

public:
    static QString title() { return tr("阶段性成效"); }

    static QString html(const ReportText& text) {
        QString out = QStringLiteral("<h1 align='center'>%1</h1>").arg(title());
        out += line(tr("单位：%1").arg(text.report.unit.isEmpty() ? tr("全部") : text.report.unit));
        out += line(tr("时段：%1 至 %2").arg(text.ask.from, text.ask.to));
        if (text.report.asOfMs)
            out += line(tr("截至：%1")
                            .arg(QString::fromStdString(isoLocalText(text.report.asOfMs))
                                     .left(16)
                                     .replace(QLatin1Char('T'), QLatin1Char(' '))));
        out += line(tr("数字从这台手机上的记录算出来；还没有传到中心的手机，记录不在里面。"));
        out += figures(text.report.figures);
        for (const ChartText& chart : text.charts)
            out += drawn(chart);
        return out;
    }

private:
    static QString line(const QString& text) {
        return QStringLiteral("<p style='margin:2px'>%1</p>").arg(text.toHtmlEscaped());
    }

    // A bar of a share from 0 to 1; nothing at all for what is nothing. Two cells, since a table
    // within a cell takes the whole of it, whatever width it asks for.
    static QString bar(double share) {
        const int percent = int(std::clamp(share, 0.0, 1.0) * 100 + 0.5);
        if (percent == 0)
            return {};
        const QString rest =
            percent == 100 ? QString() : QStringLiteral("<td width='%1%'></td>").arg(100 - percent);
        return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='0'><tr>"
                              "<td width='%1%' bgcolor='#1D6B4C'>&nbsp;</td>%2</tr></table>")
            .arg(QString::number(percent), rest);
    }

    static QString row(const QString& label, const QString& value, double share) {
        return QStringLiteral("<tr><td width='42%'>%1</td><td width='18%' align='right'>%2"
                              "&nbsp;&nbsp;</td><td width='40%'>%3</td></tr>")
            .arg(label.toHtmlEscaped(), value.toHtmlEscaped(), bar(share));
    }

    static QString table() {
        return QStringLiteral("<table width='100%' cellspacing='0' cellpadding='2'>");
    }

    static QString figures(const std::vector<ReportFigureRow>& figures) {
        QString out;
        QString part;
        for (const ReportFigureRow& figure : figures) {
            if (figure.part != part) {
                out += part.isEmpty() ? QString() : QStringLiteral("</table>");
                part = figure.part;
                out += QStringLiteral("<h3>%1</h3>").arg(Words::reportPart(part)) + table();
            }
            const double possible = figure.possible.toDouble();
            out += row(Words::figure(figure.key),
                       figure.possible.isEmpty()
                           ? figure.value
                           : figure.value + QStringLiteral(" / ") + figure.possible,
                       possible > 0 ? figure.value.toDouble() / possible : 0);
        }
        return out + QStringLiteral("</table>");
    }

    static QString drawn(const ChartText& chart) {
        double most = 0;
        for (const auto& [unit, value] : chart.bars)
            most = std::max(most, value);
        QString out =
            QStringLiteral("<h3>%1</h3>").arg(tr("各单位：%1").arg(Words::figure(chart.figure)))
            + table();
        for (const auto& [unit, value] : chart.bars)
            out += row(unit, QString::number(value), most > 0 ? value / most : 0);
        return out + QStringLiteral("</table>");
    }
};

} // namespace

bool writePaper(const ReportText& report, const QString& path) {
    return writeHtml(path, ReportPaper::title(), ReportPaper::html(report));
}

} // namespace banyan::ui
