#pragma once

#include "qml/viewmodels/rowlist.h"
#include "qml/viewmodels/viewmodel.h"

#include <QDate>

namespace banyan::ui {

// Meetings, sessions and activities of one month, day by day. Today is always there, though
// nothing be on it.
class CalendarModel : public banyan::ui::ViewModel {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString monthText READ monthText NOTIFY shown)
    Q_PROPERTY(bool thisMonth READ thisMonth NOTIFY shown)
    Q_PROPERTY(int todayRow READ todayRow NOTIFY shown)
    Q_PROPERTY(bool nothing READ nothing NOTIFY shown)
    Q_PROPERTY(banyan::ui::RowList* rows READ rows CONSTANT)

public:
    explicit CalendarModel(QObject* parent = nullptr);

    QString monthText() const;
    bool thisMonth() const;
    int todayRow() const; // the first line of today or after it; -1: none
    bool nothing() const { return ready() && m_rows.count() == 0; }
    RowList* rows() { return &m_rows; }

    Q_INVOKABLE void go(int months); // on, or back where negative; 0: to this month

Q_SIGNALS:
    void shown();

protected:
    void load() override;
    bool concerns(const Change& change) const override;

private:
    QDate today() const;
    QString sectionOf(const QString& isoDay) const;

    QDate m_month; // its first day
    RowModel<CalendarRow> m_rows;
};

} // namespace banyan::ui
