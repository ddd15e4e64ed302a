// Words of records that are one, of photos, and of what a record is made of.
#include "qml/viewmodels/words.h"

#include <QHash>

namespace banyan::ui {

QString Words::duplicateTitle(const QString& entity) {
    if (entity == QLatin1String("dwelling"))
        return tr("可能是同一扇门");
    return entity == QLatin1String("household") ? tr("可能是同一户") : tr("可能是同一个人");
}

QString Words::together(const QString& entity) {
    if (entity == QLatin1String("dwelling"))
        return tr("是同一扇门");
    return entity == QLatin1String("household") ? tr("是同一户") : tr("是同一个人");
}

QString Words::apart(const QString& entity) {
    if (entity == QLatin1String("dwelling"))
        return tr("是两扇门");
    return entity == QLatin1String("household") ? tr("是两户") : tr("是两个人");
}

QString Words::sideTitle(const QString& entity, const DuplicateSide& side) {
    if (entity == QLatin1String("dwelling"))
        return side.place.door.isEmpty() ? tr("没有门牌") : address(side.place);
    if (entity == QLatin1String("household"))
        return household(side.name);
    return side.name.isEmpty() ? tr("没有姓名") : side.name;
}

QString Words::mergedName(const MergedRecord& merged) {
    const QString door = merged.place.door.isEmpty() ? QString() : address(merged.place);
    if (merged.name.isEmpty() || door.isEmpty())
        return merged.name.isEmpty() ? door : merged.name;
    //: a person and an address
    return tr("%1，%2").arg(merged.name, door);
}

QString Words::counted(const QString& entity, int count) {
    if (entity == QLatin1String("visit"))
        return tr("%n 次走访", nullptr, count);
    if (entity == QLatin1String("care_tag"))
        return tr("%n 个关爱标签", nullptr, count);
    if (entity == QLatin1String("consent"))
        return tr("%n 份同意", nullptr, count);
    if (entity == QLatin1String("residency"))
        return tr("%n 处居住", nullptr, count);
    if (entity == QLatin1String("household"))
        return tr("%n 户", nullptr, count);
    if (entity == QLatin1String("resident"))
        return tr("%n 个人", nullptr, count);
    if (entity == QLatin1String("task"))
        return tr("%n 件约好的事", nullptr, count);
    if (entity == QLatin1String("attachment"))
        return tr("%n 张照片", nullptr, count);
    if (entity == QLatin1String("contact_link"))
        return tr("%n 个联系人", nullptr, count);
    if (entity == QLatin1String("card_delivery"))
        return tr("%n 张送到的连心卡", nullptr, count);
    if (entity == QLatin1String("centre_household"))
        return tr("%n 个中心户身份", nullptr, count);
    if (entity == QLatin1String("steward"))
        return tr("%n 个楼栋长身份", nullptr, count);
    return tr("%n 条别的记录", nullptr, count);
}

Mark Words::photo(const PhotoRow& photo) {
    switch (photo.state) {
    case PhotoState::OnPhone:
        return {QStringLiteral("waiting"), QStringLiteral("amber"), tr("在这台手机上")};
    case PhotoState::Sending:
        return {QStringLiteral("waiting"), QStringLiteral("amber"),
                tr("到中心 %1%").arg(photo.percent)};
    case PhotoState::AtOffice:
        return {QStringLiteral("at-office"), QStringLiteral("green"), tr("已到中心")};
    case PhotoState::Failed:
        return {QStringLiteral("returned"), QStringLiteral("red"), tr("没传成")};
    case PhotoState::GivenUp:
        return {QStringLiteral("close"), QString(), tr("不传了")};
    case PhotoState::Elsewhere:
        break;
    }
    return {QStringLiteral("clock"), QString(),
            photo.percent > 0 ? tr("到中心 %1%").arg(photo.percent) : tr("还没到中心")};
}

QString Words::photoSentence(const PhotoRow& photo) {
    switch (photo.state) {
    case PhotoState::OnPhone:
        return tr("照片在这台手机上，有 Wi-Fi 时自己传。");
    case PhotoState::Sending:
        return tr("照片到中心 %1% 了，接着传。").arg(photo.percent);
    case PhotoState::AtOffice:
        return photo.file.isEmpty() ? tr("照片在中心，这台手机上没有。要看就取过来。")
                                    : tr("照片已到中心。");
    case PhotoState::Failed:
        return photoProblem(errorNamed(photo.error.toStdString()));
    case PhotoState::GivenUp:
        return tr("不传了：%1。照片还在这台手机上。").arg(photo.reason);
    case PhotoState::Elsewhere:
        break;
    }
    return photo.percent > 0 ? tr("照片还在路上，到中心 %1% 了。").arg(photo.percent)
                             : tr("照片还在拍它的手机上，没到中心。");
}

QString Words::photoProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Garbled:
        return tr("这不是能用的照片（要 JPEG 或 PNG），或者坏了。");
    case ErrorCode::TooLarge:
        return tr("这张照片太大，中心收不下。换一张小的。");
    case ErrorCode::Conflict:
        return tr("这张照片已经加过了。");
    case ErrorCode::NotFound:
        return tr("照片还没到中心，或者已经不在了。过一会儿再看。");
    case ErrorCode::Unreachable:
        return tr("现在没有网，照片取不过来。有网了再点一下。");
    case ErrorCode::NotAllowed:
        return tr("这张照片不归这台手机。");
    default:
        return problem(code);
    }
}

QString Words::setAsideLine(const SetAsideLine& line) {
    if (line.op == QLatin1String("delete"))
        return tr("删掉这一条记录");
    if (line.op == QLatin1String("erase"))
        return tr("清除这一条记录");
    if (line.op == QLatin1String("merge"))
        return tr("把两份合成一份");
    if (line.op == QLatin1String("give_back"))
        return tr("把合成的分开");
    const QString name = field(line.target.field);
    if (line.op == QLatin1String("remove"))
        return tr("%1：去掉").arg(name);
    return line.op == QLatin1String("add") ? tr("%1：加上").arg(name) : name;
}

QString Words::formHint(const QString& form) {
    static const QHash<QString, const char*> hints = {
        {QStringLiteral("phone"), QT_TR_NOOP("手机 11 位，或区号加座机，如 06638221100")},
        {QStringLiteral("date"), QT_TR_NOOP("年-月-日，如 1990-01-31")},
        {QStringLiteral("number"), QT_TR_NOOP("只写数字")},
        {QStringLiteral("id_number"), QT_TR_NOOP("18 位，最后一位可以是 X")},
        {QStringLiteral("name"), QT_TR_NOOP("和证件上一样")},
        {QStringLiteral("list_code"), QT_TR_NOOP("小写英文，如 fire.passage")},
    };
    const auto found = hints.find(form);
    return found == hints.end() ? QString() : tr(*found);
}

// How a case ended, without who and when.
QString Words::caseOutcome(const AttentionRow& row) {
    if (row.field.isEmpty())
        return caseChoice(row.decision);
    if (!row.mine.isEmpty() && row.mine == row.decision)
        return tr("用了你写的「%1」").arg(value(row.codeList, row.decision));
    return tr("用了「%1」").arg(value(row.codeList, row.decision));
}

} // namespace banyan::ui
