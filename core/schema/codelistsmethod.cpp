// Lists of the district's way of working: problems, whistles, meetings, bases, services.

#include "core/schema/codelist.h"

namespace banyan {

namespace {

// Two levels: what stands before the dot is the category.
constexpr Code problemCategoryCodes[] = {
    {"environment", "市容环境", "Street and surroundings"},
    {"environment.litter", "垃圾清运", "Litter and waste"},
    {"environment.noise", "噪音油烟", "Noise and fumes"},
    {"property", "物业管理", "Property management"},
    {"property.lift", "电梯故障", "Lift out of order"},
    {"property.fees", "物业收费", "Management fees"},
    {"safety", "公共安全", "Public safety"},
    {"safety.falling", "高空坠物", "Falling objects"},
    {"safety.building", "房屋安全", "Unsafe building"},
    {"fire", "消防隐患", "Fire hazard"},
    {"fire.passage", "占用消防通道", "Blocked fire passage"},
    {"fire.charging", "电动车充电", "E-bike charging indoors"},
    {"dispute", "邻里矛盾", "Neighbour dispute"},
    {"livelihood", "民生诉求", "Livelihood"},
    {"livelihood.care", "养老照护", "Care of the old"},
    {"livelihood.benefit", "补助申请", "Benefits"},
    {"facilities", "公用设施", "Public facilities"},
    {"facilities.water", "供水排水", "Water and drains"},
    {"facilities.light", "路灯照明", "Lighting"},
    {"facilities.road", "路面破损", "Broken road surface"},
    {"traffic", "道路交通", "Traffic"},
    {"traffic.parking", "乱停乱放", "Parking"},
    {"trade", "违规经营", "Illegal trade"},
    {"other", "其他", "Other"},
};

constexpr Code problemScaleCodes[] = {
    {"individual", "个体", "One person or home"},
    {"group", "群体", "Several"},
    {"major_group", "重大群体", "Many"},
};

constexpr Code problemLevelCodes[] = {
    {"extraordinary", "特别重大", "Extraordinary"},
    {"major", "重大", "Major"},
    {"considerable", "较大", "Considerable"},
    {"ordinary", "一般", "Ordinary"},
};

constexpr Code problemUrgencyCodes[] = {
    {"now", "紧急", "Now"},
    {"soon", "尽快", "Soon"},
    {"normal", "一般", "In the usual time"},
};

constexpr Code problemStateCodes[] = {
    {"reported", "已上报", "Reported"},
    {"verified", "已核实", "Verified"},
    {"filed", "已立案", "Filed"},
    {"dispatched", "已分派", "Dispatched"},
    {"handling", "处置中", "Being handled"},
    {"checked", "待核查", "Done, to be checked"},
    {"closed", "已结案", "Closed"},
    {"self_handled", "已自办", "Settled on the spot"},
    {"returned", "已退回", "Returned"},
    {"suspended", "已挂起", "Suspended"},
    {"extended", "已延期", "Extended"},
    {"withdrawn", "已撤回", "Withdrawn"},
    {"escalated", "已上升", "Escalated"},
};

constexpr Code satisfactionCodes[] = {
    {"satisfied", "满意", "Satisfied"},
    {"fair", "基本满意", "Fairly satisfied"},
    {"unsatisfied", "不满意", "Not satisfied"},
};

constexpr Code mediationKindCodes[] = {
    {"neighbour", "邻里纠纷", "Neighbours"},
    {"family", "婚姻家庭", "Family"},
    {"property", "物业纠纷", "Property management"},
    {"housing", "房屋宅基", "Housing and land"},
    {"labour", "劳动争议", "Labour"},
    {"damage", "损害赔偿", "Damages"},
    {"other", "其他", "Other"},
};

constexpr Code mediationStateCodes[] = {
    {"applied", "已受理", "Applied for"},     {"mediating", "调解中", "Being mediated"},
    {"agreed", "已达成", "Agreed"},           {"failed", "未达成", "Not agreed"},
    {"followed_up", "已回访", "Followed up"}, {"withdrawn", "已撤回", "Withdrawn"},
};

constexpr Code whistleKindCodes[] = {
    {"unsolved", "诉求哨", "Unsolved request"},
    {"joint_enforcement", "执法哨", "Joint enforcement"},
    {"emergency", "应急哨", "Emergency"},
};

constexpr Code whistleStateCodes[] = {
    {"called", "已吹哨", "Called"},       {"answered", "已报到", "Answered"},
    {"handled", "已处理", "Handled"},     {"rated", "已评价", "Rated"},
    {"escalated", "已上升", "Escalated"}, {"withdrawn", "已撤回", "Withdrawn"},
};

constexpr Code agendaStateCodes[] = {
    {"open", "办理中", "Open"},
    {"done", "已解决", "Solved"},
    {"carried_over", "转下次", "Carried over"},
};

constexpr Code committeeKindCodes[] = {
    {"subdistrict", "街道大工委", "Joint work committee of a subdistrict"},
    {"community", "社区大党委", "Joint party committee of a community"},
    {"leading_group", "领导小组", "Leading group"},
};

constexpr Code agreementStateCodes[] = {
    {"signed", "履行中", "In force"},
    {"fulfilled", "已履行", "Fulfilled"},
    {"ended", "已终止", "Ended"},
};

constexpr Code topicSourceCodes[] = {
    {"visit", "走访发现", "At a door"},
    {"resident", "居民提出", "A resident"},
    {"desk", "社区提出", "The desk"},
    {"property", "物业提出", "The property company"},
};

constexpr Code topicStateCodes[] = {
    {"raised", "已提出", "Raised"},       {"accepted", "已受理", "Accepted"},
    {"declined", "不予受理", "Declined"}, {"in_session", "商议中", "In session"},
    {"resolved", "已决议", "Resolved"},   {"followed_up", "已回访", "Followed up"},
    {"closed", "已办结", "Closed"},
};

constexpr Code sessionKindCodes[] = {
    {"hall", "议事会", "Session in the hall"},
    {"party_property", "党物联席", "Party-property joint meeting"},
    {"one_to_one", "一对一商谈", "One to one"},
};

constexpr Code baseKindCodes[] = {
    {"subdistrict_centre", "街道党群服务中心", "Subdistrict service centre"},
    {"community_centre", "社区党群服务中心", "Community service centre"},
    {"estate_station", "小区党群服务站", "Estate station"},
    {"scenic_station", "景区党群服务站", "Scenic-area station"},
    {"hall", "睦融邻里议事厅", "Deliberation hall"},
    {"rest_stop", "榕之家·暖心驿站", "Rest stop"},
};

constexpr Code baseWorksCodes[] = {
    {"existing", "原有", "Existing"},
    {"upgraded", "提升", "Upgraded"},
    {"new", "新建", "New"},
    {"rebuilt", "改建", "Rebuilt"},
};

constexpr Code teamKindCodes[] = {
    {"task_force", "突击队", "Task force"},
    {"volunteer", "志愿服务队", "Volunteer team"},
    {"professional", "专业服务队", "Professional team"},
};

constexpr Code needKindCodes[] = {
    {"legal", "法律援助", "Legal aid"},
    {"clinic", "义诊", "Free clinic"},
    {"relief", "帮扶济困", "Relief"},
    {"elderly", "为老服务", "Care of the old"},
    {"disabled", "助残", "Help for the disabled"},
    {"repair", "便民维修", "Repairs"},
    {"psychology", "心理疏导", "Counselling"},
    {"tuition", "学业辅导", "Tuition"},
    {"other", "其他", "Other"},
};

constexpr Code needStateCodes[] = {
    {"open", "待对接", "Open"},           {"matched", "已对接", "Matched"},
    {"served", "已服务", "Served"},       {"closed", "已确认", "Closed"},
    {"withdrawn", "已撤回", "Withdrawn"},
};

constexpr Code activityKindCodes[] = {
    {"civic", "文明创建", "Civic building"},
    {"party", "党建活动", "Party activity"},
    {"culture", "文体活动", "Culture and sport"},
    {"training", "培训宣讲", "Training and talks"},
    {"other", "其他", "Other"},
};

constexpr Code campaignStateCodes[] = {
    {"planned", "筹备中", "Planned"},
    {"running", "进行中", "Running"},
    {"ended", "已结束", "Ended"},
    {"cancelled", "已取消", "Cancelled"},
};

constexpr Code policyKindCodes[] = {
    {"main", "主文件", "Main document"},
    {"supporting", "配套文件", "Supporting document"},
};

constexpr Code fundingSourceCodes[] = {
    {"district", "区财政", "District budget"}, {"subdistrict", "街道经费", "Subdistrict budget"},
    {"party_fee", "党费", "Party dues"},       {"unit", "共建单位", "Partner unit"},
    {"donation", "捐赠", "Donation"},
};

constexpr Code feedbackStateCodes[] = {
    {"sent", "已提出", "Sent"},
    {"answered", "已答复", "Answered"},
    {"closed", "已确认", "Closed"},
};

constexpr Code openListCodes[] = {
    {"problem_category", "问题类别", "Problem category"},
    {"mediation_kind", "矛盾类型", "Kind of dispute"},
    {"need_kind", "需求类型", "Kind of need"},
    {"activity_kind", "活动类型", "Kind of activity"},
    {"topic_source", "议题来源", "Source of a topic"},
    {"session_kind", "议事形式", "Form of deliberation"},
    {"funding_source", "经费来源", "Source of funds"},
};

} // namespace

namespace codes {

const CodeList problemCategory{"problem_category", "", problemCategoryCodes};
const CodeList problemScale{"problem_scale", "", problemScaleCodes};
const CodeList problemLevel{"problem_level", "", problemLevelCodes};
const CodeList problemUrgency{"problem_urgency", "", problemUrgencyCodes};
const CodeList problemState{"problem_state", "", problemStateCodes};
const CodeList satisfaction{"satisfaction", "", satisfactionCodes};
const CodeList mediationKind{"mediation_kind", "", mediationKindCodes};
const CodeList mediationState{"mediation_state", "", mediationStateCodes};
const CodeList whistleKind{"whistle_kind", "", whistleKindCodes};
const CodeList whistleState{"whistle_state", "", whistleStateCodes};
const CodeList agendaState{"agenda_state", "", agendaStateCodes};
const CodeList committeeKind{"committee_kind", "", committeeKindCodes};
const CodeList agreementState{"agreement_state", "", agreementStateCodes};
const CodeList topicSource{"topic_source", "", topicSourceCodes};
const CodeList topicState{"topic_state", "", topicStateCodes};
const CodeList sessionKind{"session_kind", "", sessionKindCodes};
const CodeList baseKind{"base_kind", "", baseKindCodes};
const CodeList baseWorks{"base_works", "", baseWorksCodes};
const CodeList teamKind{"team_kind", "", teamKindCodes};
const CodeList needKind{"need_kind", "", needKindCodes};
const CodeList needState{"need_state", "", needStateCodes};
const CodeList activityKind{"activity_kind", "", activityKindCodes};
const CodeList campaignState{"campaign_state", "", campaignStateCodes};
const CodeList policyKind{"policy_kind", "", policyKindCodes};
const CodeList fundingSource{"funding_source", "", fundingSourceCodes};
const CodeList feedbackState{"feedback_state", "", feedbackStateCodes};
const CodeList openList{"open_list", "", openListCodes};

} // namespace codes

} // namespace banyan
