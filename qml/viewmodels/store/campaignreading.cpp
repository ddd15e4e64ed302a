#include "qml/viewmodels/store/campaignreading.h"

#include "core/schema/workflow.h"
#include "core/usecases/campaigns.h"
#include "qml/viewmodels/store/coretext.h"
#include "qml/viewmodels/store/doorreading.h"

namespace banyan::ui {

namespace {

Result<CampaignRule> ruleFrom(const CampaignRuleAsk& ask) {
    CampaignRule rule;
    for (const auto& [text, id] :
         {std::pair(ask.gridId, &rule.grid), std::pair(ask.estateId, &rule.estate)}) {
        if (text.isEmpty())
            continue;
        const auto given = idFrom(text);
        if (!given)
            return given.error();
        *id = *given;
    }
    rule.careCategory = ask.care.toStdString();
    rule.occupancy = ask.occupancy.toStdString();
    rule.notReachedDays = ask.notReachedDays;
    return rule;
}

} // namespace

// Who only knocks may not hold the campaign itself: then its tasks say what there is to know.
Result<CampaignValue> readCampaign(Store& store, const QString& id) {
    const auto campaign = idFrom(id);
    if (!campaign)
        return campaign.error();
    Campaigns campaigns(store);
    const auto progress = campaigns.progress(*campaign);
    const auto mine = campaigns.doorsOf(*campaign, true);
    if (!progress || !mine)
        return progress ? mine.error() : progress.error();
    CampaignValue value;
    value.id = id;
    value.doors = progress->doors;
    value.done = progress->done;
    value.cancelled = progress->cancelled;
    value.noAnswer = progress->noAnswer;
    value.waiting = progress->waiting;
    value.toKnock = progress->toKnock;
    value.round = progress->round;
    value.mine = int(mine->size());
    if (const auto record = store.table(EntityId::Campaign).find(*campaign)) {
        const auto role = roleOf(store);
        value.title = textFrom(record->text("title"));
        value.state = textFrom(record->text("state"));
        value.until = textFrom(record->text("until"));
        value.mayDirect = role && (mask(*role) & roles::desks);
        value.over = workflows::campaign.isEnd(record->text("state"))
                     || record->text("until") < localDateOf(store.clock().wallMs()).text();
        return value;
    }
    const auto tasks = store.table(EntityId::Task)
                           .select("campaign = ? AND record_state = 0 LIMIT 1", {Value{*campaign}});
    if (tasks.empty())
        return Error{ErrorCode::NotFound, "there is no such campaign here"};
    value.title = textFrom(tasks.front().text("title"));
    value.until = textFrom(tasks.front().text("due"));
    return value;
}

Result<std::vector<CampaignDoorRow>> readCampaignDoors(Store& store, const QString& id, bool mine) {
    const auto campaign = idFrom(id);
    if (!campaign)
        return campaign.error();
    const auto doors = Campaigns(store).doorsOf(*campaign, mine);
    if (!doors)
        return doors.error();
    std::vector<CampaignDoorRow> rows;
    for (const auto& door : *doors)
        rows.push_back({textFrom(door.household), placeFrom(door.place), textFrom(door.headName),
                        textFrom(door.state), textFrom(door.assignee), door.knocks, door.round,
                        door.isWaiting(), door.isToKnock(), door.isRefusing});
    return rows;
}

Result<CampaignOptions> readCampaignOptions(Store& store, const QString& id) {
    const auto campaign = idFrom(id);
    if (!campaign)
        return campaign.error();
    const auto places = Campaigns(store).places(*campaign);
    const auto people = Campaigns(store).people(*campaign);
    if (!places || !people)
        return places ? people.error() : places.error();
    CampaignOptions options;
    for (const auto& place : *places)
        options.places.push_back({textFrom(place.id), textFrom(place.name), textFrom(place.grid)});
    for (const auto& person : *people)
        options.people.push_back({textFrom(person.user), textFrom(person.name),
                                  textFrom(person.role), textFrom(person.group)});
    return options;
}

Result<CampaignFit> readCampaignFit(Store& store, const QString& id, const CampaignRuleAsk& ask) {
    const auto campaign = idFrom(id);
    const auto rule = ruleFrom(ask);
    if (!campaign || !rule)
        return campaign ? rule.error() : campaign.error();
    const auto preview = Campaigns(store).preview(*campaign, *rule);
    if (!preview)
        return preview.error();
    return CampaignFit{preview->fit, preview->missing};
}

Result<int> saveCampaignShare(Store& store, const QString& id, const CampaignRuleAsk& ask,
                              const QStringList& people) {
    const auto campaign = idFrom(id);
    const auto rule = ruleFrom(ask);
    if (!campaign || !rule)
        return campaign ? rule.error() : campaign.error();
    std::vector<Uuid> users;
    for (const QString& person : people) {
        const auto user = idFrom(person);
        if (!user)
            return user.error();
        users.push_back(*user);
    }
    Campaigns campaigns(store);
    const auto doors = campaigns.doorsFor(*campaign, *rule);
    return doors ? campaigns.send(*campaign, *doors, users) : Result<int>(doors.error());
}

Result<int> saveCampaignRound(Store& store, const QString& id) {
    const auto campaign = idFrom(id);
    return campaign ? Campaigns(store).nextRound(*campaign, {}) : Result<int>(campaign.error());
}

} // namespace banyan::ui
