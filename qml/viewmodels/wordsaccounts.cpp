// Words of people and their devices.
#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

constexpr int idEndLetters = 6; // an id begins with its time: its end tells devices apart

} // namespace

Mark Words::account(const AccountRow& row) {
    if (row.active)
        return {};
    return {QStringLiteral("lock"), QStringLiteral("amber"), tr("账号已停用")};
}

QString Words::validity(const AccountRow& row, qint64 nowMs) {
    if (row.sinceMs == 0)
        return tr("还没有分配网格或单位");
    if (row.untilMs > 0)
        return tr("%1起，到%2为止").arg(day(row.sinceMs, nowMs), day(row.untilMs, nowMs));
    return tr("%1起在岗").arg(day(row.sinceMs, nowMs));
}

QString Words::device(const AccountDevice& device) {
    const QString end = device.deviceId.right(idEndLetters);
    return device.label.isEmpty() ? tr("设备 %1").arg(end)
                                  //: what its owner calls it, and the end of its number
                                  : tr("%1（%2）").arg(device.label, end);
}

QString Words::deviceLine(const AccountDevice& device, qint64 nowMs) {
    QStringList parts{tr("%1登记").arg(day(device.enrolledAtMs, nowMs)),
                      device.heardAtMs > 0 ? tr("最近联系 %1").arg(moment(device.heardAtMs, nowMs))
                                           : tr("还没有联系过")};
    if (!device.app.isEmpty())
        parts << tr("版本 %1").arg(device.app.section(QLatin1Char('/'), -1));
    return joined(parts);
}

Mark Words::deviceState(const AccountDevice& device) {
    if (device.state == QLatin1String("revoked"))
        return {QStringLiteral("lock"), QStringLiteral("amber"), tr("已停用")};
    if (device.state == QLatin1String("stolen"))
        return {QStringLiteral("warning"), QStringLiteral("red"), tr("已报失，会抹掉")};
    if (device.state == QLatin1String("active"))
        return {QStringLiteral("check-circle"), QStringLiteral("green"),
                device.own ? tr("就是现在这台") : tr("在用")};
    return {QStringLiteral("unknown"), QStringLiteral("amber"), device.state};
}

QString Words::ofUnsentWork(bool stolen) {
    if (stolen)
        return tr("它下一次找中心时，里面存的会全部抹掉，没有传的也一起抹掉。抹之前传来的，中心另外"
                  "存着，等人看。找回来也恢复不了。");
    return tr("它从此取不到资料，也传不进来。没有传的记录留在那台设备上；它再传来的，中心另外存着，"
              "等人看过再用，不会丢。");
}

QString Words::until(qint64 atMs, qint64 nowMs) {
    return tr("%1 %2", "a day and a time").arg(day(atMs, nowMs), clock(atMs));
}

QString Words::accountsUnread(ErrorCode code) {
    return code == ErrorCode::Unreachable ? tr("连不上中心。人员和设备要有网才看得到。")
                                          : accountProblem(code);
}

QString Words::accountProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unreachable:
        return tr("没有等到中心的回音。有网了再点一次，不会办两回。");
    case ErrorCode::Busy:
    case ErrorCode::Storage:
        return tr("中心正忙，没有改动，等一会儿再试。");
    case ErrorCode::NotAllowed:
        return tr("这个账号不归你管，没有改动。请找管它的街道或区里。");
    case ErrorCode::NotFound:
        return tr("这个账号现在不归你管了，请回去看看名单。");
    case ErrorCode::Invalid:
        return tr("这个账号已经停用，不能再加设备。");
    case ErrorCode::Conflict:
        return tr("刚才那个码已经用过或过期了。再点一次，会出一个新的。");
    case ErrorCode::TooOld:
        return tr("中心的版本太旧，还不能在这里管人员和设备。请区里先给中心升级，没有改动。");
    default:
        return syncProblem(code);
    }
}

} // namespace banyan::ui
