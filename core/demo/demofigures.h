#pragma once

#include <cstddef>
#include <cstdint>

// What demomethod and demomeans share: how much there is, and what units and services are called.
namespace banyan::demo {

// ---- the figures the district published, for its two years ----
inline constexpr std::size_t meetingCount = 66;
inline constexpr std::size_t solvedCount = 211;
inline constexpr std::size_t memberCount = 198;
inline constexpr std::size_t agreementCount = 47;
inline constexpr std::size_t subdistrictCentres = 7;
inline constexpr std::size_t communityCentres = 15;
inline constexpr std::size_t estateStations = 4;
inline constexpr std::size_t scenicStations = 3;
inline constexpr std::size_t registrationCount = 1'598;
inline constexpr std::size_t volunteerTeams = 52;
inline constexpr std::size_t professionalTeams = 7;
inline constexpr std::size_t sessionCount = 33;
inline constexpr std::size_t activityCount = 68;

// ---- and what it did not count ----
inline constexpr std::size_t openItems = 24;
inline constexpr std::size_t restStops = 6;
inline constexpr std::size_t districtMeetings = 6;
inline constexpr std::size_t whistleCount = 42;
inline constexpr std::size_t mediationCount = 88;
inline constexpr std::int64_t hourMs = 3'600'000;

inline constexpr const char* departments[] = {"区住建局", "区城管局",     "区公安分局", "区民政局",
                                              "区司法局", "区市场监管局", "区消防大队", "区卫健局"};
inline constexpr const char* unitNames[] = {
    "区教育局",       "区税务局", "区供电局", "榕城水务公司", "区医院",   "榕城中学", "区图书馆",
    "农商行榕城支行", "区邮政局", "区交通局", "区文旅局",     "区档案馆", "区审计局"};
inline constexpr const char* scenicNames[] = {"黄岐山", "进贤门", "榕江西湖"};

struct Service {
    const char* kind;
    const char* name;
    const char* need;
};
inline constexpr Service services[] = {
    {"legal", "公益律师服务队", "房屋纠纷想问律师"}, {"clinic", "健康义诊服务队", "血压高想量血压"},
    {"relief", "济困帮扶服务队", "冬衣棉被"},        {"elderly", "助老服务队", "换灯泡、搬煤气"},
    {"disabled", "助残服务队", "轮椅维修"},          {"repair", "便民维修服务队", "水龙头漏水"},
    {"psychology", "心理服务队", "家人情绪低落"},
};

} // namespace banyan::demo
