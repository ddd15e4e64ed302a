// What the invented district has to read: bases, its organisation, pairings, policies, a calendar,
// contact cards.
#include "tests/qml/fake/fakebackend.h"

#include <QDateTime>

namespace banyan::ui {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

BaseRow base(const char* id, const char* name, const char* kind, double kilometres) {
    BaseRow row;
    row.id = u(id);
    row.name = u(name);
    row.kind = u(kind);
    row.unit = u("榕园社区");
    row.hours = u("周一至周日8:30—17:30");
    row.facilities = u("议事厅、长者饭堂、四点半课堂");
    row.contact = u("林秀英");
    row.phone = u("06630000017");
    row.address = u("榕园路18号一楼");
    row.government = u("社保医保帮办、证明开具");
    row.partyMass = u("主题党日、志愿服务");
    row.safety = u("矛盾调解、法律咨询");
    row.deliberation = u("睦融邻里议事厅");
    row.cultureCare = u("长者活动、儿童阅读");
    row.kilometres = kilometres;
    row.nearness = kilometres >= 0 ? u("own_community") : u("elsewhere");
    row.uses = row.kind == u("rest_stop") ? 143 : -1;
    return row;
}

OrgRow node(const char* entity, const char* id, const char* title, bool hasChildren,
            const char* branch = "", const char* branchKind = "", const char* person = "") {
    OrgRow row;
    row.entity = u(entity);
    row.id = u(id);
    row.title = u(title);
    row.hasChildren = hasChildren;
    row.branch = u(branch);
    row.branchKind = u(branchKind);
    row.person = u(person);
    return row;
}

OrgRow folder(const char* id, const char* level) {
    OrgRow row = node("org_unit", id, "", true);
    row.level = u(level);
    row.folder = true;
    return row;
}

std::vector<OrgRow> childrenOf(const OrgRow& parent) {
    if (parent.folder)
        return parent.level == u("department")
                   ? std::vector{node("org_unit", "d-1", "区应急管理局", false)}
                   : std::vector{node("org_unit", "u-1", "榕城中学", false),
                                 node("org_unit", "u-2", "区供水公司第一党支部", false)};
    if (parent.id.isEmpty())
        return {node("org_unit", "district", "榕城区", true)};
    if (parent.id == u("district"))
        return {node("org_unit", "s-1", "榕华街道", true, "榕华街道大工委", "own"),
                node("org_unit", "s-2", "新兴街道", true, "新兴街道大工委", "own"),
                folder("district", "department"), folder("district", "unit")};
    if (parent.id == u("s-1"))
        return {node("org_unit", "c-1", "榕园社区", true, "榕园社区大党委", "own"),
                node("org_unit", "c-2", "进贤社区", false)};
    if (parent.id == u("c-1"))
        return {node("grid", "g-1", "第1网格", true, "branch", "own", "李强"),
                node("grid", "g-2", "第2网格", false, "", "missing")};
    if (parent.id == u("g-1"))
        return {node("estate", "e-1", "榕园小区", true, "榕园小区党支部", "own"),
                node("estate", "e-2", "北门里老旧住宅片区（原机修厂宿舍）", false, "第1网格",
                     "falls_back"),
                node("building", "b-9", "9栋", false, "第1网格", "falls_back")};
    if (parent.id == u("e-1"))
        return {node("building", "b-3", "3栋", true), node("building", "b-10", "10栋", false)};
    if (parent.id == u("b-3"))
        return {node("steward", "st-1", "黄建国", false),
                node("centre_household", "ch-1", "陈小明", false, "", "", "2单元501")};
    return {};
}

void findBelow(const OrgRow& parent, const QString& path, const QString& text,
               std::vector<OrgRow>& found) {
    for (OrgRow row : childrenOf(parent)) {
        if (row.hasChildren)
            findBelow(row,
                      row.folder ? path : path + (path.isEmpty() ? u("") : u(" › ")) + row.title,
                      text, found);
        row.path = path;
        if (!row.folder && row.title.contains(text))
            found.push_back(row);
    }
}

CommunityPairings community(const char* id, const char* name, int households, int members) {
    CommunityPairings row;
    row.communityId = u(id);
    row.name = u(name);
    row.subdistrict = u("榕华街道");
    row.households = households;
    row.members = members;
    row.membersPer100 = 100.0 * members / households;
    return row;
}

std::vector<PolicyRow> documents() {
    return {{u("p-main"),
             u("榕城区城市基层治理实施方案（2026年修订）"),
             u("main"),
             u("榕区治〔示例〕9号"),
             u("2026-01-01"),
             {},
             u("current"),
             0},
            {u("p-old"),
             u("榕城区城市基层治理实施方案"),
             u("main"),
             u("榕区治〔示例〕1号"),
             u("2024-06-01"),
             {},
             u("superseded"),
             0},
            {u("p-card"), u("连心卡发放使用办法"), u("supporting"), u("榕区治〔示例〕8号"),
             u("2024-08-01"), u("2027-07-31"), u("current"), 0},
            {u("p-door"), u("敲门行动临时办法"), u("supporting"), u("榕区治〔示例〕5号"),
             u("2024-01-01"), u("2025-12-31"), u("expired"), 0}};
}

QString textOf(const QString& id) {
    if (id == u("p-card"))
        return u("一、连心卡由社区统一制作，写明姓名、职务、电话。\n二、走访时当面送到住户手上，"
                 "送到一户记一户。\n三、人员变动的，十日内换发新卡。");
    return u(
        "一、总体要求\n以网格为基础，把服务送到家门口，做到网格内能办的当场办，"
        "办不了的逐级上报。\n二、主要任务\n（一）建好三级联动。区、街道、社区定期开联席会议，"
        "难题上会、销号管理。\n（二）建强网格。一个网格一个党支部或者党小组，书记就是网格长。\n"
        "三、工作要求\n不打卡、不排名，不让网格员重复填表。");
}

} // namespace

void FakeBackend::bases(const OriginRef& origin, QObject* context, Reply<BaseDirectory> reply) {
    BaseDirectory directory;
    const bool isPlaced = origin.id != u("nowhere");
    directory.origin = {origin.id.isEmpty() ? OriginRef{u("household"), u("h-3-2-501")} : origin,
                        origin.entity == u("grid") ? u("第1网格") : u("3栋2单元501"),
                        origin.entity != u("grid") && isPlaced, isPlaced};
    const auto far = [&](double kilometres) { return isPlaced ? kilometres : -1; };
    directory.bases = {
        base("base-stop", "榕之家·榕园暖心驿站", "rest_stop", far(0.12)),
        base("base-centre", "榕园社区党群服务中心", "community_centre", far(0.34)),
        base("base-hall", "榕园睦融邻里议事厅", "hall", far(0.34)),
        base("base-street", "榕华街道党群服务中心（榕城区新时代文明实践所）", "subdistrict_centre",
             far(1.26)),
        base("base-scenic", "榕江西湖景区党群服务站", "scenic_station", far(4.8)),
        base("base-far", "没有坐标的小区党群服务站", "estate_station", -1),
    };
    if (origin.id == u("none"))
        answer<BaseDirectory>(context, std::move(reply), Error{ErrorCode::NotFound, ""});
    else
        answer<BaseDirectory>(context, std::move(reply), directory);
}

void FakeBackend::origins(const QString& text, QObject* context,
                          Reply<std::vector<OriginRow>> reply) {
    std::vector<OriginRow> all{{{u("grid"), u("g-1")}, u("第1网格"), false, true},
                               {{u("building"), u("b-3")}, u("榕园小区 3栋"), false, true},
                               {{u("building"), u("b-10")}, u("榕园小区 10栋"), false, true}};
    if (!text.isEmpty())
        all.push_back({{u("household"), u("h-3-2-501")}, u("3栋2单元501"), true, true});
    std::erase_if(all, [&](const OriginRow& row) { return !row.title.contains(text); });
    answer<std::vector<OriginRow>>(context, std::move(reply), all);
}

void FakeBackend::organisation(const OrgRow& parent, QObject* context,
                               Reply<std::vector<OrgRow>> reply) {
    answer<std::vector<OrgRow>>(context, std::move(reply), childrenOf(parent));
}

void FakeBackend::findInOrganisation(const QString& text, QObject* context,
                                     Reply<std::vector<OrgRow>> reply) {
    std::vector<OrgRow> found;
    findBelow({}, {}, text, found);
    answer<std::vector<OrgRow>>(context, std::move(reply), found);
}

void FakeBackend::pairings(QObject* context, Reply<std::vector<CommunityPairings>> reply) {
    auto garden = community("c-1", "榕园社区", 1630, 42);
    garden.units = {{u("pair-1"), u("榕城中学"), u("2024-05-28"), 18, 0.4, false},
                    {u("pair-2"), u("区供水公司第一党支部"), u("2024-05-28"), 24, 1.3, true}};
    auto north = community("c-3", "北门社区", 1210, 11);
    north.units = {{u("pair-3"), u("区税务局"), {}, -1, -1, false}};
    answer<std::vector<CommunityPairings>>(
        context, std::move(reply),
        std::vector{garden, community("c-2", "进贤社区", 980, 0), north});
}

void FakeBackend::policies(const QString& text, QObject* context,
                           Reply<std::vector<PolicyRow>> reply) {
    std::vector<PolicyRow> rows;
    for (PolicyRow row : documents()) {
        row.hits = text.isEmpty() ? 0 : int(textOf(row.id).count(text) + row.title.count(text));
        if (text.isEmpty() || row.hits > 0)
            rows.push_back(row);
    }
    answer<std::vector<PolicyRow>>(context, std::move(reply), rows);
}

void FakeBackend::policy(const QString& id, QObject* context, Reply<PolicyText> reply) {
    const auto all = documents();
    const auto row = std::ranges::find(all, id, &PolicyRow::id);
    if (row == all.end()) {
        answer<PolicyText>(context, std::move(reply), Error{ErrorCode::NotFound, ""});
        return;
    }
    PolicyText policy{*row, textOf(id), {}, {}, {}, {}};
    if (id == u("p-main")) {
        policy.replacesId = u("p-old");
        policy.replacesTitle = all[1].title;
    } else if (id == u("p-old")) {
        policy.successorId = u("p-main");
        policy.successorTitle = all[0].title;
    }
    answer<PolicyText>(context, std::move(reply), policy);
}

void FakeBackend::calendar(const QString& from, const QString& to, QObject* context,
                           Reply<std::vector<CalendarRow>> reply) {
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowMs()).date();
    const auto day = [&](int later) { return today.addDays(later).toString(Qt::ISODate); };
    std::vector<CalendarRow> rows{
        {day(-5), u("joint_meeting"), u("meeting-1"), u("第12次联席会议"), u("榕华街道"),
         u("街道党群服务中心二楼会议室"), false},
        {day(-5), u("topic_session"), u("session-1"), u("3栋电梯加装怎么分摊"), u("榕园社区"),
         u("榕园睦融邻里议事厅"), false},
        {day(1), u("activity"), u("activity-1"), u("巷道清洁日"), u("榕园社区"), {}, false},
        {day(2), u("service_session"), u("service-1"), u("义诊服务队"), u("榕园社区"),
         u("榕园社区党群服务中心"), true}};
    std::erase_if(rows, [&](const CalendarRow& row) { return row.day < from || row.day > to; });
    answer<std::vector<CalendarRow>>(context, std::move(reply), rows);
}

void FakeBackend::cardGaps(QObject* context, Reply<std::vector<CardGapRow>> reply) {
    answer<std::vector<CardGapRow>>(
        context, std::move(reply),
        std::vector<CardGapRow>{{u("g-1"), u("第1网格"), u("榕园社区"), 60, 12},
                                {u("g-2"), u("第2网格"), u("榕园社区"), 44, 30}});
}

void FakeBackend::deliverCard(const QString& householdId, QObject* context,
                              Reply<DeliveredCard> reply) {
    if (m_cardsDelivered.contains(householdId)) { // it has them all
        answer<DeliveredCard>(context, std::move(reply), Error{ErrorCode::NotFound, "card"});
        return;
    }
    m_cardsDelivered << householdId;
    const FakeHousehold* household = m_district.find(householdId);
    const DeliveredCard card{householdId, householdId,
                             household ? household->record.row.place : Place(),
                             nowMs() + undoSpanMs};
    answer<DeliveredCard>(context, std::move(reply), card);
    Q_EMIT cardDelivered(card);
    Q_EMIT recorded();
    Q_EMIT changed({Change::Household, householdId});
}

void FakeBackend::cardTexts(QObject* context, Reply<std::vector<CardText>> reply) {
    std::vector<CardText> cards{
        {u("林秀英"), u("社区党委书记"), u("13900130017"), u("榕园社区"), u("榕园社区")},
        {u("王芳"), u("网格员"), u("13900130028"), u("榕园社区第1网格"), u("榕园社区")},
        {u("李强"), u("网格党支部书记、网格长"), u("13900130039"), u("榕园社区第1网格"),
         u("榕园社区")}};
    for (int more = 0; more < 9; ++more)
        cards.push_back({u("欧阳文静"), u("网格员"), u("139001400%1").arg(10 + more),
                         u("进贤社区第%1网格").arg(more + 1), u("进贤社区")});
    answer<std::vector<CardText>>(context, std::move(reply), cards);
}

void FakeBackend::minutesText(const QString& meetingId, QObject* context,
                              Reply<MinutesText> reply) {
    MinutesText minutes{meetingId,
                        u("榕华街道"),
                        u("2026-05-23"),
                        u("街道党群服务中心"),
                        u("街道、社区、区供水公司"),
                        u("通报上次事项，逐项研究本次议题。\n明确牵头单位和期限。"),
                        false,
                        {}};
    minutes.items = {
        {u("楼道水管漏水"), u("区供水公司"), u("2026-06-22"), u("done"), u("2026-05-28"),
         u("已解决")},
        {u("消防通道堆放杂物"), u("区应急管理局"), u("2026-06-22"), u("open"), {}, {}}};
    answer<MinutesText>(context, std::move(reply), minutes);
}

void FakeBackend::reportText(const ReportAsk& ask, QObject* context, Reply<ReportText> reply) {
    report(ask, context, [reply, ask](Result<ReportValue> report) {
        if (!report) {
            reply(report.error());
            return;
        }
        ReportText text{ask, *std::move(report), {}};
        text.charts.push_back(
            {u("problems_solved"), {{u("榕华街道"), 31}, {u("新兴街道"), 17}, {u("中山街道"), 0}}});
        reply(text);
    });
}

} // namespace banyan::ui
