// What the district has to work with, for all to read: bases, companies, teams, pairings, policies.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;

constexpr RoleMask organisers = roles::desks | roles::called;

constexpr F serviceBase[] = {
    F{1, "name", Text, Latest, roles::desks, "阵地", "Name"}.required().searched(),
    F{2, "kind", FieldType::Code, Latest, roles::desks, "类型", "Kind"}.required().of(c::baseKind),
    F{3, "unit", Reference, Latest, roles::desks, "所属单位", "Unit"}.required().to(
        EntityId::OrgUnit),
    F{4, "government", Text, Latest, roles::desks, "政务服务", "Government services"},
    F{5, "party_mass", Text, Latest, roles::desks, "党群活动", "Party and mass activity"},
    F{6, "safety", Text, Latest, roles::desks, "平安治理", "Safety and governance"},
    F{7, "deliberation", Text, Latest, roles::desks, "协商议事", "Deliberation"},
    F{8, "culture_care", Text, Latest, roles::desks, "文体康养", "Culture, sport and care"},
    F{9, "hours", Text, Latest, roles::desks, "开放时间", "Hours"},
    F{10, "facilities", Text, Latest, roles::desks, "设施", "Facilities"},
    F{11, "contact", Text, Latest, roles::desks, "联系人", "Contact"},
    F{12, "phone", Text, Latest, roles::desks, "电话", "Phone"}.as(Format::Phone),
    F{13, "address", Text, Latest, roles::desks, "地址", "Address"},
    F{14, "latitude", Real, Latest, roles::desks, "纬度", "Latitude"}.in("degrees"),
    F{15, "longitude", Real, Latest, roles::desks, "经度", "Longitude"}.in("degrees"),
    F{16, "datum", FieldType::Code, Latest, roles::desks, "坐标系", "Datum"}.of(c::datum),
    F{17, "works", FieldType::Code, Latest, roles::desks, "建设方式", "Works"}.of(c::baseWorks),
    F{18, "opened_on", Date, Latest, roles::desks, "启用日期", "Opened on"},
    F{19, "closed_on", Date, Latest, roles::desks, "停用日期", "Closed on"},
};

constexpr F propertyCompany[] = {
    F{1, "name", Text, Latest, roles::desks, "物业公司", "Name"}.required().searched(),
    F{2, "party_organisation", Text, Latest, roles::desks, "党组织", "Party organisation"},
    F{3, "contact", Text, Latest, roles::desks, "联系人", "Contact"},
    F{4, "phone", Text, Latest, roles::desks, "电话", "Phone"}.as(Format::Phone),
    F{5, "valid_to", Date, Latest, roles::desks, "停用", "Valid to"},
};

constexpr F team[] = {
    F{1, "name", Text, Latest, organisers, "队伍", "Name"}.required().searched(),
    F{2, "kind", FieldType::Code, Latest, organisers, "类型", "Kind"}.required().of(c::teamKind),
    F{3, "unit", Reference, Latest, organisers, "所属单位", "Unit"}.required().to(
        EntityId::OrgUnit),
    F{4, "skills", FieldType::Code, Latest, organisers, "专长", "Skill"}.of(c::needKind),
    F{5, "people", Integer, Latest, organisers, "人数", "People"},
    F{6, "contact", Text, Latest, organisers, "联系人", "Contact"},
    F{7, "phone", Text, Latest, organisers, "电话", "Phone"}.as(Format::Phone),
    F{8, "since", Date, Latest, organisers, "成立", "Since"},
    F{9, "until", Date, Latest, organisers, "撤销", "Until"},
};

constexpr F pairing[] = {
    F{1, "unit", Reference, Immutable, roles::desks, "结对单位", "Unit"}.required().to(
        EntityId::OrgUnit),
    F{2, "community", Reference, Immutable, roles::desks, "社区", "Community"}.required().to(
        EntityId::OrgUnit),
    F{3, "distance", Real, Latest, roles::desks, "距离", "Distance"}.in("kilometres"),
    F{4, "since", Date, Latest, roles::desks, "开始", "Since"},
    F{5, "until", Date, Latest, roles::desks, "结束", "Until"},
};

constexpr F policyDocument[] = {
    F{1, "title", Text, Authority, roles::district, "文件", "Title"}.required().searched(),
    F{2, "kind", FieldType::Code, Authority, roles::district, "类别", "Kind"}.required().of(
        c::policyKind),
    F{3, "number", Text, Authority, roles::district, "文号", "Number"},
    F{4, "text", LongText, Authority, roles::district, "正文", "Text"},
    F{5, "valid_from", Date, Authority, roles::district, "生效", "Valid from"}.required(),
    F{6, "valid_to", Date, Authority, roles::district, "失效", "Valid to"},
    F{7, "replaces", Reference, Authority, roles::district, "替代", "Replaces"}.to(
        EntityId::PolicyDocument),
};

constexpr EntitySpec entities[] = {
    {EntityId::ServiceBase, "service_base", "阵地", "Service base", Home::Public, roles::desks,
     serviceBase},
    {EntityId::PropertyCompany, "property_company", "物业公司", "Property company", Home::Public,
     roles::desks, propertyCompany},
    {EntityId::Team, "team", "服务队伍", "Team", Home::Public, organisers, team},
    {EntityId::Pairing, "pairing", "结对", "Pairing", Home::Public, roles::desks, pairing},
    {EntityId::PolicyDocument, "policy_document", "政策文件", "Policy document", Home::Public,
     roles::district, policyDocument},
};

} // namespace

std::span<const EntitySpec> registryparts::means() { return entities; }

} // namespace banyan
