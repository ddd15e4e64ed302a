#include "core/demo/demomethod.h"

#include "core/demo/demonames.h"
#include "core/demo/demopeople.h"
#include "core/demo/demovisits.h"
#include "core/schema/civildate.h"

#include <algorithm>

namespace banyan::demo {

namespace {

// ---- the figures the district published, for its two years ----
constexpr std::size_t meetingCount = 66;
constexpr std::size_t solvedCount = 211;
constexpr std::size_t memberCount = 198;
constexpr std::size_t agreementCount = 47;
constexpr std::size_t subdistrictCentres = 7;
constexpr std::size_t communityCentres = 15;
constexpr std::size_t estateStations = 4;
constexpr std::size_t scenicStations = 3;
constexpr std::size_t registrationCount = 1'598;
constexpr std::size_t volunteerTeams = 52;
constexpr std::size_t professionalTeams = 7;
constexpr std::size_t sessionCount = 33;
constexpr std::size_t activityCount = 68;

// ---- and what it did not count ----
constexpr std::size_t openItems = 24;
constexpr std::size_t restStops = 6;
constexpr std::size_t districtMeetings = 6;
constexpr std::size_t whistleCount = 42;
constexpr std::size_t mediationCount = 88;
constexpr std::int64_t hourMs = 3'600'000;

constexpr const char* departments[] = {"区住建局", "区城管局",     "区公安分局", "区民政局",
                                       "区司法局", "区市场监管局", "区消防大队", "区卫健局"};
constexpr const char* unitNames[] = {
    "区教育局",       "区税务局", "区供电局", "榕城水务公司", "区医院",   "榕城中学", "区图书馆",
    "农商行榕城支行", "区邮政局", "区交通局", "区文旅局",     "区档案馆", "区审计局"};
constexpr const char* scenicNames[] = {"黄岐山", "进贤门", "榕江西湖"};
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
struct Service {
    const char* kind;
    const char* name;
    const char* need;
};
constexpr Service services[] = {
    {"legal", "公益律师服务队", "房屋纠纷想问律师"}, {"clinic", "健康义诊服务队", "血压高想量血压"},
    {"relief", "济困帮扶服务队", "冬衣棉被"},        {"elderly", "助老服务队", "换灯泡、搬煤气"},
    {"disabled", "助残服务队", "轮椅维修"},          {"repair", "便民维修服务队", "水龙头漏水"},
    {"psychology", "心理服务队", "家人情绪低落"},
};

std::string unitCode(std::size_t index) { return "445202" + std::to_string(901 + index); }

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

void MethodWriter::writeMeans() const {
    writeUnits();
    writePolicies();
    writeBases();
    writeTeams();
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

void MethodWriter::writeUnits() const {
    const std::int64_t day = daysFromCivil(localDateOf(m_ids.registerMs())) - 1;
    const auto unit = [&](const Uuid& id, const std::string& code, const std::string& name,
                          const char* level) {
        m_writer.begin(EntityId::OrgUnit, id, msOf(day), m_staff.admin())
            .text("code", code)
            .text("name", name)
            .text("level", level)
            .reference("parent", districtId(m_ids))
            .date("valid_from", day)
            .end();
    };
    for (std::size_t i = 0; i < std::size(departments); ++i)
        unit(departmentId(m_ids, i), unitCode(i), departments[i], "department");
    for (std::size_t i = 0; i < volunteerTeams; ++i) {
        const std::size_t round = i / std::size(unitNames);
        unit(pairedUnitId(m_ids, i), unitCode(20 + i),
             unitNames[i % std::size(unitNames)]
                 + (round ? "第" + std::to_string(round + 1) + "支部" : std::string()),
             "unit");
        const Uuid home = community(i);
        if (home.isNull())
            continue;
        begin(EntityId::Pairing, i, day)
            .reference("unit", pairedUnitId(m_ids, i))
            .reference("community", home)
            .real("distance", 0.4 + static_cast<double>(i * 7 % 23) / 10)
            .date("since", day)
            .end();
    }
    for (std::size_t i = 0; i < Divisions::rongcheng().subdistricts().size(); ++i)
        if (const Uuid linked = subdistrict(i); !linked.isNull())
            begin(EntityId::LeaderLink, i, day)
                .text("leader", nameOf(9'000 + i))
                .text("post", "区领导")
                .reference("unit", linked)
                .date("since", day)
                .end();
}

void MethodWriter::writePolicies() const {
    constexpr const char* titles[] = {"榕城区城市基层治理实施方案",
                                      "关于深化网格党建的实施意见",
                                      "网格化管理办法",
                                      "联席会议制度",
                                      "街道吹哨部门报到工作规程",
                                      "在职党员双报到办法",
                                      "睦融邻里议事厅运行规则",
                                      "连心卡发放使用办法"};
    constexpr std::size_t mainDocuments = 2;
    for (std::size_t i = 0; i < std::size(titles); ++i) {
        const std::int64_t day = dayOf(i, 60);
        begin(EntityId::PolicyDocument, i, day)
            .text("title", titles[i])
            .text("kind", i < mainDocuments ? "main" : "supporting")
            .text("number", "榕区治〔示例〕" + std::to_string(i + 1) + "号")
            .text("text", std::string(titles[i])
                              + "（示例文本）：各单位按职责分工落实，"
                                "网格内能办的当场办，办不了的逐级上报。")
            .date("valid_from", day)
            .end();
    }
    std::size_t limit = 0;
    for (const auto& [level, hours] : {std::pair{"extraordinary", 2}, std::pair{"major", 12},
                                       std::pair{"considerable", 72}, std::pair{"ordinary", 168}})
        begin(EntityId::ProblemLimit, limit++, dayOf(0, 60))
            .text("level", level)
            .number("hours", hours)
            .date("valid_from", dayOf(0, 60))
            .end();
}

void MethodWriter::writeBases() const {
    std::size_t index = 0;
    const auto base = [&](const std::string& name, const char* kind, const Uuid& unit,
                          const char* works, const char* facilities) {
        const std::size_t number = index++;
        if (unit.isNull())
            return;
        const std::int64_t day = dayOf(number, 80);
        begin(EntityId::ServiceBase, number, day)
            .text("name", name)
            .text("kind", kind)
            .reference("unit", unit);
        const bool isRestStop = kind == std::string_view("rest_stop");
        if (!isRestStop)
            m_writer.text("government", "社保医保帮办、证明开具")
                .text("party_mass", "主题党日、志愿服务")
                .text("safety", "矛盾调解、法律咨询")
                .text("deliberation", "睦融邻里议事厅")
                .text("culture_care", "长者活动、儿童阅读");
        m_writer.text("hours", isRestStop ? "每日7:00—22:00" : "周一至周日8:30—17:30")
            .text("facilities", facilities)
            .text("address", name + "一楼")
            .real("latitude", 23.50 + static_cast<double>(number * 37 % 90) / 1000)
            .real("longitude", 116.32 + static_cast<double>(number * 53 % 90) / 1000)
            .text("datum", "wgs84")
            .text("works", works)
            .date("opened_on", day)
            .end();
    };
    const auto& divisions = Divisions::rongcheng();
    const auto nameOfCommunity = [&](std::size_t i) {
        return shortName(divisions.communities()[i % Divisions::communityCount].name);
    };
    for (std::size_t i = 0; i < subdistrictCentres; ++i)
        base(shortName(divisions.subdistricts()[i].name) + "党群服务中心", "subdistrict_centre",
             subdistrict(i), "upgraded", "办事大厅、党员活动室、图书角");
    for (std::size_t i = 0; i < communityCentres; ++i)
        base(nameOfCommunity(i) + "党群服务中心", "community_centre", community(i),
             i % 2 ? "new" : "rebuilt", "议事厅、长者饭堂、四点半课堂");
    for (std::size_t i = 0; i < estateStations; ++i)
        base(nameOfCommunity(i) + "小区党群服务站", "estate_station", community(i), "new",
             "议事角、便民工具箱");
    for (std::size_t i = 0; i < scenicStations; ++i)
        base(std::string(scenicNames[i]) + "景区党群服务站", "scenic_station", community(10 + i),
             "new", "急救箱、饮水、问询");
    for (std::size_t i = 0; i < communityCentres; ++i)
        base(nameOfCommunity(i) + "睦融邻里议事厅", "hall", community(i), "new", "圆桌、投影");
    for (std::size_t i = 0; i < restStops; ++i)
        base("榕之家·" + nameOfCommunity(i) + "暖心驿站", "rest_stop", community(i), "new",
             "休息座椅、手机充电、饮水、微波炉、书架");
}

void MethodWriter::writeTeams() const {
    std::size_t index = 0;
    const auto team = [&](const std::string& name, const char* kind, const Uuid& unit,
                          const char* skill, int people) {
        const std::size_t number = index++;
        const std::int64_t day = dayOf(number, 200);
        begin(EntityId::Team, number, day)
            .text("name", name)
            .text("kind", kind)
            .reference("unit", unit)
            .text("skills", skill)
            .number("people", people)
            .date("since", day)
            .end();
    };
    team("榕城区党员突击队", "task_force", districtId(m_ids), "", 120);
    for (std::size_t i = 0; i < professionalTeams; ++i)
        team(services[i].name, "professional", districtId(m_ids), services[i].kind,
             8 + static_cast<int>(i));
    for (std::size_t i = 0; i < volunteerTeams; ++i)
        team(std::string(unitNames[i % std::size(unitNames)]) + "志愿服务队"
                 + (i >= std::size(unitNames) ? std::to_string(i / std::size(unitNames) + 1)
                                              : std::string()),
             "volunteer", pairedUnitId(m_ids, i), "", 12 + static_cast<int>(i % 20));
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
