// How levels and units work together: meetings, committees, agreements, the deliberation hall.
#include "core/schema/registryparts.h"

namespace banyan {

namespace {

using enum FieldType;
using enum MergeRule;
using F = FieldSpec;
namespace c = codes;

constexpr F leaderLink[] = {
    F{1, "leader", Text, Latest, roles::district, "领导", "Leader"}.required().as(
        Format::PersonName),
    F{2, "post", Text, Latest, roles::district, "职务", "Post"},
    F{3, "unit", Reference, Immutable, roles::district, "联系单位", "Linked unit"}.required().to(
        EntityId::OrgUnit),
    F{4, "since", Date, Latest, roles::district, "开始", "Since"},
    F{5, "until", Date, Latest, roles::district, "结束", "Until"},
};

constexpr F jointMeeting[] = {
    F{1, "unit", Reference, Immutable, roles::desks, "召集单位", "Convened by"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "title", Text, Latest, roles::desks, "会议", "Meeting"}.required(),
    F{3, "held_on", Date, Latest, roles::desks, "日期", "Held on"}.required().indexed(),
    F{4, "place", Text, Latest, roles::desks, "地点", "Place"},
    F{5, "attendance", Text, Latest, roles::desks, "出席", "Attendance"},
    F{6, "minutes", LongText, Latest, roles::desks, "纪要", "Minutes"},
    F{7, "cancelled", Boolean, Latest, roles::desks, "已取消", "Cancelled"},
};

constexpr F agendaItem[] = {
    F{1, "meeting", Reference, Immutable, roles::desks, "会议", "Meeting"}
        .required()
        .to(EntityId::JointMeeting)
        .scope(),
    F{2, "title", Text, Latest, roles::desks, "议题", "Item"}.required(),
    F{3, "problem", Reference, Immutable, roles::desks, "来源问题", "From problem"}.to(
        EntityId::Problem),
    F{4, "owner", Reference, Latest, roles::desks, "牵头单位", "Owner"}.to(EntityId::OrgUnit),
    F{5, "due", Date, Latest, roles::desks, "期限", "Due"},
    F{6, "state", FieldType::Code, Workflow, roles::desks, "进展", "State"}
        .required()
        .of(c::agendaState)
        .by(workflows::agenda),
    F{7, "done_on", Date, Latest, roles::desks, "解决日期", "Solved on"}.indexed(),
    F{8, "result", LongText, Latest, roles::desks, "结果", "Result"},
};

constexpr F committee[] = {
    F{1, "unit", Reference, Immutable, roles::desks, "所在单位", "Unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "kind", FieldType::Code, Immutable, roles::desks, "类型", "Kind"}.required().of(
        c::committeeKind),
    F{3, "name", Text, Latest, roles::desks, "名称", "Name"}.required(),
    F{4, "since", Date, Latest, roles::desks, "成立", "Since"},
    F{5, "until", Date, Latest, roles::desks, "撤销", "Until"},
};

constexpr F committeeMember[] = {
    F{1, "committee", Reference, Immutable, roles::desks, "委员会", "Committee"}
        .required()
        .to(EntityId::Committee)
        .scope(),
    F{2, "name", Text, Latest, roles::desks, "姓名", "Name"}
        .required()
        .as(Format::PersonName)
        .personal(),
    F{3, "home_unit", Reference, Latest, roles::desks, "所在单位", "Home unit"}.to(
        EntityId::OrgUnit),
    F{4, "post", Text, Latest, roles::desks, "职务", "Post"},
    F{5, "since", Date, Latest, roles::desks, "任期开始", "Since"}.required(),
    F{6, "until", Date, Latest, roles::desks, "任期结束", "Until"},
};

constexpr F agreement[] = {
    F{1, "unit", Reference, Immutable, roles::desks, "签约方", "Unit"}
        .required()
        .to(EntityId::OrgUnit)
        .scope(),
    F{2, "partner", Reference, Latest, roles::desks, "共建单位", "Partner"}.required().to(
        EntityId::OrgUnit),
    F{3, "title", Text, Latest, roles::desks, "协议", "Agreement"}.required(),
    F{4, "items", LongText, Latest, roles::desks, "共建事项", "Items"},
    F{5, "since", Date, Latest, roles::desks, "签订", "Signed on"}.required(),
    F{6, "until", Date, Latest, roles::desks, "期满", "Until"},
    F{7, "state", FieldType::Code, Workflow, roles::desks, "履行", "State"}
        .required()
        .of(c::agreementState)
        .by(workflows::agreement),
    F{8, "fulfilment", LongText, Latest, roles::desks, "履行情况", "Fulfilment"},
};

constexpr F topic[] = {
    F{1, "grid", Reference, Immutable, roles::workers, "网格", "Grid"}.to(EntityId::Grid).scope(),
    F{2, "unit", Reference, Immutable, roles::workers, "社区", "Community"}
        .to(EntityId::OrgUnit)
        .scope(),
    F{3, "title", Text, Latest, roles::workers, "议题", "Topic"}.required(),
    F{4, "source", FieldType::Code, Latest, roles::workers, "来源", "Source"}.required().of(
        c::topicSource),
    F{5, "problem", Reference, Immutable, roles::workers, "来源问题", "From problem"}.to(
        EntityId::Problem),
    F{6, "hall", Reference, Latest, roles::leaders, "议事厅", "Hall"}.to(EntityId::ServiceBase),
    F{7, "parties", Text, Latest, roles::workers, "各方", "Parties"},
    F{8, "state", FieldType::Code, Workflow, roles::workers, "进展", "State"}
        .required()
        .of(c::topicState)
        .by(workflows::topic),
    F{9, "resolution", LongText, Latest, roles::leaders, "决议", "Resolution"},
    F{10, "follow_up_on", Date, Latest, roles::workers, "回访日期", "Follow up on"},
    F{11, "comments", Entries, Append, roles::workers, "说明", "Comments"},
};

constexpr F topicSession[] = {
    F{1, "topic", Reference, Immutable, roles::leaders, "议题", "Topic"}
        .required()
        .to(EntityId::Topic)
        .scope(),
    F{2, "held_on", Date, Latest, roles::leaders, "日期", "Held on"}.required(),
    F{3, "kind", FieldType::Code, Latest, roles::leaders, "形式", "Kind"}.of(c::sessionKind),
    F{4, "people", Integer, Latest, roles::leaders, "到场人数", "People"},
    F{5, "record", LongText, Latest, roles::leaders, "记录", "Record"},
};

constexpr EntitySpec entities[] = {
    {EntityId::LeaderLink, "leader_link", "领导联系点", "Leader link", Home::Public,
     roles::district, leaderLink},
    {EntityId::JointMeeting, "joint_meeting", "联席会议", "Joint meeting", Home::ByReference,
     roles::desks, jointMeeting},
    {EntityId::AgendaItem, "agenda_item", "会议议题", "Agenda item", Home::ByReference,
     roles::desks, agendaItem},
    {EntityId::Committee, "committee", "大工委／大党委", "Joint committee", Home::ByReference,
     roles::desks, committee},
    {EntityId::CommitteeMember, "committee_member", "兼职委员", "Part-time member",
     Home::ByReference, roles::desks, committeeMember},
    {EntityId::Agreement, "agreement", "共建协议", "Co-building agreement", Home::ByReference,
     roles::desks, agreement},
    {EntityId::Topic, "topic", "议事议题", "Deliberation topic", Home::ByReference, roles::workers,
     topic},
    {EntityId::TopicSession, "topic_session", "议事会", "Deliberation session", Home::ByReference,
     roles::leaders, topicSession},
};

} // namespace

std::span<const EntitySpec> registryparts::linkage() { return entities; }

} // namespace banyan
