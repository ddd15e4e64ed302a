// The public reference: organisations, grids, people of the service, rules, codes, cards.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

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
    F{3, "scopes", ReferenceSet, Authority, roles::admin, "负责范围", "Scopes"}.naming(
        EntityId::OrgUnit, EntityId::Grid),
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

// A code of an open list: new, or one that the list has under another name or until a day. Which
// code it is stays as it was written, since other records hold it.
constexpr F codeEntry[] = {
    F{1, "list", FieldType::Code, Immutable, roles::district, "代码表", "List"}.required().of(
        c::openList),
    F{2, "code", Text, Immutable, roles::district, "代码", "Code"}.required().indexed().as(
        Format::ListCode),
    F{3, "name", Text, Authority, roles::district, "名称", "Name"}.required().searched(),
    F{4, "name_en", Text, Authority, roles::district, "英文名称", "English name"},
    F{5, "valid_from", Date, Authority, roles::district, "启用", "Valid from"},
    F{6, "valid_to", Date, Authority, roles::district, "停用", "Valid to"},
    F{7, "successor", Reference, Authority, roles::district, "接替代码", "Successor"}.to(
        EntityId::CodeEntry),
};

constexpr EntitySpec entities[] = {
    {EntityId::OrgUnit, "org_unit", "组织", "Organisation unit", Home::Public, roles::admin,
     orgUnit},
    {EntityId::Grid, "grid", "网格", "Grid", Home::Public, roles::admin, grid},
    {EntityId::User, "user", "人员", "User", Home::Public, roles::admin, user},
    {EntityId::VisitRule, "visit_rule", "走访规则", "Visit rule", Home::Public, roles::district,
     visitRule},
    {EntityId::CodeEntry, "code_entry", "代码项", "Code entry", Home::Public, roles::district,
     codeEntry},
    {EntityId::ContactCard, "contact_card", "连心卡", "Contact card", Home::Public, roles::desks,
     contactCard},
};

} // namespace

std::span<const EntitySpec> registryparts::reference() { return entities; }

} // namespace banyan
