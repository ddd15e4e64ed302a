// Who serves whom: dual registration, needs, sessions, activities, the use of bases and money.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

constexpr RoleMask registering = roles::desks | roles::called;
constexpr RoleMask everybody = roles::helpers | roles::called;

// A serving member lives in the community and works in the unit: both see the registration.
constexpr F memberRegistration[] = {
    F{1, "community", Reference, Immutable, registering, "报到社区", "Community"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "unit", Reference, Immutable, registering, "所在单位", "Unit"}.to(EntityId::OrgUnit),
    F{3, "name", Text, Latest, registering, "姓名", "Name"}
        .required()
        .as(Format::PersonName)
        .personal()
        .readBy(registering),
    F{4, "registered_on", Date, Immutable, registering, "报到日期", "Registered on"}.required(),
    F{5, "until", Date, Latest, registering, "转出日期", "Until"},
    F{6, "skill", FieldType::Code, Latest, registering, "特长", "Skill"}.of(c::needKind),
};

constexpr F activity[] = {
    F{1, "unit", Reference, Immutable, registering, "单位", "Unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "title", Text, Latest, registering, "活动", "Activity"}.required(),
    F{3, "kind", FieldType::Code, Latest, registering, "类型", "Kind"}.required().of(
        c::activityKind),
    F{4, "held_on", Date, Latest, registering, "日期", "Held on"}.required().indexed(),
    F{5, "base", Reference, Latest, registering, "阵地", "Base"}.to(EntityId::ServiceBase),
    F{6, "team", Reference, Latest, registering, "队伍", "Team"}.to(EntityId::Team),
    F{7, "attendance", Integer, Latest, registering, "参加人数", "Attendance"},
    F{8, "note", LongText, Latest, registering, "记录", "Note"},
    F{9, "cancelled", Boolean, Latest, registering, "已取消", "Cancelled"},
};

constexpr F serviceRecord[] = {
    F{1, "registration", Reference, Immutable, registering, "报到党员", "Registration"}
        .required()
        .to(EntityId::MemberRegistration)
        .scope()
        .packs(pl::follows),
    F{2, "activity", Reference, Immutable, registering, "活动", "Activity"}.to(EntityId::Activity),
    F{3, "served_on", Date, Immutable, registering, "服务日期", "Served on"}.required(),
    F{4, "hours", Real, Latest, registering, "时长", "Hours"}.in("hours"),
    F{5, "what", Text, Latest, registering, "服务内容", "What"},
};

constexpr F need[] = {
    F{1, "household", Reference, Immutable, roles::helpers, "户", "Household"}
        .required()
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{2, "kind", FieldType::Code, Latest, roles::helpers, "需求", "Need"}.required().of(
        c::needKind),
    F{3, "text", Text, Latest, roles::helpers, "具体需要", "What is needed"},
    F{4, "team", Reference, Latest, roles::workers, "服务队伍", "Team"}.to(EntityId::Team),
    F{5, "state", FieldType::Code, Workflow, roles::helpers, "进展", "State"}
        .required()
        .of(c::needState)
        .by(workflows::need),
    F{6, "satisfaction", FieldType::Code, Latest, roles::workers, "满意度", "Satisfaction"}.of(
        c::satisfaction),
};

constexpr F serviceSession[] = {
    F{1, "unit", Reference, Immutable, registering, "单位", "Unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "team", Reference, Immutable, registering, "队伍", "Team"}.required().to(EntityId::Team),
    F{3, "held_on", Date, Latest, registering, "日期", "Held on"}.required().indexed(),
    F{4, "place", Text, Latest, registering, "地点", "Place"},
    F{5, "people", Integer, Latest, registering, "服务人数", "People served"},
    F{6, "needs", ReferenceSet, AddWins, registering, "回应的需求", "Needs met"}.naming(
        EntityId::Need),
    F{7, "note", LongText, Latest, registering, "记录", "Note"},
    F{8, "cancelled", Boolean, Latest, registering, "已取消", "Cancelled"},
};

constexpr F baseUse[] = {
    F{1, "unit", Reference, Immutable, registering, "单位", "Unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "base", Reference, Immutable, registering, "阵地", "Base"}.required().to(
        EntityId::ServiceBase),
    F{3, "used_on", Date, Immutable, registering, "日期", "Used on"}.required(),
    F{4, "people", Integer, Latest, registering, "人次", "People"}.required(),
    F{5, "note", Text, Latest, registering, "说明", "Note"},
};

constexpr F fundingLine[] = {
    F{1, "unit", Reference, Immutable, roles::desks, "单位", "Unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "base", Reference, Immutable, roles::desks, "阵地", "Base"}.to(EntityId::ServiceBase),
    F{3, "activity", Reference, Immutable, roles::desks, "活动", "Activity"}.to(EntityId::Activity),
    F{4, "source", FieldType::Code, Latest, roles::desks, "来源", "Source"}.required().of(
        c::fundingSource),
    F{5, "amount", Integer, Latest, roles::desks, "金额", "Amount"}.required().in("yuan"),
    F{6, "spent", Integer, Latest, roles::desks, "已用", "Spent"}.in("yuan"),
    F{7, "use", Text, Latest, roles::desks, "用途", "Use"},
    F{8, "granted_on", Date, Latest, roles::desks, "下达日期", "Granted on"}.required(),
};

constexpr F feedback[] = {
    F{1, "grid", Reference, Immutable, everybody, "网格", "Grid"}.to(EntityId::Grid).scope(),
    F{2, "unit", Reference, Immutable, everybody, "单位", "Unit"}.to(EntityId::OrgUnit).scope(),
    F{3, "text", LongText, Immutable, everybody, "建议", "Feedback"}.required(),
    F{4, "sent_at", Time, Immutable, everybody, "提出时间", "Sent at"}.required(),
    F{5, "state", FieldType::Code, Workflow, everybody, "进展", "State"}
        .required()
        .of(c::feedbackState)
        .by(workflows::feedback),
    F{6, "answer", LongText, Latest, roles::desks, "答复", "Answer"},
    // Of a helper, who has a list and no grid: any household on it, which says where he belongs.
    F{7, "household", Reference, Immutable, everybody, "名单上的户", "Household on the list"}
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
};

constexpr PackSpec memberOfUnit{.roles = mask(Role::Unit), .person = "unit", .gives = Role::Unit};
constexpr PackSpec servedByMember{.roles = mask(Role::Unit)};
constexpr PackSpec saidByHelpers{.roles = roles::narrow, .isOwnOnly = true};

constexpr EntitySpec entities[] = {
    {EntityId::MemberRegistration, "member_registration", "党员报到", "Member registration",
     Home::ByReference, registering, memberRegistration, memberOfUnit},
    {EntityId::Activity, "activity", "活动", "Activity", Home::ByReference, registering, activity},
    {EntityId::ServiceRecord, "service_record", "服务记录", "Service record", Home::ByReference,
     registering, serviceRecord, servedByMember},
    {EntityId::Need, "need", "服务需求", "Need", Home::ByReference, roles::helpers, need,
     saidByHelpers},
    {EntityId::ServiceSession, "service_session", "服务场次", "Service session", Home::ByReference,
     registering, serviceSession},
    {EntityId::BaseUse, "base_use", "阵地使用", "Use of a base", Home::ByReference, registering,
     baseUse},
    {EntityId::FundingLine, "funding_line", "经费", "Funding line", Home::ByReference, roles::desks,
     fundingLine},
    {EntityId::Feedback, "feedback", "建议反馈", "Feedback", Home::ByReference, everybody, feedback,
     saidByHelpers},
};

} // namespace

std::span<const EntitySpec> registryparts::services() { return entities; }

} // namespace banyan
