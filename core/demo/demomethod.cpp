#include "core/demo/demomethod.h"

#include "core/demo/demofigures.h"
#include "core/demo/demonames.h"
#include "core/demo/demopeople.h"
#include "core/demo/demovisits.h"
#include "core/schema/civildate.h"

#include <algorithm>

namespace banyan::demo {

namespace {

struct Matter {
    const char* category;
    const char* title;
};
constexpr Matter matters[] = {
    {"facilities.water", "楼道水管漏水"},     {"facilities.light", "巷口路灯不亮"},
    {"environment.litter", "垃圾清运不及时"}, {"fire.passage", "消防通道堆放杂物"},
    {"fire.charging", "电动车在楼道充电"},    {"property.lift", "电梯经常停运"},
    {"traffic.parking", "门前车辆乱停放"},    {"safety.building", "外墙瓷砖松动"},
    {"livelihood.benefit", "高龄补贴未到账"}, {"dispute", "楼上漏水起争执"},
    {"facilities.road", "巷道路面积水"},      {"environment.noise", "楼下店铺夜间噪音"},
};
constexpr const char* agreementTitles[] = {"老旧小区管线共修", "银龄助餐共建", "青少年托管共建",
                                           "平安巡防共建", "文体场地共享"};
constexpr const char* activityTitles[] = {"文明巷创建", "巷道清洁日",   "垃圾分类宣传",
                                          "邻里节",     "旧物交换集市", "文明养犬劝导"};

} // namespace

Uuid departmentId(const Ids& ids, std::size_t index) {
    return ids.fixed(EntityId::OrgUnit, 500 + index);
}
Uuid pairedUnitId(const Ids& ids, std::size_t index) {
    return ids.fixed(EntityId::OrgUnit, 600 + index);
}

MethodWriter::MethodWriter(RecordWriter& writer, const Ids& ids, const Staff& staff,
                           const Extent& extent, std::int64_t nowMs)
    : m_writer(writer)
    , m_ids(ids)
    , m_staff(staff)
    , m_extent(extent)
    , m_nowMs(nowMs)
    , m_today(daysFromCivil(localDateOf(nowMs))) {}

Uuid MethodWriter::community(std::size_t index) const {
    index %= Divisions::communityCount;
    const bool isHere =
        std::ranges::find(m_extent.communities, index) != m_extent.communities.end();
    return isHere ? communityId(m_ids, index) : Uuid{};
}

Uuid MethodWriter::subdistrict(std::size_t index) const {
    index %= Divisions::rongcheng().subdistricts().size();
    const bool isHere =
        std::ranges::find(m_extent.subdistricts, index) != m_extent.subdistricts.end();
    return isHere ? subdistrictId(m_ids, index) : Uuid{};
}

std::int64_t MethodWriter::dayOf(std::size_t index, std::size_t count) const {
    const auto span = static_cast<std::size_t>(historyDays - 10);
    return m_today - 5
           - static_cast<std::int64_t>(span - 1 - index * span / std::max(count, index + 1));
}

std::int64_t MethodWriter::msOf(std::int64_t day) const {
    return std::min(day * msPerDay - shanghaiOffsetMs + 10 * hourMs, m_nowMs);
}

RecordWriter& MethodWriter::begin(EntityId entity, std::size_t index, std::int64_t onDay) const {
    return m_writer.begin(entity, m_ids.fixed(entity, index), msOf(onDay), m_staff.district());
}

std::string MethodWriter::nameOf(std::size_t index) const {
    Dice dice(mixed(0x4d6574686f64, index));
    const std::string family = surname(dice);
    const bool isMan = dice.chance(500);
    return family + givenName(dice, isMan, dice.between(1968, 1998));
}

void MethodWriter::writeWork() const {
    writeProblems();
    writeMeetings();
    writeCommittees();
    writeWhistles();
    writeHalls();
    writeRegistrations();
    writeServices();
    writeFunding();
}

void MethodWriter::writeProblems() const {
    constexpr std::string_view states[] = {"closed",   "closed",     "self_handled", "handling",
                                           "reported", "dispatched", "checked",      "closed"};
    for (const std::size_t grid : m_extent.grids)
        for (std::size_t i = 0; i < 3; ++i) {
            const std::size_t number = grid * 3 + i;
            const auto state = states[number % std::size(states)];
            const bool isOver = state == "closed" || state == "self_handled";
            const std::int64_t day = isOver ? dayOf(number % 97, 100)
                                            : m_today - 1 - static_cast<std::int64_t>(number % 9);
            const auto& matter = matters[number % std::size(matters)];
            begin(EntityId::Problem, number, day)
                .reference("grid", gridId(m_ids, static_cast<int>(grid)))
                .text("title", matter.title)
                .text("category", matter.category)
                .text("scale", number % 5 ? "individual" : "group")
                .text("level", "ordinary")
                .text("urgency", number % 7 ? "normal" : "soon")
                .text("place", std::to_string(1 + number % 12) + "栋楼道")
                .number("reported_at", msOf(day))
                .text("state", state)
                .number("due", msOf(day) + 168 * hourMs)
                .reference("handler", state == "dispatched" || state == "handling"
                                          ? departmentId(m_ids, number % std::size(departments))
                                          : Uuid{})
                .text("result", isOver ? "已联系维修，现场看过，问题解决。" : "")
                .text("satisfaction", state == "closed" ? "satisfied" : "")
                .end();
        }
}

void MethodWriter::writeMeetings() const {
    const std::size_t subdistricts = Divisions::rongcheng().subdistricts().size();
    const auto conveners = [&](std::size_t i) {
        if (i < districtMeetings)
            return m_extent.communities.size() == Divisions::communityCount ? districtId(m_ids)
                                                                            : Uuid{};
        return i < districtMeetings + 2 * subdistricts
                   ? subdistrict(i - districtMeetings)
                   : community(i - districtMeetings - 2 * subdistricts);
    };
    for (std::size_t i = 0; i < meetingCount; ++i)
        if (const Uuid unit = conveners(i); !unit.isNull())
            begin(EntityId::JointMeeting, i, dayOf(i, meetingCount))
                .reference("unit", unit)
                .text("title", "第" + std::to_string(i + 1) + "次联席会议")
                .date("held_on", dayOf(i, meetingCount))
                .text("place", "党群服务中心")
                .text("attendance",
                      "街道、社区、" + std::string(departments[i % std::size(departments)]))
                .text("minutes", "通报上次事项，逐项研究本次议题，明确牵头单位和期限。")
                .end();
    for (std::size_t i = 0; i < solvedCount + openItems; ++i) {
        const std::size_t meeting = i % meetingCount;
        if (conveners(meeting).isNull())
            continue;
        const bool isSolved = i < solvedCount;
        const std::int64_t day = dayOf(meeting, meetingCount);
        begin(EntityId::AgendaItem, i, day)
            .reference("meeting", m_ids.fixed(EntityId::JointMeeting, meeting))
            .text("title", matters[i % std::size(matters)].title)
            .reference("owner", departmentId(m_ids, i % std::size(departments)))
            .date("due", day + 30)
            .text("state", isSolved ? "done" : "open")
            .date("done_on", isSolved ? std::min(day + 20, m_today - 1) : noDay)
            .text("result", isSolved ? "已解决" : "")
            .end();
    }
}

void MethodWriter::writeCommittees() const {
    const auto& divisions = Divisions::rongcheng();
    const std::size_t subdistricts = divisions.subdistricts().size();
    const std::size_t committees = subdistricts + Divisions::communityCount;
    const auto unitOf = [&](std::size_t i) {
        return i < subdistricts ? subdistrict(i) : community(i - subdistricts);
    };
    for (std::size_t i = 0; i < committees; ++i) {
        const Uuid unit = unitOf(i);
        if (unit.isNull())
            continue;
        const bool isSubdistrict = i < subdistricts;
        begin(EntityId::Committee, i, dayOf(0, 60))
            .reference("unit", unit)
            .text("kind", isSubdistrict ? "subdistrict" : "community")
            .text("name", isSubdistrict ? shortName(divisions.subdistricts()[i].name) + "大工委"
                                        : shortName(divisions.communities()[i - subdistricts].name)
                                              + "大党委")
            .date("since", dayOf(0, 60))
            .end();
    }
    for (std::size_t i = 0; i < memberCount; ++i)
        if (!unitOf(i % committees).isNull())
            begin(EntityId::CommitteeMember, i, dayOf(1, 60))
                .reference("committee", m_ids.fixed(EntityId::Committee, i % committees))
                .text("name", nameOf(i))
                .reference("home_unit", pairedUnitId(m_ids, i % volunteerTeams))
                .text("post", "兼职委员")
                .date("since", dayOf(1, 60))
                .end();
    for (std::size_t i = 0; i < agreementCount; ++i)
        if (const Uuid unit = community(i); !unit.isNull())
            begin(EntityId::Agreement, i, dayOf(i, agreementCount))
                .reference("unit", unit)
                .reference("partner", pairedUnitId(m_ids, i % volunteerTeams))
                .text("title", agreementTitles[i % std::size(agreementTitles)])
                .text("items", "场地共享、人员共用、活动共办")
                .date("since", dayOf(i, agreementCount))
                .text("state", i % 3 ? "signed" : "fulfilled")
                .end();
}

void MethodWriter::writeWhistles() const {
    constexpr std::string_view kinds[] = {"unsolved", "joint_enforcement", "emergency"};
    for (std::size_t i = 0; i < whistleCount; ++i) {
        const Uuid caller = subdistrict(i);
        if (caller.isNull())
            continue;
        const bool isOver = i % 6 != 5;
        const std::int64_t day = isOver ? dayOf(i, whistleCount) : m_today - 1;
        begin(EntityId::Whistle, i, day)
            .reference("caller", caller)
            .reference("called", departmentId(m_ids, i % std::size(departments)))
            .text("kind", kinds[i % std::size(kinds)])
            .text("title", matters[i % std::size(matters)].title)
            .number("called_at", msOf(day))
            .number("due", msOf(day) + 24 * hourMs)
            .text("state", isOver ? "rated" : "called")
            .text("answer", isOver ? "已派人到场" : "")
            .text("result", isOver ? "当日处理完毕" : "")
            .text("rating", isOver ? "satisfied" : "")
            .end();
    }
}

void MethodWriter::writeHalls() const {
    for (std::size_t i = 0; i < Divisions::communityCount; ++i) {
        const Uuid unit = community(i);
        if (unit.isNull())
            continue;
        const std::int64_t day = dayOf(i, Divisions::communityCount);
        begin(EntityId::Topic, i, day)
            .reference("unit", unit)
            .text("title", matters[i * 5 % std::size(matters)].title)
            .text("source", i % 2 ? "resident" : "visit")
            .text("parties", "居民代表、物业、社区")
            .text("state", "resolved")
            .text("resolution", "各方同意分期整改，社区监督。")
            .end();
        begin(EntityId::TopicSession, i, day + 3)
            .reference("topic", m_ids.fixed(EntityId::Topic, i))
            .date("held_on", day + 3)
            .text("kind", i % 3 ? "hall" : "party_property")
            .number("people", 6 + static_cast<std::int64_t>(i % 9))
            .end();
    }
    constexpr std::string_view kinds[] = {"neighbour", "property", "family"};
    for (std::size_t i = 0; i < mediationCount; ++i)
        if (const Uuid unit = community(i); !unit.isNull()) {
            const std::int64_t day = dayOf(i, mediationCount);
            begin(EntityId::Mediation, i, day)
                .reference("unit", unit)
                .text("kind", kinds[i % std::size(kinds)])
                .text("brief", "楼上漏水，双方对维修费用有争议")
                .number("people", 2 + static_cast<std::int64_t>(i % 4))
                .date("due", day + 15)
                .text("state", i % 4 ? "followed_up" : "agreed")
                .text("result", "双方各承担一半维修费。")
                .date("follow_up_on", day + 30)
                .end();
        }
}

void MethodWriter::writeRegistrations() const {
    for (std::size_t i = 0; i < registrationCount; ++i)
        if (const Uuid home = community(i); !home.isNull())
            begin(EntityId::MemberRegistration, i, dayOf(i, registrationCount))
                .reference("community", home)
                .reference("unit", pairedUnitId(m_ids, i % volunteerTeams))
                .text("name", nameOf(10'000 + i))
                .date("registered_on", dayOf(i, registrationCount))
                .text("skill", i % 4 ? "" : services[i % std::size(services)].kind)
                .end();
    for (std::size_t i = 0; i < registrationCount; i += 4)
        if (!community(i).isNull())
            begin(EntityId::ServiceRecord, i, dayOf(i, registrationCount) + 4)
                .reference("registration", m_ids.fixed(EntityId::MemberRegistration, i))
                .date("served_on", dayOf(i, registrationCount) + 4)
                .real("hours", 1.5 + static_cast<double>(i % 3))
                .text("what", "敲门行动")
                .end();
}

void MethodWriter::writeServices() const {
    for (std::size_t i = 0; i < activityCount; ++i)
        if (const Uuid unit = community(i); !unit.isNull())
            begin(EntityId::Activity, i, dayOf(i, activityCount))
                .reference("unit", unit)
                .text("title", activityTitles[i % std::size(activityTitles)])
                .text("kind", "civic")
                .date("held_on", dayOf(i, activityCount))
                .number("attendance", 20 + static_cast<std::int64_t>(i * 3 % 40))
                .end();
    for (std::size_t i = 0; i < sessionCount; ++i)
        if (const Uuid unit = community(i * 5); !unit.isNull())
            begin(EntityId::ServiceSession, i, dayOf(i, sessionCount))
                .reference("unit", unit)
                .reference("team", m_ids.fixed(EntityId::Team, 1 + i % professionalTeams))
                .date("held_on", dayOf(i, sessionCount))
                .text("place", "党群服务中心")
                .number("people", 12 + static_cast<std::int64_t>(i % 30))
                .end();
    for (const std::size_t grid : m_extent.grids) {
        const auto& service = services[grid % std::size(services)];
        const bool isServed = grid % 3 != 0;
        begin(EntityId::Need, grid, dayOf(grid, Divisions::gridCount))
            .reference("household", m_ids.standing(EntityId::Household, static_cast<int>(grid), 3))
            .text("kind", service.kind)
            .text("text", service.need)
            .reference("team", isServed ? m_ids.fixed(EntityId::Team, 1 + grid % professionalTeams)
                                        : Uuid{})
            .text("state", isServed ? "served" : "open")
            .text("satisfaction", isServed ? "satisfied" : "")
            .end();
    }
}

void MethodWriter::writeFunding() const {
    const std::size_t firstStop =
        subdistrictCentres + communityCentres + estateStations + scenicStations + communityCentres;
    for (std::size_t i = 0; i < restStops * 10; ++i)
        if (const Uuid unit = community(i % restStops); !unit.isNull())
            begin(EntityId::BaseUse, i, m_today - 20 + static_cast<std::int64_t>(i / restStops))
                .reference("unit", unit)
                .reference("base", m_ids.fixed(EntityId::ServiceBase, firstStop + i % restStops))
                .date("used_on", m_today - 20 + static_cast<std::int64_t>(i / restStops))
                .number("people", 8 + static_cast<std::int64_t>(i * 7 % 25))
                .end();
    for (std::size_t i = 0; i < Divisions::rongcheng().subdistricts().size(); ++i)
        if (const Uuid unit = subdistrict(i); !unit.isNull())
            begin(EntityId::FundingLine, i, dayOf(i, 100))
                .reference("unit", unit)
                .text("source", "district")
                .number("amount", 200'000)
                .number("spent", 90'000 + static_cast<std::int64_t>(i) * 5'000)
                .text("use", "阵地运维和议事协商")
                .date("granted_on", dayOf(i, 100))
                .end();
}

} // namespace banyan::demo
