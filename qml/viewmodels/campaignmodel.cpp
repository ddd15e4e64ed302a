#include "qml/viewmodels/campaignmodel.h"

#include "qml/viewmodels/words.h"

namespace banyan::ui {

namespace {

int partOf(const CampaignDoorRow& row) { return row.toKnock ? 0 : row.waiting ? 1 : 2; }

} // namespace

CampaignModel::CampaignModel(QObject* parent)
    : ViewModel(parent)
    , m_doors(
          {{"householdId", [](const CampaignDoorRow& row) { return row.householdId; }},
           {"door", [](const CampaignDoorRow& row) { return row.place.door; }},
           {"name", [](const CampaignDoorRow& row) { return Words::household(row.headName); }},
           {"line",
            [this](const CampaignDoorRow& row) {
                QStringList parts{Words::campaignDoor(row).text};
                if (!m_isMine && !row.assignee.isEmpty() && row.state == QLatin1String("open"))
                    parts << row.assignee;
                return Words::joined(parts);
            }},
           {"iconName", [](const CampaignDoorRow& row) { return Words::campaignDoor(row).icon; }},
           {"tone", [](const CampaignDoorRow& row) { return Words::campaignDoor(row).tone; }},
           {"knockable", [](const CampaignDoorRow& row) { return partOf(row) < 2; }},
           {"section",
            [](const CampaignDoorRow& row) {
                switch (partOf(row)) {
                case 0:
                    return Words::stair(row.place);
                case 1:
                    return tr("没人的，等下一轮");
                default:
                    return tr("不用再去的");
                }
            }}},
          [](const CampaignDoorRow& row) { return row.householdId; }, this) {}

void CampaignModel::setMine(bool mine) {
    if (mine == m_isMine)
        return;
    m_isMine = mine;
    Q_EMIT changed();
    scheduleLoad();
}

void CampaignModel::load() {
    backend()->campaign(m_campaignId, this, [this](Result<CampaignValue> campaign) {
        m_opening = false;
        if (!campaign) {
            setProblem(Words::campaignProblem(campaign.error().code));
            return;
        }
        m_campaign = *std::move(campaign);
        if (!m_withDoors)
            setReady();
        Q_EMIT changed();
    });
    if (m_withDoors)
        loadDoors();
}

void CampaignModel::loadDoors() {
    backend()->campaignDoors(m_campaignId, m_isMine, this,
                             [this](Result<std::vector<CampaignDoorRow>> doors) {
                                 if (!good(doors))
                                     return;
                                 std::ranges::stable_sort(*doors, {}, partOf);
                                 m_doors.setRows(*std::move(doors));
                                 setReady();
                                 Q_EMIT changed();
                             });
}

bool CampaignModel::concerns(const Change& change) const {
    return change.areas & (Change::Household | Change::Doors);
}

QString CampaignModel::subtitle() const {
    QStringList parts;
    if (hasDoors())
        parts << Words::campaignRound(m_campaign.round);
    if (!m_campaign.until.isEmpty())
        parts << tr("到%1").arg(Words::dayOf(m_campaign.until, nowMs()));
    return Words::joined(parts);
}

QString CampaignModel::progressText() const {
    if (!ready())
        return {};
    if (!hasDoors())
        return tr("还没有派户");
    return tr("%n 户，敲过 %1 户", nullptr, m_campaign.doors).arg(m_campaign.done);
}

QString CampaignModel::line() const {
    QStringList parts;
    if (m_campaign.toKnock > 0)
        parts << tr("这一轮还要敲 %n 户", nullptr, m_campaign.toKnock);
    if (m_campaign.waiting > 0)
        parts << tr("没人 %n 户", nullptr, m_campaign.waiting);
    if (m_campaign.cancelled > 0)
        parts << tr("取消 %n 户", nullptr, m_campaign.cancelled);
    return Words::joined(parts);
}

double CampaignModel::share() const {
    const int counted = m_campaign.doors - m_campaign.cancelled;
    return counted > 0 ? double(m_campaign.done) / counted : -1;
}

QString CampaignModel::roundText() const {
    if (!mayShare() || m_campaign.waiting == 0)
        return {};
    //: the button that sends people once more to the doors where nobody answered
    return tr("没人的 %n 户再敲一轮", nullptr, m_campaign.waiting);
}

void CampaignModel::nextRound() {
    if (m_opening)
        return;
    m_opening = true;
    backend()->nextCampaignRound(m_campaignId, this, [this](Result<int> opened) {
        setProblem(opened ? QString() : Words::campaignProblem(opened.error().code));
        load();
    });
}

} // namespace banyan::ui
