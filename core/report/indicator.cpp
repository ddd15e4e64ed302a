#include "core/report/indicator.h"

#include <algorithm>

namespace banyan {

namespace {

// What holds at some time of the period.
constexpr const char* inForce = "since <= {to} AND (until IS NULL OR until >= {from})";
constexpr const char* heldInPeriod =
    "held_on BETWEEN {from} AND {to} AND coalesce(cancelled, 0) = 0";

constexpr Indicator all[] = {
    {"main_policies", "1", "主文件", "Main policy documents", EntityId::PolicyDocument,
     "kind = 'main' AND valid_from <= {to} AND (valid_to IS NULL OR valid_to >= {from})", ""},
    {"supporting_policies", "1", "配套文件", "Supporting documents", EntityId::PolicyDocument,
     "kind = 'supporting' AND valid_from <= {to} AND (valid_to IS NULL OR valid_to >= {from})", ""},
    {"funds_granted", "1", "经费下达（元）", "Funds granted, yuan", EntityId::FundingLine,
     "granted_on BETWEEN {from} AND {to}", nullptr, "amount"},
    {"funds_spent", "1", "经费已用（元）", "Funds spent, yuan", EntityId::FundingLine,
     "granted_on BETWEEN {from} AND {to}", nullptr, "spent", "funds_granted"},

    {"joint_meetings", "2.1", "联席会议", "Joint meetings", EntityId::JointMeeting, heldInPeriod,
     nullptr},
    {"problems_solved", "2.1", "解决问题", "Problems solved by them", EntityId::AgendaItem,
     "state = 'done' AND done_on BETWEEN {from} AND {to}", nullptr},
    {"leader_links", "2.1", "领导联系点", "Leaders' links", EntityId::LeaderLink, inForce, "unit"},

    {"subdistricts", "2.2", "街道", "Subdistricts", EntityId::OrgUnit,
     "level = 'subdistrict' AND (valid_to IS NULL OR valid_to >= {from})", "id"},
    {"subdistricts_covered", "2.2", "街道大工委覆盖", "Subdistricts with a committee",
     EntityId::OrgUnit,
     "level = 'subdistrict' AND id IN (SELECT unit FROM committee WHERE record_state = 0 AND kind "
     "= 'subdistrict' AND since <= {to} AND (until IS NULL OR until >= {from}))",
     "id", nullptr, "subdistricts"},
    {"communities", "2.2", "划分网格的社区", "Communities with grids", EntityId::OrgUnit,
     "level = 'community' AND id IN (SELECT community FROM grid WHERE record_state = 0)", "id"},
    {"communities_covered", "2.2", "社区大党委覆盖", "Communities with a committee",
     EntityId::OrgUnit,
     "level = 'community' AND id IN (SELECT unit FROM committee WHERE record_state = 0 AND kind = "
     "'community' AND since <= {to} AND (until IS NULL OR until >= {from}))",
     "id", nullptr, "communities"},
    {"part_time_members", "2.2", "兼职委员", "Part-time members", EntityId::CommitteeMember,
     inForce, nullptr},
    {"agreements", "2.2", "共建协议", "Co-building agreements", EntityId::Agreement, inForce,
     nullptr},
    {"whistles", "2.2", "吹哨", "Whistles", EntityId::Whistle,
     "called_at >= {from_ms} AND called_at < {to_ms} AND state <> 'withdrawn'", nullptr},
    {"whistles_handled", "2.2", "报到处理", "Whistles handled", EntityId::Whistle,
     "called_at >= {from_ms} AND called_at < {to_ms} AND state IN ('handled', 'rated')", nullptr,
     nullptr, "whistles"},

    {"subdistrict_centres", "3.1", "提升街道中心", "Subdistrict centres upgraded",
     EntityId::ServiceBase,
     "kind = 'subdistrict_centre' AND works = 'upgraded' AND opened_on BETWEEN {from} AND {to}",
     "unit"},
    {"community_centres", "3.1", "新建改建社区中心", "Community centres new or rebuilt",
     EntityId::ServiceBase,
     "kind = 'community_centre' AND works IN ('new', 'rebuilt') AND opened_on BETWEEN {from} AND "
     "{to}",
     "unit"},
    {"estate_stations", "3.1", "小区服务站", "Estate stations", EntityId::ServiceBase,
     "kind = 'estate_station' AND opened_on <= {to} AND (closed_on IS NULL OR closed_on >= {from})",
     "unit"},
    {"scenic_stations", "3.1", "景区服务站", "Scenic-area stations", EntityId::ServiceBase,
     "kind = 'scenic_station' AND opened_on <= {to} AND (closed_on IS NULL OR closed_on >= {from})",
     "unit"},

    {"estate_organisations", "3.2", "小区党组织", "Estate party organisations", EntityId::Estate,
     "branch IS NOT NULL", nullptr},

    {"grids", "3.3", "网格", "Grids", EntityId::Grid,
     "valid_from <= {to} AND (valid_to IS NULL OR valid_to >= {from})", "id"},
    {"grids_covered", "3.3", "网格党组织覆盖", "Grids with a branch or group", EntityId::Grid,
     "branch_kind IS NOT NULL AND valid_from <= {to} AND (valid_to IS NULL OR valid_to >= {from})",
     "id", nullptr, "grids"},

    {"halls", "4.1", "邻里议事厅", "Deliberation halls", EntityId::ServiceBase,
     "kind = 'hall' AND opened_on <= {to} AND (closed_on IS NULL OR closed_on >= {from})", "unit"},
    {"hall_sessions", "4.1", "议事会", "Deliberation sessions", EntityId::TopicSession,
     "held_on BETWEEN {from} AND {to}", nullptr},
    {"topics_resolved", "4.1", "议题决议", "Topics resolved", EntityId::Topic,
     "state IN ('resolved', 'followed_up', 'closed') AND id IN (SELECT topic FROM topic_session "
     "WHERE record_state = 0 AND held_on BETWEEN {from} AND {to})",
     nullptr},
    {"mediations_agreed", "4.1", "调解达成", "Mediations agreed", EntityId::Mediation,
     "state IN ('agreed', 'followed_up') AND due BETWEEN {from} AND {to}", nullptr},

    {"registered_members", "4.2", "报到党员", "Registered members", EntityId::MemberRegistration,
     "registered_on <= {to} AND (until IS NULL OR until >= {from})", nullptr},
    {"service_hours", "4.2", "服务时长（小时）", "Hours of service", EntityId::ServiceRecord,
     "served_on BETWEEN {from} AND {to}", nullptr, "hours"},
    {"task_forces", "4.2", "突击队", "Task forces", EntityId::Team,
     "kind = 'task_force' AND since <= {to} AND (until IS NULL OR until >= {from})", "unit"},
    {"volunteer_teams", "4.2", "志愿服务队", "Volunteer teams", EntityId::Team,
     "kind = 'volunteer' AND since <= {to} AND (until IS NULL OR until >= {from})", "unit"},
    {"campaigns", "4.2", "敲门行动", "Knock campaigns", EntityId::Campaign,
     "state <> 'cancelled' AND since <= {to} AND until >= {from}", nullptr},

    {"civic_activities", "4.3", "文明创建活动", "Civic-building activities", EntityId::Activity,
     "kind = 'civic' AND held_on BETWEEN {from} AND {to} AND coalesce(cancelled, 0) = 0", nullptr},
    {"professional_teams", "4.3", "专业服务队", "Professional teams", EntityId::Team,
     "kind = 'professional' AND since <= {to} AND (until IS NULL OR until >= {from})", "unit"},
    {"service_sessions", "4.3", "专业服务场次", "Their sessions", EntityId::ServiceSession,
     heldInPeriod, nullptr},
    {"people_served", "4.3", "服务人次", "People served", EntityId::ServiceSession, heldInPeriod,
     nullptr, "people"},

    {"cards_delivered", "4.4", "连心卡送达", "Contact cards delivered", EntityId::CardDelivery,
     "delivered_at >= {from_ms} AND delivered_at < {to_ms}", nullptr},
    {"rest_stops", "4.4", "暖心驿站", "Rest stops", EntityId::ServiceBase,
     "kind = 'rest_stop' AND opened_on <= {to} AND (closed_on IS NULL OR closed_on >= {from})",
     "unit"},
    {"rest_stop_visits", "4.4", "驿站服务人次", "People served at rest stops", EntityId::BaseUse,
     "used_on BETWEEN {from} AND {to}", nullptr, "people"},

    {"visits", "door", "走访", "Visits", EntityId::Visit,
     "observed_at >= {from_ms} AND observed_at < {to_ms} AND void_reason IS NULL", nullptr},
    {"problems_raised", "door", "上报问题", "Problems raised", EntityId::Problem,
     "reported_at >= {from_ms} AND reported_at < {to_ms} AND state <> 'withdrawn'", nullptr},
    {"problems_closed", "door", "办结问题", "Problems closed", EntityId::Problem,
     "reported_at >= {from_ms} AND reported_at < {to_ms} AND state IN ('closed', 'self_handled')",
     nullptr, nullptr, "problems_raised"},
};

constexpr ReportPart parts[] = {
    {"1", "组织体系", "The system"},
    {"2.1", "三级联动", "Three levels together"},
    {"2.2", "共建共治", "Joint work"},
    {"3.1", "服务阵地", "Service bases"},
    {"3.2", "小区党组织", "Estate organisations"},
    {"3.3", "党建网格", "Grids"},
    {"4.1", "邻里议事", "Deliberation"},
    {"4.2", "双报到", "Dual registration"},
    {"4.3", "服务群众", "Services"},
    {"4.4", "连心联户", "Contact"},
    {"door", "门口的事", "At the door"},
};

} // namespace

std::span<const ReportPart> reportParts() { return parts; }

std::span<const Indicator> indicators() { return all; }

const Indicator* indicatorNamed(std::string_view key) {
    const auto found =
        std::ranges::find_if(all, [&](const Indicator& indicator) { return key == indicator.key; });
    return found == std::end(all) ? nullptr : found;
}

} // namespace banyan
