// What all may read of the district's method: units, policies, bases, teams.
#include "core/demo/demofigures.h"
#include "core/demo/demomethod.h"
#include "core/schema/civildate.h"

namespace banyan::demo {

namespace {

std::string unitCode(std::size_t index) { return "445202" + std::to_string(901 + index); }

} // namespace

void MethodWriter::writeMeans() const {
    writeUnits();
    writePolicies();
    writeBases();
    writeTeams();
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

} // namespace banyan::demo
