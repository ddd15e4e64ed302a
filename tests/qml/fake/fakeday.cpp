// What the invented day brings besides its doors, a knock campaign, and feedback.
#include "tests/qml/fake/fakebackend.h"

namespace banyan::ui {

namespace {

QString u(const char* text) { return QString::fromUtf8(text); }

constexpr int campaignDoorsCount = 14;

struct Known {
    const char* state;
    int knocks;
    int round;
};

// In turn, over the doors of the campaign.
constexpr Known knownDoors[] = {{"done", 0, 1}, {"open", 1, 1}, {"open", 0, 1},
                                {"open", 1, 2}, {"done", 1, 2}, {"open", 0, 1}};

} // namespace

void FakeBackend::setReminders() {
    const qint64 hourMs = 3'600'000;
    const auto row = [](const char* kind, const char* entity, const char* id, const char* title,
                        const char* state, const char* list, const char* day, qint64 atMs,
                        bool late) {
        return ReminderRow{u(kind), u(entity), u(id), u(title), u(state),
                           u(list), u(day),    atMs,  late,     late};
    };
    m_reminders.campaigns = {
        {u("campaign-1"), u("60 岁以上老人疫苗接种敲门行动"), u("2026-06-20"), 9, 2}};
    m_reminders.answers = {row("answer", "problem", "巷口路灯不亮", "巷口路灯不亮", "closed",
                               "problem_state", "2026-06-12", nowMs() - 2 * hourMs, false),
                           row("answer", "problem", "楼道水管漏水",
                               "3栋2单元楼道水管漏水，五楼到一楼都湿了", "dispatched",
                               "problem_state", "2026-06-11", nowMs() - 26 * hourMs, false)};
    m_reminders.dated = {row("follow_up", "mediation", "m1", "501 和 601 为漏水争执", "agreed",
                             "mediation_state", "2026-06-09", 0, true),
                         row("follow_up", "topic", "t1", "楼下非机动车停放", "resolved",
                             "topic_state", "2026-06-12", 0, false),
                         row("due", "problem", "p1", "消防通道堆放旧家具", "handling",
                             "problem_state", "2026-06-12", nowMs() + hourMs, false),
                         row("due", "whistle", "w1", "夜市占道", "called", "whistle_state",
                             "2026-06-10", nowMs() - 50 * hourMs, true)};
    Q_EMIT changed({Change::Reminders, {}});
}

void FakeBackend::reminders(QObject* context, Reply<DayReminders> reply) {
    answer<DayReminders>(context, std::move(reply), m_reminders);
}

void FakeBackend::noteOpened(const QString&, const QString& id) {
    if (std::erase_if(m_reminders.answers,
                      [&](const ReminderRow& row) { return row.recordId == id; })
        > 0)
        Q_EMIT changed({Change::Reminders, {}});
}

void FakeBackend::setCampaign(bool hasDoors) {
    m_campaignDoors.clear();
    for (int at = 0; hasDoors && at < campaignDoorsCount; ++at) {
        const DoorRow& door = m_district.households[std::size_t(at)].record.row;
        const Known& known = knownDoors[std::size_t(at) % std::size(knownDoors)];
        CampaignDoorRow row{door.householdId,
                            door.place,
                            door.headName,
                            u(known.state),
                            at < 8 ? u("林晓红") : u("黄一鸣"),
                            known.knocks,
                            known.round,
                            false,
                            false,
                            door.visitState == u("refuses")};
        const bool isOpen = row.state == u("open") && !row.refusing;
        row.waiting = isOpen && row.knocks >= row.round;
        row.toKnock = isOpen && !row.waiting;
        m_campaignDoors.push_back(std::move(row));
    }
    Q_EMIT changed({});
}

void FakeBackend::campaign(const QString& id, QObject* context, Reply<CampaignValue> reply) {
    CampaignValue value;
    value.id = id;
    value.title = u("60 岁以上老人疫苗接种敲门行动");
    value.state = u("running");
    value.until = u("2026-06-20");
    value.mayDirect = true;
    value.doors = int(m_campaignDoors.size());
    for (const CampaignDoorRow& door : m_campaignDoors) {
        value.done += door.state == u("done");
        value.waiting += door.waiting;
        value.toKnock += door.toKnock;
        value.round = std::max(value.round, door.round);
        value.mine += door.assignee == identity().name;
    }
    value.noAnswer = value.waiting;
    answer<CampaignValue>(context, std::move(reply), value);
}

void FakeBackend::campaignDoors(const QString&, bool mine, QObject* context,
                                Reply<std::vector<CampaignDoorRow>> reply) {
    std::vector<CampaignDoorRow> rows = m_campaignDoors;
    if (mine)
        std::erase_if(rows,
                      [&](const CampaignDoorRow& row) { return row.assignee != identity().name; });
    answer<std::vector<CampaignDoorRow>>(context, std::move(reply), rows);
}

void FakeBackend::campaignOptions(const QString&, QObject* context, Reply<CampaignOptions> reply) {
    CampaignOptions options;
    options.places = {{u("g1"), u("第 1 网格"), {}},
                      {u("g2"), u("第 2 网格"), {}},
                      {u("e1"), u("榕园小区"), u("g1")},
                      {u("e2"), u("进东新村"), u("g1")},
                      {u("e3"), u("河堤路老巷"), u("g2")}};
    options.people = {
        {u("u1"), u("黄一鸣"), u("volunteer"), u("榕城中学志愿服务队")},
        {u("u2"), u("陈佩珊"), u("volunteer"), u("榕城中学志愿服务队")},
        {u("u3"), u("欧阳文俊"), u("volunteer"), u("榕城中学志愿服务队")},
        {u("u4"), u("林晓红"), u("grid_worker"), u("第 1 网格")},
        {u("u5"), u("李强"), u("grid_leader"), u("第 1 网格")},
    };
    answer<CampaignOptions>(context, std::move(reply), options);
}

void FakeBackend::campaignFit(const QString&, const CampaignRuleAsk& rule, QObject* context,
                              Reply<CampaignFit> reply) {
    int fit = rule.gridId == u("g2") ? 58 : 128;
    if (rule.notReachedDays > 0)
        fit /= 4;
    if (rule.care == u("orphan"))
        fit = 0;
    const int given = std::min(fit, int(m_campaignDoors.size()));
    answer<CampaignFit>(context, std::move(reply), CampaignFit{fit, fit - given});
}

void FakeBackend::shareCampaign(const QString&, const CampaignRuleAsk&, const QStringList& people,
                                QObject* context, Reply<int> reply) {
    m_sharedAmong = people;
    setCampaign(true);
    answer<int>(context, std::move(reply), int(m_campaignDoors.size()));
    Q_EMIT recorded();
}

void FakeBackend::nextCampaignRound(const QString&, QObject* context, Reply<int> reply) {
    int opened = 0;
    for (CampaignDoorRow& door : m_campaignDoors) {
        if (!door.waiting)
            continue;
        door.round = door.knocks + 1;
        door.waiting = false;
        door.toKnock = true;
        ++opened;
    }
    answer<int>(context, std::move(reply), opened);
    Q_EMIT changed({});
}

void FakeBackend::setFeedbacks() {
    const qint64 dayMs = 24 * 3'600'000;
    m_feedbacks = {
        {u("f2"), u("门牌号码再大一点，楼道里光线暗。"), nowMs() - dayMs / 2, u("sent"), {}, false},
        {u("f1"), u("走访时想直接看到这家上次报的问题办得怎样。"), nowMs() - 9 * dayMs,
         u("answered"), u("下一版会在这一户的页上列出来。谢谢你。"), false}};
    Q_EMIT changed({});
}

void FakeBackend::feedbacks(QObject* context, Reply<std::vector<FeedbackRow>> reply) {
    answer<std::vector<FeedbackRow>>(context, std::move(reply), m_feedbacks);
}

void FakeBackend::sendFeedback(const QString& text, QObject* context, Reply<Done> reply) {
    m_feedbacks.insert(
        m_feedbacks.begin(),
        {u("f") + QString::number(m_feedbacks.size() + 3), text, nowMs(), u("sent"), {}, true});
    answer<Done>(context, std::move(reply), Done{});
    Q_EMIT recorded();
}

} // namespace banyan::ui
