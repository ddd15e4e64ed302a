#include "core/schema/registry.h"
namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

// Of the helpers nobody.
constexpr RoleMask officials = roles::workers;

// ---- the public reference: organisations, grids, people of the service, rules, cards ----

constexpr F orgUnit[] = {
    F{1, "code", Text, Authority, roles::admin, "代码", "Code"}.required().searched().indexed().as(
        Format::AdministrativeCode),
    F{2, "name", Text, Authority, roles::admin, "名称", "Name"}.required().searched(),
    F{3, "level", FieldType::Code, Authority, roles::admin, "层级", "Level"}.required().of(
        c::orgLevel),
    F{4, "parent", Reference, Authority, roles::admin, "上级", "Parent"}.to(EntityId::OrgUnit),
    F{5, "valid_from", Date, Authority, roles::admin, "启用", "Valid from"},
    F{6, "valid_to", Date, Authority, roles::admin, "停用", "Valid to"},
    F{7, "successor", Reference, Authority, roles::admin, "承接单位", "Successor"}.to(
        EntityId::OrgUnit),
};

constexpr F grid[] = {
    F{1, "code", Text, Authority, roles::admin, "网格编码", "Code"}
        .required()
        .searched()
        .indexed()
        .as(Format::AdministrativeCode),
    F{2, "name", Text, Authority, roles::admin, "名称", "Name"}.required().searched(),
    F{3, "community", Reference, Authority, roles::admin, "所属社区", "Community"}.required().to(
        EntityId::OrgUnit),
    F{4, "boundary", LongText, Authority, roles::admin, "边界", "Boundary"},
    F{5, "branch_kind", FieldType::Code, Authority, roles::district, "党组织", "Branch kind"}.of(
        c::branchKind),
    F{6, "leader", Reference, Authority, roles::district, "网格长", "Leader"}.to(EntityId::User),
    F{7, "valid_from", Date, Authority, roles::admin, "启用", "Valid from"},
    F{8, "valid_to", Date, Authority, roles::admin, "停用", "Valid to"},
    F{9, "successor", Reference, Authority, roles::admin, "承接网格", "Successor"}.to(
        EntityId::Grid),
};

constexpr F user[] = {
    F{1, "name", Text, Authority, roles::admin, "姓名", "Name"}.required().searched().as(
        Format::PersonName),
    F{2, "role", FieldType::Code, Authority, roles::admin, "角色", "Role"}.required().of(c::role),
    F{3, "scopes", ReferenceSet, Authority, roles::admin, "负责范围", "Scopes"},
    F{4, "post", Text, Latest, roles::admin, "职务", "Post"},
    F{5, "active", Boolean, Authority, roles::admin, "在岗", "Active"},
    F{6, "account", Text, Authority, roles::admin, "账号", "Account"}.required().indexed(),
};

constexpr F contactCard[] = {
    F{1, "holder_name", Text, Latest, roles::desks, "姓名", "Holder"}.required().searched().as(
        Format::PersonName),
    F{2, "post", Text, Latest, roles::desks, "职务", "Post"},
    F{3, "phone", Text, Latest, roles::desks, "电话", "Phone"}.required().as(Format::Phone),
    F{4, "grid", Reference, Latest, roles::desks, "网格", "Grid"}.to(EntityId::Grid),
    F{5, "community", Reference, Latest, roles::desks, "社区", "Community"}.to(EntityId::OrgUnit),
    F{6, "valid_to", Date, Latest, roles::desks, "停用", "Valid to"},
};

constexpr F visitRule[] = {
    F{1, "category", FieldType::Code, Authority, roles::district, "对象", "Care category"}.of(
        c::careCategory),
    F{2, "risk", FieldType::Code, Authority, roles::district, "风险", "Risk"}.of(c::highRisk),
    F{3, "interval_days", Integer, Authority, roles::district, "间隔", "Interval"}.required().in(
        "days"),
    F{4, "grace_days", Integer, Authority, roles::district, "宽限", "Grace"}.in("days"),
    F{5, "valid_from", Date, Authority, roles::district, "启用", "Valid from"},
    F{6, "valid_to", Date, Authority, roles::district, "停用", "Valid to"},
};

// ---- places ----

constexpr F estate[] = {
    F{1, "name", Text, Latest, roles::leaders, "小区", "Name"}.required().searched(),
    F{2, "grid", Reference, Authority, roles::desks, "网格", "Grid"}
        .required()
        .to(EntityId::Grid)
        .scope(),
    F{3, "branch", Text, Latest, roles::desks, "小区党支部", "Branch"},
    F{4, "property_company", Text, Latest, roles::leaders, "物业公司", "Property company"},
    F{5, "address", Text, Authority, roles::workers, "地址", "Address"},
};

constexpr F building[] = {
    F{1, "name", Text, Latest, roles::leaders, "楼栋", "Name"}.required(),
    F{2, "estate", Reference, Latest, roles::leaders, "小区", "Estate"}.to(EntityId::Estate),
    F{3, "grid", Reference, Authority, roles::desks, "网格", "Grid"}
        .required()
        .to(EntityId::Grid)
        .scope(),
    F{4, "units", Integer, Latest, roles::leaders, "单元数", "Units"},
    F{5, "floors", Integer, Latest, roles::leaders, "层数", "Floors"},
};

constexpr F dwelling[] = {
    F{1, "grid", Reference, Authority, roles::desks, "网格", "Grid"}
        .required()
        .to(EntityId::Grid)
        .scope(),
    F{2, "estate", Reference, Authority, roles::workers, "小区", "Estate"}.to(EntityId::Estate),
    F{3, "building", Reference, Authority, roles::workers, "楼栋", "Building"}
        .to(EntityId::Building)
        .packs(pl::follows),
    F{4, "unit", Text, Authority, roles::workers, "单元", "Unit"},
    F{5, "floor", Integer, Authority, roles::workers, "楼层", "Floor"},
    F{6, "door", Text, Authority, roles::workers, "门牌", "Door"}.required().searched(),
    F{7, "code", Text, Authority, roles::workers, "房屋编码", "Dwelling code"},
    F{8, "latitude", Real, Latest, roles::workers, "纬度", "Latitude"}.in("degrees"),
    F{9, "longitude", Real, Latest, roles::workers, "经度", "Longitude"}.in("degrees"),
    F{10, "datum", FieldType::Code, Latest, roles::workers, "坐标系", "Datum"}.of(c::datum),
    F{11, "accuracy", Real, Latest, roles::workers, "精度", "Accuracy"}.in("metres"),
    F{12, "use", FieldType::Code, Latest, roles::workers, "用途", "Use"}.of(c::dwellingUse),
    F{13, "occupancy", FieldType::Code, LatestObserved, roles::neighbours, "居住状态", "Occupancy"}
        .of(c::occupancy),
};

// ---- households and people ----

constexpr F household[] = {
    F{1, "dwelling", Reference, Latest, roles::workers, "房屋", "Dwelling"}
        .required()
        .to(EntityId::Dwelling)
        .scope()
        .packs(pl::follows | pl::bringsAlone),
    F{2, "head", Reference, Review, roles::workers, "户主", "Head of household"}
        .to(EntityId::Resident)
        .readBy(roles::neighbours),
    F{3, "phones", TextSet, AddWins, roles::workers, "电话", "Phones"}
        .as(Format::Phone)
        .searched()
        .personal(),
    F{4, "best_time", Text, Latest, roles::neighbours, "方便时间", "Good time to come"},
    F{5, "door_note", Entries, Append, roles::neighbours, "门口备注", "Door note"}.readBy(
        roles::neighbours),
    F{6, "visit_state", FieldType::Code, Latest, roles::workers, "走访意愿", "Visit state"}.of(
        c::visitState),
    F{7, "quiet_hours", Text, Latest, roles::workers, "勿扰时段", "Quiet hours"},
    F{8, "risk", FieldType::Code, Latest, roles::workers, "风险", "Risk"}
        .of(c::highRisk)
        .readBy(officials),
};

constexpr F resident[] = {
    F{1, "household", Reference, Latest, roles::workers, "所在户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{2, "name", Text, Review, roles::workers, "姓名", "Name"}
        .required()
        .searched()
        .as(Format::PersonName)
        .personal(),
    F{3, "former_name", Text, Latest, roles::workers, "曾用名", "Former name"}
        .searched()
        .as(Format::PersonName)
        .personal()
        .readBy(officials),
    F{4, "sex", FieldType::Code, Review, roles::workers, "性别", "Sex"}.of(c::sex),
    F{5, "birth_date", Date, Review, roles::workers, "出生日期", "Birth date"}.personal().readBy(
        officials),
    F{6, "id_type", FieldType::Code, Latest, roles::workers, "证件类型", "ID type"}
        .of(c::idType)
        .readBy(officials),
    F{7, "id_number", Text, Review, roles::workers, "证件号码", "ID number"}
        .as(Format::IdNumber)
        .sensitive()
        .indexed(),
    F{8, "nationality", FieldType::Code, Latest, roles::workers, "民族", "Nationality"}
        .of(c::nationality)
        .readBy(officials),
    F{9, "phones", TextSet, AddWins, roles::workers, "电话", "Phones"}
        .as(Format::Phone)
        .searched()
        .personal(),
    F{10, "no_phone", Boolean, Latest, roles::workers, "没有电话", "Has no phone"},
    F{11, "relation", FieldType::Code, Latest, roles::workers, "与户主关系", "Relation to head"}.of(
        c::relation),
    F{12, "registered_region", Text, Latest, roles::workers, "户籍地", "Registered region"}.readBy(
        officials),
    F{13, "registered_here", Boolean, Latest, roles::workers, "人户一致", "Lives where registered"}
        .readBy(officials),
    F{14, "education", FieldType::Code, Latest, roles::workers, "文化程度", "Education"}
        .of(c::education)
        .readBy(officials),
    F{15, "marital_status", FieldType::Code, Latest, roles::workers, "婚姻状况", "Marital status"}
        .of(c::maritalStatus)
        .readBy(officials),
    F{16, "employment", FieldType::Code, LatestObserved, roles::workers, "就业", "Employment"}
        .of(c::employment)
        .readBy(officials),
    F{17, "political_status", FieldType::Code, Latest, roles::workers, "政治面貌",
      "Political status"}
        .of(c::politicalStatus)
        .readBy(officials),
    F{18, "life_status", FieldType::Code, Review, roles::workers, "生存状态", "Life status"}.of(
        c::lifeStatus),
    F{19, "moved_out_on", Date, Review, roles::workers, "搬离日期", "Moved out on"},
    F{20, "erased_reason", Text, Immutable, roles::desks, "删除依据", "Erased because"}
        .byOffice()
        .readBy(officials),
};

constexpr F residency[] = {
    F{1, "resident", Reference, Latest, roles::workers, "居民", "Resident"}.required().to(
        EntityId::Resident),
    F{2, "dwelling", Reference, Latest, roles::workers, "房屋", "Dwelling"}
        .required()
        .to(EntityId::Dwelling)
        .scope(),
    F{3, "since", Date, Latest, roles::workers, "入住", "Since"},
    F{4, "until", Date, Latest, roles::workers, "搬离", "Until"},
    F{5, "kind", FieldType::Code, Latest, roles::workers, "居住类型", "Kind"}.of(c::residencyKind),
};

constexpr F careTag[] = {
    F{1, "household", Reference, Immutable, roles::workers, "户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{2, "resident", Reference, Latest, roles::workers, "居民", "Resident"}.to(EntityId::Resident),
    F{3, "category", FieldType::Code, Immutable, roles::workers, "类别", "Category"}.required().of(
        c::careCategory),
    F{4, "evidence", Text, Latest, roles::workers, "依据", "Evidence"}.readBy(officials),
    F{5, "since", Date, Latest, roles::workers, "开始", "Since"},
    F{6, "expires", Date, Latest, roles::workers, "到期", "Expires"},
    F{7, "source", Text, Latest, roles::workers, "来源", "Source"}.readBy(officials),
    F{8, "removed_reason", Text, Latest, roles::workers, "取消原因", "Removed because"}.readBy(
        officials),
};

constexpr F centreHousehold[] = {
    F{1, "household", Reference, Immutable, roles::desks, "户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope(),
    F{2, "resident", Reference, Latest, roles::desks, "党员", "Party member"}.required().to(
        EntityId::Resident),
    F{3, "since", Date, Latest, roles::desks, "任期开始", "Since"},
    F{4, "until", Date, Latest, roles::desks, "任期结束", "Until"},
    F{5, "user", Reference, Latest, roles::desks, "账号", "User"}.to(EntityId::User),
};

constexpr F steward[] = {
    F{1, "building", Reference, Immutable, roles::desks, "楼栋", "Building"}
        .required()
        .to(EntityId::Building)
        .scope()
        .packs(pl::brings),
    F{2, "resident", Reference, Latest, roles::desks, "居民", "Resident"}.to(EntityId::Resident),
    F{3, "name", Text, Latest, roles::desks, "姓名", "Name"}.as(Format::PersonName).personal(),
    F{4, "phone", Text, Latest, roles::desks, "电话", "Phone"}.as(Format::Phone).personal(),
    F{5, "since", Date, Latest, roles::desks, "任期开始", "Since"},
    F{6, "until", Date, Latest, roles::desks, "任期结束", "Until"},
    F{7, "user", Reference, Latest, roles::desks, "账号", "User"}.to(EntityId::User),
};

constexpr F contactLink[] = {
    F{1, "household", Reference, Immutable, roles::neighbours, "户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope()
        .packs(pl::brings),
    F{2, "centre", Reference, Immutable, roles::neighbours, "中心户", "Centre household"}
        .to(EntityId::CentreHousehold)
        .packs(pl::follows),
    F{3, "cadre", Reference, Immutable, roles::neighbours, "联系干部", "Cadre"}.to(EntityId::User),
    F{4, "since", Date, Latest, roles::neighbours, "开始", "Since"},
    F{5, "until", Date, Latest, roles::neighbours, "结束", "Until"},
};

constexpr F cardDelivery[] = {
    F{1, "card", Reference, Immutable, roles::neighbours, "连心卡", "Card"}.required().to(
        EntityId::ContactCard),
    F{2, "household", Reference, Immutable, roles::neighbours, "户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{3, "delivered_at", Time, Immutable, roles::neighbours, "送达时间", "Delivered at"}.required(),
    F{4, "delivered_by", Reference, Immutable, roles::neighbours, "送达人", "Delivered by"}.to(
        EntityId::User),
};

// ---- work ----

constexpr F visit[] = {
    F{1, "household", Reference, Immutable, roles::helpers, "户", "Household"}
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{2, "dwelling", Reference, Immutable, roles::helpers, "房屋", "Dwelling"}
        .to(EntityId::Dwelling)
        .scope()
        .packs(pl::follows),
    F{3, "purpose", FieldType::Code, Immutable, roles::helpers, "目的", "Purpose"}.required().of(
        c::visitPurpose),
    F{4, "outcome", FieldType::Code, Immutable, roles::helpers, "结果", "Outcome"}.required().of(
        c::visitOutcome),
    F{5, "observed_at", Time, Immutable, roles::helpers, "走访时间", "Observed at"}.required(),
    F{6, "companions", Text, Immutable, roles::helpers, "同行人", "Companions"},
    F{7, "met", ReferenceSet, Immutable, roles::helpers, "见到的人", "Met"},
    F{8, "note", LongText, Immutable, roles::helpers, "记录", "Note"},
    F{9, "next_time", Text, Immutable, roles::helpers, "下次约定", "Next time"},
    F{10, "annotations", Entries, Append, roles::workers, "补充", "Annotations"},
    F{11, "void_reason", Text, Immutable, roles::helpers, "作废原因", "Voided because"},
};

constexpr F task[] = {
    F{1, "household", Reference, Immutable, roles::workers, "户", "Household"}
        .to(EntityId::Household)
        .scope()
        .packs(pl::brings),
    F{2, "grid", Reference, Immutable, roles::workers, "网格", "Grid"}.to(EntityId::Grid).scope(),
    F{3, "kind", FieldType::Code, Latest, roles::workers, "类型", "Kind"}.required().of(
        c::taskKind),
    F{4, "title", Text, Latest, roles::workers, "事项", "Title"}.required(),
    F{5, "assignee", Reference, Latest, roles::workers, "承办人", "Assignee"}.to(EntityId::User),
    F{6, "due", Date, Latest, roles::workers, "期限", "Due"},
    F{7, "state", FieldType::Code, Workflow, roles::helpers, "状态", "State"}.required().of(
        c::taskState),
    F{8, "rounds", Integer, Latest, roles::helpers, "上门次数", "Rounds"},
    F{9, "comments", Entries, Append, roles::helpers, "说明", "Comments"},
};

constexpr F consent[] = {
    F{1, "household", Reference, Immutable, roles::workers, "户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope(),
    F{2, "resident", Reference, Immutable, roles::workers, "居民", "Resident"}.to(
        EntityId::Resident),
    F{3, "purpose", FieldType::Code, Immutable, roles::workers, "用途", "Purpose"}.required().of(
        c::consentPurpose),
    F{4, "basis", FieldType::Code, Immutable, roles::workers, "方式", "Basis"}.required().of(
        c::consentBasis),
    F{5, "given_at", Time, Immutable, roles::workers, "同意时间", "Given at"}.required(),
    F{6, "given_by", Text, Immutable, roles::workers, "同意人", "Given by"}.personal(),
    F{7, "withdrawn_at", Time, Withdrawal, roles::workers, "撤回时间", "Withdrawn at"},
    F{8, "withdrawn_reason", Text, Latest, roles::workers, "撤回原因", "Withdrawn because"},
};

// What was photographed at a visit. The content itself travels beside the records, named by its
// hash; `arrived` is how much of it the office holds.
constexpr F attachment[] = {
    F{1, "visit", Reference, Immutable, roles::helpers, "走访", "Visit"}
        .to(EntityId::Visit)
        .scope()
        .packs(pl::follows),
    F{2, "household", Reference, Immutable, roles::helpers, "户", "Household"}
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{3, "sha256", Text, Immutable, roles::helpers, "内容校验值", "SHA-256 of the content"}
        .required()
        .indexed()
        .as(Format::Sha256),
    F{4, "media_type", FieldType::Code, Immutable, roles::helpers, "格式", "Media type"}
        .required()
        .of(c::mediaType),
    F{5, "bytes", Integer, Immutable, roles::helpers, "大小", "Size"}.required().in("bytes"),
    F{6, "taken_at", Time, Immutable, roles::helpers, "拍摄时间", "Taken at"},
    F{7, "caption", Text, Latest, roles::helpers, "说明", "Caption"},
    F{8, "latitude", Real, Immutable, roles::helpers, "纬度", "Latitude"}.in("degrees"),
    F{9, "longitude", Real, Immutable, roles::helpers, "经度", "Longitude"}.in("degrees"),
    F{10, "datum", FieldType::Code, Immutable, roles::helpers, "坐标系", "Datum"}.of(c::datum),
    F{11, "arrived", Integer, Latest, 0, "已到达", "Arrived at the office"}.in("bytes").byOffice(),
};

constexpr F conflictCase[] = {
    F{1, "kind", FieldType::Code, Immutable, 0, "类型", "Kind"}
        .required()
        .of(c::caseKind)
        .byOffice(),
    F{2, "subject_entity", Text, Immutable, 0, "对象类型", "Entity"}.required().byOffice(),
    F{3, "subject_record", Reference, Immutable, 0, "对象", "Record"}
        .required()
        .indexed()
        .byOffice(),
    F{4, "subject_field", Text, Immutable, 0, "字段", "Field"}.byOffice(),
    F{5, "before", Text, Immutable, 0, "原来写的是", "Before"}.personal().byOffice(),
    F{6, "candidates", Entries, Append, 0, "各方所写", "Candidates"}.personal().byOffice(),
    F{7, "state", FieldType::Code, Workflow, roles::workers, "状态", "State"}
        .required()
        .of(c::caseState)
        .indexed(),
    F{8, "decision", Text, Workflow, roles::workers, "决定", "Decision"}.personal(),
    F{9, "decided_by", Reference, Latest, 0, "决定人", "Decided by"}.to(EntityId::User).byOffice(),
    F{10, "decided_at", Time, Latest, 0, "决定时间", "Decided at"}.byOffice(),
    F{11, "reason", Text, Latest, roles::workers, "理由", "Reason"},
};

// ---- packs: what helpers hold, and from which assignments they get it ----

constexpr PackSpec heldByHelpers{.roles = roles::narrow};
constexpr PackSpec heldByNeighbours{.roles = mask(Role::CentreHousehold, Role::Steward)};
constexpr PackSpec heldByStewards{.roles = mask(Role::Steward)};
constexpr PackSpec ownOfHelpers{.roles = roles::narrow, .isOwnOnly = true};
constexpr PackSpec ownOfNeighbours{.roles = heldByNeighbours.roles, .isOwnOnly = true};
constexpr PackSpec givenToCentres{.roles = mask(Role::CentreHousehold),
                                  .person = "user",
                                  .gives = Role::CentreHousehold,
                                  .lastDay = "until"};
constexpr PackSpec linkedToCentres{.roles = mask(Role::CentreHousehold), .lastDay = "until"};
constexpr PackSpec givenToStewards{
    .roles = mask(Role::Steward), .person = "user", .gives = Role::Steward, .lastDay = "until"};
constexpr PackSpec assignedToHelpers{.roles = roles::narrow,
                                     .person = "assignee",
                                     .gives = Role::Volunteer,
                                     .to = roles::narrow,
                                     .lastDay = "due",
                                     .cancelled = "cancelled",
                                     .isOwnOnly = true};

constexpr EntitySpec entities[] = {
    {EntityId::OrgUnit, "org_unit", "组织", "Organisation unit", Home::Public, roles::admin,
     orgUnit},
    {EntityId::Grid, "grid", "网格", "Grid", Home::Public, roles::admin, grid},
    {EntityId::User, "user", "人员", "User", Home::Public, roles::admin, user},
    {EntityId::VisitRule, "visit_rule", "走访规则", "Visit rule", Home::Public, roles::district,
     visitRule},
    {EntityId::ContactCard, "contact_card", "连心卡", "Contact card", Home::Public, roles::desks,
     contactCard},
    {EntityId::Estate, "estate", "小区", "Estate", Home::ByReference, roles::leaders, estate},
    {EntityId::Building, "building", "楼栋", "Building", Home::ByReference, roles::leaders,
     building, heldByStewards},
    {EntityId::Dwelling, "dwelling", "房屋", "Dwelling", Home::ByReference, roles::workers,
     dwelling, heldByHelpers},
    {EntityId::Household, "household", "户", "Household", Home::ByReference, roles::workers,
     household, heldByHelpers},
    {EntityId::Resident, "resident", "居民", "Resident", Home::ByReference, roles::workers,
     resident, heldByNeighbours},
    {EntityId::Residency, "residency", "居住", "Residency", Home::ByReference, roles::workers,
     residency},
    {EntityId::CareTag, "care_tag", "关爱标签", "Care tag", Home::ByReference, roles::workers,
     careTag, heldByNeighbours},
    {EntityId::CentreHousehold, "centre_household", "党员中心户", "Centre household",
     Home::ByReference, roles::desks, centreHousehold, givenToCentres},
    {EntityId::Steward, "steward", "党员楼栋长", "Steward", Home::ByReference, roles::desks,
     steward, givenToStewards},
    {EntityId::ContactLink, "contact_link", "联系服务", "Contact link", Home::ByReference,
     roles::neighbours, contactLink, linkedToCentres},
    {EntityId::CardDelivery, "card_delivery", "连心卡送达", "Card delivery", Home::ByReference,
     roles::neighbours, cardDelivery, ownOfNeighbours},
    {EntityId::Visit, "visit", "走访", "Visit", Home::ByReference, roles::helpers, visit,
     ownOfHelpers},
    {EntityId::Task, "task", "任务", "Task", Home::ByReference, roles::workers, task,
     assignedToHelpers},
    {EntityId::Consent, "consent", "同意", "Consent", Home::ByReference, roles::workers, consent},
    {EntityId::Attachment, "attachment", "附件", "Attachment", Home::ByReference, roles::helpers,
     attachment, ownOfHelpers},
    {EntityId::ConflictCase, "conflict_case", "待定事项", "Conflict case", Home::OfOffice, 0,
     conflictCase},
};

} // namespace

std::span<const EntitySpec> registry() { return entities; }

} // namespace banyan
