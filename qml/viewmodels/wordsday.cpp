// Words of what the day brings besides its doors, and of knock campaigns.
#include "qml/viewmodels/words.h"

#include <QDateTime>

namespace banyan::ui {

namespace {

int daysSince(const QString& isoDay, qint64 nowMs) {
    const QDate day = QDate::fromString(isoDay, Qt::ISODate);
    return int(day.daysTo(QDateTime::fromMSecsSinceEpoch(nowMs).date()));
}

} // namespace

QString Words::dayOf(const QString& isoDay, qint64 nowMs) {
    const QDate date = QDate::fromString(isoDay, Qt::ISODate);
    return date.isValid() ? day(QDateTime(date, QTime(12, 0)).toMSecsSinceEpoch(), nowMs) : isoDay;
}

Mark Words::reminder(const ReminderRow& row, qint64 nowMs) {
    if (row.kind == QLatin1String("answer"))
        return {QStringLiteral("letter"), QStringLiteral("green"),
                joined({code(row.stateList, row.state), moment(row.atMs, nowMs)})};
    const bool isBack = row.kind == QLatin1String("follow_up");
    const QString icon = isBack ? QStringLiteral("calendar") : QStringLiteral("clock");
    const int days = daysSince(row.day, nowMs);
    if (row.late && days > 0)
        return {QStringLiteral("overdue"), QStringLiteral("red"),
                joined({entity(row.entity), isBack ? tr("该回访，过了 %n 天", nullptr, days)
                                                   : tr("超期 %n 天", nullptr, days)})};
    if (row.late)
        return {QStringLiteral("overdue"), QStringLiteral("red"),
                joined({entity(row.entity), tr("今天 %1 已到时限").arg(clock(row.atMs))})};
    if (row.atMs > 0)
        return {icon, QStringLiteral("amber"),
                joined({entity(row.entity), tr("今天 %1 前").arg(clock(row.atMs))})};
    return {icon, QStringLiteral("amber"),
            joined({entity(row.entity), isBack ? tr("今天回访") : tr("今天到期")})};
}

QString Words::campaignRound(int round) { return tr("第 %1 轮").arg(round); }

QString Words::campaignShare(const CampaignShareRow& row, qint64 nowMs) {
    QStringList parts{campaignRound(row.round), tr("还有 %n 户要敲", nullptr, row.doors)};
    if (!row.until.isEmpty())
        parts << tr("到%1").arg(dayOf(row.until, nowMs));
    return joined(parts);
}

Mark Words::campaignDoor(const CampaignDoorRow& row) {
    if (row.state == QLatin1String("done"))
        return {QStringLiteral("check-circle"), QStringLiteral("green"), tr("敲过了")};
    if (row.state == QLatin1String("cancelled"))
        return {QStringLiteral("close"), QStringLiteral("muted"), tr("不用去了")};
    if (row.refusing)
        return {QStringLiteral("hand"), QStringLiteral("muted"), tr("说过不愿被访，不去")};
    if (row.waiting)
        return {QStringLiteral("later"), QStringLiteral("amber"),
                joined({tr("没人 %n 次", nullptr, row.knocks), tr("等下一轮")})};
    if (row.knocks > 0)
        return {QStringLiteral("door"), QStringLiteral("amber"),
                joined({campaignRound(row.round), tr("没人 %n 次", nullptr, row.knocks)})};
    return {QStringLiteral("door"), QStringLiteral("muted"), tr("还没敲")};
}

QString Words::campaignProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Invalid:
        return tr("行动已经结束，或最后一天过了。先改「结束」日期，再派户。");
    case ErrorCode::Conflict:
        return tr("有的户在别的网格，选的人里没有谁管那一格。再选一个人，或把网格选小一点。");
    case ErrorCode::NotAllowed:
        return tr("派户由社区、街道来做。");
    case ErrorCode::NotFound:
        return tr("这次行动不在这台手机上。");
    default:
        return problem(code);
    }
}

} // namespace banyan::ui
