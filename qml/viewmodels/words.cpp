#include "qml/viewmodels/words.h"

#include <QDateTime>
#include <QLocale>

namespace banyan::ui {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

QDateTime local(qint64 atMs) { return QDateTime::fromMSecsSinceEpoch(atMs); }

bool isNumber(const QString& text) {
    bool number = false;
    text.toInt(&number);
    return number;
}

} // namespace

QString Words::clock(qint64 atMs) {
    return QLocale().toString(local(atMs), QStringLiteral("HH:mm"));
}

QString Words::day(qint64 atMs, qint64 nowMs) {
    const QDate date = local(atMs).date();
    const QDate today = local(nowMs).date();
    if (date == today)
        return tr("今天");
    if (date == today.addDays(-1))
        return tr("昨天");
    if (date == today.addDays(1))
        return tr("明天");
    //: a date format of this year, in the sense of QLocale::toString
    const QString thisYear = tr("M月d日");
    //: a date format of another year, in the sense of QLocale::toString
    const QString otherYear = tr("yyyy年M月d日");
    return QLocale().toString(date, date.year() == today.year() ? thisYear : otherYear);
}

QString Words::moment(qint64 atMs, qint64 nowMs) {
    const qint64 daysAway = local(nowMs).date().daysTo(local(atMs).date());
    if (std::abs(daysAway) > 1)
        return day(atMs, nowMs);
    return tr("%1 %2", "a day and a time").arg(day(atMs, nowMs), clock(atMs));
}

QString Words::timeSpan(qint64 ms) {
    const qint64 span = std::abs(ms);
    if (span < hourMs)
        return tr("%n 分钟", nullptr, int(std::max<qint64>(1, span / minuteMs)));
    if (span < 2 * dayMs)
        return tr("%n 小时", nullptr, int(span / hourMs));
    return tr("%n 天", nullptr, int(span / dayMs));
}

QString Words::stair(const Place& place) {
    const QString building =
        isNumber(place.building) ? tr("%1栋", "a building").arg(place.building) : place.building;
    const QString unit =
        isNumber(place.unit) ? tr("%1单元", "a unit of a building").arg(place.unit) : place.unit;
    //: estate, building, unit
    return tr("%1 %2%3").arg(place.estate, building, unit).trimmed();
}

QString Words::address(const Place& place) {
    //: stair, door number
    return tr("%1 %2", "an address").arg(stair(place), place.door);
}

QString Words::household(const QString& headName) {
    return headName.isEmpty() ? tr("还没有登记") : tr("%1家").arg(headName);
}

QString Words::people(int count) { return tr("%n 人", nullptr, count); }

QString Words::personLine(const Person& person) {
    QStringList parts;
    if (!person.relation.isEmpty())
        parts << relation(person.relation);
    if (person.sex == QLatin1String("1") || person.sex == QLatin1String("2"))
        parts << sex(person.sex);
    if (person.dead)
        parts << tr("过世");
    else if (person.age >= 0)
        parts << tr("%n 岁", nullptr, person.age);
    if (person.movedOut)
        parts << tr("搬走了");
    return joined(parts);
}

QString Words::writtenAt(const QString& place) {
    if (place == QLatin1String("door"))
        return tr("在门口");
    if (place == QLatin1String("desk"))
        return tr("在社区");
    if (place == QLatin1String("import"))
        return tr("部门名单");
    return {};
}

QString Words::maskedPhone(const QString& phone) {
    if (phone.size() < 8)
        return phone;
    return phone.left(3) + QStringLiteral("****") + phone.right(4);
}

QString Words::joined(const QStringList& parts) {
    //: between two facts of one line
    return parts.join(tr("·"));
}

QString Words::listed(const QStringList& parts) { return parts.join(tr("、")); }

QString Words::value(const QString& codeList, const QString& value) {
    if (value.isEmpty())
        return tr("没有写");
    return codeList.isEmpty() ? value : code(codeList, value);
}

Mark Words::due(const DoorRow& row, qint64 nowMs) {
    const QLatin1String vacant("vacant");
    switch (row.due.kind) {
    case Due::Overdue:
        return {QStringLiteral("overdue"), QStringLiteral("red"),
                tr("逾期 %n 天", nullptr, row.due.days)};
    case Due::Today:
        return {QStringLiteral("clock"), QStringLiteral("amber"), tr("今天到期")};
    case Due::ComeBack:
        return {QStringLiteral("later"), QStringLiteral("amber"),
                tr("约 %1").arg(moment(row.due.atMs, nowMs))};
    case Due::NewArrival:
        return {QStringLiteral("arrival"), QStringLiteral("blue"), tr("新搬来")};
    case Due::Task:
        return {QStringLiteral("note"), QStringLiteral("amber"), row.due.taskText};
    case Due::Campaign:
        return {QStringLiteral("door"), QStringLiteral("blue"), tr("敲门行动")};
    case Due::Later:
    case Due::None:
        break;
    }
    if (row.visitState == QLatin1String("refuses"))
        return {QStringLiteral("hand"), QString(), tr("不愿被访")};
    if (row.occupancy == vacant)
        return {QStringLiteral("vacant"), QString(), occupancy(vacant)};
    if (row.centreHousehold)
        return {QStringLiteral("star"), QStringLiteral("green"), tr("中心户")};
    if (row.due.kind == Due::Later)
        return {QString(), QString(), tr("%n 天后到期", nullptr, row.due.days)};
    return {};
}

QString Words::doorLine(const DoorRow& row, qint64 nowMs) {
    QStringList parts;
    if (row.people > 0)
        parts << people(row.people);
    if (row.occupancy == QLatin1String("vacant"))
        parts << occupancy(row.occupancy);
    const QString state = due(row, nowMs).text;
    if (!state.isEmpty() && !parts.contains(state))
        parts << state;
    if (row.centreHousehold && row.due.kind != Due::None && row.due.kind != Due::Later)
        parts << tr("中心户");
    if (!row.matched.isEmpty())
        parts << row.matched;
    return joined(parts);
}

Mark Words::sync(RecordSync state, qint64 confirmedAtMs, qint64 nowMs) {
    switch (state) {
    case RecordSync::Unsent:
        return {QStringLiteral("waiting"), QStringLiteral("amber"), tr("待传")};
    case RecordSync::SetAside:
        return {QStringLiteral("returned"), QStringLiteral("red"), tr("没收下，等你看")};
    case RecordSync::InCase:
        return {QStringLiteral("two-hands"), QStringLiteral("amber"), tr("两人写得不一样")};
    case RecordSync::Confirmed:
        break;
    }
    if (confirmedAtMs == 0)
        return {QStringLiteral("at-office"), QStringLiteral("green"), tr("已到中心")};
    const bool today = local(confirmedAtMs).date() == local(nowMs).date();
    return {QStringLiteral("at-office"), QStringLiteral("green"),
            tr("已到中心 %1").arg(today ? clock(confirmedAtMs) : day(confirmedAtMs, nowMs))};
}

} // namespace banyan::ui
