// Lists about what people do: visits, tasks, cases, roles.

#include "core/schema/codelist.h"

namespace banyan {

namespace {

constexpr Code visitPurposeCodes[] = {
    {"routine", "日常走访", "Routine visit"},
    {"focused", "重点探访", "Focused visit"},
    {"new_arrival", "新入住登记", "New arrival"},
    {"policy", "政策宣传", "Policy information"},
    {"safety", "安全检查", "Safety check"},
    {"campaign", "敲门行动", "Knock campaign"},
    {"follow_up", "回访", "Follow-up"},
    {"mediation", "矛盾回访", "Mediation follow-up"},
    {"condolence", "慰问", "Condolence"},
    {"card_delivery", "连心卡发放", "Contact card delivery"},
};

constexpr Code visitOutcomeCodes[] = {
    {"met", "见到了", "Met"},
    {"by_phone", "电话联系", "By phone"},
    {"by_another", "他人代答", "Answered by another"},
    {"no_answer", "没人", "No answer"},
    {"refused", "拒访", "Refused"},
    {"moved_away", "已搬离", "Moved away"},
    {"no_such_address", "地址不存在", "No such address"},
    {"come_back", "改约", "Come back another time"},
};

constexpr Code taskKindCodes[] = {
    {"follow_up", "回访", "Follow-up"},
    {"visit", "走访", "Visit"},
    {"errand", "代办", "Errand"},
    {"other", "其他", "Other"},
};

constexpr Code taskStateCodes[] = {
    {"open", "待办", "Open"},
    {"done", "已办", "Done"},
    {"cancelled", "已取消", "Cancelled"},
};

constexpr Code caseKindCodes[] = {
    {"review", "两人写得不一样", "Two people wrote different values"},
    {"authority", "与登记不一致", "Differs from the authoritative register"},
    {"delete", "删除后又有人改", "Edited after it was deleted"},
    {"cross_field", "前后内容矛盾", "Fields contradict each other"},
    {"double_presence", "两处同时居住", "Lives in two places at once"},
    {"duplicate", "可能是同一人", "Perhaps the same person or household"},
    {"visit_twice", "同一户短时间内两次走访", "Two visits to one door within a short time"},
};

constexpr Code caseStateCodes[] = {
    {"open", "待决定", "Open"},
    {"decided", "已决定", "Decided"},
};

constexpr Code roleCodes[] = {
    {"grid_worker", "网格员", "Grid worker"},
    {"grid_leader", "网格长", "Grid leader"},
    {"centre_household", "党员中心户", "Party-member centre household"},
    {"steward", "党员楼栋长", "Building steward"},
    {"volunteer", "志愿者", "Volunteer"},
    {"community", "社区", "Community desk"},
    {"subdistrict", "街道", "Subdistrict"},
    {"district", "区", "District"},
    {"department", "部门", "Department"},
    {"unit", "结对单位", "Paired unit"},
    {"admin", "管理员", "Administrator"},
};

constexpr Code mediaTypeCodes[] = {
    {"image/jpeg", "照片", "Photo (JPEG)"},
};

} // namespace

namespace codes {

const CodeList visitPurpose{"visit_purpose", "", visitPurposeCodes};
const CodeList visitOutcome{"visit_outcome", "", visitOutcomeCodes};
const CodeList taskKind{"task_kind", "", taskKindCodes};
const CodeList taskState{"task_state", "", taskStateCodes};
const CodeList caseKind{"case_kind", "", caseKindCodes};
const CodeList caseState{"case_state", "", caseStateCodes};
const CodeList role{"role", "", roleCodes};
const CodeList mediaType{"media_type", "IANA media types", mediaTypeCodes};

} // namespace codes

} // namespace banyan
