#include "qml/viewmodels/words.h"

#include <QHash>

namespace banyan::ui {

QString Words::field(const QString& name) {
    static const QHash<QString, const char*> names = {
        {QStringLiteral("name"), QT_TR_NOOP("姓名")},
        {QStringLiteral("head"), QT_TR_NOOP("户主")},
        {QStringLiteral("former_name"), QT_TR_NOOP("曾用名")},
        {QStringLiteral("sex"), QT_TR_NOOP("性别")},
        {QStringLiteral("birth_date"), QT_TR_NOOP("出生日期")},
        {QStringLiteral("id_number"), QT_TR_NOOP("身份证号")},
        {QStringLiteral("nationality"), QT_TR_NOOP("民族")},
        {QStringLiteral("phones"), QT_TR_NOOP("电话")},
        {QStringLiteral("relation"), QT_TR_NOOP("和户主的关系")},
        {QStringLiteral("registered_region"), QT_TR_NOOP("户籍地")},
        {QStringLiteral("education"), QT_TR_NOOP("文化程度")},
        {QStringLiteral("marital_status"), QT_TR_NOOP("婚姻")},
        {QStringLiteral("employment"), QT_TR_NOOP("做什么")},
        {QStringLiteral("political_status"), QT_TR_NOOP("政治面貌")},
        {QStringLiteral("life_status"), QT_TR_NOOP("在世")},
        {QStringLiteral("best_time"), QT_TR_NOOP("什么时候来好")},
        {QStringLiteral("door_note"), QT_TR_NOOP("门口提醒")},
        {QStringLiteral("occupancy"), QT_TR_NOOP("住房情况")},
        {QStringLiteral("visit_state"), QT_TR_NOOP("能不能上门")},
        {QStringLiteral("door"), QT_TR_NOOP("门牌")},
        {QStringLiteral("care_tags"), QT_TR_NOOP("关爱标签")},
        {QStringLiteral("dwelling"), QT_TR_NOOP("住在哪里")},
        {QStringLiteral("outcome"), QT_TR_NOOP("结果")},
        {QStringLiteral("note"), QT_TR_NOOP("记的话")},
        {QStringLiteral("household"), QT_TR_NOOP("在哪一户")},
        {QStringLiteral("estate"), QT_TR_NOOP("小区")},
        {QStringLiteral("building"), QT_TR_NOOP("楼栋")},
        {QStringLiteral("unit"), QT_TR_NOOP("单元")},
        {QStringLiteral("floor"), QT_TR_NOOP("楼层")},
        {QStringLiteral("code"), QT_TR_NOOP("房屋编码")},
        {QStringLiteral("use"), QT_TR_NOOP("用途")},
        {QStringLiteral("quiet_hours"), QT_TR_NOOP("不便打扰的时间")},
        {QStringLiteral("purpose"), QT_TR_NOOP("来意")},
        {QStringLiteral("caption"), QT_TR_NOOP("照片说明")},
        {QStringLiteral("category"), QT_TR_NOOP("类别")},
        {QStringLiteral("evidence"), QT_TR_NOOP("依据")},
        {QStringLiteral("basis"), QT_TR_NOOP("怎么同意的")},
        {QStringLiteral("expires"), QT_TR_NOOP("到期")},
        {QStringLiteral("void_reason"), QT_TR_NOOP("为什么不算数")},
        {QStringLiteral("reason"), QT_TR_NOOP("理由")},
        {QStringLiteral("decision"), QT_TR_NOOP("定的是")},
        {QStringLiteral("state"), QT_TR_NOOP("进展")},
    };
    const auto found = names.find(name);
    return found == names.end() ? name : tr(*found);
}

QString Words::actionKind(const QString& kind) {
    static const QHash<QString, const char*> kinds = {
        {QStringLiteral("visit"), QT_TR_NOOP("走访")},
        {QStringLiteral("contact"), QT_TR_NOOP("改了电话")},
        {QStringLiteral("door_note"), QT_TR_NOOP("门口提醒")},
        {QStringLiteral("resident"), QT_TR_NOOP("改了家里人")},
        {QStringLiteral("tag"), QT_TR_NOOP("改了关爱标签")},
        {QStringLiteral("household"), QT_TR_NOOP("改了这一户")},
        {QStringLiteral("decision"), QT_TR_NOOP("定了写法")},
        {QStringLiteral("consent"), QT_TR_NOOP("记了同意")},
        {QStringLiteral("photo"), QT_TR_NOOP("加了照片")},
        {QStringLiteral("merge"), QT_TR_NOOP("两份合成一份")},
        {QStringLiteral("unmerge"), QT_TR_NOOP("把合成的分开")},
        {QStringLiteral("other"), QT_TR_NOOP("改动")},
    };
    const auto found = kinds.find(kind);
    return found == kinds.end() ? tr("改动") : tr(*found);
}

QString Words::verdict(const QString& code) {
    static const QHash<QString, const char*> verdicts = {
        {QStringLiteral("accepted"), QT_TR_NOOP("已到中心")},
        {QStringLiteral("merged"), QT_TR_NOOP("和别人的合在一起")},
        {QStringLiteral("in_review"), QT_TR_NOOP("两人写得不一样，等人定")},
        {QStringLiteral("set_aside"), QT_TR_NOOP("没收下")},
        {QStringLiteral("superseded"), QT_TR_NOOP("后来用了别的写法")},
        {QStringLiteral("pending"), QT_TR_NOOP("待传")},
    };
    const auto found = verdicts.find(code);
    return found == verdicts.end() ? code : tr(*found);
}

QString Words::setAsideReason(const QString& code) {
    static const QHash<QString, const char*> reasons = {
        {QStringLiteral("invalid"), QT_TR_NOOP("里面有一处写得不对，改一下就能传。")},
        {QStringLiteral("not_allowed"),
         QT_TR_NOOP("这件事你的岗位改不了，中心没有收下。可以请网格长或社区来改。")},
        {QStringLiteral("out_of_scope"),
         QT_TR_NOOP("这一户现在不归你这一格，中心没有收下。可以请网格长看看。")},
        {QStringLiteral("unknown_record"),
         QT_TR_NOOP("中心已经没有这一户了。可能搬走或并到别的户。")},
        {QStringLiteral("erased"),
         QT_TR_NOOP("这一份按规定或本人的意思清除了，不能再往里写。撤回就行。")},
        {QStringLiteral("exists"),
         QT_TR_NOOP("中心已经有这一条了，多半是传过一次。看一眼，没问题就撤回。")},
        {QStringLiteral("builds_on"), QT_TR_NOOP("它跟在另一条没收下的后面，那一条好了它就会走。")},
        {QStringLiteral("unknown_field"),
         QT_TR_NOOP("中心还没有升级，认不得这一条。等中心升级了再传。")},
        {QStringLiteral("revoked"),
         QT_TR_NOOP("这台手机停用以后才传到的，中心留着等人看。请和社区联系。")},
    };
    const auto found = reasons.find(code);
    return found == reasons.end() ? tr("中心没有收下这一条。") : tr(*found);
}

QString Words::problem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Invalid:
        return tr("这里有一处写得不对，请看看。");
    case ErrorCode::Unchanged:
        return tr("没有要改的，原来就是这样。");
    case ErrorCode::NotFound:
        return tr("找不到了，可能已经搬走或并到别的户。");
    case ErrorCode::NotAllowed:
        return tr("这一户不归你这一格，改不了。");
    case ErrorCode::Conflict:
        return tr("刚才别人也改过，请再看一眼。");
    case ErrorCode::TooLarge:
        return tr("太长了，写短一点。");
    case ErrorCode::Storage:
        return tr("手机存不下了。请腾出一点空间再试，已经记下的都在。");
    case ErrorCode::Damaged:
        return tr("手机里的资料坏了。请关掉应用再打开，能救的都会救出来。");
    case ErrorCode::Busy:
        return tr("正忙着，等一会儿再试。");
    case ErrorCode::Unreachable:
        return tr("现在没有网。");
    default:
        return tr("没有办成，再试一次。还不行就告诉社区。");
    }
}

QString Words::codeEntryProblem(ErrorCode code) {
    switch (code) {
    case ErrorCode::Invalid:
        return tr("代码表、代码、名称都要写。代码用小写英文字母、数字和下划线；"
                  "第二级写成「第一级.第二级」，第一级要先有。停用不能早于启用。");
    case ErrorCode::Conflict:
        return tr("这个代码已经有一条了，请改那一条。");
    default:
        return problem(code);
    }
}

Mark Words::attention(const AttentionRow& row) {
    switch (row.kind) {
    case AttentionKind::SetAside:
        return {QStringLiteral("returned"), QStringLiteral("red"), tr("这一条没有收下")};
    case AttentionKind::Forked:
        return {QStringLiteral("warning"), QStringLiteral("red"), tr("手机像是从备份恢复的")};
    case AttentionKind::WrongClock:
        return {QStringLiteral("clock"), QStringLiteral("amber"), tr("手机的时间不准")};
    case AttentionKind::Revoked:
        return {QStringLiteral("lock"), QStringLiteral("red"), tr("这台手机已经停用")};
    case AttentionKind::TooOld:
        return {QStringLiteral("info"), QStringLiteral("amber"), tr("应用该更新了")};
    case AttentionKind::Decided:
        return {QStringLiteral("letter"), QStringLiteral("green"),
                row.field.isEmpty() ? caseTitle(row.caseKind) : field(row.field)};
    case AttentionKind::Case:
        break;
    }
    return {QStringLiteral("two-hands"), QStringLiteral("amber"), caseTitle(row.caseKind)};
}

QString Words::caseTitle(const QString& kind) {
    static const QHash<QString, const char*> titles = {
        {QStringLiteral("review"), QT_TR_NOOP("两人写得不一样")},
        {QStringLiteral("authority"), QT_TR_NOOP("和部门名单不一样")},
        {QStringLiteral("delete"), QT_TR_NOOP("一人删了，一人还在改")},
        {QStringLiteral("cross_field"), QT_TR_NOOP("合不到一起，请看看")},
        {QStringLiteral("double_presence"), QT_TR_NOOP("同一个人登记在两处")},
        {QStringLiteral("duplicate"), QT_TR_NOOP("可能记了两份")},
        {QStringLiteral("visit_twice"), QT_TR_NOOP("两人前后脚到了同一户")},
    };
    const auto found = titles.find(kind);
    return found == titles.end() ? tr("请你看一眼") : tr(*found);
}

QString Words::caseQuestion(const QString& kind) {
    static const QHash<QString, const char*> questions = {
        {QStringLiteral("double_presence"), QT_TR_NOOP("他现在住在哪里？")},
        {QStringLiteral("visit_twice"), QT_TR_NOOP("是一起去的吗？")},
        {QStringLiteral("delete"), QT_TR_NOOP("这一条还要吗？")},
    };
    const auto found = questions.find(kind);
    return found == questions.end() ? tr("哪个对？") : tr(*found);
}

QString Words::caseChoice(const QString& code) {
    static const QHash<QString, const char*> choices = {
        {QStringLiteral("same"), QT_TR_NOOP("合成了一份")},
        {QStringLiteral("different"), QT_TR_NOOP("不是同一份")},
        {QStringLiteral("joint"), QT_TR_NOOP("一起去的，算一次")},
        {QStringLiteral("duplicate"), QT_TR_NOOP("一次记成了两次")},
        {QStringLiteral("here"), QT_TR_NOOP("住在第一处")},
        {QStringLiteral("there"), QT_TR_NOOP("住在第二处")},
        {QStringLiteral("both"), QT_TR_NOOP("两处都住")},
        {QStringLiteral("keep"), QT_TR_NOOP("留着")},
        {QStringLiteral("drop"), QT_TR_NOOP("不要了")},
    };
    const auto found = choices.find(code);
    return found == choices.end() ? code : tr(*found);
}

} // namespace banyan::ui
