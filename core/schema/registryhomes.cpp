// Places, households, the people in them and what is said of them.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

// Of the helpers nobody.
constexpr RoleMask officials = roles::workers;

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

constexpr PackSpec heldByHelpers{.roles = roles::narrow};
constexpr PackSpec heldByNeighbours{.roles = mask(Role::CentreHousehold, Role::Steward)};
constexpr PackSpec heldByStewards{.roles = mask(Role::Steward)};

constexpr EntitySpec entities[] = {
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
};

} // namespace

std::span<const EntitySpec> registryparts::homes() { return entities; }

} // namespace banyan
