// Lists about people that no national standard fixes in the form the doorstep needs.

#include "core/schema/codelist.h"

namespace banyan {

namespace {

constexpr Code idTypeCodes[] = {
    {"resident_id", "居民身份证", "Resident identity card"},
    {"residence_permit", "港澳台居民居住证", "Residence permit (Hong Kong, Macao, Taiwan)"},
    {"passport", "护照", "Passport"},
    {"other", "其他证件", "Other document"},
    {"none", "无证件", "No document"},
};

constexpr Code employmentCodes[] = {
    {"employed", "在职", "Employed"},
    {"self_employed", "个体经营", "Self-employed"},
    {"unemployed", "失业", "Unemployed"},
    {"student", "学生", "Student"},
    {"retired", "离退休", "Retired"},
    {"homemaker", "料理家务", "Homemaker"},
    {"new_employment", "新就业群体", "Courier, rider, driver"},
    {"other", "其他", "Other"},
};

constexpr Code lifeStatusCodes[] = {
    {"living", "健在", "Living"},
    {"dead", "已故", "Dead"},
};

constexpr Code residencyKindCodes[] = {
    {"registered", "户籍", "Registered here"},
    {"floating", "流动", "Registered elsewhere"},
    {"left_behind", "留守", "Left behind"},
    {"overseas", "境外", "From abroad"},
};

// No list, here or elsewhere, may name drug use, HIV, petitions, criminal history or religion.
constexpr Code careCodes[] = {
    {"living_alone", "独居老人", "Older person living alone"},
    {"empty_nest", "空巢老人", "Empty nest"},
    {"very_old", "高龄老人", "Very old"},
    {"disabled", "残疾", "Disabled"},
    {"unable_self_care", "失能", "Unable to look after self"},
    {"left_behind_child", "留守儿童", "Left-behind child"},
    {"child_in_hardship", "困境儿童", "Child in hardship"},
    {"orphan", "孤儿", "Orphan"},
    {"low_income", "低保", "Low income"},
    {"extreme_poverty", "特困", "Extreme poverty"},
    {"serious_illness", "大病", "Serious illness"},
    {"maternity", "孕产妇", "Pregnant or new mother"},
    {"veteran", "退役军人", "Veteran"},
    {"military_family", "军烈属", "Military family"},
    {"lost_only_child", "计生特殊家庭", "Lost their only child"},
    {"unemployed", "失业", "Unemployed"},
    {"migrant", "流动人口", "Migrant"},
    {"new_employment", "新就业群体", "New employment"},
};

constexpr Code consentPurposeCodes[] = {
    {"visit_record", "走访登记", "Keeping visit records"},
    {"contact_share", "联系方式共享", "Sharing contact details"},
    {"care_service", "关爱服务", "Care services"},
    {"photo", "拍照留存", "Photographs"},
};

constexpr Code consentBasisCodes[] = {
    {"spoken", "口头同意", "Spoken"},
    {"written", "书面同意", "Written"},
    {"guardian", "监护人同意", "By a guardian"},
};

} // namespace

namespace codes {

const CodeList idType{"id_type", "", idTypeCodes};
const CodeList employment{"employment", "", employmentCodes};
const CodeList lifeStatus{"life_status", "", lifeStatusCodes};
const CodeList residencyKind{"residency_kind", "", residencyKindCodes};
const CodeList careCategory{"care_category", "", careCodes};
const CodeList consentPurpose{"consent_purpose", "", consentPurposeCodes};
const CodeList consentBasis{"consent_basis", "", consentBasisCodes};

} // namespace codes

} // namespace banyan
