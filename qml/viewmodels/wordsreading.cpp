// Words of the pages for reading.
#include "qml/viewmodels/words.h"

#include <QDate>
#include <QLocale>

namespace banyan::ui {

QString Words::distance(double kilometres) {
    if (kilometres < 0)
        return {};
    if (kilometres < 0.95) // to ten metres: positions are no better
        return tr("%1 米").arg(qRound(kilometres * 100) * 10);
    return tr("%1 公里").arg(QString::number(kilometres, 'f', 1));
}

QString Words::branch(const QString& kind, const QString& branch) {
    if (kind == QLatin1String("own")) // a name stays as it is
        return choice(QStringLiteral("branch_kind"), branch);
    if (kind == QLatin1String("falls_back"))
        return tr("归%1的党组织").arg(branch);
    return kind == QLatin1String("missing") ? tr("还没有党组织") : QString();
}

QString Words::orgLevel(const QString& code) { return choice(QStringLiteral("org_level"), code); }

QString Words::date(const QString& isoDay) {
    const QDate day = QDate::fromString(isoDay, Qt::ISODate);
    if (!day.isValid())
        return isoDay;
    //: a date format with the weekday, in the sense of QLocale::toString
    return QLocale().toString(day, tr("M月d日 ddd"));
}

Mark Words::policyState(const QString& state) {
    if (state == QLatin1String("expired"))
        return {QStringLiteral("history"), QStringLiteral("amber"), tr("已失效")};
    if (state == QLatin1String("superseded"))
        return {QStringLiteral("history"), QStringLiteral("amber"), tr("已有新文件")};
    if (state == QLatin1String("coming"))
        return {QStringLiteral("clock"), QStringLiteral("blue"), tr("还没生效")};
    return {QStringLiteral("check"), QStringLiteral("green"), tr("现行")};
}

} // namespace banyan::ui
