// Words of the way to the office.
#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

// The office will not take anything before a person has done something.
bool isRefused(const SyncStatus& status) {
    return status.error == ErrorCode::Revoked || status.error == ErrorCode::Unauthorized
           || status.error == ErrorCode::Untrusted || status.error == ErrorCode::TooOld;
}

} // namespace

QString Words::syncProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Unreachable:
        return tr("连不上中心。多半是没有网，有网了会自己再传。");
    case ErrorCode::Untrusted:
        return tr("对面不像是我们的中心，所以没有传。请告诉社区。");
    case ErrorCode::Unauthorized:
        return tr("中心不认得这台手机了。请找社区重新登记，记下的都还在。");
    case ErrorCode::Revoked:
        return tr("这台手机已经停用。记下的都留着，中心那一份等人看过再用。请和社区联系。");
    case ErrorCode::Forked:
        return tr("这台手机的记录像是从备份恢复的，正在和中心对齐，不会丢。");
    case ErrorCode::TooOld:
        return tr("应用太旧了，请更新。记下的都还在。");
    case ErrorCode::Busy:
        return tr("中心正忙，等一会儿会自己再传。");
    case ErrorCode::Storage:
        return tr("手机存不下了。请腾出一点空间。");
    case ErrorCode::Damaged:
        return tr("手机里的资料坏了。请关掉应用再打开，能救的都会救出来。");
    default:
        return tr("这一次没有传成，会自己再试。");
    }
}

QString Words::syncSentence(const SyncStatus& status, qint64 nowMs) {
    if (status.phase == SyncPhase::FirstPull)
        return tr("正在把这一格的资料取到手机上。可以先用，数据还在来。");
    if (status.unsent > 0 && isRefused(status))
        return tr("%n 条记录只在这台手机上。都存好了，眼下传不过去。", nullptr, status.unsent);
    if (status.unsent > 0 && status.unsent == status.unsentVisits)
        return tr("%n 次走访只在这台手机上。都存好了，有网就传。", nullptr, status.unsent);
    if (status.unsent > 0)
        return tr("%n 条记录只在这台手机上。都存好了，有网就传。", nullptr, status.unsent);
    if (status.setAside > 0)
        return tr("%n 条中心没有收下，在待办里等你看。其余的都到了。", nullptr, status.setAside);
    if (status.lastConfirmedAtMs == 0)
        return tr("还没有和中心通过。你记下的都会存在这台手机上。");
    const QString when = moment(status.lastConfirmedAtMs, nowMs);
    if (status.attachmentsUnsent > 0)
        return tr("你写的都已到中心，%1。还有 %n 张照片在这台手机上。", nullptr,
                  status.attachmentsUnsent)
            .arg(when);
    return tr("你写的都已到中心，%1。").arg(when);
}

Mark Words::syncProblemMark(ErrorCode code) {
    switch (code) {
    case ErrorCode::Revoked:
    case ErrorCode::Unauthorized:
        return {QStringLiteral("lock"), QStringLiteral("red"), {}};
    case ErrorCode::Untrusted:
    case ErrorCode::Storage:
    case ErrorCode::Damaged:
        return {QStringLiteral("warning"), QStringLiteral("red"), {}};
    case ErrorCode::TooOld:
        return {QStringLiteral("info"), QStringLiteral("amber"), {}};
    case ErrorCode::Unreachable:
        return {QStringLiteral("no-network"), QStringLiteral("amber"), {}};
    default:
        return {QStringLiteral("later"), QStringLiteral("amber"), {}};
    }
}

QString Words::bundleProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Conflict:
        return tr("已经有这个名字的文件了，换个名字再封。");
    case ErrorCode::NotFound:
        return tr("这份回信回的不是这台手机封的文件，或者太久了。再封一份带过去。");
    case ErrorCode::Garbled:
    case ErrorCode::Untrusted:
    case ErrorCode::Invalid:
        return tr("这个文件不是中心的回信，或者坏了。请社区再给一份。");
    case ErrorCode::TooLarge:
        return tr("这一次写的太多，一个文件装不下。请找有网的地方传。");
    case ErrorCode::Busy:
        return tr("正在和中心传，传完了再读。");
    case ErrorCode::Revoked:
    case ErrorCode::Forked:
    case ErrorCode::TooOld:
        return syncProblem(code);
    case ErrorCode::Storage:
        return tr("文件写不进去或读不出来。看看那里还有没有空间。");
    default:
        return problem(code);
    }
}

QString Words::unsentPill(const SyncStatus& status) {
    return status.unsent > 0 ? tr("%n 条待传", nullptr, status.unsent) : QString();
}

} // namespace banyan::ui
