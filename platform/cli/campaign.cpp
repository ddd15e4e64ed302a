#include "core/usecases/campaigns.h"

#include "platform/cli/commands.h"
#include "platform/cli/output.h"

#include <QJsonObject>

namespace banyan::cli {

namespace {

std::optional<Uuid> idWith(Store& store, EntityId entity, const char* field,
                           const std::string& value) {
    const auto found = store.table(entity).select(
        std::string(field) + " = ? AND record_state = 0 LIMIT 1", {Value{value}});
    return found.empty() ? std::nullopt : std::optional(found.front().id);
}

void printProgress(const CampaignProgress& progress, std::size_t fit, int sent, bool isJson) {
    if (isJson)
        printJson(QJsonObject{{q("fit"), static_cast<qint64>(fit)},
                              {q("sent"), sent},
                              {q("doors"), progress.doors},
                              {q("done"), progress.done},
                              {q("cancelled"), progress.cancelled},
                              {q("no_answer"), progress.noAnswer},
                              {q("open"), progress.open()},
                              {q("waiting"), progress.waiting},
                              {q("round"), progress.round}});
    else
        print(std::to_string(fit) + " doors fit, " + std::to_string(sent) + " sent now; of "
              + std::to_string(progress.doors) + " doors " + std::to_string(progress.done)
              + " are done, " + std::to_string(progress.open()) + " open ("
              + std::to_string(progress.noAnswer) + " without an answer yet), "
              + std::to_string(progress.cancelled) + " cancelled");
}

} // namespace

int Phone::campaign(const Arguments& arguments) {
    const auto id = Uuid::fromText(arguments.words[1]);
    if (!id)
        return refuse(Error{ErrorCode::NotFound, "a campaign is named by its id"});
    CampaignRule rule;
    rule.careCategory = arguments.care;
    rule.occupancy = arguments.occupancy;
    rule.notReachedDays = arguments.notReachedDays;
    if (!arguments.grid.empty()) {
        rule.grid = idWith(*m_store, EntityId::Grid, "code", arguments.grid);
        if (!rule.grid)
            return refuse(
                Error{ErrorCode::NotFound, "there is no grid with the code " + arguments.grid});
    }
    std::vector<Uuid> people;
    for (const auto& account : arguments.knockers) {
        const auto user = idWith(*m_store, EntityId::User, "account", account);
        if (!user)
            return refuse(Error{ErrorCode::NotFound, "there is no account named " + account});
        people.push_back(*user);
    }
    Campaigns campaigns(*m_store);
    const auto doors = campaigns.doorsFor(*id, rule);
    if (!doors)
        return refuse(doors.error());
    int sent = 0;
    if (arguments.wantsCancel) {
        if (const auto cancelled = campaigns.cancel(*id); !cancelled)
            return refuse(cancelled.error());
    } else if (arguments.wantsNextRound) {
        const auto opened = campaigns.nextRound(*id, people);
        if (!opened)
            return refuse(opened.error());
        sent = *opened;
    } else if (!people.empty()) {
        const auto made = campaigns.send(*id, *doors, people);
        if (!made)
            return refuse(made.error());
        sent = *made;
    }
    const auto progress = campaigns.progress(*id);
    if (!progress)
        return refuse(progress.error());
    printProgress(*progress, doors->size(), sent, arguments.isJson);
    return exitDone;
}

} // namespace banyan::cli
