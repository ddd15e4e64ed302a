#include "qml/viewmodels/calendarmodel.h"

#include "qml/viewmodels/words.h"

#include <QDateTime>
#include <QLocale>

namespace banyan::ui {

namespace {

QString lineOf(const CalendarRow& row) {
    QStringList parts;
    if (!row.entity.isEmpty())
        parts << Words::entity(row.entity);
    for (const QString& part : {row.unit, row.place})
        if (!part.isEmpty())
            parts << part;
    return Words::joined(parts);
}

} // namespace

CalendarModel::CalendarModel(QObject* parent)
    : ViewModel(parent)
    , m_rows(
          {{"section", [this](const CalendarRow& row) { return sectionOf(row.day); }},
           {"entity", [](const CalendarRow& row) { return row.entity; }},
           {"recordId", [](const CalendarRow& row) { return row.id; }},
           {"title",
            [](const CalendarRow& row) {
                return row.id.isEmpty() ? tr("今天没有安排") : row.title;
            }},
           {"line", lineOf},
           {"cancelled", [](const CalendarRow& row) { return row.cancelled; }},
           {"past",
            [this](const CalendarRow& row) { return row.day < today().toString(Qt::ISODate); }}},
          [](const CalendarRow& row) { return row.day + row.entity + row.id; }, this) {}

QDate CalendarModel::today() const { return QDateTime::fromMSecsSinceEpoch(nowMs()).date(); }

QString CalendarModel::sectionOf(const QString& isoDay) const {
    const QString day = Words::date(isoDay);
    return isoDay == today().toString(Qt::ISODate) ? Words::joined({day, tr("今天")}) : day;
}

void CalendarModel::load() {
    if (!m_month.isValid())
        m_month = QDate(today().year(), today().month(), 1);
    const QDate month = m_month;
    const QString from = month.toString(Qt::ISODate);
    const QString to = month.addMonths(1).addDays(-1).toString(Qt::ISODate);
    backend()->calendar(from, to, this, [this, month](Result<std::vector<CalendarRow>> rows) {
        if (month != m_month || !good(rows))
            return;
        const QString day = today().toString(Qt::ISODate);
        const auto at = std::ranges::lower_bound(*rows, day, {}, &CalendarRow::day);
        if (thisMonth() && (at == rows->end() || at->day != day)) {
            CalendarRow nothingToday;
            nothingToday.day = day;
            rows->insert(at, nothingToday);
        }
        m_rows.setRows(*std::move(rows));
        setReady();
        Q_EMIT shown();
    });
}

void CalendarModel::go(int months) {
    m_month = months == 0 ? QDate(today().year(), today().month(), 1) : m_month.addMonths(months);
    Q_EMIT shown();
    load();
}

QString CalendarModel::monthText() const {
    //: a date format of a month, in the sense of QLocale::toString
    return m_month.isValid() ? QLocale().toString(m_month, tr("yyyy年M月")) : QString();
}

bool CalendarModel::thisMonth() const {
    return m_month.isValid() && m_month.year() == today().year()
           && m_month.month() == today().month();
}

int CalendarModel::todayRow() const {
    if (!thisMonth())
        return -1;
    const QString day = today().toString(Qt::ISODate);
    const auto& rows = m_rows.rows();
    const auto at = std::ranges::lower_bound(rows, day, {}, &CalendarRow::day);
    return at == rows.end() ? -1 : int(at - rows.begin());
}

bool CalendarModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

} // namespace banyan::ui
