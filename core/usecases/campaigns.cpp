#include "core/usecases/campaigns.h"

#include "core/schema/workflow.h"

#include <algorithm>

namespace banyan {

namespace {

Uuid taskOf(const Uuid& campaign, const Uuid& household) {
    return Uuid::derived("campaign" + std::string(campaign.view()) + std::string(household.view()));
}

Status checkCode(const CodeList& list, const std::string& code) {
    if (code.empty() || list.find(code))
        return ok();
    return Error{ErrorCode::Invalid,
                 std::string(list.name) + ": the code " + code + " is not known"};
}

} // namespace

Result<std::vector<Uuid>> Campaigns::doors(const CampaignRule& rule) {
    if (auto status = checkCode(codes::careCategory, rule.careCategory); !status)
        return status.error();
    if (auto status = checkCode(codes::occupancy, rule.occupancy); !status)
        return status.error();
    return guarded([&]() -> Result<std::vector<Uuid>> {
        std::string sql =
            "SELECT h.id FROM household h JOIN dwelling d ON d.id = h.dwelling WHERE "
            "h.record_state = 0 AND d.record_state = 0 AND coalesce(h.visit_state, 'normal') <> "
            "'refuses'";
        std::vector<Value> values;
        const auto with = [&](const char* condition, Value value) {
            sql += std::string(" AND ") + condition;
            values.push_back(std::move(value));
        };
        if (rule.grid)
            with("d.grid = ?", Value{*rule.grid});
        if (rule.estate)
            with("d.estate = ?", Value{*rule.estate});
        if (!rule.occupancy.empty())
            with("d.occupancy = ?", Value{rule.occupancy});
        if (!rule.careCategory.empty()) {
            with("EXISTS (SELECT 1 FROM care_tag t WHERE t.household = h.id AND t.record_state = 0 "
                 "AND t.removed_reason IS NULL AND t.category = ?",
                 Value{rule.careCategory});
            with("(t.expires IS NULL OR t.expires >= ?))",
                 Value{localDateOf(m_store.clock().wallMs()).text()});
        }
        if (rule.notReachedDays > 0)
            with("NOT EXISTS (SELECT 1 FROM visit v WHERE v.household = h.id AND v.record_state = "
                 "0 AND v.void_reason IS NULL AND v.outcome IN ('met', 'by_phone', 'by_another') "
                 "AND v.observed_at > ?)",
                 Value{m_store.clock().wallMs() - rule.notReachedDays * msPerDay});
        auto statement = m_store.database().prepare(
            sql
            + " ORDER BY d.grid, d.estate, d.building, d.unit, d.floor, length(d.door), d.door");
        for (std::size_t i = 0; i < values.size(); ++i)
            statement.bind(static_cast<int>(i) + 1, values[i]);
        std::vector<Uuid> households;
        while (statement.step())
            households.push_back(statement.id(0));
        return households;
    });
}

Result<int> Campaigns::send(const Uuid& campaign, const std::vector<Uuid>& households,
                            const std::vector<Uuid>& people) {
    return guarded([&]() -> Result<int> {
        const auto record = m_store.table(EntityId::Campaign).find(campaign);
        if (!record || record->head.state != RecordState::Live)
            return Error{ErrorCode::NotFound, "there is no such campaign here"};
        if (workflows::campaign.isEnd(record->text("state")))
            return Error{ErrorCode::Invalid, "this campaign is over"};
        if (households.empty())
            return Error{ErrorCode::Invalid, "no door fits this rule; widen it"};
        if (people.empty())
            return Error{ErrorCode::Invalid, "say who knocks"};
        std::vector<Uuid> missing;
        for (const auto& household : households)
            if (!m_store.table(EntityId::Task).head(taskOf(campaign, household)))
                missing.push_back(household);
        const std::size_t share = (missing.size() + people.size() - 1) / people.size();
        for (std::size_t from = 0; from < missing.size(); from += doorsPerAction) {
            ActionDraft draft(m_store);
            const std::size_t to = std::min(missing.size(), from + doorsPerAction);
            for (std::size_t i = from; i < to; ++i)
                draft.create(EntityId::Task,
                             {{"household", Value{missing[i]}},
                              {"kind", Value{std::string("visit")}},
                              {"title", record->value("title")},
                              {"assignee", Value{people[i / share]}},
                              {"due", record->value("until")},
                              {"state", Value{std::string("open")}},
                              {"campaign", Value{campaign}}},
                             taskOf(campaign, missing[i]));
            if (auto done = draft.commit("campaign", campaign, 0); !done)
                return done.error();
        }
        return static_cast<int>(missing.size());
    });
}

Result<CampaignProgress> Campaigns::progress(const Uuid& campaign) {
    return guarded([&]() -> Result<CampaignProgress> {
        auto statement = m_store.database().prepare(
            "SELECT count(*), count(CASE WHEN state = 'done' THEN 1 END), count(CASE WHEN state = "
            "'cancelled' THEN 1 END), count(CASE WHEN state = 'open' AND coalesce(rounds, 0) > 0 "
            "THEN 1 END) FROM task WHERE campaign = ? AND record_state = 0");
        statement.bind(1, campaign);
        statement.step();
        CampaignProgress progress;
        progress.doors = static_cast<int>(statement.integer(0));
        progress.done = static_cast<int>(statement.integer(1));
        progress.cancelled = static_cast<int>(statement.integer(2));
        progress.noAnswer = static_cast<int>(statement.integer(3));
        return progress;
    });
}

} // namespace banyan
