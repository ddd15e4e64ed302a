#include "core/demo/demonotes.h"

namespace banyan::demo {

namespace {

constexpr const char* metFirst[] = {
    "一切都好",           "在家做饭，站门口聊了几句",
    "家里刚装修完",       "问了停车位的事",
    "说楼道灯又坏了",     "电话没变",
    "反映楼下半夜有噪声", "问医保怎么缴",
    "一家人都在",         "刚下班回来",
    "孩子考上高中了",     "想问社区有没有乒乓球室",
    "反映水压低",         "说电梯最近常停",
    "帮忙看了燃气软管",   "聊了垃圾分类",
    "说快递柜太远",       "店里忙，简单聊了聊",
    "请我进去喝了杯茶",   "问老人证怎么办",
};
constexpr const char* metSecond[] = {
    "已记下回去问", "留了连心卡",       "请他加了楼栋群",     "下次晚一点来更方便",
    "提醒了防诈骗", "提醒出门关煤气",   "说有事会打电话",     "没有别的需要",
    "答应周末回复", "让我替他谢谢社区", "讲了一下最近的政策", "提醒台风天收花盆",
};
constexpr const char* elderFirst[] = {
    "奶奶精神好，胃口也好", "血压有点高，按时吃药",   "膝盖疼，下楼少了",
    "刚从公园散步回来",     "耳朵背，说话要大声",     "说晚上睡得不太好",
    "在看潮剧，很高兴",     "女儿每天打电话",         "老伴去买菜了",
    "家里收拾得很干净",     "说眼睛看不清，想配眼镜", "在门口剥豆子，聊了很久",
};
constexpr const char* elderSecond[] = {
    "看了药盒，够吃两周",       "帮忙调大了手机字体", "约了下周社区义诊", "提醒地滑慢走",
    "电磁炉线旧了，劝换一根",   "说想吃老人食堂",     "儿子周末回来",     "帮忙拿了楼下的快递",
    "邻居阿姨常来照看，放心了", "热水器检查过，正常", "量了体温，正常",   "陪坐了一会儿",
};
constexpr const char* childFirst[] = {
    "孩子在写作业",       "跟爷爷奶奶住，吃得好", "爸妈过年才回",         "问了学校的情况，不错",
    "长高了，要换季衣服", "说想参加暑假的书法班", "孩子有点咳，看过医生", "奶奶说作业没人辅导",
};
constexpr const char* childSecond[] = {
    "和妈妈视频了一次",     "约了志愿者周六辅导", "提醒不要去河边玩",
    "记下鞋码，问爱心超市", "老师也常打电话",     "暑期班名单已报上",
};
constexpr const char* careFirst[] = {
    "恢复得不错",       "需要的药买到了",       "补贴已到账",       "轮椅有点松，要修",
    "情况和上月差不多", "家里人轮流照顾",       "说想找点轻活",     "宝宝睡了，轻声聊了几句",
    "复查定在下个月",   "最近跑单多，注意安全", "材料还差一张照片", "申请表填好了",
};
constexpr const char* careSecond[] = {
    "已联系残联师傅", "带了社区的慰问品", "帮忙预约了挂号", "把暖心驿站的地址给他了",
    "提醒按时复查",   "材料我代交",       "介绍了招聘会",   "下月再来看看",
};
constexpr const char* newcomerFirst[] = {
    "刚搬来，登记好了",
    "租一年，押金条看过",
    "从外地来上班，三个人住",
    "孩子要转学，问流程",
};
constexpr const char* newcomerSecond[] = {
    "讲了居住证怎么办",
    "给了连心卡",
    "讲了用电安全",
    "入学材料单发给他了",
};
constexpr const char* byPhoneFirst[] = {
    "在外地，都平安",   "上班走不开，电话里说", "回老家了，下月回",
    "说家里没事，谢谢", "住儿子家几天",         "带孩子在医院打疫苗",
};
constexpr const char* byAnotherFirst[] = {
    "邻居说这几天出门了",     "媳妇说都好",         "楼下小店说早上还见到",
    "孙子开门，说奶奶去买菜", "房东说租客夜班在睡", "保安说周末才回",
};
constexpr const char* noAnswerFirst[] = {
    "按了两次门铃没人应", "灯亮着没人应",         "楼下说白天都上班",
    "门口贴了连心卡",     "信箱满了，下次问邻居", "留了字条",
};
constexpr const char* refusedFirst[] = {
    "说正忙，不方便",
    "隔着门说不用了",
    "不想登记，没再打扰",
    "请以后先打电话",
};
constexpr const char* comeBackFirst[] = {
    "正要出门，约了时间",
    "在带孩子，改天聊",
    "家里来客人",
    "正在吃饭，改约",
};
constexpr const char* movedAwayFirst[] = {"房东说上月搬走了", "新租客说前面那家搬了"};
constexpr const char* noSuchFirst[] = {"这层没有这个门牌", "两户打通成一户了"};

constexpr const char* companions[] = {"网格长", "社区医生", "楼栋长", "社区民警", "志愿者小组"};
constexpr const char* times[] = {"今晚七点后", "明天上午",   "周六上午",
                                 "周日下午",   "下周一晚上", "月底前先打电话"};
constexpr TaskTitle titles[] = {
    {"follow_up", "回访：楼道灯修好没有"},
    {"follow_up", "回访：复诊情况"},
    {"follow_up", "回访：噪声问题"},
    {"visit", "新住户登记"},
    {"visit", "高龄津贴年审上门"},
    {"visit", "台风前查看独居老人"},
    {"errand", "代交医保材料"},
    {"errand", "帮忙预约义诊"},
    {"errand", "送大字版连心卡"},
    {"errand", "代领老人证"},
    {"other", "核对门牌"},
    {"other", "楼栋群里发停水通知"},
};

struct Notes {
    std::span<const char* const> first;
    std::span<const char* const> second;
};

Notes notesOf(NoteKind kind) {
    switch (kind) {
    case NoteKind::None:
        return {};
    case NoteKind::Met:
        return {metFirst, metSecond};
    case NoteKind::Elder:
        return {elderFirst, elderSecond};
    case NoteKind::Child:
        return {childFirst, childSecond};
    case NoteKind::Care:
        return {careFirst, careSecond};
    case NoteKind::Newcomer:
        return {newcomerFirst, newcomerSecond};
    case NoteKind::ByPhone:
        return {byPhoneFirst, {}};
    case NoteKind::ByAnother:
        return {byAnotherFirst, {}};
    case NoteKind::NoAnswer:
        return {noAnswerFirst, {}};
    case NoteKind::Refused:
        return {refusedFirst, {}};
    case NoteKind::ComeBack:
        return {comeBackFirst, {}};
    case NoteKind::MovedAway:
        return {movedAwayFirst, {}};
    case NoteKind::NoSuchAddress:
        return {noSuchFirst, {}};
    }
    return {};
}

} // namespace

const std::span<const char* const> companionNames = companions;
const std::span<const char* const> nextTimes = times;
const std::span<const TaskTitle> taskTitles = titles;

std::span<const char* const> firstNotes(NoteKind kind) { return notesOf(kind).first; }
std::span<const char* const> secondNotes(NoteKind kind) { return notesOf(kind).second; }

std::string noteText(NoteKind kind, std::size_t first, std::size_t second) {
    const Notes notes = notesOf(kind);
    if (notes.first.empty())
        return {};
    std::string text = notes.first[first];
    if (second > 0)
        text += std::string("，") + notes.second[second - 1];
    return text + "。";
}

} // namespace banyan::demo
