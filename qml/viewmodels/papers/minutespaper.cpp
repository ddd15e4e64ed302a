// The minutes of a joint meeting: what was decided, who does it, until when, and what came of it.
#include "qml/viewmodels/papers/paperfile.h"
#include "qml/viewmodels/papers/paperwriter.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

class MinutesPaper {
    Q_DECLARE_TR_FUNCTIONS(MinutesPaper)

public:
    static QString html(const MinutesText& minutes) {
        QString out =
            QStringLiteral("<h1 align='center'>%1</h1>").arg(minutes.title.toHtmlEscaped());
        if (minutes.cancelled)
            out += paragraph(tr("这次会议取消了。"));
        out += named(tr("召集单位"), minutes.unit) + named(tr("日期"), minutes.heldOn)
               + named(tr("地点"), minutes.place) + named(tr("出席"), minutes.attendance);
        if (!minutes.minutes.isEmpty()) {
            out += QStringLiteral("<h3>%1</h3>").arg(tr("纪要"));
            for (const QString& line : minutes.minutes.split(QLatin1Char('\n')))
                out += paragraph(line);
        }
        out += QStringLiteral("<h3>%1</h3>").arg(tr("议题和落实"));
        return out + (minutes.items.empty() ? paragraph(tr("没有议题。")) : items(minutes.items));
    }

private:
    static QString paragraph(const QString& text) {
        return QStringLiteral("<p>%1</p>").arg(text.toHtmlEscaped());
    }
    static QString named(const QString& label, const QString& value) {
        return value.isEmpty() ? QString()
                               : QStringLiteral("<p style='margin:2px'><b>%1</b>　%2</p>")
                                     .arg(label, value.toHtmlEscaped());
    }
    static QString row(const char* tag, const QStringList& cells) {
        QString out = QStringLiteral("<tr>");
        for (const QString& cell : cells)
            out += QStringLiteral("<%1 align='left'>%2</%1>")
                       .arg(QLatin1String(tag), cell.toHtmlEscaped());
        return out + QStringLiteral("</tr>");
    }
    static QString items(const std::vector<MinutesItemText>& items) {
        QString out = QStringLiteral("<table border='1' cellspacing='0' cellpadding='5' "
                                     "width='100%' style='border-collapse:collapse'><thead>")
                      + row("th", {tr("序号"), tr("议题"), tr("牵头单位"), tr("期限"), tr("进展"),
                                   tr("结果")})
                      + QStringLiteral("</thead>");
        int number = 0;
        for (const MinutesItemText& item : items) {
            QStringList result;
            for (const QString& part : {item.doneOn, item.result})
                if (!part.isEmpty())
                    result << part;
            out += row("td", {QString::number(++number), item.title, item.owner, item.due,
                              Words::choice(QStringLiteral("agenda_state"), item.state),
                              result.join(QLatin1Char(' '))});
        }
        return out + QStringLiteral("</table>");
    }
};

} // namespace

bool writePaper(const MinutesText& minutes, const QString& path) {
    return writeHtml(path, minutes.title, MinutesPaper::html(minutes));
}

} // namespace banyan::ui
