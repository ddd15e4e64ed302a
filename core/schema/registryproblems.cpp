// What is raised, argued over and called for: problems, mediation, whistles.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

constexpr RoleMask handlers = roles::workers | roles::called;
constexpr RoleMask answering = roles::desks | roles::called;

constexpr F problemLimit[] = {
    F{1, "category", FieldType::Code, Authority, roles::district, "类别", "Category"}.of(
        c::problemCategory),
    F{2, "level", FieldType::Code, Authority, roles::district, "等级", "Level"}.of(c::problemLevel),
    F{3, "unit", Reference, Authority, roles::district, "单位", "Unit"}.to(EntityId::OrgUnit),
    F{4, "hours", Integer, Authority, roles::district, "时限", "Limit"}.required().in("hours"),
    F{5, "valid_from", Date, Authority, roles::district, "启用", "Valid from"},
    F{6, "valid_to", Date, Authority, roles::district, "停用", "Valid to"},
};

// Who reported it in confidence is not told to the grid's helpers.
constexpr F problem[] = {
    F{1, "household", Reference, Immutable, roles::helpers, "户", "Household"}
        .to(EntityId::Household)
        .scope()
        .packs(pl::follows),
    F{2, "grid", Reference, Immutable, roles::helpers, "网格", "Grid"}.to(EntityId::Grid).scope(),
    F{3, "unit", Reference, Immutable, roles::helpers, "社区", "Community"}
        .to(EntityId::OrgUnit)
        .scope(),
    F{4, "visit", Reference, Immutable, roles::helpers, "走访", "Visit"}.to(EntityId::Visit),
    F{5, "title", Text, Latest, roles::helpers, "问题", "Problem"}.required().searched(),
    F{6, "category", FieldType::Code, Latest, roles::workers, "类别", "Category"}.required().of(
        c::problemCategory),
    F{7, "scale", FieldType::Code, Latest, roles::workers, "规模", "Scale"}.of(c::problemScale),
    F{8, "level", FieldType::Code, Latest, roles::workers, "等级", "Level"}.of(c::problemLevel),
    F{9, "urgency", FieldType::Code, Latest, roles::helpers, "紧急程度", "Urgency"}.of(
        c::problemUrgency),
    F{10, "place", Text, Latest, roles::helpers, "地点", "Place"},
    F{11, "description", LongText, Latest, roles::helpers, "情况", "Description"},
    F{12, "reporter", Text, Latest, roles::helpers, "反映人", "Reported by"}.personal().readBy(
        roles::workers),
    F{13, "reporter_phone", Text, Latest, roles::helpers, "反映人电话", "Reporter's phone"}
        .as(Format::Phone)
        .personal()
        .readBy(roles::workers),
    F{14, "confidential", Boolean, Latest, roles::helpers, "要求保密", "In confidence"},
    F{15, "reported_at", Time, Immutable, roles::helpers, "上报时间", "Reported at"}.required(),
    F{16, "state", FieldType::Code, Workflow, roles::helpers | roles::called, "进展", "State"}
        .required()
        .of(c::problemState)
        .by(workflows::problem)
        .indexed(),
    F{17, "due", Time, Latest, roles::leaders, "办结时限", "Due"}.indexed(),
    F{18, "handler", Reference, Latest, roles::leaders, "承办单位", "Handled by"}
        .to(EntityId::OrgUnit)
        .readBy(roles::helpers | roles::called),
    F{19, "assignee", Reference, Latest, roles::leaders, "承办人", "Assignee"}.to(EntityId::User),
    F{20, "result", LongText, Latest, handlers, "办理结果", "Result"},
    F{21, "satisfaction", FieldType::Code, Latest, roles::workers, "满意度", "Satisfaction"}.of(
        c::satisfaction),
    F{22, "comments", Entries, Append, roles::helpers | roles::called, "说明", "Comments"},
};

constexpr F mediation[] = {
    F{1, "household", Reference, Immutable, roles::workers, "户", "Household"}
        .to(EntityId::Household)
        .scope(),
    F{2, "grid", Reference, Immutable, roles::workers, "网格", "Grid"}.to(EntityId::Grid).scope(),
    F{3, "unit", Reference, Immutable, roles::workers, "社区", "Community"}
        .to(EntityId::OrgUnit)
        .scope(),
    F{4, "problem", Reference, Latest, roles::workers, "来源问题", "From problem"}.to(
        EntityId::Problem),
    F{5, "kind", FieldType::Code, Latest, roles::workers, "类型", "Kind"}.required().of(
        c::mediationKind),
    F{6, "brief", Text, Latest, roles::workers, "事由", "Brief"}.required(),
    F{7, "parties", Text, Latest, roles::workers, "当事人", "Parties"}.personal(),
    F{8, "people", Integer, Latest, roles::workers, "涉及人数", "People"},
    F{9, "mediator", Reference, Latest, roles::leaders, "调解员", "Mediator"}.to(EntityId::User),
    F{10, "due", Date, Latest, roles::leaders, "期限", "Due"},
    F{11, "state", FieldType::Code, Workflow, roles::workers, "进展", "State"}
        .required()
        .of(c::mediationState)
        .by(workflows::mediation),
    F{12, "result", LongText, Latest, roles::workers, "结果", "Result"},
    F{13, "follow_up_on", Date, Latest, roles::workers, "回访日期", "Follow up on"},
    F{14, "comments", Entries, Append, roles::workers, "说明", "Comments"},
};

// Each unit called has a whistle of its own; those of one occasion name the first.
constexpr F whistle[] = {
    F{1, "caller", Reference, Immutable, roles::desks, "吹哨单位", "Whistling unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "called", Reference, Immutable, roles::desks, "报到单位", "Unit called"}.required().to(
        EntityId::OrgUnit),
    F{3, "occasion", Reference, Immutable, roles::desks, "同一事项", "Same occasion as"}.to(
        EntityId::Whistle),
    F{4, "problem", Reference, Immutable, roles::desks, "来源问题", "From problem"}.to(
        EntityId::Problem),
    F{5, "kind", FieldType::Code, Immutable, roles::desks, "哨类", "Kind"}.required().of(
        c::whistleKind),
    F{6, "title", Text, Latest, roles::desks, "事项", "Matter"}.required(),
    F{7, "place", Text, Latest, roles::desks, "地点", "Place"},
    F{8, "description", LongText, Latest, roles::desks, "情况", "Description"},
    F{9, "called_at", Time, Immutable, roles::desks, "吹哨时间", "Called at"}.required(),
    F{10, "due", Time, Latest, roles::desks, "到场时限", "Answer due"},
    F{11, "state", FieldType::Code, Workflow, answering, "进展", "State"}
        .required()
        .of(c::whistleState)
        .by(workflows::whistle),
    F{12, "answer", LongText, Latest, answering, "报到答复", "Answer"},
    F{13, "result", LongText, Latest, answering, "处理结果", "Result"},
    F{14, "rating", FieldType::Code, Latest, roles::desks, "评价", "Rating"}.of(c::satisfaction),
    F{15, "comments", Entries, Append, answering, "说明", "Comments"},
};

// A unit that is called holds the whistles addressed to it until they are withdrawn.
constexpr PackSpec addressedToUnits{
    .roles = mask(Role::Unit), .person = "called", .gives = Role::Unit, .cancelled = "withdrawn"};
constexpr PackSpec reportedByHelpers{.roles = roles::narrow, .isOwnOnly = true};

constexpr EntitySpec entities[] = {
    {EntityId::ProblemLimit, "problem_limit", "办理时限", "Problem limit", Home::Public,
     roles::district, problemLimit},
    {EntityId::Problem, "problem", "问题", "Problem", Home::ByReference, roles::helpers, problem,
     reportedByHelpers},
    {EntityId::Mediation, "mediation", "矛盾调解", "Mediation", Home::ByReference, roles::workers,
     mediation},
    {EntityId::Whistle, "whistle", "吹哨", "Whistle", Home::ByReference, roles::desks, whistle,
     addressedToUnits},
};

} // namespace

std::span<const EntitySpec> registryparts::problems() { return entities; }

} // namespace banyan
