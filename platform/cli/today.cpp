#include "core/usecases/due.h"
#include "core/usecases/reminders.h"
#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <QJsonArray>
#include <QJsonObject>

namespace banyan::cli {

namespace {

QJsonValue textJson(const std::string& text) {
    return text.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(q(text));
}

std::string doorText(const DoorPlace& place) {
    std::string text;
    for (const auto* part : {&place.estate, &place.building, &place.unit, &place.door})
        if (!part->empty())
            text += (text.empty() ? "" : "-") + *part;
    return text;
}

QJsonArray remindersJson(const std::vector<Reminder>& reminders) {
    QJsonArray array;
    for (const auto& reminder : reminders)
        array.append(QJsonObject{{q("kind"), q(reminderKindName(reminder.kind))},
                                 {q("entity"), q(specOf(reminder.entity).name)},
                                 {q("id"), q(reminder.record.text())},
                                 {q("title"), q(reminder.title)},
                                 {q("state"), q(reminder.state)},
                                 {q("day"), q(reminder.day)},
                                 {q("late"), reminder.isLate},
                                 {q("own"), reminder.isOwn}});
    return array;
}

QJsonObject todayJson(const DuePlan& plan, const Reminders& reminders) {
    QJsonArray doors;
    for (const auto& door : plan.ahead)
        doors.append(QJsonObject{{q("household"), q(door.household.text())},
                                 {q("door"), q(doorText(door.place))},
                                 {q("reason"), q(dueReasonName(door.due.reason))},
                                 {q("overdue_days"), door.due.overdueDays}});
    QJsonArray campaigns;
    for (const auto& share : reminders.campaigns)
        campaigns.append(QJsonObject{{q("campaign"), q(share.campaign.text())},
                                     {q("title"), q(share.title)},
                                     {q("until"), textJson(share.until)},
                                     {q("doors"), share.doors},
                                     {q("round"), share.round}});
    return {{q("today"), q(plan.today.text())},
            {q("doors"), doors},
            {q("done"), static_cast<int>(plan.done.size())},
            {q("campaigns"), campaigns},
            {q("answers"), remindersJson(reminders.answers)},
            {q("dated"), remindersJson(reminders.dated)}};
}

} // namespace

int Phone::today(const Arguments& arguments) {
    const auto plan = duePlan(*m_store);
    if (!plan)
        return refuse(plan.error());
    const auto reminded = reminders(*m_store);
    if (!reminded)
        return refuse(reminded.error());
    if (arguments.isJson) {
        printJson(todayJson(*plan, *reminded));
        return exitDone;
    }
    for (const auto& share : reminded->campaigns)
        print("campaign  " + share.title + "  round " + std::to_string(share.round) + ", "
              + std::to_string(share.doors) + " doors left, until " + share.until);
    for (const auto* part : {&reminded->answers, &reminded->dated})
        for (const auto& reminder : *part)
            print(std::string(reminderKindName(reminder.kind)) + "  " + specOf(reminder.entity).name
                  + " " + reminder.record.text() + "  " + reminder.title + "  " + reminder.state
                  + ", " + reminder.day + (reminder.isLate ? "  (late)" : ""));
    for (const auto& door : plan->ahead)
        print(door.household.text() + "  " + doorText(door.place) + "  "
              + dueReasonName(door.due.reason));
    return exitDone;
}

} // namespace banyan::cli
