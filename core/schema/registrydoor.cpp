// Work at the door: who looks after whom, visits, tasks, consent.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;
namespace pl = packlink;

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

// Which doors it is about are its tasks, each assigned to whoever knocks there.
constexpr F campaign[] = {
    F{1, "unit", Reference, Immutable, roles::desks, "社区", "Community"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "title", Text, Latest, roles::desks, "行动", "Campaign"}.required(),
    F{3, "purpose", LongText, Latest, roles::desks, "内容", "Purpose"},
    F{4, "rule", Text, Latest, roles::desks, "选户规则", "Rule"},
    F{5, "since", Date, Latest, roles::desks, "开始", "Since"}.required(),
    F{6, "until", Date, Latest, roles::desks, "结束", "Until"}.required(),
    F{7, "rounds", Integer, Latest, roles::desks, "敲门轮数", "Rounds"},
    F{8, "state", FieldType::Code, Workflow, roles::desks, "进展", "State"}
        .required()
        .of(c::campaignState)
        .by(workflows::campaign),
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
    F{7, "state", FieldType::Code, Workflow, roles::helpers, "状态", "State"}
        .required()
        .of(c::taskState)
        .by(workflows::task),
    F{8, "rounds", Integer, Latest, roles::helpers, "上门次数", "Rounds"},
    F{9, "comments", Entries, Append, roles::helpers, "说明", "Comments"},
    F{10, "campaign", Reference, Immutable, roles::workers, "敲门行动", "Campaign"}.to(
        EntityId::Campaign),
    // Which round of its campaign may knock here; what was knocked without an answer waits for the
    // next. With the task, since those who knock do not hold the campaign.
    F{11, "round", Integer, Latest, roles::workers, "第几轮", "Round"},
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

constexpr PackSpec heldByNeighbours{.roles = mask(Role::CentreHousehold, Role::Steward)};
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
    {EntityId::Campaign, "campaign", "敲门行动", "Knock campaign", Home::ByReference, roles::desks,
     campaign},
    {EntityId::Task, "task", "任务", "Task", Home::ByReference, roles::workers, task,
     assignedToHelpers},
    {EntityId::Consent, "consent", "同意", "Consent", Home::ByReference, roles::workers, consent},
};

} // namespace

std::span<const EntitySpec> registryparts::door() { return entities; }

} // namespace banyan
