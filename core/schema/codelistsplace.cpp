// Organisation, place and household lists; Banyan's own where no standard is named.

#include "core/schema/codelist.h"

namespace banyan {

namespace {

constexpr Code orgLevelCodes[] = {
    {"district", "区", "District"},           {"subdistrict", "街道（镇）", "Subdistrict"},
    {"community", "社区（村）", "Community"}, {"department", "部门", "Department"},
    {"unit", "结对单位", "Paired unit"},
};

constexpr Code branchKindCodes[] = {
    {"branch", "网格党支部", "Grid branch"},
    {"group", "网格党小组", "Grid group"},
};

constexpr Code datumCodes[] = {
    {"wgs84", "WGS-84（原始测量）", "WGS-84 (as measured)"},
    {"gcj02", "GCJ-02（地图）", "GCJ-02 (Chinese maps)"},
};

constexpr Code dwellingUseCodes[] = {
    {"residential", "住宅", "Residential"},
    {"commercial", "商用", "Commercial"},
    {"mixed", "商住两用", "Mixed"},
    {"public", "公共用房", "Public"},
    {"other", "其他", "Other"},
};

constexpr Code occupancyCodes[] = {
    {"self_occupied", "自住", "Owner lives there"},
    {"rented", "租赁", "Rented"},
    {"vacant", "空置", "Vacant"},
    {"group_rented", "群租", "Group-rented"},
    {"mixed_use", "商住", "Home and business"},
    {"business", "经营", "Business"},
    {"to_be_demolished", "待拆", "To be demolished"},
};

constexpr Code visitStateCodes[] = {
    {"normal", "可正常走访", "Normal"},
    {"refuses", "不愿被走访", "Does not wish visits"},
    {"quiet_hours", "有勿扰时段", "Quiet hours"},
};

constexpr Code highRiskCodes[] = {
    {"normal", "一般", "Normal"},
    {"high", "高风险", "High risk"},
};

} // namespace

namespace codes {

const CodeList orgLevel{"org_level", "", orgLevelCodes};
const CodeList branchKind{"branch_kind", "", branchKindCodes};
const CodeList datum{"datum", "", datumCodes};
const CodeList dwellingUse{"dwelling_use", "", dwellingUseCodes};
const CodeList occupancy{"occupancy", "", occupancyCodes};
const CodeList visitState{"visit_state", "", visitStateCodes};
const CodeList highRisk{"high_risk", "", highRiskCodes};

} // namespace codes

} // namespace banyan
